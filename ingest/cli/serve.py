"""`entente serve`: the explorer in the browser."""

from __future__ import annotations

import click

from ingest.cli.options import data_option, make_settings


@click.command("serve")
@click.option("--host", metavar="ADDRESS", help="Listen on this address of this machine (ENTENTE_HOST).")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Listen on this port; 0 takes a free one (ENTENTE_PORT)."
)
@click.option("--browser/--no-browser", default=False, help="Open the browser.", show_default=True)
@data_option
def command(host: str | None, port: int | None, browser: bool, data_dir: str | None) -> None:
    """Serve the explorer to your browser, until Ctrl-C.

    \b
    Examples:
      entente serve --browser
      entente serve --port 0 --data ~/caucasus
    """
    from ingest.cli.serving import run_explorer

    run_explorer(make_settings(data_dir, host=host, port=port), browser=browser, any_port=False)
