"""A PostgreSQL primary and its replica, with data folders of their own; both confirm a write when both have it on disk."""
import getpass
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

PASSWORD = "bench-cluster"


def programs():
    """The folder of PostgreSQL's programs: the newest of Debian's, or wherever postgres is on the PATH."""
    versions = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda it: int(it.parts[4]))
    found = versions[-1] if versions else shutil.which("postgres")
    if not found:
        raise SystemExit("bench/cluster.sh needs PostgreSQL's programs")
    return pathlib.Path(found).parent


BIN = programs()
# PostgreSQL does not run as root.
USER = "postgres" if os.geteuid() == 0 else getpass.getuser()
ENVIRONMENT = dict(os.environ, PGPASSWORD=PASSWORD, PGCONNECT_TIMEOUT="5", LC_ALL="C.UTF-8")


def run(program, *arguments, check=True):
    done = subprocess.run([str(BIN / program), *map(str, arguments)], user=USER, env=ENVIRONMENT, cwd="/",
                          capture_output=True, text=True, timeout=300)
    if check and done.returncode:
        raise RuntimeError(f"{program}: {done.stderr or done.stdout}")
    return done.stdout


class Postgres:
    def __init__(self, name, port, folder):
        self.name, self.port, self.folder = name, port, pathlib.Path(folder) / name
        self.process = None

    def initialise(self):
        secret = self.folder.parent / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        run("initdb", "-D", self.folder, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", "--pwfile", secret, "-k")
        return self.start()

    def clone(self, other):
        run("pg_basebackup", "-h", "127.0.0.1", "-p", other.port, "-U", "postgres", "-D", self.folder, "-R", "-X", "stream", "-C",
            "-S", self.name, "-c", "fast")
        return self.start()

    def start(self):
        log = open(self.folder.parent / f"{self.name}.log", "a")
        # On the command line, since the replica has the primary's files: it must wait for nobody when it is promoted.
        self.process = subprocess.Popen(
            [str(BIN / "postgres"), "-D", str(self.folder), "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
             "-c", "unix_socket_directories=", "-c", f"cluster_name={self.name}", "-c", "synchronous_commit=on",
             "-c", "shared_buffers=64MB"],
            user=USER, env=ENVIRONMENT, cwd="/", stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        for _ in range(300):
            if self.process.poll() is not None:
                break
            if "accepting" in run("pg_isready", "-h", "127.0.0.1", "-p", self.port, check=False):
                return self
            time.sleep(0.1)
        raise RuntimeError(f"{self.name} does not start, see {log.name}")

    def sql(self, statement, database="postgres", user="postgres"):
        return run("psql", "-h", "127.0.0.1", "-p", self.port, "-U", user, "-d", database, "-AtqX", "-v", "ON_ERROR_STOP=1",
                   "-c", statement).strip()

    def wait_for(self, replica):
        """From now on a commit is confirmed when the replica has it, too."""
        self.sql(f"alter system set synchronous_standby_names = '{replica.name}'")
        self.sql("select pg_reload_conf()")
        for _ in range(100):
            if self.sql("select count(*) from pg_stat_replication where sync_state = 'sync'") == "1":
                return
            time.sleep(0.1)
        raise RuntimeError("the replica does not follow")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)

    def promote(self):
        # Not to wait for a replica of its own before there is one.
        self.sql("alter system set synchronous_standby_names = ''")
        run("pg_ctl", "promote", "-D", self.folder, "-w", "-t", "60")

    def dump(self, database, file):
        run("pg_dump", "-h", "127.0.0.1", "-p", self.port, "-U", "dateline", "-Fc", "-f", file, database)

    def restore(self, file, database):
        run("pg_restore", "-h", "127.0.0.1", "-p", self.port, "-U", "dateline", "--no-owner", "--exit-on-error", "-d", database, file)

    def counts(self, database):
        """How many rows each table has."""
        tables = self.sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
                          " order by 1", database).split()
        return dict(re.findall(r"(\w+)\|(\d+)", self.sql(
            " union all ".join(f"select '{table}', count(*) from \"{table}\"" for table in tables), database)))

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)
