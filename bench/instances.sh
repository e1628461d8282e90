# For scripts that need several instances on one PostgreSQL: source this. The first one, on port 18090, brings the database.
home=target/bench-instances
java=$(./dateline jdk)/bin/java
export DATELINE_ADMIN_KEY=dl_bench-0123456789abcdefghijkl QUARKUS_HTTP_HOST=127.0.0.1
export DATELINE_LIMITS_KEY_READS=0 DATELINE_LIMITS_KEY_WRITES=0 # one key does what a newsroom does
declare -A pids
database=()
rm -rf "$home" && mkdir -p "$home"
trap 'kill $(cat "$home"/*.pid) 2> "$home/stopping" || true; wait' EXIT

start() { # port
    env QUARKUS_HTTP_PORT="$1" DATELINE_DATA_DIR="$home/$1" DATELINE_DEMO=false "${database[@]}" \
        "$java" -Xmx512m -jar target/quarkus-app/quarkus-run.jar >> "$home/$1.log" 2>&1 < /dev/null &
    pids[$1]=$!
    echo $! > "$home/$1.pid"
}

await() { # port
    for _ in $(seq 300); do
        curl -sf -o /dev/null "http://127.0.0.1:$1/q/health/ready" && return
        sleep 0.2
    done
    echo "No instance on port $1" >&2 && exit 1
}

kill_hard() { # port
    kill -9 "${pids[$1]}"
    wait "${pids[$1]}" 2> "$home/stopping" || true
}

start 18090
await 18090
IFS=: read -r _ _ _ user password < <(grep ':dateline:' "$home/18090/postgresql/pgpass")
url=jdbc:postgresql://127.0.0.1:$(< "$home/18090/postgresql/port")/dateline
database=(QUARKUS_DATASOURCE_JDBC_URL="$url" QUARKUS_DATASOURCE_USERNAME="$user" QUARKUS_DATASOURCE_PASSWORD="$password")
