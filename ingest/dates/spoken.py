"""Date what is said by the day of speaking: the verb's own date, its speaker's, or the day of the news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.dates.calendar import UNDATED, EventDate, resolve
from ingest.dates.context import own_date, speaker_of
from ingest.dates.question import SAYING, Question, in_quotes, is_speech, main_cost, speech_above
from ingest.dates.tense import is_habitual, tense, verb_of
from ingest.dates.words import LIGHT, SPEECH
from ingest.records import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_AT_ONCE = frozenset({"shortly", "immediately", "hours", "minutes", "soon", "just", "moments"})


def voiced_by(q: Question) -> EventDate | None:
    """Date what the source says of the target by the day it is said, whenever that was done which it tells of."""
    above = speech_above(q.token) if q.voiced and q.relation in SAYING and q.status == "asserted" else None
    return spoken(q, above) if above is not None else None


def uttered(q: Question) -> EventDate | None:
    """Date an utterance, and what is said in the present tense, by the day of speaking.

    None leaves to the other rules what title and lede tell of the past: it may be the news.
    """
    itself = is_speech(q.token) and (q.relation in SAYING or q.relation == "CONSULT")
    above = speech_above(q.token)
    if above is not None and q.relation in SAYING and _is_quoted_self(above) and in_quotes(q):
        return in_quotation(q)
    if above is None:
        verb = q.token if itself else _voicing(q)
        if verb is not None and not in_quotes(q):
            return spoken(q, verb)
        return in_quotation(q)
    if itself and q.tense in ("past", "perfect") and above.i > q.token.i:
        return spoken(q, q.token)
    if _is_said(q):
        return spoken(q, above)
    return None if q.tense == "past" and q.sentence.index in q.context.lede else UNDATED


def _is_quoted_self(verb: Token) -> bool:
    """Tell "we have told both that …": who speaks in a quotation repeats there what he says now."""
    return any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.children)


def _voicing(q: Question) -> Token | None:
    """Return the verb of "made an appeal", "signed an accord" around the trigger, or None."""
    if q.relation not in SAYING or q.tense == "pluperfect":
        return None
    verb = q.token.head if q.token.dep_ in ("dobj", "obj") else q.token
    said = [
        c for c in verb.children if c.dep_ in ("dobj", "obj") and (c == q.token or c.lemma_.lower() in SPEECH)
    ]
    return verb if verb.lemma_.lower() in LIGHT and said else None


def _beside(q: Question, speaker: str) -> EventDate | None:
    """Return the day that the sentence before tells of the speaker ("a comment on Friday by the agency")."""
    before = q.context.before(q.sentence)
    if before is None or not speaker or before.index in q.context.lede or speaker not in before.text.lower():
        return None
    told = [e for e in q.context.expressions.get(before.index, ()) if e.kind in ("weekday", "date", "day")]
    return resolve(told[0], q.context.anchor) if len(told) == 1 else None


def _set_apart(verb: Token) -> bool:
    """Tell an utterance in a clause of its own time ("after it said …", "which had said …")."""
    for _ in range(8):
        if verb.dep_ == "relcl" or verb.head == verb:
            return verb.dep_ == "relcl"
        before = {c.lower_: c for c in verb.children if c.i < verb.i}
        mark = next((before[word] for word in ("after", "before", "since") if word in before), None)
        if verb.dep_ == "advcl" and mark is not None:
            return not (mark.i and mark.nbor(-1).lower_ in _AT_ONCE)
        verb = verb.head
    return False


def in_quotation(q: Question) -> EventDate | None:
    """Date a sentence of a longer quotation by the speech beside it, or give None outside quotations."""
    if not in_quotes(q):
        return None
    if q.tense not in ("present", "modal", "future", "none"):
        return UNDATED
    neighbours = q.context.paragraph(q.sentence.paragraph)
    for other in sorted(neighbours, key=lambda s: (abs(s.index - q.sentence.index), s.index)):
        verb = _root_speech(other)
        if verb is None or other.doc is None:
            continue
        frame = Question(other, other.doc, verb, q.relation, q.status, tense(verb), q.context)
        if not in_quotes(frame):
            return spoken(frame, verb)
    return q.context.news


def _is_said(q: Question) -> bool:
    """Tell whether what is said is the act itself: "said it opposes", not "said it sank"."""
    if q.relation not in SAYING:
        return False
    if q.tense in ("present", "modal", "future", "none"):
        return True
    clause = verb_of(q.token)
    if q.tense == "past":
        return clause is not None and clause.lemma_ == "be" and clause.tag_ == "VBD"
    return q.tense == "perfect" and q.sentence.index in q.context.lede


def spoken(q: Question, verb: Token) -> EventDate:
    """Return the day a verb of speech tells of: its own date, its speaker's, or the day of the news."""
    context = q.context
    told = own_date(q.sentence, verb, context.expressions, context.anchor)
    if told is not UNDATED:
        return told
    when = tense(verb)
    if is_habitual(verb) or when in ("pluperfect", "modal") or _set_before(verb) or _set_apart(verb):
        return UNDATED
    if when in ("perfect", "present", "none", "future"):
        return context.news if q.sentence.index in context.lede else retold(q) or UNDATED
    speaker = speaker_of(verb)
    if speaker in _PRONOUNS or not speaker:
        speaker = context.speaker_at(q.sentence.index)
    beside = _beside(q, speaker)
    if beside is not None:
        return beside
    said = context.said_by(speaker, q.sentence.index)
    if said.precision in ("day", "week") and said.date:
        return EventDate(said.date, said.precision, f"the day {speaker} spoke, {said.rule}")
    return context.news


def _set_before(verb: Token) -> bool:
    """Tell an utterance made before the news ("Before heading to London, he suggested …")."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("before", "ahead"):
            return True
        if child.dep_ == "advcl" and any(c.lower_ == "before" for c in child.children):
            return True
        if child.dep_ == "advmod" and child.lower_ == "ahead":
            return True
    return False


def _root_speech(sentence: Sentence) -> Token | None:
    if sentence.doc is None:
        return None
    for token in sentence.doc:
        if is_speech(token) and token.dep_ in ("ROOT", "conj", "ccomp", "parataxis"):
            return token
    return None


def retold(q: Question) -> EventDate | None:
    """Return the day of the news where the trigger repeats a word of title or lede by one who acts there."""
    verb = verb_of(q.token)
    if (
        verb is None
        or q.token.lemma_.lower() not in q.context.words
        or q.tense not in ("past", "perfect", "present")
    ):
        return None
    subject = speaker_of(verb)
    return q.context.news if subject in q.context.subjects and main_cost(q.token) is not None else None
