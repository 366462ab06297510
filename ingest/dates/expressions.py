"""Find the time expressions of a sentence: "on Tuesday", "late last month", "two days after".

A sentence's text goes in; spans with their meaning, not yet resolved, come out. One quick pattern
lets most sentences through untouched; the grammar then runs once over the others, left to right.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ingest.dates.grammar import GRAMMAR, QUICK, RULES

Kind = Literal[
    "date",
    "month",
    "year",
    "weekday",
    "day",
    "week",
    "weekend",
    "ago",
    "days",
    "shift",
    "gap",
    "same",
    "vague",
]
Lean = Literal["past", "future"]
Unit = Literal["day", "week", "month", "year"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NO_WEEK = 9
"""The week offset of a weekday that names no week."""

_NUMBERS = dict(
    zip(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        range(1, 13),
        strict=True,
    )
) | {"a": 1, "an": 1, "the": 1, "fifteen": 15, "twenty": 20, "thirty": 30}
_UNITS: dict[str, tuple[Unit, int]] = {
    "hour": ("day", 0),
    "day": ("day", 1),
    "night": ("day", 1),
    "morning": ("day", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "year": ("year", 1),
    "decade": ("year", 10),
}
_BEFORE = re.compile(
    r"\b(on|in|since|until|till|by|before|after|for|from|during|at|of|through|between|ahead of|prior to"
    r"|following|due|effective|throughout|the|an?|his|her|its|their|starting|beginning|and|to|early|late|mid"
    r"|[’']s)[\s-]*\(?(?:the )?$|(\()$",
    re.IGNORECASE,
)
_FEW_DAYS = re.compile(
    r"(?:in|over|during|within) (?:the )?"
    r"(?:(?:recent|past|last)(?: (?:few|several|couple of))? days|(?:past|last) week)$"
)
_COUNTED = re.compile(
    r"\s?(?:%|(?:\w+ )?(?:troops|soldiers|people|men|women|km|kms|miles|tons|tonnes|dollars|euros|kilomet|"
    r"met(?:er|re)|"
    r"million|billion|police|workers|refugees|migrants|members|civilians|barrels|feet)\b)"
)


class _Reading(NamedTuple):
    kind: Kind
    value: tuple[int, ...] = ()
    lean: Lean | None = None
    unit: Unit = "day"
    relative: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression; `start` and `end` are offsets in the sentence, `value` the numbers of its `kind`.

    date (year or 0, month, day); month (year or 0, month); year (year,); weekday (0 = Monday, week offset or
    NO_WEEK); day, week, weekend and a `relative` month or year (offset,); ago, shift, gap (count of `unit`,
    negative towards the past); days, same and vague ().
    """

    start: int
    end: int
    text: str
    preposition: str
    kind: Kind
    value: tuple[int, ...] = ()
    lean: Lean | None = None
    unit: Unit = "day"
    relative: bool = False


def find_expressions(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a sentence from left to right, none overlapping another."""
    if not QUICK.search(text):
        return ()
    found = (_read(match, text) for match in GRAMMAR.finditer(text))
    return tuple(expression for expression in found if expression)


def _read(match: re.Match[str], text: str) -> TimeExpression | None:
    name = next(rule for rule in RULES if match[f"{rule}_"] is not None)
    before = _BEFORE.search(text, max(0, match.start() - 14), match.start())
    preposition = (before[1] or before[2]).lower() if before else ""
    reading = _READERS[name](match, preposition)
    if reading is None:
        return None
    return TimeExpression(match.start(), match.end(), match.group(), preposition, *reading)


def _month(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _lean(words: str | None) -> Lean | None:
    words = (words or "").lower()
    if re.search(r"\b(?:next|later|coming|following|tomorrow|end of)\b", words):
        return "future"
    return "past" if re.search(r"\b(?:last|past|earlier|previous|yesterday)\b", words) else None


def _full_date(prefix: str) -> Callable[[re.Match[str], str], _Reading | None]:
    def read(match: re.Match[str], _preposition: str) -> _Reading | None:
        month = match[f"{prefix}_m"]
        number = int(month) if month.isdigit() else _month(month)
        day = int(re.sub(r"\D", "", match[f"{prefix}_d"]))
        year = int(match[f"{prefix}_y"] or 0)
        if (
            not year
            and (number, day) == (9, 11)
            and re.match(r",? (?:\d{4} )?(?:terror|attack)", _rest(match))
        ):
            year = 2001
        return _Reading("date", (year, number, day)) if day else None

    return read


def _rest(match: re.Match[str]) -> str:
    return match.string[match.end() : match.end() + 24]


def _named_month(match: re.Match[str], preposition: str) -> _Reading | None:
    name, year = match["mon_m"], int(match["mon_y"] or 0)
    qualified = match["mon_e"] or match["mon_l"] or year or preposition not in ("", "a", "an", "and", "to")
    if name in ("May", "March", "Mar", "Mar.") and not qualified:
        return None
    if match["mon_o"]:
        return _Reading("month", (_offset(match["mon_o"]), _month(name)), relative=True)
    lean = _lean(match["mon_l"])
    return _Reading("month", (year, _month(name)), lean, relative=False)


def _weekday(match: re.Match[str], _preposition: str) -> _Reading:
    week = _offset(match["wd_w"]) if match["wd_w"] else NO_WEEK
    return _Reading("weekday", (WEEKDAYS.index(match["wd"][:3].lower()), week), _lean(match["wd_l"]))


def _offset(words: str) -> int:
    lean = _lean(re.sub(r"earlier|later|end of", "", words.lower()))
    return 0 if lean is None else 1 if lean == "future" else -1


def _count(words: str, unit: str) -> tuple[int, Unit]:
    name, factor = _UNITS[unit.rstrip("s").lower()]
    first = words.lower().split()[0]
    number = 2 if "couple" in words else int(first) if first.isdigit() else _NUMBERS.get(first, 0)
    return number * factor, name


def _ago(match: re.Match[str], _preposition: str) -> _Reading:
    count, unit = _count(match["ago_n"], match["ago_u"])
    if not count and not match["ago_u"].startswith("hour"):
        return _Reading("vague", (), "past")
    return _Reading("ago", (-count,), "past", unit)


def _gap(match: re.Match[str], _preposition: str) -> _Reading | None:
    if match["gap_n"].lower() == "the" and match["gap_u"].endswith("s"):
        return None
    count, unit = _count(match["gap_n"], match["gap_u"])
    return _Reading("gap", (count if match["gap_s"] in ("after", "following") else -count,), None, unit)


def _shift(match: re.Match[str], _preposition: str) -> _Reading:
    if match["sh_n"]:
        count, unit = _count(match["sh_n"], match["sh_u"])
        sign = 1 if match["sh_s"].startswith(("later", "after")) else -1
        return _Reading("shift", (sign * count,), None, unit)
    count, unit = _count("a", match["sh_v"] or "day")
    sign = -1 if (match["sh_a"] or match["sh_b"]) in ("previous", "before") else 1
    return _Reading("shift", (sign * count,), None, unit)


def _day(match: re.Match[str], _preposition: str) -> _Reading:
    words = match["day"].lower()
    if words == "the day before yesterday":
        return _Reading("day", (-2,), "past")
    if words in ("yesterday", "last night") or words.startswith("last"):
        return _Reading("day", (-1,), "past")
    return _Reading("day", (1,), "future") if words == "tomorrow" else _Reading("day", (0,))


def _period(match: re.Match[str], _preposition: str) -> _Reading:
    words, unit = f"{match['pe_e'] or ''}{match['pe_l']}".lower(), match["pe_u"].lower()
    offset = _offset(match["pe_l"])
    lean = _lean(match["pe_l"]) or _lean(match["pe_e"])
    if unit in ("decade", "century"):
        return _Reading("vague", (), lean)
    if unit == "week":
        return _Reading("week", (offset,), lean)
    if unit == "weekend":
        return _Reading("weekend", (offset,), lean)
    kind: Kind = "month" if unit == "month" else "year"
    return _Reading(kind, (offset,), "past" if words.startswith("earlier") else lean, relative=True)


def _year(match: re.Match[str], preposition: str) -> _Reading | None:
    if not (preposition or match["yr_e"]) or _COUNTED.match(_rest(match)):
        return None
    return _Reading("year", (int(match["yr"]),))


def _vague(match: re.Match[str], _preposition: str) -> _Reading:
    words = match.group().lower()
    if _FEW_DAYS.match(words):
        return _Reading("days", (), "past")
    future = re.match(
        r"soon|in (?:the )?(?:coming|next)|in (?!recent|the|past|many|several|previous|last|following)", words
    )
    return _Reading("vague", (), "future" if future else "past")


_READERS: dict[str, Callable[[re.Match[str], str], _Reading | None]] = {
    "iso": _full_date("iso"),
    "dotted": _full_date("dot"),
    "mdy": _full_date("mdy"),
    "dmy": _full_date("dmy"),
    "month": _named_month,
    "weekday": _weekday,
    "ago": _ago,
    "gap": _gap,
    "shift": _shift,
    "today": _day,
    "period": _period,
    "weekend": lambda _match, _preposition: _Reading("weekend", (0,)),
    "vague": _vague,
    "same": lambda _match, _preposition: _Reading("same"),
    "year": _year,
}
