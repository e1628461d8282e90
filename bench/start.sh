#!/usr/bin/env bash
# How long does a start take, and how much memory? Starts the packaged application on a database that is there already, in turn
# with its AOT cache and without, and asks for /v1/articles until it is answered. Time counts from the start of the process to the
# first 200, memory is what the JVM has resident a second later; the embedded PostgreSQL has its own.
# Needs a build that ./dateline run has started once (for the cache), and a JDK 25. The machine should do nothing else: the
# share of the work that was not the JVM's, PostgreSQL's included, is shown.
#   bench/start.sh [starts of each kind] [port]
set -euo pipefail
cd "$(dirname "$0")/.."
JAVA_HOME=$(./dateline jdk)
export JAVA_HOME
starts=${1:-9} port=${2:-18099}
app=target/quarkus-app
home=target/bench-start
[ -f "$app/app.aot" ] || { echo "There is no $app/app.aot: let ./dateline run make it." >&2; exit 1; }
export DATELINE_DATA_DIR=$home/data QUARKUS_HTTP_PORT=$port QUARKUS_HTTP_HOST=127.0.0.1
unset QUARKUS_DATASOURCE_JDBC_URL
flags=(-XX:+UseCompactObjectHeaders -Xms64m -XX:MaxRAMPercentage=50 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
read -ra more <<<"${JAVA_OPTS:-}"
rm -rf "$home" && mkdir -p "$home"
exec 9<> <(:) # never says anything: to wait on it starts no process beside the one that is measured
pid=
trap '[ -z "$pid" ] || { kill "$pid" 2>/dev/null || true; wait "$pid" || true; }' EXIT

is_answered() {
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET /v1/articles HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  local status=
  IFS= read -rt 10 status <&3 || true
  exec 3>&-
  [[ $status == *" 200 "* ]]
}
status_of() { awk -v key="$1:" '$1 == key {print $2}' "/proc/$pid/status"; }
# Hundredths of a second of the processors: all that were worked, by anybody.
worked() { awk '/^cpu / {print $2 + $3 + $4 + $7 + $8}' /proc/stat; }
own() { awk '{print $14 + $15 + $16 + $17}' "/proc/$pid/stat"; }

start() { # kind flag...
  local kind=$1 from to before busy
  shift
  before=$(worked) from=${EPOCHREALTIME/./}
  "$JAVA_HOME/bin/java" "${flags[@]}" "${more[@]}" "$@" -jar "$app/quarkus-run.jar" >"$home/$kind.log" 2>&1 &
  pid=$!
  until is_answered; do
    kill -0 "$pid" || { cat "$home/$kind.log" >&2; exit 1; }
    read -rt 0.005 -u 9 || true
  done
  to=${EPOCHREALTIME/./} busy=$(($(worked) - before))
  echo "$(((to - from) / 1000)) $(own)0 $((100 * (busy - $(own)) / (1 + busy)))" >>"$home/$kind.times"
  sleep 1
  echo $(($(status_of VmRSS) / 1024)) >>"$home/$kind.memory"
  kill "$pid"
  wait "$pid" || true # 143, as it was told to
  pid=
}
report() { # kind
  sort -n "$home/$1.times" | awk -v kind="$1" '
    {ms[NR] = $1; cpu += $2; others += $3}
    END {printf "%-14s first answer: median %d ms, worst %d ms; processor time %d ms; %d %% of all work was by others; ",
         kind, ms[int((NR + 1) / 2)], ms[NR], cpu / NR, others / NR}'
  sort -n "$home/$1.memory" | awk '{mb[NR] = $1} END {printf "resident: median %d MiB, worst %d MiB\n", mb[int((NR + 1) / 2)], mb[NR]}'
}

start first # makes the database
for ((i = 0; i < starts; i++)); do
  start with-cache -XX:AOTCache="$app/app.aot" '-Xlog:aot*=error'
  start without-cache
done
grep -q 'AOT cache  in use' "$home/with-cache.log" || { echo "The cache was not used: see $home/with-cache.log." >&2; exit 1; }
echo "$starts starts of each kind, $(nproc) processors"
report with-cache
report without-cache
