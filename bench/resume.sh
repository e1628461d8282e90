#!/usr/bin/env bash
# Does every reader get every update once and in order, whatever dies? Three instances on one PostgreSQL, 500 streams that are cut
# at random and come back to any instance, 5,000 updates; meanwhile an instance is killed with -9 every ten seconds and started
# again, and the connections by which instances follow the change log are terminated a hundred times.
#   bench/resume.sh [SECONDS=100] [STREAMS=500] [RATE=50]
# Needs a JDK 25 and the packaged application (mvn package -DskipTests); uses the ports 18090 to 18093 of 127.0.0.1.
set -euo pipefail
seconds=${1:-100} streams=${2:-500} rate=${3:-50}
cd "$(dirname "$0")/.."
source bench/instances.sh

# Updates are published at the first, which is left alone.
for one in 18091 18092 18093; do start $one; done
for one in 18091 18092 18093; do await $one; done

bench/streams.sh --base http://127.0.0.1:18091,http://127.0.0.1:18092,http://127.0.0.1:18093 --api http://127.0.0.1:18090 \
    --streams "$streams" --seconds "$seconds" --rate "$rate" --cut-every 15 --keep &
readers=$!
PGPASSWORD=$password "$java" -cp "$(echo target/quarkus-app/lib/main/org.postgresql.postgresql-*.jar)" \
    bench/streams/Terminate.java "$url" "$user" 100 "$seconds" &
terminator=$!
kills=0
end=$((SECONDS + seconds))
while [ $SECONDS -lt $end ]; do
    sleep 5
    one=$((18091 + RANDOM % 3))
    kill_hard $one
    kills=$((kills + 1))
    start $one
    await $one
    sleep 5
done
wait $readers $terminator
echo "instances killed            $kills"
