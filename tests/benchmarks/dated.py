"""Score the dates on short articles of our own: `python -m tests.benchmarks.dated [--errors N]`.

`dated.jsonl` holds articles with claims and the date of each (or none) and its precision. Only claims that the
extractor finds are scored, since the other sets tell how many it finds.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ingest.pipeline import extract_all
from ingest.records import Article, Claim
from tests.benchmarks.sets import Row, read_jsonl

_DATED = Path(__file__).parent / "dated.jsonl"
_SHARED = 15  # characters that the quotes of the same claim have in common, at least


class Pair(NamedTuple):
    """A claim of the file with the one found for it."""

    gold: Row
    found: Claim

    @property
    def right(self) -> bool:
        """Tell whether date and precision are those of the file."""
        return (self.found.date, self.found.date_precision) == (
            self.gold["date"],
            self.gold["date_precision"],
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="how many wrong dates to show")
    args = parser.parse_args()
    pairs = list(scored())
    right = sum(pair.right for pair in pairs)
    print(f"{right} of {len(pairs)} dates right ({right / len(pairs):.0%})")
    for gold, found in [pair for pair in pairs if not pair.right][: args.errors]:
        print(
            f"{gold['date']} {gold['date_precision']}, got {found.date} {found.date_precision}: {found.quote}"
        )


def scored() -> Iterator[Pair]:
    """Yield the claims of the file that the extractor finds, in its order."""
    rows = read_jsonl(_DATED)
    articles = [
        Article(r["id"], "", "The Ledger", "", date.fromisoformat(r["published"]), r["text"]) for r in rows
    ]
    for row, result in zip(rows, extract_all(articles), strict=True):
        for claim in result.claims:
            gold = next((g for g in row["claims"] if _same(g, claim, row["text"])), None)
            if gold is not None:
                yield Pair(gold, claim)


def _same(gold: Row, claim: Claim, text: str) -> bool:
    ends = {gold["source"], gold["target"]} == {claim.source, claim.target}
    if not ends or gold["relation"] != claim.relation:
        return False
    at = text.find(gold["quote"])
    return min(at + len(gold["quote"]), claim.end) - max(at, claim.start) >= _SHARED


if __name__ == "__main__":
    main()
