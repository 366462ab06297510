"""What happened, from what is said to have happened: the claims about pairs of actors in, merged events out.

Claims tell the same event when they agree on source, target, type and status, and their dates agree within their
precision. The result depends only on the set of claims, not on their order.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import prod

from ingest.ontology import ontology
from ingest.records import digest

_PRECISIONS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as the graph holds it; `date` is ISO text or None."""

    id: str
    article: str
    source: str
    target: str
    event: str
    mode: str | None
    date: str | None
    date_precision: str | None
    status: str
    confidence: float
    quote: str
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One edge of the graph, with how many claims and articles tell it; `edge` is its type."""

    id: str
    edge: str
    source: str
    target: str
    event: str
    mode: str | None
    date: str | None
    date_precision: str | None
    score: float
    confidence: float
    status: str
    quote: str
    claims: int
    articles: int
    article: str  # that of the quote


def merge_events(claims: Iterable[Told]) -> tuple[Event, ...]:
    """Return the events that the claims tell; what is only denied or hypothetical is none.

    A membership or alliance is one tie however often it is told, since the first day that is told; a planned one
    is none yet.
    """
    groups: dict[tuple[str, str, str, str], list[Told]] = defaultdict(list)
    for claim in claims:
        if _counts(claim):
            source, target = claim.source, claim.target
            if claim.symmetric or ontology().symmetric(claim.event):
                source, target = sorted((source, target))
            groups[source, target, claim.event, claim.status].append(claim)
    events = [_event(key, told) for key, group in groups.items() for told in _apart(key[2], group)]
    return tuple(sorted(events, key=lambda e: e.id))


def _counts(claim: Told) -> bool:
    if ontology().edge_type(claim.event) is None:
        return False
    return claim.status == "asserted" or (claim.status == "planned" and not _is_tie(claim.event))


def _is_tie(event: str) -> bool:
    return ontology().family(event) is None


def _apart(event: str, claims: Sequence[Told]) -> list[list[Told]]:
    if not _is_tie(event):
        return _same_day(claims)
    return [sorted(claims, key=lambda c: (c.date is None, c.date or "", c.id))]


def _same_day(claims: Sequence[Told]) -> list[list[Told]]:
    """Part the claims of one pair and type into events by their dates, the most precise first."""
    undated = sorted((c for c in claims if c.date is None), key=lambda c: c.id)
    clusters: list[list[Told]] = []
    for claim in sorted((c for c in claims if c.date is not None), key=_by_precision):
        found = next((cluster for cluster in clusters if _agree(cluster[0], claim)), None)
        if found is None:
            clusters.append([claim])
        else:
            found.append(claim)
    return clusters + ([undated] if undated else [])


def _event(key: tuple[str, str, str, str], told: Sequence[Told]) -> Event:
    source, target, event, status = key
    first = told[0]
    best = min(told, key=lambda c: (-c.confidence, c.id))
    edge = ontology().edge_type(event)
    assert edge is not None
    return Event(
        id=digest(source, target, event, status, "" if _is_tie(event) else first.date or ""),
        edge=edge,
        source=source,
        target=target,
        event=event,
        mode=best.mode,
        date=first.date,
        date_precision=first.date_precision,
        score=ontology().score(event, best.mode),
        confidence=round(1 - prod(1 - c.confidence for c in sorted(told, key=lambda c: c.id)), 4),
        status=status,
        quote=best.quote,
        claims=len(told),
        articles=len({c.article for c in told}),
        article=best.article,
    )


def _by_precision(claim: Told) -> tuple[int, str, str]:
    return _PRECISIONS.index(claim.date_precision or "day"), claim.date or "", claim.id


def _agree(one: Told, other: Told) -> bool:
    (a, b), (c, d) = _period(one), _period(other)
    return a <= d and c <= b


def _period(claim: Told) -> tuple[date, date]:
    """Return the first and last day that a date of its precision can mean."""
    assert claim.date is not None
    day = date.fromisoformat(claim.date)
    if claim.date_precision == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if claim.date_precision == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if claim.date_precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day
