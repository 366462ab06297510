"""`entente demo`: the articles that come along, loaded and shown."""

from __future__ import annotations

import click

from ingest.cli.intake import Intake
from ingest.cli.options import data_option, make_settings
from ingest.cli.output import note


@click.command("demo")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Listen on this port; 0 takes a free one (ENTENTE_PORT)."
)
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--no-serve", is_flag=True, help="Load the articles and stop.")
@data_option
def command(port: int | None, no_browser: bool, no_serve: bool, data_dir: str | None) -> None:
    """Load the articles that come along and show the graph.

    The address is printed. What has been loaded before is not loaded again.

    \b
    Examples:
      entente demo
      entente demo --no-browser --port 8700
    """
    from ingest.baseline import ensure_baseline
    from ingest.cli.loading import counted, known_articles, load_articles
    from ingest.resources import resource
    from ingest.store import connect

    settings = make_settings(data_dir, port=port)
    with connect(settings) as store:
        ensure_baseline(store)
        known = known_articles(store)
        articles = [one for one in Intake((str(resource("data", "demo")),)) if one.id not in known]
        if articles:
            loaded, claims = load_articles(store, articles)
            note(f"Loaded {counted(loaded, 'article')} with {counted(claims, 'claim')}.")
    if not no_serve:
        from ingest.cli.serving import run_explorer

        run_explorer(settings, browser=not no_browser, any_port=port is None)
