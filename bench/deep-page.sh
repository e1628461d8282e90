#!/usr/bin/env bash
# What does a page deep in the list cost, compared with the first? Walks to it by cursors, then times both in turn.
# Needs a running Dateline with some thousand articles (./dateline run, then import an export) and curl.
#   bench/deep-page.sh [base URL] [articles deep] [rounds]
set -euo pipefail
base=${1:-http://localhost:8080}; depth=${2:-5000}; rounds=${3:-200}

next_of() { grep -o '"next":"[^"]*"' | head -n 1 | cut -d'"' -f4; }
first="$base/v1/articles?limit=20&fields=id"
walk="$base/v1/articles?limit=100&fields=id"
for ((seen = 0; seen < depth; seen += 100)); do
  walk=$(curl -sf "$walk" | next_of)
  [ -n "$walk" ] || { echo "there are only $((seen + 100)) articles or fewer" >&2; exit 1; }
done
deep=${walk/limit=100/limit=20}

# The median of the rounds, in milliseconds; one connection each, so that only the answer is timed.
times_first=$(mktemp); times_deep=$(mktemp)
trap 'rm -f "$times_first" "$times_deep"' EXIT
for ((i = 0; i < rounds; i++)); do
  curl -sf -o /dev/null -w '%{time_starttransfer}\n' "$first" >>"$times_first"
  curl -sf -o /dev/null -w '%{time_starttransfer}\n' "$deep" >>"$times_deep"
done
median() { sort -n "$1" | awk '{v[NR] = $1} END {printf "%.2f", 1000 * v[int((NR + 1) / 2)]}'; }
a=$(median "$times_first"); b=$(median "$times_deep")
awk -v a="$a" -v b="$b" -v d="$depth" -v r="$rounds" \
  'BEGIN {printf "first page %s ms, page %d articles deep %s ms, ratio %.2f (medians of %d)\n", a, d, b, b / a, r}'
