"""Weigh candidates: their features in, two probabilities out (is it this pair? is it this relation?).

The weights in `data/judge.json` are gradient-boosted trees trained by `python -m tests.benchmarks.train`; they hold
numbers and feature names, no text.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.claims.features import Features
from ingest.resources import resource


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees as flat arrays: node → feature, threshold, children (left, right), value (log-odds).

    A leaf is its own child, so that every tree is gone through in `depth` steps.
    """

    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    children: NDArray[np.intp]
    value: NDArray[np.float32]
    roots: NDArray[np.intp]
    bias: float
    depth: int

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the probability of each row (candidates x features)."""
        at = np.repeat(self.roots[None, :], len(rows), axis=0)
        begins = np.arange(len(rows))[:, None] * rows.shape[1]
        for _ in range(self.depth):
            goes_right = rows.take(begins + self.feature.take(at)) > self.threshold.take(at)
            at = self.children.take(2 * at + goes_right)
        total = self.bias + self.value.take(at).sum(axis=1)
        result: NDArray[np.float32] = 1.0 / (1.0 + np.exp(-total))
        return result


@dataclass(frozen=True, slots=True)
class Judge:
    """The trained weights: columns and forests of the readings and of the pairs of actors, and the threshold."""

    columns: dict[str, int]
    pair: Forest
    relation: Forest
    dyad_columns: dict[str, int]
    dyad: Forest
    threshold: float

    def weigh(self, features: Sequence[Features]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return P(this ordered pair has a claim) and P(and it is this relation) of each candidate."""
        rows = matrix(features, self.columns)
        return self.pair.probability(rows), self.relation.probability(rows)

    def decide(self, features: Sequence[Features]) -> NDArray[np.float32]:
        """Return P(this ordered pair has a claim), given every reading of it and its odds."""
        return self.dyad.probability(matrix(features, self.dyad_columns))


def matrix(features: Sequence[Features], columns: dict[str, int]) -> NDArray[np.float32]:
    """Return the features as rows; names that have no column are dropped."""
    rows = np.zeros((len(features), len(columns)), dtype=np.float32)
    for number, row in enumerate(features):
        for name, value in row.items():
            column = columns.get(name)
            if column is not None:
                rows[number, column] = value
    return rows


@cache
def judge() -> Judge:
    """Return the shipped judge."""
    data = json.loads(resource("data", "judge.json").read_text(encoding="utf-8"))
    return Judge(
        _columns(data["columns"]),
        _forest(data["pair"]),
        _forest(data["relation"]),
        _columns(data["dyad_columns"]),
        _forest(data["dyad"]),
        float(data["threshold"]),
    )


def _columns(names: Sequence[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _forest(data: dict[str, Any]) -> Forest:
    feature = np.array(data["feature"], dtype=np.intp)
    children = np.stack([data["left"], data["right"]], axis=1).astype(np.intp)
    leaves = np.flatnonzero(feature < 0)
    children[leaves] = leaves[:, None]
    return Forest(
        np.maximum(feature, 0),
        np.array(data["threshold"], dtype=np.float32),
        children.ravel(),
        np.array(data["value"], dtype=np.float32),
        np.array(data["roots"], dtype=np.intp),
        float(data["bias"]),
        int(data["depth"]),
    )
