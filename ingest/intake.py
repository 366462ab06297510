"""What a person gives the web app goes in (text, a file's bytes, an address); articles come out.

The facade over step 1 for callers that import no step.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePath

from ingest.errors import InputError
from ingest.read import ReadFailure, article_from_text, read_articles
from ingest.read.failures import DATE_HINT, UndatedError
from ingest.records import Article


def read_text(
    text: str, *, title: str = "", publisher: str = "", url: str = "", published: date | None = None
) -> tuple[Article, ...]:
    """Return the article with this text; raises InputError without text or date."""
    try:
        return (article_from_text(text, title=title, publisher=publisher, url=url, published=published),)
    except UndatedError as error:
        raise InputError(error.message, _hint(error.hint)) from error


def read_upload(name: str, content: bytes, *, published: date | None = None) -> tuple[Article, ...]:
    """Return the articles of an uploaded file, read by the ending of its name; raises InputError."""
    with tempfile.TemporaryDirectory(prefix="entente-") as folder:
        path = Path(folder, f"upload{PurePath(name).suffix.lower()[:10]}")
        path.write_bytes(content)
        return _articles(read_articles(path, published=published), PurePath(name).name)


def read_url(url: str, *, published: date | None = None) -> tuple[Article, ...]:
    """Return the article of a public web page; raises InputError where it cannot be fetched or read."""
    if not url.lower().startswith(("http://", "https://")):
        raise InputError(f"{url!r} is not a web address.", "Give one that starts with https://.")
    return _articles(read_articles(url, published=published, allow_private=False), url)


def _articles(found: Iterable[Article | ReadFailure], name: str) -> tuple[Article, ...]:
    articles = []
    for item in found:
        if isinstance(item, ReadFailure):
            raise InputError(f"{name}: {item.reason}", item.hint)
        articles.append(item)
    if not articles:
        raise InputError(f"{name} holds no article.", "Give a text, Markdown, HTML or JSON file.")
    return tuple(articles)


def _hint(hint: str) -> str:
    """Return a hint in the words of a form where it speaks of a command's option."""
    return "Fill in the day it was published." if hint == DATE_HINT else hint
