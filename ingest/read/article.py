"""Text or a page goes in with what is known about it; an `Article` comes out."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ingest.read.decoding import clean, decode
from ingest.read.failures import UndatedError, UnreadableError
from ingest.records import Article, digest

LONGEST = 5_000_000
"""Characters that one article's text may have."""

_TRACKERS = re.compile(r"^(utm_|fbclid$|gclid$|mc_[ce]id$|ref$|cmpid$|smid$)")


def article_from_text(
    text: str,
    *,
    title: str = "",
    publisher: str = "",
    url: str = "",
    published: date | None = None,
    id: str = "",  # noqa: A002 - the field's name in the files
) -> Article:
    """Return the article with this text, character for character.

    Without a title the first line serves; without an id the canonical URL, or else the text, is hashed.
    Raises UndatedError (an InputError) without a publication date and UnreadableError without text.
    """
    text = clean(text)
    if not text.strip():
        raise UnreadableError("The article holds no text.")
    if len(text) > LONGEST:
        raise UnreadableError(
            f"The text is longer than {LONGEST:,} characters.", "Split it into single articles."
        )
    if published is None:
        raise UndatedError
    line = text.strip().split("\n", 1)[0].strip()
    return Article(
        id=clean(id) or digest(canonical_url(url) or text),
        title=clean(title).strip() or (line if len(line) <= 160 else line[:157].rstrip() + "…"),
        publisher=clean(publisher).strip(),
        url=clean(url).strip(),
        published=published,
        text=text,
    )


def article_from_html(
    page: str | bytes,
    *,
    title: str = "",
    publisher: str = "",
    url: str = "",
    published: date | None = None,
    id: str = "",  # noqa: A002 - the field's name in the files
) -> Article:
    """Return the main text of a page as an article; the page's own metadata fill what is not given.

    The headline is the first paragraph, paragraphs are separated by blank lines.
    Raises as `article_from_text` does.
    """
    from ingest.read.html import read_page

    if isinstance(page, bytes):
        decode(page)  # refuses what is empty, binary or too large; the parser reads the page's own encoding
    found = read_page(page, url)
    return article_from_text(
        found.text,
        title=title or found.title,
        publisher=publisher or found.publisher,
        url=url or found.url,
        published=published or found.published,
        id=id,
    )


def canonical_url(url: str) -> str:
    """Return the URL without fragment, trackers and other things that tell no articles apart, or ""."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    query = urlencode(
        [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKERS.match(pair[0])]
    )
    return urlunsplit(("https", host.removeprefix("www."), parts.path.rstrip("/"), query, ""))
