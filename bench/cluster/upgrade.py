"""The next versions replace this one under load: expand, both serve, contract."""
import pathlib
import shlex
import shutil
import subprocess

from instances import Line
from rolling import restart, under_load

HERE = pathlib.Path(__file__).parent
BUILD = pathlib.Path("target/bench-cluster")


def built(cluster, name, *migrations):
    """This program with more migrations, built as it would be released; kept until the present one is built anew."""
    application = BUILD / name
    present = pathlib.Path("target/quarkus-app/quarkus-run.jar")
    done = application / "quarkus-run.jar"
    if done.exists() and done.stat().st_mtime > present.stat().st_mtime:
        return application
    sources = BUILD / "sources"
    shutil.rmtree(sources, ignore_errors=True)
    sources.mkdir(parents=True)
    for part in ("src/main", "examples/reader", ".mvn"):
        if pathlib.Path(part).exists():
            shutil.copytree(part, sources / part)
    shutil.copy("pom.xml", sources)
    # The program is the same: what was compiled is taken as it is.
    shutil.copytree("target/classes", sources / "target/classes")
    for migration in migrations:
        shutil.copy(HERE / "migrations" / migration, sources / "src/main/resources/db/migration")
    log = BUILD / f"{name}.log"
    with open(log, "w") as output:
        code = subprocess.run([*shlex.split(cluster.options.maven), "-B", "-q", "-Dmaven.main.skip=true", "-Dmaven.test.skip=true",
                               "-Dspotless.check.skip=true", "-Dembedded=false", "package"],
                              cwd=sources, stdout=output, stderr=subprocess.STDOUT, timeout=900).returncode
    if code:
        raise RuntimeError(f"the build of {name} failed, see {log}")
    shutil.rmtree(application, ignore_errors=True)
    shutil.copytree(sources / "target/quarkus-app", application)
    done.touch()
    return application


def versions(cluster):
    return cluster.primary.sql("select string_agg(version, ' ' order by installed_rank) from flyway_schema_history where success", "dateline")


def writes_everywhere(cluster):
    """A draft made at each instance is published at the next one."""
    ports = [instance.port for instance in cluster.instances]
    for port, other in zip(ports, ports[1:] + ports[:1]):
        draft, etag = Line(port).json("POST", "/v1/desk/articles", {
            "title": "Of two versions", "body": {"format": "markdown", "content": "Words."}}, wanted=(201,))
        Line(other).json("POST", f"/v1/desk/articles/{draft['id']}/publish", {}, If_Match=etag)
        Line(port).json("GET", f"/v1/articles/{draft['id']}?minSeq=0", key=False)


def run(cluster):
    before = versions(cluster)
    if cluster.options.next:
        under_load(cluster, lambda: to_a_release(cluster, cluster.options.next, before))
        return
    expand = built(cluster, "expand", "V900__expand.sql")
    contract = built(cluster, "contract", "V900__expand.sql", "V901__contract.sql")
    under_load(cluster, lambda: to_versions_to_come(cluster, expand, contract, before))


def beside_each_other(cluster, before):
    """The first instance is of the next version; the others go on, and start again, on its schema."""
    cluster.check(versions(cluster).startswith(before + " "), f"the first instance of the next version has brought the schema from {before.split()[-1]} "
                  f"to {versions(cluster).split()[-1]}")
    writes_everywhere(cluster)
    # The earlier version meets a schema from after its time: a crash, or a change of mind.
    restart(cluster, cluster.instances[1])
    writes_everywhere(cluster)
    cluster.check(True, "an instance of this version starts on the newer schema, and each publishes and reads what the other wrote")


def to_a_release(cluster, following, before):
    restart(cluster, cluster.instances[0], following)
    beside_each_other(cluster, before)
    for instance in list(cluster.instances[1:]):
        restart(cluster, instance, following)
    writes_everywhere(cluster)
    cluster.check(all(instance.application == following for instance in cluster.instances), "all are of the next version")


def to_versions_to_come(cluster, expand, contract, before):
    present = cluster.instances[0].application
    restart(cluster, cluster.instances[0], expand)
    beside_each_other(cluster, before)
    restart(cluster, cluster.instances[0], present)
    writes_everywhere(cluster)
    cluster.check(True, "back to this version without touching the schema")
    for instance in list(cluster.instances):
        restart(cluster, instance, expand)
    cluster.check(cluster.primary.sql("select count(*) from article where standfirst is distinct from title", "dateline") == "0",
                  "what the earlier version wrote meanwhile has what the next one needs")
    for instance in list(cluster.instances):
        restart(cluster, instance, contract)
        writes_everywhere(cluster)
    cluster.check(versions(cluster) == before + " 900 901", "contracted, when only versions that need nothing of it were left")
