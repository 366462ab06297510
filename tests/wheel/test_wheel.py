"""The wheel carries what the tree has, and does the main job in an empty environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = """---
title: Armenia freezes its part in the CSTO
publisher: Test Wire
published: 2024-02-23
---
Armenian Prime Minister Nikol Pashinyan sharply criticised Russia on Thursday.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(ROOT),
        cwd=folder,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The installed `entente` with a data folder of its own; its store is stopped at the end."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True)
    _run(
        str(folder / "venv/bin/python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        str(wheel),
        cwd=folder,
        environment=_machine(),
    )
    entente = [str(folder / "venv/bin/entente"), "--data", str(folder / "data")]
    yield entente
    _run(*entente, "store", "stop", cwd=folder)


def _run(*arguments: str, cwd: Path, environment: dict[str, str] | None = None) -> str:
    """Run a program, by default without any settings of this machine; fail with what it said."""
    clean = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(cwd), "LANG": "C.UTF-8"}
    done = subprocess.run(
        arguments, cwd=cwd, env=environment or clean, capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, f"{' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _machine() -> dict[str, str]:
    """Return the environment of this machine without Python's own: pip needs its settings and its cache."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }


@pytest.mark.parametrize("folder", ["cypher", "data"])
def test_the_wheel_carries_the_whole_folder(wheel: Path, folder: str) -> None:
    tree = {str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*") if path.is_file()}
    shipped = {name.removeprefix("ingest/_shipped/") for name in _names(wheel) if "_shipped/" in name}
    assert {name for name in shipped if name.startswith(f"{folder}/")} == tree
    assert tree


@pytest.mark.parametrize("folder", ["ingest", "webapp/templates", "webapp/static"])
def test_the_wheel_carries_code_and_pages(wheel: Path, folder: str) -> None:
    tree = {
        str(p.relative_to(ROOT)) for p in (ROOT / folder).rglob("*") if p.is_file() and p.suffix != ".pyc"
    }
    assert tree - _names(wheel) == set()
    assert tree


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    assert {name.split("/")[0].split("-")[0] for name in _names(wheel)} == {
        "ingest",
        "webapp",
        "entente_graph",
    }


def test_the_installed_program_does_the_main_job(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text(ARTICLE, "utf-8")
    _run(*command, "init", cwd=tmp_path)
    _run(*command, "load", "article.md", cwd=tmp_path)
    query = [
        "query",
        "snubs-between",
        "--param",
        "source=Armenia",
        "--param",
        "target=Russia",
        "--format",
        "json",
    ]
    rows = json.loads(_run(*command, *query, cwd=tmp_path))
    assert [(row["event"], row["date"]) for row in rows] == [("ACCUSE", "2024-02-22")]
    assert "Pashinyan sharply criticised Russia" in rows[0]["quote"]
    articles = json.loads(_run(*command, "articles", "--format", "json", cwd=tmp_path))
    assert [row["title"] for row in articles] == ["Armenia freezes its part in the CSTO"]


def test_the_installed_program_serves_its_pages(command: list[str], tmp_path: Path) -> None:
    python = str(Path(command[0]).with_name("python"))
    script = (
        "import sys; from ingest.settings import settings_from_environment; from webapp import create_app;"
        "app = create_app(settings_from_environment(data_dir=sys.argv[1]));"
        "print(app.test_client().get('/', base_url='http://127.0.0.1/', follow_redirects=True).status_code)"
    )
    assert _run(python, "-c", script, command[2], cwd=tmp_path).strip() == "200"


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}
