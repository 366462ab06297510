"""Train the reader: `python -m tests.benchmarks.train_reader ../shared/benchmarks --base FOLDER --out build/reader`.

FOLDER holds bge-small-en-v1.5 (PyTorch: config.json, the weights and tokenizer.json), or another small BERT; needs
torch, transformers, onnx and onnxruntime beside the development install. The reader learns from our own sentences and
the examples of the lexicon: several rounds at an even rate, one at a falling rate; the weights at its end are averaged
with the running mean of the even rounds. It reads no annotated news, so that its odds of that news (odds.jsonl, from
which `tests.benchmarks.train` makes the judge) are what it says of any news. encoder.onnx (8 bits), head.npz and
tokenizer.json go to data/reader/. Half of the time a sentence is read with its actors renamed, so that the reader
learns what is said rather than of whom.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from ingest.actors import load_gazetteer
from ingest.claims.odds import KINDS, MARKED_ACTORS, MAX_TOKENS, RELATIONS, share_spans
from tests.benchmarks.labelled import Item, is_pair, load, relations_of

ROUNDS, BATCH = 4, 32
_MEAN_OVER = 800  # batches over which the running mean forgets
RATE, HEAD_RATE, MARK_RATE, HIDDEN, DROPOUT = 1.2e-4, 5e-4, 1e-3, 256, 0.2
_WARM_UP = 400  # batches
RENAMED = 0.5  # share of the sentences read with other actors
_OPTIONAL = 0.35
_STEP = 16  # batches are as wide as a multiple of this many tokens: each new shape costs a compilation
_SMOOTHING = 0.8  # share of an input's range that goes into the weights
_CALIBRATED = 160  # sentences that show the ranges
_WHOLE = 4  # lowest layers whose second feed-forward stays in 32 bits: 8 lose most there
_STATES = [
    ("France", "French", "Paris"), ("Japan", "Japanese", "Tokyo"), ("Egypt", "Egyptian", "Cairo"),
    ("Brazil", "Brazilian", "Brasilia"), ("Poland", "Polish", "Warsaw"), ("India", "Indian", "Delhi"),
    ("Kenya", "Kenyan", "Nairobi"), ("Chile", "Chilean", "Santiago"), ("Greece", "Greek", "Athens"),
    ("Canada", "Canadian", "Ottawa"), ("Norway", "Norwegian", "Oslo"), ("Vietnam", "Vietnamese", "Hanoi"),
]  # fmt: skip
_PEOPLE = [
    "Martin", "Johnson", "Garcia", "Smith", "Peters", "Brown", "Wilson", "Lopez", "Miller", "Taylor", "Adams", "Clark",
]  # fmt: skip
_BODIES = ["NATO", "ASEAN", "OPEC", "OSCE", "OAS", "AU", "UN", "EU", "ICC", "IAEA", "WTO", "IMF"]
_GROUPS = ["Hezbollah", "FARC", "Hamas", "Taliban", "PKK", "ISIS", "ETA", "LTTE", "MILF", "ELN", "LRA", "RUF"]
_TAIL = re.compile(r"((?:\s+[a-z][\w-]*)+)$")
_HALF = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # without it, 16 bits are fifty times slower than 32
Place = tuple[int, int, str, str]  # start and end in the text, actor, kind


@dataclass
class Example:
    """One sentence as the encoder sees it, with its ordered pairs and what is true of each.

    `marks` numbers its actors for the encoder: in training at random, so that no number means anything by itself.
    """

    item: Item
    tokens: list[int]
    places: list[tuple[int, int, int, int]]
    marks: list[int]
    pairs: list[tuple[int, int]]
    actors: list[str]
    true: np.ndarray
    weight: np.ndarray
    relation: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("build/reader"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    items = [i for i in load(args.folder) if len({m.actor for m in i.mentions}) > 1]
    own = [i for i in items if i.kind in {"own", "example"}]
    news = [i for i in items if i.kind in {"row", "before", "article"}]
    reader = Reader(args.base)
    even = train(reader, own, tokenizer, ROUNDS, even_rate)
    train(reader, own, tokenizer, 1, falling_rate)
    settled = reader.state_dict()
    reader.load_state_dict({name: (even[name] + settled[name].float()) / 2 for name in even}, strict=False)
    with (args.out / "odds.jsonl").open("w", encoding="utf-8") as handle:
        for row in predict(reader, examples(news, tokenizer)):
            handle.write(json.dumps(row) + "\n")
    smooth(reader, list(examples(own[:: len(own) // _CALIBRATED], tokenizer)))
    export(reader, args.base, args.out)


def even_rate(step: int, _steps: int) -> float:
    """Return the share of the full rate at a batch: all of it, after a warm-up."""
    return min(1.0, (step + 1) / _WARM_UP)


def falling_rate(step: int, steps: int) -> float:
    """Return the share of the full rate at a batch: less and less."""
    return max(0.01, 1 - step / steps)


class Reader(nn.Module):  # type: ignore[misc]
    """The encoder with the head that `ingest.claims.odds` computes in NumPy."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(
            base, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        width = self.enc.config.hidden_size
        self.kind = nn.Embedding(len(KINDS), width)
        self.enc.who = nn.Embedding(1 + MARKED_ACTORS, width, padding_idx=0)
        self.enc.what = nn.Embedding(1 + len(KINDS), width, padding_idx=0)
        for marks in (self.kind, self.enc.who, self.enc.what):
            nn.init.zeros_(marks.weight)
        self.h, self.t = nn.Linear(2 * width, HIDDEN), nn.Linear(2 * width, HIDDEN)
        self.bil = nn.Linear(3 * HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1 + len(RELATIONS))
        self.drop = nn.Dropout(DROPOUT)

    def encode(self, ids: torch.Tensor, mask: torch.Tensor, who: torch.Tensor, what: torch.Tensor) -> Any:
        """Return the encoder's output for tokens marked with the number and the kind of their mention."""
        enc = self.enc
        marked = enc.embeddings.word_embeddings(ids) + enc.who(who) + enc.what(what)
        return enc(inputs_embeds=marked, attention_mask=mask, output_attentions=True)

    def forward(
        self,
        ids: torch.Tensor,
        mask: torch.Tensor,
        who: torch.Tensor,
        what: torch.Tensor,
        batch: Sequence[Example],
    ) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HALF):
            found = self.encode(ids, mask, who, what)
        words, attention = found.last_hidden_state.float(), found.attentions[-1].float().mean(1)
        sources, targets = [], []
        for word, attended, example in zip(words, attention, batch, strict=True):
            actors, at = self._actors(word, attended, example)
            one = torch.tensor([i for i, _ in example.pairs])
            other = torch.tensor([j for _, j in example.pairs])
            both = at[one] * at[other]
            context = (both / (both.sum(1, keepdim=True) + 1e-6)) @ word
            sources.append(torch.cat([actors[one], context], 1))
            targets.append(torch.cat([actors[other], context], 1))
        h = torch.tanh(self.h(self.drop(torch.cat(sources))))
        t = torch.tanh(self.t(self.drop(torch.cat(targets))))
        hidden = torch.relu(self.bil(self.drop(torch.cat([h, t, h * t], 1))))
        result: torch.Tensor = self.out(self.drop(hidden))
        return result

    def _actors(
        self, words: torch.Tensor, attention: torch.Tensor, example: Example
    ) -> tuple[torch.Tensor, torch.Tensor]:
        actors, at = [], []
        for number in range(len(example.actors)):
            places = [p for p in example.places if p[2] == number]
            if not places:
                actors.append(torch.zeros_like(words[0]))
                at.append(torch.zeros_like(attention[0]))
                continue
            means = torch.stack(
                [words[f : last + 1].mean(0) + self.kind.weight[k] for f, last, _, k in places]
            )
            actors.append(torch.logsumexp(means, 0) - math.log(len(places)))
            at.append(torch.stack([attention[f : last + 1].mean(0) for f, last, _, _ in places]).mean(0))
        return torch.stack(actors), torch.stack(at)


def train(
    reader: Reader,
    items: Sequence[Item],
    tokenizer: Any,
    rounds: int,
    rate: Callable[[int, int], float],
) -> dict[str, torch.Tensor]:
    """Let a reader go through the items so many times, at a rate that depends on the batch.

    Returns the running mean of its trained weights.
    """
    torch.manual_seed(rounds)
    rng = random.Random(rounds)
    reader.enc.embeddings.word_embeddings.weight.requires_grad_(False)
    marks = [reader.enc.who.weight, reader.enc.what.weight]
    head = [p for n, p in reader.named_parameters() if not n.startswith("enc.")]
    others = {id(p) for p in [*marks, *head]}
    body = [p for p in reader.parameters() if p.requires_grad and id(p) not in others]
    groups = [{"params": p, "lr": r} for p, r in ((body, RATE), (head, HEAD_RATE), (marks, MARK_RATE))]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = rounds * math.ceil(len(items) / BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate(step, steps))
    mean = {n: p.detach().clone() for n, p in reader.named_parameters() if p.requires_grad}
    reader.train()
    for number in range(rounds):
        total = 0.0
        for batch in _batches(list(examples(items, tokenizer, rng)), rng):
            loss = _loss(_read(reader, batch), batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            pace.step()
            total += loss.item()
            for name, weight in reader.named_parameters():
                if name in mean:
                    mean[name].lerp_(weight.detach(), 1 / _MEAN_OVER)
        print(f"round {number + 1} of {rounds}: loss {total:.1f}", flush=True)
    return mean


def _batches(found: list[Example], rng: random.Random) -> list[list[Example]]:
    """Return shuffled batches of sentences of about the same length."""
    rng.shuffle(found)
    size = BATCH * 16
    sorted_ = [sorted(found[i : i + size], key=lambda e: len(e.tokens)) for i in range(0, len(found), size)]
    batches = [part[i : i + BATCH] for part in sorted_ for i in range(0, len(part), BATCH)]
    rng.shuffle(batches)
    return batches


def _read(reader: Reader, batch: Sequence[Example]) -> torch.Tensor:
    width = _STEP * math.ceil(max(len(e.tokens) for e in batch) / _STEP)
    ids = torch.tensor([e.tokens + [0] * (width - len(e.tokens)) for e in batch])
    mask = torch.tensor([[1] * len(e.tokens) + [0] * (width - len(e.tokens)) for e in batch])
    who, what = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, e in enumerate(batch):
        for first, last, actor, kind in e.places:
            who[row, first : last + 1] = 1 + e.marks[actor]
            what[row, first : last + 1] = 1 + kind
    out: torch.Tensor = reader(ids, mask, who, what, batch)
    return out


def _loss(out: torch.Tensor, batch: Sequence[Example]) -> torch.Tensor:
    true, weight, relation = (
        torch.tensor(np.concatenate([getattr(e, name) for e in batch]))
        for name in ("true", "weight", "relation")
    )
    exists = functional.binary_cross_entropy_with_logits(out[:, 0], true, reduction="none")
    told = (relation.sum(1) > 0) & (weight > 0)
    which = -(relation[told] * functional.log_softmax(out[told, 1:], 1)).sum(1)
    return ((exists * weight).sum() + 0.7 * (which * weight[told]).sum()) / len(batch)


@torch.no_grad()  # type: ignore[untyped-decorator]
def predict(reader: Reader, found: Iterator[Example]) -> Iterator[dict[str, Any]]:
    """Yield the odds of each example, by the sentence's key."""
    reader.eval()
    for example in found:
        out = _read(reader, [example])
        exists = torch.sigmoid(out[:, 0]).tolist()
        relations = torch.softmax(out[:, 1:], 1).tolist()
        names = [(example.actors[i], example.actors[j]) for i, j in example.pairs]
        rows = [
            [s, t, round(p, 5), [round(x, 5) for x in r]]
            for (s, t), p, r in zip(names, exists, relations, strict=True)
        ]
        yield {"key": example.item.key, "pairs": rows}


def examples(items: Sequence[Item], tokenizer: Any, rng: random.Random | None = None) -> Iterator[Example]:
    """Yield the items as the encoder sees them; with `rng`, some of them with other actors."""
    numbers = list(range(len(_STATES)))
    if rng is not None:
        rng.shuffle(numbers)
    for item in items:
        start = item.sentence.start
        places: list[Place] = [(m.start - start, m.end - start, m.actor, str(m.kind)) for m in item.mentions]
        text = item.sentence.text
        if rng is not None and rng.random() < RENAMED:
            text, places = _renamed(text, places, numbers)
        marks = range(MARKED_ACTORS) if rng is None else rng.sample(range(MARKED_ACTORS), MARKED_ACTORS)
        example = _example(item, text, places, marks, tokenizer)
        if example.pairs:
            yield example


def _example(item: Item, text: str, places: Sequence[Place], marks: Sequence[int], tokenizer: Any) -> Example:
    encoded = tokenizer(text, return_offsets_mapping=True, truncation=True, max_length=MAX_TOKENS)
    actors = list(dict.fromkeys(p[2] for p in places))
    found = []
    for start, end, actor, kind in places:
        inside = [i for i, (s, e) in enumerate(encoded["offset_mapping"]) if e > s and s < end and e > start]
        if inside:
            found.append((inside[0], inside[-1], actors.index(actor), KINDS.index(kind)))
    found = share_spans(found)
    named = sorted({p[2] for p in found})
    pairs = [(i, j) for i in named for j in named if i != j]
    true, weight = np.zeros(len(pairs), np.float32), np.ones(len(pairs), np.float32)
    relation = np.zeros((len(pairs), len(RELATIONS)), np.float32)
    for row, (i, j) in enumerate(pairs):
        here = [g for g in item.gold if is_pair(g, actors[i], actors[j])]
        needed = [g for g in here if not g.get("optional")]
        true[row] = float(bool(here))
        weight[row] = 1.0 if needed or not here else _OPTIONAL
        for gold in needed or here:
            for name in relations_of(gold):
                if name in RELATIONS:
                    relation[row, RELATIONS.index(name)] += 1.0 if name == gold["relation"] else 0.5
        relation[row] /= max(1e-9, relation[row].sum())
    marked = [marks[min(number, MARKED_ACTORS - 1)] for number in range(len(actors))]
    return Example(item, encoded["input_ids"], found, marked, pairs, actors, true, weight, relation)


def _renamed(text: str, places: Sequence[Place], numbers: Sequence[int]) -> tuple[str, list[Place]]:
    """Return the text with every actor replaced by another of its kind, and the places in it."""
    order = list(dict.fromkeys(p[2] for p in sorted(places)))
    parts: list[str] = []
    out: list[Place] = []
    at = 0
    for start, end, actor, kind in sorted(places):
        if start < at:
            continue
        number = numbers[order.index(actor) % len(numbers)]
        new = text[start:end] if kind in {"pronoun", "noun"} else _name(text[start:end], actor, kind, number)
        parts.append(text[at:start])
        begin = sum(map(len, parts))
        parts.append(new)
        out.append((begin, begin + len(new), actor, kind))
        at = end
    return "".join([*parts, text[at:]]), out


def _name(words: str, actor: str, kind: str, number: int) -> str:
    if kind == "person":
        return _PEOPLE[number]
    found = _TAIL.search(words)
    tail = found.group(1) if found else ""
    known = load_gazetteer().actors.get(actor)
    type_ = known.type if known else "state" if len(actor) == 3 else "group"
    if type_ != "state":
        return (_BODIES if type_ == "organization" else _GROUPS)[number] + tail
    name, demonym, capital = _STATES[number]
    if kind == "metonym":
        return capital + tail
    if kind == "organ":
        return f"{demonym} government{tail}"
    return (demonym if tail or kind in {"demonym", "title"} else name) + tail


class Smoothed(nn.Module):  # type: ignore[misc]
    """A linear layer that divides its inputs by their scales and multiplies its weights by them."""

    def __init__(self, layer: nn.Linear, scale: torch.Tensor) -> None:
        super().__init__()
        self.inverse = nn.Parameter(1 / scale, requires_grad=False)
        self.layer = nn.Linear(layer.in_features, layer.out_features)
        self.layer.weight = nn.Parameter(layer.weight.detach() * scale)
        self.layer.bias = layer.bias

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.layer(inputs * self.inverse)
        return out


@torch.no_grad()  # type: ignore[untyped-decorator]
def smooth(reader: Reader, found: Sequence[Example]) -> None:
    """Even out the inputs of the encoder's layers, so that 8 bits lose less; what it computes stays the same.

    After Xiao et al. 2023, "SmoothQuant: Accurate and Efficient Post-Training Quantization for Large Language
    Models"; `found` shows how far each input ranges.
    """
    ranges: dict[nn.Linear, torch.Tensor] = {}

    def see(layer: nn.Linear, inputs: tuple[torch.Tensor], _out: torch.Tensor) -> None:
        highest = inputs[0].flatten(0, -2).abs().amax(0).float()
        ranges[layer] = torch.maximum(ranges.get(layer, highest), highest)

    reader.eval()
    layers = [m for m in reader.enc.encoder.modules() if isinstance(m, nn.Linear)]
    hooks = [layer.register_forward_hook(see) for layer in layers]
    for example in found:
        _read(reader, [example])
    for hook in hooks:
        hook.remove()
    for module in list(reader.enc.encoder.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.Linear):
                weights = child.weight.abs().amax(0).clamp(min=1e-5)
                scale = ranges[child].clamp(min=1e-5) ** _SMOOTHING / weights ** (1 - _SMOOTHING)
                setattr(module, name, Smoothed(child, scale / scale.mean()))


def export(reader: Reader, base: Path, out: Path) -> None:
    """Write the encoder, quantised to 8 bits, the head's weights and the tokenizer.

    The weights fill 7 of their 8 bits: processors without special instructions for such products would
    overflow on more, and read other odds than the rest.
    """

    class Encoder(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.reader = reader

        def forward(
            self, ids: torch.Tensor, mask: torch.Tensor, who: torch.Tensor, what: torch.Tensor
        ) -> tuple[torch.Tensor, torch.Tensor]:
            found = self.reader.encode(ids, mask, who, what)
            return found.last_hidden_state, found.attentions[-1].mean(1)

    reader.eval()
    ids = torch.randint(1000, 20000, (4, 24))
    marks = torch.zeros_like(ids)
    axes = {0: "batch", 1: "length"}
    inputs = ("ids", "mask", "who", "what")
    torch.onnx.export(
        Encoder().eval(), (ids, torch.ones_like(ids), marks, marks), str(out / "full.onnx"),
        input_names=list(inputs), output_names=["words", "attention"], opset_version=17, dynamo=False,
        dynamic_axes={**dict.fromkeys(inputs, axes), "words": axes, "attention": {**axes, 2: "length"}},
    )  # fmt: skip
    quantize_dynamic(
        out / "full.onnx", out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        nodes_to_exclude=[f"/enc/encoder/layer.{n}/output/dense/layer/MatMul" for n in range(_WHOLE)],
    )  # fmt: skip
    (out / "full.onnx").unlink()
    head = {n: p.detach().numpy().astype(np.float16) for n, p in reader.named_parameters() if n[:4] != "enc."}
    head["kind"] = head.pop("kind.weight")
    np.savez_compressed(out / "head.npz", **head)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")


if __name__ == "__main__":
    main()
