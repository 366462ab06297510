"""Whole demo articles: what a careful reader finds is found, and what the text does not say is not."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from ingest import reference
from ingest.ontology import ontology
from ingest.records import Claim
from tests.golden.expected import Expected, claims_of, differences, golden_files, read_golden

FILES = golden_files()
CLAIM = Claim(
    source="ARM", target="RUS", relation="ACCUSE", valence="conflictual", mode=None, status="asserted",
    date="2024-02-22", date_precision="day", quote="", start=0, end=0, confidence=1, source_text="",
    target_text="",
)  # fmt: skip
ACCUSED = Expected("ARM", "ACCUSE", "RUS", "2024-02-22", "asserted")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_demo_article_is_read_as_a_careful_reader_reads_it(path: Path) -> None:
    lines = differences(read_golden(path), claims_of(path))
    assert not lines, "\n" + "\n".join([f"{path.name}:", *lines])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_file_names_known_actors_relations_and_each_claim_once(path: Path) -> None:
    golden = read_golden(path)
    claims = [one for rows in golden.values() for one in rows]
    assert len(set(claims)) == len(claims)
    for one in claims:
        assert {one.source, one.target} <= reference.actor_ids()
        assert set(one.relation.split("|")) <= set(ontology().types)
    assert all(rows == sorted(rows, key=str) for rows in golden.values())


@pytest.mark.parametrize(
    ("name", "claims", "line"),
    [
        ("required", (), f"- {ACCUSED}   lost"),
        ("not_yet", (CLAIM,), f"+ {ACCUSED}   found now: move it to required"),
        ("forbidden", (CLAIM,), f"+ {ACCUSED}   said, and wrong"),
        ("still_said", (), f"- {ACCUSED}   no longer said: move it to forbidden"),
    ],
)  # fmt: skip
def test_a_claim_in_the_wrong_list_is_a_line_of_the_diff(
    name: str, claims: tuple[Claim, ...], line: str
) -> None:
    golden = {
        key: [ACCUSED] if key == name else [] for key in ("required", "not_yet", "forbidden", "still_said")
    }
    assert differences(golden, claims) == [line]


@pytest.mark.parametrize(
    "change",
    [{"source": "RUS", "target": "ARM"}, {"relation": "REJECT"}, {"date": None}, {"status": "denied"}],
)
def test_a_claim_that_says_something_else_is_no_match(change: dict[str, str | None]) -> None:
    assert ACCUSED.matches(CLAIM)
    assert not ACCUSED.matches(dataclasses.replace(CLAIM, **change))  # type: ignore[arg-type]
