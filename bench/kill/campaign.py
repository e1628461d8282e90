"""Kills what can be killed while newsrooms write and the world reads, and looks at what is left each time. See ../kill.sh."""

import argparse
import random
import signal
import sys
import time

from house import FIRST, OTHERS, PORTS, House, call
from outside import Endpoint, Follower, PostOffice
from writers import ROWS, Writer

WRITERS = 8
FOLLOWERS = 6
HANDS = 8  # letters that each instance sends at the same time
REMOVALS = ("article.retracted", "article.unpublished", "live.removed")

def together(table, unless, **counts):
    """The rows of a table unless what belongs to them is as it should be; each table is read once, however much there is."""
    names = ", ".join(f"coalesce({name}.n, 0) {name}" for name in counts)
    joins = " ".join(
        f"left join (select {key}::text id, count(*) n from {other} where {condition} group by 1) {name} on {name}.id = o.id::text"
        for name, (other, key, condition) in counts.items())
    return f"select * from (select o.*, {names} from {table} o {joins}) o where not ({unless})"


# What must be empty at any moment, since each is one transaction: article, revision, change and audit go together.
HALF_DONE = {
    "an article without its draft, or the other way round": """
        select coalesce(a.id, d.id) from article a full join draft d on d.id = a.id
        where d.id is null or (a.id is null and d.status <> 'draft') or (a.id is not null and d.status = 'draft')""",
    "a publication without its revision, change and audit entry": together(
        "(select id from draft)", "revisions = changes and changes = audits",
        revisions=("revision", "draft_id", "action = 'published'"),
        changes=("change", "subject_id", "type in ('article.published', 'article.updated')"),
        audits=("audit_entry", "subject_id", "action = 'article.publish'")),
    "a retraction without its revision, change and audit entry": together(
        "(select id, status from draft)", "revisions = changes and changes = audits and changes = (status = 'retracted')::int",
        revisions=("revision", "draft_id", "action = 'retracted'"),
        changes=("change", "subject_id", "type = 'article.retracted'"),
        audits=("audit_entry", "subject_id", "action = 'article.retract'")),
    "a save without its revision and audit entry": together(
        "(select id from draft)", "revisions = audits and revisions > 0",
        revisions=("revision", "draft_id", "action in ('created', 'saved')"),
        audits=("audit_entry", "subject_id", "action in ('article.create', 'article.save')")),
    "a live update without its change and audit entry": together(
        "(select id from live_update)", "changes = audits and changes > 0",
        changes=("change", "subject_id", "true"), audits=("audit_entry", "subject_id", "true")),
    "a collection without its change and audit entry": together(
        "(select id from collection)", "changes = audits and changes > 0",
        changes=("change", "subject_id", "cause is null"), audits=("audit_entry", "subject_id", "true")),
    "a subscriber of a list without the entry in the ledger, or with two": together(
        "(select id from subscriber where address_key like 'list-%')", "wishes = 1 and entries = 1",
        wishes=("subscription", "subscriber_id", "status = 'confirmed'"), entries=("consent_entry", "subscriber_id", "kind = 'imported'")),
    "a draft twice": "select title, count(*) from draft group by title having count(*) > 1",
    "a live update twice": "select title, count(*) from live_update group by title having count(*) > 1",
    "a subscriber twice": "select address_key, count(*) from subscriber group by address_key having count(*) > 1",
}


class Campaign:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed)
        self.kills = 0
        self.back_after = {}  # seconds, by the kind of kill
        self.faults = []
        self.over = False
        self.post_office = PostOffice()
        self.endpoint = Endpoint()
        self.house = House(self.post_office.port)

    def fault(self, sentence):
        self.faults.append(sentence)
        print("FAULT:", sentence, flush=True)

    def run(self):
        begun = time.monotonic()
        try:
            self.house.open()
            self.prepare()
            self.campaign()
            self.settle()
            self.judge()
        finally:
            self.over = True
            self.house.close()
        self.report(time.monotonic() - begun)
        return 1 if self.faults else 0

    def prepare(self):
        status, made, _ = call("POST", "/v1/desk/newsletters", {"name": "The Daily Brief", "senderAddress": "brief@example.org"})
        assert status == 201, made
        self.newsletter = made["slug"]
        self.from_seq = int(self.house.query("select coalesce(max(seq), 0) from change")[0][0])
        for path, types in (("/all", None), ("/news", ["article.published", "article.updated", "live.published"])):
            order = {"url": self.endpoint.address + path, **({"types": types} if types else {})}
            status, made, _ = call("POST", "/v1/desk/webhooks", order)
            assert status == 201, made
        self.followers = [Follower("/v1/changes/stream") for _ in range(FOLLOWERS)]
        deadline = time.monotonic() + 20
        while any(one.last is None for one in self.followers):
            assert time.monotonic() < deadline, "the streams do not begin"
            time.sleep(0.05)
        pause = WRITERS / self.options.rate if self.options.rate else 0
        self.writers = [Writer(number, self.options.seed, self.options.writes // WRITERS, pause, self) for number in range(WRITERS)]

    def campaign(self):
        order = self.random.sample(list(KINDS), len(KINDS))  # each at least once, however short it is
        for _ in range(self.options.kills):
            time.sleep(self.random.uniform(0.3, self.options.pause))
            order = order or self.random.sample(ROUND, len(ROUND))
            kind = order.pop()
            KINDS[kind](self)
            killed = time.monotonic()
            for port in PORTS:
                if self.house.processes[port].poll() is not None:
                    self.house.start(port)
            for port in PORTS:
                self.house.await_ready(port)
            self.back_after.setdefault(kind, []).append(time.monotonic() - killed)
            self.kills += 1
            # What is half-done stays so: where there are many kills, and many rows, the last of ten looks for all.
            if self.options.kills <= 20 or self.kills % 10 == 0:
                self.look()
            if self.kills % 10 == 0:
                print(f"{self.kills} kills, {sum(one.requests for one in self.writers)} writes acknowledged", flush=True)
            if any(one.failure for one in self.writers):
                break

    def look(self):
        for name, query in HALF_DONE.items():
            for row in self.house.query(query):
                self.fault(f"after kill {self.kills}: {name}: {row}")

    def settle(self):
        """Until everything that was accepted has gone out; bounded."""
        self.over = True
        for one in self.writers:
            one.join(180)
            if one.is_alive() or one.failure:
                self.fault(one.failure or f"writer {one.number} does not come to an end")
        self.changes = [(int(seq), kind) for seq, kind in
                        self.house.query(f"select seq, type from change where seq > {self.from_seq} order by seq")]
        newest = self.changes[-1][0]
        everything = {seq for seq, _ in self.changes}
        self.until("the streams", lambda: sum(not one.ids or one.ids[-1] < newest for one in self.followers))
        self.until("the webhooks", lambda: len(everything - {seq for seq, _ in self.endpoint.taken["/all"]}))
        self.until("the lists", lambda: int(self.house.query(
            f"select coalesce(sum({ROWS} + 1 - processed), 0) from subscriber_import where status in ('queued', 'running')")[0][0]))
        self.until("the letters", lambda: int(self.house.query(
            "select (select count(*) from sign_up) + (select count(*) from mail where status = 'waiting')")[0][0]))

    def until(self, name, left, patience=60):
        """Until nothing is left; a fault if nothing moves for so long."""
        before, moved = None, time.monotonic()
        while now := left():
            if now != before:
                before, moved = now, time.monotonic()
            elif time.monotonic() - moved > patience:
                self.fault(f"{name} stand still: {now} are left")
                return
            time.sleep(0.2)

    def judge(self):
        self.look()
        expected = [seq for seq, _ in self.changes]
        for one in self.followers:
            one.over = True
            for sentence in one.faults:
                self.fault(f"a stream: {sentence}")
            if one.ids[:len(expected)] != expected:
                self.fault(f"a stream has {len(one.ids)} events of {len(expected)}; missing: {sorted(set(expected) - set(one.ids))[:5]}")
        for path, kinds in (("/all", None), ("/news", ("article.published", "article.updated", "live.published"))):
            taken = self.endpoint.taken[path]
            first = list(dict.fromkeys(taken))
            wanted = {one for one in self.changes if kinds is None or one[1] in kinds}
            if missing := sorted(wanted - set(first))[:5]:
                self.fault(f"webhooks of {path} were never delivered: {missing}")
            # Removals go ahead of what waits.
            in_order = [seq for seq, kind in first if kind not in REMOVALS]
            if in_order != sorted(in_order):
                self.fault(f"webhooks of {path} came out of order")
        self.webhooks_again = sum(len(one) - len(set(one)) for one in self.endpoint.taken.values())
        self.readers = [address for one in self.writers for address in one.readers]
        letters = self.post_office.letters
        for address in self.readers:
            if address not in letters:
                self.fault(f"no letter to {address}")
            elif len(set(letters[address])) > 1:
                self.fault(f"{address} got different letters: {letters[address]}")
        self.brought_in = dict(self.house.query(
            "select regexp_replace(address_key, '[0-9]+@.*', ''), count(*) from subscriber where address_key like 'list-%' group by 1"))
        for name in (name for one in self.writers for name in one.lists):
            if self.brought_in.get(name) != str(ROWS):
                self.fault(f"of the list {name} there are {self.brought_in.get(name)} of {ROWS}")
        self.letters_again = sum(len(one) - len(set(one)) for one in letters.values())
        if self.letters_again > self.kills * HANDS * len(PORTS):
            self.fault(f"{self.letters_again} letters came twice: more than were on their way")

    def report(self, seconds):
        done = {}
        for one in self.writers:
            for kind, number in one.count.items():
                done[kind] = done.get(kind, 0) + number
        lost = "nothing lost, nothing half-done" if not self.faults else f"{len(self.faults)} FAULTS"
        kinds = "".join(
            f"\n  {len(back):4} of {kind}: all ready again after {sorted(back)[len(back) // 2]:.1f} s (median), {max(back):.1f} s (longest)"
            for kind, back in sorted(self.back_after.items()))
        print(f"""seed {self.options.seed}: {lost} in {seconds:.0f} s
{self.kills} kills; {self.house.started_again} starts had to be repeated{kinds}
acknowledged: {sum(one.requests for one in self.writers)} requests, {sum(done.values())} things done: {", ".join(f"{number} {kind}" for kind, number in sorted(done.items()))}; {sum(one.retried for one in self.writers)} tries had to be repeated
lists: {sum(int(rows) for rows in self.brought_in.values())} subscribers of {len(self.brought_in)} lists
streams: {FOLLOWERS} followers, {len(self.changes)} changes each, {sum(one.resumes for one in self.followers)} resumes
webhooks: {sum(len(one) for one in self.endpoint.taken.values())} taken, {self.webhooks_again} of them again
letters: {len(self.readers)} readers, {self.letters_again} letters twice""")


KINDS = {
    "a process of PostgreSQL": lambda self: self.house.kill_backend(self.random),
    "an instance behind the proxy": lambda self: self.house.kill_instance(self.random.choice(OTHERS)),
    "the instance with the database": lambda self: self.house.kill_instance(FIRST),
    "PostgreSQL": lambda self: self.house.kill_postgres(),
    "that instance and PostgreSQL": lambda self: (self.house.kill_instance(FIRST), self.house.kill_postgres()),
}
# How often which comes within a round. Instances take seconds of both processors to start: they come more rarely.
ROUND = [
    "an instance behind the proxy", "the instance with the database", "that instance and PostgreSQL",
    *["PostgreSQL"] * 8, *["a process of PostgreSQL"] * 9,
]


def options():
    parser = argparse.ArgumentParser(prog="bench/kill.sh")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--writes", type=int, default=100_000, help="how many things are done at the most")
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100_000)
    parser.add_argument("--rate", type=float, default=0, help="how much the writers do a second, about; 0 is as much as they can")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two kills, at the most")
    return parser.parse_args()


if __name__ == "__main__":
    # Whoever breaks it off leaves nothing behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    raise SystemExit(Campaign(options()).run())
