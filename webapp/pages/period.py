"""The years that the graph covers, which every page with a period needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from webapp.filters import View, view_from
from webapp.graph import Row, view

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_EVENTS: Row = {"events": 0, "first_year": None, "last_year": None, "articles": 0, "claims": 0, "actors": 0}


def summary() -> Row:
    """Return the counts of the graph and its first and last years with events (None without any)."""
    rows = view("summary")
    return rows[0] if rows else NO_EVENTS


def requested_view(shown: Iterable[str], *, whole: bool) -> tuple[View, Row]:
    """Return the filters of this request and the summary; `whole` asks for all years where none is named."""
    counts = summary()
    last = counts["last_year"] or "2024"
    first = (counts["first_year"] if whole else None) or last
    return view_from(request.args, tuple(shown), first, last), counts
