"""The keys and indexes of the graph, made once for each store that this process meets."""

from __future__ import annotations

from ingest.store import Store

_MADE: set[str] = set()


def ensure_schema(store: Store) -> None:
    """Create the constraints and indexes that the store lacks."""
    if store.place not in _MADE:
        store.schema_file("schema/create")
        _MADE.add(store.place)
