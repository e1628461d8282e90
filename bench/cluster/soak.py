"""Hours, or as many minutes as asked for, of a steady load: what an instance holds on to does not grow."""
import os
import pathlib
import re
import statistics
import subprocess
import time

from instances import JAVA, Line
from rolling import under_load

JCMD = str(pathlib.Path(JAVA).with_name("jcmd"))
BETWEEN = 30  # seconds
# The first part is for warming up; then the first and the last third of what is left are compared.
WARM_UP = 0.25

# What may be added on top of what was there: a part of it, and so much at any rate.
FIGURES = {
    "heap after a collection, MiB": (0.15, 8),
    "buffers outside the heap, MiB": (0.15, 8),
    "resident, MiB": (0.15, 16),
    "threads": (0.1, 4),
    "descriptors": (0.1, 8),
    "connections to the database": (0.1, 2),
}


def figures(instance):
    pid = instance.process.pid
    subprocess.run([JCMD, str(pid), "GC.run"], check=True, stdout=subprocess.DEVNULL, timeout=60)
    _, text = Line(instance.port).ask("GET", "/q/metrics")
    text = text.decode()
    status = pathlib.Path(f"/proc/{pid}/status").read_text()

    def total(name, label=""):
        return sum(float(value) for labels, value in re.findall(rf"^{name}(\{{[^}}]*\}})? (\S+)$", text, re.MULTILINE) if label in labels)

    return dict(zip(FIGURES, (
        total("jvm_memory_used_bytes", 'area="heap"') / 2**20,
        total("jvm_buffer_memory_used_bytes") / 2**20,
        int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024,
        total("jvm_threads_live_threads"),
        len(os.listdir(f"/proc/{pid}/fd")),
        total("agroal_active_count") + total("agroal_available_count"),
    )))


def worked(instances):
    """Seconds of the processors that all of them have taken."""
    ticks = os.sysconf("SC_CLK_TCK")
    return sum(sum(map(int, pathlib.Path(f"/proc/{one.process.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13])) / ticks
               for one in instances)


def run(cluster):
    samples = {instance.port: [] for instance in cluster.instances}

    def action():
        begun, before, until = time.monotonic(), worked(cluster.instances), time.monotonic() + 60 * cluster.options.minutes
        while time.monotonic() < until:
            for instance in cluster.instances:
                samples[instance.port].append(figures(instance))
            time.sleep(BETWEEN)
        took = time.monotonic() - begun
        cluster.tell(f"{took / 60:.0f} min; the instances took {100 * (worked(cluster.instances) - before) / took / os.cpu_count():.0f} % of the processors")

    under_load(cluster, action)
    grown = []
    for port, taken in samples.items():
        taken = taken[int(WARM_UP * len(taken)):]
        third = max(1, len(taken) // 3)
        for name, (part, least) in FIGURES.items():
            first, last = (statistics.median(one[name] for one in some) for some in (taken[:third], taken[-third:]))
            if last > first + max(part * first, least):
                grown.append(f"{port}: {name}")
            cluster.tell(f"{port}: {name}: {first:.0f} at first, {last:.0f} at last, {max(one[name] for one in taken):.0f} at the most")
    cluster.check(not grown, f"nothing has grown{': ' if grown else ''}{'; '.join(grown)}")
