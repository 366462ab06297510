"""The same tests on both stores: settings of an embedded one and of a Neo4j server, each emptied for a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ingest import store as stores
from ingest.settings import Settings
from tests import neo4j_server


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of an embedded store, stopped at the end."""
    made = Settings(data_dir=tmp_path_factory.mktemp("embedded"))
    yield made
    stores.stop(made)


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a Neo4j server of the tests' own."""
    with neo4j_server.neo4j_server(tmp_path_factory.mktemp("neo4j")) as running:
        yield Settings(
            data_dir=tmp_path_factory.mktemp("unused"),
            store_url=running.url,
            store_user="neo4j",
            store_password=running.password,
        )


KINDS = ["embedded", *(["neo4j"] if neo4j_server.wanted() else [])]


@pytest.fixture(params=KINDS)
def store_settings(request: pytest.FixtureRequest) -> Settings:
    """Settings of each store in turn; the tests with Neo4j are left out where it is named."""
    settings = request.getfixturevalue(f"{request.param}_settings")
    assert isinstance(settings, Settings)
    return settings


@pytest.fixture
def store(store_settings: Settings) -> Iterator[stores.Store]:
    """Each store in turn, connected and empty."""
    with stores.connect(store_settings) as connected:
        connected.change(lambda writer: writer.run("MATCH (n) DETACH DELETE n"))
        yield connected
