"""Allied pairs by strain, with the formula and every contribution."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, render_template, request

from ingest.errors import InputError
from webapp import graph
from webapp.filters import day_from
from webapp.pages.networks import counts
from webapp.pages.period import summary
from webapp.strain import HALF_LIFE_DAYS, HALF_LIVES_KEPT, allied_pairs, rank_by_strain

blueprint = Blueprint("strain", __name__)

PAIRS_SHOWN = 50


@blueprint.get("/strain")
def ranking() -> str:
    """Rank the pairs that are allied on a day."""
    last = summary()["last_year"] or "2024"
    day = day_from(request.args.get("day") or last, "day", end=True)
    half_life = _half_life(request.args.get("half_life", ""))
    start = date.fromisoformat(day) - timedelta(days=min(half_life * HALF_LIVES_KEPT, 365_000))
    pledge = "defence" if request.args.get("pledge") == "defence" else "any"
    treaties = [row for row in graph.view("alliances", day=day) if counts(row, pledge)]
    ties = allied_pairs(treaties, graph.view("memberships", day=day))
    events = graph.view("dated_events", first=start.isoformat(), last=day)
    ranked = rank_by_strain(events, ties, date.fromisoformat(day), half_life)
    top = max((abs(p.strain) for p in ranked), default=1.0) or 1.0
    return render_template(
        "strain.html", ranked=ranked[:PAIRS_SHOWN], total=len(ranked), allied=len(ties), day=day,
        half_life=half_life, pledge=pledge, top=top, kept=HALF_LIVES_KEPT,
    )  # fmt: skip


def _half_life(text: str) -> float:
    try:
        days = float(text or HALF_LIFE_DAYS)
    except ValueError:
        days = 0.0
    if not 1 <= days <= 36_500:
        raise InputError(
            f"{text!r} is not a half-life in days.", "Give a number from 1 to 36500; 180 is usual."
        )
    return days
