"""Text to measure with: the demo articles, varied by exchanging the countries they name."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from datetime import date

from ingest.read import ReadFailure, article_from_text, read_articles
from ingest.records import Article
from ingest.resources import resource

_NAMES = (
    "Armenia", "Russia", "France", "Australia", "Sweden", "Turkey", "Qatar", "Mali", "Azerbaijan", "Hungary",
    "Niger", "Egypt", "Finland", "Kazakhstan", "Belarus", "Bahrain", "Nigeria", "Germany", "Britain", "Japan",
)  # fmt: skip
_PATTERN = re.compile(r"\b(" + "|".join(_NAMES) + r")\b")
DAY = date(2024, 1, 15)


def demo_texts() -> list[str]:
    """Return the texts of the articles that come with entente."""
    found = list(read_articles(resource("data", "demo")))
    return [article.text for article in found if not isinstance(article, ReadFailure)]


def varied_texts() -> Iterator[str]:
    """Yield texts without end: the demo's, each time with its countries in another order."""
    texts = demo_texts()
    assert texts, "data/demo holds no articles"
    for turn in itertools.count():
        others = random.Random(turn).sample(_NAMES, len(_NAMES)) if turn else list(_NAMES)
        names = dict(zip(_NAMES, others, strict=True))
        for text in texts:
            yield _exchange(text, names)


def _exchange(text: str, names: dict[str, str]) -> str:
    return _PATTERN.sub(lambda match: names[match.group()], text)


def articles(count: int) -> list[Article]:
    """Return so many articles."""
    return [article_from_text(text, published=DAY) for text in itertools.islice(varied_texts(), count)]


def long_article(characters: int) -> Article:
    """Return one article of about so many characters."""
    parts, size = [], 0
    for text in varied_texts():
        parts.append(text)
        size += len(text) + 2
        if size >= characters:
            break
    return article_from_text("\n\n".join(parts)[:characters], published=DAY)
