"""Keep the event edges of some pairs of actors in step with the claims about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import Any

from ingest.graph.events import Event, Told, merge_events
from ingest.store import Store, Writer

Pair = tuple[str, str]
BATCH = 500  # pairs in one go
_TIES = {"MEMBER_OF", "ALLIED_WITH"}


def pair_of(one: str, other: str) -> Pair:
    """Return two actors as a pair, lower id first."""
    return (one, other) if one < other else (other, one)


def merge_pairs(writer: Writer, pairs: Iterable[Pair]) -> int:
    """Write the events that the claims about these pairs tell, drop the others; return how many there are."""
    total = 0
    remaining = iter(sorted(set(pairs)))
    while batch := list(islice(remaining, BATCH)):
        total += _merge(writer, [{"first": first, "second": second} for first, second in batch])
    return total


def rebuild_events(store: Store) -> int:
    """Merge all events anew from the claims, in one transaction; return how many there are."""

    def work(writer: Writer) -> int:
        writer.write_file("write/edges_forget")
        pairs = [(str(first), str(second)) for first, second in writer.read_file("write/all_pairs").rows]
        return merge_pairs(writer, pairs)

    return store.change(work)


def _merge(writer: Writer, pairs: Sequence[dict[str, str]]) -> int:
    writer.write_file("write/pairs_lock", {"ids": sorted({end for pair in pairs for end in pair.values()})})
    claims = [Told(**row) for row in writer.read_file("write/pair_claims", {"pairs": pairs}).records()]
    edges = writer.read_file("write/pair_edges", {"pairs": pairs}).records()
    known = {(e["edge"], e["source"], e["target"]) for e in edges if not e["ours"]}
    events = [e for e in merge_events(claims) if not _is_known(e, known)]
    kept = {event.id for event in events}
    gone = [e for e in edges if e["ours"] and e["id"] not in kept]
    if gone:
        rows = [{"id": e["id"], "source": e["source"], "target": e["target"]} for e in gone]
        writer.write_file("write/edges_remove", {"rows": rows})
    for edge, rows_of in _by_edge(events):
        writer.write_file(f"write/edges_{edge.lower()}", {"rows": rows_of})
    return len(events)


def _is_known(event: Event, known: set[tuple[str, str, str]]) -> bool:
    """Tell whether the reference data already holds this membership or alliance."""
    if event.edge not in _TIES:
        return False
    return bool({(event.edge, event.source, event.target), (event.edge, event.target, event.source)} & known)


def _by_edge(events: Iterable[Event]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event in events:
        row = asdict(event)
        row["date"] = date.fromisoformat(event.date) if event.date else None
        rows[row.pop("edge")].append(row)
    yield from rows.items()
