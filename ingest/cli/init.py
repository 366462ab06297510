"""`entente init`: the reference data in the graph."""

from __future__ import annotations

import click

from ingest.cli.options import data_option, make_settings
from ingest.cli.output import notes


@click.command("init")
@data_option
def command(data_dir: str | None) -> None:
    """Load states, alliances and leaders into the graph.

    Loading them again changes nothing. `entente load` and `entente demo` do this by themselves.

    \b
    Examples:
      entente init
      entente init --data ~/caucasus
    """
    from ingest.baseline import load_baseline
    from ingest.store import connect

    with connect(make_settings(data_dir)) as store, notes().status("Loading the reference data …"):
        load_baseline(store)
    notes().print("The graph holds the reference data.")
