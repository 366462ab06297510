"""The way of one article through the steps: read → parse → actors → claims → dates → score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.actors import find_mentions, find_names, find_people
from ingest.claims import find_claims
from ingest.dates import resolve_dates
from ingest.noise import noise_spans
from ingest.parse import parse, split_sentences
from ingest.records import Article, Extraction, Mention, Person, Sentence
from ingest.score import score_claims


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article split, parsed where actors are named, with the mentions of each sentence and the people named."""

    sentences: tuple[Sentence, ...]
    mentions: Sequence[Sequence[Mention]]
    people: dict[str, Person]


def prepare(article: Article) -> Prepared:
    """Take an article through reading, parsing and finding its actors."""
    sentences = split_sentences(article.text, noise_spans(article.text))
    wanted = find_names(sentences, article.published)
    parsed = parse(sentences, wanted)
    mentions = find_mentions(parsed, article.published)
    return Prepared(parsed, mentions, find_people(parsed, article.published))


def extract(article: Article) -> Extraction:
    """Return the claims of one article and the people who voice them."""
    prepared = prepare(article)
    claims = find_claims(prepared.sentences, prepared.mentions, prepared.people)
    claims = score_claims(resolve_dates(claims, prepared.sentences, article))
    spoken = {c.voiced_by.id: c.voiced_by for c in claims if c.voiced_by is not None}
    return Extraction(article, claims, tuple(spoken.values()))


def extract_all(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Yield the extraction of each article in order."""
    for article in articles:
        yield extract(article)
