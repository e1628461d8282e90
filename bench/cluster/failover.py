"""The primary is killed and the replica promoted: nothing acknowledged is lost, and all go on by themselves."""
import threading
import time

from traffic import Follower, Traffic, log_after, newest

WRITING, AFTER = 6, 12
LONGEST = 30


def run(cluster):
    primary, replica = cluster.primary, cluster.replica
    ports = [instance.port for instance in cluster.instances]
    cluster.check(primary.sql("select sync_state from pg_stat_replication") == "sync", "a commit waits for the replica")
    before = newest(ports[0])
    following = [Follower(port, before) for port in [*ports, cluster.proxy.port]]
    # Mostly writes: each is on its way when the primary dies.
    traffic = Traffic(cluster.proxy.port, 60, writes=0.7, hands=24).start()
    time.sleep(WRITING)
    killed = time.monotonic()
    primary.kill()
    promoting = threading.Thread(target=replica.promote)
    promoting.start()
    promoting.join()
    promoted = time.monotonic()
    until = promoted + LONGEST
    while time.monotonic() < until and not any(when > promoted for when, _, _ in list(traffic.written)):
        time.sleep(0.02)
    again = next((when for when, _, _ in list(traffic.written) if when > promoted), None)
    ready = {}
    while time.monotonic() < until and len(ready) < len(ports):
        for instance in cluster.instances:
            if instance.port not in ready and instance.is_ready():
                ready[instance.port] = time.monotonic()
        time.sleep(0.05)
    time.sleep(AFTER)
    traffic.stop()
    cluster.primary = replica
    cluster.tell(traffic.said())
    cluster.check(again is not None, "writes succeed again")
    cluster.tell(f"promoted {promoted - killed:.1f} s after the kill, first write acknowledged after {again - killed:.1f} s; all three ready "
                 f"after {max(ready.values()) - killed:.1f} s")
    failed = [when - killed for when, _ in traffic.failures]
    cluster.tell(f"requests failed from {min(failed, default=0):.1f} s to {max(failed, default=0):.1f} s after the kill")
    for answer, count in kinds(traffic.failures).items():
        cluster.tell(f"  {count} × {answer}")
    cluster.check(len(ready) == len(ports), "all instances are ready")
    cluster.check(max(failed, default=0) < LONGEST, f"no request fails later than {LONGEST} s after the kill")
    for port in ports:
        missing = traffic.missing(port)
        for one in missing[:5]:
            cluster.tell(f"missing at {port}: {one}")
        cluster.check(not missing, f"all {len(traffic.written)} acknowledged writes are read at {port}")
    told = log_after(ports[0], before)
    cluster.check(all(earlier < later for earlier, later in zip(told, told[1:])) and told[0] == before + 1,
                  f"the log goes on after {before}: {len(told)} changes, the last is {told[-1]}")
    cluster.check(told == list(range(before + 1, told[-1] + 1)), "its numbers have no gap")
    for follower in following:
        follower.until(told[-1]).stop()
        cluster.check(follower.seqs == told and not follower.resets,
                      f"a stream at {follower.port} told each change once, in order (reopened {follower.reopened} times)")
    # Ids that PostgreSQL draws from sequences go on behind those of the old primary.
    behind = cluster.primary.sql("select count(*) from pg_sequences where last_value is not null", "dateline")
    cluster.tell(f"{behind} sequences in use on the new primary")


def kinds(failures):
    """How often each kind of failure was met, by method and outcome."""
    counts = {}
    for _, failure in failures:
        method, _, rest = failure.partition(" ")
        kind = f"{method} {rest.partition(': ')[2][:60]}"
        counts[kind] = counts.get(kind, 0) + 1
    return dict(sorted(counts.items(), key=lambda one: -one[1])[:6])
