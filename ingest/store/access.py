"""Settings go in; a connected store, or what is known of it, comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.errors import StoreError
from ingest.settings import Settings
from ingest.store import embedded, remote
from ingest.store.client import Store


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """What is known of a store; `running` false leaves the fields after it empty, `since` is ISO in UTC."""

    kind: Literal["embedded", "neo4j"]
    place: str
    running: bool
    version: str = ""
    since: str = ""
    address: str = ""
    process: int | None = None
    nodes: int | None = None
    edges: int | None = None


def connect(settings: Settings, *, read_only: bool = False) -> Store:
    """Return the store of the settings, connected; the embedded one is started where it does not run.

    Raises StoreError where it cannot be reached or started.
    """
    if settings.store_url:
        return remote.connect(settings, read_only=read_only)
    return embedded.connect(settings, read_only=read_only)


def status(settings: Settings) -> StoreStatus:
    """Return what is known of the store, without starting it. Raises StoreError for a Neo4j that is away."""
    if settings.store_url:
        with remote.connect(settings, read_only=True) as store:
            version = store.run_file("store/version").rows[0][0]
            nodes, edges = store.run_file("store/count").rows[0]
            return StoreStatus(
                "neo4j", store.place, True, version, "", settings.store_url, None, nodes, edges
            )
    place = str(embedded.folder_of(settings))
    address = embedded.running(settings)
    if address is None:
        return StoreStatus("embedded", place, False)
    with embedded.connect(settings, read_only=True) as store:
        nodes, edges = store.run_file("store/count").rows[0]
    return StoreStatus(
        "embedded", place, True, address.version, address.since, address.url, address.pid, nodes, edges
    )


def start(settings: Settings) -> None:
    """Start the embedded store, or make sure that the Neo4j server answers; raise StoreError otherwise."""
    connect(settings, read_only=True).close()


def stop(settings: Settings) -> None:
    """Stop the embedded store if it runs. Raises StoreError with a Neo4j server, which is not ours to stop."""
    if settings.store_url:
        raise StoreError(
            f"The Neo4j server at {settings.store_url} was not started by entente.",
            "Stop it where it was started, for example with: docker compose down",
        )
    embedded.stop(settings)
