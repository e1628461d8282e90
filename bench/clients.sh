#!/usr/bin/env bash
# Do clients that others wrote lose nothing when their server dies? curl, the npm package `eventsource` and Chromium's EventSource
# follow the feed of an instance that is killed with -9 and started again while 40 updates are published at another one.
#   bench/clients.sh
# Needs a JDK 25, the packaged application (mvn package -DskipTests), node with npm, curl, and Chromium (CHROMIUM says where);
# uses the ports 18090 and 18091 of 127.0.0.1.
set -euo pipefail
cd "$(dirname "$0")/.."
source bench/instances.sh
updates=40
(cd bench/clients && npm install --silent --no-audit --no-fund --no-package-lock)

start 18091
await 18091
node bench/clients/follow.js http://127.0.0.1:18091/v1/live/stream $updates &
clients=$!
sleep 5
for one in $(seq $updates); do
    curl -sSf -o /dev/null -H "Authorization: Bearer $DATELINE_ADMIN_KEY" -H 'Content-Type: application/json' \
        -d "{\"title\":\"Update $one\"}" http://127.0.0.1:18090/v1/desk/live
    if [ "$one" -eq 15 ]; then
        kill_hard 18091
        start 18091
    fi
    sleep 0.5
done
wait $clients
