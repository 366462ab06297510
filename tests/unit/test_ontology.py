from pathlib import Path

import pytest

from ingest.errors import DataError
from ingest.ontology import load_ontology, ontology
from ingest.resources import resource


def test_all_sixteen_plover_types_have_a_family_and_a_quad_class() -> None:
    events = [t for t in ontology().types.values() if t.quad]
    assert len(events) == 16
    assert all(t.family in ontology().families for t in events)


@pytest.mark.parametrize(
    ("event", "edge"),
    [
        ("REJECT", "SNUBBED"),
        ("CONSULT", "COOPERATED_WITH"),
        ("REQUEST", "APPEALED_TO"),
        ("ASSAULT", "CLASHED_WITH"),
        ("AT_WAR_WITH", "CLASHED_WITH"),
        ("NOT_MEMBER_OF", None),
    ],
)
def test_a_type_becomes_the_edge_of_its_family(event: str, edge: str | None) -> None:
    assert ontology().edge_type(event) == edge


def test_a_mode_has_a_score_of_its_own() -> None:
    assert ontology().score("ACCUSE") == -3
    assert ontology().score("ACCUSE", "allege") == -3.5


def test_conflict_scores_are_negative_and_cooperation_positive() -> None:
    for event in ontology().types.values():
        if event.family in {"snub", "clash"}:
            assert event.score < 0
        if event.family == "cooperation":
            assert event.score > 0


def test_a_wrong_family_is_named_with_its_place(tmp_path: Path) -> None:
    text = (
        resource("data", "ontology.yaml")
        .read_text(encoding="utf-8")
        .replace("family: appeal", "family: quarrel")
    )
    path = tmp_path / "ontology.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"ontology.yaml: types.REQUEST .*quarrel"):
        load_ontology(path)
