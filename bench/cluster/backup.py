"""A dump is restored into a new database, and an instance on it answers the same."""
import json
import time

from instances import Line

LISTS = ("/v1", "/v1/articles?limit=100&include=total", "/v1/articles?q=words", "/v1/live?limit=100", "/v1/changes?limit=100", "/v1/sections",
         "/v1/tags", "/v1/authors", "/v1/collections", "/v1/coverages", "/v1/corrections", "/v1/newsletters", "/feeds/articles.rss",
         "/feeds/articles.atom", "/feeds/articles.json", "/feeds/live.rss", "/sitemaps/index.xml")
DESK = ("/v1/desk/articles?limit=100", "/v1/desk/keys")


def compared(here, there):
    """The paths whose answers are compared: lists, their next pages, and what they show."""
    paths = list(LISTS)
    for path in ("/v1/articles?limit=20", "/v1/live?limit=20", "/v1/changes?limit=20"):
        for _ in range(5):
            page, _ = here.json("GET", path, key=False)
            paths += [f"/v1/articles/{entry['slug']}" for entry in page["data"] if path.startswith("/v1/articles") and "slug" in entry]
            following = page.get("links", {}).get("next")
            if not following:
                break
            # The cursor is signed with a secret that lies in the database: it must be good at the restored one, too.
            path = "/v1/" + following.split("/v1/", 1)[1]
            paths.append(path)
    return paths


def run(cluster):
    folder = cluster.folder / "databases"
    begun = time.monotonic()
    cluster.primary.dump("dateline", folder / "dateline.dump")
    dumped = time.monotonic()
    cluster.primary.sql("create database restored owner dateline")
    cluster.primary.restore(folder / "dateline.dump", "restored")
    restored = time.monotonic()
    size = (folder / "dateline.dump").stat().st_size
    counts = cluster.primary.counts("dateline")
    cluster.tell(f"dumped in {dumped - begun:.1f} s ({size / 1e6:.1f} MB), restored in {restored - dumped:.1f} s, {len(counts)} tables, "
                 f"{sum(map(int, counts.values()))} rows")
    cluster.check(counts == cluster.primary.counts("restored"), "every table has as many rows")
    cluster.check(int(counts["article"]) > 0 and int(counts["change"]) > 0, "and there are some")
    instance = cluster.restored("restored").start().ready()
    here, there = Line(cluster.instances[0].port), Line(instance.port)
    paths, different = compared(here, there), []
    for path in paths:
        ours, theirs = (line.ask("GET", path, key=False) for line in (here, there))
        if ours[1] != theirs[1] or ours[0].headers.get("ETag") != theirs[0].headers.get("ETag"):
            different.append(path)
    for path in DESK:
        ours, theirs = (strip(json.loads(line.ask("GET", path)[1])) for line in (here, there))
        if ours != theirs:
            different.append(path)
    cluster.check(not different, f"{len(paths) + len(DESK)} answers of the instance on it are the same, byte by byte, with the same ETag"
                  if not different else f"different: {different[:5]}")
    newest = there.json("GET", "/v1/changes?limit=100", key=False)[0]
    draft, etag = there.json("POST", "/v1/desk/articles", {
        "title": "After the restore", "body": {"format": "markdown", "content": "Words."}}, wanted=(201,))
    there.json("POST", f"/v1/desk/articles/{draft['id']}/publish", {}, If_Match=etag)
    cluster.check(there.json("GET", f"/v1/articles/{draft['id']}", key=False)[0]["title"] == "After the restore" and newest,
                  "and it takes writes, with the keys of before")
    instance.stop()


def strip(page):
    """Without when each key was used last, which is written behind."""
    for entry in page["data"]:
        entry.pop("lastUsedAt", None)
    return page
