"""What the dates of one article lean on: its day, its lede, who spoke when, which meetings it dates.

An article and its sentences go in, one frozen `DateContext` comes out, built once and read for every claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from ingest.dates.attach import nearest
from ingest.dates.calendar import UNDATED, EventDate, on, resolve
from ingest.dates.expressions import TimeExpression, find_expressions
from ingest.dates.tense import tense, verbs
from ingest.dates.words import GATHERINGS, LIGHT, MEETING, REPORT, SPEECH
from ingest.noise import Dateline, dateline
from ingest.records import Article, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEDE_WORDS = 18
_SHORT_PARAGRAPH, _LEDE_OF_LONG = 3, 2  # sentences
_CAPTION = re.compile(
    r"\((?:[LRC]|left|right|center|centre)\)|, (?:left|right|center|centre),"
    r"|\b(?:are|is) (?:seen|pictured|shown)\b"
    r"|^In this (?:\w+ ){0,3}(?:photo|image|picture)|\bfile photo\b"
    r"|\b(?:photo|image|picture) (?:taken|released|provided)\b"
    r"|\bshakes? hands\b.{0,90}\d{4}",
    re.IGNORECASE,
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
_NEAR = timedelta(days=8)
_GENERAL = (
    LIGHT | REPORT | {"continue", "follow", "call", "go", "warn", "urge", "try", "want", "accuse", "meet"}
)
_SAID = re.compile(r"\b([A-Z][\w’'-]+) (?:said|told|added|stressed|warned|insisted|noted|wrote|tweeted)\b")
_BEGINS = re.compile(
    r"(?:The|A) (?:[\w-]+ ){0,3}(summit|meeting|conference|talks|forum|session|visit|ceremony)\b"
    r"(?: [\w’']+){0,4}? (begins?|began|starts?|started|opens?|opened|kicks? off|takes? place|is|are|will)\b"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a speaker said in a sentence, and on which day if the sentence tells it."""

    sentence: int
    speaker: str
    date: EventDate


@dataclass(frozen=True, slots=True)
class DateContext:
    """The days an article's events lean on; sentence numbers are `Sentence.index`.

    `anchor` is the day the text was written (the dateline's, else publication); `news` the day of the act it
    reports; `lede` the sentences of title and first paragraph (of a long one the first), `opening` those and the
    next paragraph; `words` the lemmas of title and lede; `subjects` who acts there; `gatherings` the dated
    meetings, by noun; `meeting` the one day on which a meeting or visit is planned; `retold` the
    verbs of title and lede that a later sentence dates.
    """

    published: date
    anchor: date
    news: EventDate
    expressions: Mapping[int, tuple[TimeExpression, ...]]
    sentences: tuple[Sentence, ...]
    lede: frozenset[int]
    opening: frozenset[int]
    words: frozenset[str]
    subjects: frozenset[str]
    statements: tuple[Statement, ...]
    gatherings: Mapping[str, EventDate]
    meeting: EventDate
    retold: Mapping[str, EventDate]

    @classmethod
    def build(
        cls, article: Article, sentences: Sequence[Sentence], noise: Iterable[tuple[int, int]] = ()
    ) -> DateContext:
        """Return the context of an article; sentences inside `noise` spans are left out."""
        spans = tuple(noise)
        told = tuple(s for s in sentences if not any(a <= s.start and s.end <= b for a, b in spans))
        opening_line = dateline(article.text)
        anchor = _anchor(article, opening_line)
        expressions = {s.index: found for s in told if (found := find_expressions(s.text))}
        lede, opening = _openings(told, opening_line.start if opening_line else 0)
        news = _news_day([s for s in told if s.index in opening], expressions, anchor)
        words = _lemmas(s for s in told if s.index in lede)
        return cls(
            article.published,
            anchor,
            news,
            MappingProxyType(expressions),
            told,
            lede,
            opening,
            words,
            _acting(s for s in told if s.index in lede),
            _statements(told, expressions, anchor),
            MappingProxyType(_gatherings(told, expressions, anchor)),
            _planned_meeting(told, expressions, anchor),
            MappingProxyType(_retold([s for s in told if s.index not in lede], words, expressions, anchor)),
        )

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before this one in its paragraph, or None."""
        for other in reversed(self.sentences):
            if other.index < sentence.index:
                return other if other.paragraph == sentence.paragraph else None
        return None

    def paragraph(self, number: int) -> tuple[Sentence, ...]:
        """Return the sentences of a paragraph."""
        return tuple(s for s in self.sentences if s.paragraph == number)

    def told_of(self, form: str) -> EventDate:
        """Return the day that the first sentence to date a verb's past form gives it, or UNDATED."""
        for sentence, verb in _beside_dates(self.sentences, self.expressions):
            if verb.lower_ == form and verb.dep_ != "amod":
                told = own_date(sentence, verb, self.expressions, self.anchor)
                if told.date:
                    return told
        return UNDATED

    def said_by(self, speaker: str, index: int) -> EventDate:
        """Return the latest dated statement of a speaker up to a sentence, or UNDATED."""
        known = [
            s.date for s in self.statements if s.speaker == speaker and s.sentence <= index and s.date.date
        ]
        return known[-1] if known else UNDATED

    def speaker_at(self, index: int) -> str:
        """Return who spoke last up to a sentence, for "he said"."""
        names = [s.speaker for s in self.statements if s.sentence < index]
        return names[-1] if names else ""


def own_date(
    sentence: Sentence,
    token: Token,
    expressions: Mapping[int, tuple[TimeExpression, ...]],
    anchor: date,
    *,
    ahead: bool = False,
) -> EventDate:
    """Return the date that the sentence's own words give to a token, or UNDATED."""
    assert sentence.doc is not None
    found = nearest(sentence.doc, token, expressions.get(sentence.index, ()), ahead=ahead)
    return resolve(found[0], anchor, future=ahead) if found else UNDATED


def speaker_of(verb: Token) -> str:
    """Return the lower-case head word of a verb's subject, "" where there is none."""
    for _ in range(4):
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if subject is not None:
            return str(subject.lower_)
        if verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head == verb:
            return ""
        verb = verb.head
    return ""


def _anchor(article: Article, found: Dateline | None) -> date:
    """Return the dateline's day where it is shortly before publication, else the day of publication."""
    for expression in find_expressions(found.day) if found and found.day else ():
        day = resolve(expression, article.published).day
        if day and timedelta(0) <= article.published - day < _NEAR:
            return day
    return article.published


def _openings(sentences: Sequence[Sentence], start: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return the sentences of title and lede, and those with the next paragraph; `start` opens the lede."""
    lede: set[int] = set()
    opening: set[int] = set()
    paragraphs = 0
    by_number: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_number.setdefault(sentence.paragraph, []).append(sentence)
    for members in by_number.values():
        if paragraphs >= 2:
            break
        # Of a long paragraph (a text may have no other) only the first sentences are lede and opening.
        numbers = [s.index for s in members]
        opening.update(numbers[:_SHORT_PARAGRAPH])
        if paragraphs == 0:
            lede.update(numbers if len(numbers) <= _SHORT_PARAGRAPH else numbers[:_LEDE_OF_LONG])
        text = " ".join(s.text for s in members)
        ended = text.rstrip("\"'”’)").endswith((".", "!", "?"))
        if (
            len(text.split()) >= _LEDE_WORDS
            and ended
            and members[-1].end > start
            and not _CAPTION.search(text)
        ):
            paragraphs += 1
    return frozenset(lede), frozenset(opening)


def _news_day(
    opening: Sequence[Sentence], expressions: Mapping[int, tuple[TimeExpression, ...]], anchor: date
) -> EventDate:
    """Return the day that the opening gives to its main act, else the day of writing."""
    for sentence in opening:
        if sentence.doc is None or sentence.index not in expressions or _CAPTION.search(sentence.text):
            continue
        root = next((t for t in sentence.doc if t.dep_ == "ROOT"), None)
        if root is None or tense(root) in ("future", "pluperfect"):
            continue
        found = own_date(sentence, root, expressions, anchor)
        if found.day and found.precision == "day" and timedelta(0) <= anchor - found.day < _NEAR:
            return on(found.day, f"the day of the news, {found.rule}")
    return on(anchor, "the day of the news, not told otherwise")


def _lemmas(sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(
        t.lemma_.lower()
        for s in sentences
        if s.doc is not None
        for t in s.doc
        if t.pos_ in ("VERB", "NOUN") and t.lemma_.lower() not in ("be", "have", "do", "say", "tell")
    )


def _acting(sentences: Iterable[Sentence]) -> frozenset[str]:
    found = {t.lower_ for s in sentences if s.doc is not None for t in s.doc if t.dep_ in _SUBJECTS}
    return frozenset(found - _PRONOUNS)


def _statements(
    sentences: Sequence[Sentence], expressions: Mapping[int, tuple[TimeExpression, ...]], anchor: date
) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for sentence in sentences:
        for speaker, told in _spoken_in(sentence, expressions, anchor):
            if speaker in _PRONOUNS and found:
                found.append(Statement(sentence.index, found[-1].speaker, told))
            elif speaker:
                found.append(Statement(sentence.index, speaker, told))
    return tuple(found)


def _spoken_in(
    sentence: Sentence, expressions: Mapping[int, tuple[TimeExpression, ...]], anchor: date
) -> Iterator[tuple[str, EventDate]]:
    """Yield who speaks in a sentence and when; without a parse only "NAME said on Tuesday" is seen."""
    if sentence.doc is None:
        match = _SAID.search(sentence.text)
        days = [e for e in expressions.get(sentence.index, ()) if e.kind in ("weekday", "day", "date")]
        if match:
            yield match[1].lower(), resolve(days[0], anchor) if len(days) == 1 else UNDATED
        return
    for token in verbs(sentence.doc):
        if token.lemma_ in SPEECH and tense(token) in ("past", "present"):
            yield speaker_of(token), own_date(sentence, token, expressions, anchor)


def _gatherings(
    sentences: Sequence[Sentence], expressions: Mapping[int, tuple[TimeExpression, ...]], anchor: date
) -> dict[str, EventDate]:
    """Return the dated meetings, by noun; a noun with two dates is left out."""
    found: dict[str, EventDate] = {}
    clashing: set[str] = set()
    for sentence in sentences:
        if sentence.index not in expressions:
            continue
        for name, told in _meetings_in(sentence, expressions, anchor):
            if name in found and found[name].date != told.date:
                clashing.add(name)
            found.setdefault(name, told)
    return {name: told for name, told in found.items() if name not in clashing}


def _planned_meeting(
    sentences: Sequence[Sentence], expressions: Mapping[int, tuple[TimeExpression, ...]], anchor: date
) -> EventDate:
    """Return the day on which the article's meetings are planned, or UNDATED where it tells none or several."""
    found: dict[str, EventDate] = {}
    for sentence, verb in _beside_dates(sentences, expressions):
        if verb.lemma_.lower() in MEETING and tense(verb) == "future":
            told = own_date(sentence, verb, expressions, anchor, ahead=True)
            if told.precision in ("day", "week") and told.day and told.day >= anchor - _NEAR:
                found.setdefault(str(told.date), told)
    return next(iter(found.values())) if len(found) == 1 else UNDATED


def _meetings_in(
    sentence: Sentence, expressions: Mapping[int, tuple[TimeExpression, ...]], anchor: date
) -> Iterator[tuple[str, EventDate]]:
    """Yield the meetings that a sentence dates; without a parse only "the summit begins on Friday"."""
    if sentence.doc is None:
        match = _BEGINS.match(sentence.text)
        days = [e for e in expressions[sentence.index] if e.kind in ("weekday", "day", "date")]
        if match and days:
            yield (
                match[1].lower(),
                resolve(days[0], anchor, future=match[2] not in ("began", "started", "opened")),
            )
        return
    for token in sentence.doc:
        if token.lemma_ in GATHERINGS and token.pos_ == "NOUN":
            ahead = tense(token) in ("future", "present")
            told = own_date(sentence, token, expressions, anchor, ahead=ahead)
            if told.precision == "day":
                yield token.lemma_, told


def _retold(
    sentences: Sequence[Sentence],
    words: frozenset[str],
    expressions: Mapping[int, tuple[TimeExpression, ...]],
    anchor: date,
) -> dict[str, EventDate]:
    """Return the day of the lede's verbs that one later sentence dates shortly before the day of writing."""
    found: dict[str, EventDate] = {}
    for sentence, verb in _beside_dates(sentences, expressions):
        if verb.lemma_ not in words or verb.lemma_ in _GENERAL:
            continue
        told = own_date(sentence, verb, expressions, anchor)
        if told.day and told.precision == "day" and timedelta(0) <= anchor - told.day < _NEAR:
            found.setdefault(verb.lemma_, told)
    return found


def _beside_dates(
    sentences: Iterable[Sentence], expressions: Mapping[int, tuple[TimeExpression, ...]]
) -> Iterator[tuple[Sentence, Token]]:
    """Yield every verb of the parsed sentences that have a time expression, with its sentence."""
    for sentence in sentences:
        if sentence.doc is not None and sentence.index in expressions:
            for verb in verbs(sentence.doc):
                yield sentence, verb
