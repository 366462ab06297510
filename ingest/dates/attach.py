"""Attach time expressions to the words they date: a parse in, the expression that dates a trigger out.

The way from trigger to expression runs up to their common word and down again. Every step has a cost; a step
into a clause of its own ("elections due in May", "after it seized a ship in July") closes the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.claims.status import DUE
from ingest.dates.expressions import TimeExpression
from ingest.dates.words import AWAY, GATHERINGS, HOSTING, JUDGEMENT, LIGHT, REPORT, SPEECH

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

MAX_COST = 5.0
_STEPS = 24
_VAGUE_COST = 3.5
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBS = frozenset({"VERB", "AUX"})
_PREMODIFIERS = frozenset({"nummod", "compound", "poss", "amod", "nmod"})
_CLAUSES = frozenset(
    {"ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "pcomp", "csubj", "parataxis", "dep"}
)
_OTHER_MARKS = frozenset(
    {
        "after",
        "before",
        "since",
        "until",
        "till",
        "unless",
        "if",
        "because",
        "though",
        "although",
        "whereas",
        "once",
    }
)
_DUE = DUE | {"planned"}
_CAUSES = frozenset(
    {"over", "about", "against", "despite", "regarding", "because", "since", "before", "concerning"}
)
_TOPICS = frozenset(
    {"over", "about", "against", "of", "for", "to", "with", "by", "from", "regarding", "on", "into"}
)


def climb(token: Token) -> Iterator[tuple[Token, float]]:
    """Yield the token and those above it with the cost of getting there, until a step closes the way."""
    cost = 0.0
    yield token, cost
    for _ in range(_STEPS):
        if token.head == token:
            return
        step = _up(token)
        if step is None:
            return
        cost += step
        token = token.head
        yield token, cost


def expression_root(doc: Doc, expression: TimeExpression) -> Token | None:
    """Return the topmost token of an expression, or None where no token covers it."""
    span = _span_of(doc, expression)
    return span.root if span is not None else None


def _span_of(doc: Doc, expression: TimeExpression) -> Span | None:
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    return span if span is not None and len(span) else None


def distance(trigger: Token, root: Token, *, ahead: bool = False, coarse: bool = False) -> float | None:
    """Return the cost of the way from a trigger to the root of an expression, or None where it is closed.

    `ahead` says that the trigger's act is still to come, so that a date inside what is agreed or said counts;
    `coarse` that the expression names no day, so that "after the war in 2014, it halted …" counts.
    """
    up = {token.i: cost for token, cost in climb(trigger)}
    for token, cost in climb(trigger):
        if (
            root in (token.head, token.head.head) and token != root
        ):  # "at the time France left", the clause hung on its time
            return cost + 0.5
    cost, token = 0.0, root
    for _ in range(_STEPS):
        if token.i in up:
            return cost + up[token.i]
        parent = governor(token)
        if parent == token:
            return None
        step = _down(token, parent, parent.i in up, parent == trigger, ahead=ahead, coarse=coarse)
        if step is None:
            return None
        cost += step
        token = parent
    return None


def governor(token: Token) -> Token:
    """Return the head, mending a usual slip: in "said on Friday it has left" the day belongs to "said"."""
    head: Token = token.head
    if head.i > token.i and head.pos_ in _VERBS and head.dep_ in ("ccomp", "csubj", "advcl", "conj"):
        above = head.head
        subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl")), None)
        joined = head.dep_ == "conj" and any(c.dep_ == "cc" and c.i < token.i for c in above.children)
        if (
            above.i < token.i
            and above.lemma_.lower() in SPEECH
            and (subject is None or subject.i > token.i)
            and not joined
        ):
            return above
    return head


def nearest(
    doc: Doc, trigger: Token, expressions: Sequence[TimeExpression], *, ahead: bool
) -> tuple[TimeExpression, float] | None:
    """Return the expression that dates the trigger at least cost, with the cost, or None."""
    best: tuple[TimeExpression, float] | None = None
    for expression in expressions:
        cost = _cost(doc, trigger, expression, ahead=ahead)
        if cost is not None and cost <= MAX_COST and (best is None or cost < best[1]):
            best = expression, cost
    return best


def _cost(doc: Doc, trigger: Token, expression: TimeExpression, *, ahead: bool) -> float | None:
    if expression.kind == "gap" or not _fits(expression, ahead=ahead):
        return None
    span = _span_of(doc, expression)
    if span is None or _ahead_of(trigger, span) or (not ahead and _is_due(span)):
        return None
    cost = distance(trigger, span.root, ahead=ahead, coarse=expression.kind in ("year", "month"))
    if cost is None:
        return None
    odd = ahead and expression.lean == "past"
    return cost + (_VAGUE_COST if expression.kind == "vague" else 0.0) + (1.0 if odd else 0.0)


def _ahead_of(trigger: Token, span: Span) -> bool:
    """Tell a date that belongs to what comes after: "appealed ahead of a summit on Thursday"."""
    for token in reversed(span.doc[max(0, span.start - 7) : span.start]):
        if token.pos_ in _VERBS or token.is_punct or token == trigger:
            return False
        if token.lower_ in ("before", "ahead", "until", "prior"):
            return True
    return False


def _is_due(span: Span) -> bool:
    """Tell the day of what was still to come: "cancelled a visit due on Wednesday"."""
    return any(token.lower_ in _DUE for token in span.doc[max(0, span.start - 2) : span.start])


def _fits(expression: TimeExpression, *, ahead: bool) -> bool:
    """Tell whether an expression can date an act of that tense."""
    if expression.lean == "future" and not ahead:
        return False
    if expression.preposition in (
        "before",
        "after",
        "until",
        "till",
        "ahead of",
        "prior to",
        "following",
        "than",
    ):
        return False
    return ahead or expression.preposition not in ("by", "for", "due", "effective")


def _up(token: Token) -> float | None:
    """Return the cost of the step from a token to its head, or None where the head's date is another's."""
    dep, head = token.dep_, token.head
    if dep == "conj":
        return None if _has(token) and not _has(head) else 1.0
    if dep == "ccomp":
        if not pluperfect(token):
            return 2.0
        return 1.5 if _same_speaker(token) else None
    if dep == "advcl":
        return _up_from_adverbial(token)
    if dep == "relcl":
        return None
    if dep == "acl":
        return None if token.tag_ == "VBN" else 1.5
    if dep in ("dobj", "obj", "attr") and token.pos_ in _NOUNS:
        if head.lemma_.lower() in JUDGEMENT:
            return None
        return 0.5 if head.lemma_.lower() in LIGHT else 3.0
    if dep == "pobj":
        return _up_from_preposition(token)
    if dep in ("nsubj", "nsubjpass"):
        return 1.0 if head.lemma_.lower() in LIGHT or dep == "nsubjpass" else 2.0
    if dep == "poss":
        return 3.0
    return 2.0 if dep in ("parataxis", "dep", "appos") else 0.5


def _up_from_adverbial(token: Token) -> float | None:
    words = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod", "prep") and c.i < token.i}
    if words & _OTHER_MARKS or pluperfect(token):
        return None
    if not words and token.tag_ == "VBG" and token.lemma_.lower() in SPEECH:
        return 0.5
    return 1.0 if not words and token.tag_ in ("VBG", "VB", "VBN") else 2.0


def _up_from_preposition(token: Token) -> float | None:
    """Step out of a phrase: "during talks" shares the verb's date, "over the invasion" does not."""
    word = token.head.lower_
    if word in _CAUSES or (word in ("after", "following") and token.lemma_.lower() not in GATHERINGS):
        return None
    if token.pos_ in _VERBS or token.head.dep_ == "agent":
        return 0.5
    if word in HOSTING:
        return 1.0
    return 1.5 if word in ("to", "with", "into", "as", "of") else 3.0


def _down(
    token: Token, parent: Token, on_way: bool, is_trigger: bool, *, ahead: bool, coarse: bool
) -> float | None:
    """Return the cost of the step from a parent down to a token, or None into a clause of its own."""
    if token.pos_ in _VERBS and token.dep_ in _CLAUSES:
        return _down_into_clause(token, parent, is_trigger, ahead=ahead, coarse=coarse)
    if token.dep_ in _PREMODIFIERS:
        return _down_to_premodifier(parent, on_way)
    if token.dep_ == "prep":
        return _down_into_phrase(token, parent, on_way)
    if token.dep_ in ("pobj", "pcomp"):
        return 0.5
    if token.dep_ in ("dobj", "obj", "nsubj", "nsubjpass", "attr") and token.pos_ in _NOUNS:
        return 1.5
    return 2.0 if token.dep_ in ("appos", "conj") else 0.5


def _down_into_clause(
    token: Token, parent: Token, is_trigger: bool, *, ahead: bool, coarse: bool
) -> float | None:
    dep = token.dep_
    if token.lower_ in ("starting", "beginning", "effective"):
        return 0.5
    if dep in ("xcomp", "pcomp"):
        return 0.5
    if dep == "conj":
        return None if any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children) else 3.0
    if dep in ("acl", "relcl"):
        return 1.5 if is_trigger else None
    if dep == "ccomp":
        return 1.5 if ahead and is_trigger else None
    if dep == "advcl":
        words = {c.lower_ for c in token.children if c.dep_ in ("mark", "advmod") and c.i < token.i}
        if "since" in words:
            return 3.0
        if words & {"when", "as"}:
            return 2.5
        if coarse and "after" in words:
            return 1.5
        return 1.0 if ahead and not words & _OTHER_MARKS and parent.i < token.i else None
    return None


def _down_to_premodifier(parent: Token, on_way: bool) -> float | None:
    """Step to "Thursday's" in "Thursday's summit": for the noun itself, and for what takes place at it."""
    if on_way:
        return 0.5
    return 1.5 if parent.dep_ == "pobj" and parent.head.lower_ in ("at", "during", "in") else None


def _down_into_phrase(token: Token, parent: Token, on_way: bool) -> float | None:
    word = token.lower_
    if word in AWAY and not (word == "since" and on_way):
        return None
    if on_way and parent.pos_ in _VERBS and word in _TOPICS - {"on", "from"}:
        return 2.0
    return 0.5 if on_way or word in ("in", "on", "at", "during", "of") else 1.5


def pluperfect(token: Token) -> bool:
    """Tell "had seized" from "seized" and "has seized"."""
    return (
        any(c.dep_ == "aux" and c.lower_ in ("had", "’d", "'d") for c in token.children)
        and token.tag_ == "VBN"
    )


def _has(token: Token) -> bool:
    """Tell "has gone" from "went"."""
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have", "’ve", "'ve") for c in token.children)


def _same_speaker(token: Token) -> bool:
    """Tell "said he had cancelled", the announcement of one's own act, from "said Iran had attacked"."""
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    own = subject is not None and subject.lower_ in ("he", "she", "it", "they", "we", "i")
    return own and token.dep_ == "ccomp" and token.head.lemma_.lower() in REPORT
