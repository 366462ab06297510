"""The app's one way to the store: connect at first use, run a statement of `cypher/`, return its rows."""

from __future__ import annotations

import atexit
import threading
from typing import TYPE_CHECKING, Any

from flask import current_app, g
from ingest.store import Store, connect

from ingest.errors import StoreError

if TYPE_CHECKING:
    from flask import Flask

    from ingest.settings import Settings

Row = dict[str, Any]


class Graph:
    """The store of one app; connects again once where the store has gone, for it stops when idle."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._store: Store | None = None

    def store(self) -> Store:
        """Return the connected store."""
        with self._lock:
            if self._store is None:
                self._store = connect(self.settings)
            return self._store

    def rows(self, name: str, parameters: dict[str, Any]) -> list[Row]:
        """Return the rows of a statement of `cypher/` as dictionaries by column."""
        try:
            table = self.store().run_file(name, parameters)
        except StoreError:
            self.close()
            table = self.store().run_file(name, parameters)
        return [dict(zip(table.columns, row, strict=True)) for row in table.rows]

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            store, self._store = self._store, None
        if store is not None:
            store.close()


def attach(app: Flask, settings: Settings) -> None:
    """Give the app its graph."""
    graph = Graph(settings)
    app.extensions["entente"] = graph
    atexit.register(graph.close)


def current_graph() -> Graph:
    """Return the graph of the app that answers this request."""
    graph = current_app.extensions["entente"]
    assert isinstance(graph, Graph)
    return graph


def view(name: str, **parameters: Any) -> list[Row]:
    """Return the rows of `cypher/view/NAME.cypher`."""
    return current_graph().rows(f"view/{name}", parameters)


def all_actors() -> dict[str, Row]:
    """Return every actor by id; read once a request."""
    if "actors" not in g:
        g.actors = {row["id"]: row for row in view("actors")}
    actors: dict[str, Row] = g.actors
    return actors


def name_of(actor: str) -> str:
    """Return the name of an actor, or its id where the graph does not hold it."""
    row = all_actors().get(actor)
    return str(row["name"]) if row and row["name"] else actor
