"""Bytes go in, text comes out: encodings, byte order marks, and files that hold no text at all."""

from __future__ import annotations

import codecs

from ingest.read.failures import UnreadableError

LARGEST = 20_000_000
"""Bytes that one article may have; a long news feature has a hundredth of a percent of that."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARIES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_UNREADABLE = dict.fromkeys([*range(9), 11, *range(14, 32), 127, *range(0xD800, 0xE000)], "�")


def decode(content: bytes) -> str:
    """Return the text of a file: UTF-8, else by its byte order mark, else by the likeliest encoding.

    Raises UnreadableError for empty, binary and too large content.
    """
    check_content(content)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _tidy(_by_mark(content, encoding))
    if b"\x00" in content:
        raise UnreadableError("This is a binary file, not text.")
    try:
        return _tidy(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _tidy(_likeliest(content))


def check_content(content: bytes) -> None:
    """Refuse content that is empty, too large, or of a known kind that is not text."""
    if not content.strip():
        raise UnreadableError("The file is empty.")
    if len(content) > LARGEST:
        raise UnreadableError(
            f"The file is larger than {LARGEST // 1_000_000} MB.", "Split it into single articles."
        )
    for start, kind in _BINARIES:
        if content.startswith(start):
            raise UnreadableError(
                f"This is {kind}, not text.", "Save the article as text or HTML and load that."
            )


def clean(text: str) -> str:
    """Return the text with characters that no store or terminal takes replaced one for one (offsets stay)."""
    return text.translate(_UNREADABLE)


def _by_mark(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as problem:
        raise UnreadableError(f"The file claims to be {encoding} but is not: {problem.reason}.") from problem


def _likeliest(content: bytes) -> str:
    """Return the text by the encoding that charset_normalizer finds likeliest; refuse binaries."""
    if sum(byte < 32 and byte not in b"\t\n\f\r" for byte in content[:65536]) > len(content[:65536]) / 100:
        raise UnreadableError("This is a binary file, not text.")
    from charset_normalizer import from_bytes

    best = from_bytes(content[:1_000_000]).best()
    encoding = best.encoding if best is not None else "cp1252"
    return content.decode(encoding, errors="replace")


def _tidy(text: str) -> str:
    return clean(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
