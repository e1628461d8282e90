#!/usr/bin/env bash
# Are letters lost or doubled? Sends so many (2,000) through a post office with faults (npm smtp-server), while the built
# Dateline is killed with signal 9 three times. Exits with 1 if a letter is lost, or more come twice than were on their way.
#   bench/mail-faults.sh [letters]
# Needs the built application (mvn package), Java 25 and Node.js 20; starts a database of its own in a temporary folder.
set -euo pipefail
cd "$(dirname "$0")/.."
JAVA_HOME=$(./dateline jdk)
export JAVA_HOME
npm install --silent --no-fund --no-audit --no-package-lock --prefix bench/mail-faults
exec node bench/mail-faults/run.mjs "$@"
