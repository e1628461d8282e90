#!/usr/bin/env bash
# Does sqlmap get anything into our SQL? Tries the parameters of the public lists, the search and the path of an article, and fails if it
# takes one of them for injectable. Only ever against an instance of your own on this machine.
#   bench/sqlmap.sh [base URL] [level 1..5] [seconds at most for each address]
# Needs a running Dateline with the demo (DATELINE_DEMO=true) that nobody needs meanwhile, and of Debian: sqlmap.
set -euo pipefail
cd "$(dirname "$0")/.."
base=${1:-http://127.0.0.1:8080} level=${2:-2} most=${3:-120}
case $base in http://127.0.0.1:* | http://localhost:*) ;; *) echo "Only against this machine: $base" >&2; exit 2 ;; esac
command -v sqlmap >/dev/null || { echo "sqlmap is missing: apt-get install sqlmap" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

addresses=(
  "/v1/articles?section=war&tag=albania&author=marta-velychko&language=en&limit=2"
  "/v1/articles?q=agreement&sort=relevance&include=total"
  "/v1/articles?publishedAfter=2025-01-01T00:00:00Z&publishedBefore=2026-01-01T00:00:00Z&fields=title"
  "/v1/live?tag=davos&importance=breaking&after=2025-01-01T00:00:00Z&limit=2"
  "/v1/changes?after=1&limit=2&types=article.published"
  "/v1/tags?limit=2"
  "/oembed?url=http%3A%2F%2Flocalhost%2Farticles%2Fx"
  "/v1/articles/albania-ukraine-ten-year-security-agreement*"
  "/feeds/tags/albania*.rss"
)
found=0
for address in "${addresses[@]}"; do
  log=$folder/log
  # 400 is what a wrong value should get: not a reason to stop.
  timeout "$most" sqlmap -u "$base$address" --batch --disable-coloring --flush-session --dbms PostgreSQL --level "$level" --risk 2 \
    --technique BEUSTQ --time-sec 3 --timeout 10 --retries 0 --ignore-code 400,404,406,501 --output-dir "$folder/out" >"$log" 2>&1 &&
    ended="whole" || ended="ended early ($?)"
  if grep -qE "is vulnerable|identified the following injection point|appears to be .* injectable" "$log"; then
    echo "INJECTABLE  $address"
    grep -E "is vulnerable|injection point|injectable" "$log" | head -5
    found=1
  else
    echo "nothing     $address  ($(grep -c 'testing ' "$log") tests, $ended)"
  fi
  if grep -qE "\b500 \(Internal" "$log"; then
    echo "FAILURE     $address was answered with 500"
    found=1
  fi
done
exit $found
