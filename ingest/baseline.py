"""The reference data of `data/` in, the graph's baseline out: actors, people, memberships and treaty ties.

Loading twice changes nothing, and every edge says where it comes from. Only pledges to defend or to attack together
make a treaty tie; weaker ones (neutrality, non-aggression, consultation) bind nearly every pair of states and stay
out of the graph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import reference
from ingest.graph import ensure_schema
from ingest.reference import Row
from ingest.resources import resource

if TYPE_CHECKING:
    from ingest.store import Store, Writer

# Measured: larger batches are no faster, on either store.
BATCH = 2000
_FILES = ("memberships.csv", "pledges.csv", "leaders.csv", "actors/people.csv",
          *(f"actors/{name}.csv" for name in reference.ACTOR_FILES))  # fmt: skip


def load_baseline(store: Store) -> None:
    """Write the reference data in one transaction, unless the graph already holds exactly this."""
    if not _is_current(store):
        ensure_schema(store)
        store.change(_write)


ensure_baseline = load_baseline


def _is_current(store: Store) -> bool:
    return store.run_file("write/baseline_version").rows == [(version(),)]


@cache
def version() -> str:
    """Return a hash of the reference files and of this program, by which the graph knows what it holds."""
    code = (Path(__file__), Path(reference.__file__))
    files = (*code, *(resource("data", *name.split("/")) for name in _FILES))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def _write(writer: Writer) -> None:
    for kind in (reference.states, reference.organizations, reference.groups):
        _send(writer, f"write/baseline_{kind.__name__}", kind())
    terms = reference.terms()
    people = {term["person"]: {"id": term["person"], "name": term["name"]} for term in terms}
    _send(writer, "write/baseline_people", people.values())
    _send(writer, "write/baseline_terms", terms)
    _send(writer, "write/baseline_memberships", reference.memberships())
    _send(writer, "write/baseline_ties", reference.ties())
    writer.write_file("write/baseline_done", {"version": version()})


def _send(writer: Writer, statement: str, rows: Iterable[Row]) -> None:
    for batch in _batches(rows):
        writer.write_file(statement, {"rows": batch})


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
