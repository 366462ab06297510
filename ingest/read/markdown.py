"""Text and Markdown go in; front matter and plain paragraphs come out."""

from __future__ import annotations

import re
from typing import Any

from ingest.read.failures import UnreadableError

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# What marks up a line or a word, and what stays of it; in this order.
_MARKUP = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.MULTILINE), "\n\\1\n"),
    (re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE), "\n"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return the YAML between the `---` lines at the top, if any, and the text below it.

    Raises UnreadableError where the front matter is no YAML mapping.
    """
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    import yaml

    try:
        fields = yaml.safe_load(match.group(1) or "") or {}
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        reason = str(problem).split("\n", 1)[0]
        raise UnreadableError(
            f"The front matter is not YAML: {reason}.", "Quote values that hold a colon."
        ) from problem
    if not isinstance(fields, dict):
        raise UnreadableError("The front matter is not a list of `name: value` lines.")
    return {str(name).lower(): value for name, value in fields.items()}, text[match.end() :]


def plain_paragraphs(markdown: str) -> str:
    """Return Markdown as plain text: one line a paragraph, blank lines between them."""
    for pattern, kept in _MARKUP:
        markdown = pattern.sub(kept, markdown)
    return "\n\n".join(
        _joined(paragraph) for paragraph in re.split(r"\n\s*\n", markdown) if paragraph.strip()
    )


def unwrap(text: str) -> str:
    """Return plain text with lines that were broken to a fixed width joined again.

    A paragraph counts as broken where every line but the last has 45 to 100 characters; other text,
    such as one paragraph a line, stays as it is.
    """
    paragraphs = re.split(r"(\n\s*\n)", text)
    return "".join(_joined(part) if _is_wrapped(part) else part for part in paragraphs)


def _is_wrapped(paragraph: str) -> bool:
    lines = paragraph.strip("\n").split("\n")
    if len(lines) < 2 or max(map(len, lines)) > 100:
        return False
    opens_small = any(line[:1].islower() for line in lines[1:])
    return all(len(line) >= 45 for line in lines[:-1]) and opens_small


def _joined(paragraph: str) -> str:
    return re.sub(r"\s+", " ", paragraph).strip()
