"""Sentences in, the names of the gazetteer that stand in them out: a fast scan that needs no parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.actors.gazetteer import Entry, Forms, load_gazetteer
from ingest.actors.words import Word, capitalised

Index = Mapping[str, Sequence[tuple[Forms, tuple[Entry, ...]]]]

_INSTITUTIONS = frozenset(
    ["University", "Airlines", "Airways", "Airline", "Airport", "Bank", "Institute", "Post", "Times", "Daily", "Street", "Avenue", "Road", "Hotel", "Cup", "Open", "Olympics", "Games", "Museum", "School", "College", "Church", "Club", "FC", "Company", "Corp", "Corporation", "Inc", "Ltd", "Foundation", "Association", "Society", "Press", "News", "Tower", "Towers", "Stadium", "Station", "Hospital", "Center", "Centre", "Festival", "Prize", "Award", "Awards", "Review", "Journal", "Herald", "Tribune", "Telegraph", "Gazette", "Chamber", "Library", "Theater", "Theatre", "Orchestra", "Opera", "Ballet", "Park", "Bridge", "Square", "Zoo", "Records", "Records", "Marathon", "Derby", "Grand", "Championship", "Championships", "League", "Federation_", "Motors", "Electric", "Steel", "Petroleum", "Gas", "Oil", "Energy_", "Telecom", "Mobile", "Radio", "Broadcasting", "Television", "TV", "Observer", "Monitor", "Standard", "Mirror", "Examiner", "Chronicle", "Globe", "Nationals", "Redskins", "Capitals", "Wizards", "Bulldogs", "Institution", "Academy", "Masters", "Trophy", "Saint-Germain", "Watch", "Lodge", "Organization", "Vineyard"]
)
_MONTHS_DAYS = frozenset(
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
)
_FUNCTION = frozenset(
    ["the", "a", "an", "and", "but", "or", "so", "yet", "when", "while", "as", "if", "after", "before", "since", "although", "though", "because", "for", "in", "on", "at", "by", "to", "from", "with", "of", "that", "this", "these", "those", "then", "now", "meanwhile", "however", "who", "which", "what", "how", "why", "where", "is", "was", "did", "does", "has", "had", "can", "could", "will", "would", "should", "may", "might", "says", "said", "like", "unlike", "both", "even", "only", "just", "not", "nor", "whether", "until", "once", "during", "under", "over", "against", "between", "about", "into", "through", "without", "within", "still", "also", "later", "earlier", "today", "last", "next", "with"]
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A gazetteer name found in a sentence: word indices (inclusive), offsets in it, and what it may stand for."""

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
    for forms, entries in found:
        size = len(forms)
        if i + size > len(words):
            continue
        if all(_same(words[i + k].form, forms[k], shout) for k in range(size)):
            return Hit(i, i + size - 1, words[i].start, words[i + size - 1].end, entries)
    return None


def _same(form: str, wanted: str, shout: bool) -> bool:
    return form == wanted or (shout and form.isupper() and form.title() == wanted)


def is_headline(words: Sequence[Word]) -> bool:
    """Tell whether a sentence is set in title case, where capitals say little."""
    letters = [w.form for w in words if w.form[0].isalpha()]
    return len(letters) > 4 and sum(map(capitalised, letters)) > 0.6 * len(letters)


def part_of_longer_name(words: Sequence[Word], hit: Hit, headline: bool) -> bool:
    """Tell whether a hit is only a part of a name that is no actor ("Moscow State University", "Trump Tower")."""
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
