# The image runs on an external PostgreSQL (14 or later): it carries no database of its own.
# How to run it: docs/operations.md

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src src
COPY examples/reader examples/reader
COPY examples/desk examples/desk
# The tests need a PostgreSQL and belong to CI, not to the image.
RUN mvn -B -q -DskipTests -Dembedded=false package

# A start on a throwaway database, of which the JVM makes an AOT cache. It fits this very JVM, these jars and these flags.
FROM eclipse-temurin:25-jre AS rehearsal
RUN apt-get update && apt-get install -y --no-install-recommends postgresql
WORKDIR /dateline
COPY --from=build /build/target/quarkus-app/ ./
RUN printf '%s\n' -XX:+UseCompactObjectHeaders -Xms64m -XX:MaxRAMPercentage=70 \
      --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow > java.flags
RUN service postgresql start \
 && su postgres -c "psql -qc \"create role dateline login password 'rehearsal'\" -c 'create database dateline owner dateline'" \
 && QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:5432/dateline QUARKUS_DATASOURCE_USERNAME=dateline \
    QUARKUS_DATASOURCE_PASSWORD=rehearsal DATELINE_DATA_DIR=/tmp/data DATELINE_DEMO=true DATELINE_REHEARSAL=true \
    java @java.flags -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput=app.aot -jar quarkus-run.jar \
 && test -f app.aot

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 dateline \
 && useradd --system --uid 10001 --gid dateline --no-create-home --shell /usr/sbin/nologin dateline \
 && install -d -o dateline -g dateline -m 0700 /dateline/data
WORKDIR /dateline
COPY --from=rehearsal /dateline/ ./

USER dateline
ENV DATELINE_DATA_DIR=/dateline/data \
    QUARKUS_LOG_CONSOLE_JSON_ENABLED=true
VOLUME /dateline/data
EXPOSE 8080

# Without curl: bash speaks enough HTTP itself.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080} && printf 'GET /q/health/live HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

# As process 1, without a shell in between: SIGTERM must reach the application.
# More flags: JAVA_TOOL_OPTIONS.
# The JVM's own words on standard error, and only if it refuses the cache; Dateline's log says so, too.
ENTRYPOINT ["java", "@java.flags", "-XX:AOTCache=app.aot", "-Xlog:disable", "-Xlog:all=warning,aot*=error:stderr", "-jar", "quarkus-run.jar"]
