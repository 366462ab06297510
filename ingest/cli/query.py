"""`entente query`: Cypher from the argument, a file or a saved query; nothing can be changed by it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from ingest.cli.options import data_option, format_option, make_settings
from ingest.cli.output import note, write_rows
from ingest.errors import InputError

if TYPE_CHECKING:
    from ingest.store.catalogue import SavedQuery


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from ingest.store.catalogue import saved_queries

    return [CompletionItem(q.name, help=q.title) for q in saved_queries() if q.name.startswith(incomplete)]


@click.command("query")
@click.argument("what", metavar="CYPHER|@FILE|NAME", shell_complete=_complete)
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="Give a parameter; repeat for more."
)
@click.option("--limit", type=click.IntRange(1), help="Return at most so many rows (ENTENTE_ROW_LIMIT).")
@click.option(
    "--timeout", type=click.FloatRange(0.1), metavar="SECONDS", help="Stop then (ENTENTE_TIME_LIMIT)."
)
@format_option()
@data_option
def command(
    what: str,
    params: tuple[str, ...],
    limit: int | None,
    timeout: float | None,
    form: str,
    data_dir: str | None,
) -> None:
    """Ask the graph in Cypher or by a saved query.

    Reading only: what would change the graph is refused. @- reads the query from standard input.

    \b
    Examples:
      entente query snubs-between --param source=Armenia --param target=Russia
      entente query @mine.cypher --param year=2023 --format csv
      entente query "MATCH (:State {name: 'Armenia'})-[s:SNUBBED]->(:State {name: 'Russia'})
                     RETURN s.date, s.event, s.quote ORDER BY s.date"
    """
    from ingest.store import connect

    statement, parameters = _resolve(what, params)
    settings = make_settings(data_dir, row_limit=limit, time_limit_seconds=timeout)
    with connect(settings, read_only=True) as store:
        table = store.ask(
            statement, parameters, limit=settings.row_limit, timeout=settings.time_limit_seconds
        )
    write_rows(table.columns, table.rows, form)
    if table.truncated:
        note(f"Only the first {len(table.rows):,} rows are shown; --limit gives more.")


def _resolve(what: str, params: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """Return the statement and its parameters."""
    if what.startswith("@"):
        return _file(what[1:]), {name: _guess(value) for name, value in _pairs(params)}
    if len(what.split()) > 1:
        return what, {name: _guess(value) for name, value in _pairs(params)}
    from ingest.store.catalogue import saved_queries

    for query in saved_queries():
        if query.name == what:
            return query.statement, _declared(query, dict(_pairs(params)))
    if Path(what).is_file():
        return _file(what), {name: _guess(value) for name, value in _pairs(params)}
    from difflib import get_close_matches

    near = get_close_matches(what, [query.name for query in saved_queries()], 1)
    hint = f"Did you mean {near[0]}? " if near else ""
    raise InputError(f"There is no saved query {what!r}.", hint + "List them with: entente queries")


def _file(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(
            f"The query file {name} cannot be read: {problem}.", "Give a UTF-8 text file."
        ) from problem


def _pairs(params: Sequence[str]) -> list[tuple[str, str]]:
    pairs = [param.partition("=") for param in params]
    if bare := [name for name, equals, _ in pairs if not equals or not name]:
        raise InputError(f"--param {bare[0]} has no value.", "Write it as --param name=value.")
    return [(name, value) for name, _, value in pairs]


def _guess(value: str) -> Any:
    """Read a parameter of free Cypher as JSON (a number, a list, true), else as the text it is."""
    try:
        return json.loads(value)
    except ValueError:
        return value


def _declared(query: SavedQuery, given: dict[str, str]) -> dict[str, Any]:
    """Return every declared parameter, typed as declared; refuse the others."""
    names = [parameter.name for parameter in query.parameters]
    if unknown := sorted(set(given) - set(names)):
        known = ", ".join(names) or "none"
        raise InputError(f"{query.name} has no parameter {unknown[0]!r}.", f"Its parameters: {known}.")
    return query.values(given)
