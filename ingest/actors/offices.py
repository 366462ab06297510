"""A person's name in a sentence in; out, the terms of office that it may mean on the day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ingest.actors.gazetteer import Entry
from ingest.actors.names import Hit
from ingest.actors.people import AMBIGUOUS, Term
from ingest.actors.titles import without_office
from ingest.actors.wordlists import word_list
from ingest.actors.words import Word

# States so often in the news that their capital or leader is named without them.
MAJOR = word_list("major")
LEADING = frozenset(
    {"head of state", "head of government", "president", "prime minister", "leader", "secretary-general"}
)
# Background paragraphs go on naming the last leaders for about one term of office.
_RECENT = timedelta(days=4 * 365)
# A page without a true day of publication may tell of people to come. In the last two years before the term they may
# still be mere candidates.
_LATER = timedelta(days=8 * 365)
_CANDIDACY = timedelta(days=2 * 365)
_GOVERNING = word_list("governing")
_OUTSIDE = frozenset({"opposition", "shadow"})
_CABINETS = frozenset({"administration", "government", "cabinet"})
_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")


def holders(hit: Hit, words: Sequence[Word], text: str, published: date) -> list[Entry]:
    """Return the entries of a name whose bearers speak for an actor on the day, or did so at the time told."""
    live = [e for e in hit.entries if e.term is not None and e.term.speaks_on(published)]
    return live or _at_another_time(hit, words, text, published)


def _at_another_time(hit: Hit, words: Sequence[Word], text: str, published: date) -> list[Entry]:
    past = [e for e in hit.entries if e.term is not None and e.term.since <= published]
    if without_office(words, hit):
        return []
    if in_office(words, hit):
        return past + _to_come(hit, published)
    form = words[hit.last].form
    recent = [e for e in past if e.term is not None and _just_left(e.term, form, published)]
    if recent:
        return recent
    if not past and hit.first == hit.last and form not in AMBIGUOUS:
        return [e for e in hit.entries if e.term is not None and _is_long_before(e.term, published)]
    years = [int(y) for y in _YEAR.findall(text)]
    return [
        e
        for e in past
        if e.term is not None
        and e.term.until is not None
        and any(e.term.since.year <= year <= e.term.until.year for year in years)
    ]


def in_office(words: Sequence[Word], hit: Hit) -> bool:
    """Tell whether the words around a name say that its bearer governs ("President X", "the X administration")."""
    before = [word.form.lower() for word in words[max(0, hit.first - 3) : hit.first]]
    after = words[hit.last + 1].form if hit.last + 1 < len(words) else ""
    if after.lower() in _CABINETS:
        return True
    office = before[-1:] if before[-3:] != ["secretary", "of", "state"] else ["secretary"]
    return bool(_GOVERNING.intersection(office)) and _OUTSIDE.isdisjoint(before)


def _to_come(hit: Hit, published: date) -> list[Entry]:
    """Return who took an office soon after: the page bears an older day than its text."""
    return [e for e in hit.entries if e.term and published < e.term.since <= published + _LATER]


def _is_long_before(term: Term, published: date) -> bool:
    """Tell whether the leader of a much-named state is named before any candidacy: the day may be wrong."""
    leads = term.role in LEADING and term.actor in MAJOR
    return leads and _CANDIDACY < term.since - published <= _LATER


def _just_left(term: Term, form: str, published: date) -> bool:
    """Tell whether a leader of a much-named state left office so lately that news still tells it."""
    return (
        term.role in LEADING
        and term.actor in MAJOR
        and form not in AMBIGUOUS
        and term.until is not None
        and published - term.until < _RECENT
    )
