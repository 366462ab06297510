"""Decide for each pair of actors of a sentence, and write what is kept down as claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from ingest.actors import person_of
from ingest.claims.candidates import Candidate, find_candidates
from ingest.claims.dyads import (
    STATED,
    Dyad,
    Weighed,
    describe_dyads,
    is_stated,
    without_mirrors,
)
from ingest.claims.features import Features, describe
from ingest.claims.judge import Judge, judge
from ingest.claims.lexicon import lexicon
from ingest.claims.odds import read_odds
from ingest.claims.phrases import head_token
from ingest.claims.status import apply_reading, read_status
from ingest.ontology import ontology
from ingest.records import Claim, Mention, Person, Sentence, Status

# What lies between a mention and the head of the subject it belongs to ("Sudanese horsemen and guards").
_INSIDE = frozenset({"conj", "amod", "compound", "nmod"})


class Verdict(NamedTuple):
    """What the judge makes of a sentence: every reading, and every pair of actors with its probability."""

    readings: list[Weighed]
    dyads: list[tuple[Dyad, float]]


class Whole(NamedTuple):
    """The mentions of a pair that no pattern joins, the verb that tells most and the status; None if denied."""

    source: Mention
    target: Mention
    trigger: Token
    status: Status | None


def find_claims(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], people: dict[str, Person]
) -> tuple[Claim, ...]:
    """Return the claims of parsed sentences; `mentions` holds one sequence a sentence, `people` the known by id."""
    claims: list[Claim] = []
    for sentence, here, verdict in zip(sentences, mentions, weigh(sentences, mentions, judge()), strict=True):
        for dyad, probability in choose(verdict, judge().threshold):
            claim = _claim(dyad, probability, sentence, here, people)
            if claim is not None:
                claims.append(claim)
    return tuple(claims)


def weigh(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], using: Judge
) -> list[Verdict]:
    """Return the verdict on every sentence (an empty one where nothing was parsed)."""
    readings = weigh_readings(sentences, mentions, using)
    odds = read_odds(sentences, mentions)
    found = [
        describe_dyads(weighed, some, here)
        for weighed, some, here in zip(readings, odds, mentions, strict=True)
    ]
    rows = [dyad.features for dyads in found for dyad in dyads]
    numbers = iter(using.decide(rows) if rows else ())
    return [
        Verdict(weighed, [_stated(dyad, float(next(numbers))) for dyad in dyads])
        for weighed, dyads in zip(readings, found, strict=True)
    ]


def weigh_readings(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], using: Judge
) -> list[list[Weighed]]:
    """Return every candidate of every sentence with its probabilities."""
    found: list[tuple[Candidate, ...]] = []
    features: list[Features] = []
    for sentence, here in zip(sentences, mentions, strict=True):
        candidates = find_candidates(sentence.doc, here, lexicon()) if sentence.doc is not None else ()
        found.append(candidates)
        features.extend(describe(candidates, here))
    pair, relation = using.weigh(features) if features else ((), ())
    numbers = iter(zip(pair, relation, strict=True))
    return [[Weighed(c, *map(float, next(numbers))) for c in candidates] for candidates in found]


def choose(verdict: Verdict, threshold: float) -> list[tuple[Dyad, float]]:
    """Return the pairs to keep: those whose probability reaches the threshold, what is mutual once."""
    return without_mirrors([item for item in verdict.dyads if item[1] >= threshold])


def _stated(dyad: Dyad, probability: float) -> tuple[Dyad, float]:
    """Give a stated relation at least STATED, and what is told beside one the probability of its reading."""
    if dyad.best is not None and is_stated(dyad.best.candidate):
        return dyad, max(probability, STATED)
    if dyad.beside and dyad.best is not None:
        return dyad, dyad.best.pair
    return dyad, probability


def _claim(
    dyad: Dyad, probability: float, sentence: Sentence, mentions: Sequence[Mention], people: dict[str, Person]
) -> Claim | None:
    """Return the claim of a dyad: by the word that tells it, or by the sentence as a whole where no word does."""
    if dyad.best is not None:
        return _told(dyad.best.candidate, probability, sentence, people)
    assert sentence.doc is not None
    whole = read_whole(sentence.doc, dyad, mentions)
    if whole.status is None:
        return None
    return _written(
        (whole.source, whole.target), dyad.relation, whole.status, whole.trigger, sentence, probability, people,
        mode=None, symmetric=ontology().types[dyad.relation].symmetric,
        pattern="the sentence as a whole", roles="-", rule="odds of the pair",
    )  # fmt: skip


def read_whole(doc: Doc, dyad: Dyad, mentions: Sequence[Mention]) -> Whole:
    """Return how a sentence tells what only the odds find between two actors."""
    source, target = _nearest(dyad, mentions)
    joint = _joint(doc, source, target)
    deed = _deed(doc, dyad, mentions) or joint
    statuses = (
        apply_reading(dyad.relation, read_status(token, None, lexicon().embedding))[1]
        for token in dict.fromkeys((deed, joint))
    )
    return Whole(source, target, deed, next((status for status in statuses if status != "denied"), None))


def _told(c: Candidate, probability: float, sentence: Sentence, people: dict[str, Person]) -> Claim:
    return _written(
        (c.source.mention, c.target.mention), c.relation, c.status, c.trigger, sentence, probability, people,
        mode=c.pattern.mode if c.relation == c.pattern.relation else None,
        symmetric=c.pattern.symmetric,
        pattern=f"{c.pattern.text} ({c.pattern.place})",
        roles=f"{c.source.slot} > {c.target.slot}",
        rule=f"{c.source.how} > {c.target.how}",
    )  # fmt: skip


def _written(
    ends: tuple[Mention, Mention],
    relation: str,
    status: Status,
    trigger: Token,
    sentence: Sentence,
    probability: float,
    people: dict[str, Person],
    *,
    mode: str | None,
    symmetric: bool,
    pattern: str,
    roles: str,
    rule: str,
) -> Claim:
    source, target = ends
    return Claim(
        source=source.actor,
        target=target.actor,
        relation=relation,
        valence=ontology().valence(relation),
        mode=mode,
        status=status,
        date=None,
        date_precision=None,
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
        confidence=round(probability, 3),
        source_text=source.antecedent or source.text,
        target_text=target.antecedent or target.text,
        symmetric=symmetric,
        voiced_by=person_of(source, people),
        pattern=pattern,
        roles=roles,
        rule=rule,
        sentence=sentence.index,
        trigger=trigger.i,
    )


def _nearest(dyad: Dyad, mentions: Sequence[Mention]) -> tuple[Mention, Mention]:
    """Return the mentions of both actors that stand nearest to each other."""
    pairs = [
        (one, other)
        for one in mentions
        if one.actor == dyad.source
        for other in mentions
        if other.actor == dyad.target
    ]
    return min(pairs, key=lambda pair: abs(pair[0].first - pair[1].first))


def _joint(doc: Doc, source: Mention, target: Mention) -> Token:
    """Return the word under which both mentions hang: the lowest verb or noun that governs both."""
    one, other = head_token(doc, source), head_token(doc, target)
    above = [one, *one.ancestors]
    shared = next((t for t in [other, *other.ancestors] if t in above), one.sent.root)
    return next((t for t in [shared, *shared.ancestors] if t.pos_ in {"VERB", "AUX", "NOUN"}), shared)


def _deed(doc: Doc, dyad: Dyad, mentions: Sequence[Mention]) -> Token | None:
    """Return the verb of what the source does, of which its mention is subject or agent.

    Of several, the verb that governs the target comes first and the lowest of those ("A will press B, A said");
    where none does, that of the mention nearest to the target.
    """
    targets = [m for m in mentions if m.actor == dyad.target]
    sources = [m for m in mentions if m.actor == dyad.source]
    sources.sort(key=lambda m: min(abs(m.first - t.first) for t in targets))
    verbs = [verb for verb in (_verb_of(head_token(doc, m)) for m in sources) if verb is not None]
    above = [{a.i: depth for depth, a in enumerate(head_token(doc, t).ancestors)} for t in targets]
    governing = [(depths[verb.i], n) for depths in above for n, verb in enumerate(verbs) if verb.i in depths]
    return verbs[min(governing)[1]] if governing else next(iter(verbs), None)


def _verb_of(head: Token) -> Token | None:
    """Return the verb whose subject or agent a mention's head belongs to."""
    while head.dep_ in _INSIDE:
        head = head.head
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return head.head.head
    return head.head if head.dep_ == "nsubj" and head.head.pos_ == "VERB" else None
