"""The two Koreas and the Kurds: names that only the rest of the text settles."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.actors.words import Word
from ingest.records import Mention, MentionKind, Sentence

_HALVES = {"North": "PRK", "South": "KOR"}
_KOREAS = frozenset({"Koreas"})
_KURDISH_FORCES = frozenset(
    {"forces", "fighters", "militia", "militias", "troops", "militants", "groups", "YPG", "units"}
)


def add_koreas(
    sentence: Sentence, words: Sequence[Word], mentions: Sequence[Mention], present: frozenset[str]
) -> list[Mention]:
    """Return the mentions with "the North", "both Koreas", "Korea" and "Kurdish forces" added where clear."""
    if sentence.doc is None:
        return list(mentions)
    taken = {i for m in mentions for i in range(m.start, m.end)}
    found = list(mentions)
    for k, word in enumerate(words):
        if sentence.start + word.start in taken or not word.form[0].isupper():
            continue
        for actor, kind, last in _read(words, k, present):
            found.append(_mention(sentence, word.start, words[last].end, actor, kind))
    return sorted(found, key=lambda m: m.first)


def _read(words: Sequence[Word], k: int, present: frozenset[str]) -> list[tuple[str, MentionKind, int]]:
    form = words[k].form
    after = words[k + 1].form if k + 1 < len(words) else ""
    korea = bool({"PRK", "KOR"} & present)
    if form in _KOREAS:
        return [("PRK", "noun", k), ("KOR", "noun", k)]
    if form in _HALVES and after == "and" and k + 3 < len(words) and words[k + 3].form in {"Korea", "Koreas"}:
        return [(_HALVES[form], "name", k)]
    if form in _HALVES and korea and _stands_alone(words, k, after):
        return [(_HALVES[form], "name", k)]
    if form in {"Korea", "Korean", "Koreans"} and after not in {"War", "Peninsula", "peninsula", "Strait"}:
        return [
            (
                "KOR" if "PRK" not in present or "KOR" in present else "PRK",
                "name" if form == "Korea" else "demonym",
                k,
            )
        ]
    if form == "Kurdish" and after in _KURDISH_FORCES:
        return [(_kurds(present), "organ", k + 1)]
    if form in {"Kurds"} and present & {"SYR", "TUR", "IRQ", "ISIS"}:
        return [(_kurds(present), "demonym", k)]
    return []


def _stands_alone(words: Sequence[Word], k: int, after: str) -> bool:
    if after[:1].isupper() and after not in {"and"}:
        return False
    before = words[k - 1].form if k else ""
    return before.lower() in {"the", "with", "between", "and", "from", "to", "against", "by"}


def _kurds(present: frozenset[str]) -> str:
    if "KRG" in present or ("IRQ" in present and "SYR" not in present):
        return "KRG"
    return "YPG" if "SYR" in present or "ISIS" in present else "PKK"


def _mention(sentence: Sentence, start: int, end: int, actor: str, kind: MentionKind) -> Mention:
    doc = sentence.doc
    assert doc is not None
    tokens = [t.i for t in doc if t.idx < end and t.idx + len(t) > start]
    return Mention(
        sentence.index, tokens[0], tokens[-1], sentence.start + start, sentence.start + end,
        sentence.text[start:end], actor, kind,
    )  # fmt: skip
