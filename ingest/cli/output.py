"""Rows go in; a table, JSON, JSON Lines or CSV on standard output comes out. Notes go to standard error."""

from __future__ import annotations

import csv
import dataclasses
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH = 200
"""Columns of a table that does not go to a terminal."""

_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> None:
    """Write the rows in the form asked for; jsonl and csv are written as the rows come."""
    plain_rows = ([plain(value) for value in row] for row in rows)
    if form == "table":
        _write_table(columns, plain_rows)
    elif form == "csv":
        _write_csv(columns, plain_rows)
    elif form == "jsonl":
        for row in plain_rows:
            write_line(dict(zip(columns, row, strict=True)))
    else:
        records = [dict(zip(columns, row, strict=True)) for row in plain_rows]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))


def write_line(record: Mapping[str, Any]) -> None:
    """Write one line of JSON at once, so that a reader of the pipe can go on."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def note(text: str) -> None:
    """Tell the person something that is no data."""
    click.echo(text, err=True)


def notes() -> Console:
    """Return a console on standard error, for progress."""
    from rich.console import Console

    return Console(stderr=True, markup=False, highlight=False)


def plain(value: Any) -> Any:
    """Return a value of the graph as JSON knows it: nodes and edges as objects, dates as ISO text."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def cell(value: Any) -> str:
    """Return a plain value as the text of one cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def safe(text: str) -> str:
    """Return text without characters that could steer a terminal."""
    return text.translate(_CONTROLS)


def _write_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in columns:
        table.add_column(Text(safe(name)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(safe(cell(value))) for value in row))
    console = Console(file=sys.stdout, markup=False, highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(file=sys.stdout, width=PIPE_WIDTH, no_color=True, markup=False, highlight=False)
    console.print(table)


def _write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value) for value in row])
