"""Date an event by the words beside its trigger: "on Tuesday", "a day after", "at the time"."""

from __future__ import annotations

from datetime import date, timedelta

from ingest.dates.attach import expression_root, governor, nearest
from ingest.dates.calendar import UNDATED, EventDate, on, resolve
from ingest.dates.context import own_date
from ingest.dates.expressions import TimeExpression
from ingest.dates.question import SAYING, Question, speech_above
from ingest.dates.tense import is_done, tense, verb_of
from ingest.records import STANDING_RELATIONS

_STANDING_COST = 1.5
_SURE_COST = 3.5
_WAR_COST = 3.0
_OFFERING = frozenset({"invite", "invitation", "offer"})
_HALF_A_YEAR = 6  # months
_JOINTS = frozenset({"after", "before", "following", "prior"})


def counted(q: Question) -> EventDate | None:
    """Date what stands after "a day after" or "before": by its own words, else counted from the main clause's day."""
    for expression in q.expressions:
        if expression.kind != "gap":
            continue
        span = q.doc.char_span(expression.start, expression.end, alignment_mode="expand")
        joint = next((t for t in span or () if t.lower_ in _JOINTS), None)
        if joint is None:
            continue
        clause = joint.head if joint.dep_ == "mark" else joint
        if clause != q.token and clause not in q.token.ancestors:
            continue
        if joint.dep_ == "mark":
            own = own_date(q.sentence, clause, q.context.expressions, q.context.anchor)
            if own.precision == "day":
                return own
        base = own_date(q.sentence, clause.head, q.context.expressions, q.context.anchor)
        day = (base if base.precision == "day" else q.context.news).day
        if day and expression.unit == "day":
            return on(day - timedelta(days=expression.value[0]), f"“{expression.text}”")
        if day and expression.unit == "year":
            first = date(day.year - expression.value[0], 1, 1)
            return EventDate(first.isoformat(), "year", f"“{expression.text}”")
        return UNDATED
    return None


def told(q: Question) -> EventDate | None:
    """Take the expression that the parse puts nearest to the trigger."""
    # "promised to send troops next week" is dated by what is promised.
    promised = q.relation == "AGREE" and any(e.lean == "future" for e in q.expressions)
    found = nearest(q.doc, q.token, q.expressions, ahead=q.ahead or promised)
    if found is None:
        return None
    expression, cost = found
    if q.status == "hypothetical" and q.relation not in SAYING and cost > _SURE_COST:
        return None
    standing = q.relation in STANDING_RELATIONS
    limit = _WAR_COST if q.relation == "AT_WAR_WITH" else _STANDING_COST
    if standing and (cost > limit or expression.kind not in ("date", "month", "year")):
        return UNDATED
    future = _is_future(q, expression) or _is_offered_for(q, expression)
    result = resolve(expression, _said_on(q, expression), future=future, base=_base(q, expression))
    if result.day and result.day > q.context.published and not future and not q.ahead:
        return None
    return result


def _is_future(q: Question, expression: TimeExpression) -> bool:
    """Tell whether the clause of the expression lies ahead: "said on Tuesday it will meet on Friday"."""
    root = expression_root(q.doc, expression)
    verb = verb_of(governor(root)) if root is not None else None
    if verb is None:
        return q.ahead
    if is_done(verb):
        return False
    if verb == verb_of(q.token):
        return q.ahead or (
            q.tense == "present" and expression.kind == "weekday" and verb.tag_ in ("VBZ", "VBP")
        )
    return tense(verb) in ("future", "modal") or (q.ahead and tense(verb) in ("present", "none"))


def _is_offered_for(q: Question, expression: TimeExpression) -> bool:
    """Tell "invited her in November", said in September: what is offered lies nearer ahead than behind."""
    if q.relation != "AGREE" or q.token.lemma_.lower() not in _OFFERING:
        return False
    if expression.kind != "month" or expression.relative or expression.lean or expression.value[0]:
        return False
    return 0 < (expression.value[1] - q.context.anchor.month) % 12 < _HALF_A_YEAR


def _said_on(q: Question, expression: TimeExpression) -> date:
    """Return the day an expression was uttered: inside quotation marks the day of the quote."""
    before = q.sentence.text[: expression.start]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    if quoted and expression.kind in ("day", "weekday", "week"):
        verb = speech_above(q.token)
        if verb is not None:
            said = own_date(q.sentence, verb, q.context.expressions, q.context.anchor)
            if said.day and said.precision == "day":
                return said.day
        return q.context.news.day or q.context.anchor
    return q.context.anchor


def _base(q: Question, expression: TimeExpression) -> EventDate:
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
