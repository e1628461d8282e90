#!/usr/bin/env bash
# Do partners get everything that happens, in order and signed? Each part runs against a Dateline of its own and fails if anything is
# not as it should be:
#   webhooks  100 endpoints, of which 10 hang and 10 fail, verified by the npm library standardwebhooks; from commit to delivery
#   kills     20 endpoints of two instances, of which one is killed (-9) again and again while articles are published
#   websub    a subscriber after the W3C's WebSub: discovery, subscription, signed content, a retraction, the end
#   bench/syndication.sh [webhooks|kills|websub]...
# Needs a JDK 25, the packaged application (mvn package -DskipTests) and node with npm; uses the ports 18090 and 18091 of 127.0.0.1.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -ne 1 ]; then
    [ $# -gt 0 ] || set -- webhooks kills websub
    for part; do
        bench/syndication.sh "$part"
    done
    exit
fi
(cd bench/syndication && npm install --silent --no-audit --no-fund --no-package-lock)

export DATELINE_WEBHOOK_ALLOW_PRIVATE=true DATELINE_PUBLIC_URL=http://127.0.0.1:18090
export DATELINE_LIMITS_KEY_READS=0 DATELINE_LIMITS_KEY_WRITES=0
source bench/instances.sh
if [ "$1" = kills ]; then
    start 18091
    await 18091
    node bench/syndication/kills.mjs &
    client=$!
    # The first instance brings the database: the other one is killed.
    for _ in 1 2 3 4 5; do
        sleep 4
        kill_hard 18091
        start 18091
        await 18091
    done
    wait "$client"
else
    node "bench/syndication/$1.mjs"
fi
