"""Whose "the move" is: the noun for a deed or an utterance in, the actor that the text before tells of out.

"Turkey closed the strait on Monday. Greece condemned the move." names Turkey only by what it did.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.actors.speakers import SAYING
from ingest.actors.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.actors.discourse import Reading
    from ingest.records import Mention

_DEEDS = word_list("deeds")
_MOVES = word_list("moves")  # deeds of any kind: "the decision", "the step"
_UTTERANCES = word_list("utterances")
_REACTING = word_list("reacting")
_MISGIVINGS = word_list("misgivings")
_STRUCK = word_list("struck")  # "was worried by the decision"
_NOUNS = _DEEDS | _UTTERANCES
_SPEAKING = SAYING | _REACTING
_DOING = word_list("doing")  # reactions that are deeds themselves: "attack", "recognize"
_OBJECTS = frozenset({"dobj", "obj", "pobj", "nsubjpass"})
_OWNING = frozenset({"amod", "poss", "compound", "nmod"})
_WINDOW, _ARTICLE = 2, 15  # sentences in which a deed, and whose decision the text is about, are in mind


def deed_of(reading: Reading, token: Token) -> Mention | None:
    """Return whose "the move" or "the charge" is that another actor reacts to, or None where that is unclear."""
    lemma = token.lemma_.lower()
    if lemma not in _NOUNS or any(t.i in reading.at for t in token.subtree):
        return None
    who = _judging(reading, token) if token.dep_ == "nsubj" else _reacting(reading, token)
    if who is None:
        return None
    owner = _owner(reading, lemma)
    return owner if owner is not None and owner.actor != who.actor else None


def _owner(reading: Reading, lemma: str) -> Mention | None:
    """Return whose deed of that name the text told before."""
    memory = reading.memory
    if lemma in _MOVES:
        low = reading.sentence.index - _ARTICLE
        movers = [m for m in memory.movers.values() if m.sentence >= low]
        if len(movers) == 1:
            return movers[0]
    window = 1 if lemma not in _MOVES | _UTTERANCES else _WINDOW  # "the raid" is not just anything done
    told = (memory.utterance, memory.deed) if lemma in _UTTERANCES else (memory.deed,)
    return next((m for m in told if m is not None and m.sentence >= reading.sentence.index - window), None)


def note_deeds(reading: Reading) -> None:
    """Remember for the sentences to come who did or said what in this one."""
    memory = reading.memory
    for mention in reading.own:
        if _owns_move(reading, mention):
            memory.movers[mention.actor] = mention
    verb = next((t for t in reading.doc if t.dep_ == "ROOT"), None)
    if verb is None:
        return
    subject, lemma = _named_subject(reading, verb), verb.lemma_.lower()
    inner = next((c for c in verb.children if c.dep_ == "ccomp"), None) if lemma in SAYING else None
    told = _named_subject(reading, inner) if inner is not None else None
    if lemma in _SPEAKING:
        memory.utterance = subject or memory.utterance
    acting = lemma not in _SPEAKING or lemma in _DOING
    if told is not None or acting:
        memory.deed = told or subject
    elif inner is not None and _announces(inner):
        memory.deed = subject
    elif memory.deed is not None and lemma in _REACTING:  # the reaction keeps the deed in mind
        memory.deed = replace(memory.deed, sentence=reading.sentence.index)


def _announces(clause: Token) -> bool:
    """Tell what a speaker says that he does: "said it would close the strait"."""
    return clause.pos_ == "VERB" and any(
        c.dep_ == "nsubj" and c.lower_ in {"it", "he", "she", "they", "we"} for c in clause.children
    )


def _owns_move(reading: Reading, mention: Mention) -> bool:
    """Tell "Ankara's decision" and "the decision by Ankara"."""
    if reading.thing_of(mention) in _MOVES:
        return True
    head = reading.head(mention)
    by = head.head if head.dep_ == "pobj" and head.head.lower_ == "by" else None
    return by is not None and by.i > 0 and by.nbor(-1).lemma_.lower() in _MOVES


def _judging(reading: Reading, token: Token) -> Mention | None:
    """Return who says what "the move" is or does: "Greece said the move was illegal"."""
    clause = token.head
    if clause.dep_ != "ccomp" or clause.head.lemma_.lower() not in SAYING:
        return None
    return _subject(reading, clause.head)


def _reacting(reading: Reading, token: Token) -> Mention | None:
    """Return who reacts to what the token names: the subject of its verb, or the agent of a passive."""
    if token.dep_ not in _OBJECTS:
        return None
    verb = token.head
    while (
        verb.pos_ not in {"VERB", "ADJ"}
        and verb.head.i != verb.i
        and verb.dep_ in _OBJECTS | {"prep", "agent"}
    ):
        verb = verb.head
    lemma = verb.lemma_.lower()
    if lemma in _STRUCK or verb.lower_ in _STRUCK:
        return _subject(reading, verb if verb.pos_ == "VERB" else verb.head)
    doubts = any(c.dep_ == "dobj" and c.lemma_.lower() in _MISGIVINGS for c in verb.children)
    if lemma not in _REACTING and not (lemma in {"have", "raise"} and doubts):
        return None
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    if agent is not None:
        return next((_in_phrase(reading, c) for c in agent.children if c.dep_ == "pobj"), None)
    return _subject(reading, verb)


def _subject(reading: Reading, verb: Token) -> Mention | None:
    return next((_in_phrase(reading, c) for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _named_subject(reading: Reading, verb: Token) -> Mention | None:
    """Return the subject of a verb, or the one whose it is: "American missiles hit a factory"."""
    being = verb.tag_ == "VBN" and any(c.lemma_ == "be" for c in verb.children)
    if being or verb.pos_ != "VERB":  # "is concerned" is no deed
        return None
    for subject in (c for c in verb.children if c.dep_ == "nsubj"):
        owners = [c.i for c in subject.children if c.dep_ in _OWNING and c.i in reading.at]
        found = reading.named(subject) or (reading.at[owners[0]] if owners else None)
        if found is not None:
            return found
    return None


def _in_phrase(reading: Reading, head: Token) -> Mention | None:
    """Return the mention that a phrase is or names alone ("members of the Greek parliament")."""
    own = reading.named(head)
    found = [reading.at[t.i] for t in head.subtree if t.i in reading.at]
    return own or (found[0] if len({m.actor for m in found}) == 1 else None)
