"""Join the events between two actors with the claims that tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from webapp.graph import Row, view

# How many days after its date a period of each precision may still run.
PERIOD_DAYS = {"day": 0, "week": 6, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One event and the claims, of one article or many, that tell it."""

    event: Row
    claims: tuple[Row, ...]


def events_with_claims(source: str, target: str, kind: str, first: str, last: str) -> tuple[ToldEvent, ...]:
    """Return the events of one direction, pair and family in a period, each with its claims."""
    events = view("pair_events", source=source, target=target, family=kind, first=first, last=last)
    claims = view("pair_claims", source=source, target=target)
    return tuple(ToldEvent(e, tuple(c for c in claims if tells(c, e))) for e in events)


def tells(claim: Row, event: Row) -> bool:
    """Say whether a claim tells an event: same type and status, dates that agree within their precision."""
    if claim["event"] != event["event"] or claim["status"] != event["status"]:
        return False
    mine, its = _period(claim), _period(event)
    if mine is None or its is None:
        return mine is its
    return mine[0] <= its[1] and its[0] <= mine[1]


def _period(row: Row) -> tuple[date, date] | None:
    if not row["date"]:
        return None
    start = date.fromisoformat(row["date"])
    return start, start + timedelta(days=PERIOD_DAYS.get(row["date_precision"] or "day", 0))
