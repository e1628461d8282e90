#!/usr/bin/env bash
# A corpus of made-up articles for measurements: the same bytes for the same number, on every machine.
#   bench/corpus.sh make 10000|100000|1000000 FILE                        writes it, packed with gzip if FILE ends in .gz
#   bench/corpus.sh load FILE [--url http://localhost:8080] [--key dl_…]  brings it into a running Dateline and says how fast
# Articles of 300 to 600 words, long-tailed (Zipf) from a vocabulary of 50,000, over ten years from 2015; 12 sections, 40 authors, 200
# tags for every 10,000 articles. The word "quillomort" is in 5 articles, "brackenhul" in every tenth. The key may also stand in
# DATELINE_ADMIN_KEY. Needs Python 3.9 or newer to make it, curl to load it.
set -euo pipefail
here=$(dirname "$0")
usage() { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
command=${1:-}; shift || usage
case $command in
  make)
    [ $# -eq 2 ] && [[ $1 =~ ^[1-9][0-9]*$ ]] || usage
    if [[ $2 == *.gz ]]; then python3 "$here/corpus/make.py" "$1" | gzip -n > "$2"; else python3 "$here/corpus/make.py" "$1" > "$2"; fi
    ;;
  load)
    file=${1:-}; [ -n "$file" ] || usage; shift
    url=http://localhost:8080
    while [ $# -gt 0 ]; do
      case $1 in
        --url) url=${2:?} ;;
        --key) export DATELINE_ADMIN_KEY=${2:?} ;;
        *) usage ;;
      esac
      shift 2
    done
    exec "$here/import.sh" dateline "$file" "$url"
    ;;
  *) usage ;;
esac
