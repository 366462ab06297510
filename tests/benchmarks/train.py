"""Train the judge: `python -m tests.benchmarks.train ../shared/benchmarks` writes data/judge.json.

Only the parts to read are used (sentences-dev/read.jsonl, the read articles of claims-dev, the read ids of
events-dev). Cross-validated scores are printed; the weights hold feature names and numbers, no text.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from ingest.actors import find_mentions, find_names
from ingest.claims.candidates import Candidate, find_candidates
from ingest.claims.claims import Weighed, choose
from ingest.claims.features import Features, describe
from ingest.claims.lexicon import lexicon
from ingest.noise import noise_spans
from ingest.parse import parse, split_sentences

READ_ARTICLES = [
    "003",
    "009",
    "010",
    "014",
    "018",
    "020",
    "022",
    "028",
    "seed",
    *(f"d0{n}" for n in range(1, 10)),
]
LABELS = Path(__file__).with_name(
    "labels.jsonl"
)  # our own reading of the `before` fields: no text, only claims
Gold = dict[str, Any]


@dataclass
class Item:
    """The candidates of one benchmark sentence (or one sentence of an article) with their labels."""

    group: str
    gold: list[Gold]
    candidates: tuple[Candidate, ...]
    features: list[Features]
    pair: list[float]
    relation: list[float]
    weight: list[float]
    scored: bool
    text: str = ""
    row: Gold | None = None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data/judge.json"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--threshold", type=float)
    args = parser.parse_args()
    items = list(load(args.folder))
    scorer = _module(args.folder / "sentences-dev" / "score.py")
    print(ceiling(items))
    threshold = args.threshold or cross_validate(items, scorer, args.folds, args.errors)
    columns, pair, relation = fit(items)
    args.out.write_text(json.dumps(_export(columns, pair, relation, threshold), separators=(",", ":")) + "\n")
    print(f"wrote {args.out} ({args.out.stat().st_size // 1024} KiB), threshold {threshold}")


def load(folder: Path) -> Iterator[Item]:
    """Yield the items of the three sets, parts to read only, and of the sentences before theirs that we labelled."""
    labels = {row["id"]: row["claims"] for row in map(json.loads, LABELS.open(encoding="utf-8"))}
    for line in (folder / "sentences-dev" / "read.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        published = date.fromisoformat(row["date"] or "2015-01-01")
        yield from _items(
            row["sentence"], published, row["title"], lambda *_, row=row: row["claims"], True, row
        )
        for sentence in split_sentences(row["before"]):
            gold = labels.get(f"{row['id']}b{sentence.index}")
            if gold is not None:
                yield from _items(sentence.text, published, row["title"], lambda *_, gold=gold: gold, False)
    for name in READ_ARTICLES:
        row = json.loads((folder / "claims-dev" / "articles" / f"{name}.json").read_text(encoding="utf-8"))
        yield from _items(row["text"], date.fromisoformat(row["published"]), name, _article_gold(row), False)
    for line in (folder / "events-dev" / "gold.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if int("".join(c for c in row["id"] if c.isdigit())) % 3 == 0:
            gold = [_event_gold(e) for e in row["events"]]
            for item in _items(row["text"], date(2015, 1, 1), row["id"], lambda *_, gold=gold: gold, False):
                known = {frozenset((g["source"], g["target"])) for g in gold}
                ends = [frozenset((c.source.mention.actor, c.target.mention.actor)) for c in item.candidates]
                item.weight = [w * (e in known) for w, e in zip(item.weight, ends, strict=True)]
                yield item


def _items(
    text: str,
    published: date,
    group: str,
    gold_of: Callable[[int, int], list[Gold]],
    scored: bool,
    row: Gold | None = None,
) -> Iterator[Item]:
    sentences = split_sentences(text, () if scored else noise_spans(text))
    parsed = parse(sentences, find_names(sentences, published))
    mentions = find_mentions(parsed, published)
    merged: list[tuple[tuple[Candidate, ...], list[Features]]] = []
    for sentence, here in zip(parsed, mentions, strict=True):
        candidates = find_candidates(sentence.doc, here, lexicon()) if sentence.doc is not None else ()
        features = describe(candidates, here)
        if scored:
            merged.append((candidates, features))
        elif candidates:
            yield _label(
                group, gold_of(sentence.start, sentence.end), candidates, features, False, sentence.text
            )
    if scored:
        flat = tuple(c for cs, _ in merged for c in cs)
        yield _label(group, gold_of(0, 0), flat, [f for _, fs in merged for f in fs], True, text, row)


def _label(
    group: str,
    gold: list[Gold],
    candidates: tuple[Candidate, ...],
    features: list[Features],
    scored: bool,
    text: str,
    row: Gold | None = None,
) -> Item:
    item = Item(group, gold, candidates, features, [], [], [], scored, text, row)
    for c in candidates:
        here = [g for g in gold if _same_pair(g, c)]
        needed = [g for g in here if not g.get("optional")]
        right = [
            g for g in here if c.relation in {g["relation"], *(g.get("alt") or g.get("relation_alt") or [])}
        ]
        item.pair.append(1.0 if here else 0.0)
        item.relation.append(1.0 if right else 0.0)
        told = " ".join(str(g.get("trigger") or "") for g in here).lower()
        beside = bool(here) and not right and scored and c.trigger.lower_ not in told
        item.weight.append(0.0 if beside else 1.0 if needed or not here else 0.35)
    return item


def _same_pair(gold: Gold, c: Candidate) -> bool:
    pair = (c.source.mention.actor, c.target.mention.actor)
    if pair == (gold["source"], gold["target"]):
        return True
    return bool(gold.get("symmetric") or c.pattern.symmetric) and pair == (gold["target"], gold["source"])


def _article_gold(row: Gold) -> Callable[[int, int], list[Gold]]:
    spans = []
    for claim in row["claims"]:
        for quote in [claim["quote"], *claim.get("quotes_alt", [])]:
            at = row["text"].find(quote)
            while at >= 0:
                spans.append((at, at + len(quote), claim))
                at = row["text"].find(quote, at + 1)

    def gold(start: int, end: int) -> list[Gold]:
        return [c for low, high, c in spans if min(high, end) - max(low, start) >= min(15, (high - low) / 2)]

    return gold


def _event_gold(event: Gold) -> Gold:
    code = event["code"]
    alternatives = {"YIELD": ["CONCEDE", "RETREAT"], "ASSAULT": ["ASSAULT", "AT_WAR_WITH"]}.get(code, [])
    return {"source": event["source"], "target": event["target"], "relation": code, "alt": alternatives}


def ceiling(items: Sequence[Item]) -> str:
    """Say how many gold claims any candidate reaches: what the judge could find at best."""
    total = pairs = exact = 0
    for item in items:
        if not item.scored:
            continue
        for g in item.gold:
            if g.get("optional"):
                continue
            total += 1
            same = [c for c in item.candidates if _same_pair(g, c)]
            pairs += bool(same)
            exact += any(c.relation in {g["relation"], *g.get("alt", [])} for c in same)
    return f"ceiling: {total} required claims, pair reached {pairs / total:.3f}, relation reached {exact / total:.3f}"


def cross_validate(items: Sequence[Item], scorer: Any, folds: int, errors: int) -> float:
    """Print scores at several thresholds from models that never saw the sentence's article; return the best."""
    groups = sorted({i.group for i in items})
    order = np.random.default_rng(7).permutation(len(groups))
    fold_of = {groups[g]: n % folds for n, g in enumerate(order)}
    judged: list[tuple[Item, list[Weighed]]] = []
    for fold in range(folds):
        columns, pair, relation = fit([i for i in items if fold_of[i.group] != fold])
        for item in items:
            if fold_of[item.group] == fold and item.scored:
                rows = _matrix(item.features, columns)
                p = pair.predict_proba(rows)[:, 1] if len(rows) else []
                r = relation.predict_proba(rows)[:, 1] if len(rows) else []
                judged.append(
                    (
                        item,
                        [
                            Weighed(c, float(a), float(b))
                            for c, a, b in zip(item.candidates, p, r, strict=True)
                        ],
                    )
                )
    best, best_score = 0.5, 0.0
    for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65):
        scores = _scores(judged, threshold, scorer)
        print(f"{threshold:.2f}  " + "  ".join(f"{k} {v}" for k, v in scores.items()))
        value = scores["_"]
        if value > best_score:
            best, best_score = threshold, value
    if errors:
        _show_errors(judged, best, scorer, errors)
    return best


def _scores(judged: Sequence[tuple[Item, list[Weighed]]], threshold: float, scorer: Any) -> dict[str, Any]:
    out: dict[str, Any] = {}
    predictions = [(i.gold, [_prediction(w) for w in choose(ws, threshold)]) for i, ws in judged]
    for level in ("L1", "L2", "L3a"):
        tp = fp = fn = 0
        for gold, preds in predictions:
            hits, misses, wrong = scorer.judge(gold, preds, level)
            tp, fp, fn = tp + len(hits), fp + len(wrong), fn + len(misses)
        p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
        out[level] = f"{p:.3f}/{r:.3f}/{2 * p * r / max(p + r, 1e-9):.3f}"
        if level == "L1":
            out["false/100"] = f"{100 * fp / len(predictions):.1f}"
        if level == "L2":
            out["_"] = 2 * p * r / max(p + r, 1e-9)
    silent = [p for g, p in predictions if not g]
    out["quiet"] = f"{sum(not p for p in silent) / len(silent):.3f}"
    return out


def _prediction(w: Weighed) -> Gold:
    c = w.candidate
    return {"source": c.source.mention.actor, "target": c.target.mention.actor, "relation": c.relation}


def _show_errors(
    judged: Sequence[tuple[Item, list[Weighed]]], threshold: float, scorer: Any, count: int
) -> None:
    for item, weighed in judged:
        chosen = choose(weighed, threshold)
        _, misses, wrong = scorer.judge(item.gold, [_prediction(w) for w in chosen], "L3a")
        if (misses or wrong) and count:
            count -= 1
            print("--", item.text)
            for g in misses:
                reach = [w for w in weighed if _same_pair(g, w.candidate)]
                top = max(reach, key=lambda w: w.pair, default=None)
                print(
                    "   missed",
                    g["source"],
                    g["relation"],
                    g["target"],
                    "|",
                    g.get("trigger"),
                    "|",
                    _say(top),
                )
            for p in wrong:
                print("   wrong ", _say(next(w for w in chosen if _prediction(w) == p)))


def _say(w: Weighed | None) -> str:
    if w is None:
        return "no candidate"
    c = w.candidate
    return (
        f"{c.source.mention.actor} {c.relation} {c.target.mention.actor} by {c.pattern.text} "
        f"[{c.source.slot}/{c.source.how} > {c.target.slot}/{c.target.how}] {w.pair:.2f} {w.relation:.2f}"
    )


def fit(items: Sequence[Item]) -> tuple[dict[str, int], Any, Any]:
    """Return the feature columns and the two trained models."""
    counts: dict[str, int] = defaultdict(int)
    for item in items:
        for row in item.features:
            for name in row:
                counts[name] += 1
    names = sorted(n for n, c in counts.items() if c >= 20 and not n.startswith("pattern="))
    columns = {name: number for number, name in enumerate(names)}
    rows = np.concatenate([_matrix(i.features, columns) for i in items])
    pair, relation, weight = (
        np.array([x for i in items for x in getattr(i, field)]) for field in ("pair", "relation", "weight")
    )
    per_item = np.concatenate(
        [np.full(len(i.features), 1.0 / max(1.0, len(i.features)) ** 0.5) for i in items]
    )
    weight = np.where(weight > 0, weight, 0.05) * per_item * 10
    keep = weight > 0
    models = []
    for label in (pair, relation):
        model = HistGradientBoostingClassifier(
            max_iter=120,
            learning_rate=0.08,
            max_leaf_nodes=10,
            min_samples_leaf=15,
            l2_regularization=3.0,
            random_state=3,
            early_stopping=False,
        )
        models.append(model.fit(rows[keep], label[keep], sample_weight=weight[keep]))
    return columns, models[0], models[1]


def _matrix(features: Sequence[Features], columns: dict[str, int]) -> NDArray[np.float32]:
    rows = np.zeros((len(features), len(columns)), dtype=np.float32)
    for number, row in enumerate(features):
        for name, value in row.items():
            if name in columns:
                rows[number, columns[name]] = value
    return rows


def _export(columns: dict[str, int], pair: Any, relation: Any, threshold: float) -> dict[str, Any]:
    return {
        "columns": list(columns),
        "pair": _flat(pair),
        "relation": _flat(relation),
        "threshold": threshold,
    }


def _flat(model: Any) -> dict[str, Any]:
    out: dict[str, Any] = {k: [] for k in ("feature", "threshold", "left", "right", "value", "roots")}
    depth = 0
    for (tree,) in model._predictors:
        base = len(out["feature"])
        out["roots"].append(base)
        for node in tree.nodes:
            leaf = bool(node["is_leaf"])
            out["feature"].append(-1 if leaf else int(node["feature_idx"]))
            out["threshold"].append(0.0 if leaf else round(float(node["num_threshold"]), 4))
            out["left"].append(base + int(node["left"]))
            out["right"].append(base + int(node["right"]))
            out["value"].append(round(float(node["value"]), 5) if leaf else 0.0)
            depth = max(depth, int(node["depth"]))
    return {**out, "bias": float(model._baseline_prediction.ravel()[0]), "depth": depth}


def _module(path: Path) -> Any:
    import importlib.util

    spec = importlib.util.spec_from_file_location("sentence_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
