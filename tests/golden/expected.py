"""What a careful reader finds in a demo article, set beside what the extractor finds.

A golden file holds four lists. `required`: claims that must be found. `not_yet`: claims that the text makes and the
extractor misses; one that is found must be moved up. `forbidden`: claims that the text does not make and that must not
be found. `still_said`: the same, but the extractor makes them; one that is gone must be moved to `forbidden`.
`python -m tests.golden.expected` does the moving; nothing but a person adds or removes a claim.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.ontology import ontology
from ingest.pipeline import extract
from ingest.read import read_articles
from ingest.records import Article, Claim
from ingest.resources import resource

FOLDER = Path(__file__).parent / "articles"
LISTS = ("required", "not_yet", "forbidden", "still_said")
FIELDS = ("source", "relation", "target", "date", "status")


@dataclass(frozen=True, slots=True)
class Expected:
    """One claim of a golden file; parts of `relation` and `date` parted by `|` are all right, "*" is any."""

    source: str
    relation: str
    target: str
    date: str
    status: str

    def matches(self, claim: Claim) -> bool:
        """Tell whether the extractor's claim says this, either way round where the act is mutual."""
        pair = (self.source, self.target)
        mutual = claim.symmetric or ontology().symmetric(claim.relation)
        return (
            (pair == (claim.source, claim.target) or (mutual and pair == (claim.target, claim.source)))
            and claim.relation in self.relation.split("|")
            and self.status in ("*", claim.status)
            and (self.date == "*" or (claim.date or "none") in self.date.split("|"))
        )

    def __str__(self) -> str:
        """Return the claim as a line of a diff."""
        return f"{self.source:7} {self.relation:13} {self.target:7} {self.date:10} {self.status}"


def golden_files() -> list[Path]:
    """Return the golden files."""
    return sorted(FOLDER.glob("*.json"))


def read_golden(path: Path) -> dict[str, list[Expected]]:
    """Return the four lists of a golden file."""
    data: dict[str, list[list[str]]] = json.loads(path.read_text(encoding="utf-8"))
    assert tuple(data) == LISTS, f"{path.name} must hold {', '.join(LISTS)}, in this order"
    return {name: [Expected(*row) for row in rows] for name, rows in data.items()}


def claims_of(path: Path) -> tuple[Claim, ...]:
    """Return what the extractor finds in the demo article of a golden file."""
    (article,) = read_articles(str(resource("data", "demo", f"{path.stem}.md")))
    assert isinstance(article, Article)
    return extract(article).claims


def differences(golden: dict[str, list[Expected]], claims: Iterable[Claim]) -> list[str]:
    """Return one line for each claim that is in the wrong list: - for lost, + for found."""
    found = tuple(claims)
    lines = []
    for name, wanted, sign, what in (
        ("required", True, "-", "lost"),
        ("not_yet", False, "+", "found now: move it to required"),
        ("forbidden", False, "+", "said, and wrong"),
        ("still_said", True, "-", "no longer said: move it to forbidden"),
    ):
        lines += [f"{sign} {one}   {what}" for one in golden[name] if _is_found(one, found) != wanted]
    return lines


def _is_found(expected: Expected, claims: Iterable[Claim]) -> bool:
    return any(expected.matches(claim) for claim in claims)


def regrouped(golden: dict[str, list[Expected]], claims: Iterable[Claim]) -> dict[str, list[Expected]]:
    """Return the same claims, each in the list where it belongs now."""
    found = tuple(claims)
    right = sorted(golden["required"] + golden["not_yet"], key=str)
    wrong = sorted(golden["forbidden"] + golden["still_said"], key=str)
    return {
        "required": [one for one in right if _is_found(one, found)],
        "not_yet": [one for one in right if not _is_found(one, found)],
        "forbidden": [one for one in wrong if not _is_found(one, found)],
        "still_said": [one for one in wrong if _is_found(one, found)],
    }


def write_golden(path: Path, golden: dict[str, list[Expected]]) -> None:
    """Write a golden file, one claim a line."""
    parts = []
    for name in LISTS:
        rows = [json.dumps(_row(one)) for one in sorted(golden[name], key=str)]
        parts.append(f'  "{name}": [' + ",".join(f"\n    {row}" for row in rows) + ("\n  ]" if rows else "]"))
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _row(expected: Expected) -> list[Any]:
    return [getattr(expected, name) for name in FIELDS]


if __name__ == "__main__":
    for file in golden_files():
        write_golden(file, regrouped(read_golden(file), claims_of(file)))
