"""The way of one article through the steps: read → parse → actors → claims → dates → score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.actors import find_mentions, find_names, find_people
from ingest.claims import find_claims
from ingest.dates import resolve_dates
from ingest.noise import noise_spans
from ingest.parse import parse, split_sentences
from ingest.records import Article, Claim, Extraction, Mention, Person, Sentence
from ingest.score import score_claims

_BLOCK = 1000  # sentences; far more than any news article has


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article split, parsed where actors are named, with the mentions of each sentence and the people named."""

    sentences: tuple[Sentence, ...]
    mentions: Sequence[Sequence[Mention]]
    people: dict[str, Person]


def prepare(article: Article) -> Prepared:
    """Take an article through reading, parsing and finding its actors."""
    return _prepare(split_sentences(article.text, noise_spans(article.text)), article)


def extract(article: Article) -> Extraction:
    """Return the claims of one article and the people who voice them."""
    claims: list[Claim] = []
    for block in _blocks(split_sentences(article.text, noise_spans(article.text))):
        prepared = _prepare(block, article)
        found = find_claims(prepared.sentences, prepared.mentions, prepared.people)
        claims.extend(resolve_dates(found, prepared.sentences, article))
    scored = score_claims(claims)
    spoken = {c.voiced_by.id: c.voiced_by for c in scored if c.voiced_by is not None}
    return Extraction(article, scored, tuple(spoken.values()))


def extract_all(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Yield the extraction of each article in order."""
    for article in articles:
        yield extract(article)


def _prepare(sentences: tuple[Sentence, ...], article: Article) -> Prepared:
    parsed = parse(sentences, find_names(sentences, article.published))
    mentions = find_mentions(parsed, article.published)
    return Prepared(parsed, mentions, find_people(parsed, article.published))


def _blocks(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, ...]]:
    """Yield an article whole, or a book in parts, so that memory does not grow with length."""
    for start in range(0, len(sentences), _BLOCK):
        yield sentences[start : start + _BLOCK]
