"""The list of actors, and one actor's page: names, memberships, who speaks for it, its events."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from flask import Blueprint, render_template, request

from ingest.errors import NotFoundError
from webapp import graph
from webapp.families import families, family_of_edge
from webapp.filters import day_from
from webapp.pages.period import summary

blueprint = Blueprint("actors", __name__)

PANEL_EVENTS = 6
PAGE_EVENTS = 200
BARS_WIDTH, BARS_HEIGHT = 640, 78


@blueprint.get("/actors")
def listed() -> str:
    """List the actors, those with events first."""
    words = request.args.get("words", "").strip().lower()
    counts: Counter[str] = Counter()
    for row in graph.view(
        "event_pairs", first="0000", last="9999", families=[f.edge for f in families().values()],
        claims=0, statuses=["asserted"],
    ):  # fmt: skip
        counts[row["source"]] += row["events"]
        counts[row["target"]] += row["events"]
    found = [a for a in graph.all_actors().values() if words in f"{a['name']} {a['id']}".lower()]
    found.sort(key=lambda a: (-counts[a["id"]], a["name"] or a["id"]))
    return render_template("actors.html", actors=found, counts=counts, words=words)


@blueprint.get("/actors/<actor>")
def page(actor: str) -> str:
    """Show one actor on a day; with `panel`, the short form beside a network."""
    rows = graph.view("actor", id=actor)
    if not rows:
        raise NotFoundError(f"The graph holds no actor {actor!r}.", "Pick one from the list of actors.")
    last = summary()["last_year"]
    day = day_from(request.args.get("day") or last or date.today().isoformat(), "day", end=True)  # noqa: DTZ011 (the reader's own day)
    panel = bool(request.args.get("panel"))
    events = graph.view("actor_events", id=actor, last=day)
    values = _values(actor, rows[0], day, events)
    limit = PANEL_EVENTS if panel else PAGE_EVENTS
    name = "fragments/actor.html" if panel else "actor.html"
    return render_template(name, events=events[:limit], total=len(events), **values)


def _values(actor: str, row: graph.Row, day: str, events: list[graph.Row]) -> dict[str, Any]:
    memberships = graph.view("memberships", day=day)
    treaties = [r for r in graph.view("alliances", day=day) if actor in (r["source"], r["target"])]
    people = graph.view("actor_people", id=actor)
    return {
        "actor": row,
        "day": day,
        "aliases": [a for a in row["aliases"] or [] if a != row["name"]],
        "memberships": [r for r in memberships if r["member"] == actor],
        "members": [r for r in memberships if r["organisation"] == actor],
        "allies": [r | {"ally": r["target"] if r["source"] == actor else r["source"]} for r in treaties],
        "people": [p for p in people if (p["since"] or "") <= day and (p["until"] or "9999") >= day],
        "earlier": [p for p in people if (p["until"] or "9999") < day],
        "years": years_of(events),
    }


def years_of(events: list[graph.Row]) -> list[dict[str, Any]]:
    """Return, for each year from the first to the last with events, how many of each family it has.

    `bars` are stacked rectangles (family, x, y, width, height) in a drawing of 640 × 78.
    """
    counts: Counter[tuple[int, str]] = Counter(
        (int(e["date"][:4]), family_of_edge(e["family"]).key) for e in events if e["date"]
    )
    if not counts:
        return []
    years = range(min(y for y, _ in counts), max(y for y, _ in counts) + 1)
    tallest = max(sum(counts[year, key] for key in families()) for year in years)
    step = BARS_WIDTH / len(years)
    found = []
    for i, year in enumerate(years):
        bars, top = [], float(BARS_HEIGHT)
        for key in (k for k in families() if counts[year, k]):
            height = (BARS_HEIGHT - 8) * counts[year, key] / tallest
            top -= height
            bars.append(
                (
                    key,
                    round(step * (i + 0.14), 2),
                    round(top, 2),
                    min(round(step * 0.72, 2), 34),
                    round(height, 2),
                )
            )
        found.append(
            {
                "year": year,
                "counts": {k: counts[year, k] for k in families()},
                "x": round(step * (i + 0.14), 2),
                "bars": bars,
            }
        )
    return found
