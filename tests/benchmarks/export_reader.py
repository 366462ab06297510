"""Write a trained reader for `ingest.claims.odds`: the encoder in 8 bits as ONNX, the head's weights, the tokenizer.

The encoder is written out anew, to be fast on a processor: one product for queries, keys and values, and inputs that 8
bits serve badly in a product of their own, in 32 bits.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional

_SMOOTHING = 0.8  # share of an input's range that goes into the weights
_WIDE = 64  # inputs of the second feed-forward with the widest ranges, which stay in 32 bits
_INPUTS = ("ids", "mask", "who", "what")
Ranges = dict[nn.Linear, torch.Tensor]


@torch.no_grad()  # type: ignore[untyped-decorator]
def ranges_of(encoder: nn.Module, runs: Iterable[Any]) -> Ranges:
    """Return how far each input of the encoder's layers ranges while `runs` is gone through."""
    ranges: Ranges = {}

    def see(layer: nn.Linear, inputs: tuple[torch.Tensor], _out: torch.Tensor) -> None:
        highest = inputs[0].flatten(0, -2).abs().amax(0).float()
        ranges[layer] = torch.maximum(ranges.get(layer, highest), highest)

    hooks = [m.register_forward_hook(see) for m in encoder.modules() if isinstance(m, nn.Linear)]
    for _ in runs:
        pass
    for hook in hooks:
        hook.remove()
    return ranges


class _Smoothed(nn.Module):  # type: ignore[misc]
    """A linear layer that divides its inputs by scales and multiplies its weights by them, so that 8 bits lose less.

    After Xiao et al. 2023, "SmoothQuant: Accurate and Efficient Post-Training Quantization for Large Language Models".
    """

    def __init__(self, weight: torch.Tensor, bias: torch.Tensor, ranges: torch.Tensor) -> None:
        super().__init__()
        highest = weight.abs().amax(0).clamp(min=1e-5)
        scale = ranges.clamp(min=1e-5) ** _SMOOTHING / highest ** (1 - _SMOOTHING)
        scale = scale / scale.mean()
        self.inverse = nn.Parameter(1 / scale, requires_grad=False)
        self.layer = nn.Linear(weight.shape[1], weight.shape[0])
        self.layer.weight, self.layer.bias = nn.Parameter(weight * scale), nn.Parameter(bias)

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.layer(inputs * self.inverse)
        return out


class _Layer(nn.Module):  # type: ignore[misc]
    """One layer of BERT; returns its output and what each head attends to.

    The inputs of the second feed-forward are put in order of their ranges; the widest go through `wide`, after
    Dettmers et al. 2022, "LLM.int8(): 8-bit Matrix Multiplication for Transformers at Scale".
    """

    def __init__(self, layer: Any, ranges: Ranges) -> None:
        super().__init__()
        own, dense = layer.attention.self, layer.attention.output.dense
        self.heads, self.size = own.num_attention_heads, own.attention_head_size
        scale = 1 / math.sqrt(self.size)
        weight = torch.cat([own.query.weight * scale, own.key.weight, own.value.weight])
        bias = torch.cat([own.query.bias * scale, own.key.bias, own.value.bias])
        self.three = _Smoothed(weight, bias, ranges[own.query])
        self.joined = _Smoothed(dense.weight, dense.bias, ranges[dense])
        first, second = layer.intermediate.dense, layer.output.dense
        order = ranges[second].argsort()
        self.narrow = len(order) - _WIDE
        narrow, wide = order[: self.narrow], order[self.narrow :]
        self.first = _Smoothed(first.weight[order], first.bias[order], ranges[first])
        self.second = _Smoothed(second.weight[:, narrow], second.bias, ranges[second][narrow])
        self.wide = nn.Linear(_WIDE, second.out_features, bias=False)
        self.wide.weight = nn.Parameter(second.weight[:, wide].contiguous())
        self.norms = nn.ModuleList([layer.attention.output.LayerNorm, layer.output.LayerNorm])

    def forward(self, words: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        batch, length = words.shape[:2]
        three = self.three(words).view(batch, length, 3, self.heads, self.size)
        query, key, value = three.permute(2, 0, 3, 1, 4).unbind(0)
        attention = functional.softmax(query @ key.transpose(2, 3) + mask, -1)
        seen = (attention @ value).transpose(1, 2).reshape(batch, length, self.heads * self.size)
        words = self.norms[0](self.joined(seen) + words)
        hidden = functional.gelu(self.first(words))
        narrow, wide = hidden[..., : self.narrow], hidden[..., self.narrow :]
        return self.norms[1](self.second(narrow) + self.wide(wide) + words), attention


class _Encoder(nn.Module):  # type: ignore[misc]
    """The marked words of sentences in; out, a vector for each word and what it attends to in the last layer."""

    def __init__(self, encoder: Any, ranges: Ranges) -> None:
        super().__init__()
        self.embeddings, self.who, self.what = encoder.embeddings, encoder.who, encoder.what
        self.layers = nn.ModuleList([_Layer(layer, ranges) for layer in encoder.encoder.layer])

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, who: torch.Tensor, what: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        own = self.embeddings
        places = own.position_embeddings(torch.arange(ids.shape[1])) + own.token_type_embeddings.weight[0]
        words = own.LayerNorm(own.word_embeddings(ids) + self.who(who) + self.what(what) + places)
        hidden = ((1 - mask.float()) * -1e4)[:, None, None, :]
        for layer in self.layers:
            words, attention = layer(words, hidden)
        return words, attention.mean(1)


@torch.no_grad()  # type: ignore[untyped-decorator]
def export(reader: Any, ranges: Ranges, base: Path, out: Path) -> None:
    """Write encoder.onnx, head.npz and tokenizer.json.

    The weights fill 7 of their 8 bits: processors without special instructions for such products would
    overflow on more, and read other odds than the rest.
    """
    full = out / "full.onnx"
    ids = torch.randint(1000, 20000, (4, 24))
    marks = torch.zeros_like(ids)
    axes = {0: "batch", 1: "length"}
    torch.onnx.export(
        _Encoder(reader.enc, ranges).eval(), (ids, torch.ones_like(ids), marks, marks), str(full),
        input_names=list(_INPUTS), output_names=["words", "attention"], opset_version=17, dynamo=False,
        dynamic_axes={**dict.fromkeys(_INPUTS, axes), "words": axes, "attention": {**axes, 2: "length"}},
    )  # fmt: skip
    wide = [node.name for node in onnx.load(full).graph.node if "/wide/" in node.name]
    quantize_dynamic(
        full, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        nodes_to_exclude=wide,
    )  # fmt: skip
    full.unlink()
    head = {n: p.detach().numpy().astype(np.float16) for n, p in reader.named_parameters() if n[:4] != "enc."}
    head["kind"] = head.pop("kind.weight")
    np.savez_compressed(out / "head.npz", **head)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
