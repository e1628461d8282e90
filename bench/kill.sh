#!/usr/bin/env bash
# Is anything lost, done by half, or done twice, whatever is killed with signal 9? Three instances on one PostgreSQL behind nginx:
# eight writers keep a log of what was acknowledged to them; readers follow streams, an endpoint takes webhooks, a post office
# takes letters. Killed in rounds: an instance, the instance with the database, PostgreSQL with all its processes, both, one process of PostgreSQL.
# After each kill all that was acknowledged is looked up, and the rows of each transaction are compared. Exits with 1 if a fault is found.
#   bench/kill.sh [--kills 10] [--seed N] [--pause 2] [--rate 40] [--writes 100000]
# Needs the built application (mvn package -DskipTests), a JDK 25, Python 3.11 and nginx; uses the ports 18290 to 18292 and 18299
# of 127.0.0.1. A seed repeats the order of kills and of writes, not the moments at which they meet.
set -euo pipefail
cd "$(dirname "$0")/.."
JAVA_HOME=$(./dateline jdk)
export JAVA_HOME
command -v nginx > /dev/null || { echo "nginx was not found (apt-get install nginx-light)" >&2; exit 2; }
export PYTHONDONTWRITEBYTECODE=1
exec python3 bench/kill/campaign.py "$@"
