"""A state's name in its noun phrase in; out, the noun that acts for it ("troops", "minister"), and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.actors.nouns import noun_class
from ingest.actors.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "agent"})
_VOICES = frozenset({"media", "medium", "television", "tv", "radio", "broadcaster"})
_OF = frozenset({"of"})
_ENVOYS = frozenset({"ambassador", "representative", "mission", "envoy"})
_HOLDING = word_list("holding")


def governed(root: Token, last: int, doc: Doc, others: set[int]) -> Token | None:
    """Return the noun right of a name that the name modifies, with only modifiers between."""
    if root.dep_ not in {"amod", "compound", "nmod", "poss", "nummod"}:
        follower = doc[last + 1] if last + 1 < len(doc) else None
        if follower is None or root.dep_ not in {
            "nsubj",
            "pobj",
            "dobj",
            "ROOT",
            "appos",
            "conj",
            "npadvmod",
        }:
            return None
        return None
    head = root.head
    if head.i <= last or head.i - last > 8:
        return None
    between = range(last + 1, head.i)
    if any(i in others for i in between):
        if head.lemma_.lower() in _ENVOYS:
            return head
        for i in between:
            if i in others:
                head = doc[i - 1]
                break
        if head.i <= last or head.pos_ not in {"NOUN", "PROPN"}:
            return None
    if any((t.pos_ == "VERB" and t.tag_ != "VBN") or t.text == ";" for t in doc[last + 1 : head.i]):
        return None
    return head


def phrase_class(doc: Doc, last: int, noun: Token) -> str:
    """Return the class of a noun phrase: that of its head, unless a word before it makes it private."""
    grade = noun_class(noun.lemma_)
    words = list(doc[last + 1 : noun.i])
    if any(t.lower_ == "suicide" for t in words):
        return "private"
    if any(noun_class(t.lemma_) in {"private", "opposition"} and t.lower_ not in {"shares"} for t in words):
        inner = next(t for t in words if noun_class(t.lemma_) in {"private", "opposition"})
        return noun_class(inner.lemma_)
    lemma = noun.lemma_.lower()
    if lemma in _VOICES or (lemma == "agency" and any(t.lower_ == "news" for t in words)):
        return "organ" if any(t.lower_ in {"state", "official"} for t in words) else "private"
    if grade == "other" and noun.pos_ == "PROPN":
        inside = [t for t in words if noun_class(t.lemma_) in {"office", "people"}]
        if inside:
            return noun_class(inside[-1].lemma_)
    return grade


def acts_freely(noun: Token) -> bool:
    """Tell whether a national is the one who acts, so that the state does not."""
    return noun.dep_ in _SUBJECTS or (noun.dep_ == "conj" and noun.head.dep_ in _SUBJECTS)


def is_held(noun: Token) -> bool:
    """Tell whether a private national is arrested, tried, expelled or banned ("arrested a French singer")."""
    word = noun
    while word.dep_ in {"conj", "appos", "compound"}:
        word = word.head
    head = word.head
    if word.dep_ in {"dobj", "nsubjpass"}:
        return head.pos_ == "VERB" and head.lemma_.lower() in _HOLDING
    behind = word.dep_ == "pobj" and head.lower_ in {"of", "for"}
    return behind and head.head.pos_ == "NOUN" and head.head.lemma_.lower() in _HOLDING


def former(doc: Doc, first: int, last: int) -> bool:
    """Tell whether an office named among these words is over, or an opposition's."""
    left = max(0, first - 2)
    return any(t.lower_ in {"former", "ex", "ousted", "deposed", "opposition"} for t in doc[left:last])


def genitive(root: Token, others: set[int]) -> int | None:
    """Return the office or organ before "of NAME" ("the president of France"), as its token's index."""
    prep = root.head
    if root.dep_ != "pobj" or prep.lower_ not in _OF or prep.head.i >= prep.i:
        return None
    noun = prep.head
    if noun.i in others or noun_class(noun.lemma_) not in {"office", "organ"} or prep.i - noun.i > 2:
        return None
    return noun.i
