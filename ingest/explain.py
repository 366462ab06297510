"""Why a claim was read, and why a sentence with two actors told none: an article in, one report a sentence out."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.claims.claims import Weighed, choose, weigh
from ingest.claims.judge import judge
from ingest.pipeline import prepare
from ingest.records import Article

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
    weighed_all = weigh(prepared.sentences, prepared.mentions, judge())
    for sentence, mentions, weighed in zip(prepared.sentences, prepared.mentions, weighed_all, strict=True):
        actors = tuple(dict.fromkeys(m.actor for m in mentions))
        if len(actors) < 2:
            continue
        kept = choose(weighed, judge().threshold)
        readings = [_reading(w, True) for w in kept]
        taken = {(r.source, r.target) for r in readings}
        for w in sorted(weighed, key=lambda w: -w.pair):
            reading = _reading(w, False)
            if len(readings) < len(kept) + _NEAR and (reading.source, reading.target) not in taken:
                taken.add((reading.source, reading.target))
                readings.append(reading)
        missing = _missing(kept, weighed)
        reports.append(Report(sentence.start, sentence.text, actors, tuple(readings), missing))
    return tuple(reports)


def _reading(weighed: Weighed, kept: bool) -> Reading:
    c = weighed.candidate
    return Reading(
        source=c.source.mention.actor,
        relation=c.relation,
        target=c.target.mention.actor,
        status=c.status,
        trigger=c.trigger.text,
        pattern=f"{c.pattern.text} ({c.pattern.place})",
        roles=f"source in {c.source.slot}, target in {c.target.slot}",
        rule=f"{c.source.how} > {c.target.how}",
        probability=round(weighed.pair, 2),
        kept=kept,
    )


def _missing(kept: list[Weighed], weighed: list[Weighed]) -> str:
    if kept:
        return ""
    if not weighed:
        return "no word of the lexicon joins these actors; add one to data/lexicon/"
    best = max(weighed, key=lambda w: w.pair).candidate
    for side, role in (("source", best.source), ("target", best.target)):
        if not role.matched:
            slots = "|".join(getattr(best.pattern, side))
            return f"“{best.trigger.text}” fits {best.pattern.text}, but no actor fills its {side} ({slots})"
    return f"the best reading stays below the threshold of {judge().threshold:.2f}"
