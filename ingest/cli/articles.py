"""`entente articles`: what has been loaded."""

from __future__ import annotations

import click

from ingest.cli.options import data_option, format_option, make_settings
from ingest.cli.output import write_rows


@click.command("articles")
@click.argument("words", default="")
@format_option()
@data_option
def command(words: str, form: str, data_dir: str | None) -> None:
    """List the loaded articles, latest first.

    Only those with WORDS in title or publisher, where given.

    \b
    Examples:
      entente articles
      entente articles Armenia --format csv
    """
    from ingest.store import connect

    with connect(make_settings(data_dir), read_only=True) as store:
        table = store.run_file("view/articles", {"words": words})
    write_rows(table.columns, table.rows, form)
