#!/usr/bin/env bash
# What if an instance dies under all its readers? It is killed with -9 while 15,000 streams are open, and started again with
# nothing in memory; everybody comes back to it at once and wants what was missed. Updates are published at another instance.
#   bench/herd.sh [STREAMS=15000] [SECONDS=60]
# Needs a JDK 25, the packaged application (mvn package -DskipTests), and file descriptors for all streams (ulimit -n); uses the
# ports 18090 and 18091 of 127.0.0.1.
set -euo pipefail
streams=${1:-15000} seconds=${2:-60}
cd "$(dirname "$0")/.."
source bench/instances.sh

start 18091
await 18091
bench/streams.sh --base http://127.0.0.1:18091 --api http://127.0.0.1:18090 --streams "$streams" --seconds "$seconds" --keep &
readers=$!
sleep $((seconds / 2))
kill_hard 18091
start 18091
await 18091
began=$SECONDS
open() { curl -s http://127.0.0.1:18091/q/metrics | sed -n 's/^dateline_stream_open \([0-9]*\).*/\1/p'; }
while [ "$(open)" -lt "$streams" ] && [ $((SECONDS - began)) -lt 60 ]; do sleep 0.5; done
echo "all back                    $((SECONDS - began)) s after the instance was ready"
pages() { curl -s http://127.0.0.1:18091/q/metrics | sed -n 's/^dateline_stream_replayed_pages_total \([0-9]*\).*/\1/p'; }
echo "pages read from the database  $(pages)"
wait $readers
