"""JSON objects go in, one an article; articles come out.

Fields: `id`, `title`, `publisher`, `url`, `published`, and one of `text`, `html`, `html_file` (a path beside
the file). Where a row has a page as well as a text, the page is read, or the text if the page cannot be.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ingest.errors import EntenteError, InputError
from ingest.read.article import article_from_html, article_from_text
from ingest.read.decoding import decode
from ingest.read.failures import ReadFailure, UnreadableError, failure
from ingest.read.published import as_date
from ingest.records import Article

_NAMES = ("id", "title", "publisher", "url")


def read_lines(
    lines: Iterable[str | bytes], name: str, folder: Path | None, published: date | None
) -> Iterator[Article | ReadFailure]:
    """Yield the article of each line of JSON Lines; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text = decode(line) if isinstance(line, bytes) else line
            yield article_from_row(parse_json(text), folder, published)
        except EntenteError as error:
            yield failure(f"{name}, line {number}", error)


def read_document(
    text: str, name: str, folder: Path | None, published: date | None
) -> Iterator[Article | ReadFailure]:
    """Yield the articles of a JSON document: one object, a list, or an object with a list `articles`."""
    try:
        found = parse_json(text)
    except UnreadableError:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            yield from read_lines(text.split("\n"), name, folder, published)
            return
        raise
    rows = found.get("articles", found) if isinstance(found, dict) else found
    if not isinstance(rows, list):
        yield article_from_row(rows, folder, published)
        return
    for number, row in enumerate(rows, 1):
        try:
            yield article_from_row(row, folder, published)
        except EntenteError as error:
            yield failure(f"{name}, article {number}", error)


def article_from_row(row: object, folder: Path | None, published: date | None) -> Article:
    """Return the article of one JSON object; raises UnreadableError or InputError naming the field."""
    if not isinstance(row, dict):
        raise UnreadableError("This is not a JSON object with the fields of an article.")
    fields = metadata(row, published)
    text = _text(row, "text")
    try:
        if page := _page(row, folder):
            return article_from_html(page, **fields)
    except UnreadableError:
        if not text.strip():
            raise
    if not text:
        raise UnreadableError("The article has neither text, html nor html_file.")
    return article_from_text(text, **fields)


def metadata(row: dict[str, Any], published: date | None) -> dict[str, Any]:
    """Return id, title, publisher, url and date from fields; `published` serves where there is no date."""
    fields: dict[str, Any] = {name: _text(row, name) for name in _NAMES}
    fields["publisher"] = fields["publisher"] or _text(row, "source")
    try:
        fields["published"] = as_date(row.get("published") or row.get("date")) or published
    except InputError as error:
        raise UnreadableError(f"Field published: {error.message}", error.hint) from error
    return fields


def parse_json(text: str) -> Any:
    """Return the parsed JSON; raises UnreadableError that says where it breaks."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise UnreadableError(f"This is not JSON: {problem}.") from problem
    except (ValueError, RecursionError) as problem:
        raise UnreadableError(f"This JSON cannot be read: {problem}.") from problem


def _page(row: dict[str, Any], folder: Path | None) -> str | bytes:
    if html := _text(row, "html"):
        return html
    if not (name := _text(row, "html_file")):
        return ""
    if folder is None:
        raise UnreadableError(
            "html_file is only read beside a file, not from here.", "Put the page into `html`."
        )
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise UnreadableError(f"html_file {name} lies outside the folder of the file that names it.")
    try:
        return path.read_bytes()
    except OSError as problem:
        raise UnreadableError(f"html_file {name} cannot be read: {problem.strerror}.") from problem


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if name == "id" and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise UnreadableError(f"Field {name} is not a text but {type(value).__name__}.")
    return value
