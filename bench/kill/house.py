"""Three instances on one PostgreSQL behind nginx, and what kills them."""

import http.client
import json
import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "target" / "bench-kill"
KEY = "dl_bench-0123456789abcdefghijkl"
PROXY = 18299
# The first brings the database and watches over it.
FIRST, *OTHERS = PORTS = (18290, 18291, 18292)
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java")

NGINX = """
daemon off; pid {home}/nginx.pid; error_log {home}/nginx-error.log; worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
  upstream dateline {{ {servers} }}
  server {{
    listen 127.0.0.1:{proxy};
    keepalive_requests 1000000;
    location / {{
      proxy_pass http://dateline; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_connect_timeout 2s; proxy_read_timeout 60s;
    }}
  }}
}}
"""


class House:
    def __init__(self, smtp):
        self.processes = {}
        self.helpers = []
        self.started_again = 0
        self.database = {}
        self.settings = {
            "JAVA_OPTS": "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            "DATELINE_ADMIN_KEY": KEY, "QUARKUS_HTTP_HOST": "127.0.0.1", "DATELINE_DEMO": "false",
            "DATELINE_WEBHOOK_ALLOW_PRIVATE": "true", "DATELINE_WEBHOOK_TIMEOUT": "2s",
            "DATELINE_WEBHOOK_RETRIES": "300ms,500ms,1s,1s,2s,2s,2s,2s,2s,2s",
            "QUARKUS_MAILER_HOST": "127.0.0.1", "QUARKUS_MAILER_PORT": str(smtp), "DATELINE_MAIL_SEND_TIMEOUT": "5s",
            "DATELINE_MAIL_FIRST_PAUSE": "1s", "DATELINE_MAIL_LONGEST_PAUSE": "2s",
            "DATELINE_NEWSLETTER_CAPS_PER_HOUR": "1000000", "DATELINE_NEWSLETTER_CAPS_PER_NETWORK_AND_HOUR": "1000000",
            "DATELINE_NEWSLETTER_CAPS_SIGN_UPS_PER_NETWORK_AND_MINUTE": "1000000",
        }

    def start(self, port):
        environment = {**os.environ, **self.settings, "QUARKUS_HTTP_PORT": str(port), "DATELINE_DATA_DIR": str(HOME / str(port))}
        if port != FIRST:
            environment |= self.database
        with open(HOME / f"{port}.log", "ab") as output:
            # It becomes the JVM itself (exec), with the AOT cache that the first start of a build makes.
            self.processes[port] = subprocess.Popen(
                [str(ROOT / "dateline"), "run"], env=environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL)

    def await_ready(self, port, patience=300):
        """How long it took until the instance, or the proxy, passed its health check."""
        begun = time.monotonic()
        while time.monotonic() - begun < patience:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/q/health/ready", timeout=5):
                    return time.monotonic() - begun
            except (OSError, urllib.error.URLError):
                if port in self.processes and self.processes[port].poll() is not None:
                    # It gave up, perhaps for want of a database; whoever runs instances starts them again.
                    self.started_again += 1
                    self.start(port)
                time.sleep(0.1)
        raise SystemExit(f"The instance on port {port} did not come up, see {HOME}/{port}.log")

    def open(self):
        subprocess.run(["rm", "-rf", str(HOME)], check=True)
        HOME.mkdir(parents=True)
        self.start(FIRST)
        self.await_ready(FIRST)
        folder = HOME / str(FIRST) / "postgresql"
        user, password = next(
            line.split(":")[3:5] for line in (folder / "pgpass").read_text().splitlines() if ":dateline:" in line)
        url = f"jdbc:postgresql://127.0.0.1:{(folder / 'port').read_text().strip()}/dateline"
        self.database = {"QUARKUS_DATASOURCE_JDBC_URL": url, "QUARKUS_DATASOURCE_USERNAME": user, "QUARKUS_DATASOURCE_PASSWORD": password}
        for port in OTHERS:
            self.start(port)
        for port in OTHERS:
            self.await_ready(port)
        servers = " ".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=1s;" for port in PORTS)
        (HOME / "nginx.conf").write_text(NGINX.format(home=HOME, servers=servers, proxy=PROXY))
        self.helpers.append(subprocess.Popen(["nginx", "-p", str(HOME), "-c", str(HOME / "nginx.conf")], stderr=subprocess.DEVNULL))
        self.await_ready(PROXY)
        driver = next((ROOT / "target/quarkus-app/lib/main").glob("org.postgresql.postgresql-*.jar"))
        self.sql = subprocess.Popen([JAVA, "-cp", str(driver), str(Path(__file__).with_name("Sql.java")), url, user, password],
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.helpers.append(self.sql)
        self.asking = threading.Lock()

    def query(self, sql):
        """The rows; each a list of texts."""
        with self.asking:
            self.sql.stdin.write(" ".join(sql.split()) + "\n")
            self.sql.stdin.flush()
            rows = []
            while (line := self.sql.stdout.readline().rstrip("\n")) != ".":
                rows.append(line.split("\t"))
        if rows and rows[0][0].startswith("ERROR"):
            raise RuntimeError(f"{rows[0][0]}: {sql}")
        return rows

    def kill_instance(self, port):
        process = self.processes[port]
        process.kill()
        process.wait()

    def kill_postgres(self):
        """The postmaster first, then whatever it leaves behind: a crash of the server, not of the machine."""
        for pid in self.postgres():
            kill(pid)

    def kill_backend(self, chance):
        """One of its processes, as when the system is out of memory: the postmaster then ends all others and recovers."""
        _, *children = self.postgres() or (None,)
        if children:
            kill(chance.choice(children))

    def postgres(self):
        """The postmaster and its processes; nothing if there is none."""
        try:
            postmaster = int((HOME / str(FIRST) / "postgresql/data/postmaster.pid").read_text().split()[0])
        except FileNotFoundError:
            return []
        return [postmaster, *(int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit() and parent(one) == postmaster)]

    def close(self):
        """The instance with the database last, which it stops."""
        for process in (*self.helpers, *(self.processes[port] for port in reversed(PORTS) if port in self.processes)):
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def parent(process):
    try:
        return int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except (OSError, IndexError):
        return -1


class Line(threading.local):
    """A connection to the proxy for each thread, kept until it fails."""

    def __init__(self):
        self.open = http.client.HTTPConnection("127.0.0.1", PROXY, timeout=20)


LINE = Line()


def call(method, path, body=None, staff=True, **headers):
    """Status, JSON (or None) and headers; status 0 if there was no answer. A body of bytes is a list (CSV), any other becomes JSON."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if staff:
        given["Authorization"] = "Bearer " + KEY
    if isinstance(body, bytes):
        given["Content-Type"] = "text/csv"
    elif body is not None:
        given["Content-Type"] = "application/merge-patch+json" if method == "PATCH" else "application/json"
        body = json.dumps(body)
    try:
        LINE.open.request(method, path, body, given)
        answer = LINE.open.getresponse()
        return answer.status, read(answer), answer.headers
    except (OSError, http.client.HTTPException):
        LINE.open.close()
        return 0, None, {}


def read(answer):
    text = answer.read()
    try:
        return json.loads(text)
    except ValueError:
        return None
