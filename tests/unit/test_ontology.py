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


@pytest.mark.parametrize(
    ("event", "future", "negated", "told"),
    [
        ("CONSULT", True, False, "AGREE"),
        ("RETREAT", True, False, "CONCEDE"),
        ("SANCTION", True, False, "SANCTION"),
        ("AID", False, True, "REJECT"),
        ("ASSAULT", False, True, None),
        ("ACCUSE", False, False, "ACCUSE"),
        ("MEMBER_OF", True, False, "MEMBER_OF"),
    ],
)
def test_an_announced_or_undone_act_is_told_as_another_type(
    event: str, future: bool, negated: bool, told: str | None
) -> None:
    assert ontology().reading(event, future=future, negated=negated) == told


def test_the_families_have_colours_and_dashes_that_tell_them_apart() -> None:
    families = ontology().families.values()
    assert {f.name: f.colour for f in families if f.name != "appeal"} == {
        "cooperation": "#2166AC",
        "snub": "#B35806",
        "clash": "#B2182B",
    }
    assert len({f.colour for f in families}) == 4
    assert len({f.edge for f in families}) == 4


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("future: CONCEDE", "future: SURRENDER", r"types.CONCEDE.future .*SURRENDER"),
        ("score: 2.5", "weight: 2.5", r"types.AGREE has unknown keys: weight"),
        ("valence: neutral", "valence: mild", r"types.REQUEST has a wrong valence"),
        ('    definition: "Asks', '    meaning: "Asks', r"types.REQUEST has unknown keys: meaning"),
    ],
)
def test_what_is_wrong_is_named_with_its_key(tmp_path: Path, old: str, new: str, place: str) -> None:
    text = resource("data", "ontology.yaml").read_text(encoding="utf-8")
    path = tmp_path / "ontology.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=rf"ontology.yaml: {place}"):
        load_ontology(path)
