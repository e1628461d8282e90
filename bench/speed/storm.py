"""A storm of publications, and a check of what readers see of it; bench/storm.sh says how to call it."""
import argparse
import bisect
import http.client
import json
import multiprocessing
import shutil
import subprocess
import threading
import time

from servers import KEY, Dateline

ARTICLES = 40
HANDS = 16
EYES = 4
# Between two looks of an eye, in seconds: those who look run on the machine that they look at.
BLINK = 0.03


def arguments():
    options = argparse.ArgumentParser()
    options.add_argument("--rate", type=float, default=50)
    options.add_argument("--seconds", type=int, default=30)
    options.add_argument("--warm", type=int, default=60)
    options.add_argument("--reads", type=int, default=5_000)
    options.add_argument("--data", default="target/bench-storm")
    return options.parse_args()


class Piece:
    """An article with versions 1, 2, 3 …, each in its title, and when each was acknowledged."""

    def __init__(self, server, number):
        body = {"format": "markdown", "content": "Words of the storm. " * 50}
        draft, headers = server.desk("POST", "/v1/desk/articles", {"title": f"Storm {number} v0", "body": body})
        self.id, self.path, self.etag = draft["id"], "/v1/desk/articles/" + draft["id"], headers["ETag"]
        self.number, self.acknowledged = number, []
        self.lock = threading.Lock()

    def publish(self, desk):
        with self.lock:
            version = len(self.acknowledged)
            self.etag = desk.ask("PATCH", self.path, {"title": f"Storm {self.number} v{version}"}, self.etag)
            self.etag = desk.ask("POST", self.path + "/publish", {}, self.etag)
            self.acknowledged.append(time.monotonic())

    def age(self, version, asked):
        """How long before the question another version had been acknowledged; 0 if the answer was the newest then."""
        known = self.acknowledged
        return asked - known[version + 1] if version + 1 < len(known) and known[version + 1] < asked else 0.0


class Connection:
    """One connection that stays."""

    def __init__(self, server):
        self.server, self.client = server, http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)

    def ask(self, method, path, body, etag):
        media = "application/merge-patch+json" if method == "PATCH" else "application/json"
        self.client.request(method, path, json.dumps(body), {
            "Authorization": f"Bearer {KEY}", "Content-Type": media, "If-Match": etag})
        answer = self.client.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{method} {path}: {answer.status} {text[:300]}")
        return answer.headers["ETag"]

    def get(self, path):
        self.client.request("GET", path)
        answer = self.client.getresponse()
        return json.loads(answer.read())


class Storm:
    def __init__(self, options):
        self.options = options
        shutil.rmtree(options.data, ignore_errors=True)
        self.first = Dateline(18291, options.data + "/first").ready()
        self.second = Dateline(18292, options.data + "/second", beside=self.first).ready()
        self.pieces = [Piece(self.first, number) for number in range(ARTICLES)]
        self.watched = Piece(self.first, ARTICLES)
        self.over = threading.Event()
        self.ages = {self.first: [], self.second: []}
        self.seen_after = []
        self.failures = []

    def thread(self, work, *parameters):
        def guarded():
            try:
                work(*parameters)
            except BaseException as failure:  # noqa: a storm with a failure is none
                self.failures.append(failure)
                self.over.set()
        running = threading.Thread(target=guarded)
        running.start()
        return running

    def write(self, hand):
        desk, pause = Connection(self.first), HANDS / self.options.rate
        due = time.monotonic() + hand / self.options.rate
        while not self.over.is_set():
            time.sleep(max(0, due - time.monotonic()))
            self.pieces[hand::HANDS][int(due / pause) % len(self.pieces[hand::HANDS])].publish(desk)
            due += pause

    def read(self, server, eye):
        """Lists and articles in turn; a version that is missing in a list was pushed off it by newer ones."""
        connection, turn = Connection(server), eye
        while not self.over.is_set():
            piece = self.pieces[turn % ARTICLES]
            turn += 1
            time.sleep(BLINK)
            for path in ("/v1/articles/" + piece.id, "/v1/articles?limit=50&sort=-updatedAt&fields=title,id"):
                asked = time.monotonic()
                answer = connection.get(path)
                for entry in answer.get("data", [answer]):
                    number, version = entry["title"].removeprefix("Storm ").split(" v")
                    if int(number) < ARTICLES:
                        self.ages[server].append(self.pieces[int(number)].age(int(version), asked))

    def watch(self, over, told):
        """
        A publication at the first, and when it can be read at the second; in a process of its own, lest it wait for those who
        write and read here.
        """
        desk, eyes, piece, seen_after = Connection(self.first), Connection(self.second), self.watched, []
        while not over.is_set():
            piece.publish(desk)
            version, acknowledged = len(piece.acknowledged) - 1, piece.acknowledged[-1]
            while not eyes.get("/v1/articles/" + piece.id).get("title", "").endswith(f" v{version}"):
                time.sleep(0.001)
            seen_after.append(time.monotonic() - acknowledged)
            time.sleep(0.05)
        told.send(seen_after)

    def background(self, seconds):
        return subprocess.Popen(
            ["h2load", "--h1", "-c50", "-t1", f"--rps={max(1, self.options.reads // 50)}", f"-D{seconds}",
             f"{self.second.url}/v1/articles/{self.pieces[0].id}", f"{self.second.url}/v1/articles"],
            stdout=subprocess.PIPE, text=True)

    def hits(self, seconds):
        """The part of the readers' answers that were kept ones, at the second instance."""
        names = [f'dateline_cache_answers_total{{cache="{kind}"}}' for kind in ("hit", "miss", "collapsed", "bypass", "stale")]
        before = [self.second.metric(name) for name in names]
        time.sleep(seconds)
        grown = [self.second.metric(name) - old for name, old in zip(names, before)]
        return grown[0] / max(1, sum(grown))

    def run(self):
        seconds, desk = self.options.seconds, Connection(self.first)
        for piece in (*self.pieces, self.watched):
            piece.publish(desk)
        # Before there are threads, of which a copy of this process would have none.
        over, (heard, told) = multiprocessing.Event(), multiprocessing.Pipe(duplex=False)
        begin = multiprocessing.Event()
        watcher = multiprocessing.Process(target=lambda: begin.wait() and self.watch(over, told), daemon=True)
        watcher.start()
        load = self.background(seconds + self.options.warm + 14)
        time.sleep(2)
        before = self.hits(4)
        threads = [self.thread(self.write, hand) for hand in range(HANDS)]
        threads += [self.thread(self.read, server, eye) for server in self.ages for eye in range(EYES)]
        # Java compiles while it runs: what is new to it takes several times as long.
        time.sleep(self.options.warm)
        begin.set()
        begun = sum(len(piece.acknowledged) for piece in self.pieces)
        during = self.hits(seconds)
        rate = (sum(len(piece.acknowledged) for piece in self.pieces) - begun) / seconds
        self.over.set()
        over.set()
        for running in threads:
            running.join()
        if not heard.poll(30):
            raise SystemExit("Nobody saw the publications")
        self.seen_after = heard.recv()
        after = self.hits(4)
        said = load.communicate()[0]
        if self.failures:
            raise SystemExit(f"Something failed: {self.failures[0]!r}")
        self.report(rate, before, during, after, said)

    def report(self, rate, before, during, after, said):
        finished = [line for line in said.splitlines() if line.startswith(("finished", "requests:"))]
        print(f"{rate:.0f} publications/s for {self.options.seconds} s; readers in the background: {'; '.join(finished)}")
        for name, server in (("where staff write", self.first), ("the other one", self.second)):
            ages = sorted(self.ages[server])
            old = [age for age in ages if age > 0]
            print(f"{name}: {len(ages):,} articles in answers, {len(old):,} older than what had been acknowledged, "
                  f"the oldest by {1000 * ages[-1]:.0f} ms; more than 1 s: {len(ages) - bisect.bisect(ages, 1.0)}")
        seen = sorted(self.seen_after)
        print(f"published at one, read at the other: {len(seen)} times, median {1000 * seen[len(seen) // 2]:.0f} ms, "
              f"p99 {1000 * seen[int(len(seen) * 0.99)]:.0f} ms")
        print(f"kept answers among all: {before:.1%} before, {during:.1%} in the storm, {after:.1%} after it")

    def stop(self):
        self.over.set()
        for server in (self.second, self.first):
            server.stop()


def main():
    storm = Storm(arguments())
    try:
        storm.run()
    finally:
        storm.stop()


if __name__ == "__main__":
    main()
