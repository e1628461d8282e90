#!/usr/bin/env bash
# Do readers that others wrote read in our feeds what the API says? feedparser compares every entry of every page, newsboat takes
# all RSS and Atom feeds, jing holds Atom to the schema of RFC 4287, xmllint wants everything well-formed.
#   bench/feeds.sh [base URL]
# Needs a running Dateline that nobody writes to meanwhile (./dateline run), and of Debian: python3-feedparser newsboat jing libxml2-utils.
set -euo pipefail
cd "$(dirname "$0")/.."
base=${1:-http://localhost:8080}
for tool in newsboat jing xmllint; do
    command -v $tool >/dev/null || { echo "$tool is missing: apt-get install python3-feedparser newsboat jing libxml2-utils" >&2; exit 1; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Debian's own Python has Debian's modules.
/usr/bin/python3 bench/feeds/compare.py "$base" "$folder"

xmllint --noout --nonet "$folder"/feeds-*.rss "$folder"/feeds-*.atom
echo "xmllint: $(ls "$folder"/feeds-*.rss "$folder"/feeds-*.atom | wc -l) documents are well-formed"

jing -c bench/feeds/atom.rnc "$folder"/feeds-*.atom
echo "jing: $(ls "$folder"/feeds-*.atom | wc -l) documents are Atom"

touch "$folder/config"
unread=$(newsboat -u "$folder/urls" -c "$folder/cache.db" -C "$folder/config" -x reload print-unread | grep -o '[0-9]*' | head -n 1)
[ "$unread" = "$(cat "$folder/expected")" ] || { echo "newsboat read $unread entries of $(cat "$folder/expected")" >&2; exit 1; }
echo "newsboat: $unread different entries of $(wc -l <"$folder/urls") feeds, as many as are on their first pages"
