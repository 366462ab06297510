"""The web app: settings come in, a Flask application or a running server comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from ingest.settings import Settings


def create_app(settings: Settings) -> Flask:
    """Return the explorer as a Flask application; it connects to the store at the first request."""
    from webapp.app import build_app

    return build_app(settings)


def serve(settings: Settings, host: str = "127.0.0.1", port: int = 8642) -> None:
    """Serve the explorer until interrupted.

    Raises InputError where the host is not of this machine alone or the port is taken.
    """
    from webapp.server import run_server

    run_server(settings, host, port)
