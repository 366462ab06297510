"""A connected store: statements and parameters go in, tables of plain values come out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Literal, Self, TypeVar

import neo4j

from ingest.errors import InputError
from ingest.store import guard, values
from ingest.store.errors import timed_out, translated
from ingest.store.waiting import TookTooLongError, within
from ingest.store.writer import Parameters, Writer, run, statement_of

Result = TypeVar("Result")


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
        before_each: Callable[[], None] = lambda: None,
        turn: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        """Take the drivers to use; `reader` is for typed queries, `before_each` is called before each piece of work.

        `turn` is held while a transaction writes, for a store where writers get in each other's way.
        """
        self.kind = kind
        self.place = place
        self.read_only = read_only
        self._driver = driver
        self._reader = reader or driver
        self._database = database
        self._before_each = before_each
        self._turn = turn
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
        return self._reading(statement, parameters, limit, timeout)

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
        if not statement.strip():
            raise InputError("The query is empty.", "Write one, such as MATCH (s:State) RETURN s.name.")
        guard.refuse_commands(statement)
        if self.kind == "neo4j":
            with translated(self.place, timeout, asked=True):
                self._try(lambda transaction: guard.check(transaction, statement, parameters), timeout)
        return self._reading(statement, parameters, limit, timeout, asked=True)

    def write_file(self, name: str, parameters: Parameters = None) -> values.Table:
        """Run `cypher/NAME.cypher`, which may write, in a transaction of its own; return its rows."""
        return self.change(lambda writer: writer.write_file(name, parameters))

    def change(self, work: Callable[[Writer], Result]) -> Result:
        """Do all of `work` in one transaction, and again where others got in its way."""
        self._may_write()
        with self._session(neo4j.WRITE_ACCESS) as session, translated(self.place), self._turn():
            return session.execute_write(lambda transaction: work(Writer(transaction)))

    @contextmanager
    def transaction(self) -> Iterator[Writer]:
        """Give a writer for one transaction, kept at the end and dropped at an error."""
        self._may_write()
        with self._session(neo4j.WRITE_ACCESS) as session, translated(self.place), self._turn():
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
        self._before_each()
        return (driver or self._driver).session(
            database=self._database, default_access_mode=mode, bookmark_manager=self._bookmarks
        )

    def _reading(
        self,
        statement: str,
        parameters: Parameters,
        limit: int | None,
        timeout: float | None,
        *,
        asked: bool = False,
    ) -> values.Table:
        """Run a statement that reads; the embedded store knows no time limit, so there it is told to stop."""
        driver = self._reader if asked else self._driver
        if timeout is None or self.kind == "neo4j":
            with translated(self.place, timeout, asked=asked):
                return self._try(lambda tx: run(tx, statement, parameters, limit), timeout, driver)
        mark = f"\n// {secrets.token_hex(8)}"
        with translated(self.place, timeout, asked=asked):
            try:
                return within(
                    timeout,
                    lambda: self._try(lambda tx: run(tx, statement + mark, parameters, limit), None, driver),
                    lambda: self._terminate(mark),
                )
            except TookTooLongError as problem:
                raise timed_out(timeout) from problem

    def _try(
        self,
        work: Callable[[neo4j.ManagedTransaction], Result],
        timeout: float | None,
        driver: neo4j.Driver | None = None,
    ) -> Result:
        with self._session(neo4j.READ_ACCESS, driver) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=timeout)(work))

    def _terminate(self, mark: str) -> None:
        """End the statement of the embedded store that carries the mark."""
        for record in self.run_file("store/running").records():
            if mark in record["currentQuery"]:
                self.run_file("store/terminate", {"id": record["transactionId"]})


def _bare(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))
