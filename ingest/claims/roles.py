"""Who stands on each side of a pattern: the slots of a word and the sentence's mentions in, roles out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from spacy.tokens import Token

from ingest.claims.frames import VERBS, Filler, Frame, subject
from ingest.claims.lexicon import Lexicon, Pattern
from ingest.claims.phrases import Found, MentionMap
from ingest.records import Mention

# Where a light verb's subject stands before what hangs on the noun: "China has concerns about moves in Ukraine".
_LOOSE = frozenset({"of", "in", "at", "among", "on"})
# The other side of a quarrel does not fill a slot that its quarrel fills: "help to ease tensions with Iran".
_QUARRELS = frozenset(
    [
        "tension",
        "conflict",
        "war",
        "dispute",
        "row",
        "feud",
        "standoff",
        "quarrel",
        "border",
        "problem",
        "friction",
    ]
)
_NOBODY: frozenset[str] = frozenset()
_GOVERNORS = 4  # so many words above a trigger are looked at
_PATH_WORDS = 9  # a mention and eight governors; what is further up counts as unrelated
_UNFILLED = 9  # the rank of a mention that fills no slot


@dataclass(frozen=True, slots=True)
class Role:
    """How an actor stands to the trigger: the slot, the way into the slot's phrase, and the slot's rank (0 best)."""

    mention: Mention
    slot: str
    how: str
    rank: int
    matched: bool


def roles_of(
    pattern: Pattern,
    frame: Frame,
    places: MentionMap,
    lexicon: Lexicon,
    standings: Sequence[Role],
    *,
    source: bool,
    own: frozenset[str] = _NOBODY,
) -> dict[Mention, Role]:
    """Return every mention of the sentence with its best standing for one side of the pattern.

    `standings` are those around the trigger, for mentions that fill no slot. Mentions of the actors `own` (the
    other side) fill no slot: in "France renewed its deal with Mali" the search for the target goes on past "its".
    """
    roles: dict[Mention, Role] = {}
    for rank, slot in enumerate(_slots(pattern, frame, source)):
        first = not any(r.matched for r in roles.values())
        for found, how, near in _in_slot(slot, pattern, frame, places, lexicon, own):
            roles.setdefault(found.mention, Role(found.mention, slot, how, rank, first and near))
    for role in standings:
        roles.setdefault(role.mention, role)
    return roles


def _slots(pattern: Pattern, frame: Frame, source: bool) -> Sequence[str]:
    """Return the slots of one side in order; an event noun may also be done by the subject of its light verb."""
    slots = pattern.source if source else pattern.target
    if not source or pattern.pos != "n" or "subj" in slots:
        return slots
    with_carrier = (*slots, "carrier")
    if any(f.how.startswith("light") for f in frame.fill("carrier")):
        return sorted(with_carrier, key=lambda slot: slot in _LOOSE)
    return with_carrier


def _in_slot(
    slot: str, pattern: Pattern, frame: Frame, places: MentionMap, lexicon: Lexicon, own: frozenset[str]
) -> Iterator[tuple[Found, str, bool]]:
    """Yield the mentions in a slot, the way to each, and whether it counts as filling the slot."""
    if slot == "speaker":
        for said in speakers(frame.trigger, places, lexicon):
            yield Found(said.mention, said.how), said.how, True
        return
    name = "carrier" if slot == "subj" and pattern.pos == "n" else slot
    for filler in frame.fill(name):
        for found in places.inside(filler.token, own):
            yield found, f"{filler.how}:{found.how}", _is_near(name, filler, found)


def _is_near(name: str, filler: Filler, found: Found) -> bool:
    if name == "carrier" and filler.how.startswith("heavy"):
        return False
    quarrels = [filler.token] if found.how.startswith("with") else []
    if name == "with" and filler.how.startswith("xcomp-deep"):
        quarrels.append(filler.token.head.head)
    return not any(word.lemma_.lower() in _QUARRELS for word in quarrels)


def standings_of(trigger: Token, places: MentionMap) -> tuple[Role, ...]:
    """Describe every mention by where it stands to a trigger, for the slots that it does not fill."""
    above = [(governor, _subject_places(governor)) for governor in islice(trigger.ancestors, _GOVERNORS)]
    return tuple(_standing(mention, trigger, above, places.path(mention)) for mention in places.mentions)


def _subject_places(governor: Token) -> frozenset[int]:
    return frozenset(f.token.i for f in subject(governor)) if governor.pos_ in VERBS else frozenset()


def _standing(
    mention: Mention, trigger: Token, above: Sequence[tuple[Token, frozenset[int]]], path: Sequence[Token]
) -> Role:
    below = _below(path, trigger)
    if below is not None:
        return Role(mention, "below", below, _UNFILLED, False)
    for steps, (governor, subjects) in enumerate(above):
        if subjects and any(token.i in subjects for token in path):
            return Role(mention, "above", f"subj{min(steps, 2)}", _UNFILLED, False)
        side = _below(path, governor)
        if side is not None:
            return Role(mention, "beside", side, _UNFILLED, False)
    return Role(mention, "far", "left" if path[0].i < trigger.i else "right", _UNFILLED, False)


def _below(path: Sequence[Token], trigger: Token) -> str | None:
    """Return the dependency by which the first word of a path hangs below `trigger`, or None."""
    for word, governor in pairwise(path[:_PATH_WORDS]):
        if governor.i == trigger.i:
            return word.lower_ if word.dep_ == "prep" else word.dep_
    return None


def speakers(trigger: Token, places: MentionMap, lexicon: Lexicon) -> Iterator[Role]:
    """Yield who says the clause of `trigger`: the subject of the reporting verb above or beside it."""
    above = [g for g in trigger.ancestors if _effect(g, lexicon) in {"report", "request"}]
    found = list(_subjects(above, "above", places))
    if not found:
        beside = [
            t for t in trigger.doc if t != trigger and t.pos_ == "VERB" and _effect(t, lexicon) == "report"
        ]
        found = list(_subjects(beside, "beside", places))
    yield from {role.mention: role for role in reversed(found)}.values()


def _effect(word: Token, lexicon: Lexicon) -> str | None:
    return lexicon.embedding.get((word.lemma_.lower(), "v"))


def _subjects(verbs: Sequence[Token], where: str, places: MentionMap) -> Iterator[Role]:
    for verb in verbs:
        for filler in subject(verb):
            for found in places.inside(filler.token):
                yield Role(found.mention, "speaker", f"{where}:{found.how}", 0, True)
