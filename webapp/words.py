"""Words and numbers as people read them: dates with their precision, event types, safe links."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from webapp import families

if TYPE_CHECKING:
    from flask import Flask


def register(app: Flask) -> None:
    """Give the templates these filters."""
    app.add_template_filter(readable_date, "day")
    app.add_template_filter(event_name, "event")
    app.add_template_filter(web_link, "web_link")
    app.add_template_filter(signed, "signed")
    app.add_template_filter(count_of, "count_of")
    app.add_template_filter(join_names, "names")
    app.add_template_filter(families.family_of_edge, "family")


def readable_date(value: str | None, precision: str | None = "day") -> str:
    """Write an ISO date as people do: 23 November 2022, November 2022, week of 21 November 2022, 2022."""
    if not value:
        return "undated"
    try:
        when = date.fromisoformat(value[:10])
    except ValueError:
        return value
    if precision == "year":
        return str(when.year)
    if precision == "month":
        return f"{when:%B} {when.year}"
    day = f"{when.day} {when:%B} {when.year}"
    return f"week of {day}" if precision == "week" else day


def event_name(value: str | None) -> str:
    """Write a type such as REJECT or MEMBER_OF in lower case with spaces."""
    return (value or "").replace("_", " ").lower()


def web_link(value: str | None) -> str:
    """Return an address only where it is one of the web, so that no other scheme becomes a link."""
    return value if value and urlsplit(value).scheme in {"http", "https"} else ""


def signed(value: float, digits: int = 2) -> str:
    """Write a number with its sign, with a true minus."""
    text = f"{value:+.{digits}f}"
    return text.replace("-", "−")


def count_of(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun: 1 event, 2 events."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def join_names(value: Any) -> str:
    """Write a list, or a single value, with commas."""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
