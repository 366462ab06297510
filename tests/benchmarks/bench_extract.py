"""Measure extraction on one core, beside bare spaCy (tagger and parser) on the same text in the same run.

The demo's articles name actors in every sentence; the annotated articles of `$BENCH`, where they lie there, are as
dense as news is.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.records import Article

Row = tuple[str, str, str]
ARTICLES = 60
ROUNDS = 3
LENGTHS = (62_500, 125_000, 250_000, 500_000, 1_000_000)
NEWS = Path(os.environ.get("BENCH", "../shared/benchmarks")) / "claims-dev" / "inputs.jsonl"


def main() -> list[Row]:
    """Return the figures as rows: what, entente, beside what."""
    speed, length = _in_a_process("speed"), _in_a_process("linearity")
    per = [f"{seconds / size * 1e6:.1f}" for size, seconds in length["points"]]
    return [
        (
            "articles per second",
            f"{speed['articles'] / speed['seconds']:.1f}",
            f"{speed['articles']} articles",
        ),
        ("tokens per second", _rate(speed, "seconds"), f"{_rate(speed, 'bare_seconds')} bare spaCy"),
        ("of bare spaCy's speed", _ratio(speed), "tagger + parser, no NER"),
        *_news_rows(),
        ("start: imports and model, s", f"{speed['start']:.2f}", f"{speed['bare_start']:.2f} bare spaCy"),
        _help_row(),
        ("claims per article", f"{speed['claims'] / speed['articles']:.1f}", ""),
        ("peak memory, MB", f"{speed['megabytes']:.0f}", f"{length['megabytes']:.0f} for 1 MB of text"),
        (
            "μs per character",
            " ".join(per),
            "at " + " ".join(f"{size // 1000}k" for size, _ in length["points"]),
        ),
    ]


def _news_rows() -> list[Row]:
    """Return the speed on annotated news, or that there is none."""
    if not NEWS.is_file():
        return [("of bare spaCy's speed, news", "not measured", f"no {NEWS}: set BENCH")]
    news = _in_a_process("news")
    beside = f"{_rate(news, 'seconds')} against {_rate(news, 'bare_seconds')} tokens/s, {news['articles']} articles"
    return [("of bare spaCy's speed, news", _ratio(news), beside)]


def _help_row() -> Row:
    """Return how long `entente --help` takes, beside Python that imports click alone."""
    shown = [sys.executable, "-c", "from ingest.cli import main; main(['--help'])"]
    bare = [sys.executable, "-c", "import click"]
    seconds = [
        statistics.median(
            _timed(partial(subprocess.run, run, check=True, capture_output=True)) for _ in range(5)
        )
        for run in (shown, bare)
    ]
    return ("start: --help, s", f"{seconds[0]:.2f}", f"{seconds[1]:.2f} Python with click alone")


def _ratio(speed: dict[str, Any]) -> str:
    return f"{speed['bare_seconds'] / speed['seconds']:.2f}"


def _rate(speed: dict[str, Any], name: str) -> str:
    return f"{speed['tokens'] / speed[name]:,.0f}"


def _in_a_process(name: str) -> dict[str, Any]:
    """Run one measure in a process of its own, so that its peak memory is its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_extract", name]
    one = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    found: dict[str, Any] = json.loads(
        subprocess.run(command, check=True, capture_output=True, env=one).stdout
    )
    return found


def measure_speed() -> dict[str, Any]:
    """Measure the demo's articles."""
    from tests.benchmarks.corpus import articles

    return _beside_spacy(articles(ARTICLES))


def measure_news() -> dict[str, Any]:
    """Measure the annotated articles."""
    from ingest.read import ReadFailure, read_articles

    return _beside_spacy([a for a in read_articles(NEWS) if not isinstance(a, ReadFailure)])


def _beside_spacy(found: Sequence[Article]) -> dict[str, Any]:
    """Extract the articles and parse them barely, by turns; return the median seconds of each."""
    started = time.perf_counter()
    from ingest.pipeline import extract_all

    list(extract_all(found[:1]))
    start = time.perf_counter() - started
    seconds = [_timed(lambda: list(extract_all(found))) for _ in range(ROUNDS)]
    megabytes = _peak()
    claims = sum(len(one.claims) for one in extract_all(found))
    started = time.perf_counter()
    bare = _bare()
    list(bare.pipe([found[0].text]))
    bare_start = time.perf_counter() - started
    bare_seconds = [_timed(lambda: list(bare.pipe(one.text for one in found))) for _ in range(ROUNDS)]
    seconds += [_timed(lambda: list(extract_all(found))) for _ in range(ROUNDS)]
    return {
        "articles": len(found),
        "tokens": sum(len(bare.make_doc(one.text)) for one in found),
        "claims": claims,
        "seconds": statistics.median(seconds),
        "bare_seconds": statistics.median(bare_seconds),
        "start": start,
        "bare_start": bare_start,
        "megabytes": megabytes,
    }


def measure_linearity() -> dict[str, Any]:
    """Extract single articles of growing length; return length and seconds of each."""
    from ingest.pipeline import extract
    from tests.benchmarks.corpus import long_article

    extract(long_article(2_000))
    made = [long_article(size) for size in LENGTHS]
    return {"points": [(len(one.text), _timed(partial(extract, one))) for one in made], "megabytes": _peak()}


def _bare() -> Any:
    """Return spaCy with nothing but tagger and parser."""
    from ingest.model import load_model

    return load_model(exclude=["ner", "lemmatizer", "attribute_ruler"])


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak() -> float:
    """Return the largest memory of this process so far in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    if sys.argv[1:]:
        _one_core()
        measures = {"speed": measure_speed, "news": measure_news, "linearity": measure_linearity}
        print(json.dumps(measures[sys.argv[1]]()))
    else:
        for row in main():
            print("{:32}{:>28}   {}".format(*row))
