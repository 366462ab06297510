"""The compose file: right by the specification, closed to other machines, and as strict as the tests' server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.neo4j_server import CONFIG, VERSION

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"
SAFETY = ("dbms.security.allow_csv_import_from_file_urls", "internal.dbms.cypher_ip_blocklist")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    services: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    return services


def _variable(setting: str) -> str:
    """Return the variable by which the image takes a setting."""
    return "NEO4J_" + setting.replace("_", "__").replace(".", "_")


def _check(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_file_follows_the_specification(tmp_path: Path) -> None:
    assert (done := _check(COMPOSE)).returncode == 0, done.stdout
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text(COMPOSE.read_text(encoding="utf-8").replace("healthcheck:", "healthchek:"), "utf-8")
    assert _check(wrong).returncode == 1


def test_only_this_machine_reaches_what_is_published(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service["ports"]]
    assert len(ports) == 2
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_no_password_is_written_down(services: dict[str, Any]) -> None:
    assert services["neo4j"]["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")
    assert services["web"]["environment"]["ENTENTE_STORE_PASSWORD"].startswith("${NEO4J_PASSWORD:?")


def test_the_server_is_as_strict_as_the_one_of_the_tests(services: dict[str, Any]) -> None:
    tested = dict(line.split("=", 1) for line in CONFIG.strip().splitlines())
    given = services["neo4j"]["environment"]
    assert {name: given[_variable(name)] for name in SAFETY} == {name: tested[name] for name in SAFETY}
    assert _variable("db.memory.transaction.max") in given
    assert services["neo4j"]["image"] == f"neo4j:{VERSION.rpartition('.')[0]}-community"


def test_the_explorer_waits_until_the_server_is_well(services: dict[str, Any]) -> None:
    assert services["web"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "healthcheck" in services["neo4j"]


def test_the_image_holds_what_the_wheel_is_built_from() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in ("ingest", "webapp", "cypher", "data", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        assert f"!{name}" in ignored
        assert f" {name}" in dockerfile
