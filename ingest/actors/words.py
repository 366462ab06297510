"""Text in, words with their offsets out: the light tokeniser that names are matched on, before any parse."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[^\W_]+(?:[’'](?!s\b)[^\W_]+)*|[’']s\b|\S")


class Word(NamedTuple):
    """One word: its folded form and its offsets in the text."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=20000)
def fold(word: str) -> str:
    """Return the word without accents, full stops of an acronym, and typographic apostrophes."""
    if not word.isascii():
        word = word.replace("’", "'")
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("ı", "i").replace("ø", "o").replace("ł", "l")
    if len(word) > 1 and "." in word:
        word = word.replace(".", "")
    return word.strip() or "?"


def words_of(text: str) -> list[Word]:
    """Return the words of a text, in order."""
    return [Word(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


def forms_of(text: str) -> tuple[str, ...]:
    """Return only the folded forms, as the gazetteer's keys need them."""
    return tuple(fold(m.group()) for m in _WORD.finditer(text))


def capitalised(form: str) -> bool:
    """Tell whether a word begins with a capital letter."""
    return form[:1].isupper()
