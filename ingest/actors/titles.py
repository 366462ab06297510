"""Words in, people learned out: "Armenian Prime Minister Nikol Pashinyan" says who speaks for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.actors.gazetteer import Entry, Forms
from ingest.actors.introductions import FORMER, introduced
from ingest.actors.names import Hit, Index
from ingest.actors.people import Term, slug, surnames_of
from ingest.actors.words import Word, forms_of

Lines = Sequence[tuple[Sequence[Word], Sequence[Hit]]]


@dataclass(frozen=True)
class Learned:
    """What the text itself tells: an index of people, and the ids of those whom it names in full."""

    index: Index
    full_names: frozenset[str]


def learn(lines: Lines, published: date) -> Learned:
    """Return the people that the text introduces by title and name, by full name and by surname."""
    found: dict[Forms, list[Entry]] = defaultdict(list)
    full: set[str] = set()
    for words, hits in lines:
        full.update(_full_names(hits, published))
        for name, actor, role in introduced(words, hits):
            _add(found, name, actor, role, published)
    index: dict[str, list[tuple[Forms, tuple[Entry, ...]]]] = defaultdict(list)
    for forms, entries in found.items():
        index[forms[0]].append((forms, tuple(entries)))
    ids = full | {e.term.id for entries in found.values() for e in entries if e.term}
    return Learned({k: sorted(v, key=lambda i: -len(i[0])) for k, v in index.items()}, frozenset(ids))


def without_office(words: Sequence[Word], hit: Hit) -> bool:
    """Tell whether the words before a name say that the office is over ("former president X")."""
    for k in range(hit.first - 1, max(hit.first - 7, -1), -1):
        form = words[k].form
        if form.lower() in FORMER:
            return True
        if form in {",", ";", "and", "said", "with"}:
            return False
    return False


def _full_names(hits: Sequence[Hit], published: date) -> Iterator[str]:
    for hit in hits:
        if hit.last > hit.first:
            for entry in hit.entries:
                if entry.kind == "person" and entry.term and entry.term.speaks_on(published):
                    yield entry.term.id


def _add(found: dict[Forms, list[Entry]], name: str, actor: str, role: str, published: date) -> None:
    term = Term(slug(name), name, actor, role, published.replace(month=1, day=1), None)
    entry = Entry(actor, "person", term) if actor else Entry("", "none")
    forms = forms_of(name)
    if any(existing.actor for existing in found.get(forms, ())):
        return
    found[forms] = [entry]
    for surname in surnames_of(name, actor):
        if len(surname) > 2 and forms_of(surname) not in found:
            found[forms_of(surname)] = [entry]
