"""The reference data in the graph: whole, sourced, and the same after a second loading."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from ingest import baseline, reference
from ingest import store as stores
from ingest.settings import Settings
from ingest.store import Store
from tests.store.conftest import KINDS

COUNTS = """
MATCH (n) WITH count(n) AS nodes
OPTIONAL MATCH ()-[e]->()
RETURN nodes, count(e) AS edges
"""


@pytest.fixture(scope="module", params=KINDS)
def loaded(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each store in turn, holding the baseline and nothing else."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    with stores.connect(settings) as store:
        store.change(lambda writer: writer.run("MATCH (n) DETACH DELETE n"))
        baseline.load_baseline(store)
        yield store


def _column(store: Store, statement: str, **parameters: Any) -> list[Any]:
    return [row[0] for row in store.read(statement, parameters).rows]


def test_every_actor_is_there_with_both_its_labels(loaded: Store) -> None:
    labels = Counter(
        label
        for found in _column(loaded, "MATCH (a:Actor) RETURN labels(a) AS labels")
        for label in found
        if label != "Actor"
    )
    assert labels == {
        "State": len(list(reference.states())),
        "Organization": len(list(reference.organizations())),
        "Group": len(list(reference.groups())),
    }


def test_every_membership_tie_and_term_is_there(loaded: Store) -> None:
    types = Counter(_column(loaded, "MATCH ()-[e]->() RETURN type(e) AS type"))
    assert types == {
        "MEMBER_OF": len(list(reference.memberships())),
        "ALLIED_WITH": len(list(reference.ties())),
        "SPEAKS_FOR": len(reference.terms()),
    }


def test_every_edge_says_where_it_comes_from(loaded: Store) -> None:
    statement = "MATCH ()-[e]->() WHERE e.source IS NULL OR e.source = '' RETURN count(e) AS n"
    assert _column(loaded, statement) == [0]


def test_a_tie_is_stored_once_lower_id_first(loaded: Store) -> None:
    assert _column(loaded, "MATCH (a)-[t:ALLIED_WITH]->(b) WHERE a.id >= b.id RETURN count(t) AS n") == [0]
    pledges = "MATCH (:State {id: 'ARM'})-[t:ALLIED_WITH]-(:State {id: 'RUS'}) RETURN t.pledges AS p"
    assert _column(loaded, pledges) == [["defence", "non-aggression", "consultation"]]


def test_members_on_a_day_are_asked_by_date(loaded: Store) -> None:
    statement = """
    MATCH (s:State)-[m:MEMBER_OF]->(:Organization {id: 'CSTO'})
    WHERE m.since <= date($day) AND coalesce(m.until, date('9999-12-31')) >= date($day)
    RETURN s.id AS id ORDER BY id
    """
    assert _column(loaded, statement, day="2010-01-01") == ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"]
    assert _column(loaded, statement, day="2024-02-22") == ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]


def test_who_spoke_for_a_state_is_known_by_day(loaded: Store) -> None:
    statement = """
    MATCH (p:Person)-[s:SPEAKS_FOR {role: 'head of government'}]->(:State {name: 'Armenia'})
    WHERE s.since <= date($day) AND coalesce(s.until, date('9999-12-31')) >= date($day)
    RETURN p.name AS name
    """
    assert _column(loaded, statement, day="2017-01-01") == ["Karen Karapetyan"]
    assert _column(loaded, statement, day="2022-11-23") == ["Nikol Pashinyan"]


def test_loading_again_is_quick_and_changes_nothing(loaded: Store) -> None:
    before = loaded.read(COUNTS).rows
    start = time.perf_counter()
    baseline.load_baseline(loaded)
    assert time.perf_counter() - start < 1
    assert loaded.read(COUNTS).rows == before


def test_a_newer_version_is_written_over_the_older_without_doubles(loaded: Store) -> None:
    before = loaded.read(COUNTS).rows
    loaded.write_file("write/baseline_done", {"version": "older"})
    loaded.change(lambda w: w.run("MATCH (:Actor {id: 'ARM'})-[t:ALLIED_WITH]-() SET t.source = 'rumour'"))
    baseline.load_baseline(loaded)
    assert loaded.read(COUNTS).rows == before
    rumours = "MATCH ()-[t:ALLIED_WITH]->() WHERE t.source = 'rumour' RETURN count(t) AS n"
    assert _column(loaded, rumours) == [0]
