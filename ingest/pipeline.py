"""The way of one article through the steps: read → parse → actors → claims → dates → score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.actors import find_mentions, find_names
from ingest.claims import find_claims
from ingest.dates import resolve_dates
from ingest.noise import noise_spans
from ingest.parse import parse, split_sentences
from ingest.records import Article, Extraction
from ingest.score import score_claims


def extract(article: Article) -> Extraction:
    """Return the claims of one article and the people who voice them."""
    sentences = split_sentences(article.text, noise_spans(article.text))
    wanted = find_names(sentences, article.published)
    parsed = parse(sentences, wanted)
    mentions, people = find_mentions(parsed, article.published)
    claims = find_claims(parsed, mentions, people)
    claims = score_claims(resolve_dates(claims, parsed, article))
    spoken = {c.voiced_by.id: c.voiced_by for c in claims if c.voiced_by is not None}
    return Extraction(article, claims, tuple(spoken.values()))


def extract_all(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Yield the extraction of each article in order."""
    for article in articles:
        yield extract(article)
