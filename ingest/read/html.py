"""A web page goes in; its main text, title, publisher, address and date come out (by trafilatura)."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from ingest.errors import InputError
from ingest.read.failures import UnreadableError
from ingest.read.published import as_date

_TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext")
_BLOCKS = ("p", "head", "quote", "item", "code")
# Captions and picture credits tell of the picture, mostly of another day than the article's.
_PICTURES = [
    "//figcaption",
    "//*[@itemprop='caption' or @itemprop='copyrightHolder']",
    *(
        f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
        for name in ("source", "credit", "photographer")
    ),
    *(
        f"//*[self::div or self::span or self::p or self::small or self::aside][contains(@class, '{name}')]"
        for name in ("caption", "photo-credit", "image-credit")
    ),
]


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page says: paragraphs separated by blank lines, and its metadata."""

    text: str
    title: str
    publisher: str
    url: str
    published: date | None


def read_page(page: str | bytes, url: str = "") -> Page:
    """Return the main text and the metadata of a page; raises UnreadableError where it has no main text."""
    from trafilatura import bare_extraction

    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # their warnings are about single tags
    found: Any = bare_extraction(
        page,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        prune_xpath=_PICTURES,
    )
    if found is None or not (paragraphs := _paragraphs(found.body)):
        raise UnreadableError(
            "No article text was found in this page.", "Save the article's text and load that."
        )
    title = _line(found.title)
    return Page(
        text="\n\n".join(_with_headline(title, paragraphs)),
        title=title,
        publisher=_line(found.sitename or found.hostname),
        url=_line(found.url),
        published=_day(found.date),
    )


def _paragraphs(body: Any) -> list[str]:
    """Return the text blocks in their order; a block inside another is read once, with the outer one."""
    blocks = [
        block for block in body.iter(*_BLOCKS) if not any(up.tag in _BLOCKS for up in block.iterancestors())
    ]
    return [line for line in (_line("".join(block.itertext())) for block in blocks) if line]


def _with_headline(title: str, paragraphs: list[str]) -> list[str]:
    """Put the headline first, as news agencies send it, unless the text already opens with it."""
    if not title or any(title.casefold() in paragraph.casefold() for paragraph in paragraphs[:3]):
        return paragraphs
    return [title, *paragraphs]


def _line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


def _day(text: str | None) -> date | None:
    try:
        return as_date(text)
    except InputError:
        return None
