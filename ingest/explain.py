"""Why a claim was read, and why a sentence with two actors told none: an article in, one report a sentence out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.actors import load_gazetteer
from ingest.claims.claims import Verdict, choose, read_whole, weigh
from ingest.claims.dyads import Dyad
from ingest.claims.judge import judge
from ingest.pipeline import prepare
from ingest.records import Article, Mention, Sentence

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """One candidate: who, what, to whom, by which line of the lexicon, through which slots, and how probable."""

    source: str
    relation: str
    target: str
    status: str
    trigger: str
    pattern: str
    roles: str
    rule: str
    probability: float
    kept: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence with at least two actors: its actors, the readings weighed, and what was missing, if anything."""

    start: int
    sentence: str
    actors: tuple[str, ...]
    readings: tuple[Reading, ...]
    missing: str


def explain(article: Article) -> tuple[Report, ...]:
    """Return a report for each sentence of the article that names at least two actors."""
    prepared = prepare(article)
    reports = []
    verdicts = weigh(prepared.sentences, prepared.mentions, judge())
    for sentence, mentions, verdict in zip(prepared.sentences, prepared.mentions, verdicts, strict=True):
        actors = tuple(dict.fromkeys(m.actor for m in mentions))
        if len(actors) < 2:
            continue
        kept = choose(verdict, judge().threshold)
        readings = [_reading(sentence, mentions, *item, kept=True) for item in kept]
        taken = {frozenset((r.source, r.target)) for r in readings}
        for dyad, probability in sorted(verdict.dyads, key=lambda item: -item[1]):
            ends = frozenset((dyad.source, dyad.target))
            if len(readings) < len(kept) + _NEAR and ends not in taken:
                taken.add(ends)
                readings.append(_reading(sentence, mentions, dyad, probability, kept=False))
        missing = "" if any(r.kept for r in readings) else _missing(verdict, denied=bool(kept))
        reports.append(Report(sentence.start, sentence.text, actors, tuple(readings), missing))
    return tuple(reports)


def _reading(
    sentence: Sentence, mentions: Sequence[Mention], dyad: Dyad, probability: float, *, kept: bool
) -> Reading:
    common = (dyad.source, dyad.relation, dyad.target)
    odds = f"odds {dyad.features.get('nn', 0.0):.2f}"
    if dyad.best is None:
        assert sentence.doc is not None
        whole = read_whole(sentence.doc, dyad, mentions)
        return Reading(
            *common,
            status=whole.status or "denied",
            trigger=whole.trigger.text,
            pattern="the sentence as a whole",
            roles="-",
            rule=odds,
            probability=round(probability, 2),
            kept=kept and whole.status is not None,
        )
    c = dyad.best.candidate
    return Reading(
        *common,
        status=c.status,
        trigger=c.trigger.text,
        pattern=f"{c.pattern.text} ({c.pattern.place})",
        roles=f"source in {c.source.slot}, target in {c.target.slot}",
        rule=f"{c.source.how} > {c.target.how}; {odds}",
        probability=round(probability, 2),
        kept=kept,
    )


def _missing(verdict: Verdict, *, denied: bool) -> str:
    if denied:
        return "the sentence denies what its actors are thought to do"
    if not verdict.readings:
        return "no word of the lexicon joins these actors; add one to data/lexicon/"
    best = max(verdict.readings, key=lambda w: w.pair).candidate
    if load_gazetteer().is_domestic(best.source.mention.actor, best.target.mention.actor):
        return "what a state and its own rebels or territories do to each other is left out"
    for side, role in (("source", best.source), ("target", best.target)):
        if not role.matched:
            slots = "|".join(getattr(best.pattern, side))
            return f"“{best.trigger.text}” fits {best.pattern.text}, but no actor fills its {side} ({slots})"
    return f"the best reading stays below the threshold of {judge().threshold:.2f}"
