"""Options that several commands share, and the settings made of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ingest.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "json", "jsonl", "csv")


class Day(click.ParamType[date] if TYPE_CHECKING else click.ParamType):  # type: ignore[misc]
    """A calendar day, ISO or written out."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; fail with the reason where it is none."""
        from ingest.errors import InputError
        from ingest.read.published import as_date

        try:
            day = as_date(value)
        except InputError as error:
            self.fail(f"{error.message} {error.hint}", param, ctx)
        return day if day is not None else self.fail("No date is given.", param, ctx)


def data_option(command: F) -> F:
    """Add --data, as the whole program has it, so that it may stand after the command too."""
    return click.option(
        "--data", "data_dir", metavar="DIR", help="Keep the graph in this folder (ENTENTE_DATA)."
    )(command)


def format_option(default: str = "table") -> Callable[[F], F]:
    """Return the option --format with this default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default=default,
        show_default=True,
        help="Form of the output.",
    )


def published_option(command: F) -> F:
    """Add --published."""
    return click.option(
        "--published",
        type=Day(),
        metavar="YYYY-MM-DD",
        help="Publication date of the articles that do not name one themselves.",
    )(command)


def make_settings(data_dir: str | None = None, **overrides: Any) -> Settings:
    """Return the settings of the environment, overridden by the program's options, then by the command's."""
    from ingest.settings import settings_from_environment

    context = click.get_current_context(silent=True)
    given = dict(context.find_root().obj or {}) if context is not None else {}
    given |= {name: value for name, value in {"data_dir": data_dir, **overrides}.items() if value is not None}
    return settings_from_environment(**given)
