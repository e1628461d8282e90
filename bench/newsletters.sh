#!/usr/bin/env bash
# Do newsletters hold against people, scanners and bombers? Each part runs against a Dateline of its own with a real post office
# (npm smtp-server) on this machine, and fails if anything is not as it should be:
#   journey  Chromium signs up in English and Ukrainian, confirms, changes and leaves, while scanners open every mailed link 300 times
#   answers  what new, pending, confirmed and suppressed addresses are answered, and how fast (2,000 samples of each)
#   caps     10,000 sign-ups for 10 addresses, from 200 networks over two instances, and what arrives
#   bench/newsletters.sh [journey|answers|caps]...
# Needs a JDK 25, the packaged application (mvn package -DskipTests), node with npm, and for the journey Chromium (CHROMIUM says
# where); uses the ports 18025, 18090 and 18091 of 127.0.0.1.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -ne 1 ]; then
    [ $# -gt 0 ] || set -- journey answers caps
    for part; do
        bench/newsletters.sh "$part"
    done
    exit
fi
(cd bench/newsletters && npm install --silent --no-audit --no-fund --no-package-lock)

export QUARKUS_MAILER_HOST=127.0.0.1 QUARKUS_MAILER_PORT=18025 QUARKUS_MAILER_START_TLS=DISABLED
export DATELINE_PUBLIC_URL=http://127.0.0.1:18090 DATELINE_LIMITS_KEY_READS=0 DATELINE_LIMITS_KEY_WRITES=0
source bench/instances.sh
export PGHOST=127.0.0.1 PGDATABASE=dateline PGUSER=$user PGPASSWORD=$password
PGPORT=$(< "$home/18090/postgresql/port")
export PGPORT DATELINE_LOG=$home/18090.log
if [ "$1" = caps ]; then
    start 18091
    await 18091
fi
node "bench/newsletters/$1.mjs"
