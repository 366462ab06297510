"""Publication dates as they are written in front matter, fields and options."""

from __future__ import annotations

from datetime import date, datetime

from ingest.errors import InputError

EARLIEST = 1800
_DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 2))  # noqa: DTZ001 - two fillers that must not show


def as_date(value: object) -> date | None:
    """Return the day that a date, a time or a text names; None for nothing at all.

    A text may be ISO or written out ("20 November 2019"); day and month in figures alone are refused,
    since readers differ on their order. Raises InputError.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise _refusal(value)
    found = _iso(value.strip()) or _written_out(value.strip())
    if found is None or found.year < EARLIEST:
        raise _refusal(value)
    return found


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if len(text) >= 10 and text[4] == "-" else None
    except ValueError:
        return None


def _written_out(text: str) -> date | None:
    if not any(letter.isalpha() for letter in text):
        return None
    from dateutil import parser

    try:
        found = {parser.parse(text, default=default, ignoretz=True).date() for default in _DEFAULTS}
    except (ValueError, OverflowError):
        return None
    return found.pop() if len(found) == 1 else None


def _refusal(value: object) -> InputError:
    return InputError(
        f"{str(value)[:60]!r} is not a whole date.", "Write it as YYYY-MM-DD, for example 2023-11-14."
    )
