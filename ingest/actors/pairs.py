"""A noun phrase in, the two actors that it stands for out: "both sides", "the two allies"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.actors.discourse import Reading
from ingest.actors.gazetteer import load_gazetteer
from ingest.actors.wordlists import word_list
from ingest.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAIRS = word_list("pairs")
_TOWARDS = frozenset({"on", "with", "at", "against"})
_FAR_MORE = 3  # times
_POOL, _WINDOW = 3, 2  # sentences in which two actors, or two joined by "and", are in mind


def resolve_pair(reading: Reading, token: Token, first: int) -> list[Mention]:
    """Return two mentions of one phrase, whose first word is `first`; none where it is unclear who is meant."""
    lemma = token.lemma_.lower()
    if lemma not in _PAIRS or token.text == lemma:
        return []
    words = {t.lower_ for t in reading.doc[first : token.i]}
    if "koreas" in words:
        return []
    seen: list[Mention] = []
    subject = reading.subject_of(token) if _is_acted_on(token) else ""
    pool = [m for m in reversed(reading.memory.mentions) if m.sentence >= reading.sentence.index - _POOL]
    officers = {m.actor for m in pool if m.person or m.kind == "title"}
    leaders = lemma in {"leader", "president", "minister"} and len(officers) >= 2
    for mention in pool:
        if mention.kind == "pronoun" or mention.actor in {subject, *(s.actor for s in seen)}:
            continue
        if leaders and not (mention.person or mention.kind == "title"):
            continue
        fact = load_gazetteer().actors.get(mention.actor)
        if lemma in {"country", "nation", "state", "neighbor", "neighbour"} and fact and fact.type != "state":
            continue
        seen.append(mention)
    return [reading.same(m, first, token.i, "noun") for m in reversed(_two_of(reading, seen))]


def couple_of(reading: Reading) -> tuple[Mention, Mention] | None:
    """Return the two actors that a sentence joins by "and", if it joins just two."""
    joined: list[tuple[Mention, Mention]] = []
    for mention in reading.own:
        head = reading.head(mention)
        first = reading.at.get(head.head.i) if head.dep_ == "conj" else None
        also = any(c.dep_ == "cc" and c.lower_ == "and" for c in head.head.children)
        if first is not None and first.actor != mention.actor and also:
            joined.append((first, mention))
    return joined[0] if len(joined) == 1 else None


def _two_of(reading: Reading, seen: Sequence[Mention]) -> list[Mention]:
    """Return the two actors that "both" means, latest first.

    They are the two of this sentence; or those that one of the last joined by "and"; or those of this sentence and
    the last, unless the text has named two others far more often.
    """
    here = [m for m in seen if m.sentence == reading.sentence.index]
    if len(here) == 2:
        return here
    couple = reading.memory.couple or ()
    recent = all(m.sentence >= reading.sentence.index - _WINDOW for m in couple)
    if couple and recent and {m.actor for m in couple} <= {m.actor for m in seen}:
        return [couple[1], couple[0]]
    if len(seen) < 2:
        return []
    near = [m for m in seen if m.sentence >= reading.sentence.index - 1]
    counts = Counter(m.actor for m in reading.memory.mentions)
    most = sorted(seen, key=lambda m: -counts[m.actor])[:2]
    passing = min((counts[m.actor] for m in near), default=0)
    if len(near) == 2 and _FAR_MORE * passing > counts[most[1].actor]:
        return near
    return [m for m in seen if m in most]


def _is_acted_on(token: Token) -> bool:
    """Tell whom the subject acts on, who cannot be himself: "urged the two allies", not "deals between the two"."""
    if token.dep_ == "pobj":
        word = token.head.lower_
        return word == "to" or (word in _TOWARDS and token.head.head.pos_ == "VERB")
    return token.dep_ in {"dobj", "dative"}
