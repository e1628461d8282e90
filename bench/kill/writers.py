"""Writers who keep a log of what was acknowledged to them, and look it up after every kill."""

import random
import threading
import time
import uuid

from house import call

PATIENCE = 120
ROWS = 500  # of a list of subscribers
REMEMBERED = 2000  # articles to edit, updates to amend, requests to repeat: the newest


class Newest(list):
    """Only the last of what is added: a long campaign must not become slower."""

    def append(self, one):
        super().append(one)
        if len(self) > 2 * REMEMBERED:
            del self[:REMEMBERED]


class Writer(threading.Thread):
    def __init__(self, number, seed, most, pause, campaign):
        super().__init__(daemon=True)
        self.number, self.most, self.pause, self.campaign = number, most, pause, campaign
        self.random = random.Random(seed * 1000 + number)
        self.made = 0
        self.seen_kills = 0
        self.articles, self.updates, self.collections, self.readers = {}, {}, {}, []
        self.live, self.amendable = Newest(), Newest()
        self.lists = {}  # paths of their reports, by how the addresses begin
        self.unread, self.unread_lists = set(), []
        self.acknowledged = Newest()
        self.count = {}
        self.requests = self.retried = 0
        self.failure = None
        self.start()

    def run(self):
        try:
            while not self.campaign.over and sum(self.count.values()) < self.most:
                if self.seen_kills < self.campaign.kills:
                    self.seen_kills = self.campaign.kills
                    self.look_up()
                self.work()
                time.sleep(self.random.uniform(0, 2 * self.pause))
            self.look_up()
        except Exception as e:  # noqa: BLE001: whatever it is, the campaign has failed
            self.failure = f"writer {self.number}: {type(e).__name__}: {e}"

    def work(self):
        chosen = self.random.choices(
            [self.article, self.edit, self.retract, self.report, self.amend, self.subscribe, self.collect, self.bring_in],
            [3, 4, 1, 4, 2, 2, 2, 1])[0]
        if chosen in (self.edit, self.retract) and not self.live or chosen == self.amend and not self.amendable:
            chosen = self.article
        chosen(*([self.random.choice(self.live)] if chosen in (self.edit, self.retract) else []))

    def title(self, kind):
        self.made += 1
        return f"{kind} {self.number} {self.made}"

    def done(self, kind):
        self.count[kind] = self.count.get(kind, 0) + 1

    # ---- what is sent again until it is acknowledged

    def post(self, path, body, match=None):
        """With a key: however often it is sent, it has one effect."""
        key = str(uuid.uuid4())
        headers = {"Idempotency_Key": key, **({"If_Match": match} if match else {})}
        status, answer, given = self.until_answered("POST", path, body, headers)
        if status not in (200, 201, 202):
            raise AssertionError(f"POST {path}: {status} {answer}")
        self.requests += 1
        if not path.startswith("/v1/subscriptions"):
            self.acknowledged.append((path, body, headers, status, answer.get("id"), given.get("ETag")))
        return answer, given.get("ETag")

    def until_answered(self, method, path, body, headers):
        end = time.monotonic() + PATIENCE
        while True:
            status, answer, given = call(method, path, body, staff=path.startswith("/v1/desk"), **headers)
            if status == 500:
                self.campaign.fault(f"500 of {method} {path}")
            if status not in (0, 409, 500, 502, 503, 504):
                return status, answer, given
            if status == 409 and "busy" not in answer["type"]:
                return status, answer, given
            if time.monotonic() > end:
                raise AssertionError(f"{method} {path}: no answer within {PATIENCE} s, last {status} {answer}")
            self.retried += 1
            time.sleep(self.random.uniform(0.05, 0.4))

    def change(self, path, patch, etag):
        """Without a key: whether an attempt without an answer had its effect is looked up."""
        end = time.monotonic() + PATIENCE
        while True:
            status, answer, given = call("PATCH", path, patch, If_Match=etag)
            if status == 200:
                self.requests += 1
                return given["ETag"]
            if status == 500:
                self.campaign.fault(f"500 of PATCH {path}")
            if status not in (0, 412, 500, 502, 503, 504):
                raise AssertionError(f"PATCH {path}: {status} {answer}")
            if time.monotonic() > end:
                raise AssertionError(f"PATCH {path}: no answer, last {status} {answer}")
            self.retried += 1
            time.sleep(self.random.uniform(0.05, 0.4))
            status, now, given = self.until_answered("GET", path, None, {})
            if status != 200:
                raise AssertionError(f"GET {path}: {status} {now}")
            if all(now[name] == value for name, value in patch.items()):
                self.requests += 1
                return given["ETag"]
            etag = given["ETag"]

    # ---- what newsrooms do

    def article(self):
        title = self.title("Article")
        made, etag = self.post("/v1/desk/articles", {"title": title, "body": {"format": "html", "content": "<p>Words.</p>"}})
        path = f"/v1/desk/articles/{made['id']}"
        self.articles[path] = {"title": title, "status": "draft", "etag": etag}
        self.unread.add(path)
        self.publish(path)
        self.done("articles")

    def publish(self, path):
        state = self.articles[path]
        _, state["etag"] = self.post(path + "/publish", {}, state["etag"])
        if state["status"] == "draft":
            self.live.append(path)
        state["status"] = "published"
        state["public"] = state["title"]

    def edit(self, path):
        state = self.articles[path]
        title = self.title("Edited")
        state["etag"] = self.change(path, {"title": title}, state["etag"])
        state["title"] = title
        self.unread.add(path)
        self.publish(path)
        self.done("edits")

    def retract(self, path):
        state = self.articles[path]
        _, state["etag"] = self.post(path + "/retract", {"reason": "Wrong."}, state["etag"])
        state["status"] = "retracted"
        self.live.remove(path)
        self.unread.add(path)
        self.done("retractions")

    def report(self):
        title = self.title("Update")
        made, etag = self.post("/v1/desk/live", {"title": title, "body": {"format": "html", "content": "<p>Words.</p>"}})
        path = f"/v1/desk/live/{made['id']}"
        self.updates[path] = {"title": title, "etag": etag}
        self.amendable.append(path)
        self.unread.add(path)
        self.done("live updates")

    def amend(self):
        path = self.random.choice(self.amendable)
        title = self.title("Amended")
        self.updates[path] = {"title": title, "etag": self.change(path, {"title": title}, self.updates[path]["etag"])}
        self.unread.add(path)
        self.done("amendments")

    def subscribe(self):
        address = f"reader-{self.number}-{self.made}@example.net"
        self.made += 1
        self.post("/v1/subscriptions", {
            "email": address, "newsletters": [self.campaign.newsletter], "consent": {"text": "Yes.", "formId": "bench"}})
        self.readers.append(address)
        self.done("subscriptions")

    def bring_in(self):
        """A list of subscribers; the answer says that the file is kept. Sent again, it changes nothing."""
        name = f"list-{self.number}-{self.made}-"
        self.made += 1
        rows = "".join(f"{name}{row}@example.net,{self.campaign.newsletter},2025-01-21T21:46:00Z,form\n" for row in range(ROWS))
        status, answer, given = self.until_answered(
            "POST", "/v1/desk/subscribers/imports", b"email,newsletters,confirmed_at,consent_source\n" + rows.encode(), {})
        if status != 202:
            raise AssertionError(f"POST of a list: {status} {answer}")
        self.requests += 1
        self.lists[name] = f"/v1/desk/subscribers/imports/{answer['id']}"
        self.unread_lists.append(name)
        self.done("lists")

    def collect(self):
        live = [one.rsplit("/", 1)[1] for one in self.live[-5:]]
        if self.collections and self.random.random() < 0.7:
            path = self.random.choice(list(self.collections))
            name = self.title("Collection")
            self.collections[path] = {"name": name, "etag": self.change(path, {"name": name}, self.collections[path]["etag"])}
        else:
            name = self.title("Collection")
            made, etag = self.post("/v1/desk/collections", {"name": name, "entries": live})
            path = f"/v1/desk/collections/{made['id']}"
            self.collections[path] = {"name": name, "etag": etag}
        self.unread.add(path)
        self.done("collections")

    # ---- what is looked up after a kill

    def look_up(self):
        for path in sorted(self.unread):
            self.compare(path)
        self.unread.clear()
        for name in self.unread_lists:
            status, report, _ = self.until_answered("GET", self.lists[name], None, {})
            if status != 200 or report["status"] == "failed":
                self.campaign.fault(f"lost: the list of {name}: {status} {report}")
        self.unread_lists.clear()
        for path, body, headers, status, made, etag in self.random.sample(self.acknowledged, min(3, len(self.acknowledged))):
            again, answer, given = self.until_answered("POST", path, body, headers)
            if (again, answer.get("id"), given.get("ETag")) != (status, made, etag):
                self.campaign.fault(f"POST {path} repeated: {again} {answer}, first it was {status} {made} {etag}")

    def compare(self, path):
        expected = self.articles.get(path) or self.updates.get(path) or self.collections[path]
        status, found, given = self.until_answered("GET", path, None, {})
        for name in ("title", "name", "status"):
            if name in expected and (status != 200 or found[name] != expected[name]):
                self.campaign.fault(f"lost: {path} should have {name} '{expected[name]}', is {status} {found and found.get(name)}")
        if status == 200 and given["ETag"] != expected["etag"]:
            self.campaign.fault(f"{path} was changed by nobody: {given['ETag']} instead of {expected['etag']}")
        if path in self.articles and expected["status"] != "draft":
            self.compare_publicly(path, expected)

    def compare_publicly(self, path, expected):
        """At any instance; the others hear of a change a moment later."""
        end = time.monotonic() + 5
        while True:
            status, found, _ = self.until_answered("GET", path.replace("/desk", ""), None, {})
            if expected["status"] == "retracted" and status == 410 or status == 200 and found["title"] == expected["public"] and expected["status"] == "published":
                return
            if time.monotonic() > end:
                self.campaign.fault(f"readers of {path} get {status} {found and found.get('title')} instead of {expected}")
                return
            time.sleep(0.1)
