"""Resolved names and a parsed sentence in, mentions of actors out, as long as their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.actors.judge import Named, Scanned
from ingest.actors.nouns import noun_class
from ingest.actors.people import Term
from ingest.actors.phrases import acts_freely, former, genitive, governed, is_held, phrase_class
from ingest.actors.scenes import (
    DIRECTED,
    capital_acts,
    hyphenated_away,
    is_dateline,
    second_of_place_pair,
)
from ingest.actors.wordlists import word_list
from ingest.records import Mention, MentionKind, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KINDS: dict[str, MentionKind] = {
    "name": "name", "demonym": "demonym", "capital": "metonym", "metonym": "metonym",
    "organ": "organ", "place": "metonym", "person": "person", "surname": "person",
}  # fmt: skip
_LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod", "punct", "case", "npadvmod", "prep", "det"})
_VOICES = frozenset({"media", "medium", "television", "tv", "radio", "broadcaster"})
_OF = frozenset({"of"})
_ENVOYS = frozenset({"ambassador", "representative", "mission", "envoy"})
_POSTS = frozenset({"UN", "NATO", "EU", "OSCE", "IAEA", "OAS", "AU"})
_ADMINISTRATION = word_list("administration")
_CROWDS = word_list("crowds")


def spans_of(scanned: Scanned, named: Sequence[Named]) -> list[tuple[Named, int, int]]:
    """Return the names of a parsed sentence with their token range."""
    doc = scanned.sentence.doc
    assert doc is not None
    starts = {token.idx: token.i for token in doc}
    found: list[tuple[Named, int, int]] = []
    for name in named:
        first, last = _tokens(doc, starts, name.hit.start, name.hit.end)
        found.append((name, first, last))
    return found


def _tokens(doc: Doc, starts: dict[int, int], start: int, end: int) -> tuple[int, int]:
    first = starts.get(start)
    if first is None:
        first = max(i for at, i in starts.items() if at <= start)
    last = first
    while last + 1 < len(doc) and doc[last + 1].idx < end:
        last += 1
    return first, last


def build(scanned: Scanned, named: Sequence[Named]) -> list[Mention]:
    """Return the mentions of a parsed sentence in order, without pronouns and nouns that refer back."""
    doc = scanned.sentence.doc
    assert doc is not None
    spans = spans_of(scanned, named)
    tokens = [i for _, first, last in spans for i in range(first, last + 1)]
    order = {"person": 0, "surname": 0, "organ": 1, "metonym": 1}
    taken: set[int] = set()
    found: list[Mention] = []
    for name, first, last in sorted(spans, key=lambda item: (order.get(item[0].entry.kind, 2), item[1])):
        if any(i in taken for i in range(first, last + 1)):
            continue
        mention = _mention(scanned, name, first, last, tokens, spans)
        if mention is None:
            continue
        span = range(mention.first, mention.last + 1)
        if any(i in taken for i in span):
            mention = _make(
                scanned.sentence, first, last, name.entry.actor, _KINDS[name.entry.kind], name.entry.term
            )
            span = range(first, last + 1)
        taken.update(span)
        found.append(mention)
    return sorted(found, key=lambda m: m.first)


def silent(scanned: Scanned, named: Sequence[Named], found: Sequence[Mention]) -> list[Mention]:
    """Return the states that a sentence names without letting them act ("Iranian media")."""
    # Later nouns may still mean them ("the country").
    used = {m.actor for m in found}
    return [
        _make(scanned.sentence, first, last, name.entry.actor, "demonym")
        for name, first, last in spans_of(scanned, named)
        if name.entry.kind in {"demonym", "name", "capital"} and name.entry.actor not in used
    ]


def _make(
    sentence: Sentence, first: int, last: int, actor: str, kind: MentionKind, term: Term | None = None
) -> Mention:
    doc = sentence.doc
    assert doc is not None
    start = doc[first].idx
    end = doc[last].idx + len(doc[last])
    return Mention(
        sentence.index, first, last, sentence.start + start, sentence.start + end, sentence.text[start:end],
        actor, kind, term.name if term else None,
    )  # fmt: skip


def _mention(
    scanned: Scanned,
    name: Named,
    first: int,
    last: int,
    tokens: Sequence[int],
    spans: Sequence[tuple[Named, int, int]],
) -> Mention | None:
    sentence = scanned.sentence
    text, entry = sentence.text, name.entry
    doc = sentence.doc
    assert doc is not None
    if hyphenated_away(text, name.hit):
        return None
    if entry.kind in {"person", "surname"}:
        return _person(sentence, name, first, last, spans)
    if entry.kind in {"capital", "place", "name"} and is_dateline(
        text, name.hit, sentence.start == 0 or True
    ):
        return None
    root = doc[first : last + 1].root
    if entry.kind == "capital" and not capital_acts(root, tokens):
        return None
    if entry.kind == "name" and not _beside_actor(first, spans) and second_of_place_pair(doc, first):
        return None
    if DIRECTED.match(text[name.hit.end : name.hit.end + 16]):
        return _directed(sentence, name, first, last)
    if entry.kind == "organ":
        owner = _owner_of_organ(doc, first, last, entry.actor, spans)
        if owner is not None:
            return _make(sentence, owner[1], last, owner[0], "organ")
    return _with_noun(sentence, name, first, last, root, spans)


def _beside_actor(first: int, spans: Sequence[tuple[Named, int, int]]) -> bool:
    """Tell whether the word before the comma is itself an actor ("Britain, France"), not a town."""
    return any(last == first - 2 and n.entry.kind != "capital" for n, _, last in spans)


def _person(
    sentence: Sentence, name: Named, first: int, last: int, spans: Sequence[tuple[Named, int, int]]
) -> Mention:
    """Extend a person's name over the office before it, or to "administration" behind it."""
    doc = sentence.doc
    assert doc is not None
    others = {i: n.entry.actor for n, a, b in spans if n is not name for i in range(a, b + 1)}
    actor = name.entry.actor
    left = first
    while left > 0 and _of_title(doc[left - 1], doc, left, last) and others.get(left - 1, actor) == actor:
        left -= 1
    while left < first and (doc[left].is_punct or doc[left].dep_ == "case"):
        left += 1
    right = last
    if last + 1 < len(doc) and doc[last + 1].text in {"'s", "’s", "'"} and last + 2 < len(doc):
        following = doc[last + 2]
    else:
        following = doc[last + 1] if last + 1 < len(doc) else doc[last]
    if following.i > last and following.lower_ in _ADMINISTRATION:
        return _make(sentence, left, following.i, actor, "organ", name.entry.term)
    return _make(sentence, left, right, actor, "person", name.entry.term)


def _of_title(token: Token, doc: Doc, left: int, last: int) -> bool:
    if token.text in {".", "-"}:
        return left - 2 >= 0 and (doc[left - 2].text[:1].isupper() or token.text == "-")
    if token.text in {"'s", "’s"}:
        return True
    inside = left - 1 <= token.head.i <= last
    if token.text.islower() and noun_class(token.text) not in {"office", "organ"}:
        return inside and token.pos_ in {"NOUN", "ADJ"} and noun_class(doc[left].text) == "office"
    return (
        inside
        and token.dep_ in {"compound", "amod", "nmod", "poss"}
        and token.pos_ in {"NOUN", "PROPN", "ADJ"}
    )


def _owner_of_organ(
    doc: Doc, first: int, last: int, actor: str, spans: Sequence[tuple[Named, int, int]]
) -> tuple[str, int] | None:
    """Return the state that owns an organ, and the first token of both.

    It is named before the organ ("Peru's Congress", "Lima's Congress") or behind it ("the Congress of Peru").
    """
    before = first - 1
    kinds = {"demonym", "name"}
    if before >= 0 and doc[before].text in {"'s", "’s", "'"}:
        before -= 1
        kinds |= {"capital", "metonym"}
    while before >= 0 and doc[before].lower_ in {"supreme", "national", "federal"}:
        before -= 1
    behind = last + 2 if last + 2 < len(doc) and doc[last + 1].lower_ == "of" else -1
    for other, a, b in spans:
        if other.entry.actor != actor and (
            (b == before and other.entry.kind in kinds) or (a == behind and other.entry.kind == "name")
        ):
            return other.entry.actor, min(a, first)
    return None


def _is_crowd(people: Token) -> bool:
    """Tell whether people act as a crowd, for nobody: "most Canadians distrust", "thousands of Syrians fled"."""
    if people.dep_ == "pobj" and people.head.lower_ == "of":
        doer = people.head.head
        words = [doer]
    else:
        doer = people
        words = [c for c in people.children if c.dep_ in {"amod", "det", "nummod"}]
    acts = doer.dep_ == "nsubj" or (doer.dep_ == "pobj" and doer.head.dep_ == "agent")
    return acts and any(word.lemma_.lower() in _CROWDS for word in words)


def _directed(sentence: Sentence, name: Named, first: int, last: int) -> Mention | None:
    """Read "US-led coalition" as the state, anything else before a hyphen as a bare adjective."""
    doc = sentence.doc
    assert doc is not None
    led = next((t for t in doc[last + 1 : last + 4] if t.lower_.lstrip("-") == "led"), None)
    if led is not None:
        for token in doc[led.i + 1 : led.i + 5]:
            if token.pos_ == "NOUN" and noun_class(token.lemma_) == "organ":
                return _make(sentence, first, token.i, name.entry.actor, "organ")
            if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
                break
    return _make(sentence, first, last, name.entry.actor, "demonym")


def _with_noun(
    sentence: Sentence,
    name: Named,
    first: int,
    last: int,
    root: Token,
    spans: Sequence[tuple[Named, int, int]],
) -> Mention | None:
    """Extend a state's name or adjective to the noun that acts for it; drop it before one that does not."""
    doc = sentence.doc
    assert doc is not None
    entry = name.entry
    kind = _KINDS[entry.kind]
    others = {i for n, a, b in spans if n is not name for i in range(a, b + 1)}
    noun = governed(root, last, doc, others)
    if entry.kind == "demonym" and noun is None and _is_crowd(root):
        return None
    if noun is not None and entry.actor in _POSTS and noun.lemma_.lower() == "ambassador":
        return None
    if noun is not None:
        grade = phrase_class(doc, last, noun)
        if grade == "private" and entry.kind == "demonym" and is_held(noun):
            grade = "people"
        if grade in {"private", "opposition"}:
            return (
                None
                if entry.kind == "demonym" or grade == "opposition"
                else _make(sentence, first, last, entry.actor, kind)
            )
        if grade == "people" and entry.kind == "demonym":
            if acts_freely(noun):
                return None
            return _make(sentence, first, noun.i, entry.actor, "demonym")
        if grade in {"office", "organ"} and not former(doc, first, noun.i):
            return _make(sentence, first, noun.i, entry.actor, "title" if grade == "office" else "organ")
        if grade in {"office"}:
            return None
    left = genitive(root, others)
    if left is not None:
        grade = noun_class(doc[left].lemma_)
        if grade == "opposition" or former(doc, max(0, left - 2), left + 1):
            return None
        return _make(sentence, left, last, entry.actor, "title" if grade == "office" else "organ")
    return _make(sentence, first, last, entry.actor, kind)
