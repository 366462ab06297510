"""Our own labelled sentences: a sentence that stands before one is read, not labelled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import labelled


def test_the_sentence_before_only_tells_what_is_referred_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {
        "date": "2019-11-20",
        "before": "Turkey closed the strait to ships.",
        "text": "Greece condemned the move.",
        "claims": [["GRC", "TUR", "ACCUSE", "asserted", "", "condemned", []]],
    }
    (tmp_path / "sentences-dev").mkdir()
    (tmp_path / "sentences-dev" / "read.jsonl").write_text("")
    (tmp_path / "labels.jsonl").write_text("")
    (tmp_path / "sentences.jsonl").write_text(json.dumps(row))
    monkeypatch.setattr(labelled, "HERE", tmp_path)
    monkeypatch.setattr(labelled, "READ_ARTICLES", ())
    own = [item for item in labelled.load(tmp_path) if item.kind == "own"]
    assert [item.sentence.text for item in own] == ["Greece condemned the move."]
    assert {m.actor for m in own[0].mentions} == {"GRC", "TUR"}
