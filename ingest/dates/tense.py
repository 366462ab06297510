"""Read a clause's tense: a token in, the tense of the verb that carries it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ingest.claims.status import is_due
from ingest.dates.words import HABITUAL, PLANS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tense = Literal["past", "pluperfect", "perfect", "present", "modal", "future", "none"]
_VERBS = frozenset({"VERB", "AUX"})
_MODALS = frozenset({"would", "could", "may", "might", "should", "must", "can", "’d", "'d"})
_CLIMB = 8


def verb_of(token: Token) -> Token | None:
    """Return the verb of the token's clause: itself, or the first verb above it."""
    for _ in range(_CLIMB):
        if token.pos_ in _VERBS and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def verbs(doc: Doc) -> list[Token]:
    """Return the verbs of a parse; reading the tags at once is much faster than asking every token."""
    tag = doc.vocab.strings["VERB"]
    return [doc[int(i)] for i in (doc.to_array("POS") == tag).nonzero()[0]]


def tense(token: Token) -> Tense:
    """Return the tense of the token's clause; infinitives and participles take that of the verb above."""
    verb = verb_of(token)
    for _ in range(_CLIMB):
        if verb is None:
            return "none"
        found = _own_tense(verb)
        if found is not None:
            return found
        if is_due(verb) or (verb.dep_ in ("xcomp", "advcl", "acl", "ccomp") and _plans(verb.head)):
            return "future"
        verb = verb_of(verb.head) if verb.head != verb else None
    return "none"


def is_done(verb: Token) -> bool:
    """Tell a participle of what has been done: "the barrage launched on Saturday", not "talks planned for May"."""
    done = verb.tag_ == "VBN" and verb.dep_ == "acl" and not _plans(verb)
    return done and all(c.lower_ != "to" for c in verb.children)  # nor "a pact to be signed in May"


def is_habitual(token: Token) -> bool:
    """Tell a clause of habit or of something long known: "has repeatedly denied", "always supported"."""
    verb = verb_of(token)
    seen = {c.lower_ for c in token.children} | (
        {c.lower_ for c in verb.children} if verb is not None else set()
    )
    return bool(seen & HABITUAL) or (verb is not None and _goes_on(verb))


def _goes_on(verb: Token) -> bool:
    """Tell "continues to press": what goes on without an end."""
    head = verb.head
    return verb.dep_ == "xcomp" and head.lemma_ in ("continue", "keep") and _own_tense(head) == "present"


def has_word(token: Token, words: frozenset[str]) -> bool:
    """Tell whether the token's clause has one of the words as a direct modifier."""
    verb = verb_of(token)
    return verb is not None and any(c.lower_ in words for c in verb.children)


def _plans(head: Token) -> bool:
    return head.lemma_.lower() in PLANS


def _own_tense(verb: Token) -> Tense | None:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries & {"will", "shall", "’ll", "'ll", "wo"}:
        return "future"
    if auxiliaries & _MODALS and not (auxiliaries & {"’d", "'d"} and verb.tag_ == "VBN"):
        return "modal"
    if auxiliaries & {"had", "’d", "'d"} and verb.tag_ == "VBN":
        return "pluperfect"
    if auxiliaries & {"has", "have", "’ve", "'ve", "having"}:
        return "perfect"
    if verb.lower_ == "going" and any(c.dep_ == "xcomp" for c in verb.children):
        return "future"
    if auxiliaries & {"was", "were", "did"} or (verb.tag_ == "VBD" and "to" not in auxiliaries):
        return "past"
    if auxiliaries & {"is", "are", "am", "’s", "'s", "’re", "'re", "’m", "'m", "does", "do"} or verb.tag_ in (
        "VBZ",
        "VBP",
    ):
        return "present"
    if verb.tag_ == "VBN" and verb.dep_ == "ROOT":
        return "past"
    if verb.tag_ in ("VB", "VBG") and verb.dep_ == "ROOT":
        return "present"
    return None
