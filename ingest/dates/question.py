"""What the date rules are asked: one trigger in its sentence, with what the article tells around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.dates.attach import climb
from ingest.dates.context import DateContext
from ingest.dates.expressions import TimeExpression
from ingest.dates.tense import Tense
from ingest.dates.words import SPEECH
from ingest.records import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MAIN_COST = 3.5
_EXPECTED = frozenset({"due", "slate", "poise", "schedule"})
SAYING = frozenset({"ACCUSE", "REJECT", "REQUEST", "AGREE", "SUPPORT", "THREATEN", "CONCEDE"})
"""Relations whose act is often the utterance itself."""


@dataclass(frozen=True, slots=True)
class Question:
    """One claim to date: where its trigger stands, what is claimed, and the article around it."""

    sentence: Sentence
    doc: Doc
    token: Token
    relation: str
    status: str
    tense: Tense
    context: DateContext
    voiced: bool = False

    @property
    def ahead(self) -> bool:
        """Whether the act is still to come."""
        expected = self.token.lemma_.lower() in _EXPECTED and self.token.pos_ in ("ADJ", "ADP", "VERB")
        return expected or self.status in ("planned", "hypothetical") or self.tense == "future"

    @property
    def expressions(self) -> tuple[TimeExpression, ...]:
        """The time expressions of the sentence."""
        return self.context.expressions.get(self.sentence.index, ())


def main_cost(token: Token) -> float | None:
    """Return the cost of the way from the token to the sentence's main verb, or None where it is too far."""
    for above, cost in climb(token):
        if above.dep_ == "ROOT":
            return cost if cost <= _MAIN_COST else None
    return None


def in_quotes(q: Question) -> bool:
    """Tell whether the trigger stands in quotation marks, those open since the paragraph's start included."""
    before = [s.text for s in q.context.paragraph(q.sentence.paragraph) if s.index < q.sentence.index]
    text = " ".join([*before, q.sentence.text[: q.token.idx]])
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def is_speech(token: Token) -> bool:
    """Tell a verb whose act is an utterance."""
    return token.pos_ == "VERB" and token.lemma_.lower() in SPEECH


def speech_above(token: Token) -> Token | None:
    """Return the nearest verb of speech whose content holds the token, or None."""
    for _ in range(12):
        if token.head == token:
            return None
        inside = token.dep_ in ("ccomp", "parataxis") or (token.dep_ == "conj" and token.head.dep_ == "ccomp")
        token = token.head
        if inside and is_speech(token):
            return token
    return None
