#!/usr/bin/env bash
# Does sqlmap get anything into our SQL? Tries each parameter of the path and of the query of every operation but the streams, each text
# in its bodies and forms, and each of its headers, as openapi.yaml describes them, with a key of an administrator. Fails if it takes one
# for injectable, or if anything is answered with 500. Only ever against an instance of your own on this machine.
#   bench/sqlmap.sh [base URL] [level 1..5] [seconds at most for each operation] [pattern of operations]
# Needs a running Dateline with the demo (DATELINE_DEMO=true) that nobody needs meanwhile and its key (DATELINE_ADMIN_KEY), Python 3.11,
# and of Debian: sqlmap. Raise its limits, or most requests are refused: DATELINE_LIMITS_KEY_READS, DATELINE_LIMITS_KEY_WRITES.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v sqlmap >/dev/null || { echo "sqlmap is missing: apt-get install sqlmap" >&2; exit 1; }
exec python3 bench/sqlmap/try_all.py "$@"
