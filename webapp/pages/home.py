"""The start page: the latest year that has events, and what to do next."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from webapp import graph
from webapp.families import families
from webapp.pages.networks import draw
from webapp.pages.period import requested_view

blueprint = Blueprint("home", __name__)

EVENTS_LISTED = 6


@blueprint.get("/")
def start() -> str:
    """Show the network of the latest year, or how to load something."""
    view, counts = requested_view(families(), whole=False)
    drawn = draw(view, ties=False) if counts["events"] else None
    recent = (
        graph.view("latest_events", first=view.first, last=view.last, count=EVENTS_LISTED) if drawn else []
    )
    return render_template("home.html", view=view, counts=counts, drawn=drawn, recent=recent)


@blueprint.get("/favicon.ico")
def favicon() -> ResponseReturnValue:
    """Give browsers that ask for one the icon."""
    return current_app.send_static_file("favicon.svg")
