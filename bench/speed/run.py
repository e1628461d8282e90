"""Measures Dateline beside nginx with wrk; bench/run.sh says how to call it."""
import argparse
import atexit
import datetime
import json
import os
import pathlib
import platform
import random
import re
import statistics
import subprocess
import sys
import time
import urllib.parse

from servers import KEY, Dateline, Nginx, cpu_seconds, get

HERE = pathlib.Path(__file__).parent
CONNECTIONS = 32
RARE, COMMON = "quillomort", "brackenhul"


def arguments():
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--seconds", type=int, default=5)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--only", default="")
    options.add_argument("--times", type=int, default=1)
    options.add_argument("--data")
    options.add_argument("--write")
    return options.parse_args()


class Case:
    """Requests to Dateline, and the requests to nginx whose answers have the same bytes."""

    def __init__(self, name, here, there, headers=(), there_headers=None, status=200):
        self.name, self.here, self.there, self.status = name, here, there, status
        self.headers = list(headers)
        self.there_headers = self.headers if there_headers is None else list(there_headers)


def wrk(work, url, targets, headers, seconds):
    listing = work / "targets"
    listing.write_text("".join(target + "\n" for target in targets))
    said = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(HERE / "targets.lua"), url, "--",
         str(listing), *headers], capture_output=True, text=True, check=True).stdout
    if re.search(r"Non-2xx or 3xx responses|Socket errors", said):
        raise SystemExit(f"{url}: {said}")
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1)),
        "requests": int(re.search(r"(\d+) requests in", said).group(1)),
        "p99": float(p99.group(1)) * {"us": 0.001, "ms": 1, "s": 1000}[p99.group(2)],
    }


def measured(work, server, targets, headers, seconds, beside=()):
    before = cpu_seconds(server.pids()), cpu_seconds(beside)
    run = wrk(work, server.url, targets, headers, seconds)
    run["cpu"] = 1e6 * (cpu_seconds(server.pids()) - before[0]) / run["requests"]
    run["database_cpu"] = 1e6 * (cpu_seconds(beside) - before[1]) / run["requests"]
    return run


def median(runs, what):
    return statistics.median(run[what] for run in runs)


def compare(work, case, server, nginx, options, database=()):
    """Rounds of both in turn, after one of each that does not count."""
    ours, theirs = [], []
    for turn in range(options.rounds + 1):
        seconds = options.seconds if turn else max(2, options.seconds // 2)
        theirs.append(measured(work, nginx, case.there, case.there_headers, seconds))
        ours.append(measured(work, server, case.here, case.headers, seconds, database))
    del ours[0], theirs[0]
    row = {
        "case": case.name,
        "dateline": median(ours, "rate"),
        "nginx": median(theirs, "rate"),
        "ratio": statistics.median(a["rate"] / b["rate"] for a, b in zip(ours, theirs)),
        "p99": median(ours, "p99"),
        "cpu": median(ours, "cpu"),
        "database_cpu": median(ours, "database_cpu"),
        "nginx_cpu": median(theirs, "cpu"),
        "resident": server.resident_mib(),
    }
    print("{case:44} {dateline:9.0f} {nginx:9.0f} {ratio:6.3f} p99 {p99:8.2f} ms  CPU {cpu:6.1f}+{database_cpu:.0f} : {nginx_cpu:.1f} µs"
          .format(**row), flush=True)
    return row


def slugs(server, count):
    found, url = [], server.url + "/v1/articles?limit=100&fields=slug"
    while url and len(found) < count:
        page = json.loads(get(url)[0])
        found += [entry["slug"] for entry in page["data"]]
        url = page["links"].get("next")
    return found[:count]


def deep(server, depth):
    """The target of the page of 20 so many articles deep."""
    url = server.url + "/v1/articles?limit=100&fields=id"
    for _ in range(depth // 100):
        page = json.loads(get(url)[0])
        if "next" not in page["links"]:
            break
        url = page["links"]["next"]
    cursor = urllib.parse.parse_qs(urllib.parse.urlsplit(url).query).get("cursor", [""])[0]
    # The cursor is bound to filter and sort, not to what is shown of each article.
    return "/v1/articles?limit=20&cursor=" + urllib.parse.quote(cursor)


class Bench:
    def __init__(self, options):
        self.options = options
        self.data = pathlib.Path(options.data or f"target/bench-run-{options.articles * options.times}")
        self.work = self.data / "work"
        self.work.mkdir(parents=True, exist_ok=True)
        self.servers = []
        atexit.register(self.stop)
        self.nginx = self.started(Nginx(18190, self.work / "nginx"))
        self.hot = self.started(Dateline(18191, self.data / "hot")).ready()
        self.fill()
        self.cold = self.started(Dateline(18192, self.data / "cold", beside=self.hot, dateline_cache_size="0")).ready()
        self.rows = []

    def started(self, server):
        self.servers.insert(0, server)
        return server

    def fill(self):
        total = json.loads(get(self.hot.url + "/v1/articles?limit=1&include=total")[0])["total"]
        if total < self.options.articles:
            corpus = self.data / "corpus.jsonl"
            subprocess.run(["bench/corpus.sh", "make", str(self.options.articles), str(corpus)], check=True)
            begun = time.monotonic()
            subprocess.run(["bench/corpus.sh", "load", str(corpus), "--url", self.hot.url, "--key", KEY], check=True)
            took = time.monotonic() - begun
            print(f"{self.options.articles} articles loaded in {took:.1f} s: {self.options.articles / took:.0f}/s", flush=True)
            total = self.options.articles
        if self.options.times > 1 and total == self.options.articles:
            self.multiply()

    def multiply(self):
        """In the database, while nobody else is there; what the instance kept is out of date then."""
        number = (self.hot.folder / "postgresql/port").read_text().strip()
        begun = time.monotonic()
        subprocess.run(
            ["psql", "-q", "-h", "127.0.0.1", "-p", number, "-U", "postgres", "-d", "dateline", "-v", f"times={self.options.times}",
             "-f", str(HERE / "multiply.sql")],
            env={**os.environ, "PGPASSFILE": str(self.hot.folder / "postgresql/pgpass")}, stdout=subprocess.DEVNULL, check=True)
        print(f"{self.options.times} times as many after {time.monotonic() - begun:.0f} s", flush=True)
        self.servers.remove(self.hot)
        self.hot.stop()
        self.hot = self.started(Dateline(18191, self.data / "hot")).ready()

    def same(self, name, target, headers=(), place="plain"):
        """A case with one target, whose answer nginx serves from a file."""
        body, _ = get(self.hot.url + target, dict(header.split(": ", 1) for header in headers))
        file = re.sub(r"\W+", "-", name)
        self.nginx.put(f"{place}/{file}", body)
        return Case(name, [target], [f"/{place}/{file}"], headers)

    def many(self, name, targets):
        there = []
        for i, target in enumerate(targets):
            self.nginx.put(f"plain/many-{i}", get(self.hot.url + target)[0])
            there.append(f"/plain/many-{i}")
        return Case(name, targets, there)

    def unchanged(self, target):
        case = self.same("304: list of 20", target)
        etags = [get(self.hot.url + target)[1]["ETag"], get(self.nginx.url + case.there[0])[1]["ETag"]]
        return Case(case.name, case.here, case.there, [f"If-None-Match: {etags[0]}"], [f"If-None-Match: {etags[1]}"])

    def run(self):
        tag = json.loads(get(self.hot.url + "/v1/tags?limit=1")[0])["data"][0]["slug"]
        known = slugs(self.hot, 1_000)
        depth = self.options.articles * self.options.times // 2
        page = deep(self.hot, depth)
        everywhere = [f"/v1/articles/{slug}" for slug in slugs(self.hot, min(self.options.articles, 10_000))]
        random.Random(1).shuffle(everywhere)
        articles = self.many("article, 1,000 slugs in turn", [f"/v1/articles/{slug}" for slug in known])
        hot = [
            self.same("list of 20", "/v1/articles"),
            articles,
            self.same("list by tag", f"/v1/articles?tag={tag}"),
            self.same(f"page {depth} articles deep", page),
            self.same("search", f"/v1/articles?q={RARE}"),
            self.same("feed (RSS)", "/feeds/articles.rss"),
            self.unchanged("/v1/articles"),
            self.same("list of 20, gzip", "/v1/articles", ["Accept-Encoding: gzip"], "gzip"),
        ]
        cold = [
            self.same("cold: list of 20", "/v1/articles"),
            Case("cold: article, all different", everywhere, articles.there),
            self.same("cold: list by tag", f"/v1/articles?tag={tag}"),
            self.same(f"cold: page {depth} articles deep", page),
            self.same("cold: list of 20, gzip", "/v1/articles", ["Accept-Encoding: gzip"], "gzip"),
        ]
        chosen = lambda cases: [case for case in cases if re.search(self.options.only, case.name)]
        print(f"{'':44} {'Dateline':>9} {'nginx':>9} {'ratio':>6}")
        for case in chosen(hot):
            self.rows.append(compare(self.work, case, self.hot, self.nginx, self.options))
        # Java's compiler has to have seen the long road often: until then it is many times slower.
        for targets in (cold[0].here, everywhere, cold[0].here) if chosen(cold) else ():
            wrk(self.work, self.cold.url, targets, [], 15)
        for case in chosen(cold):
            self.rows.append(
                compare(self.work, case, self.cold, self.nginx, self.options, self.hot.database_pids()))
        self.streams = self.live() if re.search(self.options.only, "live") else None
        self.searches = [self.search(word) for word in (RARE, COMMON)] if re.search(self.options.only, "search") else []

    def live(self):
        """A thousand readers of the live feed, and an update each second."""
        said = subprocess.run(
            ["bench/streams.sh", "--base", self.hot.url, "--streams", "1000", "--seconds", "20"],
            env={**os.environ, "DATELINE_ADMIN_KEY": KEY}, capture_output=True, text=True, check=True).stdout
        words = {line[:28].strip(): line[28:].strip() for line in said.splitlines()}
        line = f"{words['publish to receive']}; {words['events']}"
        print(f"live: 1,000 streams: {line}", flush=True)
        return line

    def search(self, word):
        """One client, cold, one after the other, each with a different limit, so that nothing is remembered."""
        times = []
        for i in range(200):
            begun = time.perf_counter()
            get(f"{self.cold.url}/v1/articles?q={word}&limit={i % 50 + 1}&fields=title,slug")
            times.append(1000 * (time.perf_counter() - begun))
        times.sort()
        print(f"cold: search for {word}: median {times[100]:.1f} ms, p99 {times[198]:.1f} ms", flush=True)
        return word, times[100], times[198]

    def report(self):
        lines = [
            f"`{' '.join(['bench/run.sh', *sys.argv[1:]])}`, {datetime.date.today()}, {self.options.articles * self.options.times:,} articles; "
            f"{self.options.rounds} rounds of {self.options.seconds} s each in turn, medians; wrk with 1 thread and {CONNECTIONS} "
            f"connections on the same machine ({platform.machine()}, {len(cpus())} cores, {cpus()[0]}).",
            "",
            "| Case | Dateline, requests/s | nginx, requests/s | Ratio | p99 | CPU for a request, µs: program + database (nginx) | Resident |",
            "|---|---:|---:|---:|---:|---:|---:|",
        ]
        for row in self.rows:
            lines.append("| {case} | {dateline:,.0f} | {nginx:,.0f} | **{ratio:.2f}** | {p99:.1f} ms | {cpu:.0f} + {database_cpu:.0f} ({nginx_cpu:.0f}) | {resident:.0f} MiB |"
                         .format(**row))
        for word, middle, p99 in self.searches:
            lines.append(f"| cold: search for `{word}`, one client | | | | median {middle:.1f} ms, p99 {p99:.1f} ms | | |")
        if self.streams:
            lines += ["", f"Live, 1,000 streams and an update each second, published to received: {self.streams}."]
        return "\n".join(lines)

    def stop(self):
        for server in self.servers:
            server.stop()


def cpus():
    return re.findall(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text()) or ["unknown"]


def write(document, report, articles):
    text = pathlib.Path(document).read_text()
    begin, end = f"<!-- bench/run.sh {articles} -->", f"<!-- end of bench/run.sh {articles} -->"
    if begin not in text:
        raise SystemExit(f"{document} has no place for it: {begin} … {end}")
    head, rest = text.split(begin, 1)
    pathlib.Path(document).write_text(head + begin + "\n" + report + "\n" + end + rest.split(end, 1)[1])


def main():
    options = arguments()
    bench = Bench(options)
    bench.run()
    report = bench.report()
    print("\n" + report)
    if options.write:
        write(options.write, report, options.articles * options.times)


if __name__ == "__main__":
    main()
