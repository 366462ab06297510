"""Wait for a piece of work, but no longer than told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class TookTooLongError(Exception):
    """The work was not done in time."""


def within(seconds: float, work: Callable[[], Result], end: Callable[[], None]) -> Result:
    """Return what `work` gives, or raise what it raises; after `seconds` call `end` and raise TookTooLongError."""
    outcome: list[Result] = []
    problems: list[BaseException] = []

    def do() -> None:
        try:
            outcome.append(work())
        except BaseException as problem:
            problems.append(problem)

    worker = threading.Thread(target=do, daemon=True)
    worker.start()
    worker.join(seconds)
    if worker.is_alive():
        end()
        raise TookTooLongError
    if problems:
        raise problems[0]
    return outcome[0]
