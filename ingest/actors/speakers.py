"""Who speaks in a quotation: sentences with their named mentions in, the mention that says it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.actors.wordlists import word_list
from ingest.records import Mention, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SAYING = word_list("saying")
_SAID = word_list("said")
_MARK = re.compile("\"|''|``|[“„«”»]")
_OPENING = "“„«"
_EITHER = frozenset({'"', "''", "``"})
_FAR = 3  # sentences of one quotation before its speaker is named


def quotation(text: str, inside: bool) -> list[bool]:
    """Tell for each character whether it stands in quotation marks; `inside` is how the text begins."""
    flags: list[bool] = []
    for mark in _MARK.finditer(text):
        flags += [inside] * (mark.start() - len(flags))
        inside = not inside if mark.group() in _EITHER else mark.group() in _OPENING
    return flags + [inside] * (len(text) - len(flags))


def told_speaker(doc: Doc, mentions: Sequence[Mention], inside: Sequence[bool]) -> Mention | None:
    """Return who says something in a sentence, by its parse; `inside` tells the words in quotation marks."""
    heads = [(mention, doc[mention.first : mention.last + 1].root) for mention in mentions]
    for mention, token in heads:
        if speaks(token) and not inside[token.i]:
            return mention
    for mention, token in heads:
        if token.dep_ == "pobj" and token.head.lower_ == "to" and doc[token.head.i - 1].lower_ == "according":
            return mention
    return None


def speaks(token: Token) -> bool:
    """Tell the subject of a verb of speech."""
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in SAYING


def speakers_ahead(
    sentences: Sequence[Sentence], named: Sequence[Sequence[Mention]]
) -> tuple[Mention | None, ...]:
    """Return for each sentence that ends within a quotation whom a later sentence names as its speaker."""
    flags: list[list[bool]] = []
    inside, paragraph = False, -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        flags.append(quotation(sentence.text, inside))
        inside = flags[-1][-1] if flags[-1] else inside
    return tuple(_named_later(k, sentences, named, flags) for k in range(len(sentences)))


def _named_later(
    k: int, sentences: Sequence[Sentence], named: Sequence[Sequence[Mention]], flags: Sequence[list[bool]]
) -> Mention | None:
    for later in range(k + 1, min(k + 1 + _FAR, len(sentences))):
        goes_on = bool(flags[later - 1]) and flags[later - 1][-1]
        sentence = sentences[later]
        if not goes_on or sentence.paragraph != sentences[k].paragraph:
            return None
        if sentence.doc is None:
            speaker = _said_roughly(sentence, named[later], flags[later])
        else:
            quoted = [flags[later][token.idx] for token in sentence.doc]
            speaker = told_speaker(sentence.doc, named[later], quoted)
        if speaker is not None:
            return speaker
    return None


def _said_roughly(sentence: Sentence, mentions: Sequence[Mention], quoted: Sequence[bool]) -> Mention | None:
    """Return the speaker of a sentence without a parse: named behind the quotation, beside "said"."""
    end = max((at for at, flag in enumerate(quoted) if flag), default=-1) + 1
    words = "".join(c if c.isalpha() else " " for c in sentence.text[end:].lower()).split()
    if not _SAID.intersection(words):
        return None
    return next((m for m in mentions if m.start - sentence.start >= end), None)
