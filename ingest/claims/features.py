"""What the judge weighs: a candidate among its rivals in, named features out.

No feature names an actor, so that a claim stays the same when both countries are replaced by others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ingest.claims.candidates import Candidate
from ingest.claims.roles import Role
from ingest.records import Mention

Features = dict[str, float]


def describe(candidates: Sequence[Candidate], mentions: Sequence[Mention]) -> list[Features]:
    """Return the features of each candidate of one sentence."""
    actors = len({m.actor for m in mentions})
    by_trigger: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_trigger[candidate.trigger.i].append(candidate)
    triggers = len(by_trigger)
    return [_features(c, mentions, by_trigger[c.trigger.i], actors, triggers) for c in candidates]


def _features(
    candidate: Candidate, mentions: Sequence[Mention], rivals: Sequence[Candidate], actors: int, triggers: int
) -> Features:
    pattern, source, target, reading = (
        candidate.pattern,
        candidate.source,
        candidate.target,
        candidate.reading,
    )
    trigger = candidate.trigger
    row: Features = {}

    def on(*names: str) -> None:
        for name in names:
            row[name] = 1.0

    on(
        f"rel={candidate.relation}",
        f"base={pattern.relation}",
        f"status={candidate.status}",
        f"pos={pattern.pos}",
    )
    on(f"lemma={trigger.lemma_.lower()}", f"pattern={pattern.text}", f"trigdep={trigger.dep_}")
    for name, role in (("s", source), ("t", target)):
        on(*_role_features(name, role, trigger.i, candidate))
    both = source.matched + target.matched
    on(
        f"both={both}",
        f"slots={_slot(source)}>{_slot(target)}",
        f"{pattern.pos}:{_slot(source)}>{_slot(target)}",
    )
    on(f"{pattern.relation}:{both}", f"base+pos={pattern.relation}/{pattern.pos}")
    row["specific"] = min(candidate.specificity, 3)
    row["actors"] = min(actors, 8)
    row["triggers"] = min(triggers, 8)
    row["rivals"] = min(len(rivals), 20)
    for flag in ("negated", "future", "unreal", "conditional", "reported", "past_perfect"):
        if getattr(reading, flag):
            on(flag)
    if reading.effect:
        on(f"effect={reading.effect}")
    if pattern.symmetric:
        on("symmetric")
    if pattern.speech:
        on("speech")
    if candidate.frame.passive:
        on("passive")
    if candidate.frame.carrier is not None:
        on(f"carrier={candidate.frame.carrier.lemma_.lower()}", "carried")
    on("order=" + _order(source, target, trigger.i))
    row["better_source"] = min(sum(1 for r in _distinct(rivals, "source") if _rank(r) < _rank(source)), 5)
    row["better_target"] = min(sum(1 for r in _distinct(rivals, "target") if _rank(r) < _rank(target)), 5)
    row["between"] = min(_between(mentions, source, target), 6)
    row["between_st"] = min(_between_token(mentions, source.mention, trigger.i), 5)
    row["between_tt"] = min(_between_token(mentions, target.mention, trigger.i), 5)
    return row


def _role_features(name: str, role: Role, trigger: int, candidate: Candidate) -> list[str]:
    mention = role.mention
    way, _, inner = role.how.partition(":")
    distance = mention.first - trigger if mention.first > trigger else trigger - mention.last
    return [
        f"{name}slot={role.slot}", f"{name}way={way}", f"{name}how={role.slot}/{role.how}", f"{name}inner={inner}",
        f"{name}rank={role.rank}", f"{name}kind={mention.kind}", f"{name}dist={_bucket(distance)}",
        f"{name}matched={role.matched}", f"{candidate.pattern.pos}{name}={role.slot}/{inner or way}",
        f"{name}side={'left' if mention.first < trigger else 'right'}",
        f"{name}type={'state' if len(mention.actor) == 3 and mention.actor.isupper() else 'other'}",
    ]  # fmt: skip


def _slot(role: Role) -> str:
    return role.slot if role.matched else role.slot.upper()


def _rank(role: Role) -> float:
    """Return how far a role is from the first slot's head: lower is better."""
    inner = role.how.partition(":")[2]
    depth = 0 if inner in {"head", "conj-head"} else 1 + inner.count("+")
    return (0 if role.matched else 20) + 2 * role.rank + depth


def _distinct(rivals: Sequence[Candidate], side: str) -> list[Role]:
    return list({getattr(r, side).mention: getattr(r, side) for r in rivals}.values())


def _order(source: Role, target: Role, trigger: int) -> str:
    places = sorted([(source.mention.first, "S"), (target.mention.first, "T"), (trigger, "v")])
    return "".join(letter for _, letter in places)


def _bucket(distance: int) -> str:
    for limit in (0, 1, 2, 3, 5, 8, 12, 20):
        if distance <= limit:
            return str(limit)
    return "far"


def _between(mentions: Sequence[Mention], source: Role, target: Role) -> int:
    low, high = sorted((source.mention.first, target.mention.first))
    return len({m.first for m in mentions if low < m.first < high})


def _between_token(mentions: Sequence[Mention], mention: Mention, trigger: int) -> int:
    low, high = sorted((mention.first, trigger))
    return len({m.first for m in mentions if low < m.first < high})
