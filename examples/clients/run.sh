#!/usr/bin/env bash
# Has clients generated from openapi.yaml, in TypeScript and in Java, and lets both call a Dateline: the one that is named, or one of its
# own on port 18140 of 127.0.0.1, with the demo's data.
#   examples/clients/run.sh [URL]
# Needs what typescript/run.sh and java/run.sh need; for one of its own, the packaged application (mvn package -DskipTests) and a JDK 25.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
JAVA_HOME=$("$here/../../dateline" jdk)
export JAVA_HOME
url=${1:-}
if [ -z "$url" ]; then
  url=http://127.0.0.1:18140
  home=$(mktemp -d)
  QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=18140 DATELINE_DATA_DIR=$home/data \
    "$JAVA_HOME/bin/java" -Xmx512m -jar "$here/../../target/quarkus-app/quarkus-run.jar" >"$home/log" 2>&1 </dev/null &
  server=$!
  trap 'kill "$server" 2>/dev/null || true; wait "$server" || true; rm -rf "$home"' EXIT
  for _ in $(seq 300); do
    curl -sf -o /dev/null "$url/q/health/ready" && break
    kill -0 "$server" 2>/dev/null || { cat "$home/log" >&2; exit 1; }
    sleep 0.2
  done
fi
echo "TypeScript:"
"$here/typescript/run.sh" "$url"
echo "Java:"
"$here/java/run.sh" "$url"
