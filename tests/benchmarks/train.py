"""Train the judge: `python -m tests.benchmarks.train ../shared/benchmarks --odds build/reader/odds.jsonl`.

Writes data/judge.json: the forests that weigh the lexicon's readings, and the one that decides for each pair of
actors from its readings and its odds. The odds come from `tests.benchmarks.train_reader`, each from an encoder that
never saw the sentence's article; the last forest learns from the sentences that have odds, our own train only the
others. Cross-validated scores are printed; the weights hold feature names and numbers, no text.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from ingest.claims.dyads import Dyad, Weighed, describe_dyads, without_mirrors
from ingest.claims.features import Features
from ingest.claims.judge import matrix
from ingest.claims.odds import Odds, PairOdds
from tests.benchmarks.labelled import Gold, Item, is_pair, load, relations_of

FOLDS = 5
_OPTIONAL = 0.35  # weight of a claim that a careful annotator could leave out
_BESIDE = 0.05  # weight of the right pair read from a word that does not tell it


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--odds", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("data/judge.json"))
    parser.add_argument("--threshold", type=float, default=0.5)
    args = parser.parse_args()
    items = [
        i
        for i in load(args.folder, sampled=True)
        if i.kind != "example" and len({m.actor for m in i.mentions}) > 1
    ]
    odds = read_odds_file(args.odds)
    read = [i for i in items if i.key in odds]
    print(f"{len(read)} of {len(items)} sentences have odds")
    fold_of = folds(read)
    weighed = weigh_unseen(items, read, fold_of)
    dyads = [
        (item, describe_dyads(found, odds[item.key], item.mentions))
        for item, found in zip(read, weighed, strict=True)
    ]
    report(decide_unseen(dyads, fold_of), _scorer(args.folder))
    columns = columns_of(f for i in items for f in i.features)
    pair, relation = fit_readings(items, columns)
    dyad_columns = columns_of(d.features for _, ds in dyads for d in ds)
    out = {
        "columns": list(columns),
        "pair": flat(pair),
        "relation": flat(relation),
        "dyad_columns": list(dyad_columns),
        "dyad": flat(fit_dyads(dyads, dyad_columns)),
        "threshold": args.threshold,
    }
    args.out.write_text(json.dumps(out, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {args.out} ({args.out.stat().st_size // 1024} KiB)")


def read_odds_file(path: Path) -> dict[str, PairOdds]:
    """Return the odds of each sentence by its key."""
    found: dict[str, PairOdds] = {}
    for row in map(json.loads, path.open(encoding="utf-8")):
        found[row["key"]] = {
            (source, target): Odds(probability, np.array(relations, dtype=np.float32))
            for source, target, probability, relations in row["pairs"]
        }
    return found


def folds(items: Sequence[Item]) -> dict[str, int]:
    """Deal the articles into folds, so that no sentence is judged by what learned from its neighbours."""
    names = sorted({i.group for i in items})
    order = np.random.default_rng(5).permutation(len(names))
    return {names[at]: number % FOLDS for number, at in enumerate(order)}


def columns_of(rows: Iterable[Features], least: int = 20) -> dict[str, int]:
    """Number the features seen often enough; a pattern's own name is left out, for texts with other words."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(n for n, c in counts.items() if c >= least and not n.startswith("pattern="))
    return {name: number for number, name in enumerate(names)}


def weigh_unseen(items: Sequence[Item], read: Sequence[Item], fold_of: dict[str, int]) -> list[list[Weighed]]:
    """Return the readings of each sentence of `read` as judges see them that never saw its article."""
    found: dict[int, list[Weighed]] = {}
    for fold in range(FOLDS):
        seen = [i for i in items if fold_of.get(i.group) != fold]
        columns = columns_of(f for i in seen for f in i.features)
        pair, relation = fit_readings(seen, columns)
        for item in read:
            if fold_of[item.group] == fold:
                rows = matrix(item.features, columns)
                p = pair.predict_proba(rows)[:, 1] if len(rows) else ()
                r = relation.predict_proba(rows)[:, 1] if len(rows) else ()
                found[id(item)] = [
                    Weighed(c, float(a), float(b)) for c, a, b in zip(item.candidates, p, r, strict=True)
                ]
    return [found[id(i)] for i in read]


def fit_readings(items: Sequence[Item], columns: dict[str, int]) -> tuple[Any, Any]:
    """Return the forests of the pair and of the relation of a reading."""
    labels = [label for i in items for label in _labels(i)]
    rows = np.concatenate([matrix(i.features, columns) for i in items])
    pair, relation, weight = np.array(labels).T
    return (
        _forest(120, 0.08, 10, 15).fit(rows, pair, sample_weight=weight),
        _forest(120, 0.08, 10, 15).fit(rows, relation, sample_weight=weight),
    )


def _labels(item: Item) -> list[tuple[float, float, float]]:
    """Return for each reading whether its pair is right, its relation too, and its weight."""
    out = []
    share = 10 / max(1, len(item.candidates)) ** 0.5
    for c in item.candidates:
        ends = c.source.mention.actor, c.target.mention.actor
        here = [g for g in item.gold if is_pair(g, *ends, mutual=c.pattern.symmetric)]
        right = any(c.relation in relations_of(g) for g in here)
        told = " ".join(str(g.get("trigger") or "") for g in here).lower()
        weight = 1.0 if not here or any(not g.get("optional") for g in here) else _OPTIONAL
        if here and not right and item.kind in {"row", "own"} and c.trigger.lower_ not in told:
            weight = _BESIDE
        out.append((float(bool(here)), float(right), weight * share))
    return out


def fit_dyads(dyads: Sequence[tuple[Item, list[Dyad]]], columns: dict[str, int]) -> Any:
    """Return the forest that decides for a pair of actors."""
    rows = matrix([d.features for _, ds in dyads for d in ds], columns)
    labels, weights = [], []
    for item, found in dyads:
        for dyad in found:
            here = [g for g in item.gold if is_pair(g, dyad.source, dyad.target)]
            labels.append(float(bool(here)))
            needed = not here or any(not g.get("optional") for g in here)
            weights.append((1.0 if needed else _OPTIONAL) / len({m.actor for m in item.mentions}) ** 0.5)
    return _forest(150, 0.04, 6, 60).fit(rows, labels, sample_weight=weights)


def decide_unseen(
    dyads: Sequence[tuple[Item, list[Dyad]]], fold_of: dict[str, int]
) -> list[tuple[Item, list[tuple[Dyad, float]]]]:
    """Return every pair with the probability given by a forest that never saw its article."""
    out = []
    for fold in range(FOLDS):
        seen = [d for d in dyads if fold_of[d[0].group] != fold]
        columns = columns_of(d.features for _, ds in seen for d in ds)
        forest = fit_dyads(seen, columns)
        for item, found in dyads:
            if fold_of[item.group] == fold:
                p = forest.predict_proba(matrix([d.features for d in found], columns))[:, 1] if found else ()
                out.append((item, list(zip(found, map(float, p), strict=True))))
    return out


def report(decided: Sequence[tuple[Item, list[tuple[Dyad, float]]]], scorer: Any) -> None:
    """Print the scores of the benchmark's sentences at several thresholds."""
    rows: dict[str, list[tuple[Dyad, float]]] = defaultdict(list)
    gold: dict[str, list[Gold]] = {}
    for item, found in decided:
        if item.kind == "row":
            gold[item.row] = item.gold
            rows[item.row].extend(found)
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65):
        said = {
            row: [
                {"source": d.source, "target": d.target, "relation": d.relation}
                for d, _ in without_mirrors([f for f in found if f[1] >= threshold])
            ]
            for row, found in rows.items()
        }
        line = [f"{threshold:.2f}"]
        for level in ("L1", "L2", "L3a"):
            judged = [scorer.judge(gold[row], said[row], level) for row in rows]
            hits, misses, wrong = (sum(len(j[n]) for j in judged) for n in range(3))
            p, r = hits / max(1, hits + wrong), hits / max(1, hits + misses)
            line.append(f"{level} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}")
            if level == "L1":
                line.append(f"false/100 {100 * wrong / len(rows):.1f}")
        silent = [row for row in rows if not gold[row]]
        line.append(f"quiet {sum(not said[row] for row in silent) / len(silent):.3f}")
        print("  ".join(line))


def _forest(trees: int, rate: float, leaves: int, least: int) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=rate,
        max_leaf_nodes=leaves,
        min_samples_leaf=least,
        l2_regularization=3.0,
        random_state=3,
        early_stopping=False,
    )


def flat(model: Any) -> dict[str, Any]:
    """Return a forest as flat lists, as `ingest.claims.judge` reads it."""
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


def _scorer(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scorer", folder / "sentences-dev" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
