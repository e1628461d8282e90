"""A publication at one instance is read at all others."""
import threading
import time

from instances import Line
from traffic import percentiles

LONGEST = 5.0


class Watch(threading.Thread):
    """Asks one instance for an article again and again, until it shows the title that is waited for."""

    def __init__(self, port, path):
        super().__init__(daemon=True)
        self.line, self.path, self.title, self.seen = Line(port), path, None, None

    def run(self):
        until = time.monotonic() + 2 * LONGEST
        while time.monotonic() < until:
            article, _ = self.line.json("GET", self.path, wanted=(200, 404), key=False)
            if article.get("title") == self.title:
                self.seen = time.monotonic()
                return
            time.sleep(0.001)


def run(cluster):
    times, number = [], 0
    ports = [instance.port for instance in cluster.instances]
    desks = {port: Line(port) for port in ports}
    draft, etag = desks[ports[0]].json("POST", "/v1/desk/articles", {
        "title": "Spread", "body": {"format": "markdown", "content": "Words."}}, wanted=(201,))
    desk, path = "/v1/desk/articles/" + draft["id"], "/v1/articles/" + draft["id"]
    while number < cluster.options.publications:
        port, title = ports[number % len(ports)], f"Spread {number}"
        number += 1
        _, etag = desks[port].json("PATCH", desk, {"title": title}, If_Match=etag)
        eyes = [Watch(other, path) for other in ports if other != port]
        for eye in eyes:
            eye.title = title
            eye.start()
        _, etag = desks[port].json("POST", desk + "/publish", {}, If_Match=etag)
        acknowledged = time.monotonic()
        # Who published reads it at once.
        own, _ = desks[port].json("GET", path, key=False)
        if own["title"] != title:
            raise RuntimeError(f"{port} does not show what was published there")
        for eye in eyes:
            eye.join()
            times.append(max(0.0, eye.seen - acknowledged) if eye.seen else LONGEST)
    cluster.tell(f"{number} publications at the instances in turn, each read at the two others: {percentiles(times)} after the acknowledgement")
    cluster.check(max(times) < LONGEST, "every publication was read at every instance")
    cluster.check(sorted(times)[int(len(times) * 0.99)] < 1.0, "99 of 100 within a second")
