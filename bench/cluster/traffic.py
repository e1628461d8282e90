"""Readers, staff and followers of the stream of changes, all through the proxy; staff write down what was acknowledged."""
import http.client
import json
import threading
import time
import uuid

from instances import Failure, Line

READS = ("/v1/articles", "/v1/articles?limit=5&sort=-updatedAt", "/v1/live", "/v1/changes?limit=50", "/feeds/articles.rss", "/v1/sections")


def percentiles(times):
    ordered = sorted(times)
    if not ordered:
        return "none"
    at = lambda part: 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]
    return f"p50 {at(0.5):.0f} ms, p99 {at(0.99):.0f} ms, worst {at(1):.0f} ms"


class Traffic:
    """So many requests a second, of which a part are writes; what fails is kept, and writers may go on after a failure."""

    def __init__(self, port, rate, writes=0.15, hands=64):
        self.port, self.rate, self.writes, self.hands = port, rate, writes, hands
        self.word = uuid.uuid4().hex[:8]
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.failures, self.times, self.write_times = [], [], []
        self.written = []  # (when, path, what readers must find there)
        self.threads = []
        self.begun = None

    def start(self):
        self.begun = time.monotonic()
        writers = max(1, round(self.hands * self.writes))
        for hand in range(self.hands):
            kind, count, rate = (Writer, writers, self.rate * self.writes) if hand < writers else (
                Reader, self.hands - writers, self.rate * (1 - self.writes))
            one = threading.Thread(target=self.work, args=(kind(self, hand), count / rate), daemon=True)
            one.start()
            self.threads.append(one)
        return self

    def work(self, hand, pause):
        due = time.monotonic() + pause * (hash(hand) % 100) / 100
        while not self.over.wait(max(0, due - time.monotonic())):
            begun = time.monotonic()
            try:
                hand.once()
                with self.lock:
                    self.times.append(time.monotonic() - begun)
            except Failure as failure:
                with self.lock:
                    self.failures.append((time.monotonic(), str(failure)))
                hand.recover()
            due = max(due + pause, time.monotonic() - 1)

    def acknowledged(self, path, text, took):
        with self.lock:
            self.written.append((time.monotonic(), path, text))
            self.write_times.append(took)

    def stop(self):
        self.over.set()
        for one in self.threads:
            one.join(60)
        self.seconds = time.monotonic() - self.begun
        return self

    def said(self):
        return (f"{len(self.times) + len(self.failures)} requests in {self.seconds:.0f} s ({len(self.times) / self.seconds:.0f}/s), "
                f"{len(self.written)} acknowledged writes, {len(self.failures)} failed; {percentiles(self.times)}; "
                f"writes: {percentiles(self.write_times)}")

    def missing(self, port):
        """Acknowledged writes that an instance does not show."""
        newest = {}
        for _, path, text in self.written:
            newest[path] = text
        line, lost = Line(port), []
        for path, text in newest.items():
            answer, body = line.ask("GET", path, wanted=(200, 404), key=False)
            title = json.loads(body).get("title", "") if answer.status == 200 else ""
            # A later version may have been committed without an answer; an earlier one may not be there again.
            if not (title == text or number(title) > number(text)):
                lost.append((path, text, title or answer.status))
        return lost


def number(title):
    last = title.rsplit(" ", 1)[-1]
    return int(last) if last.isdigit() else -1


class Reader:
    def __init__(self, traffic, hand):
        self.traffic, self.turn, self.line = traffic, hand, Line(traffic.port)

    def once(self):
        self.turn += 1
        known = self.traffic.written
        path = known[-1 - self.turn % min(20, len(known))][1] if known and self.turn % 3 == 0 else READS[self.turn % len(READS)]
        answer, text = self.line.ask("GET", path, key=False)
        if "json" in answer.headers.get("Content-Type", ""):
            json.loads(text)

    def recover(self):
        self.line.close()


class Writer:
    """An article that is changed and published again and again, and live updates."""

    def __init__(self, traffic, hand):
        self.traffic, self.hand, self.line = traffic, hand, Line(traffic.port)
        self.turn, self.path, self.etag, self.public = 0, None, None, None

    def once(self):
        step = self.turn % 3 if self.path else 2
        if self.path is None:
            self.create()
        elif step == 0:
            _, self.etag = self.line.json("PATCH", self.path, {"title": self.title()}, If_Match=self.etag)
        elif step == 1:
            self.timed(lambda: self.line.json("POST", self.path + "/publish", {}, If_Match=self.etag), self.public, self.title(-1))
        else:
            title = f"Update {self.traffic.word} {self.hand} {self.turn}"
            begun = time.monotonic()
            made, _ = self.line.json("POST", "/v1/desk/live", {"title": title}, wanted=(201,), Idempotency_Key=str(uuid.uuid4()))
            self.traffic.acknowledged(f"/v1/live/{made['id']}", title, time.monotonic() - begun)
        self.turn += 1

    def create(self):
        body = {"format": "markdown", "content": "Words of the day. " * 40}
        draft, self.etag = self.line.json("POST", "/v1/desk/articles", {"title": self.title(), "body": body}, wanted=(201,))
        self.path, self.public = "/v1/desk/articles/" + draft["id"], "/v1/articles/" + draft["id"]

    def timed(self, write, path, title):
        begun = time.monotonic()
        _, self.etag = write()
        self.traffic.acknowledged(path, title, time.monotonic() - begun)

    def title(self, back=0):
        return f"Story {self.traffic.word} {self.hand} {self.turn + back}"

    def recover(self):
        """As a person would: look at what is there now, and go on from it."""
        self.line.close()
        if self.path:
            try:
                _, self.etag = self.line.json("GET", self.path)
                self.turn -= self.turn % 3
            except Failure:
                self.line.close()


class Follower:
    """Reads the stream of changes as a browser does: comes back when it was told to, with the last id."""

    def __init__(self, port, after):
        self.port, self.start, self.last = port, after, after
        self.seqs, self.resets, self.reopened, self.refused = [], 0, 0, 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        pause = 1.0
        while not self.over.is_set():
            try:
                pause = self.read(pause)
                self.reopened += 1
            except (OSError, http.client.HTTPException, Failure):
                self.refused += 1
            self.over.wait(pause)

    def read(self, pause):
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            client.request("GET", "/v1/changes/stream", headers={"Last-Event-ID": str(self.last)})
            answer = client.getresponse()
            if answer.status != 200:
                raise Failure(answer.status)
            event = {}
            while not self.over.is_set():
                line = answer.readline().decode()
                if not line:
                    return pause
                name, _, value = line.rstrip("\n").partition(": ")
                if name == "retry":
                    pause = int(value) / 1000
                elif name:
                    event[name] = value
                else:
                    self.take(event)
                    event = {}
            return pause
        finally:
            client.close()

    def take(self, event):
        if "id" in event:
            self.last = int(event["id"])
        if event.get("event") == "reset":
            self.resets += 1
        elif event.get("event", "hello") != "hello":
            self.seqs.append(self.last)

    def until(self, seq, patience=60):
        until = time.monotonic() + patience
        while self.last < seq and time.monotonic() < until:
            time.sleep(0.05)
        return self

    def stop(self):
        self.over.set()
        self.thread.join(30)


def log_after(port, seq):
    """The numbers of all changes after this one."""
    line, found = Line(port), []
    while True:
        page, _ = line.json("GET", f"/v1/changes?limit=100&after={seq}", key=False)
        found += [change["seq"] for change in page["data"]]
        if not page["data"]:
            return found
        seq = page["data"][-1]["seq"]


def newest(port):
    """The number of the newest change."""
    return (log_after(port, 0) or [0])[-1]
