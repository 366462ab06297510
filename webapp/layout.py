"""Where the nodes of a network stand: computed here, so that the browser draws once and stays still."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import networkx as nx
import numpy as np

Position = tuple[float, float]

# Pixels from one node to its neighbour in a drawing that is not crowded.
SPACING = 135.0

# Pixels that a node takes with its label, which wraps at about fourteen characters.
LABEL_WIDTH, LABEL_HEIGHT = 112.0, 74.0

# Pixels between the parts of a drawing that no line joins, and how much wider than high it should be.
MARGIN, ASPECT = 150.0, 1.35

# From 500 nodes on networkx computes forces with scipy, which is not among what entente needs.
MOST_FORCED = 499

# Turning by this angle, in radians, never comes back to the same direction.
GOLDEN_ANGLE = 2.39996


def positions(
    nodes: Sequence[str], edges: Iterable[tuple[str, str, float]], places: Mapping[str, Position]
) -> dict[str, Position]:
    """Return x and y in pixels for every node; edges carry weights, `places` (lon, lat) start the layout.

    States start where they lie on the map, so that one drawing resembles the next; the same input gives
    the same drawing.
    """
    return dict(_positions(tuple(nodes), tuple(edges), tuple(places.items())))


@lru_cache(maxsize=32)
def _positions(
    nodes: tuple[str, ...],
    edges: tuple[tuple[str, str, float], ...],
    places: tuple[tuple[str, Position], ...],
) -> dict[str, Position]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from(edges)
    start = _starting_places(graph, dict(places))
    return _pack([_part(graph.subgraph(part), start) for part in _components(graph)])


def _components(graph: nx.Graph[str]) -> list[list[str]]:
    """Return the connected parts, the largest first, each in a stable order."""
    parts = [sorted(part) for part in nx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), part))


def _part(graph: nx.Graph[str], start: dict[str, Position]) -> dict[str, Position]:
    """Lay out one connected part about its own middle, neighbours about `SPACING` apart."""
    placed = _force(graph, start)
    order = sorted(graph)
    points = np.array([placed[node] for node in order], dtype=float)
    lengths = [math.dist(placed[a], placed[b]) for a, b in graph.edges]
    points = points * (SPACING / max(float(np.median(lengths or [1.0])), 1e-6)) * np.array([1.15, 0.9])
    points = _spread(points, np.array([LABEL_WIDTH] * len(order)))
    points = points - (points.max(axis=0) + points.min(axis=0)) / 2
    return {node: (float(x), float(y)) for node, (x, y) in zip(order, points, strict=True)}


def _pack(parts: list[dict[str, Position]]) -> dict[str, Position]:
    """Set the parts side by side, each where the whole stays nearest to `ASPECT`, largest first."""
    boxes: list[tuple[float, float, float, float]] = []
    found: dict[str, Position] = {}
    for part in parts:
        xs, ys = zip(*part.values(), strict=True)
        width, height = max(xs) - min(xs) + MARGIN, max(ys) - min(ys) + MARGIN * 0.75
        x, y = _free_corner(boxes, width, height)
        boxes.append((x, y, width, height))
        for node, (dx, dy) in part.items():
            found[node] = (round(x + width / 2 + dx, 1), round(y + height / 2 + dy, 1))
    return found


def _free_corner(boxes: list[tuple[float, float, float, float]], width: float, height: float) -> Position:
    corners = [(0.0, 0.0)] + [(x + w, y) for x, y, w, _ in boxes] + [(x, y + h) for x, y, _, h in boxes]
    right = max((x + w for x, _, w, _ in boxes), default=0.0)
    bottom = max((y + h for _, y, _, h in boxes), default=0.0)

    def cost(corner: Position) -> tuple[float, float]:
        x, y = corner
        return max(right / ASPECT, (x + width) / ASPECT, bottom, y + height), math.hypot(x / ASPECT, y)

    free = [
        (x, y)
        for x, y in corners
        if not any(
            x < bx + bw and bx < x + width and y < by + bh and by < y + height for bx, by, bw, bh in boxes
        )
    ]
    return min(free, key=cost)


def _force(graph: nx.Graph[str], start: dict[str, Position]) -> dict[str, Position]:
    """Let connected nodes attract each other; past `MOST_FORCED` the least tied join their neighbours."""
    ranked = sorted(graph, key=lambda node: -graph.degree(node))
    core = graph.subgraph(ranked[:MOST_FORCED])
    spread = nx.spring_layout(
        core, pos={n: start[n] for n in core}, k=1.6 / math.sqrt(len(core)), iterations=60, seed=7
    )
    placed = {node: (float(x), float(y)) for node, (x, y) in spread.items()}
    for i, node in enumerate(ranked[MOST_FORCED:]):
        near = [placed[m] for m in graph[node] if m in placed] or [(0.0, 0.0)]
        turn = i * GOLDEN_ANGLE
        x, y = (sum(values) / len(near) for values in zip(*near, strict=True))
        placed[node] = (x + 0.3 * math.cos(turn), y + 0.3 * math.sin(turn))
    return placed


def ring(center: Position, count: int, radius: float = SPACING * 1.4) -> list[Position]:
    """Return places for new nodes around the one that they were asked of."""
    step = 2 * math.pi / max(count, 1)
    grown = max(radius, count * SPACING / (2 * math.pi))
    return [
        (round(center[0] + grown * math.cos(i * step), 1), round(center[1] + grown * math.sin(i * step), 1))
        for i in range(count)
    ]


def _starting_places(graph: nx.Graph[str], places: Mapping[str, Position]) -> dict[str, Position]:
    """Put states by longitude and latitude, others amid their neighbours or on a small circle."""
    start = {n: (places[n][0] / 180, -places[n][1] / 90) for n in graph if n in places}
    for i, node in enumerate(graph):
        near = [start[m] for m in graph[node] if m in places]
        turn = i * GOLDEN_ANGLE
        if node not in start:
            x = sum(p[0] for p in near) / len(near) if near else math.cos(turn)
            y = sum(p[1] for p in near) / len(near) if near else math.sin(turn)
            start[node] = (x, y)
        # A step aside, so that no two start from one place: no force would part them.
        start[node] = (start[node][0] + 0.03 * math.cos(turn), start[node][1] + 0.03 * math.sin(turn))
    return start


def _spread(points: np.ndarray, widths: np.ndarray) -> np.ndarray:
    """Move nodes apart until their boxes (label included) overlap no more."""
    for _ in range(40 if len(points) <= 300 else 12):
        gap = points[:, None, :] - points[None, :, :]
        room_x = (widths[:, None] + widths[None, :]) / 2 - np.abs(gap[:, :, 0])
        room_y = LABEL_HEIGHT - np.abs(gap[:, :, 1])
        overlap = (room_x > 0) & (room_y > 0)
        np.fill_diagonal(overlap, False)
        if not overlap.any():
            break
        side = np.where(gap == 0, np.triu(np.ones(gap.shape[:2]), 1)[:, :, None] * 2 - 1, np.sign(gap))
        along_x = room_x < room_y
        push_x = np.where(overlap & along_x, room_x / 2 * side[:, :, 0], 0).sum(axis=1)
        push_y = np.where(overlap & ~along_x, room_y / 2 * side[:, :, 1], 0).sum(axis=1)
        points = points + np.stack([push_x, push_y], axis=1) * 0.6
    return points
