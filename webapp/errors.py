"""Show an expected error as the command line does, message and hint, with its status."""

from __future__ import annotations

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException

from ingest.errors import EntenteError

HINTS = {
    404: "Follow one of the links above, or go back.",
    405: "Go back and use the page's own buttons.",
    413: "Cut the text, or load the file with the command line: entente load FILE.",
}


def register(app: Flask) -> None:
    """Give the app its error pages."""
    app.register_error_handler(EntenteError, _expected)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(500, _bug)


def _expected(error: EntenteError) -> tuple[str, int]:
    return _page(error.message, error.hint, error.status)


def _http(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    return _page(error.description or error.name, HINTS.get(status, ""), status)


def _bug(_error: Exception) -> tuple[str, int]:
    return _page(
        "Something went wrong that should not have.",
        "What happened is written where the explorer was started.",
        500,
    )


def _page(message: str, hint: str, status: int) -> tuple[str, int]:
    name = "fragments/error.html" if request.args.get("panel") else "error.html"
    return render_template(name, message=message, hint=hint, status=status), status
