"""Reading on behalf of a command: articles pass on, failures are told at once and decide the exit code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from ingest.cli.main import say_error
from ingest.cli.output import safe

if TYPE_CHECKING:
    from datetime import date

    from ingest.read import ReadFailure
    from ingest.records import Article


@dataclass
class Intake:
    """The articles of the sources given; after reading, what failed and how the command should exit."""

    sources: tuple[str, ...]
    published: date | None = None
    read: int = 0
    failures: list[ReadFailure] = field(default_factory=list)
    found: list[Iterator[Article | ReadFailure]] = field(init=False)

    def __post_init__(self) -> None:
        """Open all sources, so that one that is not there is an InputError before anything is done."""
        from ingest.read import read_articles

        self.found = [read_articles(source, published=self.published) for source in self.sources]

    def __iter__(self) -> Iterator[Article]:
        """Yield each article; tell each failure on standard error."""
        from ingest.read import ReadFailure

        for found in chain.from_iterable(self.found):
            if isinstance(found, ReadFailure):
                self.failures.append(found)
                say_error(safe(found.message), found.hint)
            else:
                self.read += 1
                yield found

    def exit_code(self) -> int:
        """Return 0, or 1 where only some could be read, or the code of the worst failure where none could."""
        if not self.failures:
            return 0
        return 1 if self.read else max(failure.exit_code for failure in self.failures)
