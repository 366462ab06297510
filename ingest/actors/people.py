"""`data/leaders.csv` and `data/actors/people.csv` in, the people who spoke for an actor and when out."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ingest.actors.wordlists import word_list
from ingest.actors.words import forms_of
from ingest.errors import DataError
from ingest.records import Person
from ingest.resources import resource

# Leaders-elect speak for their state between the election and the oath; news of the last days lags behind.
_BEFORE = timedelta(days=75)
_AFTER = timedelta(days=60)
_SURNAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "SGP", "HKG"})
_ROLES = {"head_of_state": "head of state", "head_of_government": "head of government"}
_PARTICLES = word_list("particles")
# Surnames that are common English words, places or given names: never taken alone without other evidence.
AMBIGUOUS = word_list("ambiguous")
# A surname that is a pronoun (He Lifeng) or another word of grammar never stands alone.
_NO_SURNAMES = _PARTICLES | frozenset(
    word.lower() for word in word_list("referring") | word_list("not_names")
)


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office; `since` and `until` are days, `until` None while it lasts."""

    id: str
    name: str
    actor: str
    role: str
    since: date
    until: date | None
    aliases: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()

    def speaks_on(self, day: date) -> bool:
        """Tell whether the person speaks for the actor on a day (or is about to, or has just left)."""
        return self.since - _BEFORE <= day and (self.until is None or day <= self.until + _AFTER)

    def holds_on(self, day: date) -> bool:
        """Tell whether the person holds the office on that very day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def as_person(self) -> Person:
        """Return the record that a claim's VOICED_BY needs."""
        until = self.until.isoformat() if self.until else None
        return Person(self.id, self.name, self.actor, self.role, self.since.isoformat(), until)


@cache
def load_people() -> tuple[Term, ...]:
    """Return every term of both files."""
    return (*_leaders(), *_others())


def slug(name: str) -> str:
    """Return an id for a person who has no Wikidata id: lower-case words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", " ".join(forms_of(name)).lower()))


def surnames_of(name: str, actor: str = "") -> tuple[str, ...]:
    """Return the surnames by which a text may call a person later, longest first."""
    short = re.sub(r"\s+(?:of|de|da|do|dos|bin)\s+(?:the\s+)?(?:[A-Z]\w+)$|,? Jr\.?$| [IVX]+$", "", name)
    whole = name.split()
    parts = (
        whole if len(short.split()) < 2 and whole[1:2] and whole[1] in {"de", "da", "do"} else short.split()
    )
    if len(parts) < 2:
        return ()
    if actor in _SURNAME_FIRST and "-" not in parts[0] and not _western(parts):
        surname = parts[-1] if actor == "VNM" else parts[0]
        return () if surname.lower() in _NO_SURNAMES else (surname,)
    found = [parts[-1]]
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in _PARTICLES:
        first -= 1
    if first < len(parts) - 1:
        found.insert(0, " ".join(parts[first:]))
    for prefix in ("al-", "el-", "Al-", "El-", "as-", "ash-"):
        if found[-1].startswith(prefix):
            found.append(found[-1][len(prefix) :])
    return tuple(dict.fromkeys(f for f in found if f.lower() not in _PARTICLES and len(f) > 1))


def _western(parts: list[str]) -> bool:
    return parts[0] in {
        "Carrie",
        "Donald",
        "John",
        "William",
        "Joseph",
        "David",
        "Lawrence",
        "Vivian",
        "Henry",
    }


def _leaders() -> Iterator[Term]:
    path = resource("data", "leaders.csv")
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            until = date.fromisoformat(row["until"]) if row["until"] else None
            role = _ROLES[row["role"]]
            since = date.fromisoformat(row["since"]) if row["since"] else date(1985, 1, 1)
            names = surnames_of(row["person"], row["iso3"])
            key = row["wikidata"] or slug(row["person"])
            yield Term(key, row["person"], row["iso3"], role, since, until, (), names)


def _others() -> Iterator[Term]:
    path = resource("data", "actors", "people.csv")
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        for row in reader:
            try:
                since = date(int(row["since"]), 1, 1)
                until = date(int(row["until"]), 12, 31) if row["until"] else None
            except ValueError as error:
                raise DataError(f"people.csv, line {reader.line_num}: {error}.", "Years only.") from error
            aliases = tuple(a.strip() for a in row["aliases"].split("|") if a.strip())
            names = surnames_of(row["name"], row["actor"])
            yield Term(row["id"], row["name"], row["actor"], row["role"], since, until, aliases, names)
