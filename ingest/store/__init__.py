"""The graph store: settings go in, a connected `Store` comes out, embedded or Neo4j, over the same driver.

`connect` starts the embedded store where it is used and does not run yet. Everything else of the project
reaches the graph through the `Store` that it returns.
"""

from ingest.store.access import StoreStatus, connect, start, status, stop
from ingest.store.client import Store
from ingest.store.values import EdgeValue, NodeValue, PathValue, Table
from ingest.store.writer import Writer

__all__ = [
    "EdgeValue",
    "NodeValue",
    "PathValue",
    "Store",
    "StoreStatus",
    "Table",
    "Writer",
    "connect",
    "start",
    "status",
    "stop",
]
