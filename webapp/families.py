"""The four edge families as drawn: name, colour, dash and arrow, so that colour is never the only cue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Family:
    """One family of events: `key` in addresses, `edge` in the graph, and how it is drawn.

    `dash` is a pattern in pixels, empty for a full line; `arrow` is a vis-network arrow type.
    """

    key: str
    edge: str
    label: str
    verb: str
    color: str
    dash: tuple[int, ...]
    arrow: str


@cache
def families() -> dict[str, Family]:
    """Return the families by key, in the order in which they are listed."""
    listed = (
        Family("snub", "SNUBBED", "Snub", "snubbed", "#B35806", (9, 5), "bar"),
        Family("clash", "CLASHED_WITH", "Clash", "clashed with", "#B2182B", (12, 4, 3, 4), "diamond"),
        Family("cooperation", "COOPERATED_WITH", "Cooperation", "cooperated with", "#2166AC", (), "arrow"),
        Family("appeal", "APPEALED_TO", "Appeal", "appealed to", "#6A51A3", (2, 4), "vee"),
    )
    return {family.key: family for family in listed}


def family_of_edge(edge: str) -> Family:
    """Return the family of an edge type such as SNUBBED."""
    return next(f for f in families().values() if f.edge == edge)
