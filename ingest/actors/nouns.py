"""`data/actors/nouns.csv` in; out, whether a noun such as "troops" or "newspaper" acts for its state."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from ingest.actors.gazetteer import rows
from ingest.actors.wordlists import word_list

NounClass = Literal["office", "organ", "people", "private", "opposition", "other"]
HONORIFICS = word_list("honorifics")
_IRREGULAR = {
    "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "servicemen": "serviceman", "airmen": "airman",
    "fishermen": "fisherman", "businessmen": "businessman", "congressmen": "congressman", "gunmen": "gunman",
    "women": "woman", "men": "man", "children": "child", "spies": "spy", "embassies": "embassy",
    "authorities": "authority", "armies": "army", "navies": "navy", "agencies": "agency",
    "ministries": "ministry",
    "parties": "party", "deputies": "deputy", "secretaries": "secretary", "families": "family",
    "attaches": "attache", "mps": "mp", "wives": "wife", "lobbies": "lobby", "warships": "warship",
    "committees": "committee", "monarchies": "monarchy", "bodies": "body", "judges": "judge",
}  # fmt: skip


def singular(noun: str) -> str:
    """Return the singular of a noun in lower case, near enough to look it up."""
    low = noun.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("s") and not low.endswith("ss") and low[:-1] in _classes():
        return low[:-1]
    return low


@lru_cache(maxsize=20000)
def noun_class(noun: str) -> NounClass:
    """Return the class of a noun in singular or plural, "other" for nouns that the file does not list."""
    low = noun.lower()
    known = _classes()
    return known.get(low) or known.get(singular(low), "other")


@cache
def _classes() -> dict[str, NounClass]:
    found: dict[str, NounClass] = {}
    for row in rows("nouns.csv"):
        for noun in row["nouns"].split():
            found[noun] = row["class"]  # type: ignore[assignment]
    return found
