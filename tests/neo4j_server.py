"""A Neo4j server for the tests, fetched once into `.tools/neo4j`, on free ports of 127.0.0.1.

python -m tests.neo4j_server     fetch it and tell where it lies
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

VERSION = "5.26.20"
JARS = Path(__file__).parents[1] / ".tools" / "neo4j" / VERSION
LEAVE_OUT = "Leave these tests out with ENTENTE_TEST_WITHOUT=neo4j."
START_SECONDS = 120
OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]

POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>entente</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version>
  </dependency></dependencies>
</project>
"""

CONFIG = """
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.http.enabled=false
server.https.enabled=false
server.memory.heap.max_size=512m
server.memory.pagecache.size=64m
db.memory.transaction.max=128m
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
dbms.usage_report.enabled=false
"""


@dataclass(frozen=True)
class Running:
    """Where the server listens, and the password of the user neo4j."""

    url: str
    password: str


def wanted() -> bool:
    """Tell whether the tests with Neo4j are to run."""
    return "neo4j" not in os.environ.get("ENTENTE_TEST_WITHOUT", "").split(",")


def fetch() -> Path:
    """Return the folder of the server's jars, fetched by Maven where they are missing."""
    if (JARS / "complete").exists():
        return JARS
    maven = shutil.which("mvn")
    if maven is None:
        raise RuntimeError(f"Maven is needed to fetch Neo4j {VERSION}: run `make tools`. {LEAVE_OUT}")
    shutil.rmtree(JARS, ignore_errors=True)
    JARS.mkdir(parents=True)
    (JARS / "pom.xml").write_text(POM)
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={JARS / 'lib'}", "-DincludeScope=runtime"]
    done = subprocess.run(
        [maven, "-B", "-q", "-f", JARS / "pom.xml", *goal], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"Neo4j {VERSION} could not be fetched: {done.stdout[-2000:]} {LEAVE_OUT}")
    (JARS / "complete").touch()
    return JARS


@contextmanager
def neo4j_server(home: Path) -> Iterator[Running]:
    """Run a server in an empty folder until the end of the block."""
    java, lib = _java(), fetch() / "lib" / "*"
    port, password = _free_port(), secrets.token_urlsafe(16)
    for name in ("conf", "logs", "run", "data", "import", "plugins", "lib"):
        (home / name).mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(CONFIG.format(bolt=port))
    place = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    common = [java, *OPENS, "-Xmx512m", "-cp", str(lib)]
    admin = [*common, "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", password]
    subprocess.run(admin, env=place, check=True, capture_output=True, timeout=START_SECONDS)
    serve = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    with (home / "logs" / "out.log").open("w") as out:
        process = subprocess.Popen([*common, *serve], env=place, stdout=out, stderr=out)
    try:
        _wait(process, home / "logs")
        yield Running(f"bolt://127.0.0.1:{port}", password)
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], logs: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    log = logs / "neo4j.log"
    while time.monotonic() < deadline and process.poll() is None:
        if any("Started." in path.read_text() for path in (log, logs / "out.log") if path.exists()):
            return
        time.sleep(0.1)
    text = "".join(path.read_text()[-2000:] for path in (log, logs / "out.log") if path.exists())
    raise RuntimeError(f"Neo4j did not start: {text} {LEAVE_OUT}")


def _java() -> str:
    java = shutil.which("java")
    told = (
        subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr if java else ""
    )
    found = re.search(r'version "(\d+)', told)
    if java is None or not found or int(found[1]) < 17:
        raise RuntimeError(
            f"Java 17 or later is needed to run Neo4j {VERSION}: run `make tools`. {LEAVE_OUT}"
        )
    return java


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.stdout.write(f"{fetch()}\n")
