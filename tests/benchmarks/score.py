"""Score the extractor on the annotated sets: `python -m tests.benchmarks.score --bench DIR`.

Prints precision, recall and F1 by level and by type for both parts, beside the answers of other coders
where they lie there. Texts are shown for the part `read` only, and only with --errors.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.measures import Report, Score, measure, measure_events
from tests.benchmarks.sets import (
    PARTS,
    SETS,
    Part,
    Row,
    as_events,
    gold_rows,
    in_part,
    predict,
    read_jsonl,
    write_jsonl,
)

Predictions = dict[Part, list[Row]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score what the arguments ask for; the exit code is 0."""
    options = _options(arguments)
    results: dict[str, dict[str, object]] = {}
    for name in options.set or SETS:
        rows: Predictions = {}
        for part in options.part or PARTS:
            started = time.perf_counter()
            rows[part] = _kept(predict(options.bench, name, part), options.min_confidence)
            seconds = time.perf_counter() - started
            report = measure(options.bench, name, part, rows[part])
            show(f"{name}, {part} ({seconds:.0f} s)", report, types=not options.brief)
            results[f"{name}/{part}"] = {"levels": _plain(report.levels), "figures": report.figures}
            if options.confidence:
                show_confidence(options.bench, name, part, rows[part])
            print("".join(f"\n{error}" for error in report.errors[: options.errors]))
        if name == "events":
            show_peers(options.bench, rows, types=not options.brief)
        if options.predictions:
            options.predictions.mkdir(parents=True, exist_ok=True)
            for part, found in rows.items():
                write_jsonl(options.predictions / f"{name}-{part}.jsonl", found)
    if options.json:
        options.json.write_text(json.dumps(results, indent=1), "utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bench", type=Path, required=True, help="the folder that holds the three sets")
    parser.add_argument("--set", choices=SETS, action="append", help="one set alone")
    parser.add_argument("--part", choices=PARTS, action="append", help="one part alone")
    parser.add_argument("--errors", type=int, default=0, help="show so many errors of the part `read`")
    parser.add_argument("--min-confidence", type=float, default=0.0, help="leave out claims below this")
    parser.add_argument("--confidence", action="store_true", help="precision by confidence")
    parser.add_argument("--brief", action="store_true", help="no tables by type")
    parser.add_argument("--predictions", type=Path, help="keep the predictions in this folder")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    return parser.parse_args(arguments)


def _kept(rows: list[Row], least: float) -> list[Row]:
    return [row | {"claims": [c for c in row["claims"] if c["confidence"] >= least]} for row in rows]


def _plain(levels: dict[str, Score]) -> dict[str, dict[str, float]]:
    return {name: asdict(s) | {"P": s.precision, "R": s.recall, "F1": s.f1} for name, s in levels.items()}


def show(heading: str, report: Report, *, types: bool) -> None:
    """Print one report as plain text."""
    print(f"\n== {heading}")
    print(f"{'':16}{'P':>7}{'R':>7}{'F1':>7}{'hits':>7}{'wrong':>7}{'missed':>8}")
    for name, score in report.levels.items():
        print(_line(name, score))
    print("   ".join(f"{name} {value:.3f}".replace(".000", "") for name, value in report.figures.items()))
    if types:
        print("by type:")
        for name, score in sorted(report.types.items(), key=lambda item: -item[1].hits - item[1].missed):
            print(_line(f"  {name}", score))


def _line(name: str, score: Score) -> str:
    figures = f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}"
    return f"{name:16}{figures}{score.hits:7}{score.wrong:7}{score.missed:8}"


def show_confidence(bench: Path, name: str, part: Part, rows: list[Row]) -> None:
    """Print how many claims of each tenth of confidence are right, so that the figure can be trusted."""
    strict = {"claims": "L3a", "sentences": "L3a", "events": "dyad + type"}[name]
    print(f"confidence, precision at {strict}:")
    for tenth in range(10):
        low, high = tenth / 10, (tenth + 1) / 10
        within = [
            row | {"claims": [c for c in row["claims"] if low <= min(c["confidence"], 0.999) < high]}
            for row in rows
        ]
        score = measure(bench, name, part, within).levels[strict]
        if score.hits + score.wrong:
            print(f"  {low:.1f}-{high:.1f}{score.precision:8.3f}  of {score.hits + score.wrong}")


def show_peers(bench: Path, rows: Predictions, *, types: bool) -> None:
    """Print the other coders' scores on events-dev beside ours, with a paired bootstrap test."""
    whole = len(rows) == len(PARTS)
    for part in [*rows, *(["whole"] if whole else [])]:
        ours = as_events(row for key, found in rows.items() if part in (key, "whole") for row in found)
        gold = [row for key in rows if part in (key, "whole") for row in gold_rows(bench, "events", key)]
        reports = {"entente": measure_events(bench, gold, ours)}
        print(f"\n== events, {part}: other coders, dyad + type")
        print(f"{'':16}{'P':>7}{'R':>7}{'F1':>7}{'hits':>7}{'wrong':>7}{'missed':>8}")
        print(_line("entente", reports["entente"].levels["dyad + type"]))
        for path in sorted((bench / "events-dev" / "peers").glob("*.jsonl")):
            theirs = [
                row
                for row in read_jsonl(path)
                if part == "whole" or in_part("events", row["id"], _part(part))
            ]
            reports[path.stem] = measure_events(bench, gold, theirs)
            score = reports[path.stem].levels["dyad + type"]
            print(_line(path.stem, score), " ", _paired(bench, gold, ours, theirs))
        if types and part == "whole":
            _show_types(reports)


def _part(name: str) -> Part:
    return "check" if name == "check" else "read"


def _show_types(reports: dict[str, Report]) -> None:
    print(f"\n{'F1 by type':16}{'gold':>6}" + "".join(f"{name:>9}" for name in reports))
    gold = {name: score.hits + score.missed for name, score in reports["entente"].types.items()}
    for name in sorted(gold, key=lambda name: -gold[name]):
        scores = (report.types.get(name, Score(0, 0, 0)) for report in reports.values())
        print(f"{name:16}{gold[name]:6}" + "".join(f"{score.f1:9.3f}" for score in scores))


def _paired(bench: Path, gold: list[Row], ours: list[Row], theirs: list[Row]) -> str:
    """Return the verdict of the set's own paired.py: is our F1 better than theirs?"""
    with tempfile.TemporaryDirectory() as folder:
        bare = [{key: value for key, value in row.items() if key != "text"} for row in gold]
        paths = [
            write_jsonl(Path(folder, f"{name}.jsonl"), rows)
            for name, rows in (("gold", bare), ("ours", ours), ("theirs", theirs))
        ]
        script = bench / "events-dev" / "paired.py"
        command = [sys.executable, "-B", str(script), *map(str, paths), "c3_plover", "--countries-only"]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return answer.stdout.strip().split("diff", 1)[-1].strip()


if __name__ == "__main__":
    sys.exit(main())
