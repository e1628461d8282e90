#!/usr/bin/env bash
# Do all streams get everything, and how soon? Opens many streams on a running Dateline, publishes updates through the
# API (and removes them again), and prints publish-to-receive times, what was missing or came twice, and how the API answers meanwhile.
#   DATELINE_ADMIN_KEY=dl_… bench/streams.sh [--base http://127.0.0.1:8080[,…]] [--streams 1000] [--seconds 30] [--rate 1]
#     --api U         the base URL of the instance to publish and read at, if not the first
#     --bytes N       how much text an update has
#     --herd          in the middle, all streams are cut at once and come back when they were told to
#     --keep          leaves the updates where they are
#     --slow N        so many more streams that read nothing
#     --cut-every S   each stream is cut about every S seconds, and comes back to any of the base URLs
#     --pid P         the server's process id: measures its memory, too (on the same machine, needs jcmd)
#     --path P        another stream than that of the live feed, such as '/v1/changes/stream?types=live.published'
# Needs a JDK 25, and file descriptors for all streams here and in the server (ulimit -n).
set -euo pipefail
: "${DATELINE_ADMIN_KEY:?the admin key, such as the one in data/admin-key}"
cd "$(dirname "$0")"
exec "$(../dateline jdk)/bin/java" -Xmx512m -XX:+UseSerialGC streams/Streams.java "$@"
