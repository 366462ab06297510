"""An open transaction and the name of a file of `cypher/` go in; the rows of its statement come out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import neo4j

from ingest.errors import DataError
from ingest.resources import resource
from ingest.store import values

Parameters = Mapping[str, Any] | None


@cache
def statement_of(name: str) -> str:
    """Return the text of `cypher/NAME.cypher`; NAME is a path such as "view/network"."""
    try:
        return resource("cypher", *f"{name}.cypher".split("/")).read_text(encoding="utf-8")
    except FileNotFoundError as problem:
        raise DataError(f"There is no file cypher/{name}.cypher.", "Install entente again.") from problem


def run(transaction: neo4j.ManagedTransaction | neo4j.Transaction, statement: str, given: Parameters,
        limit: int | None = None) -> values.Table:  # fmt: skip
    """Run a statement in a transaction and return at most `limit` of its rows."""
    result = transaction.run(statement, dict(given or {}))
    rows = list(result) if limit is None else result.fetch(limit + 1)
    return values.table(result.keys(), rows, limit)


class Writer:
    """One open transaction; what it wrote is kept or dropped as a whole."""

    def __init__(self, transaction: neo4j.ManagedTransaction | neo4j.Transaction) -> None:
        self._transaction = transaction

    def read_file(self, name: str, parameters: Parameters = None) -> values.Table:
        """Return the rows of `cypher/NAME.cypher`, which sees what this transaction wrote."""
        return run(self._transaction, statement_of(name), parameters)

    def write_file(self, name: str, parameters: Parameters = None) -> values.Table:
        """Run `cypher/NAME.cypher`, which may write, and return its rows."""
        return run(self._transaction, statement_of(name), parameters)

    def run(self, statement: str, parameters: Parameters = None) -> values.Table:
        """Run a statement, which may write, and return its rows."""
        return run(self._transaction, statement, parameters)
