"""The four edge families as drawn: name, colour, dash and arrow, so that colour is never the only cue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest.ontology import ontology


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


# How the names of data/ontology.yaml are drawn; the arrow is a second cue beside colour and dash.
DASHES = {"solid": (), "dashed": (9, 5), "dotted": (2, 4)}
LOOKS = {
    "snub": ("Snub", "snubbed", "bar"),
    "clash": ("Clash", "clashed with", "diamond"),
    "cooperation": ("Cooperation", "cooperated with", "arrow"),
    "appeal": ("Appeal", "appealed to", "vee"),
}


@cache
def families() -> dict[str, Family]:
    """Return the families by key, in the order in which they are listed."""
    told = ontology().families
    return {
        key: Family(key, told[key].edge, label, verb, told[key].colour, DASHES[told[key].dash], arrow)
        for key, (label, verb, arrow) in LOOKS.items()
    }


def family_of_edge(edge: str) -> Family:
    """Return the family of an edge type such as SNUBBED."""
    return next(f for f in families().values() if f.edge == edge)
