"""The alert rules name only metrics that an instance has."""
import pathlib
import re
import shutil
import subprocess

from instances import Line
from traffic import Follower, newest

RULES = pathlib.Path("deploy/prometheus-rules.yaml")
# What Prometheus itself knows of a target.
ITS_OWN = {"up"}
# What is there only under a condition that is not met here; the program must name it so.
SOMETIMES = {"dateline_mail_oldest_seconds": '"dateline.mail.oldest"',  # while a letter waits
             "dateline_purge_lag_changes": '"dateline.purge.lag.changes"'}  # with DATELINE_PURGE_URL


def named(text):
    """The metrics in the expressions: words that are followed by a label, a range, an operator or the end, and are no function."""
    names = set()
    for expression in re.findall(r"^\s*(?:- )?expr:\s*(?:>-?\s*\n((?: {10,}.*\n)+)|(.*)$)", text, re.M):
        plain = re.sub(r'\{[^}]*\}|"[^"]*"|\[[^\]]*\]|\b(?:by|without|on|ignoring)\s*\([^)]*\)', " ", "".join(expression))
        names |= {word for word in re.findall(r"\b([a-zA-Z_:][\w:]*)\b(?!\s*\()", plain)
                  if not re.fullmatch(r"and|or|unless|bool|offset|by|without|on|ignoring|\d\w*", word)}
    return names


def run(cluster):
    text = RULES.read_text()
    metrics = set()
    for instance in cluster.instances:
        # Some are there from the first request and the first stream on.
        Line(instance.port).ask("GET", "/v1/articles", key=False)
        Follower(instance.port, newest(instance.port)).stop()
        exposed = Line(instance.port).ask("GET", "/q/metrics", key=False)[1].decode()
        metrics |= set(re.findall(r"^([a-zA-Z_:][\w:]*)(?:\{| )", exposed, re.M))
    names = named(text)
    program = "".join(file.read_text() for file in pathlib.Path("src/main/java").rglob("*.java"))
    metrics |= {name for name, told in SOMETIMES.items() if told in program}
    unknown = sorted(names - metrics - ITS_OWN)
    cluster.check(len(names) > 10 and not unknown, f"the rules name {len(names)} metrics, and instances have them all" if not unknown
                  else f"no instance has {unknown}")
    if shutil.which("promtool"):
        checked = subprocess.run(["promtool", "check", "rules", str(RULES)], capture_output=True, text=True)
        cluster.check(checked.returncode == 0, f"promtool: {checked.stdout.strip().splitlines()[-1:]} {checked.stderr.strip()[:300]}")
    else:
        cluster.tell("promtool is not here: their syntax was not checked")
