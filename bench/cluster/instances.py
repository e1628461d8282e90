"""Instances of the packaged application on one database."""
import http.client
import json
import os
import pathlib
import signal
import subprocess
import time

KEY = "dl_bench-0123456789abcdefghijkl"
APPLICATION = os.environ.get("APPLICATION", "target/quarkus-app")
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java")

# Many starts and short lives on one machine: what pays off later only costs here.
FLAGS = ["-XX:+UseCompactObjectHeaders", "-Xms64m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
         *os.environ.get("JAVA_OPTS", "-Xmx400m -XX:+UseSerialGC -XX:TieredStopAtLevel=1").split()]


def settings(url):
    return dict(os.environ, QUARKUS_DATASOURCE_JDBC_URL=url, QUARKUS_DATASOURCE_USERNAME="dateline",
                QUARKUS_DATASOURCE_PASSWORD="bench-cluster", QUARKUS_HTTP_HOST="127.0.0.1", DATELINE_ADMIN_KEY=KEY, DATELINE_STOP_DELAY="2s")


def rehearse(folder, url):
    """A start of which the JVM makes an AOT cache for all later ones, as ./dateline run has it; once for each build."""
    jar, cache = pathlib.Path(APPLICATION, "quarkus-run.jar"), pathlib.Path(APPLICATION, "bench.aot")
    if cache.exists() and cache.stat().st_mtime > jar.stat().st_mtime:
        return
    cache.unlink(missing_ok=True)
    environment = dict(settings(url), QUARKUS_HTTP_PORT="0", DATELINE_DATA_DIR=str(folder), DATELINE_REHEARSAL="true", DATELINE_DEMO="true")
    with open(folder.parent / "rehearsal.log", "w") as log:
        subprocess.run([JAVA, *FLAGS, "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", f"-XX:AOTCacheOutput={cache}", "-jar", jar],
                       env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL, check=True, timeout=300)


class Failure(Exception):
    """An answer that nobody wanted."""


class Line:
    """One connection that stays, to an instance or to the proxy."""

    def __init__(self, port, wait=30):
        self.client = http.client.HTTPConnection("127.0.0.1", port, timeout=wait)

    def ask(self, method, path, body=None, wanted=(200,), key=True, **headers):
        if key:
            headers["Authorization"] = f"Bearer {KEY}"
        if body is not None:
            headers["Content-Type"] = "application/merge-patch+json" if method == "PATCH" else "application/json"
            body = json.dumps(body).encode()
        try:
            self.client.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = self.client.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException) as lost:
            self.client.close()
            raise Failure(f"{method} {path}: {lost!r}") from lost
        if answer.status not in wanted:
            raise Failure(f"{method} {path}: {answer.status} {text[:300]!r}")
        return answer, text

    def json(self, method, path, body=None, **more):
        answer, text = self.ask(method, path, body, **more)
        return json.loads(text), answer.headers.get("ETag")

    def close(self):
        self.client.close()


class Instance:
    def __init__(self, port, folder, url, public, application=APPLICATION):
        self.port, self.folder, self.url, self.public = port, pathlib.Path(folder) / str(port), url, public
        self.application, self.process = application, None
        self.folder.mkdir(parents=True, exist_ok=True)

    def start(self):
        environment = dict(settings(self.url), QUARKUS_HTTP_PORT=str(self.port), DATELINE_DATA_DIR=str(self.folder), DATELINE_DEMO="false",
                           DATELINE_PUBLIC_URL=self.public)
        cache = pathlib.Path(self.application, "bench.aot")
        quick = [f"-XX:AOTCache={cache}"] if cache.exists() else []
        self.process = subprocess.Popen(
            [JAVA, *FLAGS, *quick, "-jar", f"{self.application}/quarkus-run.jar"],
            env=environment, stdout=open(self.folder / "log", "a"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        return self

    def is_ready(self):
        try:
            Line(self.port, 2).ask("GET", "/q/health/ready")
            return True
        except Failure:
            return False

    def ready(self, patience=300):
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if self.is_ready():
                return self
            if self.process.poll() is not None:
                raise RuntimeError(f"an instance ended at its start, see {self.folder}/log")
            time.sleep(0.1)
        raise RuntimeError(f"an instance does not get ready, see {self.folder}/log")

    def stop(self):
        """As an orchestrator does it; returns the seconds that it took."""
        begun = time.monotonic()
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(120)
        return time.monotonic() - begun

    def replace(self, application):
        """The same place, another version."""
        return Instance(self.port, self.folder.parent, self.url, self.public, application)
