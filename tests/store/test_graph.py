"""Articles in the graph: written whole, merged, taken out again, the same on both stores."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from ingest import baseline, load
from ingest import store as stores
from ingest.errors import NotFoundError
from ingest.graph import articles, ensure_schema
from ingest.records import Article, Claim, Extraction, Person, digest
from ingest.settings import Settings
from ingest.store import Store
from tests.store.conftest import KINDS

NODES = "MATCH (n) WHERE NOT n:Dataset RETURN labels(n) AS labels, properties(n) AS p"
EDGES = """
MATCH (a)-[e]->(b)
RETURN a.id AS first, type(e) AS type, b.id AS second, properties(e) AS p
"""
SNUBS = """
MATCH (:State {name: 'Armenia'})-[s:SNUBBED]->(:State {name: 'Russia'})
RETURN toString(s.date) AS date, s.event AS event, s.quote AS quote, s.claims AS claims, s.articles AS articles,
       s.confidence AS confidence
ORDER BY s.date
"""
ACTORS = ("ARM", "RUS", "AZE", "FRA", "BLR", "CSTO", "nobody-knows")
MINISTER = Person("minister", "A Minister", "RUS", "foreign minister")


@pytest.fixture
def graph(store: Store) -> Store:
    """Each store in turn, empty but for its schema."""
    ensure_schema(store)
    return store


def claim(
    source: str, target: str, event: str = "REJECT", day: str | None = "2022-11-23", **rest: Any
) -> Claim:
    fields: dict[str, Any] = {
        "valence": "conflictual", "mode": None, "status": "asserted", "date_precision": day and "day",
        "quote": f"{source} {event} {target} on {day}.", "start": 0, "end": 20, "confidence": 0.8,
        "source_text": source, "target_text": target, **rest,
    }  # fmt: skip
    return Claim(source=source, target=target, relation=event, date=day, **fields)


def article(name: str, *claims: Claim) -> Extraction:
    text = f"Text of {name}."
    made = Article(
        digest(name), name, "The Fixture", f"https://news.example/{name}", date(2022, 11, 24), text
    )
    return Extraction(made, claims)


def summit(confidence: float = 0.8) -> Extraction:
    return article(
        "Summit",
        claim("ARM", "RUS", voiced_by=MINISTER, quote="Armenia would not sign.", confidence=confidence),
        claim("RUS", "ARM", "CONSULT", "2022-11-24"),
        claim("ARM", "RUS", "ACCUSE", status="denied"),
    )


def again() -> Extraction:
    """Another article, which tells the same refusal less surely, and more."""
    return article(
        "Again",
        claim("ARM", "RUS", day="2022-11-01", date_precision="month", confidence=0.5, quote="It refused."),
        claim(
            "ARM", "CSTO", "SANCTION", "2024-02-23", voiced_by=Person("minister", "A Minister", "ARM", "x")
        ),
        claim("BLR", "RUS", "ALLIED_WITH", None),
        claim("RUS", "nobody-knows", "THREATEN", status="planned"),
    )


def shelling() -> Extraction:
    return article("Shelling", claim("AZE", "ARM", "ASSAULT", "2022-09-13"), claim("ARM", "FRA", "REQUEST"))


def dump(store: Store) -> tuple[list[str], list[str]]:
    """Return all that a graph holds but the actors, which stay once they are known, as text in order."""
    nodes = [row for row in store.read(NODES).records() if "Actor" not in row["labels"]]
    return sorted(_line(row) for row in nodes), sorted(_line(row) for row in store.read(EDGES).records())


def _line(row: dict[str, Any]) -> str:
    properties = sorted((key, str(value)) for key, value in row.pop("p").items() if value is not None)
    return f"{sorted(row.items())} {properties}"


def first(store: Store, statement: str, **parameters: Any) -> Any:
    return store.read(statement, parameters).rows[0][0]


def test_the_question_of_the_design_is_answered(graph: Store) -> None:
    assert load.load_article(graph, summit()) == 3
    assert graph.read(SNUBS).rows == [("2022-11-23", "REJECT", "Armenia would not sign.", 1, 1, 0.8)]


def test_claims_are_tied_to_article_actors_and_voice(graph: Store) -> None:
    load.load_article(graph, summit())
    statement = """
    MATCH (r:Article {id: $id})-[:STATES]->(c:Claim)-[:VOICED_BY]->(p:Person)-[s:SPEAKS_FOR]->(of:Actor)
    MATCH (s1:State)<-[:SOURCE]-(c)-[:TARGET]->(t:State)
    RETURN r.title, toString(r.published), s1.name, t.name, c.event, c.quote, p.name, s.role, of.id
    """
    assert graph.read(statement, {"id": summit().article.id}).rows == [
        ("Summit", "2022-11-24", "Armenia", "Russia", "REJECT", "Armenia would not sign.",
         "A Minister", "foreign minister", "RUS")
    ]  # fmt: skip


def test_loading_twice_changes_nothing(graph: Store) -> None:
    for extraction in (summit(), again()):
        load.load_article(graph, extraction)
    before = dump(graph)
    for extraction in (summit(), again(), summit()):
        load.load_article(graph, extraction)
    assert dump(graph) == before


def test_two_articles_telling_one_event_merge(graph: Store) -> None:
    for extraction in (again(), summit()):
        load.load_article(graph, extraction)
    assert graph.read(SNUBS).rows == [("2022-11-23", "REJECT", "Armenia would not sign.", 2, 2, 0.9)]


def test_an_event_keeps_what_the_other_article_says_of_it(graph: Store) -> None:
    for extraction in (summit(), again()):
        load.load_article(graph, extraction)
    assert load.remove_article(graph, summit().article.id) == 3
    assert graph.read(SNUBS).rows == [("2022-11-01", "REJECT", "It refused.", 1, 1, 0.5)]


@pytest.mark.parametrize("others", list(permutations((summit(), again(), shelling()))), ids=str)
def test_the_graph_depends_on_what_is_loaded_not_on_its_order(
    graph: Store, others: tuple[Extraction, ...], expected: dict[str, Any]
) -> None:
    for extraction in others:
        load.load_article(graph, extraction)
    assert dump(graph) == expected.setdefault("all", dump(graph))
    load.rebuild(graph)
    assert dump(graph) == expected["all"]
    for gone in others[1:]:
        load.remove_article(graph, gone.article.id)
    left = others[0].article.title
    assert dump(graph) == expected.setdefault(left, dump(graph))
    load.load_article(graph, others[0])
    load.rebuild(graph)
    assert dump(graph) == expected[left]


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    """Dumps that every order, and every store, must agree upon."""
    return {}


def test_nothing_is_left_when_all_are_removed(graph: Store) -> None:
    for extraction in (summit(), again(), shelling()):
        load.load_article(graph, extraction)
    for extraction in (again(), summit(), shelling()):
        load.remove_article(graph, extraction.article.id)
    assert dump(graph) == ([], [])


def test_removing_equals_never_having_loaded(graph: Store) -> None:
    load.load_article(graph, again())
    before = dump(graph)
    load.load_article(graph, summit())
    load.remove_article(graph, summit().article.id)
    assert dump(graph) == before


def test_an_article_that_is_read_anew_replaces_what_it_said(graph: Store) -> None:
    load.load_article(graph, summit())
    fewer = article("Summit", claim("ARM", "RUS", quote="Armenia would not sign.", status="planned"))
    load.load_article(graph, fewer)
    assert first(graph, "MATCH (c:Claim) RETURN count(c) AS n") == 1
    assert first(graph, "MATCH (:Actor)-[e:SNUBBED]->(:Actor) RETURN e.status AS s") == "planned"
    assert first(graph, "OPTIONAL MATCH (:Actor)-[e:COOPERATED_WITH]->(:Actor) RETURN count(e) AS n") == 0
    assert first(graph, "OPTIONAL MATCH (p:Person) RETURN count(p) AS n") == 0, "nobody voices it any more"


def test_a_voice_speaks_for_its_own_actor_even_about_others(graph: Store) -> None:
    load.load_article(graph, article("Talk", claim("AZE", "ARM", "ASSAULT", voiced_by=MINISTER)))
    statement = "MATCH (:Person {id: 'minister'})-[:SPEAKS_FOR]->(a:Actor) RETURN a.id AS id"
    assert graph.read(statement).rows == [("RUS",)]


def test_actors_are_named_by_the_reference_data(graph: Store) -> None:
    load.load_article(graph, again())
    statement = "MATCH (a:Actor) RETURN a.id AS id, a.name AS name, labels(a) AS labels"
    found = {row["id"]: (row["name"], set(row["labels"])) for row in graph.read(statement).records()}
    assert found["ARM"] == ("Armenia", {"Actor", "State"})
    assert found["CSTO"][1] == {"Actor", "Organization"}
    assert found["nobody-knows"] == ("nobody-knows", {"Actor", "Group"})
    assert set(found) <= set(ACTORS)


def test_an_unknown_article_is_refused(graph: Store) -> None:
    with pytest.raises(NotFoundError, match="no article nothing"):
        load.remove_article(graph, "nothing")


def test_articles_are_listed_with_their_claims(graph: Store) -> None:
    for extraction in (summit(), shelling()):
        load.load_article(graph, extraction)
    assert [(row["title"], row["claims"]) for row in load.list_articles(graph)] == [
        ("Shelling", 2),
        ("Summit", 3),
    ]


@pytest.mark.parametrize("step", ["merge_pairs", "_drop", "_ensure_actors"])
def test_a_load_that_breaks_off_leaves_nothing_half_written(
    graph: Store, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    load.load_article(graph, again())
    before = dump(graph)

    def break_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(articles, step, break_off)
        with pytest.raises(KeyboardInterrupt):
            load.load_article(graph, summit())
    assert dump(graph) == before
    load.load_article(graph, summit())
    assert graph.read(SNUBS).rows[0][3:5] == (2, 2)


def test_articles_loaded_at_once_are_all_counted(graph: Store) -> None:
    load.load_article(graph, article("0", claim("ARM", "RUS")))
    rest = [article(str(number), claim("ARM", "RUS")) for number in range(1, 8)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda extraction: load.load_article(graph, extraction), rest))
    assert graph.read(SNUBS).rows[0][3:5] == (8, 8)


@pytest.fixture(scope="module", params=KINDS)
def based(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each store in turn, holding the reference data."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    with stores.connect(settings) as store:
        store.change(lambda writer: writer.run("MATCH (n) DETACH DELETE n"))
        baseline.load_baseline(store)
        yield store


def test_a_tie_that_the_reference_data_holds_is_not_told_again(based: Store) -> None:
    known = article(
        "Known", claim("ARM", "CSTO", "MEMBER_OF"), claim("RUS", "ARM", "ALLIED_WITH", symmetric=True)
    )
    ties = "MATCH (:Actor {id: 'ARM'})-[e:MEMBER_OF|ALLIED_WITH]-() RETURN count(e) AS n"
    before = first(based, ties)
    load.load_article(based, known)
    assert first(based, ties) == before
    load.remove_article(based, known.article.id)
    assert first(based, ties) == before


def test_a_tie_that_it_lacks_names_the_article_as_its_source(based: Store) -> None:
    told = article(
        "New tie", claim("FRA", "CSTO", "MEMBER_OF"), claim("FRA", "AZE", "ALLIED_WITH", "2022-01-01")
    )
    load.load_article(based, told)
    ties = """
    MATCH (a:Actor)-[e:MEMBER_OF|ALLIED_WITH]->(b:Actor) WHERE e.dataset = 'articles'
    RETURN a.id AS first, type(e) AS type, b.id AS second, toString(e.since) AS since,
           e.source AS source, e.article AS id
    ORDER BY type
    """
    assert based.read(ties).rows == [
        ("AZE", "ALLIED_WITH", "FRA", "2022-01-01", "New tie", told.article.id),
        ("FRA", "MEMBER_OF", "CSTO", "2022-11-23", "New tie", told.article.id),
    ]
    load.remove_article(based, told.article.id)
    assert based.read(ties).rows == []


def test_a_leader_of_the_reference_data_keeps_name_and_terms(based: Store) -> None:
    leader = "MATCH (p:Person)-[s:SPEAKS_FOR]->(:Actor {id: 'ARM'}) RETURN p.id AS id, p.name AS name LIMIT 1"
    key, name = based.read(leader).rows[0]
    terms = "MATCH (p:Person {id: $id})-[s:SPEAKS_FOR]->() RETURN p.name AS name, count(s) AS n"
    before = based.read(terms, {"id": key}).rows
    voiced = article("Voiced", claim("ARM", "RUS", voiced_by=Person(key, "Someone", "ARM", "leader")))
    load.load_article(based, voiced)
    assert based.read(terms, {"id": key}).rows == before
    load.remove_article(based, voiced.article.id)
    assert based.read(terms, {"id": key}).rows == before == [(name, before[0][1])]
