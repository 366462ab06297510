"""One verdict for each pair of actors: the lexicon's readings and the odds in, what to keep out.

The lexicon says which word joins the two and how; the odds say how the whole sentence reads; a last forest of the
judge weighs both. No feature names an actor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from ingest.actors import load_gazetteer
from ingest.claims.candidates import MEMBERSHIP, Candidate
from ingest.claims.features import Features
from ingest.claims.odds import RELATIONS, PairOdds
from ingest.ontology import ontology
from ingest.records import Mention
from ingest.reference import memberships

# How much the odds count beside the lexicon when the relation is chosen; tuned by cross-validation.
_ODDS_WEIGHT = 1.0
_REFERRING = ("pronoun", "noun")
_STANDING = MEMBERSHIP | {"ALLIED_WITH"}
_YIELDING = frozenset({"CONCEDE", "RETREAT"})
STATED = 0.75  # the least probability of a standing relation told by its own pattern


class Weighed(NamedTuple):
    """A candidate with the judge's two probabilities."""

    candidate: Candidate
    pair: float
    relation: float


class Dyad(NamedTuple):
    """An ordered pair of actors with its most probable relation, the reading that tells it, if any, and features.

    `beside` marks what is told of a pair beside a membership or alliance ("dismissed the row, calling it an ally").
    """

    source: str
    target: str
    relation: str
    best: Weighed | None
    features: Features
    beside: bool = False


def describe_dyads(weighed: Sequence[Weighed], odds: PairOdds, mentions: Sequence[Mention]) -> list[Dyad]:
    """Return every ordered pair of a sentence's actors for which a reading or the odds speak.

    A pair whose every reading is denied is left out, and what a state and its own rebels do to each other.
    """
    actors = list(dict.fromkeys(m.actor for m in mentions))
    is_domestic = load_gazetteer().is_domestic
    readings: dict[tuple[str, str], list[Weighed]] = defaultdict(list)
    denied: set[tuple[str, str]] = set()
    for item in weighed:
        for pair in _pairs_of(item.candidate):
            (denied.add(pair) if item.candidate.status == "denied" else readings[pair].append(item))
    found: list[Dyad] = []
    for source in actors:
        for target in actors:
            pair = (source, target)
            if source == target or is_domestic(source, target):
                continue
            if pair in denied and pair not in readings:
                continue
            for number, here in enumerate(_standing_apart(readings.get(pair, []))):
                back = readings.get((target, source), [])
                dyad = _dyad(source, target, here, back, odds, mentions, beside=number > 0)
                if dyad is not None:
                    found.append(dyad)
    return found


def _standing_apart(here: list[Weighed]) -> Iterator[list[Weighed]]:
    """Yield the readings of a pair: those of a stated membership or alliance apart from those of other words."""
    stated = [w for w in here if is_stated(w.candidate)]
    if not stated:
        yield here
        return
    yield stated
    words = {w.candidate.trigger.i for w in stated}
    events = [w for w in here if w.candidate.trigger.i not in words and w.candidate.relation not in _STANDING]
    if events:
        yield events


def _pairs_of(candidate: Candidate) -> tuple[tuple[str, str], ...]:
    source, target = candidate.source.mention.actor, candidate.target.mention.actor
    return ((source, target), (target, source)) if candidate.pattern.symmetric else ((source, target),)


def _dyad(
    source: str,
    target: str,
    here: Sequence[Weighed],
    opposite: Sequence[Weighed],
    odds: PairOdds,
    mentions: Sequence[Mention],
    *,
    beside: bool,
) -> Dyad | None:
    forth, back = odds.get((source, target)), odds.get((target, source))
    if not here and forth is None:
        return None
    undone = [(w, end) for w in here if (end := _end_of(w, here)) is not None]
    over = {w.candidate.relation for w, _ in undone} | (_STANDING if beside else frozenset())
    here = [w for w in here if all(w is not gone for gone, _ in undone)]
    scores: dict[str, float] = defaultdict(float)
    best: dict[str, Weighed] = {}
    for item in here:
        name = item.candidate.relation
        if name not in best or item.relation > best[name].relation:
            best[name] = item
    for name, item in best.items():
        scores[name] += max(item.relation, STATED) if is_stated(item.candidate) else item.relation
    for item, end in undone:
        name = end.candidate.relation
        scores[name] = max(scores[name], item.relation)
    row: Features = {"n": min(len(here), 6), "actors": len({m.actor for m in mentions})}
    strengths = [*sorted((w.pair for w in here), reverse=True), 0.0, 0.0]
    row["c1"], row["c2"] = strengths[:2]
    row["crev"] = max((w.pair for w in opposite), default=0.0)
    row["both"] = max((w.candidate.source.matched + w.candidate.target.matched for w in here), default=0)
    if forth is not None:
        for name, value in zip(RELATIONS, forth.relations, strict=True):
            if name not in over:
                scores[name] += _ODDS_WEIGHT * float(value)
            row[f"r{name}"] = float(value)
        row["nn"] = forth.probability
        row["nnrev"] = back.probability if back is not None else 0.0
        row["ent"] = float(-np.sum(forth.relations * np.log(forth.relations + 1e-9)))
        row["rank"] = sum(other.probability > forth.probability for other in odds.values())
    possible = [n for n in scores if n not in MEMBERSHIP or _is_told(n, (source, target), best.get(n))]
    if not possible:
        return None
    relation = max(possible, key=lambda name: scores[name])
    row["relscore"] = scores[relation]
    row["sym"] = float(ontology().types[relation].symmetric)
    for kind in _REFERRING:
        row[f"s{kind}"] = float(all(m.kind == kind for m in mentions if m.actor == source))
        row[f"t{kind}"] = float(all(m.kind == kind for m in mentions if m.actor == target))
    return Dyad(source, target, relation, best.get(relation), row, beside)


def _is_told(relation: str, pair: tuple[str, str], reading: Weighed | None) -> bool:
    """Tell whether a membership counts: told by its own pattern, or known to the reference.

    Else partners and candidates would be members, and Peru too in "Peru spoke to ASEAN members such as Vietnam".
    """
    return _is_plain(reading) or (relation == "MEMBER_OF" and pair in _members())


@cache
def _members() -> frozenset[tuple[str, str]]:
    """Return the states and organisations of which the reference knows a membership, at whatever time."""
    return frozenset((str(row["member"]), str(row["organization"])) for row in memberships())


def _is_plain(reading: Weighed | None) -> bool:
    """Tell whether there is a reading and both actors stand in its pattern's slots."""
    return reading is not None and _fills_slots(reading.candidate)


def _fills_slots(candidate: Candidate) -> bool:
    """Tell whether both actors stand in the pattern's slots."""
    return candidate.source.matched and candidate.target.matched


def _end_of(weighed: Weighed, others: Sequence[Weighed]) -> Weighed | None:
    """Return the concession that ends an act, where the act is named only as what it ends.

    So are "sanctions" in "lifted the sanctions on Sudan" and "arrested" in "freed a diplomat it had arrested".
    """
    c = weighed.candidate
    if ontology().valence(c.relation) != "conflictual":
        return None
    named = c.trigger if c.pattern.pos == "n" else c.trigger.head
    if c.pattern.pos == "v" and c.trigger.dep_ not in {"relcl", "acl"}:
        return None
    above = named.head
    if named.dep_ == "pobj":
        above = above.head
    elif named.dep_ not in {"dobj", "nsubjpass"}:
        return None
    ends = (
        o
        for o in others
        if o.candidate.relation in _YIELDING
        and o.candidate.trigger == above
        and o.candidate.pattern.pos == "v"
    )
    return max(ends, key=lambda o: o.relation, default=None)


def is_stated(candidate: Candidate) -> bool:
    """Tell whether a membership or alliance is told by its own pattern: too rare in news for the judge to learn."""
    plain = _fills_slots(candidate) and not candidate.pattern.speech
    return plain and candidate.status == "asserted" and candidate.relation in _STANDING


def without_mirrors(dyads: Sequence[tuple[Dyad, float]]) -> list[tuple[Dyad, float]]:
    """Return the dyads, most probable first, without the second direction of what is mutual or told one way."""
    kept: list[tuple[Dyad, float]] = []
    for dyad, probability in sorted(dyads, key=lambda item: -item[1]):
        if not any(_mirrors(dyad, other) or _turns(dyad, other) for other, _ in kept):
            kept.append((dyad, probability))
    return kept


def _mirrors(dyad: Dyad, other: Dyad) -> bool:
    if (dyad.source, dyad.target) != (other.target, other.source) or not _mutual(dyad):
        return False
    events = dyad.relation not in _STANDING and other.relation not in _STANDING
    return dyad.relation == other.relation or (_mutual(other) and events)


def _turns(dyad: Dyad, other: Dyad) -> bool:
    """Tell whether a dyad turns round what the words of the lexicon tell of the other ("Peru was invaded by Chile")."""
    return (
        (dyad.source, dyad.target) == (other.target, other.source)
        and dyad.relation == other.relation
        and _is_plain(other.best)
        and not _is_plain(dyad.best)
    )


def _mutual(dyad: Dyad) -> bool:
    if ontology().types[dyad.relation].symmetric:
        return True
    return dyad.best is not None and dyad.best.candidate.pattern.symmetric
