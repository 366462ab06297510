"""Strain of allied pairs at a day, with every contribution: events and ties in, a ranking out.

Strain is the sum over a pair's events of -score × confidence × 0.5^(age ÷ half-life), age and half-life
in days: hostile events (negative scores) count up, cooperative ones down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

HALF_LIFE_DAYS = 180.0
# After ten half-lives an event keeps a thousandth of its weight; older ones are left out.
HALF_LIVES_KEPT = 10

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Contribution:
    """One event's share in the strain of a pair; `age` in days."""

    event: Mapping[str, Any]
    age: int
    weight: float
    amount: float


@dataclass(frozen=True, slots=True)
class StrainedPair:
    """An allied pair, why it counts as allied, its strain and the events that make it."""

    pair: Pair
    ties: tuple[str, ...]
    strain: float
    contributions: tuple[Contribution, ...]


def pair_of(one: str, other: str) -> Pair:
    """Return the two ids with the lower first."""
    return (one, other) if one <= other else (other, one)


def decay(age_days: float, half_life_days: float) -> float:
    """Return the weight that remains after an age: 1 on the day, a half after one half-life."""
    return float(0.5 ** (age_days / half_life_days))


def contribution(event: Mapping[str, Any], day: date, half_life: float) -> Contribution:
    """Return what one event (with `date`, `score`, `confidence`) adds to the strain on a day."""
    age = (day - date.fromisoformat(event["date"])).days
    weight = decay(age, half_life)
    return Contribution(event, age, weight, -(event["score"] or 0.0) * (event["confidence"] or 0.0) * weight)


def rank_by_strain(
    events: Iterable[Mapping[str, Any]],
    ties: Mapping[Pair, tuple[str, ...]],
    day: date,
    half_life: float = HALF_LIFE_DAYS,
) -> tuple[StrainedPair, ...]:
    """Return the allied pairs that have events, the most strained first.

    `ties` says why a pair is allied on the day; pairs without a tie, and events after the day, are left out.
    """
    found: dict[Pair, list[Contribution]] = defaultdict(list)
    for event in events:
        pair = pair_of(event["source"], event["target"])
        if pair in ties and date.fromisoformat(event["date"]) <= day:
            found[pair].append(contribution(event, day, half_life))
    ranked = [
        StrainedPair(
            pair,
            ties[pair],
            sum(c.amount for c in shares),
            tuple(sorted(shares, key=lambda c: (-abs(c.amount), c.age))),
        )
        for pair, shares in found.items()
    ]
    return tuple(sorted(ranked, key=lambda p: (-p.strain, p.pair)))


def allied_pairs(
    alliances: Iterable[Mapping[str, Any]], memberships: Iterable[Mapping[str, Any]]
) -> dict[Pair, tuple[str, ...]]:
    """Return the pairs allied by treaty or by sharing an organisation of kind alliance, with the reasons.

    A member and the alliance itself count as a pair too: a state can snub its alliance.
    """
    reasons: dict[Pair, list[str]] = defaultdict(list)
    for row in alliances:
        reasons[pair_of(row["source"], row["target"])].append("treaty")
    members: dict[str, list[str]] = defaultdict(list)
    for row in memberships:
        if row["kind"] == "alliance":
            members[row["organisation"]].append(row["member"])
            reasons[pair_of(row["member"], row["organisation"])].append("member")
    for organisation, listed in sorted(members.items()):
        for i, one in enumerate(listed):
            for other in listed[i + 1 :]:
                reasons[pair_of(one, other)].append(organisation)
    return {pair: tuple(dict.fromkeys(why)) for pair, why in reasons.items()}
