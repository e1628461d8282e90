"""The servers that are measured: each is started here, on 127.0.0.1, and stopped by its process id."""
import json
import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request

KEY = "dl_bench-0123456789abcdefghijkl"
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java")
TICKS = os.sysconf("SC_CLK_TCK")


def get(url, headers=None, wait=30):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=wait) as answer:
        return answer.read(), answer.headers


def cpu_seconds(pids):
    """Processor time that these processes and all their children, living and gone, have taken."""
    total = 0.0
    for pid in pids:
        try:
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            total += (int(fields[11]) + int(fields[12]) + int(fields[13]) + int(fields[14])) / TICKS
        except FileNotFoundError:
            pass
    return total


def descendants(pid):
    found = [pid]
    for child in re.findall(r"\d+", pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text()):
        found += descendants(int(child))
    return found


class Dateline:
    """One instance; the first one brings the database, others share it."""

    def __init__(self, port, folder, beside=None, **settings):
        self.port, self.folder = port, pathlib.Path(folder)
        self.url = f"http://127.0.0.1:{port}"
        self.folder.mkdir(parents=True, exist_ok=True)
        environment = dict(
            os.environ,
            QUARKUS_HTTP_PORT=str(port),
            QUARKUS_HTTP_HOST="127.0.0.1",
            DATELINE_DATA_DIR=str(self.folder),
            DATELINE_DEMO="false",
            DATELINE_ADMIN_KEY=KEY,
            DATELINE_LIMITS_KEY_READS="0",
            DATELINE_LIMITS_KEY_WRITES="0",
            **{name.upper(): value for name, value in settings.items()},
        )
        if beside:
            lines = (beside.folder / "postgresql/pgpass").read_text().splitlines()
            _, _, _, user, password = next(line for line in lines if ":dateline:" in line).split(":", 4)
            number = (beside.folder / "postgresql/port").read_text().strip()
            environment.update(
                QUARKUS_DATASOURCE_JDBC_URL=f"jdbc:postgresql://127.0.0.1:{number}/dateline",
                QUARKUS_DATASOURCE_USERNAME=user,
                QUARKUS_DATASOURCE_PASSWORD=password,
            )
        flags = os.environ.get("JAVA_OPTS", "-Xmx1g").split()
        self.process = subprocess.Popen(
            [JAVA, "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED",
             "--sun-misc-unsafe-memory-access=allow", *flags, "-jar", "target/quarkus-app/quarkus-run.jar"],
            env=environment, stdout=open(self.folder / "log", "a"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        self.owns_database = beside is None

    def ready(self):
        for _ in range(600):
            try:
                get(self.url + "/q/health/ready", wait=2)
                return self
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                if self.process.poll() is not None:
                    raise SystemExit(f"Dateline ended at its start, see {self.folder}/log")
                time.sleep(0.1)
        raise SystemExit(f"Dateline does not answer, see {self.folder}/log")

    def pids(self):
        """Of the program; of the database only where requests go there."""
        return [self.process.pid]

    def database_pids(self):
        first = (self.folder / "postgresql/data/postmaster.pid")
        return descendants(int(first.read_text().split()[0])) if first.exists() else []

    def resident_mib(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def metric(self, name):
        text = get(self.url + "/q/metrics")[0].decode()
        return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.startswith(name))

    def desk(self, method, path, body=None, headers=None, media="application/json"):
        request = urllib.request.Request(
            self.url + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {KEY}", "Content-Type": media, **(headers or {})})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"{}"), answer.headers

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


class Nginx:
    """Serves the same bytes from files, as fast as it can be told to."""

    def __init__(self, port, folder):
        self.port, self.folder = port, pathlib.Path(folder).absolute()
        self.url = f"http://127.0.0.1:{port}"
        (self.folder / "plain").mkdir(parents=True, exist_ok=True)
        (self.folder / "gzip").mkdir(parents=True, exist_ok=True)
        (self.folder / "nginx.conf").write_text(f"""
user {os.environ.get('USER') or 'root'};
worker_processes auto; pid {self.folder}/pid; error_log {self.folder}/error.log; daemon off;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; keepalive_timeout 600s;
  open_file_cache max=10000 inactive=10m; open_file_cache_valid 10m;
  client_body_temp_path {self.folder}/tmp; proxy_temp_path {self.folder}/tmp; fastcgi_temp_path {self.folder}/tmp;
  uwsgi_temp_path {self.folder}/tmp; scgi_temp_path {self.folder}/tmp;
  default_type application/json;
  add_header Cache-Control "public, max-age=10, stale-while-revalidate=60, stale-if-error=3600";
  add_header Vary "Accept, Accept-Encoding, Authorization";
  server {{
    listen 127.0.0.1:{port};
    location / {{ return 404; }}
    location /plain/ {{ root {self.folder}; }}
    location /gzip/ {{ root {self.folder}; add_header Content-Encoding gzip; }}
  }}
}}
""")
        self.process = subprocess.Popen(["nginx", "-e", f"{self.folder}/error.log", "-c", f"{self.folder}/nginx.conf"])
        for _ in range(100):
            try:
                get(self.url + "/", wait=1)
            except urllib.error.HTTPError:
                return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
        raise SystemExit(f"nginx does not answer, see {self.folder}/error.log")

    def put(self, place, content):
        (self.folder / place).write_bytes(content)

    def pids(self):
        return descendants(self.process.pid)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
