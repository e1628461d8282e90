#!/usr/bin/env bash
# Has a Java client generated from openapi.yaml (OpenAPI Generator), compiles a sample with it, and lets that call a running Dateline.
#   examples/clients/java/run.sh [URL]      http://localhost:8080
# Needs Maven and the JDK that ./dateline finds; what it compiles runs on Java 21 and newer. What is generated lies in target, beside this script.
set -euo pipefail
cd "$(dirname "$0")"
JAVA_HOME=$(../../../dateline jdk)
export JAVA_HOME
log=$(mktemp)
trap 'rm -f "$log"' EXIT
mvn -B -q compile >"$log" 2>&1 || { cat "$log"; exit 1; }
mvn -B -q exec:java -Dexec.args="${1:-http://localhost:8080}"
