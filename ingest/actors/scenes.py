"""A parsed name in; out, whether it acts ("Moscow said") or is only where something happens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.actors.names import Hit
from ingest.actors.nouns import noun_class
from ingest.actors.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLACE_PREPOSITIONS = word_list("place_prepositions")
_MOVING = word_list("moving")
_BLOWS = frozenset(
    {"attack", "bombing", "strike", "airstrike", "blast", "raid", "shelling", "explosion", "stop", "visit"}
)
_VISITING = frozenset(
    {"visit", "trip", "travel", "fly", "invite", "send", "ambassador", "envoy", "embassy", "mission"}
)
_TOWN_THINGS = word_list("town_things")
_FROM = word_list("sent") | word_list("coming")
_SEATED = word_list("seated")
_GOVERNMENTS = word_list("governments")
_BASED = re.compile(
    r"^\s?-\s?(?:based|born|area|headquartered|registered|bound|trained|educated|style|speaking|language)\b",
    re.I,
)
_PREFIXED = re.compile(r"\b(?:pro|anti|ex|non|un|post|mid|trans|Pro|Anti)[-–]$")
# Town, land and day: names and figures only, so that "Washington has two allies – …" is none.
_DATELINE = re.compile(
    r"^[A-Z][\w.'’]*(?:[ ,/-]+(?:[A-Z][\w.'’]*|\d{1,4}(?:st|nd|rd|th)?|and|of|de|la|el|al|au|es|en|del|du|am))*,?\s*"
    r"(?:\([\w /,.]+\)\s*)?(?:—|–|--|-\s|:\s)(?=\s*[\"“‘'A-Z0-9$€£\[])"
)
_DATELINE_LENGTH = 60
_DASH = re.compile(r"—|–|--")
DIRECTED = re.compile(
    r"^-(?:led|backed|sponsored|supported|funded|aligned|allied|controlled|occupied|held|run|linked|brokered|mediated|imposed|supplied|owned|flagged|dominated|made|built|trained|armed|friendly|administered|installed|origin)\b"
)


def is_dateline(text: str, hit: Hit, first_of_paragraph: bool) -> bool:
    """Tell whether a place name only heads a report ("MOSCOW (AP) - ...")."""
    if hit.start > 30 or not first_of_paragraph:
        return False
    match = _DATELINE.match(text)
    if match is None or hit.end > match.end() or match.end() > _DATELINE_LENGTH:
        return False
    if text[hit.start : hit.end].isupper() or "(" in match.group():
        return True
    # One dash heads a report; a second one closes a parenthesis.
    return _DASH.search(match.group()) is not None and len(_DASH.findall(text)) == 1


def hyphenated_away(text: str, hit: Hit) -> bool:
    """Tell whether a hyphen makes the name a mere adjective: "Moscow-based", "pro-Russian"."""
    return bool(_BASED.match(text[hit.end : hit.end + 16])) or bool(
        _PREFIXED.search(text[max(0, hit.start - 6) : hit.start])
    )


def second_of_place_pair(doc: Doc, first: int) -> bool:
    """Tell whether a state only says where a town lies ("in Yerevan, Armenia")."""
    if first < 2 or doc[first - 1].text != "," or doc[first].dep_ in {"nsubj", "nsubjpass"}:
        return False
    town = doc[first - 2]
    if town.pos_ != "PROPN" or not town.text[:1].isupper() or town.text in word_list("months_days"):
        return False
    left = town
    while left.i > 0 and doc[left.i - 1].pos_ == "PROPN":
        left = doc[left.i - 1]
    return left.i > 0 and doc[left.i - 1].lower_ in {"in", "at", "near", "from", "outside", "of", "to"}


def capital_acts(root: Token, names: Sequence[int]) -> bool:
    """Tell whether a capital stands for its government here; `names` are the tokens of other actors."""
    head = root.head
    if root.dep_ in {"nsubj", "nsubjpass", "dobj", "iobj", "dative", "agent", "ROOT", "npadvmod", "attr"}:
        return True
    if root.dep_ == "poss":
        return head.lemma_.lower() not in _TOWN_THINGS
    if root.dep_ in {"pobj", "pcomp"}:
        return _acts_behind(head) or _seat_of(head, names)
    if root.dep_ in {"conj", "appos"}:
        return root.head.i != root.i and (root.head.i in names or capital_acts(root.head, names))
    if _hyphen_pair(root, names):
        return True
    if root.dep_ in {"compound", "nmod", "amod"}:
        lemma = head.lemma_.lower()
        return noun_class(lemma) in {"organ", "office"} and lemma not in _TOWN_THINGS
    return root.dep_ not in {"advmod", "oprd"}


def _hyphen_pair(root: Token, names: Sequence[int]) -> bool:
    """Tell whether a hyphen joins the capital to another actor ("Seoul-Washington talks")."""
    doc, i = root.doc, root.i
    after = i + 2 < len(doc) and doc[i + 1].text in {"-", "–"} and i + 2 in names
    return after or (i > 1 and doc[i - 1].text in {"-", "–"} and i - 2 in names)


def _seat_of(prep: Token, names: Sequence[int]) -> bool:
    """Tell whether a preposition says where a government sits ("officials in Cairo"), nobody else's being named."""
    seated = prep.head
    if prep.i and prep.nbor(-1).lemma_.lower() in _GOVERNMENTS:
        seated = prep.nbor(-1)
    if prep.lower_ != "in" or seated.lemma_.lower() not in _SEATED:
        return False
    owned = any(c.dep_ == "poss" for c in seated.children)
    return not owned and not any(t.i in names for t in seated.subtree if t.i < prep.i)


def _acts_behind(prep: Token) -> bool:
    """Tell whether the object of a preposition acts."""
    word = prep.lower_
    governor = prep.head
    lemma = governor.lemma_.lower()
    if lemma in {"embassy", "ambassador", "consulate", "envoy"}:
        return True
    if word == "from" and lemma in _FROM:
        return True
    if word in _PLACE_PREPOSITIONS:
        return lemma in _BLOWS
    if word == "to":
        return lemma not in _MOVING or lemma in _VISITING or lemma == "protest"
    if word == "on":
        return lemma not in {"march", "advance"}
    if word == "of":
        return lemma not in _TOWN_THINGS and lemma not in {
            "city",
            "capital",
            "north",
            "south",
            "east",
            "west",
            "part",
            "mile",
            "km",
        }
    return True
