"""Records of the neo4j driver go in; plain values that need no driver come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j.graph import Node, Path, Relationship


@dataclass(frozen=True, slots=True)
class NodeValue:
    """A node; `id` is the store's own and holds only while the store runs."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EdgeValue:
    """An edge; `source` and `target` are the `id` of its end nodes."""

    id: str
    type: str
    source: str
    target: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PathValue:
    """A path: its nodes in order and the edges between them."""

    nodes: tuple[NodeValue, ...]
    edges: tuple[EdgeValue, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a statement; `truncated` says that there were more rows than asked for."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool = False

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def table(columns: Iterable[str], rows: Iterable[Iterable[Any]], limit: int | None) -> Table:
    """Return the first `limit` rows as plain values."""
    found = [tuple(plain(value) for value in row) for row in rows]
    kept = found if limit is None else found[:limit]
    return Table(tuple(columns), kept, len(kept) < len(found))


def plain(value: Any) -> Any:
    """Return a value of the driver as a record of this module, ISO text, or what Python has for it."""
    if isinstance(value, Node):
        return NodeValue(value.element_id, tuple(sorted(value.labels)), _properties(value))
    if isinstance(value, Relationship):
        ends = [node.element_id if node is not None else "" for node in (value.start_node, value.end_node)]
        return EdgeValue(value.element_id, value.type, ends[0], ends[1], _properties(value))
    if isinstance(value, Path):
        return PathValue(tuple(map(plain, value.nodes)), tuple(map(plain, value.relationships)))
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)) and not hasattr(value, "iso_format"):
        return [plain(inner) for inner in value]
    for form in ("iso_format", "isoformat"):
        if hasattr(value, form):
            return getattr(value, form)()
    return value


def _properties(value: Node | Relationship) -> dict[str, Any]:
    return {name: plain(inner) for name, inner in sorted(value.items())}
