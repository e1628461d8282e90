"""Compares the feeds of a running Dateline with what its API says, as feedparser reads them.

compare.py BASE FOLDER: leaves the first page of each feed in the folder, and the addresses of those that newsboat can read in
FOLDER/urls, with the number of different entries in them in
FOLDER/expected: newsboat knows an entry by its id, in whatever feed it comes.
"""
import html
import json
import pathlib
import re
import sys
import urllib.request
from datetime import datetime, timezone

import feedparser

# To compare, not to show: what is sanitised or resolved says something else.
feedparser.SANITIZE_HTML = False
feedparser.RESOLVE_RELATIVE_URIS = False

base, folder = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
faults = []
entries_read = pages_read = 0


def fetch(address):
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read(), {name.lower(): value for name, value in answer.headers.items()}


def api(path):
    return json.loads(fetch(path if path.startswith("http") else base + path)[0])


def moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).replace(microsecond=0)


def parsed(time):
    return datetime(*time[:6], tzinfo=timezone.utc)


def plain(markup):
    """The text of HTML, white space aside."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def legible(text):
    """What of it XML can hold: feeds say no more, and all formats the same."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def check(holds, *what):
    if not holds:
        faults.append(" ".join(str(word) for word in what))


def of_xml(feed, body, headers):
    """The entries of RSS or Atom in our words, and the address of the next page."""
    read = feedparser.parse(body, response_headers=headers)
    check(read.bozo == 0, feed, "bozo:", read.get("bozo_exception"))
    links = {link.rel: link.href for link in read.feed.links}
    check(links.get("self") and links.get("hub"), feed, "has no self or hub:", links)
    return [
        {
            "id": entry.id,
            "url": entry.link,
            "title": entry.title,
            "published": parsed(entry.published_parsed),
            "updated": parsed(entry.get("updated_parsed") or entry.published_parsed),
            "text": plain(entry.content[0].value) if "content" in entry else None,
            "authors": [author.name for author in entry.get("authors", []) if author.get("name")],
            "tags": [tag.label or tag.term for tag in entry.get("tags", [])],
        }
        for entry in read.entries
    ], links.get("next")


def of_json(feed, body, headers):
    """The same of a JSON Feed; what the specification demands is there."""
    read = json.loads(body)
    check(read["version"] == "https://jsonfeed.org/version/1.1", feed, "version")
    check(headers["content-type"] == "application/feed+json", feed, headers["content-type"])
    check(read["title"] and read["hubs"] and read["feed_url"], feed, "head")
    items = read["items"]
    check(all(item["id"] and ("content_html" in item or "content_text" in item) for item in items), feed, "items")
    return [
        {
            "id": item["id"],
            "url": item["url"],
            "title": item["title"],
            "published": moment(item["date_published"]),
            "updated": moment(item.get("date_modified", item["date_published"])),
            "text": plain(item["content_html"]) if "content_html" in item else None,
            "authors": [author["name"] for author in item.get("authors", [])],
            "tags": item.get("tags", []),
        }
        for item in items
    ], read.get("next_url")


def article(view):
    dates = [view["publishedAt"], view.get("updatedAt", view["publishedAt"])] + [c["at"] for c in view["corrections"]]
    return {
        "id": "urn:uuid:" + view["id"],
        "url": view["url"],
        "title": legible(view["title"]),
        "published": moment(view["publishedAt"]),
        "updated": max(moment(date) for date in dates),
        "text": plain(view["body"]) if view["body"] else None,
        "authors": [author["name"] for author in view["authors"]],
        "tags": [term["name"] for term in ([view["section"]] if "section" in view else []) + view["tags"]],
    }


def update(view):
    more = " " + view["article"]["title"] if "article" in view else ""
    return {
        "id": "urn:uuid:" + view["id"],
        "url": view["url"],
        "title": legible(view["title"]) if "title" in view else None,  # one without is called by how it begins
        "published": moment(view["publishedAt"]),
        "updated": moment(view.get("updatedAt", view["publishedAt"])),
        "text": plain((view["body"] or view.get("title", "")) + more),
        "authors": [],
        "tags": [tag["name"] for tag in view["tags"]],
    }


def compare(feed, seen, said):
    check([one["id"] for one in seen] == [one["id"] for one in said], feed, "has other entries than the API")
    for mine, theirs in zip(seen, said):
        for member, value in theirs.items():
            # What may not be passed on is left out of feeds; the demo edition has nothing of the kind.
            if value is not None and mine[member] != value:
                faults.append(f"{feed} {mine['id']} {member}: {mine[member]!r} is not {value!r}")


def walk_api(path, view):
    said, address = [], path
    while address:
        page = api(address)
        said += [view(entry) for entry in page["data"]]
        address = page["links"].get("next")
    return said


def walk_feed(feed, read):
    global pages_read
    seen, address, first = [], base + feed, True
    while address:
        body, headers = fetch(address)
        if first:
            (folder / feed.strip("/").replace("/", "-")).write_bytes(body)
        entries, address = read(feed, body, headers)
        seen.append(entries)
        first = False
        pages_read += 1
    return seen


def slugs(kind):
    return [term["slug"] for term in api(f"/v1/{kind}?limit=100")["data"] if term["articleCount"]]


lists = [("/feeds/articles", "/v1/articles?limit=100&body=html", article), ("/feeds/live", "/v1/live?limit=100", update)]
for kind in ("sections", "tags", "authors"):
    lists += [
        (f"/feeds/{kind}/{slug}", f"/v1/articles?limit=100&body=html&{kind[:-1]}={slug}", article) for slug in slugs(kind)[:5]
    ]
urls, expected = [], set()
for name, path, view in lists:
    said = walk_api(path, view)
    for ending, read in (("rss", of_xml), ("atom", of_xml), ("json", of_json)):
        feed = f"{name}.{ending}"
        pages = walk_feed(feed, read)
        seen = [entry for page in pages for entry in page]
        entries_read += len(seen)
        compare(feed, seen, said)
        if ending != "json":
            urls.append(base + feed)
            expected |= {entry["id"] for entry in pages[0]}
(folder / "urls").write_text("\n".join(urls) + "\n")
(folder / "expected").write_text(str(len(expected)))
print(f"feedparser {feedparser.__version__}: {len(lists) * 3} feeds, {pages_read} pages, {entries_read} entries compared with the API,"
      f" {len(faults)} faults")
for fault in faults[:20]:
    print("  " + fault)
sys.exit(1 if faults else 0)
