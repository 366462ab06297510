"""The lexicon in `data/lexicon/`: which words tell which relation, and where its source and target stand.

A line is `pattern, roles, mode, example, expected` (tab-separated); docs/lexicon.md explains the format.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.errors import DataError
from ingest.resources import resource

EFFECTS = frozenset(
    {"transparent", "planned", "hypothetical", "denied", "reject", "threaten", "agree", "request", "report"}
)
SPEECH_FILE = "quoted"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a head must have beside it: `kind` is +, =, & or !; `nouns` the objects asked of a preposition."""

    kind: str
    words: frozenset[str]
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the lexicon; `source` and `target` are slots in order of preference."""

    text: str
    heads: tuple[str, ...]
    pos: str
    conditions: tuple[Condition, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    symmetric: bool
    relation: str
    mode: str | None
    example: str
    expected: tuple[str, ...]
    place: str
    speech: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns by head lemma, the light verbs, and what governing words do to the act below them."""

    patterns: dict[str, tuple[Pattern, ...]]
    light: frozenset[str]
    embedding: dict[tuple[str, str], str]

    @property
    def lines(self) -> tuple[Pattern, ...]:
        """Return every pattern once, in the order of the files."""
        return tuple(dict.fromkeys(p for group in self.patterns.values() for p in group))


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon."""
    return load_lexicon(resource("data", "lexicon"))


def load_lexicon(folder: Path) -> Lexicon:
    """Read a lexicon folder; a wrong line raises DataError naming file and line."""
    patterns: dict[str, list[Pattern]] = {}
    for path in sorted(folder.glob("*.tsv")):
        if path.stem in {"light", "embedding", "lemmas"}:
            continue
        for place, cells in _rows(path, 5):
            pattern = _pattern(place, path.stem, cells)
            for head in pattern.heads:
                patterns.setdefault(head, []).append(pattern)
    light = frozenset(cells[0] for _, cells in _rows(folder / "light.tsv", 1))
    embedding: dict[tuple[str, str], str] = {}
    for place, cells in _rows(folder / "embedding.tsv", 2):
        heads, _, pos = cells[0].partition("/")
        if cells[1] not in EFFECTS or pos not in {"v", "n", "a"}:
            raise DataError(
                f"{place}: wrong effect or part of speech in {cells[:2]}.", f"One of {sorted(EFFECTS)}."
            )
        for head in heads.split("|"):
            embedding[head, pos] = cells[1]
    return Lexicon({head: tuple(group) for head, group in patterns.items()}, light, embedding)


def _rows(path: Path, least: int) -> list[tuple[str, list[str]]]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if (
            not line.strip()
            or line.startswith("#")
            or line.split("\t")[0] in {"pattern", "lemma", "lemma/POS"}
        ):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < least:
            raise DataError(
                f"{path.name}:{number}: {least} columns are needed.", "Separate the columns by tabs."
            )
        rows.append((f"{path.name}:{number}", cells))
    return rows


def _pattern(place: str, stem: str, cells: list[str]) -> Pattern:
    text, roles, mode, example, expected = cells[:5]
    words = text.split()
    heads, _, pos = words[0].rpartition("/")
    if pos not in {"v", "n", "a"}:
        raise DataError(
            f"{place}: {words[0]!r} has no part of speech.", "Write it as accuse/v, talk/n or critical/a."
        )
    source, target, symmetric = _roles(place, roles)
    speech = stem == SPEECH_FILE
    triples = tuple(part.strip() for part in expected.split(";") if part.strip())
    return Pattern(
        text=text,
        heads=tuple(heads.split("|")),
        pos=pos,
        conditions=tuple(_condition(place, word) for word in words[1:]),
        source=source,
        target=target,
        symmetric=symmetric,
        relation=triples[0].split()[1] if speech else stem,
        mode=mode or None,
        example=example,
        expected=triples,
        place=place,
        speech=speech or "speaker" in source,
    )


def _condition(place: str, word: str) -> Condition:
    kind, rest = word[0], word[1:]
    if kind not in "+=&!" or not rest:
        raise DataError(f"{place}: {word!r} is not a condition.", "Conditions start with +, =, & or !.")
    left, _, right = rest.partition("=")
    return Condition(kind, frozenset(left.split("|")), frozenset(right.split("|")) if right else frozenset())


def _roles(place: str, roles: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    for arrow, symmetric in (("<>", True), (">", False)):
        left, found, right = roles.partition(arrow)
        if found:
            slots = [tuple(s.strip() for s in side.split("|") if s.strip()) for side in (left, right)]
            return slots[0], slots[1], symmetric
    raise DataError(f"{place}: roles {roles!r} lack > or <>.", "Write them as subj > obj.")
