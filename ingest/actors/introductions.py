"""Words in, introductions out: "Armenian Prime Minister X", "X, a spokesman for the French army"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.actors.names import Hit
from ingest.actors.nouns import HONORIFICS, noun_class
from ingest.actors.wordlists import word_list
from ingest.actors.words import Word, capitalised

_PARTICLES = word_list("particles")
FORMER = frozenset(
    {"former", "ex", "ousted", "deposed", "late", "onetime", "retired", "exiled", "jailed", "disgraced"}
)
_NOT_NAMES = word_list("not_names")
_ACTING = frozenset({"name", "demonym", "organ", "metonym"})
_ENVOYS = frozenset({"ambassador", "representative"})
_POSTS = frozenset({"UN", "NATO", "EU", "OSCE", "IAEA", "OAS", "AU"})
_OPENERS = frozenset(
    {"the", "a", "an", "former", "deputy", "his", "her", "spokesman", "spokeswoman", "president", "chief"}
)
_BARE_OFFICES = frozenset(
    {"minister", "premier", "chancellor", "spokesman", "spokeswoman", "spokesperson", "ambassador"}
)


def introduced(words: Sequence[Word], hits: Sequence[Hit]) -> Iterator[tuple[str, str, str]]:
    """Yield name, actor ("" for one who speaks for nobody) and role of each person introduced."""
    covered = {k for h in hits for k in range(h.first, h.last + 1)}
    known = {
        k
        for h in hits
        if h.first < h.last and any(e.kind == "person" for e in h.entries)
        for k in range(h.first, h.last + 1)
    }
    i = 0
    while i < len(words):
        kind = noun_class(words[i].form) if words[i].form.isalpha() or "-" in words[i].form else "other"
        if kind in {"office", "opposition", "private"}:
            begin = _behind_honorifics(words, i + 1)
            end = _name_end(words, begin, covered - _weak(hits), known)
            if end - begin > 1 or (end > begin and begin > i + 1):
                yield from _before_name(words, hits, i, begin, end, kind)
                i = end
                continue
        i += 1
    yield from _after_name(words, hits, covered, known)


def _weak(hits: Sequence[Hit]) -> set[int]:
    """Return the words that a learned name may take over: bare surnames and capitals."""
    return {
        k
        for h in hits
        if all(e.kind in {"surname", "capital"} for e in h.entries)
        for k in range(h.first, h.last + 1)
    }


def _behind_honorifics(words: Sequence[Word], i: int) -> int:
    """Return the index of the first word behind "Lt. Col." or "Mr."."""
    k = i
    while k < len(words) and (words[k].form in HONORIFICS or (words[k].form == "." and k > i)):
        k += 1
    return k


def _name_end(words: Sequence[Word], i: int, covered: set[int], known: set[int]) -> int:
    """Return the index behind the name that begins at i (i itself when none does, or a known person's)."""
    k = i
    capitals = 0
    while k < len(words) and k - i < 7:
        form = words[k].form
        if k in known or k in covered:
            return i
        if capitalised(form) and form[0].isalpha() and form not in _NOT_NAMES and noun_class(form) == "other":
            capitals += 1
        elif (
            (form == "." and capitals and len(words[k - 1].form) == 1)
            or (form == "-" and capitals)
            or (form.lower() in _PARTICLES and k + 1 < len(words))
        ) or (form.islower() and k and words[k - 1].form == "-" and capitals):
            pass
        else:
            break
        k += 1
    while k > i and not words[k - 1].form[0].isalpha():
        k -= 1
    if capitals and words[k - 1].form.lower() in _PARTICLES:
        k -= 1
    return k if capitals >= 2 or (capitals == 1 and i < k) else i


def _text(words: Sequence[Word], first: int, last: int) -> str:
    parts: list[str] = []
    for k in range(first, last + 1):
        glue = k > first and words[k].start == words[k - 1].end
        parts.append(("" if glue or k == first else " ") + words[k].form)
    return "".join(parts)


def _before_name(
    words: Sequence[Word], hits: Sequence[Hit], i: int, begin: int, end: int, kind: str
) -> Iterator[tuple[str, str, str]]:
    """Read the words left of an office: "[the] French [deputy foreign] minister NAME"."""
    single = end - begin == 1
    name = _text(words, begin, end - 1)
    hit, first = _owner(words, hits, i)
    role = _text(words, first, i).lower() if hit else words[i].form.lower()
    former = any(
        words[k].form.lower() in FORMER or noun_class(words[k].form) == "opposition"
        for k in range(max(0, first - 2), i + 1)
    )
    if kind != "office" or former or "opposition" in role:
        if not single:
            yield name, "", role
        return
    if hit is None or (single and noun_class(words[i].form) != "office"):
        hit = hit or (_following(words, hits, end) if not single else None)
    if hit is None and not single and words[i].form.lower() in _BARE_OFFICES:
        hit = _last_actor(hits, i)
    if hit is not None:
        actor = _actor(hit)
        if actor:
            yield name, actor, role


def _owner(words: Sequence[Word], hits: Sequence[Hit], i: int) -> tuple[Hit | None, int]:
    """Return the actor's name left of an office word, and where the office's own words begin."""
    for hit in reversed(hits):
        if hit.last < i and _actor(hit):
            if _post_at(hit, words[i].form):
                continue
            between = words[hit.last + 1 : i]
            if len(between) > 6:
                return None, i
            if all(_of_a_title(w.form) for w in between):
                return hit, hit.last + 1 + sum(1 for w in between[:1] if w.form in {"'s", "’s", "'"})
            return None, i
    return None, i


def _post_at(hit: Hit, office: str) -> bool:
    """Tell whether an organisation is only where a state's envoy serves ("Japan's UN ambassador")."""
    return office.lower() in _ENVOYS and _actor(hit) in _POSTS


def _of_a_title(form: str) -> bool:
    return form in {"'s", "’s", "'", "’", "-", "&", "of", "for"} or (
        form[0].isalpha()
        and noun_class(form) in {"office", "organ", "other", "opposition"}
        and form not in _FUNCTION_IN_TITLE
    )


_FUNCTION_IN_TITLE = word_list("function_in_title")


def _following(words: Sequence[Word], hits: Sequence[Hit], end: int) -> Hit | None:
    """Return the actor of "Prime Minister NAME of Britain"."""
    if end + 1 < len(words) and words[end].form == "of":
        for hit in hits:
            if hit.first in {end + 1, end + 2} and _actor(hit):
                return hit
    return None


def _last_actor(hits: Sequence[Hit], i: int) -> Hit | None:
    """Return the only state named before the office in the sentence, or None."""
    before = [h for h in hits if h.last < i and _actor(h)]
    return before[-1] if before and len({_actor(h) for h in before}) == 1 else None


def _after_name(
    words: Sequence[Word], hits: Sequence[Hit], covered: set[int], known: set[int]
) -> Iterator[tuple[str, str, str]]:
    """Read "NAME, the Armenian prime minister," and "NAME, a spokesman for the French army,"."""
    for i, word in enumerate(words):
        if word.form != "," or i < 2 or i in known:
            continue
        first = _name_start(words, i, covered - _weak(hits))
        if len(_text(words, first, i - 1).split()) < 2:
            continue
        found = _apposition(words, hits, i + 1)
        if found is not None:
            yield _text(words, first, i - 1), found[0], found[1]


def _name_start(words: Sequence[Word], end: int, covered: set[int]) -> int:
    k = end
    while k > 0 and end - k < 6:
        form = words[k - 1].form
        named = capitalised(form) and form[0].isalpha() and form not in _NOT_NAMES and form not in HONORIFICS
        if k - 1 in covered or not (named or form in {"-"} or (form in _PARTICLES and k > 1)):
            break
        if noun_class(form) != "other":
            break
        k -= 1
    while k < end and not capitalised(words[k].form):
        k += 1
    return k


def _apposition(words: Sequence[Word], hits: Sequence[Hit], i: int) -> tuple[str, str] | None:
    """Return actor and role of the words behind a comma; None where they name no office."""
    stop = next(
        (k for k in range(i, min(i + 12, len(words))) if words[k].form in {",", ".", ";", "who", "said"}),
        min(i + 12, len(words)),
    )
    office = next(
        (k for k in range(i, stop) if noun_class(words[k].form) in {"office", "opposition", "private"}), None
    )
    opens = i < len(words) and (words[i].form in _OPENERS or any(h.first == i for h in hits))
    if office is None or not opens:
        return None
    inside = [h for h in hits if i <= h.first and h.last < stop and _actor(h)]
    if not inside:
        return None
    low = [words[k].form.lower() for k in range(i, stop)]
    if noun_class(words[office].form) != "office" or any(w in FORMER or w == "opposition" for w in low):
        return "", "other"
    owner = next((h for h in inside if h.last < office), None) or next(
        (h for h in inside if h.first > office and _belongs(words, office, h)), None
    )
    if owner is None:
        return None
    return _actor(owner), " ".join(low[office - i : office - i + 1])


def _belongs(words: Sequence[Word], office: int, hit: Hit) -> bool:
    between = [words[k].form for k in range(office + 1, hit.first)]
    return bool(between) and between[0] in {"of", "for", "at"} and len(between) <= 3


def _actor(hit: Hit) -> str:
    """Return the one actor that a hit names outright, or ""."""
    acting = {e.actor for e in hit.entries if e.kind in _ACTING}
    return acting.pop() if len(acting) == 1 else ""
