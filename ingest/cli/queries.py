"""`entente queries`: the saved queries and their parameters."""

from __future__ import annotations

import click

from ingest.cli.options import format_option
from ingest.cli.output import write_rows


@click.command("queries")
@format_option()
def command(form: str) -> None:
    """List the saved queries.

    `entente query NAME` runs one.

    \b
    Examples:
      entente queries
      entente queries --format json
    """
    from ingest.store.catalogue import saved_queries

    rows = [
        (
            query.name,
            query.title,
            ", ".join(f"{p.name}={p.default}" for p in query.parameters),
            query.description,
        )
        for query in saved_queries()
    ]
    write_rows(("name", "title", "parameters", "description"), rows, form)
