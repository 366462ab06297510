"""The alliances view and the snubs view, their panels and the neighbours that a node unfolds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from ingest.errors import InputError, NotFoundError
from webapp import graph
from webapp.blocs import Bloc, blocs_among
from webapp.drawing import Drawing, Line, around, keep, lines_of, network_data, with_nodes
from webapp.evidence import events_with_claims
from webapp.families import families
from webapp.filters import MOST_NODES, STATUSES, View
from webapp.layout import ring
from webapp.pages.period import requested_view
from webapp.words import join_names

blueprint = Blueprint("networks", __name__)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A network ready for its page: the drawing, its data for the browser, and its blocs."""

    drawing: Drawing
    data: dict[str, Any]
    blocs: tuple[Bloc, ...]


@blueprint.get("/alliances")
def alliances() -> str:
    """Show who stands with whom: treaty ties, alliances and cooperation."""
    view, counts = requested_view(("cooperation",), whole=False)
    return _page("alliances", view, counts, ties=True)


@blueprint.get("/snubs")
def snubs() -> str:
    """Show who snubbed or fought whom."""
    view, counts = requested_view(("snub", "clash"), whole=True)
    return _page("snubs", view, counts, ties=False)


@blueprint.get("/events")
def events() -> str:
    """Show the events of one line of a network, each with the claims that tell it."""
    view, _ = requested_view(families(), whole=True)
    source, target, kind = (request.args.get(name, "") for name in ("source", "target", "kind"))
    if kind in {"ALLIED_WITH", "MEMBER_OF"}:
        ties = _standing_ties(source, target, view.day)
        return _panel("tie", source=source, target=target, view=view, ties=ties)
    if kind not in {f.edge for f in families().values()}:
        raise InputError(
            f"There is no edge type {kind!r}.", "Follow a line of a network or a row of its table."
        )
    told = events_with_claims(source, target, kind, view.first, view.last)
    found = tuple(t for t in told if t.event["status"] in view.statuses)
    return _panel("events", source=source, target=target, kind=kind, view=view, events=found)


@blueprint.get("/expand/<actor>")
def expand(actor: str) -> ResponseReturnValue:
    """Return the neighbours of an actor that a drawing does not show yet, placed around it."""
    if actor not in graph.all_actors():
        raise NotFoundError(f"The graph holds no actor {actor!r}.", "Load an article that names it.")
    view, _ = requested_view(families(), whole=True)
    shown = set(request.args.get("shown", "").split(","))
    lines = around(_lines(replace(view, actor="", bloc=""), ties=request.args.get("ties") == "1"), actor)
    room = max(MOST_NODES - len(shown), 0)
    near = keep([li for li in lines if actor in (li.source, li.target)], MOST_NODES, [actor])
    new = [node for node in near.nodes if node not in shown][:room]
    nodes = shown | set(new) | {actor}
    kept = tuple(
        li for li in lines if li.source in nodes and li.target in nodes and {li.source, li.target} - shown
    )
    center = (_number("x"), _number("y"))
    places = dict(zip(new, ring(center, len(new)), strict=True)) | {actor: center}
    others = [n for li in kept for n in (li.source, li.target) if n not in places]
    places |= dict.fromkeys(others, center)
    drawing = Drawing(tuple(places), kept, len(near.nodes), len(lines))
    blocs = blocs_among(nodes, graph.view("memberships", day=view.day))
    data = network_data(drawing, graph.all_actors(), blocs, places)
    data["nodes"] = [n for n in data["nodes"] if n["id"] in set(new)]
    return jsonify(data | {"total": len(near.nodes) - 1})


def draw(view: View, *, ties: bool) -> Drawn:
    """Return the network that the filters ask for; with `ties`, treaty ties and alliances too."""
    memberships = graph.view("memberships", day=view.day)
    lines = _lines(view, ties=ties, memberships=memberships)
    if view.actor:
        lines = around(lines, view.actor)
    focus = [view.actor] if view.actor else []
    drawing = with_nodes(keep(lines, view.limit, focus), focus)
    blocs = blocs_among(drawing.nodes, memberships, view.bloc)
    return Drawn(drawing, network_data(drawing, graph.all_actors(), blocs), blocs)


def _lines(view: View, *, ties: bool, memberships: list[graph.Row] | None = None) -> list[Line]:
    rows = graph.view(
        "event_pairs", first=view.first, last=view.last, families=view.edges,
        claims=view.min_claims, statuses=list(view.statuses),
    )  # fmt: skip
    listed = graph.view("memberships", day=view.day) if memberships is None else memberships
    lines = lines_of(rows) + (_tie_lines(view, listed) if ties else [])
    if view.bloc:
        inside = {r["member"] for r in listed if r["organisation"] == view.bloc} | {view.bloc}
        lines = [line for line in lines if line.source in inside and line.target in inside]
    return lines


def _tie_lines(view: View, memberships: list[graph.Row]) -> list[Line]:
    """Return treaty ties and members of alliances; a tie that a shared alliance tells is drawn through it."""
    of: dict[str, set[str]] = defaultdict(set)
    lines = []
    for row in memberships:
        if row["kind"] == "alliance" or row["organisation"] == view.bloc:
            of[row["member"]].add(row["organisation"])
            lines.append(Line(row["member"], row["organisation"], "MEMBER_OF", 1, note=_since(row)))
    for row in graph.view("alliances", day=view.day):
        if counts(row, view.pledge) and not of[row["source"]] & of[row["target"]]:
            lines.append(Line(row["source"], row["target"], "ALLIED_WITH", 1, note=_since(row)))
    return lines


def counts(treaty: graph.Row, pledge: str) -> bool:
    """Say whether a treaty pledges what was asked for: `defence`, or `any` pledge at all."""
    return pledge == "any" or "defen" in join_names(treaty["pledges"]).lower()


def _since(row: graph.Row) -> str:
    return f"since {row['since'][:4]}" if row["since"] else ""


def _standing_ties(source: str, target: str, day: str) -> list[graph.Row]:
    pair = {source, target}
    treaties = [r for r in graph.view("alliances", day=day) if {r["source"], r["target"]} == pair]
    seats = [r for r in graph.view("memberships", day=day) if {r["member"], r["organisation"]} == pair]
    return treaties + [row | {"origin": row["source"]} for row in seats]


def _page(name: str, view: View, counts: graph.Row, *, ties: bool) -> str:
    view = replace(view, actor=_named(view.actor))
    drawn = draw(view, ties=ties)
    organisations = sorted(
        (a for a in graph.all_actors().values() if a["kind"] == "Organization"),
        key=lambda a: a["name"] or a["id"],
    )
    return render_template(
        f"{name}.html", view=view, counts=counts, drawn=drawn, organisations=organisations,
        ties=ties,
        actors=graph.all_actors().values(), statuses=STATUSES, most=MOST_NODES,
    )  # fmt: skip


def _named(words: str) -> str:
    """Return the id of the actor that a reader named by id or name; empty where none was named."""
    if not words or words in graph.all_actors():
        return words
    for row in graph.all_actors().values():
        if words.lower() in (str(row["name"]).lower(), str(row["id"]).lower()):
            return str(row["id"])
    raise NotFoundError(f"The graph holds no actor {words!r}.", "Pick one from the list of actors.")


def _panel(name: str, **values: Any) -> str:
    return render_template(
        f"fragments/{name}.html" if request.args.get("panel") else f"{name}.html", **values
    )


def _number(name: str) -> float:
    try:
        return float(request.args.get(name, "0"))
    except ValueError as error:
        raise InputError(f"{name} is not a number.", "Load the page again.") from error
