"""Step 5: claims in, the same claims out with the date of their event and its precision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.dates.calendar import UNDATED, EventDate
from ingest.dates.context import DateContext
from ingest.dates.rules import event_date
from ingest.records import Article, Claim, Sentence

__all__ = ["UNDATED", "DateContext", "EventDate", "event_date", "resolve_dates"]


def resolve_dates(
    claims: Iterable[Claim],
    sentences: Sequence[Sentence],
    article: Article,
    noise: Iterable[tuple[int, int]] = (),
) -> tuple[Claim, ...]:
    """Return the claims with `date` and `date_precision` set, and the date's rule added to their reason."""
    context = DateContext.build(article, sentences, noise)
    by_index = {sentence.index: sentence for sentence in sentences}
    return tuple(_dated(claim, by_index[claim.sentence], context) for claim in claims)


def _dated(claim: Claim, sentence: Sentence, context: DateContext) -> Claim:
    voiced = claim.roles.startswith("speaker")
    found = event_date(sentence, claim.trigger, claim.relation, claim.status, context, voiced=voiced)
    rule = f"{claim.rule}; date: {found.rule}" if claim.rule else f"date: {found.rule}"
    return replace(claim, date=found.date, date_precision=found.precision, rule=rule)
