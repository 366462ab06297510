"""Predictions and gold of one part of a set go in; precision, recall and F1 by level and by type come out."""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.benchmarks.sets import Part, Row, as_events, gold_rows, in_part, scorer, write_jsonl


@dataclass(frozen=True, slots=True)
class Score:
    """Hits, false predictions and misses, with the usual three figures."""

    hits: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of one part: by level, by type (at the level with alternatives), and single figures."""

    levels: dict[str, Score]
    types: dict[str, Score]
    figures: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def measure(bench: Path, name: str, part: Part, rows: list[Row]) -> Report:
    """Return the report of one part; errors are listed for the part `read` only."""
    report = {"claims": _claims, "sentences": _sentences, "events": _events}[name](bench, part, rows)
    if part == "check":
        report.errors.clear()
    return report


def _claims(bench: Path, part: Part, rows: list[Row]) -> Report:
    module = scorer(bench, "claims-dev")
    gold = {row["id"]: row for row in gold_rows(bench, "claims", part)}
    with tempfile.TemporaryDirectory() as folder:
        pred = write_jsonl(Path(folder, "pred.jsonl"), rows)
        split = Path(folder, "split.json")
        split.write_text(json.dumps({"dev": sorted(gold), "heldout": []}), "utf-8")
        where = ["--gold", str(bench / "claims-dev"), "--split-file", str(split), "--split", "dev"]
        args = module.make_args([str(pred), *where])
        found = module.run(str(pred), args)
    names = ("L1", "L2", "L3", "L3a", "L4", "L4a")
    levels = {
        name: Score(counts["tp"], counts["fp"], counts["fn"])
        for name, counts in zip(names, found["micro"].values(), strict=True)
    }
    figures = {"claims": float(found["pred_claims"]), "articles": float(found["articles"])}
    figures["quote overlap (L1)"] = found["quote_overlap_L1"] or 0.0
    figures["date right (L3)"] = found["date_accuracy_on_L3_matches_with_gold_date"] or 0.0
    figures["quotes not verbatim"] = float(_not_verbatim(bench, part, rows))
    alias = module.load_alias(str(bench / "claims-dev" / "actors.json"))
    plain = {row["id"]: [_aliased(claim, alias) for claim in row["claims"]] for row in rows}
    types = _claim_types(module, gold, plain, args)
    return Report(levels, types, figures, _claim_errors(gold, plain))


def _not_verbatim(bench: Path, part: Part, rows: list[Row]) -> int:
    from tests.benchmarks.sets import articles_of

    texts = {article.id: article.text for article in articles_of(bench, "claims", part)}
    return sum(
        texts[row["id"]][claim["start"] : claim["end"]] != claim["quote"]
        for row in rows
        for claim in row["claims"]
    )


def _aliased(claim: Row, alias: dict[str, str]) -> Row:
    ends = {end: alias.get(claim[end].upper(), claim[end].upper()) for end in ("source", "target")}
    return claim | ends


def _claim_types(
    module: Any, gold: dict[str, Row], rows: dict[str, list[Row]], args: Any
) -> dict[str, Score]:
    """Score each type alone: gold and predictions of the others are neither rewarded nor punished."""
    names = {claim["relation"] for row in gold.values() for claim in row["claims"]}
    names |= {claim["relation"] for claims in rows.values() for claim in claims}
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        for key, article in gold.items():
            preds = rows.get(key, [])
            others = [c if c["relation"] == name else c | {"optional": True} for c in article["claims"]]
            alone = module.score_article(article | {"claims": others}, preds, 3, args, True)
            wrong = module.score_article(article, [p for p in preds if p["relation"] == name], 3, args, True)
            totals[name].update(tp=alone["tp"], fn=alone["fn"], fp=wrong["fp"])
    return {name: Score(counts["tp"], counts["fp"], counts["fn"]) for name, counts in totals.items()}


def _claim_errors(gold: dict[str, Row], rows: dict[str, list[Row]]) -> list[str]:
    lines = []
    for key, article in gold.items():
        preds = rows.get(key, [])
        for claim in article["claims"]:
            if not claim.get("optional") and not any(_agrees(claim, pred) for pred in preds):
                near = sorted({pred["relation"] for pred in preds if _same_pair(claim, pred)})
                lines.append(_line(key, "missed", claim, f"(found as {', '.join(near) or 'nothing'})"))
        for pred in preds:
            if not any(_agrees(claim, pred) for claim in article["claims"]):
                lines.append(_line(key, "wrong", pred, f"[{pred['pattern']} · {pred['rule']}]"))
    return lines


def _line(key: str, what: str, claim: Row, note: str) -> str:
    told = (
        f"{claim['source']} {claim['relation']} {claim['target']} {claim.get('date')} {claim.get('status')}"
    )
    return f"{key} {what:6} {told} {note}\n    {' '.join(claim['quote'].split())[:300]}"


def _same_pair(gold: Row, pred: Row) -> bool:
    ends = (pred["source"], pred["target"])
    return (gold["source"], gold["target"]) == ends or (
        bool(gold.get("symmetric")) and (gold["target"], gold["source"]) == ends
    )


def _agrees(gold: Row, pred: Row) -> bool:
    return _same_pair(gold, pred) and pred["relation"] in {gold["relation"], *gold.get("relation_alt", [])}


def _sentences(bench: Path, part: Part, rows: list[Row]) -> Report:
    module = scorer(bench, "sentences-dev")
    gold = gold_rows(bench, "sentences", part)
    preds = {row["id"]: row["claims"] for row in rows}
    levels, types, errors = {}, {}, []
    for level in module.AGREES:
        judged = [(row, *module.judge(row["claims"], preds.get(row["id"], []), level)) for row in gold]
        levels[level] = _total((hits, wrong, missed) for _, hits, missed, wrong in judged)
        if level == "L3a":
            types = _by_type((hits, wrong, missed) for _, hits, missed, wrong in judged)
            errors = [
                _sentence_error(row, missed, wrong) for row, _, missed, wrong in judged if missed or wrong
            ]
    silent = [row for row in gold if not row["claims"]]
    figures = {
        "sentences": float(len(gold)),
        "quiet": sum(not preds.get(row["id"]) for row in silent) / max(len(silent), 1),
        "false dyads per 100": 100 * levels["L1"].wrong / max(len(gold), 1),
    }
    return Report(levels, types, figures, errors)


def _sentence_error(row: Row, missed: list[Row], wrong: list[Row]) -> str:
    lines = [f"{row['id']} {row['sentence']}"]
    lines += [f"    missed {c['source']} {c['relation']} {c['target']} | {c.get('trigger')}" for c in missed]
    for c in wrong:
        told = f"{c['source']} {c['relation']} {c['target']} {c['confidence']:.2f}"
        lines.append(f"    wrong  {told} [{c['pattern']} · {c['rule']}]")
    return "\n".join(lines)


def _total(judged: Iterable[tuple[list[Row], list[Row], list[Row]]]) -> Score:
    return Score(*(sum(map(len, column)) for column in zip(*judged, strict=True)))


def _by_type(judged: Iterable[tuple[list[Row], list[Row], list[Row]]]) -> dict[str, Score]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for three in judged:
        for place, claims in enumerate(three):
            for claim in claims:
                counts[claim["relation"]][place] += 1
    return {name: Score(*three) for name, three in counts.items()}


def _events(bench: Path, part: Part, rows: list[Row]) -> Report:
    return measure_events(bench, gold_rows(bench, "events", part), as_events(rows))


def measure_events(bench: Path, gold: list[Row], rows: list[Row]) -> Report:
    """Return the report of predictions in the form of events-dev, such as a peer's."""
    module = scorer(bench, "events-dev")
    vars(module)["MERGE_YIELD"] = True
    names = {"pair": "c3_pair", "dyad": "c3_dyad", "quad": "c3_quad", "dyad + type": "c3_plover"}
    wanted = {name: module.LEVELS[name] for name in names.values()}
    preds = {row["id"]: row for row in rows}
    found = module.evaluate({row["id"]: row for row in gold}, preds, countries_only=True, levels=wanted)[0]
    levels = {name: _counted(found[level]) for name, level in names.items()}
    judged = [_judge_events(module, row, preds.get(row["id"], {"events": []})["events"]) for row in gold]
    types: dict[str, Score] = {}
    for name in sorted({name for _, *sets in judged for three in sets for *_, name in three}):
        columns = ([sum(key[2] == name for key in one[place]) for one in judged] for place in (1, 2, 3))
        types[name] = Score(*map(sum, columns))
    errors = [_event_error(*one) for one in judged if one[2] or one[3]]
    return Report(levels, types, {"sentences": float(len(gold))}, errors)


def _counted(figures: tuple[float, ...]) -> Score:
    *_, hits, predicted, wanted = figures
    return Score(int(hits), int(predicted - hits), int(wanted - hits))


Key = tuple[str, str, str]


def _judge_events(module: Any, row: Row, preds: list[Row]) -> tuple[Row, set[Key], set[Key], set[Key]]:
    project: Callable[[Row], Key] = module.LEVELS["c3_plover"]
    gold = [event for event in row["events"] if module.country(event)]
    pairs = {frozenset(project(event)[:2]) for event in gold}
    wanted = {project(event) for event in gold}
    given = {project(event) for event in preds if module.country(event)}
    given = {key for key in given if frozenset(key[:2]) in pairs or not row.get("dyads_only")}
    return row, wanted & given, given - wanted, wanted - given


def _event_error(row: Row, _hits: set[Key], wrong: set[Key], missed: set[Key]) -> str:
    lines = [f"{row['id']} {row['text']}"]
    lines += [f"    missed {a} {name} {b}" for a, b, name in sorted(missed)]
    return "\n".join(lines + [f"    wrong  {a} {name} {b}" for a, b, name in sorted(wrong)])


__all__ = ["Report", "Score", "in_part", "measure", "measure_events"]
