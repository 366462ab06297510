"""The steps import one way, and the web app imports no step."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STEPS = {
    name: rank
    for rank, names in enumerate(
        (
            ("read",),
            ("parse", "noise", "noise_patterns", "model"),
            ("actors",),
            ("claims",),
            ("dates",),
            ("score",),
            ("graph",),
        )
    )
    for name in names
}
FOUNDATION = ("errors", "records", "resources", "settings", "ontology")
MODULES = sorted(path for package in ("ingest", "webapp") for path in (ROOT / package).rglob("*.py"))


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _step(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "ingest" and len(parts) > 1 and parts[1] in STEPS else None


def test_every_step_is_there() -> None:
    found = {_step(_module(path)) for path in MODULES}
    assert found >= {"read", "parse", "actors", "claims", "dates", "score", "graph"}


@pytest.mark.parametrize("path", MODULES, ids=_module)
def test_imports_go_one_way(path: Path) -> None:
    module = _module(path)
    steps = {step for step in map(_step, _imports(path)) if step is not None}
    own = _step(module)
    if module.startswith("webapp"):
        assert not steps, f"{module} reaches past the pipeline"
    elif own is not None:
        assert not {step for step in steps if STEPS[step] > STEPS[own]}, f"{module} imports a later step"
    elif module.split(".")[1:2] and module.split(".")[1] in FOUNDATION:
        assert not steps, f"{module} is below the steps"


@pytest.mark.parametrize("path", [path for path in MODULES if "cli" not in path.parts], ids=_module)
def test_only_the_command_line_and_the_web_app_import_the_web_app(path: Path) -> None:
    if not _module(path).startswith("webapp"):
        assert not {name for name in _imports(path) if name.split(".")[0] == "webapp"}
