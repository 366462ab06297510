"""Find what is not running news text: a text comes in, character spans (start, end) to leave out go out.

Whole lines (share buttons, bylines, credits, cookie notices), boxes of link titles, repeated lines, comment
forms at the end, and pieces of a line (datelines, photo credits, "(RELATED: …)"). Every rule looks at one
line or at one run of lines, so the cost is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest import noise_patterns as patterns

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a news report, "MOSCOW, Nov. 1, 2006 (Xinhua) -": place, and day as written."""

    place: str
    day: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def ends_sentence(self) -> bool:
        return bool(_SENTENCE_END.search(self.text))


_SENTENCE_END = re.compile(r"[.!?…]['\"’”)\]]*$")
_LINE = re.compile(r"[^\n]+")
_HEAD = 40
_RUN = 3
_SHORT = 5


def noise_spans(text: str) -> tuple[Span, ...]:
    """Return the character spans of `text` that are not running news text, in order and without overlaps."""
    lines = [_Line(*_stripped(match)) for match in _LINE.finditer(text) if match.group().strip()]
    found = [*_tail(lines, len(text)), *_boxes(lines), *_runs(lines), *_repeats(lines)]
    for number, line in enumerate(lines):
        if _is_noise(line, first=number == 0):
            found.append((line.start, line.end))
        else:
            found.extend(_pieces(line, number))
    return _merged(found)


def dateline(text: str) -> Dateline | None:
    """Return the dateline of an article's text, or None; only its first lines can hold one."""
    for number, match in enumerate(_LINE.finditer(text)):
        if number >= _HEAD:
            break
        start, end, line = _stripped(match)
        found = _dateline_at(_Line(start, end, line), number)
        if found and found.place:
            return found
    return None


def _stripped(match: re.Match[str]) -> tuple[int, int, str]:
    text = match.group()
    lead = len(text) - len(text.lstrip())
    stripped = text.strip()
    start = match.start() + lead
    return start, start + len(stripped), stripped


def _is_noise(line: _Line, *, first: bool) -> bool:
    text = line.text
    if patterns.BUTTON.fullmatch(text) or (not first and patterns.BOX.fullmatch(text)):
        return True
    if line.words > 60 and line.ends_sentence:
        return False
    if patterns.WHOLE_LINE.match(text):
        return not (first and line.words > 8) and not _is_story(line)
    return bool(
        patterns.CUT_OFF.search(text)
        or (line.words < 40 and (patterns.CONTRIBUTED.search(text) or patterns.MENU.search(text)))
        or (line.words < 14 and (patterns.BYLINE.match(text) or patterns.CLOCK.match(text)))
        or (
            not line.ends_sentence
            and not first
            and patterns.CREDIT_LINE.match(text)
            and not patterns.CREDIT_START.match(text)
        )
    )


def _is_story(line: _Line) -> bool:
    """Tell a sentence that only opens like a call to the reader ("Support free Norland, he said.")."""
    return (
        line.ends_sentence
        and line.words > 7
        and bool(patterns.STORY.match(line.text))
        and not patterns.CALL.search(line.text)
    )


def _pieces(line: _Line, number: int) -> Iterator[Span]:
    """Yield the parts of a line that are noise: dateline, photo credits, inserted links and headlines."""
    opening = _dateline_at(line, number)
    if opening:
        yield opening.start, opening.end
    for pattern in (patterns.CREDIT_END, patterns.REPORTERS, patterns.FOLD, patterns.CREDIT_START):
        match = pattern.match(line.text) if pattern is patterns.CREDIT_START else pattern.search(line.text)
        if match:
            yield line.start + match.start(), line.start + match.end()
    for pattern in (patterns.INSIDE, patterns.GLUED):
        for match in pattern.finditer(line.text):
            yield line.start + match.start(), line.start + match.end()


def _dateline_at(line: _Line, number: int) -> Dateline | None:
    for index, pattern in enumerate(patterns.DATELINE):
        match = pattern.match(line.text[:120])
        if match and (index != 2 or (0 < number < _HEAD and _is_place(match["place"]))):
            end = line.start + match.end()
            return Dateline(match["place"], match["day"] or None, line.start, end)
    return None


def _is_place(capitals: str) -> bool:
    """Tell a city in capitals from an acronym: "WASHINGTON —" opens a report, "NATO —" does not."""
    return len(capitals) > 3 and not patterns.ACRONYMS.fullmatch(capitals.rstrip("."))


def _tail(lines: Sequence[_Line], length: int) -> Iterator[Span]:
    """Yield everything from a comment form or end mark on, where it stands in the second half of the text."""
    for line in lines:
        if line.start > length // 2 and patterns.TAIL.match(line.text) and line.words < 8:
            yield line.start, length
            return


def _boxes(lines: Sequence[_Line]) -> Iterator[Span]:
    """Yield each box: a heading such as "Trending" and the lines after it that are no sentences."""
    inside = False
    for number, line in enumerate(lines):
        if number and patterns.BOX.fullmatch(line.text):
            inside = True
        elif line.ends_sentence:
            inside = False
        if inside:
            yield line.start, line.end


def _runs(lines: Sequence[_Line]) -> Iterator[Span]:
    """Yield runs of very short lines: menus, share bars, tags. The first line, a title, is never one."""
    run: list[_Line] = []
    for line in [*lines[1:], _Line(0, 0, "End of the text.")]:
        if line.words <= _SHORT and not line.ends_sentence:
            run.append(line)
            continue
        if len(run) >= _RUN:
            yield from ((short.start, short.end) for short in run)
        run = []


def _repeats(lines: Iterable[_Line]) -> Iterator[Span]:
    """Yield every line that stood there before: a headline or caption told twice."""
    seen: set[str] = set()
    for line in lines:
        key = " ".join(re.findall(r"\w+", line.text.lower()))
        if key in seen:
            yield line.start, line.end
        elif key:
            seen.add(key)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
