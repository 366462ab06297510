"""Whose "the move" is: the noun for a deed in, the actor that the sentence before tells of out.

"Turkey closed the strait on Monday. Greece condemned the move." names Turkey only by what it did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.actors.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.actors.discourse import Reading
    from ingest.records import Mention

_DEEDS = word_list("deeds")
_REACTING = word_list("reacting")
_SAYING = word_list("saying")
_OBJECTS = frozenset({"dobj", "obj", "pobj", "nsubjpass"})
_WINDOW = 2  # sentences


def deed_of(reading: Reading, token: Token) -> Mention | None:
    """Return whose deed "the move" is that another actor reacts to, or None where that is unclear."""
    deed = reading.memory.deed
    if token.lemma_.lower() not in _DEEDS or token.dep_ not in _OBJECTS or deed is None:
        return None
    if deed.sentence < reading.sentence.index - _WINDOW or any(t.i in reading.at for t in token.subtree):
        return None
    verb = token.head
    while verb.pos_ != "VERB" and verb.head.i != verb.i and verb.dep_ in {"prep", "dobj", "obj", "pobj"}:
        verb = verb.head
    if verb.lemma_.lower() not in _REACTING:
        return None
    who = _reacting(reading, verb)
    return deed if who is not None and who.actor != deed.actor else None


def told_deed(reading: Reading) -> Mention | None:
    """Return whose deed a sentence tells: the subject of its main verb, or of what is said to have happened."""
    verb = next((t for t in reading.doc if t.dep_ == "ROOT"), None)
    if verb is None:
        return None
    subject = _named_subject(reading, verb)
    if verb.lemma_.lower() in _SAYING:
        inner = next((c for c in verb.children if c.dep_ == "ccomp"), None)
        return (_named_subject(reading, inner) if inner is not None else None) or subject
    return subject


def _reacting(reading: Reading, verb: Token) -> Mention | None:
    """Return who reacts: the subject of a verb, or the agent of a passive."""
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    if agent is not None:
        return next((_in_phrase(reading, c) for c in agent.children if c.dep_ == "pobj"), None)
    return next((_in_phrase(reading, c) for c in verb.children if c.dep_ == "nsubj"), None)


def _named_subject(reading: Reading, verb: Token) -> Mention | None:
    being = verb.tag_ == "VBN" and any(c.lemma_ == "be" for c in verb.children)
    if being or verb.pos_ != "VERB":  # "is concerned" is no deed
        return None
    return next((reading.at[c.i] for c in verb.children if c.dep_ == "nsubj" and c.i in reading.at), None)


def _in_phrase(reading: Reading, head: Token) -> Mention | None:
    """Return the mention that a phrase is or names alone ("members of the Greek parliament")."""
    found = [reading.at[t.i] for t in head.subtree if t.i in reading.at]
    if head.i in reading.at:
        return reading.at[head.i]
    return found[0] if len({m.actor for m in found}) == 1 else None
