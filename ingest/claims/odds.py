"""How probable it is that one actor acts on another: sentences and mentions in, odds of each ordered pair out.

A small transformer (bge-small-en-v1.5, fine-tuned on sentences of our own, quantised to 8 bits) reads each sentence
once, each word of a mention marked with the number of its actor and the mention's kind. A pair is described by the
words of its two actors and by the words that both attend to (the localised context pooling of Zhou et al. 2021,
"Document-Level Relation Extraction with Adaptive Thresholding and Localized Context Pooling"). It knows nothing of
the lexicon; the judge weighs both.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.records import Mention, Sentence
from ingest.resources import resource

RELATIONS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "ALLIED_WITH", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "AT_WAR_WITH", "MEMBER_OF",
    "NOT_MEMBER_OF", "REQUEST",
)  # fmt: skip
KINDS = ("name", "person", "pronoun", "organ", "demonym", "metonym", "title", "noun")
MAX_TOKENS = 160  # longer sentences are cut, as in training
MARKED_ACTORS = 8  # the encoder tells so many actors of a sentence apart; further ones share the last number
_BATCH = 4  # sentences of one run: short runs are padded less
_SLOW_FUSIONS = ["SkipLayerNormFusion"]  # the joined operator takes several times as long as the two it joins

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Odds:
    """The probability that the first actor of a pair does anything to the second, and of each of RELATIONS if so."""

    probability: float
    relations: Floats


PairOdds = dict[tuple[str, str], Odds]
Place = tuple[int, int, int, int]  # first and last token, number of the actor, number of the kind


@dataclass(frozen=True, slots=True)
class _Prepared:
    index: int
    tokens: list[int]
    actors: list[str]
    places: list[Place]


@dataclass(frozen=True, slots=True)
class _Described:
    """The pairs of a sentence by number of the actor, and by place in `actors`; one row of `context` a pair."""

    pairs: list[tuple[int, int]]
    ends: list[tuple[int, int]]
    actors: Floats
    context: Floats


def read_odds(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> list[PairOdds]:
    """Return the odds of every ordered pair of actors of each sentence; {} where fewer than two are named."""
    result: list[PairOdds] = [{} for _ in sentences]
    ready = []
    for index, (sentence, here) in enumerate(zip(sentences, mentions, strict=True)):
        if sentence.doc is not None and len({m.actor for m in here}) > 1:
            prepared = _prepare(index, sentence, here)
            if len({place[2] for place in prepared.places}) > 1:
                ready.append(prepared)
    ready.sort(key=lambda p: len(p.tokens))
    described = [
        one for start in range(0, len(ready), _BATCH) for one in _read(ready[start : start + _BATCH])
    ]
    rows = iter(zip(*_decide(described), strict=True)) if ready else iter(())
    for prepared, one in zip(ready, described, strict=True):
        result[prepared.index] = {
            (prepared.actors[i], prepared.actors[j]): Odds(float(exists), relations)
            for (i, j), (exists, relations) in zip(one.pairs, rows, strict=False)
        }
    return result


def _prepare(index: int, sentence: Sentence, mentions: Sequence[Mention]) -> _Prepared:
    encoded = _tokenizer().encode(sentence.text)
    actors = list(dict.fromkeys(m.actor for m in mentions))
    places = []
    for mention in mentions:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        inside = [i for i, (s, e) in enumerate(encoded.offsets) if e > s and s < end and e > start]
        if inside:
            places.append((inside[0], inside[-1], actors.index(mention.actor), KINDS.index(mention.kind)))
    places = share_spans(places)
    return _Prepared(index, encoded.ids, actors, places)


def share_spans(places: Sequence[Place]) -> list[Place]:
    """Give each actor of one phrase ("the two allies") its own words of it, since a word has one mark only."""
    at = Counter(place[:2] for place in places)
    seen: Counter[tuple[int, int]] = Counter()
    result = []
    for first, last, actor, kind in places:
        count, number = at[first, last], seen[first, last]
        seen[first, last] += 1
        width = last + 1 - first
        if 1 < count <= width:
            low = first + number * width // count
            result.append((low, first + (number + 1) * width // count - 1, actor, kind))
        else:
            result.append((first, last, actor, kind))
    return result


def _read(batch: Sequence[_Prepared]) -> list[_Described]:
    width = max(len(p.tokens) for p in batch)
    # `who` and `what` number the actor and the kind of the mention that a word belongs to; 0 is no mention
    ids, mask, who, what = np.zeros((4, len(batch), width), dtype=np.int64)
    for row, prepared in enumerate(batch):
        ids[row, : len(prepared.tokens)] = prepared.tokens
        mask[row, : len(prepared.tokens)] = 1
        for first, last, actor, kind in prepared.places:
            who[row, first : last + 1] = min(actor + 1, MARKED_ACTORS)
            what[row, first : last + 1] = kind + 1
    words, attention = _session().run(None, {"ids": ids, "mask": mask, "who": who, "what": what})
    return [_describe(p, w, a) for p, w, a in zip(batch, words, attention, strict=True)]


def _describe(prepared: _Prepared, words: Floats, attention: Floats) -> _Described:
    """Return the actors of a sentence, its ordered pairs and what each pair attends to."""
    kinds = _head()["kind"]
    named = sorted({place[2] for place in prepared.places})
    actors, attended = [], []
    for number in named:
        places = [p for p in prepared.places if p[2] == number]
        means = np.stack([words[f : last + 1].mean(0) + kinds[k] for f, last, _, k in places])
        actors.append(np.logaddexp.reduce(means, axis=0) - np.log(len(places)))
        attended.append(np.stack([attention[f : last + 1].mean(0) for f, last, _, _ in places]).mean(0))
    count = len(named)
    ends = [(i, j) for i in range(count) for j in range(count) if i != j]
    both = np.stack([attended[i] * attended[j] for i, j in ends])
    context = (both / (both.sum(1, keepdims=True) + 1e-6)) @ words
    return _Described([(named[i], named[j]) for i, j in ends], ends, np.stack(actors), context)


def _decide(described: Sequence[_Described]) -> tuple[Floats, Floats]:
    """Return for every pair of a batch the probability of a claim and of each of its relations."""
    head = _head()
    width = described[0].context.shape[1]
    offsets = np.cumsum([0, *(len(one.actors) for one in described)])
    sources = np.concatenate([[i for i, _ in o.ends] + at for o, at in zip(described, offsets, strict=False)])
    targets = np.concatenate([[j for _, j in o.ends] + at for o, at in zip(described, offsets, strict=False)])
    actors = np.concatenate([one.actors for one in described])
    context = np.concatenate([one.context for one in described])

    def end(name: str, places: NDArray[np.int64]) -> Floats:
        weights = head[f"{name}.weight"]
        own, shared = actors @ weights[:, :width].T, context @ weights[:, width:].T
        result: Floats = np.tanh(own[places] + shared + head[f"{name}.bias"])
        return result

    source, target = end("h", sources), end("t", targets)
    joined = np.concatenate([source, target, source * target], axis=1)
    hidden = np.maximum(joined @ head["bil.weight"].T + head["bil.bias"], 0)
    out = hidden @ head["out.weight"].T + head["out.bias"]
    exists = 1 / (1 + np.exp(-out[:, 0]))
    weights = np.exp(out[:, 1:] - out[:, 1:].max(1, keepdims=True))
    return exists, (weights / weights.sum(1, keepdims=True)).astype(np.float32)


@cache
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(resource("data", "reader", "tokenizer.json")))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


@cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    options.intra_op_num_threads = min(4, cores)
    options.log_severity_level = 3
    path = resource("data", "reader", "encoder.onnx")
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW_FUSIONS
    )


@cache
def _head() -> dict[str, Floats]:
    with np.load(resource("data", "reader", "head.npz")) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}
