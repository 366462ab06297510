"""Resolve a time expression against the day it was said: an expression and a day in, date and precision out.

A week is the Wednesday of its Monday-to-Sunday week, a month its first day, a year its 1 January.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.dates.expressions import NO_WEEK, TimeExpression, Unit
from ingest.records import Precision

CalendarDay = date
_WEDNESDAY = 2
_SUNDAY = 6
_FEW_DAYS = 2  # so far back "in recent days" is taken to lie
_COARSENESS: tuple[Precision, ...] = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened: ISO date (a month's or year's first day) or None, precision, and the rule."""

    date: str | None
    precision: Precision | None
    rule: str

    @property
    def day(self) -> CalendarDay | None:
        """Return the date as a calendar day, or None."""
        return CalendarDay.fromisoformat(self.date) if self.date else None


UNDATED = EventDate(None, None, "no date told")


def resolve(
    expression: TimeExpression, anchor: date, *, future: bool = False, base: EventDate = UNDATED
) -> EventDate:
    """Return the date that `expression` means when said on `anchor`.

    `future` says that the event is still ahead; `base` is what "a day earlier" and "that year" lean on.
    """
    ahead = (future and expression.lean != "past") or expression.lean == "future"
    found = _resolve(expression, anchor, ahead, base)
    if found is None:
        return EventDate(None, None, f"“{expression.text}” names no date")
    day, precision = found
    return EventDate(day.isoformat(), precision, f"“{expression.text}”")


def on(day: date, rule: str) -> EventDate:
    """Return the event date of one calendar day."""
    return EventDate(day.isoformat(), "day", rule)


def _resolve(
    expression: TimeExpression, anchor: date, future: bool, base: EventDate
) -> tuple[date, Precision] | None:
    value = expression.value
    match expression.kind:
        case "date":
            return _full(value, anchor, future)
        case "month":
            return _month(expression, anchor, future)
        case "year":
            return _in_year(anchor.year + value[0] if expression.relative else value[0])
        case "weekday":
            return _weekday(expression, anchor, future), "day"
        case "day":
            return anchor + timedelta(days=value[0]), "day"
        case "week" | "weekend":
            find = _week if expression.kind == "week" else _weekend
            return find(anchor, value[0], future), "week"
        case "days":
            return _week(anchor - timedelta(days=_FEW_DAYS), 0, False), "week"
        case "ago":
            return _moved(anchor, value[0], expression.unit)
        case "shift":
            return _moved(base.day, value[0], expression.unit) if _carries(base, expression.unit) else None
        case "same":
            return (base.day, base.precision) if base.day and base.precision else None
        case _:
            return None


def _carries(base: EventDate, unit: Unit) -> bool:
    """Tell whether the base is known well enough to count units from it."""
    return base.precision is not None and _COARSENESS.index(base.precision) <= _COARSENESS.index(unit)


def _full(value: tuple[int, ...], anchor: date, future: bool) -> tuple[date, Precision] | None:
    year, month, day = value
    if year:
        return _safe(year, month, day)
    found = _safe(anchor.year, month, day)
    if found is None or (found[0] >= anchor if future else found[0] <= anchor):
        return found
    return _safe(anchor.year + (1 if future else -1), month, day)


def _safe(year: int, month: int, day: int) -> tuple[date, Precision] | None:
    """Return the day, or None where the calendar has no such day."""
    return (date(year, month, day), "day") if 1 <= day <= monthrange(year, month)[1] else None


def _month(expression: TimeExpression, anchor: date, future: bool) -> tuple[date, Precision]:
    if expression.relative:
        return _relative_month(expression.value, anchor), "month"
    year, month = expression.value
    if not year:
        year = anchor.year
        if future and month < anchor.month:
            year += 1
        elif not future and _is_last_year(expression, anchor):
            year -= 1
    return date(year, month, 1), "month"


def _is_last_year(expression: TimeExpression, anchor: date) -> bool:
    """Tell "in September" said in March; "last August" said in August or September is a year back too."""
    month = expression.value[1]
    if expression.lean == "past":
        return month >= anchor.month - 1
    return month > anchor.month


def _relative_month(value: tuple[int, ...], anchor: date) -> date:
    if len(value) == 2:
        return date(anchor.year + value[0], value[1], 1)
    months = anchor.year * 12 + anchor.month - 1 + value[0]
    return date(months // 12, months % 12 + 1, 1)


def _in_year(year: int) -> tuple[date, Precision]:
    return date(year, 1, 1), "year"


def _weekday(expression: TimeExpression, anchor: date, future: bool) -> date:
    number, week = expression.value
    if week != NO_WEEK:
        return anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * week + number)
    if future:
        ahead = (number - anchor.weekday()) % 7
        return anchor + timedelta(days=ahead or (7 if expression.lean == "future" else 0))
    back = (anchor.weekday() - number) % 7
    return anchor - timedelta(days=back or (7 if expression.lean == "past" else 0))


def _week(anchor: date, offset: int, future: bool) -> date:
    """Return the week's Wednesday; "this week" said of the future on a Sunday is the week that begins."""
    if future and offset == 0 and anchor.weekday() == _SUNDAY:
        offset = 1
    return anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * offset + _WEDNESDAY)


def _weekend(anchor: date, offset: int, future: bool) -> date:
    """Return the Saturday of the weekend: the last one begun, or the next one ahead."""
    back = (anchor.weekday() - 5) % 7
    saturday = anchor - timedelta(days=back)
    if future or offset > 0:
        return saturday + timedelta(days=7) if back else saturday
    return saturday - timedelta(days=7) if offset < 0 and back < 2 else saturday


def _moved(anchor: date | None, count: int, unit: Unit) -> tuple[date, Precision] | None:
    if anchor is None or count < -12 * anchor.year:
        return None
    if unit == "day":
        return anchor + timedelta(days=count), "day"
    if unit == "week":
        return _week(anchor + timedelta(weeks=count), 0, False), "week"
    if unit == "month":
        return _relative_month((count,), anchor), "month"
    return _in_year(anchor.year + count) if anchor.year + count > 0 else None
