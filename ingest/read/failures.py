"""What is told about something that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.errors import EntenteError, InputError

DATE_HINT = (
    "Give the day it was published: --published YYYY-MM-DD (or a `published:` line, field or meta tag)."
)


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A file, line or page that gave no article: its name, the reason, and what to do about it."""

    name: str
    reason: str
    hint: str = ""
    exit_code: int = 1

    @property
    def message(self) -> str:
        """Return the name and the reason in one line."""
        return f"{self.name}: {self.reason}"


class UnreadableError(EntenteError):
    """The bytes at hand hold no article; `message` is the reason alone, without a name."""

    status = 400


class UndatedError(InputError):
    """The article names no publication date, and none was given."""

    def __init__(self) -> None:
        super().__init__("No publication date is known for this article.", DATE_HINT)


def failure(name: str, error: EntenteError) -> ReadFailure:
    """Return the error as the failure of what is called `name`."""
    return ReadFailure(name, error.message, error.hint, error.exit_code)
