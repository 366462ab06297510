"""The `entente` command: find the command asked for, run it, turn errors into messages and exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from ingest.errors import EntenteError

COMMANDS = (
    "demo", "init", "load", "extract", "articles", "remove",
    "query", "queries", "serve", "store", "completion",
)  # fmt: skip

INTERRUPTED = 130
"""The exit code that shells give a program stopped by Ctrl-C."""


class LazyGroup(click.Group):
    """A group whose commands are the modules of this package; a module is imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order of a first session."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of the module with this name."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"ingest.cli.{cmd_name}").command
        return found


def _show_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"entente {version('entente-graph')}")
    ctx.exit()


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--data", "data_dir", metavar="DIR", help="Keep the graph in this folder (ENTENTE_DATA).")
@click.option("--store", "store_url", metavar="URL", help="Use this Neo4j server, neo4j://… (ENTENTE_STORE).")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version.",
)
@click.pass_context
def entente(ctx: click.Context, data_dir: str | None, store_url: str | None) -> None:
    """Explore alliances and the snubs that strain them.

    News articles go in; a graph of who stands with whom and who snubbed whom comes out, every edge a dated
    claim with the sentence that says so. Everything stays on this machine.

    \b
    Examples:
      entente demo                              browse the articles that come along
      entente load news/ --published 2024-02-23
      entente query snubs-between --param source=Armenia --param target=Russia
      entente serve
    """
    ctx.obj = {"data_dir": data_dir, "store_url": store_url}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; expected errors are printed, a bug keeps its traceback."""
    try:
        code = entente.main(arguments, prog_name="entente", standalone_mode=False)
    except EntenteError as error:
        say_error(error.message, error.hint)
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return code if isinstance(code, int) else 0


def say_error(message: str, hint: str = "") -> None:
    """Print an error and what to do about it on standard error."""
    click.echo(f"Error: {message}" + (f"\n{hint}" if hint else ""), file=sys.stderr)
