"""The reference tables of `data/` in, checked rows with plain values out: actors, people, terms, memberships, ties.

A day may be given as YYYY, YYYY-MM or YYYY-MM-DD; a beginning then means the first day of that time, an end the last.
DataError names the file and the line of whatever is wrong.
"""

from __future__ import annotations

import calendar
import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ingest.errors import DataError
from ingest.resources import resource

Row = dict[str, Any]
ACTOR_FILES = ("states", "organizations", "groups")
_ROLES = {"head_of_state": "head of state", "head_of_government": "head of government"}
_BINDING = frozenset({"defence", "offence"})
_PLEDGES = _BINDING | {"neutrality", "non-aggression", "consultation"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, with the place to name where it is wrong."""

    file: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the text of a column; a column that is not there is an error."""
        try:
            return self.cells[column].strip()
        except (KeyError, AttributeError):
            raise self.wrong(f"has no {column}") from None

    def wrong(self, what: str) -> DataError:
        """Return the error that says what is wrong with this line."""
        return DataError(f"{self.file}, line {self.number} {what}.", "Correct the line and try again.")

    def text(self, column: str) -> str:
        """Return the text of a column that must not be empty."""
        found = self[column]
        if not found:
            raise self.wrong(f"has an empty {column}")
        return found

    def words(self, column: str) -> list[str]:
        """Return the parts of a cell that holds several values, separated by `|`."""
        return [part.strip() for part in self[column].split("|") if part.strip()]

    def number_in(self, column: str, limit: float) -> float:
        """Return a number between -limit and limit."""
        try:
            found = float(self[column])
        except ValueError:
            raise self.wrong(f"has the {column} {self[column]!r}, which is no number") from None
        if abs(found) > limit:
            raise self.wrong(f"has the {column} {found}, which is outside ±{limit}")
        return found

    def actor(self, column: str) -> str:
        """Return the id of an actor that the files of `data/actors/` know."""
        found = self[column]
        if found not in actor_ids():
            raise self.wrong(f"names the unknown actor {found!r}")
        return found

    def time(self) -> tuple[date | None, date | None]:
        """Return the first and last day of the row; None where it leaves them open."""
        since, until = self._day("since", first_day), self._day("until", last_day)
        if since and until and since > until:
            raise self.wrong(f"ends on {until}, before it begins")
        return since, until

    def _day(self, column: str, read: Callable[[str], date]) -> date | None:
        try:
            return read(self[column]) if self[column] else None
        except ValueError:
            raise self.wrong(f"has the date {self[column]!r}; write YYYY, YYYY-MM or YYYY-MM-DD") from None


def first_day(text: str) -> date:
    """Return the first day of a year, a month or a day; ValueError for anything else."""
    return date.fromisoformat(text + "-01-01"[{4: 0, 7: 3, 10: 6}.get(len(text), 6) :])


def last_day(text: str) -> date:
    """Return the last day of a year, a month or a day; ValueError for anything else."""
    first = first_day(text)
    if len(text) == 4:
        return date(first.year, 12, 31)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1]) if len(text) == 7 else first


def table(*parts: str) -> Iterator[Line]:
    """Yield the lines of a table of `data/`."""
    path = resource("data", *parts)
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        for cells in reader:
            line = Line(path.name, reader.line_num, cells)
            if None in cells or None in cells.values():
                raise line.wrong("has a wrong number of columns")
            yield line


@cache
def actor_ids() -> frozenset[str]:
    """Return the ids of all actors."""
    return frozenset(line.text("id") for name in ACTOR_FILES for line in table("actors", f"{name}.csv"))


def states() -> Iterator[Row]:
    """Yield the states with their place on the map."""
    for line in table("actors", "states.csv"):
        place = {"lat": line.number_in("lat", 90), "lon": line.number_in("lon", 180)}
        yield {**_names(line), **place, "capital": line["capital"] or None}


def organizations() -> Iterator[Row]:
    """Yield the organisations with their kind; an alliance makes allies of its members."""
    for line in table("actors", "organizations.csv"):
        yield {**_names(line), "kind": line.text("kind"), "seat": line["seat"] or None}


def groups() -> Iterator[Row]:
    """Yield non-state actors and disputed regions."""
    for line in table("actors", "groups.csv"):
        yield {**_names(line), "kind": line.text("kind"), "home": line["home"] or None}


def _names(line: Line) -> Row:
    names = {"id": line.text("id"), "name": line.text("name")}
    return {**names, "aliases": line.words("aliases"), "wikidata": line["wikidata"] or None}


def terms() -> list[Row]:
    """Return who spoke for an actor in which office and when; of two ends of one term the later one counts."""
    found: dict[str, Row] = {}
    for row in _terms():
        other = found.get(row["id"])
        if other is None or (other["until"] and (row["until"] is None or row["until"] > other["until"])):
            found[row["id"]] = row
    return list(found.values())


def _terms() -> Iterator[Row]:
    """Yield the terms of both files; dependencies that are no actors of ours are left out."""
    for line in table("leaders.csv"):
        if line["iso3"] in actor_ids():
            role = _ROLES[line.text("role")]
            yield _term(line, line.text("wikidata"), line.text("person"), line["iso3"], role, "Wikidata")
    for line in table("actors", "people.csv"):
        actor = line.actor("actor")
        yield _term(line, line.text("id"), line.text("name"), actor, line.text("role"), "entente's gazetteer")


def _term(line: Line, person: str, name: str, actor: str, role: str, source: str) -> Row:
    since, until = line.time()
    key = f"{person}:{actor}:{role}:{since}"
    return {"id": key, "person": person, "name": name, "actor": actor, "role": role, "since": since,
            "until": until, "source": source}  # fmt: skip


def memberships() -> Iterator[Row]:
    """Yield which state belonged to which organisation; `until` is the day on which its leaving took effect."""
    for line in table("memberships.csv"):
        since, until = line.time()
        state, organization = line.actor("state"), line.actor("organization")
        yield {"id": f"{state}:{organization}:{since}", "member": state, "organization": organization,
               "since": since, "until": until, "source": line.text("source")}  # fmt: skip


def pledges() -> Iterator[Row]:
    """Yield what two states promised each other; an empty `since` means 1985 or before."""
    for line in table("pledges.csv"):
        since, until = line.time()
        first, second, found = line.actor("state_a"), line.actor("state_b"), line.words("pledges")
        if first >= second:
            raise line.wrong("must name the lower id first")
        if not found or not set(found) <= _PLEDGES:
            raise line.wrong(f"has the pledges {line['pledges']!r}; known: {', '.join(sorted(_PLEDGES))}")
        yield {"id": f"{first}:{second}:{since}", "first": first, "second": second, "pledges": found,
               "since": since, "until": until, "source": line.text("source")}  # fmt: skip


def ties() -> Iterator[Row]:
    """Yield the pledges that make allies: to defend, or to attack together."""
    return (row for row in pledges() if _BINDING & set(row["pledges"]))
