"""What the command line and the web app do to the graph: load, remove, list, rebuild."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.records import Extraction
    from ingest.store import Store


def load_article(store: Store, extraction: Extraction) -> int:
    """Write an article and its claims; return how many claims. Loading it again changes nothing."""
    from ingest.graph import ensure_schema, write_article

    ensure_schema(store)
    return write_article(store, extraction)


def remove_article(store: Store, article_id: str) -> int:
    """Take an article out; return how many claims went with it. Raises NotFoundError."""
    from ingest.graph import remove_article as remove

    return remove(store, article_id)


def list_articles(store: Store) -> list[dict[str, Any]]:
    """Return the loaded articles, latest first."""
    return store.run_file("view/articles", {"words": ""}).records()


def rebuild(store: Store) -> int:
    """Merge all events anew from the claims; return how many there are."""
    from ingest.graph import rebuild_events

    return rebuild_events(store)
