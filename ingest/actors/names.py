"""Sentences in, the names of the gazetteer that stand in them out: a fast scan that needs no parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.actors.gazetteer import Entry, Forms, load_gazetteer
from ingest.actors.wordlists import word_list
from ingest.actors.words import Word, capitalised

Index = Mapping[str, Sequence[tuple[Forms, tuple[Entry, ...]]]]

_INSTITUTIONS = word_list("institutions")
_MONTHS_DAYS = word_list("months_days")
_FUNCTION = word_list("function")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a sentence: word indices (inclusive), offsets in it, what it may stand for."""

    first: int
    last: int
    start: int
    end: int
    entries: tuple[Entry, ...]


def scan(words: Sequence[Word], index: Index | None = None) -> list[Hit]:
    """Return the longest names at each place of a sentence, left to right, without overlap."""
    index = load_gazetteer().index if index is None else index
    hits: list[Hit] = []
    i, count = 0, len(words)
    while i < count:
        form = words[i].form
        found = index.get(form)
        shout = False
        if found is None and len(form) > 3 and form.isupper():
            found, shout = index.get(form.title()), True
        hit = _longest(words, i, found, shout) if found else None
        if hit is None:
            i += 1
            continue
        hits.append(hit)
        i = hit.last + 1
    return hits


def _longest(
    words: Sequence[Word], i: int, found: Sequence[tuple[Forms, tuple[Entry, ...]]], shout: bool
) -> Hit | None:
    if _is_initial(words, i + 1):
        whole = [(forms, entries) for forms, entries in found if len(forms) > 1]
        people = [(forms, entries) for forms, entries in whole if any(e.term for e in entries)]
        return (
            _first(words, i, whole, shout)
            or _first(words, i, people, shout, 2)
            or _first(words, i, found, shout)
        )
    return _first(words, i, found, shout)


def _first(
    words: Sequence[Word],
    i: int,
    found: Sequence[tuple[Forms, tuple[Entry, ...]]],
    shout: bool,
    skipped: int = 0,
) -> Hit | None:
    """Return the first of these names that stands here, so many words being left out behind its first one."""
    for forms, entries in found:
        last = i + len(forms) + skipped - 1
        if last >= len(words):
            continue
        places = (i, *range(i + 1 + skipped, last + 1))
        if all(_same(words[k].form, form, shout) for k, form in zip(places, forms, strict=True)):
            return Hit(i, last, words[i].start, words[last].end, entries)
    return None


def _is_initial(words: Sequence[Word], k: int) -> bool:
    """Tell whether a middle initial stands here ("Rex W. Tillerson")."""
    return (
        k + 1 < len(words)
        and len(words[k].form) == 1
        and capitalised(words[k].form)
        and words[k + 1].form == "."
    )


def before_initial(words: Sequence[Word], hit: Hit) -> bool:
    """Tell whether a hit is the given name of somebody with a middle initial ("Ashton B. Carter")."""
    return (
        _is_initial(words, hit.last + 1)
        and hit.last + 3 < len(words)
        and capitalised(words[hit.last + 3].form)
    )


def _same(form: str, wanted: str, shout: bool) -> bool:
    return form == wanted or (shout and form.isupper() and form.title() == wanted)


def is_headline(words: Sequence[Word]) -> bool:
    """Tell whether a sentence is set in title case, where capitals say little."""
    letters = [w.form for w in words if w.form[0].isalpha()]
    return len(letters) > 4 and sum(map(capitalised, letters)) > 0.6 * len(letters)


def part_of_longer_name(words: Sequence[Word], hit: Hit, headline: bool) -> bool:
    """Tell whether a hit is only a part of a longer name ("Moscow State University")."""
    for k in range(hit.last + 1, min(hit.last + 5, len(words))):
        form = words[k].form
        if form in _INSTITUTIONS and not (headline and k > hit.last + 1):
            return True
        if not capitalised(form) or form in _MONTHS_DAYS:
            return False
    return False


def follows_given_name(words: Sequence[Word], hit: Hit, honorifics: frozenset[str], headline: bool) -> bool:
    """Tell whether a capitalised word before the hit makes it another person's surname ("Michael Jordan")."""
    if hit.first == 0:
        return False
    before = words[hit.first - 1].form
    if before == "." and hit.first > 1 and len(words[hit.first - 2].form) == 1:
        return True
    if not before.isalpha() and "-" not in before:
        return False
    if before in load_gazetteer().first_names and before not in honorifics:
        return True
    if headline or not capitalised(before) or before in honorifics or before.isupper():
        return False
    if hit.first == 1 or words[hit.first - 2].form in {'"', "“", ":", "—", "-", "'", "‘"}:
        return False
    return before.lower() not in _FUNCTION and before not in _MONTHS_DAYS


def followed_by_surname(words: Sequence[Word], hit: Hit, headline: bool) -> bool:
    """Tell whether a capitalised word after the hit makes it a given name ("Chad Johnson")."""
    if headline or hit.last + 1 >= len(words):
        return False
    after = words[hit.last + 1].form
    return capitalised(after) and after.isalpha() and after not in _MONTHS_DAYS and not after.isupper()
