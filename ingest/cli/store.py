"""`entente store`: the process behind the embedded graph."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from ingest.cli.options import data_option, format_option, make_settings
from ingest.cli.output import cell, note, plain, write_rows


@click.group("store")
def command() -> None:
    """See, start and stop the graph store.

    Commands start the embedded store by themselves, and it stops when idle. With ENTENTE_STORE set, a Neo4j
    server is used instead, which these commands leave running.
    """


@command.command("status")
@format_option()
@data_option
def status(form: str, data_dir: str | None) -> None:
    """Tell which store is used, where, its version, what it holds, and since when it runs.

    \b
    Examples:
      entente store status
      entente store status --format json
    """
    from ingest import store

    fields = _fields(store.status(make_settings(data_dir)))
    if form == "table":
        write_rows(
            ("store", ""), [(name.replace("_", " "), cell(value)) for name, value in fields.items()], form
        )
    else:
        write_rows(tuple(fields), [tuple(fields.values())], form)


@command.command("start")
@data_option
def start(data_dir: str | None) -> None:
    """Start the embedded store of the data folder.

    \b
    Example:
      entente store start
    """
    from ingest import store

    store.start(make_settings(data_dir))
    note("The store runs.")


@command.command("stop")
@data_option
def stop(data_dir: str | None) -> None:
    """Stop the embedded store of the data folder.

    \b
    Example:
      entente store stop
    """
    from ingest import store

    store.stop(make_settings(data_dir))
    note("The store is stopped.")


def _fields(status: Any) -> dict[str, Any]:
    return {field.name: plain(getattr(status, field.name)) for field in dataclasses.fields(status)}
