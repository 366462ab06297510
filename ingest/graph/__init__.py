"""Step 7: the extraction of an article in, the graph changed: claims written, events merged from them."""

from ingest.graph.articles import remove_article, write_article
from ingest.graph.merging import rebuild_events
from ingest.graph.schema import ensure_schema

__all__ = ["ensure_schema", "rebuild_events", "remove_article", "write_article"]
