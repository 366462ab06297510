"""Where the nodes of a network stand: computed here, so that the browser draws once and stays still."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np

Position = tuple[float, float]

# Pixels from one node to its neighbour in a drawing that is not crowded.
SPACING = 120.0

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
    if not nodes:
        return {}
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from(edges)
    start = _starting_places(graph, places)
    placed = _force(graph, start)
    order = list(nodes)
    points = _pull_in(np.array([placed[node] for node in order], dtype=float))
    points = points * SPACING * math.sqrt(len(nodes)) * np.array([1.25, 0.9])
    points = _spread(points, np.array([_label_width(node) for node in order]))
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(order, points, strict=True)}


def _force(graph: nx.Graph[str], start: dict[str, Position]) -> dict[str, Position]:
    """Let connected nodes attract each other; nodes past `MOST_FORCED`, the least tied, join their neighbours."""
    ranked = sorted(graph, key=lambda node: -graph.degree(node))
    core = graph.subgraph(ranked[:MOST_FORCED])
    spread = nx.spring_layout(
        core, pos={n: start[n] for n in core}, k=1.6 / math.sqrt(len(core)), iterations=90, seed=7
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
    rest = [n for n in graph if n not in start]
    for i, node in enumerate(rest):
        near = [start[m] for m in graph[node] if m in places]
        turn = 2 * math.pi * i / max(len(rest), 1)
        x = sum(p[0] for p in near) / len(near) if near else math.cos(turn)
        y = sum(p[1] for p in near) / len(near) if near else math.sin(turn)
        start[node] = (x + 0.03 * math.cos(turn), y + 0.03 * math.sin(turn))
    return start


def _pull_in(points: np.ndarray) -> np.ndarray:
    """Center and scale to about ±1, and bring far-off parts nearer than the force layout leaves them."""
    points = points - np.median(points, axis=0)
    distance = np.linalg.norm(points, axis=1, keepdims=True)
    usual = float(np.quantile(distance, 0.8)) or 1.0
    scaled: np.ndarray = points / usual
    far = np.linalg.norm(scaled, axis=1, keepdims=True)
    return np.where(far > 1, scaled / np.maximum(far, 1e-9) * (1 + np.log1p(np.maximum(far, 1) - 1) * 0.5), scaled)


def _label_width(node: str) -> float:
    """Return the room in pixels that a node and its label take; labels wrap at about 14 characters."""
    return 64.0 + min(len(node), 8) * 6.0


def _spread(points: np.ndarray, widths: np.ndarray) -> np.ndarray:
    """Move nodes apart until their boxes (width × 64 pixels, label included) overlap no more."""
    height = 64.0
    for _ in range(60 if len(points) <= 300 else 12):
        gap = points[:, None, :] - points[None, :, :]
        room_x = (widths[:, None] + widths[None, :]) / 2 - np.abs(gap[:, :, 0])
        room_y = height - np.abs(gap[:, :, 1])
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
