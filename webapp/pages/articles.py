"""The loaded articles, and one article with the sentences that its claims quote marked."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ingest.errors import NotFoundError
from webapp import graph
from webapp.highlight import cut

blueprint = Blueprint("articles", __name__)

PAGE_ROWS = 200


@blueprint.get("/articles")
def listed() -> str:
    """List the articles, latest first."""
    words = request.args.get("words", "").strip()
    rows = graph.view("articles", words=words)
    return render_template("articles.html", articles=rows[:PAGE_ROWS], total=len(rows), words=words)


@blueprint.get("/articles/<article>")
def page(article: str) -> str:
    """Show an article and its claims; `#c-ID` leads to the sentence of one claim."""
    found = _article(article)
    claims = graph.view("article_claims", id=article)
    return render_template(
        "article.html", article=found, claims=claims, paragraphs=cut(found["text"] or "", claims)
    )


@blueprint.post("/articles/<article>/remove")
def remove(article: str) -> ResponseReturnValue:
    """Remove an article, its claims, and the events that no other claim tells."""
    from ingest.load import remove_article

    found = _article(article)
    graph.current_graph().write(lambda store: remove_article(store, article))
    flash(f"Removed “{found['title']}” and what only it told.")
    return redirect(url_for("articles.listed"))


def _article(article: str) -> graph.Row:
    rows = graph.view("article", id=article)
    if not rows:
        raise NotFoundError(f"No article {article!r} is loaded.", "Pick one from the list of articles.")
    return rows[0]
