"""Reading, writing and asking: the same on both stores."""

from __future__ import annotations

import dataclasses
import threading
import time
from datetime import date
from typing import Any

import pytest

from ingest import store as stores
from ingest.errors import DataError, InputError, StoreError
from ingest.settings import Settings
from ingest.store import EdgeValue, NodeValue, PathValue, Store
from tests.store.conftest import KINDS

PAIR = """
CREATE (a:Actor:State {id: 'ARM', name: 'Armenia'})-[:SNUBBED {id: 'e', date: date('2024-02-23'), score: -3.5}]->
       (b:Actor:State {id: 'RUS', name: 'Russia'})
"""
COUNT = "MATCH (n) RETURN count(n) AS n"
RUNAWAY = (
    "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x * y < 0 RETURN count(*) AS n"
)


def _fill(store: Store, statement: str = PAIR, **parameters: Any) -> None:
    store.change(lambda writer: writer.run(statement, parameters))


def test_values_come_back_plain(store: Store) -> None:
    _fill(store)
    table = store.read("MATCH p = (a)-[e]->(b) RETURN a, e, b, p, e.date AS day, [e.score, null] AS list")
    assert table.columns == ("a", "e", "b", "p", "day", "list")
    ((a, e, b, p, day, numbers),) = table.rows
    assert isinstance(a, NodeValue)
    assert isinstance(e, EdgeValue)
    assert isinstance(p, PathValue)
    assert (a.labels, a.properties) == (("Actor", "State"), {"id": "ARM", "name": "Armenia"})
    assert (e.type, e.source, e.target) == ("SNUBBED", a.id, b.id)
    assert e.properties == {"date": "2024-02-23", "id": "e", "score": -3.5}
    assert p == PathValue((a, b), (e,))
    assert (day, numbers) == ("2024-02-23", [-3.5, None])


def test_parameters_keep_their_types(store: Store) -> None:
    given = {
        "s": "it's “so”",
        "i": 3,
        "f": 0.5,
        "b": True,
        "l": ["x", "y"],
        "d": date(2024, 2, 29),
        "n": None,
    }
    asked = store.ask("RETURN $s AS s, $i AS i, $f AS f, $b AS b, $l AS l, $d AS d, $n AS n", given)
    assert asked.records() == [given | {"d": "2024-02-29"}]


def test_rows_are_cut_at_the_limit_and_the_table_says_so(store: Store) -> None:
    numbers = "UNWIND range(1, 5) AS x RETURN x"
    assert store.ask(numbers, limit=3).rows == [(1,), (2,), (3,)]
    assert store.ask(numbers, limit=3).truncated
    assert not store.ask(numbers, limit=5).truncated
    assert len(store.read(numbers).rows) == 5


def test_a_transaction_is_kept_as_a_whole(store: Store) -> None:
    with store.transaction() as writer:
        writer.run("CREATE (:Actor {id: 'one'})")
        writer.run("CREATE (:Actor {id: 'two'})")
        assert writer.run(COUNT).rows == [(2,)]
    assert store.read(COUNT).rows == [(2,)]


def _fail_within(store: Store) -> None:
    with store.transaction() as writer:
        writer.run("MATCH (a {id: 'ARM'}) SET a.name = 'Elsewhere'")
        writer.run("MATCH (b {id: 'RUS'}) DETACH DELETE b")
        writer.run("CREATE (:Actor {id: 'new'})")
        raise KeyError("in the midst of it")


def test_a_transaction_is_dropped_as_a_whole(store: Store) -> None:
    _fill(store)
    with pytest.raises(KeyError):
        _fail_within(store)
    names = store.read("MATCH (a)-[:SNUBBED]->(b) RETURN a.name AS a, b.name AS b").rows
    assert names == [("Armenia", "Russia")]
    assert store.read(COUNT).rows == [(2,)]


def test_a_change_is_dropped_as_a_whole(store: Store) -> None:
    def work(writer: stores.Writer) -> None:
        writer.run(PAIR)
        raise KeyError("in the midst of it")

    with pytest.raises(KeyError):
        store.change(work)
    assert store.read(COUNT).rows == [(0,)]


def test_a_second_connection_sees_what_the_first_wrote(store: Store, store_settings: Settings) -> None:
    with stores.connect(store_settings, read_only=True) as other:
        _fill(store)
        assert other.read(COUNT).rows == [(2,)]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (:Actor {id: 'new'})",
        "MERGE (a:Actor {id: 'new'}) RETURN a",
        "MATCH (a {id: 'ARM'}) SET a.name = 'x' RETURN a",
        "MATCH (a {id: 'ARM'}) REMOVE a.name RETURN a",
        "MATCH (a) DETACH DELETE a",
        "MATCH ()-[e]->() DELETE e",
        "MATCH (a) FOREACH (x IN [1] | SET a.name = 'x')",
        "MATCH (a) CALL { WITH a SET a.name = 'x' RETURN 1 AS one } RETURN one",
        "PROFILE MATCH (a) SET a.name = 'x' RETURN a",
        "CREATE INDEX some FOR (n:Actor) ON (n.name)",
        "CREATE CONSTRAINT some FOR (n:Actor) REQUIRE n.id IS UNIQUE",
        "DROP INDEX some",
        "CREATE USER ann SET PASSWORD 'abcdefgh1'",
        "CREATE DATABASE other",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "LOAD CSV FROM 'http://127.0.0.1:1/x' AS row RETURN row",
        "MATCH (a) WITH a LOAD /* x */ CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "CALL db.labels()",
        "CALL dbms.listConfig() YIELD name RETURN name",
        "MATCH (a) CALL `dbms`.`listConfig`() YIELD name RETURN name",
        "SHOW USERS",
        "/* please */ show users",
        "SHOW TRANSACTIONS",
        "TERMINATE TRANSACTIONS 'x'",
        "SHOW SETTINGS",
        "USE system SHOW USERS",
        "",
        "MATCH (a) RETURN a; MATCH (b) DELETE b",
    ],
)
def test_what_does_more_than_read_is_refused(store: Store, statement: str) -> None:
    _fill(store)
    before = store.read("MATCH (n) OPTIONAL MATCH (n)-[e]->() RETURN n, e ORDER BY n.id").rows
    with pytest.raises(InputError) as caught:
        store.ask(statement, timeout=10)
    assert caught.value.message
    assert caught.value.hint
    assert store.read("MATCH (n) OPTIONAL MATCH (n)-[e]->() RETURN n, e ORDER BY n.id").rows == before


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (a:State)-[s:SNUBBED|CLASHED_WITH]->(b) WHERE s.date >= date('2024-01-01') RETURN a, s, b",
        "MATCH (a {id: 'ARM'}), (b {id: 'RUS'}) MATCH p = shortestPath((a)-[*..4]-(b)) RETURN p",
        "MATCH p = (a {id: 'ARM'})-[*1..3]-(b) RETURN p",
        "MATCH (a {id: 'ARM'}) CALL { WITH a MATCH (a)-->(b) RETURN count(b) AS n } RETURN n",
        "MATCH (a {id: 'ARM'}) WHERE EXISTS { (a)-[:SNUBBED]->() } RETURN a, COUNT { (a)-->() } AS n",
        "MATCH (a:State {id: 'ARM'}) OPTIONAL MATCH (a)<--(b) RETURN a.name, collect(b.name), count(*)",
        "MATCH (a {id: 'ARM'}) RETURN a.id AS x UNION MATCH (a {id: 'ARM'}) RETURN a.id AS x",
        "MATCH (a) WITH a ORDER BY a.name SKIP 0 LIMIT 1 RETURN DISTINCT a.name AS name",
        "RETURN 'SHOW USERS; CALL me() LOAD CSV' AS text",
    ],
)
def test_what_reads_is_answered(store: Store, statement: str) -> None:
    _fill(store)
    assert len(store.ask(statement, limit=10, timeout=10).rows) == 1


def test_every_saved_query_and_view_may_be_asked(store: Store) -> None:
    from ingest.resources import resource
    from ingest.store.catalogue import read_query

    _fill(store)
    for path in sorted([*resource("cypher", "read").iterdir(), *resource("cypher", "view").iterdir()]):
        query = read_query(path)
        assert not store.ask(query.statement, query.values({}), limit=5, timeout=20).truncated, path.name


def test_a_wrong_query_is_told_in_the_stores_own_words(store: Store) -> None:
    with pytest.raises(InputError, match="nowhere"):
        store.ask("RETURN nowhere")
    with pytest.raises(InputError):
        store.ask("MATCH (n RETURN n")
    with pytest.raises(InputError):
        store.ask("RETURN $missing")


def test_a_query_ends_at_its_time_limit_and_leaves_the_store_at_rest(store: Store) -> None:
    started = time.monotonic()
    with pytest.raises(InputError, match="time limit of 1 seconds"):
        store.ask(RUNAWAY, timeout=1)
    assert time.monotonic() - started < 8
    deadline = time.monotonic() + 8
    while (busy := store.read("SHOW TRANSACTIONS YIELD currentQuery").rows) and time.monotonic() < deadline:
        if not any("100000" in row[0] for row in busy):
            break
        time.sleep(0.2)
    assert not any("100000" in row[0] for row in busy)


def test_a_connection_that_may_only_read_does_not_write(store: Store, store_settings: Settings) -> None:
    with stores.connect(store_settings, read_only=True) as other:
        with pytest.raises(InputError):
            other.change(lambda writer: writer.run(PAIR))
        with pytest.raises(InputError), other.transaction():
            pass
        with pytest.raises((InputError, StoreError)):
            other.read(PAIR)
    assert store.read(COUNT).rows == [(0,)]


def test_threads_may_share_a_connection(store: Store) -> None:
    _fill(store)
    found: list[Any] = []
    threads = [
        threading.Thread(target=lambda: found.extend(store.ask(COUNT, timeout=10).rows)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [(2,)] * 8


def test_a_file_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(DataError, match=r"cypher/view/nothing\.cypher"):
        store.run_file("view/nothing")


def test_the_status_counts(store: Store, store_settings: Settings) -> None:
    _fill(store)
    status = stores.status(store_settings)
    assert (status.kind, status.running, status.nodes, status.edges) == (store.kind, True, 2, 1)
    assert status.version


def test_a_store_that_does_not_answer_is_named(tmp_path: Any) -> None:
    away = Settings(data_dir=tmp_path, store_url="bolt://127.0.0.1:1", store_password="abcdefgh1")
    with pytest.raises(StoreError, match=r"No graph store answers at bolt://127\.0\.0\.1:1\.") as caught:
        stores.connect(away)
    assert "docker compose up" in caught.value.hint


@pytest.mark.parametrize("url", ["http://127.0.0.1:7474", "7687", "neo4j://", "bolt://127.0.0.1:99999"])
def test_no_address_of_a_store_is_refused(tmp_path: Any, url: str) -> None:
    with pytest.raises(StoreError, match="not the address"):
        stores.connect(Settings(data_dir=tmp_path, store_url=url))


def test_a_password_in_the_address_is_refused_and_not_repeated(tmp_path: Any) -> None:
    with pytest.raises(StoreError) as caught:
        stores.connect(Settings(data_dir=tmp_path, store_url="bolt://ann:s3cret@127.0.0.1:1"))
    assert "s3cret" not in caught.value.message + caught.value.hint


def test_a_password_sent_openly_over_the_network_is_warned_of(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    far = Settings(data_dir=tmp_path, store_url="bolt://192.0.2.1.invalid:1", store_password="abcdefgh1")
    with pytest.raises(StoreError):
        stores.connect(far)
    told = capsys.readouterr().err
    assert "unencrypted" in told
    assert "abcdefgh1" not in told


@pytest.mark.skipif("neo4j" not in KINDS, reason="ENTENTE_TEST_WITHOUT names neo4j")
def test_a_wrong_password_is_told(neo4j_settings: Settings) -> None:
    wrong = dataclasses.replace(neo4j_settings, store_password="not-it-at-all")
    with pytest.raises(StoreError, match="refuses the user name or the password") as caught:
        stores.connect(wrong)
    assert "ENTENTE_STORE_PASSWORD" in caught.value.hint


@pytest.mark.skipif("neo4j" not in KINDS, reason="ENTENTE_TEST_WITHOUT names neo4j")
def test_a_server_of_ones_own_is_not_stopped(neo4j_settings: Settings) -> None:
    with pytest.raises(StoreError, match="not started by entente"):
        stores.stop(neo4j_settings)
    assert stores.status(neo4j_settings).running
