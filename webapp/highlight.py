"""Cut an article's text at its claims' spans, so that each sentence can be marked and linked to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the ids of the claims that quote it; none for text between claims."""

    text: str
    claims: tuple[str, ...]
    first_of: tuple[str, ...] = ()


def cut(text: str, claims: Iterable[Mapping[str, Any]]) -> tuple[tuple[Piece, ...], ...]:
    """Return the paragraphs of a text as pieces; spans may overlap, and those outside it are left out.

    `first_of` names the claims that begin with a piece: each claim's anchor stands once.
    """
    spans = [
        (row["first_char"], min(row["end_char"], len(text)), row["id"])
        for row in claims
        if row["first_char"] is not None and 0 <= row["first_char"] < len(text)
    ]
    edges = sorted({0, len(text), *(s for s, _, _ in spans), *(e for _, e, _ in spans)})
    paragraphs: list[list[Piece]] = [[]]
    for start, end in pairwise(edges):
        ids = tuple(i for s, e, i in spans if s <= start < e)
        first = tuple(i for s, _, i in spans if s == start)
        for n, part in enumerate(text[start:end].split("\n\n")):
            if n:
                paragraphs.append([])
            paragraphs[-1].append(Piece(part, ids, first if n == 0 else ()))
    return tuple(tuple(p) for p in paragraphs if any(piece.text.strip() for piece in p))
