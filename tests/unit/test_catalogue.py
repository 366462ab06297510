"""The headers of `cypher/`: what a saved query says of itself, and what is wrong with a bad one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import DataError, InputError
from ingest.resources import resource
from ingest.store.catalogue import Parameter, SavedQuery, read_query, saved_queries, typed
from ingest.store.guard import harmless, operators, refuse_commands

GOOD = """\
// title: Snubs of a year
// description: Every snub of one year.
// param: year (integer, default 2022): the year
// param: names (list, default ["Armenia"]): who
// param: day (date): the day
// shows: table
MATCH (a)-[s:SNUBBED]->(b) // $comment
WHERE s.year = $year AND a.name IN $names AND s.date = $day AND s.quote <> '$text'
RETURN a.`$name`
"""
FILES = sorted(resource("cypher").rglob("*.cypher"))


def _query(tmp_path: Path, text: str) -> SavedQuery:
    path = tmp_path / "some-query.cypher"
    path.write_text(text, encoding="utf-8")
    return read_query(path)


def test_a_header_tells_title_parameters_and_form(tmp_path: Path) -> None:
    query = _query(tmp_path, GOOD)
    assert (query.name, query.title, query.shows) == ("some-query", "Snubs of a year", "table")
    assert query.parameters == (
        Parameter("year", "integer", 2022, "the year"),
        Parameter("names", "list", ["Armenia"], "who"),
        Parameter("day", "date", None, "the day"),
    )
    assert query.statement.startswith("MATCH (a)-[s:SNUBBED]")


def test_values_are_typed_and_defaults_filled_in(tmp_path: Path) -> None:
    query = _query(tmp_path, GOOD)
    day = {"day": "2024-02-29"}
    assert query.values(day) == {"year": 2022, "names": ["Armenia"], "day": date(2024, 2, 29)}
    assert query.values(day | {"year": "1999", "names": "Russia, France"}) == {
        "year": 1999,
        "names": ["Russia", "France"],
        "day": date(2024, 2, 29),
    }


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "some-query needs day: the day"),
        ({"day": "2023-02-29"}, "'2023-02-29', which is no date, YYYY-MM-DD"),
        ({"day": "2023-02-28", "year": "this"}, "'this', which is no integer"),
        ({"day": "2023-02-28", "year": "1.5"}, "'1.5', which is no integer"),
        ({"day": "2023-02-28", "names": "[1"}, "which is no list"),
    ],
)
def test_a_value_of_another_type_is_refused(tmp_path: Path, values: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        _query(tmp_path, GOOD).values(values)
    assert message in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("// shows: table\n", "", 1, "has no shows"),
        ("// title: Snubs of a year\n", "", 1, "has no title"),
        ("shows: table", "shows: chart", 1, "shows 'chart'"),
        ("// shows", "// colour", 6, "'colour'"),
        ("// shows: table", "// shows: table\n// shows: graph", 7, "'shows'"),
        ("// title: Snubs of a year", "// Snubs of a year", 1, "is no header"),
        ("(integer, default 2022)", "integer", 3, "is no parameter"),
        ("(integer,", "(number,", 3, "unknown type 'number'"),
        ("default 2022", "default soon", 3, "default that is no integer"),
        ("default 2022", 'default "soon"', 3, "default that is no integer"),
        ("s.year = $year AND ", "", 1, "declares $year and does not use it"),
        ("a.`$name`", "a.name, $other", 9, "uses $other undeclared"),
        ("// param: day (date): the day", "// param: year (date): the day", 1, "declares $year twice"),
    ],
)
def test_a_wrong_header_is_named_with_file_and_line(
    tmp_path: Path, old: str, new: str, where: int, what: str
) -> None:
    assert old in GOOD
    with pytest.raises(DataError) as caught:
        _query(tmp_path, GOOD.replace(old, new))
    assert f"some-query.cypher, line {where}: this" in caught.value.message
    assert what in caught.value.message
    assert caught.value.hint


def test_a_header_without_a_statement_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="has no statement"):
        _query(tmp_path, "// title: a\n// description: b\n// shows: table\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_file_has_a_right_header(path: Path) -> None:
    assert read_query(path).title


def test_the_saved_queries_run_without_being_given_anything() -> None:
    assert len(saved_queries()) >= 10
    assert len({query.title for query in saved_queries()}) == len(saved_queries())
    for query in saved_queries():
        assert set(query.values({})) == {parameter.name for parameter in query.parameters}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("boolean", "Yes", True),
        ("boolean", False, False),
        ("float", "0.5", 0.5),
        ("float", 2, 2.0),
        ("string", 3, "3"),
        ("integer", 2.0, None),
        ("boolean", "maybe", None),
        ("float", "half", None),
    ],
)
def test_text_becomes_the_type_or_an_error(kind: str, text: Any, value: Any) -> None:
    if value is None:
        with pytest.raises((ValueError, TypeError)):
            typed(kind, text)
    else:
        assert typed(kind, text) == value
        assert type(typed(kind, text)) is type(value)


@given(st.text().filter(lambda text: not set(text) & set("\\'")))
def test_what_stands_in_a_text_is_no_command(text: str) -> None:
    refuse_commands(f"RETURN '{text}' AS x")
    with pytest.raises(InputError):
        refuse_commands(f"WITH '{text}' AS x CALL db.labels() YIELD label RETURN label, x")


@pytest.mark.parametrize(
    "statement",
    [
        "CALL { MATCH (a) RETURN a } RETURN a",
        "CALL (x, y) { RETURN 1 AS n } RETURN n",
        "MATCH (n) RETURN n.show AS show, n.call AS call ORDER BY call",
    ],
)
def test_subqueries_are_no_procedures(statement: str) -> None:
    refuse_commands(statement)


@pytest.mark.parametrize(
    "name",
    ["LoadCSV", "ProcedureCall", "ShowUsers", "ShowTransactions", "TerminateTransactions", "Create", "SetProperty",
     "DetachDelete", "Merge", "Foreach", "TransactionApply", "CreateIndex", "RemoveLabels", "SomethingNew"],
)  # fmt: skip
def test_operators_that_do_more_than_read_are_not_harmless(name: str) -> None:
    assert not harmless(name)


def test_a_plan_is_walked_to_its_leaves() -> None:
    leaf = {"operatorType": "AllNodesScan@neo4j"}
    plan = {
        "operatorType": "ProduceResults@neo4j",
        "children": [{"operatorType": "Expand(All)@neo4j", "children": [leaf]}],
    }
    assert list(operators(plan)) == ["ProduceResults", "Expand", "AllNodesScan"]
    assert all(map(harmless, operators(plan)))
