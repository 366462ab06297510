"""Measure loading into both stores, beside the bare driver that writes the same nodes and edges in batches.

Loading is one transaction an article, with events merged as it goes; the bare driver creates the finished graph in
batches of 2,000 rows, knowing everything beforehand. Both run in turn, on an emptied store with the same schema.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from ingest import baseline, load
from ingest import store as stores
from ingest.records import Article, Claim, Extraction, digest
from ingest.reference import states
from ingest.settings import Settings
from ingest.store import Store, Writer
from tests import neo4j_server

Row = tuple[str, str, str]
ARTICLES, CLAIMS, ROUNDS, BATCH = 150, 12, 3, 2000
EVENTS = ("REJECT", "ACCUSE", "CONSULT", "AID", "SANCTION", "THREATEN", "REQUEST", "ASSAULT")
NODES = "UNWIND $rows AS row CREATE (n:{label}) SET n = row"
EDGES = """
UNWIND $rows AS row
MATCH (a:{first} {{id: row.first}})
MATCH (b:{second} {{id: row.second}})
CREATE (a)-[e:{type}]->(b)
SET e = row.properties
"""
ALL_NODES = "MATCH (n:{label}) RETURN properties(n) AS p"
ALL_EDGES = """
MATCH (a:{first})-[e:{type}]->(b:{second}) WHERE a.id IS NOT NULL
RETURN a.id AS first, b.id AS second, properties(e) AS properties
"""
WAYS = (
    ("Article", "STATES", "Claim"), ("Claim", "SOURCE", "Actor"), ("Claim", "TARGET", "Actor"),
    *(("Actor", name, "Actor") for name in ("COOPERATED_WITH", "APPEALED_TO", "SNUBBED", "CLASHED_WITH")),
)  # fmt: skip
Rows = list[tuple[str, list[dict[str, Any]]]]


def main() -> list[Row]:
    """Return the figures as rows: what, entente, the bare driver."""
    rows: list[Row] = []
    for kind, opened in (("embedded", _embedded), ("Neo4j", _neo4j)):
        if kind == "Neo4j" and not neo4j_server.wanted():
            continue
        with opened() as settings, stores.connect(settings) as store:
            rows += _measured(kind, store)
    return rows


def articles() -> list[Extraction]:
    """Return articles about few pairs and many, as news has them; always the same."""
    chance = random.Random(7)
    ids = [row["id"] for row in states()]
    weights = [1 / (place + 1) for place in range(len(ids))]
    found = []
    for number in range(ARTICLES):
        name = f"article {number}"
        made = Article(digest(name), name, "Bench", "", date(2024, 1, 1), f"{name}. " * 300)
        found.append(Extraction(made, tuple(_claim(chance, ids, weights, i) for i in range(CLAIMS))))
    return found


def _claim(chance: random.Random, ids: list[str], weights: list[float], place: int) -> Claim:
    source = target = ids[0]
    while source == target:
        source, target = chance.choices(ids, weights, k=2)
    day = (date(2022, 1, 1) + timedelta(days=chance.randrange(700))).isoformat()
    return Claim(
        source=source, target=target, relation=chance.choice(EVENTS), valence="neutral", mode=None,
        status="asserted", date=day, date_precision=chance.choice(["day", "day", "month"]),
        quote="What the sentence says, in about as many words as such a sentence has. " * 2,
        start=place * 200, end=place * 200 + 140, confidence=0.7, source_text=source, target_text=target,
    )  # fmt: skip


def _measured(kind: str, store: Store) -> list[Row]:
    given = articles()
    _emptied(store)  # warms the store up, too
    own, bare, again = [], [], []
    nodes: Rows = []
    for _ in range(ROUNDS):
        _emptied(store)
        own.append(_seconds(lambda: [load.load_article(store, extraction) for extraction in given]))
        again.append(_seconds(lambda: [load.load_article(store, extraction) for extraction in given[:50]]))
        nodes = nodes or _everything(store)
        _emptied(store)
        bare.append(_seconds(partial(_create, store, nodes)))
    claims = ARTICLES * CLAIMS
    told = f"{sum(len(rows) for _, rows in nodes):,} nodes and edges in batches, bare driver"
    return [
        (
            f"{kind}: claims per second",
            f"{claims / median(own):,.0f}",
            f"{claims / median(bare):,.0f}, {told}",
        ),
        (f"{kind}: ms per article", f"{median(own) / ARTICLES * 1000:.0f}", f"{CLAIMS} claims each"),
        (f"{kind}: ms per article loaded again", f"{median(again) / 50 * 1000:.0f}", "into the full graph"),
    ]


def _everything(store: Store) -> Rows:
    """Return what the articles became, as the statements of the bare driver take it."""
    found: Rows = []
    for label in ("Article", "Claim"):
        rows = store.read(ALL_NODES.format(label=label)).records()
        found.append((NODES.format(label=label), [row["p"] for row in rows]))
    for first, name, second in WAYS:
        names = {"first": first, "type": name, "second": second}
        found.append((EDGES.format(**names), store.read(ALL_EDGES.format(**names)).records()))
    return found


def _create(store: Store, everything: Rows) -> None:
    for statement, rows in everything:
        for start in range(0, len(rows), BATCH):
            _run(store, statement, rows[start : start + BATCH])


def _run(store: Store, statement: str, rows: list[dict[str, Any]]) -> None:
    store.change(lambda writer: writer.run(statement, {"rows": rows}))


def _emptied(store: Store) -> None:
    def empty(writer: Writer) -> None:
        for label in ("Article", "Claim", "Person", "Actor", "Dataset"):
            writer.run(f"MATCH (n:{label}) DETACH DELETE n")

    store.change(empty)
    baseline.load_baseline(store)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@contextmanager
def _embedded() -> Iterator[Settings]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        try:
            yield settings
        finally:
            stores.stop(settings)


@contextmanager
def _neo4j() -> Iterator[Settings]:
    with tempfile.TemporaryDirectory() as folder, neo4j_server.neo4j_server(Path(folder, "neo4j")) as running:
        yield Settings(
            data_dir=Path(folder), store_url=running.url, store_user="neo4j", store_password=running.password
        )


if __name__ == "__main__":
    from tests.benchmarks.__main__ import show

    show(main())
