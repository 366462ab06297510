"""Put the app together: security first, then error pages, template helpers and the blueprints."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from flask import Flask

from ingest.records import digest
from webapp import errors, families, graph, security, words

if TYPE_CHECKING:
    from ingest.settings import Settings

# An article pasted or uploaded may be as long as a book, and no longer.
LARGEST_REQUEST_BYTES = 4 * 1024 * 1024


def build_app(settings: Settings) -> Flask:
    """Return the Flask application of the explorer."""
    app = Flask("webapp")
    app.config.update(
        SECRET_KEY=secrets.token_bytes(32),
        # Cookies know no ports: one name a data folder keeps two explorers on one machine apart.
        SESSION_COOKIE_NAME=f"entente_{digest(str(settings.data_dir))[:8]}",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=LARGEST_REQUEST_BYTES,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST_BYTES,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    security.protect(app)
    errors.register(app)
    graph.attach(app, settings)
    words.register(app)
    app.add_template_filter(graph.name_of, "actor")
    app.context_processor(lambda: {"FAMILIES": families.families()})
    _register_pages(app)
    return app


def _register_pages(app: Flask) -> None:
    from webapp.pages import actors, articles, cypher, home, load, networks, strain

    for module in (home, networks, actors, articles, strain, cypher, load):
        app.register_blueprint(module.blueprint)
