"""A cluster on one machine, and what operators do to it; bench/cluster.sh says how to call it."""
import argparse
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import time

import alerts
import backup
import failover
import rolling
import soak
import spread
import upgrade
from instances import Instance, rehearse
from postgres import Postgres, USER
from proxy import Proxy

STEPS = {"spread": spread, "rolling": rolling, "upgrade": upgrade, "failover": failover, "backup": backup, "alerts": alerts,
         "soak": soak}
BY_NAME_ALONE = {"soak"}
PROXY, INSTANCES, RESTORED, DATABASES = 18500, (18501, 18502, 18503), 18504, (18505, 18506)


def arguments():
    options = argparse.ArgumentParser()
    options.add_argument("--only", default=",".join(name for name in STEPS if name not in BY_NAME_ALONE))
    options.add_argument("--publications", type=int, default=200)
    options.add_argument("--restarts", type=int, default=6)
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--rate", type=float, default=200)
    options.add_argument("--maven", default="mvn")
    options.add_argument("--next", help="another build to upgrade to, in place of those that upgrade makes")
    options.add_argument("--keep", action="store_true", help="leaves the folder with logs and data")
    return options.parse_args()


class Failed(Exception):
    """What a step promised did not hold."""


class Cluster:
    def __init__(self, options):
        self.options = options
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-cluster-"))
        self.folder.chmod(0o755)
        self.public = f"http://127.0.0.1:{PROXY}"
        self.running = []
        self.said = []

    def start(self):
        databases = self.folder / "databases"
        databases.mkdir()
        shutil.chown(databases, USER)
        self.primary = self.started(Postgres("primary", DATABASES[0], databases)).initialise()
        self.primary.sql("create role dateline login password 'bench-cluster'")
        self.primary.sql("create database dateline owner dateline")
        self.primary.sql("create database rehearsal owner dateline")
        rehearse(self.folder / "rehearsal", self.url("rehearsal"))
        self.replica = self.started(Postgres("standby", DATABASES[1], databases)).clone(self.primary)
        self.primary.wait_for(self.replica)
        self.instances = [self.started(Instance(port, self.folder, self.url("dateline"), self.public)) for port in INSTANCES]
        # The first one brings the schema.
        for instance in self.instances:
            instance.start().ready()
        self.proxy = self.started(Proxy(PROXY, self.folder / "nginx", INSTANCES))
        return self

    def url(self, database):
        """As docs/operations.md tells operators to write it."""
        hosts = ",".join(f"127.0.0.1:{port}" for port in DATABASES)
        return f"jdbc:postgresql://{hosts}/{database}?targetServerType=primary&hostRecheckSeconds=1&connectTimeout=2"

    def restored(self, database):
        return self.started(Instance(RESTORED, self.folder, self.url(database), self.public))

    def started(self, one):
        self.running.insert(0, one)
        return one

    def check(self, holds, sentence):
        print(f"    {'ok  ' if holds else 'FAIL'} {sentence}", flush=True)
        if not holds:
            raise Failed(sentence)

    def tell(self, sentence):
        print(f"         {sentence}", flush=True)

    def stop(self):
        for one in self.running:
            one.stop()
        if not self.options.keep:
            shutil.rmtree(self.folder, ignore_errors=True)


def main():
    options = arguments()
    chosen = [name for name in STEPS if name in options.only.split(",")]
    if "soak" in chosen:
        # What is bounded gets bounds that are reached while it warms up: what grows after that has none.
        os.environ |= {"DATELINE_CACHE_SIZE": "2M", "DATELINE_STREAM_RECENT_EVENTS": "1000"}
    cluster, failed = Cluster(options), []
    try:
        begun = time.monotonic()
        cluster.start()
        print(f"three instances, two databases and nginx are up after {time.monotonic() - begun:.0f} s, in {cluster.folder}", flush=True)
        for name in chosen:
            begun = time.monotonic()
            print(f"{name}: {STEPS[name].__doc__}", flush=True)
            try:
                STEPS[name].run(cluster)
            except Exception as failure:  # noqa: the other steps are still of interest, and the exit code tells
                failed.append(name)
                print(f"    {name} failed: {failure!r}", flush=True)
                options.keep = True
            print(f"    ({time.monotonic() - begun:.0f} s)", flush=True)
    finally:
        cluster.stop()
    if failed:
        print(f"failed: {', '.join(failed)}; logs are in {cluster.folder}")
    return 1 if failed else 0


if __name__ == "__main__":
    # Whoever breaks it off leaves nothing behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())
