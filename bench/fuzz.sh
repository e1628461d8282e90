#!/usr/bin/env bash
# The fuzzer in earnest: every operation of openapi.yaml, asked for as it should be and as it should not, at an instance of the packaged
# application with an embedded database of its own. Faults are printed, each with a curl line that shows it, and end the script with 1.
#   bench/fuzz.sh [--requests 200000] [--seed 1] [--connections 32] [--patience 5] [--table]
# The same seed with one connection sends the same requests as long as the answers are the same. --patience is how many seconds no answer
# may take longer than; --table shows how often which operation was answered how.
# Needs a build (mvn package -DskipTests) and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
JAVA_HOME=$(./dateline jdk)
export JAVA_HOME
requests=200000 connections=32 patience=5 table=false seed=$RANDOM
while [ $# -gt 0 ]; do
  case $1 in
    --requests) requests=$2; shift ;;
    --seed) seed=$2; shift ;;
    --connections) connections=$2; shift ;;
    --patience) patience=$2; shift ;;
    --table) table=true ;;
    *) sed -n '2,8s/^# //p' "$0" >&2; exit 2 ;;
  esac
  shift
done
[ -f target/quarkus-app/quarkus-run.jar ] || { echo "There is no build: mvn package -DskipTests" >&2; exit 2; }
exec mvn -B -q failsafe:integration-test failsafe:verify -Dit.test=FuzzIT -Dfuzz.requests="$requests" -Dfuzz.seed="$seed" \
  -Dfuzz.connections="$connections" -Dfuzz.patience="$patience" -Dfuzz.table="$table"
