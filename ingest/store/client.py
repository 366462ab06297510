"""A connected store: statements and parameters go in, tables of plain values come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal, Self, TypeVar

import neo4j

from ingest.errors import DataError, InputError
from ingest.resources import resource
from ingest.store import guard, values
from ingest.store.errors import timed_out, translated
from ingest.store.waiting import TookTooLongError, within

Parameters = Mapping[str, Any] | None
Result = TypeVar("Result")


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

    run_file = read_file


class Store:
    """A connection to the graph; close it, or use it as a context manager. Threads may share it."""

    def __init__(
        self,
        driver: neo4j.Driver,
        *,
        kind: Literal["embedded", "neo4j"],
        place: str,
        database: str | None = None,
        reader: neo4j.Driver | None = None,
        read_only: bool = False,
        touch: Callable[[], None] = lambda: None,
    ) -> None:
        """Take the drivers to use; `reader` is one whose user may only read, for typed queries."""
        self.kind = kind
        self.place = place
        self.read_only = read_only
        self._driver = driver
        self._reader = reader or driver
        self._database = database
        self._touch = touch
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager() if kind == "neo4j" else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections; the store itself goes on."""
        self._driver.close()
        self._reader.close()

    def read(
        self,
        statement: str,
        parameters: Parameters = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> values.Table:
        """Return the rows of a statement of the project's own.

        `timeout` is in seconds. Raises InputError for a statement that is wrong, writes or takes too long,
        StoreError where the store does not answer.
        """
        return self._reading(lambda transaction: run(transaction, statement, parameters, limit), timeout)

    def run_file(self, name: str, parameters: Parameters = None) -> values.Table:
        """Return the rows of `cypher/NAME.cypher`, which reads."""
        return self.read(statement_of(name), parameters)

    def ask(
        self,
        statement: str,
        parameters: Parameters = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> values.Table:
        """Return the rows of a statement that a person typed, after making sure that it only reads.

        Raises as `read` does, and InputError for what reaches outside the graph.
        """

        def work(transaction: neo4j.ManagedTransaction) -> values.Table:
            return run(transaction, statement, parameters, limit)

        if not statement.strip():
            raise InputError("The query is empty.", "Write one, such as MATCH (s:State) RETURN s.name.")
        if self.kind == "neo4j":
            self._reading(lambda transaction: guard.check(transaction, statement, parameters), timeout)
        return self._reading(work, timeout, self._reader)

    def write_file(self, name: str, parameters: Parameters = None) -> values.Table:
        """Run `cypher/NAME.cypher`, which may write, in a transaction of its own; return its rows."""
        return self.change(lambda writer: writer.write_file(name, parameters))

    def change(self, work: Callable[[Writer], Result]) -> Result:
        """Do all of `work` in one transaction, and again where others got in its way."""
        self._may_write()
        with self._session(neo4j.WRITE_ACCESS) as session, translated(self.place):
            return session.execute_write(lambda transaction: work(Writer(transaction)))

    @contextmanager
    def transaction(self) -> Iterator[Writer]:
        """Give a writer for one transaction, kept at the end and dropped at an error."""
        self._may_write()
        with self._session(neo4j.WRITE_ACCESS) as session, translated(self.place):
            transaction = session.begin_transaction()
            try:
                yield Writer(transaction)
                transaction.commit()
            finally:
                transaction.close()

    def schema_file(self, name: str) -> None:
        """Run each statement of `cypher/NAME.cypher`, parted by `;`, outside of any open transaction."""
        self._may_write()
        for statement in filter(None, (part.strip() for part in _bare(statement_of(name)).split(";"))):
            with self._session(neo4j.WRITE_ACCESS) as session, translated(self.place):
                session.run(statement).consume()

    def _may_write(self) -> None:
        if self.read_only:
            raise InputError("This connection may only read.", "Connect without read_only to write.")

    def _session(self, mode: str, driver: neo4j.Driver | None = None) -> neo4j.Session:
        self._touch()
        return (driver or self._driver).session(
            database=self._database, default_access_mode=mode, bookmark_manager=self._bookmarks
        )

    def _reading(
        self,
        work: Callable[[neo4j.ManagedTransaction], Result],
        timeout: float | None,
        driver: neo4j.Driver | None = None,
    ) -> Result:
        """Do some reading; the embedded store knows no time limit, so there the waiting is cut short."""

        def read() -> Result:
            limited = neo4j.unit_of_work(timeout=timeout)(work)
            with self._session(neo4j.READ_ACCESS, driver) as session:
                return session.execute_read(limited)

        with translated(self.place, timeout):
            if timeout is None or self.kind == "neo4j":
                return read()
            try:
                return within(timeout, read)
            except TookTooLongError as problem:
                raise timed_out(timeout) from problem


def _bare(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))
