"""Step 1: a path, folder, URL or standard input goes in; articles come out, failures with reasons."""

from ingest.read.article import article_from_html, article_from_text
from ingest.read.failures import ReadFailure
from ingest.read.sources import read_articles

__all__ = ["ReadFailure", "article_from_html", "article_from_text", "read_articles"]
