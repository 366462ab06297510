"""Build a drawing: rows of actors, events and ties in, vis-network data with positions out, by pyvis."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from webapp.blocs import Bloc, look_of
from webapp.families import family_of_edge
from webapp.layout import Position, positions

if TYPE_CHECKING:
    from webapp.graph import Row

TIE_COLOR = "#8A8F98"
ORGANIZATION_COLOR = "#F4F1EA"
LINE_WIDTH = 14


@dataclass(frozen=True, slots=True)
class Line:
    """One edge of a drawing: all events of a direction, pair and family, or one standing tie.

    `kind` is an event's edge type, ALLIED_WITH or MEMBER_OF; `count` is the number of events.
    """

    source: str
    target: str
    kind: str
    count: int
    latest: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """Return what names this line in a drawing."""
        return f"{self.source}|{self.kind}|{self.target}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a network shows: the nodes and lines kept, out of `total` nodes that the filters allow."""

    nodes: tuple[str, ...]
    lines: tuple[Line, ...]
    total: int
    total_lines: int


def lines_of(event_pairs: Iterable[Row]) -> list[Line]:
    """Return one line a row of `view/event_pairs`."""
    return [Line(r["source"], r["target"], r["family"], r["events"], r["latest"] or "") for r in event_pairs]


def keep(lines: Sequence[Line], limit: int, first: Iterable[str] = ()) -> Drawing:
    """Keep the `limit` actors with the most events (those of `first` before all) and the lines among them."""
    weight: Counter[str] = Counter()
    for line in lines:
        share = line.count * (10 if line.kind not in {"ALLIED_WITH", "MEMBER_OF"} else 1)
        weight[line.source] += share
        weight[line.target] += share
    wanted = set(first)
    ranked = sorted(weight, key=lambda a: (a not in wanted, -weight[a], a))
    nodes = frozenset(ranked[:limit])
    kept = tuple(line for line in lines if line.source in nodes and line.target in nodes)
    return Drawing(tuple(ranked[:limit]), kept, len(ranked), len(lines))


def around(lines: Iterable[Line], actor: str) -> list[Line]:
    """Return the lines of an actor, and those among its neighbours."""
    listed = list(lines)
    near = {actor} | {x for li in listed if actor in (li.source, li.target) for x in (li.source, li.target)}
    return [line for line in listed if line.source in near and line.target in near]


def network_data(
    drawing: Drawing,
    actors: Mapping[str, Row],
    blocs: Sequence[Bloc],
    placed: Mapping[str, Position] | None = None,
) -> dict[str, Any]:
    """Return nodes and edges for vis-network, built by pyvis, with computed positions."""
    from pyvis.network import Network

    network = Network(directed=True)
    where = placed or _place(drawing, actors)
    degree = Counter(x for line in drawing.lines for x in (line.source, line.target))
    for node in drawing.nodes:
        x, y = where[node]
        network.add_node(node, x=x, y=y, **_node_look(actors.get(node, {}), node, blocs, degree[node]))
    bends = _bends(drawing.lines)
    for line in drawing.lines:
        network.add_edge(line.source, line.target, id=line.key, **_line_look(line, actors, bends[line.key]))
    nodes, edges, *_ = network.get_network_data()
    return {"nodes": nodes, "edges": edges}


def _place(drawing: Drawing, actors: Mapping[str, Row]) -> dict[str, Position]:
    places = {
        node: (actors[node]["lon"], actors[node]["lat"])
        for node in drawing.nodes
        if node in actors and actors[node]["lon"] is not None and actors[node]["lat"] is not None
    }
    weights: Counter[tuple[str, str]] = Counter()
    for line in drawing.lines:
        pair = (min(line.source, line.target), max(line.source, line.target))
        weights[pair] += line.count
    edges = [(a, b, math.log2(1 + n)) for (a, b), n in sorted(weights.items())]
    return positions(drawing.nodes, edges, places)


def _node_look(row: Mapping[str, Any], node: str, blocs: Sequence[Bloc], degree: int) -> dict[str, Any]:
    name = row.get("name") or node
    fill, shape = look_of(node, blocs)
    size = 9 + 3.2 * math.log2(1 + degree)
    if row.get("kind") == "Organization":
        own = next((b for b in blocs if b.id == node), None)
        fill, shape, size = (own.fill if own else TIE_COLOR), "hexagon", size + 3
        name = node if len(name) > 2 * LINE_WIDTH else name
    return {
        "label": wrap(name),
        "shape": shape,
        "size": round(size, 1),
        "color": fill,
        "name": row.get("name") or node,
        "kind": (row.get("kind") or "Actor").lower(),
    }


def wrap(name: str) -> str:
    """Break a long name into lines of about fourteen characters."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LINE_WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _line_look(line: Line, actors: Mapping[str, Row], bend: float) -> dict[str, Any]:
    source, target = (actors.get(x, {}).get("name") or x for x in (line.source, line.target))
    look: dict[str, Any] = {
        "width": round(math.log2(1 + line.count), 2),
        "smooth": {
            "enabled": bend != 0, "type": "curvedCW" if bend >= 0 else "curvedCCW", "roundness": abs(bend),
        },
        "family": line.kind,
        "count": line.count,
        "latest": line.latest,
    }  # fmt: skip
    if line.kind in {"ALLIED_WITH", "MEMBER_OF"}:
        verb = "allied with" if line.kind == "ALLIED_WITH" else "member of"
        look |= {"color": TIE_COLOR, "width": 1.0, "dashes": [1, 3] if line.kind == "MEMBER_OF" else False}
        look |= {"arrows": "", "name": f"{source} {verb} {target}{', ' + line.note if line.note else ''}"}
        return look
    family = family_of_edge(line.kind)
    events = f"{line.count} event{'s' if line.count != 1 else ''}, latest {line.latest}"
    return look | {
        "color": family.color,
        "dashes": list(family.dash) or False,
        "arrows": {"to": {"enabled": True, "type": family.arrow, "scaleFactor": 0.55}},
        "name": f"{source} {family.verb} {target}: {events}",
    }


def _bends(lines: Sequence[Line]) -> dict[str, float]:
    """Fan out the lines between two nodes: roundness 0.08 + 0.13 k, both directions bending apart.

    A clockwise curve from A to B and a clockwise one from B to A already lie on different sides.
    """
    seen: Counter[tuple[str, str]] = Counter()
    pairs = Counter(frozenset((line.source, line.target)) for line in lines)
    bends: dict[str, float] = {}
    for line in lines:
        k = seen[line.source, line.target]
        seen[line.source, line.target] += 1
        alone = pairs[frozenset((line.source, line.target))] == 1
        bends[line.key] = 0.0 if alone and line.kind in {"ALLIED_WITH", "MEMBER_OF"} else 0.08 + 0.13 * k
    return bends


def with_nodes(drawing: Drawing, nodes: Iterable[str]) -> Drawing:
    """Return the drawing with these nodes too, such as an actor in focus that has no lines."""
    extra = tuple(node for node in nodes if node not in drawing.nodes)
    return replace(drawing, nodes=(*drawing.nodes, *extra), total=drawing.total + len(extra))
