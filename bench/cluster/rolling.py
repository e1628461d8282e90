"""A rolling restart under load, through nginx, without a request that fails."""
import time

from instances import Line
from traffic import Follower, Traffic, log_after, newest, percentiles

# Seconds for a restart, however slow the machine.
LONGEST = 30


def restart(cluster, instance, application=None):
    """Stops one as an orchestrator does, starts it again; returns how long either took."""
    stopped = instance.stop()
    code = instance.process.returncode
    if code != 143 and code != -15:
        raise RuntimeError(f"an instance ended with {code}")
    begun = time.monotonic()
    fresh = instance.replace(application or instance.application)
    cluster.instances[cluster.instances.index(instance)] = fresh
    cluster.started(fresh).start().ready()
    return stopped, time.monotonic() - begun


def under_load(cluster, action, followers=4, writes=0.15):
    """Does it while readers, staff and followers are at work; checks that none of them noticed."""
    port = cluster.instances[0].port
    before = newest(port)
    following = [Follower(cluster.proxy.port, before) for _ in range(followers)]
    traffic = Traffic(cluster.proxy.port, cluster.options.rate, writes).start()
    time.sleep(3)
    try:
        action()
        time.sleep(3)
    finally:
        traffic.stop()
    told = log_after(cluster.instances[0].port, before)
    for follower in following:
        follower.until(told[-1]).stop()
    cluster.tell(traffic.said())
    for _, failure in traffic.failures[:5]:
        cluster.tell(failure)
    cluster.check(not traffic.failures, "no request failed")
    cluster.check(not traffic.missing(cluster.instances[-1].port), "every acknowledged write is there")
    cluster.check(all(follower.seqs == told for follower in following),
                  f"{followers} streams told all {len(told)} changes once, in order; they were reopened "
                  f"{sum(follower.reopened for follower in following)} times, refused {sum(follower.refused for follower in following)} times")
    cluster.check(len(traffic.times) > 0.9 * cluster.options.rate * traffic.seconds, "the load was what was asked for")
    return traffic


def run(cluster):
    stops, starts = [], []

    def action():
        longest = LONGEST * cluster.options.restarts
        until = time.monotonic() + longest
        for turn in range(cluster.options.restarts):
            if time.monotonic() > until:
                cluster.tell(f"after {longest} s it is enough")
                return
            stopped, started = restart(cluster, cluster.instances[turn % len(cluster.instances)])
            stops.append(stopped)
            starts.append(started)

    under_load(cluster, action)
    cluster.tell(f"{len(stops)} restarts; to stop: {percentiles(stops)}; to be ready again: {percentiles(starts)}")
    refused = [line for line in cluster.proxy.complaints() if "Connection refused" in line]
    cluster.tell(f"nginx was refused {len(refused)} times and went to another instance; other complaints: "
                 f"{len(cluster.proxy.complaints()) - len(refused)}")
    ready = Line(cluster.instances[0].port).ask("GET", "/q/health/ready")[0].status
    cluster.check(ready == 200, "all are ready again")
