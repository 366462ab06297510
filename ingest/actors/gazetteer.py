"""The files of `data/actors/` in, one dictionary of names out: which words may stand for which actor."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from ingest.actors.people import Term, load_people
from ingest.actors.wordlists import word_list
from ingest.actors.words import forms_of
from ingest.errors import DataError
from ingest.resources import resource

EntryKind = Literal["name", "demonym", "capital", "metonym", "organ", "place", "person", "surname", "none"]
Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name may stand for: an actor id ("" for a name that is no actor) and how it does."""

    actor: str
    kind: EntryKind
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """What the files say about one actor beyond its names; `home` is the state that a group or territory is part of."""

    id: str
    name: str
    type: Literal["state", "organization", "group"]
    kind: str = ""
    capital: str = ""
    home: str = ""


@dataclass(frozen=True)
class Gazetteer:
    """Names by their first word, longest first, and the actors they belong to."""

    index: dict[str, tuple[tuple[Forms, tuple[Entry, ...]], ...]]
    actors: dict[str, ActorFacts]
    first_names: frozenset[str] = field(default=frozenset())

    def is_domestic(self, one: str, other: str) -> bool:
        """Tell whether what two actors do to each other is a state's own affair, as with rebels at home."""
        facts = (self.actors.get(one), self.actors.get(other))
        return any(f is not None and f.home and f.home in (one, other) for f in facts)


def split(cell: str) -> list[str]:
    """Return the parts of a cell that holds several values, separated by `|`."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a file of `data/actors/`; a short or long row is an error that names its line."""
    path = resource("data", "actors", name)
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        for row in reader:
            if None in row or None in row.values():
                raise DataError(f"{name}, line {reader.line_num}: wrong number of columns.", "Quote commas.")
            yield row


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer, read once a process."""
    actors: dict[str, ActorFacts] = {}
    found: dict[Forms, list[Entry]] = defaultdict(list)
    for text, entry in _entries(actors):
        for forms in _variants(text):
            if entry not in found[forms]:
                found[forms].append(entry)
    first_names = _add_people(found)
    return Gazetteer(_by_first_word(found), actors, first_names)


def _entries(actors: dict[str, ActorFacts]) -> Iterator[tuple[str, Entry]]:
    yield from _states(actors)
    yield from _organizations(actors)
    yield from _groups(actors)
    for row in rows("metonyms.csv"):
        kind: EntryKind = row["kind"]  # type: ignore[assignment]
        for name in split(row["names"]):
            yield name, Entry(row["actor"], kind)
    for row in rows("exclusions.csv"):
        for name in split(row["pattern"]):
            yield name, Entry("", "none")


def _states(actors: dict[str, ActorFacts]) -> Iterator[tuple[str, Entry]]:
    for row in rows("states.csv"):
        actor = row["id"]
        actors[actor] = ActorFacts(actor, row["name"], "state", "state", row["capital"], row["home"])
        for name in [row["name"], *split(row["aliases"])]:
            yield name, Entry(actor, "name")
        for name in split(row["demonyms"]):
            yield name, Entry(actor, "demonym")
        for name in [*split(row["capital"]), *split(row["capital_aliases"])]:
            yield name, Entry(actor, "capital")


def _organizations(actors: dict[str, ActorFacts]) -> Iterator[tuple[str, Entry]]:
    for row in rows("organizations.csv"):
        actor = row["id"]
        actors[actor] = ActorFacts(actor, row["name"], "organization", row["kind"], row["seat"])
        acronym = [actor] if actor.isalpha() or actor in {"G7", "G8", "G20", "G77", "E3"} else []
        for name in [row["name"], *acronym, *split(row["aliases"])]:
            yield name, Entry(actor, "name")
        for name in split(row["organs"]):
            yield name, Entry(actor, "organ")
            if actor == "UN" and name[:2] != "UN" and name[0].isupper():
                yield f"UN {name}", Entry(actor, "organ")
            if actor == "UN":
                yield f"United Nations {name.removeprefix('UN ')}", Entry(actor, "organ")


def _groups(actors: dict[str, ActorFacts]) -> Iterator[tuple[str, Entry]]:
    for row in rows("groups.csv"):
        actor = row["id"]
        actors[actor] = ActorFacts(actor, row["name"], "group", row["kind"], home=row["home"])
        for name in [row["name"], *split(row["aliases"])]:
            yield name, Entry(actor, "name")


def _variants(text: str) -> set[Forms]:
    """Return the spellings of a name that count as the same: with and without hyphen, Al- and al-."""
    forms = forms_of(text)
    found = {forms, tuple(f for f in forms if f != "-")}
    if "al" in forms or "el" in forms:
        found |= {tuple({"al": "Al", "el": "El"}.get(f, f) for f in some) for some in tuple(found)}
    return {f for f in found if f}


def _add_people(found: dict[Forms, list[Entry]]) -> frozenset[str]:
    """Add the people who speak for actors, by full name, given alias and surname."""
    first_names: set[str] = set()
    for person in load_people():
        for name in (person.name, *person.aliases):
            for forms in _variants(name):
                found[forms].append(Entry(person.actor, "person", person))
        forms = forms_of(person.name)
        if len(forms) > 1 and len(forms[0]) > 1 and forms[0].lower() not in word_list("function"):
            first_names.add(forms[0])
        for surname in person.surnames:
            for forms in _variants(surname):
                found[forms].append(Entry(person.actor, "surname", person))
    return frozenset(first_names)


def _by_first_word(
    found: dict[Forms, list[Entry]],
) -> dict[str, tuple[tuple[Forms, tuple[Entry, ...]], ...]]:
    index: dict[str, list[tuple[Forms, tuple[Entry, ...]]]] = defaultdict(list)
    for forms, entries in found.items():
        index[forms[0]].append((forms, tuple(entries)))
    return {k: tuple(sorted(v, key=lambda item: -len(item[0]))) for k, v in index.items()}
