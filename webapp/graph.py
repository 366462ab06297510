"""The app's one way to the store: connect at first use, run a statement of `cypher/`, return its rows."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from flask import current_app, g

from ingest.errors import StoreError
from ingest.store import Store, Table, connect

if TYPE_CHECKING:
    from flask import Flask

    from ingest.settings import Settings

Row = dict[str, Any]
Result = TypeVar("Result")


class Graph:
    """The store of one app: a kept connection that may only read, and one of its own for each writing.

    The embedded store stops when idle, so a failed reading connects again once.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._store: Store | None = None

    def store(self) -> Store:
        """Return the connected store, which may only read."""
        with self._lock:
            if self._store is None:
                self._store = connect(self.settings, read_only=True)
            return self._store

    def read(self, work: Callable[[Store], Table]) -> Table:
        """Return what some reading of the store gives."""
        try:
            return work(self.store())
        except StoreError:
            self.close()
            return work(self.store())

    def write(self, work: Callable[[Store], Result]) -> Result:
        """Do some writing in the store, over a connection of its own."""
        with connect(self.settings) as store:
            return work(store)

    def rows(self, name: str, parameters: dict[str, Any]) -> list[Row]:
        """Return the rows of a statement of `cypher/` as dictionaries by column."""
        table = self.read(lambda store: store.run_file(name, parameters))
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
