"""The three annotated sets: which ids belong to which part, and the extractor's answers to them.

The part `check` is scored and never shown: nothing here hands out its texts but to the extractor.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from ingest.read import ReadFailure, article_from_text, read_articles
from ingest.records import STANDING_RELATIONS, Article, Claim

Part = Literal["read", "check"]
Row = dict[str, Any]
SETS = ("claims", "sentences", "events")
PARTS: tuple[Part, ...] = ("read", "check")
UNDATED = date(2015, 1, 1)
_EMBARGO = re.compile(r"\b(?:sanction|embargo|boycott)", re.IGNORECASE)
_MATERIAL = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
_CAMEO_EMBARGO = "163"  # "Impose embargo, boycott, or sanctions"


def articles_of(bench: Path, name: str, part: Part) -> Iterator[Article]:
    """Yield the articles to extract from, in the order of the set's file."""
    if name == "claims":
        for found in read_articles(bench / "claims-dev" / "inputs.jsonl"):
            assert not isinstance(found, ReadFailure), found.message
            if in_part(name, found.id, part):
                yield found
        return
    for row in gold_rows(bench, name, part):
        published = date.fromisoformat(row["date"]) if row.get("date") else UNDATED
        yield article_from_text(row.get("sentence") or row["text"], published=published, id=row["id"])


def in_part(name: str, key: str, part: Part) -> bool:
    """Tell whether an article of claims-dev or a sentence of events-dev belongs to the part."""
    if name == "claims":
        return key.startswith("e") == (part == "check")
    return (int(key.rsplit("-", 1)[1]) % 3 != 0) == (part == "read")


def gold_rows(bench: Path, name: str, part: Part) -> list[Row]:
    """Return the annotated rows of one part of a set."""
    if name == "claims":
        paths = sorted((bench / "claims-dev" / "articles").glob("*.json"))
        return [json.loads(path.read_text("utf-8")) for path in paths if in_part(name, path.stem, part)]
    if name == "sentences":
        return read_jsonl(bench / "sentences-dev" / f"{part}.jsonl")
    return [row for row in read_jsonl(bench / "events-dev" / "gold.jsonl") if in_part(name, row["id"], part)]


def predict(bench: Path, name: str, part: Part) -> list[Row]:
    """Return one row an article: its id and the extractor's claims."""
    from ingest.pipeline import extract_all

    found = extract_all(articles_of(bench, name, part))
    return [{"id": one.article.id, "claims": [_claim(claim) for claim in one.claims]} for one in found]


def _claim(claim: Claim) -> Row:
    why = {name: value for name, value in asdict(claim).items() if name in ("pattern", "roles", "rule")}
    return claim.as_row() | {"symmetric": claim.symmetric} | why


def as_events(rows: Iterable[Row]) -> list[Row]:
    """Return predictions in the form of events-dev.

    Standing relations are dropped, a state of war is ASSAULT, force and sanctions still to come are THREATEN, whose
    mode is the act threatened; claims of sanction whose sentence speaks of sanctions, embargoes or boycotts get
    their CAMEO code, which the table of that set (PLOVER's own of 2021) counts as COERCE.
    """
    return [
        {"id": row["id"], "events": [_event(claim) for claim in row["claims"] if _is_event(claim)]}
        for row in rows
    ]


def _is_event(claim: Row) -> bool:
    return claim["relation"] == "AT_WAR_WITH" or claim["relation"] not in STANDING_RELATIONS


def _event(claim: Row) -> Row:
    code = "ASSAULT" if claim["relation"] == "AT_WAR_WITH" else claim["relation"]
    if code in _MATERIAL and claim["status"] in {"planned", "hypothetical"}:
        code = "THREATEN"
    if code == "SANCTION" and _EMBARGO.search(claim["quote"]):
        code = _CAMEO_EMBARGO
    return {"source": claim["source"], "target": claim["target"], "code": code}


def scorer(bench: Path, folder: str, name: str = "score") -> ModuleType:
    """Return the set's own scorer, loaded from its file."""
    path = bench / folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"{folder.replace('-', '_')}_{name}", path)
    assert spec is not None, path
    assert spec.loader is not None, path
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_jsonl(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def write_jsonl(path: Path, rows: Iterable[Row]) -> Path:
    """Write rows as JSON Lines and return the path."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path
