"""Choose among the candidates of each sentence and write the chosen ones down as claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ingest.actors import person_of
from ingest.claims.candidates import Candidate, find_candidates
from ingest.claims.features import Features, describe
from ingest.claims.judge import Judge, judge
from ingest.claims.lexicon import lexicon
from ingest.ontology import ontology
from ingest.records import Claim, Mention, Person, Sentence

_STATED = 0.75


class Weighed(NamedTuple):
    """A candidate with the judge's two probabilities."""

    candidate: Candidate
    pair: float
    relation: float


def find_claims(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], people: dict[str, Person]
) -> tuple[Claim, ...]:
    """Return the claims of parsed sentences; `mentions` holds one sequence a sentence, `people` the known by id."""
    judged = weigh(sentences, mentions, judge())
    claims: list[Claim] = []
    for sentence, weighed in zip(sentences, judged, strict=True):
        claims.extend(_claim(w, sentence, people) for w in choose(weighed, judge().threshold))
    return tuple(claims)


def weigh(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], using: Judge
) -> list[list[Weighed]]:
    """Return every candidate of every sentence with its probabilities (empty where nothing was parsed)."""
    found: list[tuple[Candidate, ...]] = []
    features: list[Features] = []
    for sentence, here in zip(sentences, mentions, strict=True):
        candidates = find_candidates(sentence.doc, here, lexicon()) if sentence.doc is not None else ()
        found.append(candidates)
        features.extend(describe(candidates, here))
    pair, relation = using.weigh(features) if features else ((), ())
    numbers = iter(zip(pair, relation, strict=True))
    return [[Weighed(c, *map(float, next(numbers))) for c in candidates] for candidates in found]


def choose(weighed: Sequence[Weighed], threshold: float) -> list[Weighed]:
    """Return the claims to keep: one relation for each ordered pair whose probability reaches the threshold."""
    pairs: dict[tuple[str, str], list[Weighed]] = defaultdict(list)
    for item in map(_stated, weighed):
        if item.candidate.status != "denied":
            pairs[_pair(item.candidate)].append(item)
    chosen = []
    for items in pairs.values():
        best = max(items, key=lambda w: w.relation)
        if max(w.pair for w in items) >= threshold:
            chosen.append(best._replace(pair=max(w.pair for w in items)))
    return chosen


def _stated(weighed: Weighed) -> Weighed:
    """Raise a membership or alliance told by its own pattern: too rare in news for the judge to have learned."""
    c = weighed.candidate
    plain = c.source.matched and c.target.matched and not c.pattern.speech and c.status == "asserted"
    if not plain or c.relation not in {"MEMBER_OF", "NOT_MEMBER_OF", "ALLIED_WITH"}:
        return weighed
    return weighed._replace(pair=max(weighed.pair, _STATED), relation=max(weighed.relation, _STATED))


def _pair(candidate: Candidate) -> tuple[str, str]:
    pair = candidate.source.mention.actor, candidate.target.mention.actor
    return (min(pair), max(pair)) if candidate.pattern.symmetric else pair


def _claim(weighed: Weighed, sentence: Sentence, people: dict[str, Person]) -> Claim:
    c = weighed.candidate
    source, target = c.source.mention, c.target.mention
    return Claim(
        source=source.actor,
        target=target.actor,
        relation=c.relation,
        valence=ontology().valence(c.relation),
        mode=c.pattern.mode if c.relation == c.pattern.relation else None,
        status=c.status,
        date=None,
        date_precision=None,
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
        confidence=round(weighed.pair, 3),
        source_text=source.antecedent or source.text,
        target_text=target.antecedent or target.text,
        symmetric=c.pattern.symmetric,
        voiced_by=person_of(source, people),
        pattern=f"{c.pattern.text} ({c.pattern.place})",
        roles=f"{c.source.slot} > {c.target.slot}",
        rule=f"{c.source.how} > {c.target.how}",
        sentence=sentence.index,
        trigger=c.trigger.i,
    )
