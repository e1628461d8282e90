#!/usr/bin/env bash
# Does a newsroom on several instances hold? Three instances of the packaged application, a PostgreSQL primary with a synchronous
# replica and nginx in front, all on 127.0.0.1, and then, each a step with a result:
#   spread    a publication at one instance is read at all others; how soon
#   rolling   instances restart one after the other under 200 requests/s, and no request fails
#   upgrade   the next version, with a migration (expand), and the one after it (contract), replace this one under load
#   failover  the primary is killed, the replica promoted: nothing that was acknowledged is lost, streams have no gap
#   backup    pg_dump, pg_restore into a new database: an instance on it answers the same, byte by byte
#   alerts    the rules in deploy/prometheus-rules.yaml name only metrics that are there (with promtool, their syntax, too)
#   soak      only if named: half an hour of that load, after which heap, memory, threads, descriptors and connections are as before
#   bench/cluster.sh [--only spread,rolling,…] [--publications 200] [--restarts 6] [--minutes 30] [--rate 200] [--maven "mvn -o"]
#                    [--next DIR] [--keep]
# Exits with 1 if a step fails. Needs python3, the packaged application (mvn package -DskipTests) and a JDK 25, PostgreSQL's programs
# (Debian: postgresql) and nginx (nginx-light); uses the ports 18500 to 18506. As root, the databases run as the user postgres.
# For soak, what an instance keeps in memory has small bounds, which are reached while it warms up.
# upgrade builds the versions to come, in target/bench-cluster; with --next DIR (a target/quarkus-app) it goes to that build, and no further.
set -euo pipefail
cd "$(dirname "$0")/.."
JAVA_HOME=$(./dateline jdk)
export JAVA_HOME
command -v nginx > /dev/null || { echo "bench/cluster.sh needs nginx" >&2; exit 2; }
exec python3 bench/cluster/main.py "$@"
