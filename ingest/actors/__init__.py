"""Step 3: sentences in, the actors that they mention out, with what refers back to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.actors.article import Names, resolve_names
from ingest.actors.coreference import refer
from ingest.actors.gazetteer import load_gazetteer
from ingest.actors.korea import add_koreas
from ingest.actors.mentions import build, silent
from ingest.actors.people import slug
from ingest.actors.wordlists import word_list
from ingest.records import Mention, Person, Sentence

__all__ = ["find_mentions", "find_names", "find_people", "load_gazetteer", "person_of"]

_REFERRING = word_list("referring")
_DEEDS = frozenset(
    form
    for name in ("deeds", "utterances")
    for word in word_list(name)
    for form in (word, f"{word}s", f"{word}es", f"{word.removesuffix('y')}ies")
)


def find_names(sentences: Sequence[Sentence], published: date) -> frozenset[int]:
    """Return the indices of the sentences worth parsing: with two actors, or one and a reference or deed.

    Needs no parse. `published` decides which leaders' names count.
    """
    names = resolve_names(sentences, published)
    return frozenset(
        scanned.sentence.index
        for scanned, named in zip(names.sentences, names.named, strict=True)
        if _worth_parsing(scanned.words, named)
    )


def _worth_parsing(words: Sequence[object], named: Sequence[object]) -> bool:
    actors = {n.entry.actor for n in named}  # type: ignore[attr-defined]
    if len(actors) > 1:
        return True
    forms = [w.form.lower() for w in words]  # type: ignore[attr-defined]
    referring = sum(form in _REFERRING for form in forms)
    pair = any(form in {"two", "both"} for form in forms)  # "the two allies" are two actors
    deed = any(form in _DEEDS for form in forms)  # "condemned the move"
    return (referring > 0 and (bool(actors) or pair)) or referring > 1 or (deed and bool(actors))


def find_mentions(sentences: Sequence[Sentence], published: date) -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions of actors in each sentence that has a parse, in order; () for the others.

    `published` is the article's day: it decides who led then.
    """
    names = resolve_names(sentences, published)
    named = [
        build(scanned, found) if scanned.sentence.doc is not None else _unparsed(names, k)
        for k, (scanned, found) in enumerate(zip(names.sentences, names.named, strict=True))
    ]
    named = [
        add_koreas(s.sentence, s.words, m, names.present) for s, m in zip(names.sentences, named, strict=True)
    ]
    unsaid = [
        silent(s, n, m) if s.sentence.doc is not None else []
        for s, n, m in zip(names.sentences, names.named, named, strict=True)
    ]
    return refer([s.sentence for s in names.sentences], named, unsaid, _people(names))


def find_people(sentences: Sequence[Sentence], published: date) -> dict[str, Person]:
    """Return the people who speak for actors in the article, by the name that `Mention.person` holds."""
    return _people(resolve_names(sentences, published))


def person_of(mention: Mention, people: dict[str, Person]) -> Person | None:
    """Return the person of a mention; an unknown one is made from the name."""
    if mention.person is None:
        return None
    known = people.get(mention.person)
    return known or Person(slug(mention.person), mention.person, mention.actor, "")


def _people(names: Names) -> dict[str, Person]:
    terms = [n.entry.term for named in names.named for n in named if n.entry.term is not None]
    return {term.name: term.as_person() for term in terms}


def _unparsed(names: Names, k: int) -> list[Mention]:
    """Return rough mentions of a sentence without a parse, for later sentences to refer to."""
    sentence = names.sentences[k].sentence
    kinds = {"person": "person", "surname": "person", "name": "name", "organ": "organ", "metonym": "metonym"}
    return [
        Mention(
            sentence.index, -1, -1, sentence.start + n.hit.start, sentence.start + n.hit.end,
            sentence.text[n.hit.start : n.hit.end], n.entry.actor, kinds[n.entry.kind],  # type: ignore[arg-type]
            n.entry.term.name if n.entry.term else None,
        )
        for n in names.named[k]
        if n.entry.kind in kinds
    ]  # fmt: skip
