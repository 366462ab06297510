"""Write an article with its claims, or take it out, in one transaction; the events of its pairs follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from ingest import reference
from ingest.errors import NotFoundError
from ingest.graph.merging import Pair, merge_pairs, pair_of
from ingest.records import Article, Extraction
from ingest.store import Store, Writer

EXTRACTOR = "entente"
Row = dict[str, Any]


def write_article(store: Store, extraction: Extraction) -> int:
    """Write an article and exactly these claims; return how many. Writing it again changes nothing."""
    return store.change(lambda writer: _write(writer, extraction))


def remove_article(store: Store, article_id: str) -> int:
    """Take an article out with its claims and what no other claim supports; return how many claims went."""
    return store.change(lambda writer: _remove(writer, article_id))


def _write(writer: Writer, extraction: Extraction) -> int:
    article = extraction.article
    rows = {row["id"]: row for row in _claim_rows(extraction)}
    voices = list(_voice_rows(extraction))
    before = writer.read_file("write/article_claims", {"id": article.id}).records()
    writer.write_file("write/article", _article_row(article))
    ends = {row[end] for row in rows.values() for end in ("source", "target")}
    _ensure_actors(writer, ends | {row["actor"] for row in voices})
    if rows:
        writer.write_file("write/claims", {"rows": list(rows.values())})
    _drop(writer, before, kept=rows, voices=voices)
    if voices:
        writer.write_file("write/voices", {"rows": voices})
    merge_pairs(writer, _pairs([*before, *rows.values()]))
    return len(rows)


def _remove(writer: Writer, article_id: str) -> int:
    if not writer.read_file("view/article", {"id": article_id}).rows:
        raise NotFoundError(f"The graph holds no article {article_id}.", "List them with: entente articles")
    claims = writer.read_file("write/article_claims", {"id": article_id}).records()
    _drop(writer, claims)
    writer.write_file("write/article_remove", {"id": article_id})
    merge_pairs(writer, _pairs(claims))
    return len(claims)


def _drop(
    writer: Writer, before: list[Row], *, kept: Collection[str] = (), voices: Iterable[Row] = ()
) -> None:
    """Take out the claims and voices of an article that it no longer has; then correct for whom people speak."""
    said = {_voice(row["claim"], row) for row in voices}
    mute = [row for row in before if row["person"] and _voice(row["id"], row) not in said]
    if mute:
        rows = [{"claim": row["id"], "person": row["person"]} for row in mute]
        writer.write_file("write/voices_remove", {"rows": rows})
    if gone := sorted({row["id"] for row in before} - set(kept)):
        writer.write_file("write/claims_remove", {"ids": gone})
    if people := sorted({row["person"] for row in mute}):
        for name in ("write/terms_forget", "write/terms_again", "write/people_remove"):
            writer.write_file(name, {"ids": people})


def _voice(claim: str, row: Row) -> tuple[str, str, str, str | None]:
    return claim, row["person"], row["actor"], row["role"]


def _pairs(rows: Iterable[Row]) -> set[Pair]:
    return {pair_of(row["source"], row["target"]) for row in rows}


def _ensure_actors(writer: Writer, ids: set[str]) -> None:
    """Create the actors that the graph lacks, from the reference data where that knows them."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for key in sorted(ids):
        table, row = _known_actors().get(key) or ("groups", _unknown_actor(key))
        rows[table].append(row)
    for table, found in rows.items():
        writer.write_file(f"write/baseline_{table}", {"rows": found})


@cache
def _known_actors() -> dict[str, tuple[str, Row]]:
    """Return the actors of the reference data by id, with the table that holds each."""
    tables = (reference.states, reference.organizations, reference.groups)
    return {row["id"]: (read.__name__, row) for read in tables for row in read()}


def _unknown_actor(key: str) -> Row:
    blank: Row = dict.fromkeys(next(reference.groups()))
    return {**blank, "id": key, "name": key, "aliases": [], "kind": "unknown"}


def _article_row(article: Article) -> Row:
    names = ("id", "title", "publisher", "url", "published", "text")
    return {name: getattr(article, name) for name in names}


def _claim_rows(extraction: Extraction) -> Iterator[Row]:
    for claim in extraction.claims:
        yield {
            "id": claim.id_in(extraction.article.id),
            "article": extraction.article.id,
            "source": claim.source,
            "target": claim.target,
            "event": claim.relation,
            "mode": claim.mode,
            "date": date.fromisoformat(claim.date) if claim.date else None,
            "date_precision": claim.date_precision,
            "status": claim.status,
            "confidence": claim.confidence,
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
            "symmetric": claim.symmetric,
            "pair": ":".join(pair_of(claim.source, claim.target)),
            "extractor": EXTRACTOR,
        }


def _voice_rows(extraction: Extraction) -> Iterator[Row]:
    for claim in extraction.claims:
        person = claim.voiced_by
        if person is not None:
            yield {
                "claim": claim.id_in(extraction.article.id),
                "person": person.id,
                "name": person.name,
                "actor": person.actor or claim.source,
                "role": person.role or None,
                "tie": f"{person.id}:{person.actor or claim.source}",
            }
