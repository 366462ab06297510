"""Every reading that the lexicon allows in one sentence: parse and mentions in, candidate claims out.

A candidate joins a trigger word that matches a pattern with two actors. Most candidates fill the pattern's slots;
the others are kept with a note of how far they are from doing so, for the judge to weigh.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from ingest.actors import load_gazetteer
from ingest.claims.frames import Frame, adjective_frame, noun_frame, verb_frame
from ingest.claims.lexicon import Lexicon, Pattern
from ingest.claims.matching import holds, patterns_of, suits
from ingest.claims.phrases import MentionMap
from ingest.claims.roles import Role, roles_of, speakers, standings_of
from ingest.claims.status import Reading, apply_reading, read_status
from ingest.records import Mention, Status

MEMBERSHIP = frozenset({"MEMBER_OF", "NOT_MEMBER_OF"})
_AGAINST = frozenset({"ACCUSE", "REJECT", "THREATEN"})
_BOTH_PARTIES = frozenset({"subj", "carrier", "between", "among", "mod", "poss", "of", "obj"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible claim: pattern, trigger word, two roles, and the relation and status after its reading."""

    pattern: Pattern
    trigger: Token
    source: Role
    target: Role
    relation: str
    status: Status
    reading: Reading
    frame: Frame
    specificity: int


def find_candidates(doc: Doc, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Return every candidate claim of a parsed sentence."""
    if len({m.actor for m in mentions}) < 2:
        return ()
    places = MentionMap(doc, mentions)
    found: list[Candidate] = []
    for token in doc:
        patterns = patterns_of(token, lexicon)
        if patterns:
            found.extend(_of_trigger(token, patterns, places, lexicon))
    return tuple(found)


def _of_trigger(
    token: Token, patterns: Sequence[Pattern], places: MentionMap, lexicon: Lexicon
) -> Iterator[Candidate]:
    frames: dict[str, Frame] = {}
    best: dict[tuple[str, bool, str], Pattern] = {}
    for pattern in patterns:
        if not suits(token, pattern.pos):
            continue
        frame = frames.get(pattern.pos) or frames.setdefault(pattern.pos, _frame(token, pattern.pos, lexicon))
        if not all(holds(condition, frame) for condition in pattern.conditions):
            continue
        key = (pattern.relation, pattern.speech, pattern.pos)
        kept = best.get(key)
        if kept is None or len(pattern.conditions) > len(kept.conditions):
            best[key] = pattern
    if not best:
        return
    if any(
        token.i >= m.first and token.i <= m.last and m.kind in {"name", "demonym", "noun"}
        for m in places.at(token)
    ):
        return
    standings = standings_of(token, places)
    for pattern in best.values():
        frame = frames[pattern.pos]
        reading = read_status(token, frame.carrier, lexicon.embedding)
        relation, status = (
            _spoken(pattern, reading) if pattern.speech else apply_reading(pattern.relation, reading)
        )
        for source, target in _pairs(pattern, frame, places, lexicon, standings):
            yield Candidate(
                pattern, token, source, target, relation, status, reading, frame, len(pattern.conditions)
            )


def _spoken(pattern: Pattern, reading: Reading) -> tuple[str, Status]:
    """Return what a speaker does by these words: said of the future or as a demand, the speech itself is done."""
    negated = reading.negated and not any("not" in c.words for c in pattern.conditions)
    return pattern.relation, "denied" if negated else "asserted"


def _frame(token: Token, pos: str, lexicon: Lexicon) -> Frame:
    if pos == "v":
        return verb_frame(token)
    if pos == "n":
        return noun_frame(token, lexicon.light)
    return adjective_frame(token)


def _pairs(
    pattern: Pattern, frame: Frame, places: MentionMap, lexicon: Lexicon, standings: Sequence[Role]
) -> Iterator[tuple[Role, Role]]:
    sources = roles_of(pattern, frame, places, lexicon, standings, source=True)
    if pattern.relation in MEMBERSHIP:
        yield from _memberships(sources, roles_of(pattern, frame, places, lexicon, standings, source=False))
        return
    doers = frozenset(r.mention.actor for r in sources.values() if r.matched)
    own = doers if len(doers) == 1 else frozenset()
    targets = roles_of(pattern, frame, places, lexicon, standings, source=False, own=own)
    if own and pattern.relation in _AGAINST:
        targets = _reproached(pattern, frame, places, lexicon, own) or targets
    seen: set[tuple[Mention, Mention]] = set()
    if pattern.symmetric:
        for one, other in _partners(sources, targets):
            seen.add((one.mention, other.mention))
            yield one, other
    for one in sources.values():
        for other in targets.values():
            if one.mention.actor == other.mention.actor or not (one.matched or other.matched):
                continue
            if pattern.symmetric:
                if (one.mention, other.mention) in seen or (other.mention, one.mention) in seen:
                    continue
                seen.add((one.mention, other.mention))
            yield one, other


def _reproached(
    pattern: Pattern, frame: Frame, places: MentionMap, lexicon: Lexicon, own: frozenset[str]
) -> dict[Mention, Role]:
    """Return whom a pronoun means that cannot mean the doer.

    In "Ankara admitted that Cairo has doubts about its motives" nobody doubts its own motives: "its" is who speaks.
    """
    for rank, slot in enumerate(pattern.target):
        for filler in frame.fill(slot):
            for found in places.inside(filler.token):
                if found.mention.kind != "pronoun" or found.mention.actor not in own:
                    return {}
                for said in reversed(list(speakers(frame.trigger, places, lexicon))):
                    if said.mention.actor not in own:
                        meant = replace(found.mention, actor=said.mention.actor, antecedent=said.mention.text)
                        return {meant: Role(meant, slot, f"{filler.how}:{found.how}", rank, True)}
    return {}


def _memberships(sources: dict[Mention, Role], targets: dict[Mention, Role]) -> Iterator[tuple[Role, Role]]:
    """Yield states with organisations: nothing else can be a member or have members."""
    actors = load_gazetteer().actors
    for one in sources.values():
        for other in targets.values():
            kinds = [actors[a].type if a in actors else "" for a in (one.mention.actor, other.mention.actor)]
            if kinds == ["state", "organization"] and (one.matched or other.matched):
                yield one, other


def _partners(sources: dict[Mention, Role], targets: dict[Mention, Role]) -> Iterator[tuple[Role, Role]]:
    """Yield the pairs of a mutual act: across its two sides, or co-ordinated in one slot that holds both parties."""
    pool = {m: r for m, r in [*targets.items(), *sources.items()] if r.matched}
    roles = sorted(pool.values(), key=lambda role: role.mention.first)
    for number, one in enumerate(roles):
        for other in roles[number + 1 :]:
            if one.mention.actor == other.mention.actor:
                continue
            if one.slot != other.slot or (one.slot in _BOTH_PARTIES and _plain(one) and _plain(other)):
                yield one, other


def _plain(role: Role) -> bool:
    return role.how.rpartition(":")[2] in {"head", "conj-head", "mod", "conj-mod", "of", "poss"}
