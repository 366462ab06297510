"""Write an article with its claims, or take it out, in one transaction; the events of its pairs follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ingest import reference
from ingest.errors import NotFoundError
from ingest.graph.merging import Pair, merge_pairs, pair_of
from ingest.records import Article, Claim, Extraction, digest
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
    before = writer.read_file("write/article_claims", {"id": article.id}).records()
    writer.write_file("write/article", _article_row(article))
    _drop(writer, [row for row in before if row["id"] not in rows])
    _ensure_actors(writer, {row[end] for row in rows.values() for end in ("source", "target")})
    if rows:
        writer.write_file("write/claims", {"rows": list(rows.values())})
    if voices := list(_voice_rows(extraction)):
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


def _drop(writer: Writer, claims: list[Row]) -> None:
    if claims:
        writer.write_file("write/claims_remove", {"ids": sorted({c["id"] for c in claims})})
    if people := sorted({c["person"] for c in claims if c["person"]}):
        writer.write_file("write/people_remove", {"ids": people})


def _pairs(rows: Iterable[Row]) -> set[Pair]:
    return {pair_of(row["source"], row["target"]) for row in rows}


def _ensure_actors(writer: Writer, ids: set[str]) -> None:
    """Create the actors that the graph lacks, from the reference data where that knows them."""
    tables = {
        "states": reference.states,
        "organizations": reference.organizations,
        "groups": reference.groups,
    }
    unknown = set(ids)
    for name, rows in tables.items():
        found = [row for row in rows() if row["id"] in ids]
        unknown -= {row["id"] for row in found}
        if found:
            writer.write_file(f"write/baseline_{name}", {"rows": found})
    if unknown:
        blank: Row = dict.fromkeys(next(reference.groups()))
        bare = [{**blank, "id": i, "name": i, "aliases": [], "kind": "unknown"} for i in sorted(unknown)]
        writer.write_file("write/baseline_groups", {"rows": bare})


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
                "actor": _speaks_for(claim),
                "role": person.role or None,
                "tie": digest(person.id, _speaks_for(claim)),
            }


def _speaks_for(claim: Claim) -> str:
    """Return the actor for which the claim's voice speaks: the person's own where that is an end of the claim."""
    assert claim.voiced_by is not None
    return claim.voiced_by.actor if claim.voiced_by.actor in {claim.source, claim.target} else claim.source
