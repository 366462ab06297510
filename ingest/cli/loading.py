"""Articles go in; they are extracted and written to the store, with progress on standard error."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ingest.cli.output import notes, safe

if TYPE_CHECKING:
    from ingest.records import Article
    from ingest.store import Store


def load_articles(store: Store, articles: Iterable[Article]) -> tuple[int, int]:
    """Load articles one by one; return how many articles and claims the graph has been given."""
    from ingest.load import load_article
    from ingest.pipeline import extract

    console, loaded, claims = notes(), 0, 0
    with console.status("Reading …") as status:
        for article in articles:
            status.update(f"Loading {safe(article.title)[:60]} …")
            extraction = extract(article)
            load_article(store, extraction)
            loaded, claims = loaded + 1, claims + len(extraction.claims)
            if not console.is_terminal:
                continue
            console.print(f"{article.id}  {len(extraction.claims):3} claims  {safe(article.title)[:70]}")
    return loaded, claims


def known_articles(store: Store) -> set[str]:
    """Return the ids of the articles that the graph holds."""
    return {str(row["id"]) for row in store.run_file("view/articles", {"words": ""}).records()}


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 article", "2 articles"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
