"""What the reader asked a view to show, read from the address and checked: one frozen record."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ingest.errors import InputError
from webapp.families import families

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

DEFAULT_NODES = 150
MOST_NODES = 1000
STATUSES = ("asserted", "planned", "hypothetical", "denied")


@dataclass(frozen=True, slots=True)
class View:
    """Filters of a network: events from `first` to `last`, ties as of `day`, all ISO days."""

    first: str
    last: str
    day: str
    families: tuple[str, ...]
    bloc: str = ""
    actor: str = ""
    min_claims: int = 1
    limit: int = DEFAULT_NODES
    statuses: tuple[str, ...] = ("asserted",)
    pledge: str = "defence"

    @property
    def edges(self) -> list[str]:
        """Return the edge types of the chosen families."""
        return [families()[key].edge for key in self.families]


def view_from(args: MultiDict[str, str], shown: tuple[str, ...], first_year: str, last_year: str) -> View:
    """Return the filters of an address; `shown` are the families, the years the period where none is given.

    Raises InputError for a date, number or family that is none.
    """
    first = day_from(args.get("from") or first_year, "from")
    last = day_from(args.get("to") or last_year, "to", end=True)
    if first > last:
        raise InputError(f"The period ends on {last}, before it begins on {first}.", "Swap the two.")
    chosen = tuple(args.getlist("family")) or shown
    unknown = [key for key in chosen if key not in families()]
    if unknown:
        raise InputError(f"There is no family {unknown[0]!r}.", f"Use one of {', '.join(families())}.")
    statuses = tuple(s for s in args.getlist("status") if s in STATUSES) or ("asserted",)
    return View(
        first=first,
        last=last,
        day=day_from(args["day"], "day") if args.get("day") else last,
        families=tuple(key for key in families() if key in chosen),
        bloc=args.get("bloc", ""),
        actor=args.get("actor", "").strip(),
        min_claims=whole_number(args.get("claims"), "claims", 1, 1, 1000),
        limit=whole_number(args.get("limit"), "limit", DEFAULT_NODES, 1, MOST_NODES),
        statuses=statuses,
        pledge="any" if args.get("pledge") == "any" else "defence",
    )


def day_from(text: str, name: str, *, end: bool = False) -> str:
    """Return the ISO day of "2022", "2022-11" or "2022-11-23"; the last day of the period with `end`."""
    parts = text.strip().split("-")
    try:
        numbers = [int(part) for part in parts]
        if not 1 <= len(numbers) <= 3 or not 1 <= numbers[0] <= 9999:
            raise ValueError(text)
        month = numbers[1] if len(numbers) > 1 else (12 if end else 1)
        day = numbers[2] if len(numbers) > 2 else (monthrange(numbers[0], month)[1] if end else 1)
        return date(numbers[0], month, day).isoformat()
    except ValueError as error:
        raise InputError(
            f"{text!r} is not a date for {name!r}.",
            "Write a year, a month or a day: 2022, 2022-11, 2022-11-23.",
        ) from error


def whole_number(text: str | None, name: str, default: int, least: int, most: int) -> int:
    """Return a whole number of the address, brought down to `most` where it is larger."""
    if not text:
        return default
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if number < least:
        raise InputError(f"{text!r} is not a number for {name!r}.", f"Give a whole number from {least} up.")
    return min(number, most)
