"""Whether a pattern of the lexicon fits a word: its part of speech, its particles, its object, its modifiers."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from ingest.claims.frames import Frame
from ingest.claims.lexicon import Condition, Lexicon, Pattern

_MARKS = frozenset({"prep", "prt", "advmod", "agent", "dative", "acomp", "oprd"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "intj"})
# Nouns that only measure what follows them: "a package of sanctions", "$1.5 billion in aid".
_QUANTITIES = frozenset(
    [
        "dozen",
        "hundred",
        "thousand",
        "million",
        "billion",
        "dollar",
        "euro",
        "number",
        "series",
        "round",
        "lot",
        "package",
        "batch",
        "set",
        "range",
        "amount",
        "wave",
        "pair",
        "couple",
        "barrage",
        "salvo",
        "volley",
        "string",
        "ton",
        "tonne",
        "rest",
        "kind",
        "form",
        "type",
        "plenty",
        "shipment",
        "part",
        "majority",
        "most",
        "some",
        "%",
        "percent",
    ]
)
_MODIFIERS = frozenset(
    [
        "amod",
        "compound",
        "nmod",
        "poss",
        "advmod",
        "det",
        "npadvmod",
        "nummod",
        "prt",
        "neg",
        "attr",
        "acomp",
        "oprd",
    ]
)


def patterns_of(token: Token, lexicon: Lexicon) -> Sequence[Pattern]:
    """Return the patterns whose head is the token's lemma, its form, or the hyphenated word that it ends."""
    found = lexicon.patterns.get(token.lemma_.lower(), ())
    if token.lower_ != token.lemma_.lower():
        found = (*found, *lexicon.patterns.get(token.lower_, ()))
    if token.i > 1 and token.nbor(-1).text == "-":
        found = (*found, *lexicon.patterns.get(f"{token.nbor(-2).lower_}-{token.lower_}", ()))
    return found


def suits(token: Token, pos: str) -> bool:
    """Tell whether a word can be read as the part of speech of a pattern (v, n or a)."""
    if pos == "v":
        return token.pos_ in {"VERB", "AUX"} or (token.dep_ == "ROOT" and token.pos_ in {"NOUN", "PROPN"})
    if pos == "n":
        return token.pos_ in {"NOUN", "PROPN"} or (
            token.tag_ == "VBG" and token.dep_ in {"pobj", "nsubj", "dobj", "compound", "pcomp"}
        )
    return (
        token.pos_ in {"ADJ", "ADV"}
        or (token.pos_ == "VERB" and token.tag_ in {"VBN", "VBG"})
        or token.dep_ == "acomp"
    )


def holds(condition: Condition, frame: Frame) -> bool:
    """Tell whether a word meets one condition of a pattern."""
    if condition.kind == "+":
        return _has_mark(condition, frame)
    if condition.kind == "=":
        fillers = [*frame.fill("obj"), *frame.fill("attr")]
        return any(_group_has(f.token, condition.words) for f in fillers)
    children = {word for c in frame.trigger.children for word in (c.lemma_.lower(), c.lower_)}
    if condition.kind == "&":
        return any(
            c.dep_ in _MODIFIERS and (c.lemma_.lower() in condition.words or c.lower_ in condition.words)
            for c in frame.trigger.children
        )
    return not children & condition.words


def _has_mark(condition: Condition, frame: Frame) -> bool:
    if condition.nouns:
        return any(_group_has(f.token, condition.nouns) for word in condition.words for f in frame.fill(word))
    if any(frame.fill(word) for word in condition.words):
        return True
    return any(_marks(child, condition.words) for child in frame.trigger.children)


def _marks(child: Token, words: frozenset[str]) -> bool:
    """Tell whether a particle, modal or clause below the head is one of the words, or a clause begins with one."""
    clause = child.dep_ in _CLAUSES
    if (clause or child.dep_ in _MARKS or child.tag_ == "MD") and (
        child.lower_ in words or child.lemma_.lower() in words
    ):
        return True
    return clause and any(c.dep_ in {"aux", "mark"} and c.lower_ in words for c in child.children)


def _group_has(token: Token, words: frozenset[str]) -> bool:
    if token.lemma_.lower() in words or token.lower_ in words:
        return True
    if any(
        c.dep_ in {"conj", "compound"} and (c.lemma_.lower() in words or c.lower_ in words)
        for c in token.children
    ):
        return True
    if token.like_num or token.lemma_.lower() in _QUANTITIES:
        parts = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "in"})
        return any(_group_has(leaf, words) for c in parts for leaf in c.children if leaf.dep_ == "pobj")
    return False
