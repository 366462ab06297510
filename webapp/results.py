"""Turn the result of a Cypher query into cells of a table and, where it holds any, into a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ingest.store import EdgeValue, NodeValue, PathValue, Table
from webapp.drawing import Drawing, Line, network_data
from webapp.families import families
from webapp.graph import Row

DRAWN_KINDS = frozenset({f.edge for f in families().values()} | {"ALLIED_WITH", "MEMBER_OF"})
MOST_DRAWN = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """One value as shown: its text, and a page of the explorer about it where there is one."""

    text: str
    actor: str = ""
    article: str = ""
    number: bool = False


def cells(table: Table) -> list[list[Cell]]:
    """Return the rows of a result as cells."""
    return [[cell(value) for value in row] for row in table.rows]


def cell(value: Any) -> Cell:
    """Return how one value is shown."""
    match value:
        case None:
            return Cell("–")
        case NodeValue():
            return _node_cell(value)
        case EdgeValue():
            date = str(value.properties.get("date") or "")
            return Cell(f"{value.type} {date}".strip())
        case PathValue():
            return Cell(" – ".join(cell(node).text for node in value.nodes))
        case list() | tuple():
            return Cell(", ".join(cell(v).text for v in value))
        case dict():
            return Cell(", ".join(f"{k}: {cell(v).text}" for k, v in value.items()))
        case bool():
            return Cell("yes" if value else "no")
        case float():
            return Cell(f"{value:.6g}", number=True)
        case int():
            return Cell(str(value), number=True)
        case _:
            return Cell(str(value))


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    match value:
        case NodeValue():
            return {"id": value.id, "labels": list(value.labels), "properties": plain(dict(value.properties))}
        case EdgeValue():
            return {"type": value.type, "properties": plain(dict(value.properties))}
        case PathValue():
            return {"nodes": plain(value.nodes), "edges": plain(value.edges)}
        case list() | tuple():
            return [plain(v) for v in value]
        case dict():
            return {k: plain(v) for k, v in value.items()}
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)


def network_of(table: Table) -> tuple[Drawing, dict[str, Any]] | None:
    """Return the drawing of a result's nodes and edges, at most 300 nodes; None where it has no edges."""
    found = list(_values(value for row in table.rows for value in row))
    nodes = {v.id: v for v in found if isinstance(v, NodeValue)}
    edges = {v.id: v for v in found if isinstance(v, EdgeValue)}
    if not edges:
        return None
    rows = {key: _row(node) for key, node in nodes.items()}
    ends = [x for e in edges.values() for x in (e.source, e.target)]
    names = {key: str(rows.get(key, {}).get("key", key)) for key in dict.fromkeys([*nodes, *ends])}
    actors = {names[key]: row for key, row in rows.items()}
    lines = _lines(edges.values(), names)
    shown = tuple(dict.fromkeys(names.values()))[:MOST_DRAWN]
    kept = tuple(li for li in lines if li.source in shown and li.target in shown)
    drawing = Drawing(shown, kept, len(set(names.values())), len(lines))
    return drawing, network_data(drawing, actors, ())


def _values(values: Iterable[Any]) -> Iterator[NodeValue | EdgeValue]:
    for value in values:
        if isinstance(value, NodeValue | EdgeValue):
            yield value
        elif isinstance(value, PathValue):
            yield from _values([*value.nodes, *value.edges])
        elif isinstance(value, list | tuple):
            yield from _values(value)


def _lines(edges: Iterable[EdgeValue], names: dict[str, str]) -> list[Line]:
    counted: dict[tuple[str, str, str], list[str]] = {}
    for edge in edges:
        key = (names[edge.source], names[edge.target], edge.type)
        counted.setdefault(key, []).append(str(edge.properties.get("date") or ""))
    return [Line(s, t, kind, len(dates), max(dates)) for (s, t, kind), dates in counted.items()]


def _row(node: NodeValue) -> Row:
    held = node.properties
    label = next((x for x in node.labels if x != "Actor"), "Node")
    text = held.get("name") or held.get("title") or held.get("quote") or held.get("id") or label
    return {
        "key": held.get("id") or node.id,
        "name": str(text)[:60],
        "kind": label,
        "lat": held.get("lat"),
        "lon": held.get("lon"),
    }


def _node_cell(node: NodeValue) -> Cell:
    row = _row(node)
    key = str(node.properties.get("id") or "")
    if "Actor" in node.labels:
        return Cell(row["name"], actor=key)
    return Cell(row["name"], article=key if "Article" in node.labels else "")
