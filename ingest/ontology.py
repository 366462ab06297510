"""The ontology in `data/ontology.yaml`: event types with family, valence and score, families with edge and colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingest.errors import DataError
from ingest.records import Valence
from ingest.resources import resource

QUADS = frozenset({"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"})
VALENCES = frozenset({"cooperative", "conflictual", "neutral"})


@dataclass(frozen=True, slots=True)
class Family:
    """One of the four kinds of edge that a network draws."""

    name: str
    edge: str
    colour: str
    dash: str


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type or a standing relation; `score` is PLOVER's, -10 (worst) to +10."""

    name: str
    definition: str
    valence: Valence
    symmetric: bool
    score: float
    modes: dict[str, float]
    family: str | None = None
    edge: str | None = None
    quad: str | None = None
    future: str | None = None
    negated: str | None = None


@dataclass(frozen=True, slots=True)
class Ontology:
    """Every event type and family, by name."""

    types: dict[str, EventType]
    families: dict[str, Family]

    def family(self, event: str) -> str | None:
        """Return the family of a type; None for memberships and alliances, which are no events."""
        return self.types[event].family

    def edge_type(self, event: str) -> str | None:
        """Return the type of the edge that a type becomes in the graph, or None where it becomes none."""
        return self.types[event].edge

    def score(self, event: str, mode: str | None = None) -> float:
        """Return the score of a type, or of its mode where it has one of its own."""
        found = self.types[event]
        return found.modes.get(mode or "", found.score)

    def valence(self, event: str) -> Valence:
        """Return whether a type is cooperative, conflictual or neutral."""
        return self.types[event].valence

    def symmetric(self, event: str) -> bool:
        """Tell whether a type is mutual by nature."""
        return self.types[event].symmetric

    def reading(self, event: str, *, future: bool = False, negated: bool = False) -> str | None:
        """Return the type that an announced or an undone act is told as; None where it is merely denied."""
        found = self.types[event]
        if negated:
            return found.negated
        return (found.future or event) if future else event


@cache
def ontology() -> Ontology:
    """Return the shipped ontology."""
    return load_ontology(resource("data", "ontology.yaml"))


def load_ontology(path: Path) -> Ontology:
    """Read an ontology file; DataError names file and key where something is wrong."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    families = {name: Family(name, **row) for name, row in data["families"].items()}
    types: dict[str, EventType] = {}
    for part in ("types", "standing"):
        for name, row in data[part].items():
            types[name] = _event_type(f"{path.name}: {part}.{name}", name, row, families)
    for found in types.values():
        _check_readings(path.name, found, types)
    return Ontology(types, families)


def _check_readings(file: str, event: EventType, types: dict[str, EventType]) -> None:
    for key in ("future", "negated"):
        other = getattr(event, key)
        if other is not None and other not in types:
            raise DataError(
                f"{file}: types.{event.name}.{key} names the unknown type {other!r}.",
                f"Types: {', '.join(types)}.",
            )


def _event_type(place: str, name: str, row: dict[str, Any], families: dict[str, Family]) -> EventType:
    known = set(EventType.__dataclass_fields__)
    if unknown := set(row) - known:
        raise DataError(
            f"{place} has unknown keys: {', '.join(sorted(unknown))}.", f"Known: {', '.join(sorted(known))}."
        )
    for key in ("definition", "valence", "symmetric", "score"):
        if key not in row:
            raise DataError(f"{place} lacks {key}.", "Every type needs it.")
    if row["valence"] not in VALENCES or row.get("quad", "verbal conflict") not in QUADS:
        raise DataError(
            f"{place} has a wrong valence or quad class.", f"Valences: {', '.join(sorted(VALENCES))}."
        )
    family = row.get("family")
    if family is not None and family not in families:
        raise DataError(f"{place} names the unknown family {family!r}.", f"Families: {', '.join(families)}.")
    modes = {mode: float(score) for mode, score in row.get("modes", {}).items()}
    edge = row.get("edge") or (families[family].edge if family else None)
    return EventType(
        name=name,
        definition=row["definition"],
        valence=row["valence"],
        symmetric=row["symmetric"],
        score=float(row["score"]),
        modes=modes,
        family=family,
        edge=edge,
        quad=row.get("quad"),
        future=row.get("future"),
        negated=row.get("negated"),
    )
