"""`data/actors/wordlists.csv` in, the named lists of words that the rules of this step consult out."""

from __future__ import annotations

import csv
from functools import cache

from ingest.errors import DataError
from ingest.resources import resource


def word_list(name: str) -> frozenset[str]:
    """Return the words of one list; a list that the file lacks is an error."""
    found = _lists().get(name)
    if found is None:
        raise DataError(f"wordlists.csv has no list named {name}.", "Add a line `name,words`.")
    return found


@cache
def _lists() -> dict[str, frozenset[str]]:
    with resource("data", "actors", "wordlists.csv").open(encoding="utf-8", newline="") as handle:
        return {row["list"]: frozenset(row["words"].split()) for row in csv.DictReader(handle)}
