"""Only the official weights are loaded, and they are hashed once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest import model
from ingest.errors import DataError


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return Path(shutil.copytree(model.model_folder(), tmp_path / "weights"))


def test_the_installed_weights_are_the_official_ones(tmp_path: Path) -> None:
    model.check_model(model.model_folder(), tmp_path / "memory.json")
    assert (tmp_path / "memory.json").is_file()


@pytest.mark.parametrize("name", ["parser/model", "config.cfg", "vocab/strings.json"])
def test_a_changed_file_is_refused(weights: Path, tmp_path: Path, name: str) -> None:
    (weights / name).write_bytes((weights / name).read_bytes() + b" ")
    with pytest.raises(DataError, match="not the official file"):
        model.check_model(weights, tmp_path / "memory.json")
    assert not (tmp_path / "memory.json").exists()


def test_a_missing_file_is_refused(weights: Path, tmp_path: Path) -> None:
    (weights / "tagger" / "model").unlink()
    with pytest.raises(DataError, match="not the official file"):
        model.check_model(weights, tmp_path / "memory.json")


def test_a_check_is_remembered_until_a_file_changes(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "cache" / "memory.json"
    model.check_model(weights, memory)
    calls: list[Path] = []
    monkeypatch.setattr(model, "_compare", calls.append)
    model.check_model(weights, memory)
    assert calls == []
    (weights / "config.cfg").touch()
    model.check_model(weights, memory)
    assert calls == [weights]


def test_a_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "PACKAGES", ("no_such_package",))
    with pytest.raises(DataError, match="not installed") as caught:
        model.model_folder()
    assert "pip install" in caught.value.hint


def test_parts_can_be_left_out() -> None:
    assert "ner" not in model.load_model(exclude=["ner"]).pipe_names
