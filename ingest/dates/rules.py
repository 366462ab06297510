"""Date one claim: its sentence, trigger, relation and status in; the date of the event, precision and rule out.

The rules are asked in order and the first that knows answers: a date told beside the trigger; what is planned; what
is said, dated by who says it; the day of the news; the event before in the paragraph; else no date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ingest.dates.attach import climb, expression_root, governor, nearest, pluperfect
from ingest.dates.calendar import UNDATED, EventDate, on, resolve
from ingest.dates.context import DateContext, own_date, speaker_of
from ingest.dates.expressions import TimeExpression
from ingest.dates.tense import Tense, has_word, is_habitual, tense, verb_of
from ingest.dates.words import GATHERINGS, SPEECH
from ingest.records import STANDING_RELATIONS, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SAYING = frozenset({"ACCUSE", "REJECT", "REQUEST", "AGREE", "SUPPORT", "THREATEN", "CONCEDE"})
"""Relations whose act is often the utterance itself."""

_MAIN_COST = 3.5
_STANDING_COST = 1.5
_WAR_COST = 3.0
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_AT_ONCE = frozenset({"shortly", "immediately", "hours", "minutes", "soon", "just", "moments"})
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


@dataclass(frozen=True, slots=True)
class _Question:
    sentence: Sentence
    doc: Doc
    token: Token
    relation: str
    status: str
    tense: Tense
    context: DateContext

    @property
    def ahead(self) -> bool:
        """Whether the act is still to come."""
        return self.status in ("planned", "hypothetical") or self.tense == "future"

    @property
    def expressions(self) -> tuple[TimeExpression, ...]:
        return self.context.expressions.get(self.sentence.index, ())


def event_date(
    sentence: Sentence, trigger: int, relation: str, status: str, context: DateContext
) -> EventDate:
    """Return when the event of a claim happened, whose trigger is token `trigger` of the sentence's parse."""
    if sentence.doc is None or not 0 <= trigger < len(sentence.doc):
        return (
            context.news if sentence.index in context.lede and relation not in STANDING_RELATIONS else UNDATED
        )
    token = sentence.doc[trigger]
    question = _Question(sentence, sentence.doc, token, relation, status, tense(token), context)
    for rule in _RULES:
        found = rule(question)
        if found is not None:
            return found
    return UNDATED


def _counted(q: _Question) -> EventDate | None:
    """Date what stands after "a day after": so many days before the main clause's day."""
    for expression in q.expressions:
        if expression.kind != "gap":
            continue
        root = expression_root(q.doc, expression)
        last = q.doc.char_span(expression.start, expression.end, alignment_mode="expand")
        if root is None or last is None or q.token.i < last.end:
            continue
        if not any(
            t.i <= last.end - 1 and t.i >= last.start for t in q.token.ancestors
        ) and root.head not in (
            *q.token.ancestors,
            q.token,
        ):
            continue
        base = own_date(q.sentence, governor(root), q.context.expressions, q.context.anchor)
        day = (base if base.precision == "day" else q.context.news).day
        if day and expression.unit == "day":
            return on(day - timedelta(days=expression.value[0]), f"“{expression.text}”")
    return None


def _told(q: _Question) -> EventDate | None:
    """Take the expression that the parse puts nearest to the trigger."""
    found = nearest(q.doc, q.token, q.expressions, ahead=q.ahead)
    if found is None:
        return None
    expression, cost = found
    standing = q.relation in STANDING_RELATIONS
    limit = _WAR_COST if q.relation == "AT_WAR_WITH" else _STANDING_COST
    if standing and (cost > limit or expression.kind not in ("date", "month", "year")):
        return UNDATED
    future = _is_future(q, expression)
    result = resolve(expression, _said_on(q, expression), future=future, base=_base(q, expression))
    if result.day and result.day > q.context.published and not future and not q.ahead:
        return None
    return result


def _is_future(q: _Question, expression: TimeExpression) -> bool:
    """Tell whether the clause of the expression lies ahead: "said on Tuesday it will meet on Friday"."""
    root = expression_root(q.doc, expression)
    verb = verb_of(governor(root)) if root is not None else None
    if verb is None:
        return q.ahead
    if verb == verb_of(q.token):
        return q.ahead or (
            q.tense == "present" and expression.kind == "weekday" and verb.tag_ in ("VBZ", "VBP")
        )
    return tense(verb) in ("future", "modal") or (q.ahead and tense(verb) in ("present", "none"))


def _said_on(q: _Question, expression: TimeExpression) -> date:
    """Return the day an expression was uttered: inside quotation marks the day of the quote."""
    before = q.sentence.text[: expression.start]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    if quoted and expression.kind in ("day", "weekday", "week"):
        verb = _speech_above(q.token)
        if verb is not None:
            said = own_date(q.sentence, verb, q.context.expressions, q.context.anchor)
            if said.day and said.precision == "day":
                return said.day
        return q.context.news.day or q.context.anchor
    return q.context.anchor


def _base(q: _Question, expression: TimeExpression) -> EventDate:
    """Return what "at the time" and "a day later" lean on: the last date told before."""
    if expression.kind not in ("same", "shift"):
        return UNDATED
    earlier = [
        e
        for e in q.expressions
        if e.end <= expression.start and e.kind not in ("same", "shift", "vague", "gap")
    ]
    if earlier:
        return resolve(earlier[-1], q.context.anchor)
    before = q.context.before(q.sentence)
    told = (
        [e for e in q.context.expressions.get(before.index, ()) if e.kind not in ("vague", "gap")]
        if before
        else []
    )
    if told:
        return resolve(told[-1], q.context.anchor)
    return q.context.news if expression.kind == "shift" and expression.value[0] < 0 else UNDATED


def _standing(q: _Question) -> EventDate | None:
    return UNDATED if q.relation in STANDING_RELATIONS else None


def _habit(q: _Question) -> EventDate | None:
    return EventDate(None, None, "told of no single day") if is_habitual(q.token) else None


def _planned(q: _Question) -> EventDate | None:
    """Date what is ahead: by the gathering it belongs to, the plan before it, or the day it is announced."""
    if not q.ahead:
        return None
    for token in q.doc:
        name = token.lemma_.lower()
        if name in GATHERINGS and token != q.token and name in q.context.gatherings:
            if any(c.lower_ == "the" for c in token.children):
                return q.context.gatherings[name]
    before = q.context.before(q.sentence)
    if (
        before is not None
        and before.doc is not None
        and q.sentence.text.lower().startswith(("from there", "then"))
    ):
        root = next(t for t in before.doc if t.dep_ == "ROOT")
        for expression in q.context.expressions.get(before.index, ()):
            found = resolve(expression, q.context.anchor, future=True)
            if found.day and (expression_root(before.doc, expression) is not None) and root is not None:
                return found
    above = q.token if _is_speech(q.token) and q.tense != "future" else _speech_above(q.token)
    if above is not None:
        return _spoken(q, above)
    if _in_quotes(q):
        return _in_quotation(q)
    if (
        q.sentence.index in q.context.opening
        and q.relation in SAYING - {"AGREE"}
        and _main_cost(q.token) is not None
    ):
        return q.context.news
    return UNDATED


def _uttered(q: _Question) -> EventDate | None:
    """Date an utterance, and what is said in the present tense, by the day of speaking."""
    itself = _is_speech(q.token) and q.relation in SAYING
    above = _speech_above(q.token)
    if above is None:
        if itself and not _in_quotes(q):
            return _spoken(q, q.token)
        return _in_quotation(q)
    if itself and q.tense in ("past", "perfect") and above.i > q.token.i:
        return _spoken(q, q.token)
    return _spoken(q, above) if _is_said(q) else UNDATED


def _is_speech(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in SPEECH


def _beside(q: _Question, speaker: str) -> EventDate | None:
    """Return the day that the sentence before tells of the same speaker ("a comment on Friday by the agency")."""
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


def _in_quotation(q: _Question) -> EventDate | None:
    """Date a sentence of a longer quotation by the speech beside it, or give None outside quotations."""
    if not _in_quotes(q):
        return None
    if q.tense not in ("present", "modal", "future", "none"):
        return UNDATED
    neighbours = q.context.paragraph(q.sentence.paragraph)
    for other in sorted(neighbours, key=lambda s: (abs(s.index - q.sentence.index), s.index)):
        verb = _root_speech(other)
        if verb is not None and other.doc is not None:
            return _spoken(
                _Question(other, other.doc, verb, q.relation, q.status, tense(verb), q.context), verb
            )
    return q.context.news


def _in_quotes(q: _Question) -> bool:
    """Tell whether the trigger stands in quotation marks, those open since the paragraph's start included."""
    before = [s.text for s in q.context.paragraph(q.sentence.paragraph) if s.index < q.sentence.index]
    text = " ".join([*before, q.sentence.text[: q.token.idx]])
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _is_said(q: _Question) -> bool:
    """Tell whether what is said is the act itself: "said it opposes", "said it was wrong", not "said it sank"."""
    if q.relation not in SAYING:
        return False
    if q.tense in ("present", "modal", "future", "none"):
        return True
    clause = verb_of(q.token)
    if q.tense == "past":
        return clause is not None and clause.lemma_ == "be" and clause.tag_ == "VBD"
    return q.tense == "perfect" and q.sentence.index in q.context.lede


def _speech_above(token: Token) -> Token | None:
    """Return the nearest verb of speech whose content holds the token, or None."""
    for _ in range(12):
        if token.head == token:
            return None
        inside = token.dep_ in ("ccomp", "parataxis") or (token.dep_ == "conj" and token.head.dep_ == "ccomp")
        token = token.head
        if inside and _is_speech(token):
            return token
    return None


def _spoken(q: _Question, verb: Token) -> EventDate:
    """Return the day a verb of speech tells of: its own date, its speaker's, or the day of the news."""
    context = q.context
    told = own_date(q.sentence, verb, context.expressions, context.anchor)
    if told is not UNDATED:
        return told
    when = tense(verb)
    if is_habitual(verb) or when in ("pluperfect", "modal") or _set_before(verb) or _set_apart(verb):
        return UNDATED
    if when in ("perfect", "present", "none", "future"):
        return context.news if q.sentence.index in context.lede else _retold(q) or UNDATED
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
        if _is_speech(token) and token.dep_ in ("ROOT", "conj", "ccomp", "parataxis"):
            return token
    return None


def _news(q: _Question) -> EventDate | None:
    """Give the day of the news to what the title and the lede tell, and to its retelling further down."""
    if q.tense == "pluperfect" or pluperfect(q.token) or _main_cost(q.token) is None:
        return None
    if q.sentence.index in q.context.lede:
        return q.context.news
    retold = _retold(q)
    if retold is not None:
        return retold
    if q.tense == "past" and not has_word(q.token, _ELSEWHEN):
        verb = verb_of(q.token)
        subject = speaker_of(verb) if verb is not None else ""
        if q.relation == "CONSULT" or (subject in q.context.subjects and q.sentence.index in q.context.opening):
            return q.context.news
    return None


def _retold(q: _Question) -> EventDate | None:
    """Return the day of the news where the trigger repeats a word of title or lede by one who acts there."""
    verb = verb_of(q.token)
    if (
        verb is None
        or q.token.lemma_.lower() not in q.context.words
        or q.tense not in ("past", "perfect", "present")
    ):
        return None
    subject = speaker_of(verb)
    return q.context.news if subject in q.context.subjects and _main_cost(q.token) is not None else None


def _main_cost(token: Token) -> float | None:
    """Return the cost of the way from the token to the sentence's main verb, or None where it is too far."""
    for above, cost in climb(token):
        if above.dep_ == "ROOT":
            return cost if cost <= _MAIN_COST else None
    return None


def _continued(q: _Question) -> EventDate | None:
    """Give a sentence that goes on telling in the past the date of the sentence before it."""
    if q.tense != "past" or has_word(q.token, _ELSEWHEN) or _main_cost(q.token) is None:
        return None
    before = q.context.before(q.sentence)
    if before is None or before.doc is None or not q.sentence.text.lower().startswith(_COHESIVE):
        return None
    root = next((t for t in before.doc if t.dep_ == "ROOT"), None)
    if root is None:
        return None
    told = own_date(before, root, q.context.expressions, q.context.anchor)
    return EventDate(told.date, told.precision, f"as the sentence before, {told.rule}") if told.date else None


_RULES: tuple[Callable[[_Question], EventDate | None], ...] = (
    _counted,
    _told,
    _standing,
    _habit,
    _planned,
    _uttered,
    _news,
    _continued,
)
