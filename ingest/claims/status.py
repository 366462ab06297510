"""Whether an act is told as done, denied, planned or hypothetical: a trigger word in, its reading out.

The rules that turn a type (future consultation → AGREE, refused cooperation → REJECT) are PLOVER's
(PLOVER manual 0.8, "auxiliary modes" and "modality").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.records import Status

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
UNREAL = frozenset({"would", "could", "might", "may", "can", "should", "must", "ca", "'d", "ought"})
NEGATORS = frozenset({"no", "neither", "without", "never", "nor"})
CONDITIONALS = frozenset({"if", "unless", "whether", "lest"})
COOPERATIVE_ACTS = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
COOPERATIVE = COOPERATIVE_ACTS | {"AGREE", "CONCEDE", "RETREAT"}
_AIMS = frozenset(
    {
        "aim",
        "goal",
        "purpose",
        "point",
        "task",
        "way",
        "idea",
        "plan",
        "job",
        "intention",
        "objective",
        "role",
        "step",
    }
)
_CLIMB = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "acl",
        "conj",
        "dobj",
        "pobj",
        "prep",
        "advcl",
        "attr",
        "nsubjpass",
        "relcl",
        "nsubj",
    }
)
DUE = frozenset({"due", "scheduled", "slated"})
_BEHIND = frozenset({"acl", "amod", "prep", "relcl"})
_MAKING = frozenset(
    {"sign", "conclude", "seal", "finalize", "finalise", "initial", "hold", "stage", "deliver"}
)
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """How an act is told; `effect` is what the nearest governing word does to it, `governor` that word's lemma."""

    negated: bool = False
    future: bool = False
    unreal: bool = False
    conditional: bool = False
    effect: str = ""
    governor: str = ""
    reported: bool = False
    past_perfect: bool = False


def read_status(trigger: Token, carrier: Token | None, embedding: dict[tuple[str, str], str]) -> Reading:
    """Return how the act of `trigger` (carried by the verb `carrier`, for a noun) is told."""
    negated = _negated(trigger)
    future = unreal = conditional = reported = perfect = False
    effect = governor = ""
    for step, verb in enumerate(_verbs_above(trigger, carrier)):
        if step and verb != trigger:
            found = embedding.get((verb.lemma_.lower(), _pos(verb)), "")
            if found == "report":
                reported = True
                would = unreal and not future
                if would and any(c.lower_ in {"would", "'d", "’d"} for c in _auxiliaries(trigger, carrier)):
                    future, unreal = True, False
                break
            if found and found != "transparent" and not effect:
                effect, governor = found, verb.lemma_.lower()
            if _negated(verb):
                negated = not negated
        elif verb != trigger:
            negated = negated or _negated(verb)
        for child in verb.children:
            if child.dep_ == "aux":
                future = future or child.lower_ in FUTURE
                unreal = unreal or child.lower_ in UNREAL
                perfect = perfect or child.lower_ == "had"
            elif child.dep_ == "mark" and child.lower_ in CONDITIONALS:
                conditional = True
        future = future or _goes_to(verb) or is_due(verb)
    future = future or _lies_ahead(trigger)
    return Reading(negated, future, unreal, conditional, effect, governor, reported, perfect)


def apply_reading(relation: str, reading: Reading) -> tuple[str, Status]:
    """Return the relation and status that an act has under its reading."""
    if reading.effect == "reject" and not reading.negated:
        return ("REJECT", "asserted") if relation in COOPERATIVE | {"MEMBER_OF"} else (relation, "denied")
    if relation == "MEMBER_OF" and reading.effect in {"hypothetical", "planned", "request", "agree"}:
        return "REQUEST", "asserted"
    if reading.effect == "threaten":
        return "THREATEN", "asserted"
    if reading.effect == "denied" or reading.negated:
        return _negative(relation, reading)
    if reading.effect == "agree":
        return _promised(relation)
    if (
        reading.conditional
        or reading.effect in {"hypothetical", "request"}
        or (reading.unreal and not reading.future)
    ):
        return relation, "hypothetical"
    if reading.future or reading.effect == "planned":
        return _planned(relation)
    return relation, "asserted"


def _negative(relation: str, reading: Reading) -> tuple[str, Status]:
    if reading.effect == "denied" and reading.negated:
        return relation, "asserted"
    if relation in {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"} or (
        relation in COOPERATIVE and reading.future
    ):
        return "REJECT", "asserted" if not reading.unreal else "hypothetical"
    if relation == "MEMBER_OF":
        return "NOT_MEMBER_OF", "asserted"
    return relation, "denied"


def _promised(relation: str) -> tuple[str, Status]:
    if relation in COOPERATIVE_ACTS:
        return "AGREE", "planned"
    return _planned(relation)


def _planned(relation: str) -> tuple[str, Status]:
    if relation in COOPERATIVE_ACTS:
        return "AGREE", "planned"
    return ("CONCEDE" if relation == "RETREAT" else relation), "planned"


def _verbs_above(trigger: Token, carrier: Token | None) -> Iterator[Token]:
    """Yield the trigger, then the words that govern it, up to the clause that reports it."""
    yield trigger
    current = trigger
    if carrier is not None and carrier.head != trigger:
        yield carrier
        current = carrier
    for _ in range(_STEPS):
        if current.dep_ not in _CLIMB or current.head == current:
            return
        if current.dep_ == "conj" and current.head.pos_ in {"VERB", "AUX"} and _own_subject(current):
            return
        if current.dep_ in {"advcl", "relcl", "nsubj"} and current.pos_ in {"VERB", "AUX"}:
            return
        current = current.head
        if current.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
            yield current


def _auxiliaries(trigger: Token, carrier: Token | None) -> Iterator[Token]:
    for verb in (trigger, carrier):
        if verb is not None:
            yield from (c for c in verb.children if c.dep_ == "aux")


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def _goes_to(verb: Token) -> bool:
    head = verb.head
    return verb.dep_ == "xcomp" and head.lower_ == "going" and any(c.dep_ == "aux" for c in head.children)


def is_due(verb: Token) -> bool:
    """Tell whether a verb is what "is to" happen ("the envoys are to meet"), not what an aim is or who is to blame."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_ != "be" or above.tag_ not in {"VBZ", "VBP"}:
        return False
    aims = any(c.dep_ == "nsubj" and c.lemma_.lower() in _AIMS for c in above.children)
    return not aims and verb.lemma_ != "blame" and any(c.lower_ == "to" for c in verb.children)


def _lies_ahead(noun: Token) -> bool:
    """Tell an event noun that is still to come: "a pact to be signed in May", "the talks due on Monday"."""
    if noun.pos_ != "NOUN":
        return False
    return any(
        (child.lower_ in DUE and child.dep_ in _BEHIND and not _gives_cause(child))
        or (child.dep_ == "acl" and child.lemma_.lower() in _MAKING and _has_to_be(child))
        for child in noun.rights
    )


def _has_to_be(verb: Token) -> bool:
    return {"to", "be"} <= {c.lower_ for c in verb.children}


def _gives_cause(word: Token) -> bool:
    """Tell "due to the blockade" from "due to be signed"."""
    behind = word.doc[word.i + 1 : word.i + 3]
    return len(behind) > 1 and behind[0].lower_ == "to" and behind[1].tag_ != "VB"


def _negated(word: Token) -> bool:
    for child in word.children:
        if child.dep_ == "neg" or (
            child.lower_ in NEGATORS and child.dep_ in {"det", "preconj", "advmod", "cc"}
        ):
            return True
    return (word.dep_ == "pcomp" and word.head.lower_ == "without") or (
        word.dep_ == "pobj" and word.head.lower_ == "without"
    )


def _pos(word: Token) -> str:
    return {"VERB": "v", "AUX": "v", "ADJ": "a"}.get(word.pos_, "n")
