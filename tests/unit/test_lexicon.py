"""The lexicon's files: every line parses, says what it is for, and stands once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from ingest.claims.lexicon import Pattern, lexicon, load_lexicon
from ingest.errors import DataError
from ingest.resources import resource

RELATIONS = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "MEMBER_OF", "NOT_MEMBER_OF", "ALLIED_WITH", "AT_WAR_WITH",
}  # fmt: skip
FEW = {"MEMBER_OF", "NOT_MEMBER_OF", "ALLIED_WITH", "AT_WAR_WITH", "PROTEST"}
OTHER_FILES = {"quoted", "light", "embedding", "lemmas"}
STATUSES = {"planned", "denied", "hypothetical"}
PATTERN = re.compile(r"[a-z|é'-]+/[vna](?: [+=&!][a-zé|'-]+(?:=[a-zé|'-]+)?)*")
LINES = lexicon().lines


def _folder() -> Path:
    return resource("data", "lexicon")


def test_every_relation_has_a_file_and_no_file_is_unknown() -> None:
    assert {path.stem for path in _folder().glob("*.tsv")} == RELATIONS | OTHER_FILES


def test_the_lexicon_is_broad() -> None:
    lines = Counter(line.relation for line in LINES)
    assert len(LINES) >= 900
    assert (
        min(
            lines[r]
            for r in RELATIONS - {"MEMBER_OF", "NOT_MEMBER_OF", "ALLIED_WITH", "AT_WAR_WITH", "PROTEST"}
        )
        >= 30
    )


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.place)
def test_a_line_is_well_formed(line: Pattern) -> None:
    assert PATTERN.fullmatch(line.text), line.text
    assert line.source
    assert line.target
    assert line.example.rstrip()[-1] in '.!?"', "an example is a sentence"
    assert line.expected, "an example says what it is to give"
    for triple in line.expected:
        source, relation, target, *status = triple.split()
        assert relation == line.relation
        assert source != target
        assert set(status) <= STATUSES


def test_a_pattern_stands_once() -> None:
    count = Counter((line.text, line.relation if line.speech else "") for line in LINES)
    assert [text for text, number in count.items() if number > 1] == []


def test_no_two_lines_share_an_example() -> None:
    count = Counter(line.example for line in LINES)
    assert [text for text, number in count.items() if number > 1] == []


def test_a_word_has_one_effect_on_what_it_governs() -> None:
    rows = [row for row in (_folder() / "embedding.tsv").read_text(encoding="utf-8").splitlines() if row]
    words = [row.split("\t")[0] for row in rows]
    assert [word for word, number in Counter(words).items() if number > 1] == []
    assert all(row.split("\t")[2].endswith(".") for row in rows[1:]), "each has an example"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("scold\tsubj > obj\t\tFrance scolded Mali.\tFRA ACCUSE MLI", "no part of speech"),
        ("scold/v ?over\tsubj > obj\t\tFrance scolded Mali.\tFRA ACCUSE MLI", "not a condition"),
        ("scold/v\tsubj obj\t\tFrance scolded Mali.\tFRA ACCUSE MLI", "lack > or <>"),
        ("scold/v\tsubj > obj", "columns are needed"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, row: str, message: str) -> None:
    for name in ("light.tsv", "embedding.tsv"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "ACCUSE.tsv").write_text(
        f"pattern\troles\tmode\texample\texpected\n{row}\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match=message) as caught:
        load_lexicon(tmp_path)
    assert "ACCUSE.tsv:2" in str(caught.value)
