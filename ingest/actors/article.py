"""The sentences of an article in, its names resolved out: who leads on that day, which Georgia."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from ingest.actors.gazetteer import load_gazetteer
from ingest.actors.judge import Judge, Named, Scanned
from ingest.actors.names import (
    Hit,
    is_headline,
    scan,
)
from ingest.actors.offices import MAJOR
from ingest.actors.titles import Learned, learn
from ingest.actors.words import words_of
from ingest.records import Sentence

_PARTS_OF_USA = re.compile(
    r"\b(?:Atlanta|Savannah|Alabama|Florida|Carolina|Tennessee|Texas|Ohio|Arizona|Kemp|Ossoff|Warnock)\b"
)
_PARTS_OF_CAUCASUS = re.compile(
    r"\b(?:Tbilisi|Georgians?\s(?:president|government|foreign|prime|dream)|Abkhazia|Ossetia|Saakashvili|Caucasus|NATO|Moscow"
    r"|Russian?|Armenia|Azerbaijan|Ukraine|Moldova|EU|European Union)\b"
)


@dataclass(frozen=True, slots=True)
class Names:
    """An article's names: for each sentence the resolved ones, and what was learned on the way."""

    sentences: tuple[Scanned, ...]
    named: tuple[tuple[Named, ...], ...]
    present: frozenset[str]
    learned: Learned
    counts: Counter[str]


def resolve_names(sentences: Sequence[Sentence], published: date) -> Names:
    """Return every name of the article with the actor that it stands for on the day of publication.

    The last article's names are kept, since the step is asked for them before and after the parse.
    """
    bare = tuple(s if s.doc is None else replace(s, doc=None) for s in sentences)
    names = _resolved(bare, published)
    scanned = tuple(replace(c, sentence=s) for c, s in zip(names.sentences, sentences, strict=True))
    return replace(names, sentences=scanned)


@lru_cache(maxsize=1)
def _resolved(sentences: tuple[Sentence, ...], published: date) -> Names:
    scanned = tuple(_scanned(s) for s in sentences)
    present, counts = _present(scanned)
    learned = learn([(s.words, s.hits) for s in scanned], published)
    if learned.index:
        scanned = tuple(replace(s, hits=_merged(s.hits, scan(s.words, learned.index))) for s in scanned)
    judge = Judge(
        load_gazetteer(), published, present, counts, learned, _georgia_is_a_state(sentences, present)
    )
    named = tuple(tuple(judge.resolve(s)) for s in scanned)
    return Names(scanned, named, present, learned, counts)


def _scanned(sentence: Sentence) -> Scanned:
    words = words_of(sentence.text)
    return Scanned(sentence, words, scan(words), is_headline(words))


def _present(scanned: Iterable[Scanned]) -> tuple[frozenset[str], Counter[str]]:
    """Return the actors that are named outright, and how often."""
    counts: Counter[str] = Counter()
    for some in scanned:
        for hit in some.hits:
            kinds = {e.kind for e in hit.entries}
            if kinds <= {"name", "demonym", "capital", "metonym", "organ", "place"}:
                counts.update({e.actor for e in hit.entries if e.kind != "capital" or e.actor in MAJOR})
    return frozenset(counts), counts


def _merged(hits: list[Hit], learned: list[Hit]) -> list[Hit]:
    """Return the hits with those of the learned people; a longer hit wins over a shorter one."""
    chosen: list[Hit] = []
    for hit in sorted([*hits, *learned], key=lambda h: (h.first - h.last, not _is_person(h), h.first)):
        if all(hit.last < other.first or hit.first > other.last for other in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda h: h.first)


def _is_person(hit: Hit) -> bool:
    return any(e.kind in {"person", "surname", "none"} for e in hit.entries)


def _georgia_is_a_state(sentences: Sequence[Sentence], present: frozenset[str]) -> bool:
    """Tell whether "Georgia" is the country rather than the part of the United States."""
    text = " ".join(s.text for s in sentences)
    if "GEO" not in present:
        return True
    return bool(_PARTS_OF_CAUCASUS.search(text)) or not _PARTS_OF_USA.search(text)
