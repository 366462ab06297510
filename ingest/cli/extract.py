"""`entente extract`: the claims of articles on standard output, without any store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from ingest.cli.intake import Intake
from ingest.cli.options import format_option, published_option
from ingest.cli.output import note, safe, write_line, write_rows

if TYPE_CHECKING:
    from ingest.records import Article, Extraction

COLUMNS = ("source", "relation", "target", "date", "status", "confidence", "quote")


@click.command("extract")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-…")
@published_option
@format_option()
@click.option("--explain", is_flag=True, help="Show how each sentence was read, and what was missing.")
@click.pass_context
def command(
    ctx: click.Context, sources: tuple[str, ...], published: date | None, form: str, explain: bool
) -> None:
    """Print the claims that articles make; nothing is stored.

    A source is a text, Markdown, HTML, JSON or JSON Lines file, a folder, a web address, or - for standard
    input. With --format jsonl there is one line an article: {"id": …, "claims": […]}.

    \b
    Examples:
      entente extract article.md
      entente extract page.html --explain
      entente extract articles.jsonl --format jsonl > claims.jsonl
      echo "Armenia froze its membership in the CSTO." | entente extract - --published 2024-02-23
    """
    intake = Intake(sources, published)
    if explain:
        _explain(intake)
    else:
        _write(intake, form)
    ctx.exit(intake.exit_code())


def _write(articles: Iterable[Article], form: str) -> None:
    from ingest.pipeline import extract_all

    found = extract_all(articles)
    if form == "jsonl":
        for one in found:
            write_line({"id": one.article.id, "claims": [claim.as_row() for claim in one.claims]})
    elif form == "table":
        table = [[row[name] for name in COLUMNS] for _, row in _claims(found)]
        if table:
            write_rows(COLUMNS, table, form)
        else:
            note("No claims were found.")
    else:
        rows = [{"article": article} | row for article, row in _claims(found)]
        columns = tuple(rows[0]) if rows else ("article", *COLUMNS)
        write_rows(columns, (tuple(row.values()) for row in rows), form)


def _claims(found: Iterable[Extraction]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((one.article.id, claim.as_row()) for one in found for claim in one.claims)


def _explain(articles: Iterable[Article]) -> None:
    from ingest.explain import explain

    for article in articles:
        click.echo(f"# {safe(article.title)} ({article.published.isoformat()})")
        for report in explain(article):
            click.echo(f"\n{safe(report.sentence)}\n  actors: {', '.join(report.actors)}")
            for reading in report.readings:
                mark = "claim  " if reading.kept else "dropped"
                who = f"{reading.source} {reading.relation} {reading.target} ({reading.status})"
                click.echo(f"  {mark} {reading.probability:.2f}  {who}")
                click.echo(f"      pattern {reading.pattern} at “{safe(reading.trigger)}”")
                click.echo(f"      roles   {reading.roles}")
                click.echo(f"      rule    {reading.rule}")
            if report.missing:
                click.echo(f"  no claim: {safe(report.missing)}")
        click.echo()
