"""`make bench`: extracting, storing, drawing in one table; `python -m tests.benchmarks extract` runs one."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from importlib import import_module

NAMES = ("extract", "store", "draw")


def main(names: Sequence[str]) -> int:
    """Run the benchmarks named, or all; the exit code is 1 where one could not run."""
    failed = []
    for name in names or NAMES:
        started = time.perf_counter()
        try:
            rows = import_module(f"tests.benchmarks.bench_{name}").main()
        except Exception as error:  # the other benchmarks still run
            failed.append(name)
            rows = [("could not run", type(error).__name__, str(error)[:200])]
        print(f"\n== {name} ({time.perf_counter() - started:.0f} s)")
        show(rows)
    return 1 if failed else 0


def show(rows: Iterable[Sequence[object]] | None) -> None:
    """Print rows in columns as wide as they need."""
    cells = [[str(value) for value in row] for row in rows or ()]
    count = max(map(len, cells), default=0)
    cells = [row + [""] * (count - len(row)) for row in cells]
    widths = [max(len(row[place]) for row in cells) for place in range(count)]
    for row in cells:
        print("  ".join(value.ljust(width) for value, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
