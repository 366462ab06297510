"""`entente load`: articles into the graph."""

from __future__ import annotations

from datetime import date

import click

from ingest.cli.intake import Intake
from ingest.cli.options import data_option, make_settings, published_option
from ingest.cli.output import note


@click.command("load")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-…")
@published_option
@data_option
@click.pass_context
def command(
    ctx: click.Context, sources: tuple[str, ...], published: date | None, data_dir: str | None
) -> None:
    """Load articles into the graph.

    A source is a text, Markdown, HTML, JSON or JSON Lines file, a folder of them, a web address, or - for
    standard input. Loading an article again changes nothing. What cannot be read is named, the others are
    loaded, and the exit code is 1.

    \b
    Examples:
      entente load article.md
      entente load news/ --published 2024-02-23
      entente load https://example.org/2024/armenia-csto.html
      cat articles.jsonl | entente load -
    """
    from itertools import chain

    from ingest.baseline import ensure_baseline
    from ingest.cli.loading import counted, load_articles
    from ingest.store import connect

    settings = make_settings(data_dir)
    intake = Intake(sources, published)
    articles = iter(intake)
    first = next(articles, None)  # nothing is started for input that holds no article
    if first is not None:
        with connect(settings) as store:
            ensure_baseline(store)
            loaded, claims = load_articles(store, chain([first], articles))
        note(f"Loaded {counted(loaded, 'article')} with {counted(claims, 'claim')}.")
    ctx.exit(intake.exit_code())
