#!/usr/bin/env bash
# How fast does an export come in? Sends the file to a running Dateline and waits for the end; the seconds are those from
# the first byte sent to the last article written, as the client sees it.
#   DATELINE_ADMIN_KEY=dl_… bench/import.sh ghost|wordpress|dateline <file, packed with gzip or not> [base URL]
# Run it twice to see what it costs when nothing has changed. Needs curl.
set -euo pipefail
format=${1:?which format, ghost, wordpress or dateline?}; file=${2:?which file?}; base=${3:-http://localhost:8080}
key=${DATELINE_ADMIN_KEY:?the admin key, such as the one in data/admin-key}

call() { curl -sS --fail-with-body -H "Authorization: Bearer $key" "$@"; }
text() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d'"' -f4; }
number() { grep -o "\"$1\":[0-9]*" | head -n 1 | cut -d: -f2; }

begin=$(date +%s.%N)
# -T streams the file; --data-binary would first read it into memory.
id=$(call -X POST -T "$file" -H 'Content-Type: application/octet-stream' "$base/v1/desk/imports?format=$format" | text id)
sent=$(date +%s.%N)
while :; do
  report=$(call "$base/v1/desk/imports/$id")
  case $(text status <<<"$report") in completed | failed) break ;; esac
  sleep 0.2
done
end=$(date +%s.%N)

failure=$(text failure <<<"$report" || true)
for outcome in processed created updated unchanged skipped used; do
  printf '%s %s, ' "$(number "$outcome" <<<"$report")" "$outcome"
done
awk -v b="$begin" -v s="$sent" -v e="$end" -v n="$(number processed <<<"$report")" \
  'BEGIN {printf "%.1f s in all (%.1f s to send), %.0f items/s\n", e - b, s - b, n / (e - b)}'
[ -z "$failure" ] || { echo "failed: $failure" >&2; exit 1; }
