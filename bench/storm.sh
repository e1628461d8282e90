#!/usr/bin/env bash
# Does anybody get an answer that is older than it may be, while the newsroom writes as fast as it can? Two instances on one database:
# staff publish at the first, readers read at both, and each answer is compared with what had been acknowledged when it was asked for.
#   bench/storm.sh [--rate 50] [--seconds 30] [--warm 60] [--reads 5000] [--data target/bench-storm]
# After --warm seconds of the same, it prints how old the oldest answer was at either instance, how soon a publication was seen at the
# other one, and how many answers were kept ones before, in and after the storm. Needs python3, the packaged application (mvn package -DskipTests), and h2load (Debian's
# nghttp2-client) for the readers in the background; starts everything on 127.0.0.1 with a database of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
JAVA_HOME=$(./dateline jdk)
export JAVA_HOME
for tool in h2load python3; do
  command -v "$tool" > /dev/null || { echo "bench/storm.sh needs $tool" >&2; exit 2; }
done
exec python3 bench/speed/storm.py "$@"
