#!/usr/bin/env bash
# How fast is Dateline beside nginx serving the same bytes from files? Both run on this machine, in turn, with the same client.
#   bench/run.sh [--articles 10000] [--times 1] [--seconds 5] [--rounds 5] [--only PATTERN] [--data FOLDER] [--write docs/performance.md]
# Starts a Dateline of its own with a database of its own on 127.0.0.1 (kept in --data for the next time, default
# target/bench-run-N), makes and loads a corpus of articles, measures each case alternately, and prints a table with ratios;
# --times 100 makes the corpus a hundred times as large in the database (bench/speed/multiply.sql; needs psql);
# --write puts the table into a document between its marks. Needs Debian's wrk, nginx-light (or nginx), curl, python3, and the
# packaged application: mvn package -DskipTests.
set -euo pipefail
cd "$(dirname "$0")/.."
JAVA_HOME=$(./dateline jdk)
export JAVA_HOME
for tool in wrk nginx curl python3; do
  PATH=$PATH:/usr/sbin command -v "$tool" > /dev/null || { echo "bench/run.sh needs $tool" >&2; exit 2; }
done
PATH=$PATH:/usr/sbin exec python3 bench/speed/run.py "$@"
