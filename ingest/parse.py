"""Step 2: an article's text in, its sentences out, those that may hold a claim with their spaCy parse.

Sentences are split by rule before anything is parsed, so that sentences without an actor cost almost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.records import Sentence
from ingest.resources import resource

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PARAGRAPH = re.compile(r"[^\n]+")
_BREAK = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Maj|Sen|Rep|Gov|Lt|Col|Cmdr|Adm|Brig|Sgt|Capt|Prof|Hon|St|Ste|Mt|Ft|Jr|Sr|Rev|Amb|Pres|vs|No|Nos"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Corp|Co|approx|e\.g|i\.e|a\.m|p\.m|al|[A-Z])\.$"
)
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}$")
_STARTER = re.compile(
    r"\s+[\"'“‘(\[]*(?:The|He|She|It|They|We|In|On|At|But|And|A|An|This|That|These|Those|As|After|Before|While|When|If|His|Her"
    r"|Its|Their|Our|There|However|Meanwhile|Mr|Mrs|Ms|For|By|Since|According|Both|Asked|Last|Also|So|Yet|What|Now)\b"
)
_MAX_CHARS = 1500


def split_sentences(text: str, skip: Sequence[tuple[int, int]] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of `text` in order, without those that lie inside a `skip` span (start, end)."""
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text, skip)):
        for first, last in _spans(text, start, end):
            sentences.append(Sentence(len(sentences), first, last, text[first:last], None, number))
    return tuple(sentences)


def parse(sentences: Iterable[Sentence], wanted: Collection[int] | None = None) -> tuple[Sentence, ...]:
    """Return the sentences with `doc` set for those whose index is `wanted` (default: all)."""
    everything = tuple(sentences)
    chosen = [s for s in everything if wanted is None or s.index in wanted]
    nlp, finish = _model()
    docs = []
    for sentence in chosen:
        doc = nlp.make_doc(sentence.text)
        for token in doc[1:]:
            token.is_sent_start = False
        docs.append(doc)
    parsed = {s.index: finish(doc) for s, doc in zip(chosen, nlp.pipe(docs, batch_size=64), strict=True)}
    return tuple(replace(s, doc=parsed[s.index]) if s.index in parsed else s for s in everything)


@cache
def _model() -> tuple[Language, Callable[[Doc], Doc]]:
    """Return tagger and parser, and what gives a parsed document its parts of speech and lemmas."""
    from ingest.model import load_model
    from ingest.ruler import RememberingRuler

    nlp = load_model(exclude=["ner", "senter"])
    _correct_lemmas(nlp)
    ruler, lemmatizer = RememberingRuler(nlp.get_pipe("attribute_ruler")), nlp.get_pipe("lemmatizer")  # type: ignore[arg-type]
    nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])
    return nlp, lambda doc: lemmatizer(ruler(doc))


def _correct_lemmas(nlp: Language) -> None:
    """Teach the lemmatizer the verb forms of data/lexicon/lemmas.tsv ("staged" is of "stage", not "stag")."""
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    rows = resource("data", "lexicon", "lemmas.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows if "\t" in row]
    lookups.get_table("lemma_exc")["verb"].update({form: [lemma] for form, lemma in pairs})
    wrong = {lemma[:-1] for _, lemma in pairs if lemma.endswith("e")}
    index = lookups.get_table("lemma_index")
    index["verb"] = set(index["verb"]) - wrong


def _paragraphs(text: str, skip: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for match in _PARAGRAPH.finditer(text):
        yield from _outside(match.start(), match.end(), skip)


def _outside(start: int, end: int, skip: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of start..end that no skip span covers."""
    for low, high in sorted(skip):
        if high <= start or low >= end:
            continue
        if low > start:
            yield start, low
        start = max(start, high)
    if start < end:
        yield start, end


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _BREAK.finditer(text, start, end):
        if _is_end(text, begin, match):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _is_end(text: str, begin: int, match: re.Match[str]) -> bool:
    if match.group()[0] != ".":
        return True
    before = text[max(begin, match.start() - 12) : match.start() + 1]
    if _ACRONYM.search(before):
        return bool(_STARTER.match(text, match.end()))
    return not _ABBREVIATION.search(before)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space at its ends, in pieces that a parser can take."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _MAX_CHARS:
        cut = text.rfind(" ", start, start + _MAX_CHARS)
        cut = cut if cut > start else start + _MAX_CHARS
        yield start, cut
        start = cut + 1
    if start < end:
        yield start, end
