"""Where articles come from: a file, a folder, standard input or an address; a reader for each kind."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from ingest.errors import EntenteError, InputError
from ingest.read.article import article_from_html, article_from_text
from ingest.read.decoding import LARGEST, decode
from ingest.read.failures import ReadFailure, UnreadableError, failure
from ingest.read.markdown import plain_paragraphs, split_front_matter, unwrap
from ingest.read.rows import metadata, read_document, read_lines
from ingest.read.web import fetch, is_url
from ingest.records import Article

_KINDS = {
    ".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text",
}  # fmt: skip
_PAGE_STARTS = ("<!doctype html", "<html", "<?xml", "<head", "<body")


def read_articles(
    source: str | Path, *, published: date | None = None, allow_private: bool = True
) -> Iterator[Article | ReadFailure]:
    """Yield the articles of a path, a folder (recursively), an address or standard input ("-").

    `published` is the date of articles that name none. What cannot be read is yielded as a ReadFailure in
    its place, and reading goes on. Raises InputError where the path does not exist.
    """
    name = str(source)
    if name == "-":
        return _read_stream(sys.stdin.buffer, published)
    if is_url(name):
        return _read_url(name, published, allow_private)
    path = Path(source)
    if not path.exists():
        raise InputError(
            f"There is no file or folder {name}.", "Give a path, a web address, or - for standard input."
        )
    return _read_folder(path, published) if path.is_dir() else _read_file(path, published)


def _read_folder(folder: Path, published: date | None) -> Iterator[Article | ReadFailure]:
    """Yield the articles of all files in a folder in the order of their paths, but for hidden ones."""
    found = False
    for path in _files(folder):
        found = True
        yield from _read_file(path, published)
    if not found:
        yield ReadFailure(str(folder), "The folder holds no files.", "Give a folder with articles.", 2)


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def _read_file(path: Path, published: date | None) -> Iterator[Article | ReadFailure]:
    try:
        if not path.is_file():
            raise UnreadableError("This is not a regular file.")
        if _KINDS.get(path.suffix.lower()) == "lines":
            with path.open("rb") as lines:
                yield from _some(read_lines(lines, str(path), path.parent, published), str(path))
            return
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        kind = _KINDS.get(path.suffix.lower(), "")
        yield from _read_content(content, kind, str(path), path.parent, published)
    except OSError as problem:
        yield ReadFailure(str(path), f"The file cannot be read: {problem.strerror}.")
    except EntenteError as error:
        yield failure(str(path), error)


def _read_stream(stream: BinaryIO, published: date | None) -> Iterator[Article | ReadFailure]:
    """Yield the articles of standard input; JSON Lines are read as they come."""
    name = "standard input"
    try:
        first = next((line for line in stream if line.strip()), b"")
        yield from _read_opened(stream, first, name, published)
    except EntenteError as error:
        yield failure(name, error)


def _read_opened(
    stream: BinaryIO, first: bytes, name: str, published: date | None
) -> Iterator[Article | ReadFailure]:
    if first.strip().startswith(b"{") and first.strip().endswith(b"}"):
        yield from read_lines(itertools.chain([first], stream), name, Path.cwd(), published)
        return
    content = first + stream.read(LARGEST + 1)
    yield from _read_content(content, "", name, Path.cwd(), published)


def _read_url(url: str, published: date | None, allow_private: bool) -> Iterator[Article | ReadFailure]:
    try:
        content, kind = fetch(url, allow_private=allow_private)
        if kind.endswith(("html", "xml")):
            yield article_from_html(content, url=url, published=published)
            return
        yield from _read_content(content, "", url, None, published, url)
    except EntenteError as error:
        yield failure(url, error)


def _read_content(
    content: bytes, kind: str, name: str, folder: Path | None, published: date | None, url: str = ""
) -> Iterator[Article | ReadFailure]:
    text = decode(content)
    kind = kind or _sniff(text)
    if kind == "html":
        yield article_from_html(content, published=published)
    elif kind == "json":
        yield from _some(read_document(text, name, folder, published), name)
    elif kind == "lines":
        yield from _some(read_lines(text.split("\n"), name, folder, published), name)
    else:
        fields, body = split_front_matter(text)
        known = metadata({"url": url} | fields, published)
        yield article_from_text(
            plain_paragraphs(body) if kind == "markdown" else unwrap(body).strip(), **known
        )


def _sniff(text: str) -> str:
    opening = text[:2000].lstrip().lower()
    if opening.startswith(_PAGE_STARTS):
        return "html"
    if opening.startswith(("{", "[{", "[\n", "[ ")):
        return "json"
    return "markdown" if opening.startswith("---\n") else "text"


def _some(found: Iterator[Article | ReadFailure], name: str) -> Iterator[Article | ReadFailure]:
    """Pass on what is found, or tell that there was nothing."""
    first = next(found, None)
    if first is None:
        raise UnreadableError(f"{Path(name).name} holds no articles.")
    yield first
    yield from found
