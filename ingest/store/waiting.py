"""Wait for a piece of work, but no longer than told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class TookTooLongError(Exception):
    """The work was not done in time; it goes on in its own thread."""


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """Return what `work` gives, or raise what it raises; raise TookTooLongError after `seconds`."""
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
    if problems:
        raise problems[0]
    if not outcome:
        raise TookTooLongError
    return outcome[0]
