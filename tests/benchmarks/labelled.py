"""Labelled sentences with their mentions and readings: what both trainings learn from.

Only the parts to read are used (sentences-dev/read.jsonl and the read articles of claims-dev), our own labels of the
sentences before theirs (`labels.jsonl`: no text, only claims), our own sentences (`sentences.jsonl`, some with the
sentence `before` them that tells what they refer back to) and the examples of the lexicon.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ingest.actors import find_mentions, find_names
from ingest.claims.candidates import Candidate, find_candidates
from ingest.claims.features import Features, describe
from ingest.claims.lexicon import Pattern, lexicon
from ingest.noise import noise_spans
from ingest.parse import parse, split_sentences
from ingest.records import Mention, Sentence, digest
from tests.benchmarks.sets import UNDATED, read_jsonl

HERE = Path(__file__).parent
READ_ARTICLES = (
    "003", "009", "010", "014", "018", "020", "022", "028", "seed", *(f"d0{n}" for n in range(1, 10)),
)  # fmt: skip
_OWN_GROUP = 20  # so many of our own sentences count as one article
_SAMPLED = 10  # one in so many of these; more of them gain the judge nothing
EXAMPLES_DAY = date(2019, 6, 1)
Gold = dict[str, Any]


@dataclass
class Item:
    """One labelled sentence; `group` is its article; `row` the scored row.

    `kind` is row, before, article, own or example (of the lexicon).
    """

    kind: str
    group: str
    row: str
    sentence: Sentence
    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    features: list[Features]
    gold: list[Gold]

    @property
    def key(self) -> str:
        """Name the sentence without its text."""
        return digest(self.group, self.sentence.text)


def load(folder: Path, *, sampled: bool = False) -> Iterator[Item]:
    """Yield every labelled sentence of the folder of benchmarks and of our own files (of our own a sample)."""
    labels = {row["id"]: row["claims"] for row in read_jsonl(HERE / "labels.jsonl")}
    for row in read_jsonl(folder / "sentences-dev" / "read.jsonl"):
        published = date.fromisoformat(row["date"]) if row["date"] else UNDATED
        yield from _items("row", row["title"], row["id"], row["sentence"], published, _always(row["claims"]))
        for sentence in split_sentences(row["before"]):
            gold = labels.get(f"{row['id']}b{sentence.index}")
            if gold is not None:
                yield from _items("before", row["title"], "", sentence.text, published, _always(gold))
    for name in READ_ARTICLES:
        row = json.loads((folder / "claims-dev" / "articles" / f"{name}.json").read_text(encoding="utf-8"))
        published = date.fromisoformat(row["published"])
        yield from _items("article", name, "", row["text"], published, _by_quote(row))
    for number, row in enumerate(read_jsonl(HERE / "sentences.jsonl")):
        group = f"own{number // _OWN_GROUP}"
        if sampled and not _is_sampled(group):
            continue
        gold = [_own(claim) for claim in row["claims"]]
        before, day = row.get("before", ""), date.fromisoformat(row["date"])
        yield from _items("own", group, "", row["text"], day, _always(gold), before)
    for line in lexicon().lines:
        gold = [_expected(triple, line) for triple in line.expected if not triple.endswith("denied")]
        yield from _items("example", "lexicon", "", line.example, EXAMPLES_DAY, _always(gold))


def _is_sampled(group: str) -> bool:
    """Tell whether a group of our own sentences is of the sample that the judge learns from."""
    return int(group.removeprefix("own")) % _SAMPLED == 0


def relations_of(gold: Gold) -> list[str]:
    """Return the relation of a gold claim and those that are as good."""
    return [gold["relation"], *(gold.get("alt") or gold.get("relation_alt") or [])]


def is_pair(gold: Gold, source: str, target: str, *, mutual: bool = False) -> bool:
    """Tell whether a gold claim joins two actors in this order (or in any, if mutual)."""
    if (gold["source"], gold["target"]) == (source, target):
        return True
    either = bool(gold.get("symmetric")) or mutual
    return either and (gold["target"], gold["source"]) == (source, target)


def _always(gold: list[Gold]) -> Callable[[int, int], list[Gold]]:
    return lambda _start, _end: gold


def _by_quote(row: Gold) -> Callable[[int, int], list[Gold]]:
    spans = []
    for claim in row["claims"]:
        for quote in [claim["quote"], *claim.get("quotes_alt", [])]:
            at = row["text"].find(quote)
            while at >= 0:
                spans.append((at, at + len(quote), claim))
                at = row["text"].find(quote, at + 1)
    return lambda start, end: [
        c for low, high, c in spans if min(high, end) - max(low, start) >= min(15, (high - low) / 2)
    ]


def _own(claim: list[Any]) -> Gold:
    names = ("source", "target", "relation", "status", "flags", "trigger", "alt")
    gold = dict(zip(names, claim, strict=True))
    return {**gold, "symmetric": "s" in gold["flags"], "optional": "o" in gold["flags"]}


def _expected(triple: str, line: Pattern) -> Gold:
    source, relation, target, *_ = triple.split()
    return {"source": source, "target": target, "relation": relation, "symmetric": line.symmetric}


def _items(
    kind: str,
    group: str,
    row: str,
    text: str,
    published: date,
    gold_of: Callable[[int, int], list[Gold]],
    before: str = "",
) -> Iterator[Item]:
    """Yield the sentences of a text; those of `before` only tell what it refers back to."""
    labelled = len(before) + 1 if before else 0
    text = f"{before} {text}" if before else text
    sentences = split_sentences(text, noise_spans(text) if kind == "article" else ())
    parsed = parse(sentences, find_names(sentences, published))
    for sentence, here in zip(parsed, find_mentions(parsed, published), strict=True):
        if sentence.start < labelled:
            continue
        mentions = tuple(m for m in here if m.first >= 0)
        candidates = find_candidates(sentence.doc, mentions, lexicon()) if sentence.doc is not None else ()
        gold = gold_of(sentence.start, sentence.end)
        yield Item(kind, group, row, sentence, mentions, candidates, describe(candidates, mentions), gold)
