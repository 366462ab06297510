"""`entente remove`: an article out of the graph."""

from __future__ import annotations

import click

from ingest.cli.options import data_option, make_settings
from ingest.cli.output import note
from ingest.errors import NotFoundError


@click.command("remove")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@data_option
def command(articles: tuple[str, ...], data_dir: str | None) -> None:
    """Remove articles from the graph.

    Their claims go with them, and the events that no other article tells.

    \b
    Examples:
      entente articles
      entente remove 5f0c1d2e3a4b5c6d
    """
    from ingest.cli.loading import counted, known_articles
    from ingest.load import remove_article
    from ingest.store import connect

    with connect(make_settings(data_dir)) as store:
        unknown = sorted(set(articles) - known_articles(store))
        if unknown:
            raise NotFoundError(
                f"The graph holds no article {', '.join(unknown)}.", "List them with: entente articles"
            )
        for article in dict.fromkeys(articles):
            remove_article(store, article)
    note(f"Removed {counted(len(set(articles)), 'article')}.")
