"""Errors of the driver go in; the project's own come out, with the server's whole text and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, TransientError

from ingest.errors import EntenteError, InputError, StoreError

EMBEDDED = "the embedded store"
TIMED_OUT = ("TransactionTimedOut", "Transaction.Terminated", "LockClientStopped")
DENIED = ("Security.Forbidden", "AccessMode", "Forbidden")


@contextmanager
def translated(place: str, timeout: float | None = None, *, asked: bool = False) -> Iterator[None]:
    """Turn what the driver raises inside into InputError or StoreError.

    `place` names the store in messages; `timeout` is the time limit in seconds that applied; `asked` tells
    that a person typed the statement, so that what is wrong is likely wrong with it.
    """
    try:
        yield
    except AuthError as problem:
        if place.startswith(EMBEDDED):  # it ended: its passwords hold for one run
            raise unreachable(place) from problem
        raise refused(place, problem) from problem
    except Neo4jError as problem:
        raise _from_server(problem, timeout, asked=asked) from problem
    except (DriverError, OSError) as problem:
        raise unreachable(place, problem) from problem


def timed_out(seconds: float | None) -> InputError:
    """Return the error for a statement that took too long."""
    limit = f" of {seconds:g} seconds" if seconds else ""
    return InputError(
        f"The query was stopped at its time limit{limit}.",
        "Narrow it down (a name, a year, a LIMIT), or allow more: entente query --timeout SECONDS.",
    )


def refused(place: str, problem: Exception) -> StoreError:
    """Return the error for a wrong name or password."""
    return StoreError(
        f"The graph store at {place} refuses the user name or the password: {_text(problem)}",
        "Set ENTENTE_STORE_USER and ENTENTE_STORE_PASSWORD (or ENTENTE_STORE_PASSWORD_FILE).",
    )


def unreachable(place: str, problem: Exception | None = None) -> StoreError:
    """Return the error for a store that does not answer."""
    if not place.startswith(EMBEDDED):
        return StoreError(
            f"No graph store answers at {place}.",
            "Start one with: docker compose up -d (or unset ENTENTE_STORE to use the embedded one).",
        )
    why = f": {_text(problem)}" if problem else "."
    return StoreError(f"Lost {place}{why}", "Run the command again; it starts the store anew.")


def _from_server(problem: Neo4jError, timeout: float | None, *, asked: bool) -> EntenteError:
    code, text = problem.code or "", _text(problem)
    if any(mark in code for mark in TIMED_OUT):
        return timed_out(timeout)
    if any(mark in code for mark in DENIED) or "not allowed to" in text:
        return InputError(f"The store refuses this: {text}", "Only what reads the graph is allowed here.")
    if "MemoryLimit" in code or "OutOfMemory" in code:
        return InputError(f"The query needs too much memory: {text}", "Return less: add a LIMIT or a filter.")
    wrong = asked and not isinstance(problem, TransientError)
    if wrong or (isinstance(problem, ClientError) and "Schema" not in code):
        return InputError(
            f"The query does not work: {text}", "The graph's labels and edges: docs/graph-model.md."
        )
    return StoreError(f"The graph store failed: {text}", "Try again; if it stays, look into the store's log.")


def _text(problem: Exception) -> str:
    return str(getattr(problem, "message", None) or problem).strip()
