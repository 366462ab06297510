"""Load an article: read it, show what it claims, and save only what the reader has seen."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ingest.errors import EntenteError, InputError
from ingest.records import Article, Extraction
from webapp import graph
from webapp.highlight import cut
from webapp.words import count_of

blueprint = Blueprint("load", __name__)

PREVIEWS_KEPT = 20


class Previews:
    """Extractions that were shown and not saved yet, by a key that cannot be guessed; the oldest go first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[str, tuple[Extraction, ...]] = OrderedDict()

    def add(self, extractions: tuple[Extraction, ...]) -> str:
        """Keep extractions and return their key."""
        key = secrets.token_urlsafe(16)
        with self._lock:
            self._held[key] = extractions
            while len(self._held) > PREVIEWS_KEPT:
                self._held.popitem(last=False)
        return key

    def take(self, key: str) -> tuple[Extraction, ...]:
        """Return the extractions of a key and forget them."""
        with self._lock:
            found = self._held.pop(key, None)
        if found is None:
            raise InputError("This preview is no longer kept.", "Read the article again, then save it.")
        return found


_previews = Previews()


@blueprint.get("/load")
def choose() -> str:
    """Show the three ways to load an article."""
    return render_template("load.html", given={}, way=request.args.get("way", "paste"))


@blueprint.post("/load/preview")
def preview() -> ResponseReturnValue:
    """Read what was given and show its claims; nothing is saved."""
    try:
        articles = _read()
    except EntenteError as error:
        way = request.form.get("way", "paste")
        return render_template("load.html", error=error, given=request.form, way=way), error.status
    from ingest.pipeline import extract

    extractions = tuple(extract(article) for article in articles)
    shown = [(e, _marked(e)) for e in extractions]
    return render_template("preview.html", shown=shown, key=_previews.add(extractions))


@blueprint.post("/load/save")
def save() -> ResponseReturnValue:
    """Save what a preview showed."""
    from ingest.load import load_article

    extractions = _previews.take(request.form.get("key", ""))
    graph.current_graph().write(lambda store: [load_article(store, e) for e in extractions])
    claims = sum(len(e.claims) for e in extractions)
    flash(f"Saved {count_of(claims, 'claim')} of {extractions[0].article.title or 'the article'}.")
    if len(extractions) == 1:
        return redirect(url_for("articles.page", article=extractions[0].article.id))
    return redirect(url_for("articles.listed"))


def _read() -> tuple[Article, ...]:
    from ingest import intake

    form = request.form
    published = _published(form.get("published", ""))
    way = form.get("way", "paste")
    if way == "file":
        file = request.files.get("file")
        if file is None or not file.filename:
            raise InputError("No file was chosen.", "Choose a text, Markdown, HTML or JSON file.")
        return intake.read_upload(file.filename, file.read(), published=published)
    if way == "url":
        return intake.read_url(form.get("url", "").strip(), published=published)
    return intake.read_text(
        form.get("text", ""),
        title=form.get("title", "").strip(),
        publisher=form.get("publisher", "").strip(),
        url=form.get("origin", "").strip(),
        published=published,
    )


def _published(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is not a date.", "Write it as YYYY-MM-DD, such as 2022-11-23.") from error


def _marked(extraction: Extraction) -> object:
    rows = [
        {"first_char": c.start, "end_char": c.end, "id": c.id_in(extraction.article.id)}
        for c in extraction.claims
    ]
    return cut(extraction.article.text, rows)
