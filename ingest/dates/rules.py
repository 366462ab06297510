"""Date one claim: sentence, trigger, relation and status in; the date of the event, precision and rule out.

The rules are asked in order and the first that knows answers: a date told beside the trigger; what is
planned; what is said; the event before in the paragraph; the day of the news; else no date.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest.dates.attach import pluperfect
from ingest.dates.calendar import UNDATED, EventDate, resolve
from ingest.dates.context import DateContext, own_date, speaker_of
from ingest.dates.question import SAYING, Question, in_quotes, is_speech, main_cost, speech_above
from ingest.dates.spoken import in_quotation, retold, spoken, uttered, voiced_by
from ingest.dates.tense import has_word, is_habitual, tense, verb_of
from ingest.dates.told import counted, told
from ingest.dates.words import GATHERINGS, MEETING
from ingest.records import STANDING_RELATIONS, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_ELSEWHEN = frozenset(
    {"later", "since", "then", "earlier", "before", "subsequently", "eventually", "meanwhile", "first"}
)
_COHESIVE = (
    "in response",
    "from there",
    "in return",
    "in turn",
    "it ",
    "they ",
    "he ",
    "she ",
    "the ",
    "this ",
    "that ",
    "then ",
)


def event_date(
    sentence: Sentence,
    trigger: int,
    relation: str,
    status: str,
    context: DateContext,
    *,
    voiced: bool = False,
) -> EventDate:
    """Return when the event of a claim happened, whose trigger is token `trigger` of the sentence's parse.

    `voiced` marks what the source says of the target rather than does: it happens when it is said.
    """
    if sentence.doc is None or not 0 <= trigger < len(sentence.doc):
        return (
            context.news if sentence.index in context.lede and relation not in STANDING_RELATIONS else UNDATED
        )
    token = sentence.doc[trigger]
    question = Question(sentence, sentence.doc, token, relation, status, tense(token), context, voiced)
    for rule in _RULES:
        found = rule(question)
        if found is not None:
            return found
    return UNDATED


def _standing(q: Question) -> EventDate | None:
    return UNDATED if q.relation in STANDING_RELATIONS else None


def _habit(q: Question) -> EventDate | None:
    return EventDate(None, None, "told of no single day") if is_habitual(q.token) else None


def _planned(q: Question) -> EventDate | None:
    """Date what is ahead: by the gathering it belongs to, the plan before it, or the day it is announced."""
    if not q.ahead:
        return None
    fixed = _at_gathering(q) or _after_plan(q)
    if fixed is not None:
        return fixed
    if q.status == "hypothetical" and q.relation not in SAYING:
        return UNDATED
    if q.relation == "AGREE" and _is_meeting(q.token):
        return q.context.meeting if q.status != "hypothetical" else UNDATED
    above = speech_above(q.token)
    if above is None and in_quotes(q):
        return in_quotation(q)
    if above is None and is_speech(q.token) and q.tense != "future":
        above = q.token
    if above is not None:
        return spoken(q, above)
    if (
        q.sentence.index in q.context.opening
        and q.relation in SAYING - {"AGREE"}
        and main_cost(q.token) is not None
    ):
        return q.context.news
    return UNDATED


def _is_meeting(token: Token) -> bool:
    """Tell a meeting or visit, which is not dated by the day it is announced."""
    return token.lemma_.lower() in GATHERINGS | MEETING


def _at_gathering(q: Question) -> EventDate | None:
    """Give a meeting "on the sidelines of the summit" the day that the article tells of that summit."""
    for token in q.doc:
        name = token.lemma_.lower()
        if (
            name in q.context.gatherings
            and token != q.token
            and any(c.lower_ == "the" for c in token.children)
        ):
            return q.context.gatherings[name]
    return None


def _after_plan(q: Question) -> EventDate | None:
    """Give "From there, he will travel on to …" the date of the plan in the sentence before."""
    before = q.context.before(q.sentence)
    if before is None or not q.sentence.text.lower().startswith(("from there", "then")):
        return None
    dates = (resolve(e, q.context.anchor, future=True) for e in q.context.expressions.get(before.index, ()))
    return next((found for found in dates if found.date), None)


def _news(q: Question) -> EventDate | None:
    """Give the day of the news to what the title and the lede tell, and to its retelling further down."""
    if q.tense == "pluperfect" or pluperfect(q.token):
        return None
    if q.token.dep_ == "amod" and q.token.lower_.endswith("ed"):
        return q.context.told_of(q.token.lower_)
    if q.sentence.index in q.context.lede:
        dated = q.context.retold.get(q.token.lemma_.lower())
        return dated or (q.context.news if main_cost(q.token) is not None else None)
    under_way = q.token.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in q.token.children)
    if q.relation == "CONSULT" and under_way and q.tense == "present":
        return q.context.news  # "who is visiting Tokyo"
    if q.relation != "CONSULT" and main_cost(q.token) is None:
        return None
    again = retold(q)
    if again is not None:
        return again
    if q.tense == "past" and not has_word(q.token, _ELSEWHEN):
        verb = verb_of(q.token)
        subject = speaker_of(verb) if verb is not None else ""
        if q.relation == "CONSULT" and (subject in q.context.subjects or main_cost(q.token) is not None):
            return q.context.news
        if subject in q.context.subjects and q.sentence.index in q.context.opening:
            return q.context.news
    return None


def _continued(q: Question) -> EventDate | None:
    """Give a sentence that goes on telling in the past the date of the sentence before it."""
    if q.tense != "past" or has_word(q.token, _ELSEWHEN) or main_cost(q.token) is None:
        return None
    before = q.context.before(q.sentence)
    if before is None or before.doc is None or not q.sentence.text.lower().startswith(_COHESIVE):
        return None
    root = next((t for t in before.doc if t.dep_ == "ROOT"), None)
    if root is None:
        return None
    told = own_date(before, root, q.context.expressions, q.context.anchor)
    return EventDate(told.date, told.precision, f"as the sentence before, {told.rule}") if told.date else None


_RULES: tuple[Callable[[Question], EventDate | None], ...] = (
    voiced_by,
    counted,
    told,
    _standing,
    _habit,
    _planned,
    uttered,
    _continued,
    _news,
)
