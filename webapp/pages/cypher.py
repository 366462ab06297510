"""Ask the graph in Cypher: saved queries with their forms, a box for one's own, read-only and bounded."""

from __future__ import annotations

import csv
import io
from time import perf_counter
from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from ingest.errors import EntenteError, InputError, NotFoundError
from ingest.store import Table
from ingest.store.catalogue import SavedQuery, saved_queries
from webapp import graph
from webapp.results import cells, network_of, plain

blueprint = Blueprint("cypher", __name__)

EXAMPLE = """MATCH (:State {name: 'Armenia'})-[s:SNUBBED]->(:State {name: 'Russia'})
RETURN s.date, s.event, s.quote
ORDER BY s.date"""


@blueprint.get("/cypher")
def ask() -> str:
    """Show the box and the saved queries; a query in the address is filled in, not run."""
    return _page(statement=request.args.get("query", EXAMPLE))


@blueprint.post("/cypher")
def answer() -> ResponseReturnValue:
    """Run a typed query."""
    statement = request.form.get("query", "").strip()
    try:
        if not statement:
            raise InputError("The query is empty.", "Type one, or choose a saved query.")
        return _page(statement=statement, **_run(statement, {}))
    except EntenteError as error:
        return _page(statement=statement, error=error), error.status


@blueprint.get("/cypher/<name>")
def saved(name: str) -> ResponseReturnValue:
    """Show a saved query's form, and run it where its parameters are given."""
    query = _query(name)
    given = {p.name: request.args.get(p.name, "") for p in query.parameters}
    values = {p.name: given[p.name] or _text(p.default) for p in query.parameters}
    if "run" not in request.args and not any(given.values()):
        return _page(statement=query.statement, chosen=query, values=values)
    try:
        found = _run(query.statement, query.values(values))
    except EntenteError as error:
        return _page(statement=query.statement, chosen=query, values=values, error=error), error.status
    return _page(statement=query.statement, chosen=query, values=values, **found)


@blueprint.get("/cypher/<name>.<any(json, csv):form>")
def download(name: str, form: str) -> ResponseReturnValue:
    """Return the answer of a saved query as JSON or CSV."""
    query = _query(name)
    values = {p.name: request.args.get(p.name) or _text(p.default) for p in query.parameters}
    table: Table = _run(query.statement, query.values(values))["table"]
    if form == "json":
        rows = [dict(zip(table.columns, map(plain, row), strict=True)) for row in table.rows]
        return jsonify({"columns": list(table.columns), "rows": rows, "truncated": table.truncated})
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows([[cell.text for cell in row] for row in cells(table)])
    return Response(text.getvalue(), mimetype="text/csv")


def _run(statement: str, parameters: dict[str, Any]) -> dict[str, Any]:
    held = graph.current_graph()
    limits = held.settings
    started = perf_counter()
    table = held.read(
        lambda store: store.ask(
            statement, parameters, limit=limits.row_limit, timeout=limits.time_limit_seconds
        )
    )
    seconds = perf_counter() - started
    return {"table": table, "rows": cells(table), "graph": network_of(table), "seconds": seconds}


def _query(name: str) -> SavedQuery:
    for query in saved_queries():
        if query.name == name:
            return query
    raise NotFoundError(f"No query {name!r} is saved.", "Pick one from the list.")


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _page(**values: Any) -> str:
    limits = graph.current_graph().settings
    return render_template("cypher.html", queries=saved_queries(), limits=limits, **values)
