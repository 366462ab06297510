"""Which bloc each state of a drawing stands for: fill by Okabe and Ito, shape as second cue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from webapp.graph import Row

# Okabe and Ito (2008), "Color universal design": told apart with every kind of colour vision.
FILLS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
SHAPES = ("dot", "square", "triangle", "diamond", "triangleDown", "star")
UNALIGNED = ("#9AA0A6", "dot")


@dataclass(frozen=True, slots=True)
class Bloc:
    """An alliance with the look that its members get in a drawing."""

    id: str
    name: str
    fill: str
    shape: str
    members: frozenset[str]


def blocs_among(shown: Collection[str], memberships: Iterable[Row], chosen: str = "") -> tuple[Bloc, ...]:
    """Return the blocs of the shown actors, the largest first; a chosen organisation always leads.

    Only organisations of kind alliance count, or the chosen one, with two or more shown members.
    """
    members: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for row in memberships:
        if row["member"] in shown and (row["kind"] == "alliance" or row["organisation"] == chosen):
            members[row["organisation"]].add(row["member"])
            names[row["organisation"]] = row["name"] or row["organisation"]
    ranked = sorted(members, key=lambda o: (o != chosen, -len(members[o]), o))
    kept = [o for o in ranked if len(members[o]) > 1 or o == chosen][: len(FILLS)]
    return tuple(Bloc(o, names[o], FILLS[i], SHAPES[i], frozenset(members[o])) for i, o in enumerate(kept))


def look_of(actor: str, blocs: Iterable[Bloc]) -> tuple[str, str]:
    """Return fill and shape of an actor: those of its first bloc."""
    return next(((b.fill, b.shape) for b in blocs if actor in b.members), UNALIGNED)
