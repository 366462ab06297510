"""A noun phrase in, the mentions it stands for out: "the country", "both sides", "the premier"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.actors.deeds import deed_of
from ingest.actors.discourse import Reading, is_plural
from ingest.actors.gazetteer import load_gazetteer
from ingest.actors.nouns import noun_class
from ingest.actors.pairs import resolve_pair
from ingest.actors.wordlists import word_list
from ingest.records import Mention, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTRY_NOUNS = word_list("country_nouns")
_ORG_NOUNS = {
    "grouping": {"union", "alliance", "forum"},
    "club": {"union", "alliance", "forum"},
    "bloc": {"union", "alliance", "forum"},
    "alliance": {"alliance"},
    "organization": {"union", "agency", "alliance", "forum", "court"},
    "organisation": {"union", "agency", "alliance", "forum", "court"},
    "agency": {"agency"},
    "court": {"court"},
    "union": {"union"},
    "watchdog": {"agency"},
}  # fmt: skip
_GROUP_NOUNS = word_list("group_nouns")
_OFFICES = {
    "president": {"president", "head of state"},
    "premier": {"prime minister", "head of government"},
    "chancellor": {"chancellor", "head of government"},
    "leader": {"leader", "president", "head of state", "head of government", "prime minister"},
    "king": {"king", "head of state"}, "emir": {"emir", "head of state"}, "pope": {"pope", "head of state"},
    "secretary": {"secretary"}, "ambassador": {"ambassador"}, "envoy": {"envoy"}, "minister": {"minister"},
    "spokesman": {"spokes"}, "spokeswoman": {"spokes"}, "general": {"general"},
    "diplomat": {"diplomat", "minister", "secretary", "ambassador", "policy chief"},
}  # fmt: skip
_ORG_NOUNS_TOO = frozenset({"group", "organization", "organisation"})
_PARTNERS = word_list("partners")
_ENVOYS = frozenset({"ambassador", "envoy", "diplomat"})
_DISMISSING = frozenset({"expel", "summon", "dismiss", "eject", "throw"})
_ORDINALS = word_list("ordinals")
_ISLANDS = word_list("islands")
_KINGDOMS = word_list("kingdoms")
_CHANCELLORS = frozenset({"DEU", "AUT"})
_NO_REGIMES = word_list("no_regimes")
_OF_ADMINISTRATION = word_list("of_administration")
_THINGS = word_list("owned") | {"tanker", "boat", "trawler", "airliner"}
_ANYBODY = word_list("anybody")
_THING_WINDOW = 15  # sentences
_RANKS = frozenset({"senior", "top", "high", "current", "several", "some", "other"})


def resolve_noun(reading: Reading, token: Token) -> list[Mention]:
    """Return what a noun with an article stands for: one mention, two for a pair, none where unclear."""
    administration = _administration_before(token)
    if administration is not None:
        return _of_administration(reading, token, administration)
    first = _determined(token)
    if first is None:
        return []
    lemma, words = token.lemma_.lower(), [t.lower_ for t in reading.doc[first : token.i]]
    if words[:1] == ["both"] or any(w in {"two", "both"} for w in words):
        return resolve_pair(reading, token, first)
    if any(t.i in reading.at or t.pos_ == "PROPN" for t in reading.doc[first + 1 : token.i]):
        return []
    if token.text[0].isupper() and lemma in _COUNTRY_NOUNS - {"kingdom"} and token.i > 1:
        return []
    partner = _partner(reading, token, lemma, first)
    if partner is not None:
        return [reading.same(partner, token.i, token.i, "noun")]
    if words[:1] not in (["the"], ["this"], ["that"]):
        return []
    target = (
        _described(reading, token, lemma, words) or _again(reading, token, lemma) or deed_of(reading, token)
    )
    if target is None:
        return []
    kind: MentionKind = "title" if noun_class(lemma) == "office" else "noun"
    return [reading.same(target, first, token.i, kind)]


def _administration_before(token: Token) -> Token | None:
    """Return the bare "administration" before a noun ("senior administration officials"), nobody else's."""
    if token.lemma_.lower() not in _OF_ADMINISTRATION:
        return None
    for child in token.lefts:
        if child.lower_ == "administration" and child.dep_ in {"compound", "nmod", "amod"}:
            before = [*child.lefts, *(t for t in token.lefts if t.i < child.i)]
            alone = all(t.dep_ in {"det", "nummod"} or t.lower_ in _RANKS for t in before)
            return child if alone else None
    return None


def _of_administration(reading: Reading, token: Token, administration: Token) -> list[Mention]:
    """Read the American government out of "administration officials", one word of "an administration effort"."""
    target = _american(reading, administration)
    if target is None:
        return []
    acts = noun_class(token.lemma_.lower()) in {"office", "organ"}
    return [reading.same(target, administration.i, token.i if acts else administration.i, "organ")]


def _determined(token: Token) -> int | None:
    """Return the index of the determiner or number that opens the noun phrase."""
    low = min(
        (c.i for c in token.lefts if c.dep_ in {"det", "nummod", "predet", "poss"} or c.lower_ == "both"),
        default=None,
    )
    return low if low is not None and token.i - low <= 5 else None


def _partner(reading: Reading, token: Token, lemma: str, first: int) -> Mention | None:
    """Return the other state in "its neighbour" or "expelled the ambassador", where the text has just named one."""
    if token.tag_ not in {"NN", "NNS"} or token.dep_ == "compound" or _is_of_another(reading, token):
        return None
    if lemma in _PARTNERS and token.tag_ == "NN":
        owner = reading.doc[first]
        its = owner.dep_ == "poss" and owner.lower_ in {"its", "their"}
        whose = reading.referring.get(owner.i) if its else None
    elif lemma in _ENVOYS and reading.doc[first].lower_ == "the" and token.dep_ == "dobj":
        dismissed = token.head.lemma_.lower() in _DISMISSING
        whose = reading.subject_mention(token.head) if dismissed else None
    else:
        return None
    if whose is None:
        return None
    acting = {m.actor for m in reading.recent(0)} if lemma in _ENVOYS else {whose.actor}
    others = [m for m in reading.recent(1) if m.actor not in acting and reading.type_of(m) == "state"]
    return others[0] if len({m.actor for m in others}) == 1 else None


def _described(reading: Reading, token: Token, lemma: str, words: list[str]) -> Mention | None:
    if _is_of_another(reading, token) and lemma not in {"group"}:
        return None
    if lemma in _OFFICES and token.tag_ in {"NN", "NNP"}:
        return _officer(reading, token, lemma, words)
    if lemma == "administration":
        return _american(reading, token)
    if lemma in _GROUP_NOUNS or token.lower_ in _GROUP_NOUNS:
        found = reading.last(lambda m: reading.type_of(m) == "group", 4)
        if found is not None or lemma not in _ORG_NOUNS_TOO or len(words) > 1:
            return found
        return reading.last(lambda m: reading.type_of(m) == "organization", 4)
    if lemma in _ORG_NOUNS:
        kinds = _ORG_NOUNS[lemma]
        facts = load_gazetteer().actors
        return reading.last(
            lambda m: reading.type_of(m) == "organization" and facts[m.actor].kind in kinds, 5
        )
    if lemma in _COUNTRY_NOUNS and token.tag_ in {"NN", "NNP"}:
        return _country(reading, token, lemma)
    return None


def _is_of_another(reading: Reading, token: Token) -> bool:
    """Tell whether "of" behind a noun says whose it is."""
    return token.i + 1 < len(reading.doc) and reading.doc[token.i + 1].lower_ == "of"


def _again(reading: Reading, token: Token, lemma: str) -> Mention | None:
    """Return whose "the ministry" or "the sanctions" are, if the last parsed sentences told of only one actor's."""
    acting = noun_class(lemma) in {"organ", "people"} or lemma in _THINGS
    if _is_of_another(reading, token) or not acting or lemma in _ANYBODY or lemma in _COUNTRY_NOUNS:
        return None
    low = reading.sentence.index - _THING_WINDOW
    owners = [m for m in reading.memory.things.get(lemma, ()) if m.sentence >= low]
    return owners[-1] if len({m.actor for m in owners}) == 1 else None


def _country(reading: Reading, token: Token, lemma: str) -> Mention | None:
    wanted = {"island": _ISLANDS, "kingdom": _KINGDOMS}.get(lemma)
    subject = reading.subject_of(token) if token.dep_ in {"dobj", "dative", "nsubj", "nsubjpass"} else ""
    low = reading.sentence.index - 2
    recent = [
        m for m in reversed(reading.memory.mentions) if m.sentence >= low and reading.type_of(m) == "state"
    ]
    for adjectives in (False, True):
        for mention in recent:
            if (mention.kind == "demonym") != adjectives or mention.actor == subject:
                continue
            if lemma == "regime" and mention.actor in _NO_REGIMES:
                continue
            if wanted is None or mention.actor in wanted:
                return mention
    return None


def _officer(reading: Reading, token: Token, lemma: str, words: list[str]) -> Mention | None:
    """Return the person last named with that office ("the prime minister", "the foreign minister")."""
    phrase = " ".join([*words[1:], lemma])
    if any(w in _ORDINALS for w in words):
        return None
    if "vice" in words:
        return _with_role(reading, {"vice president"}) or _default_usa(reading, token)
    if lemma == "minister" and phrase == "minister":
        return _with_role(reading, {"minister"})
    wanted = {"prime minister", "head of government"} if phrase == "prime minister" else _OFFICES[lemma]
    if lemma in {"minister", "secretary"} and phrase != "prime minister":
        wanted = {phrase}
    found = _with_role(reading, wanted, _CHANCELLORS if lemma == "chancellor" else None)
    if (
        found is None
        and lemma in {"president", "secretary"}
        and phrase in {"president", "secretary", "secretary of state"}
    ):
        return _default_usa(reading, token)
    return found


def _with_role(reading: Reading, wanted: set[str], actors: frozenset[str] | None = None) -> Mention | None:
    low = reading.sentence.index - 12
    recent = [m for m in reversed(reading.memory.mentions) if m.sentence >= low]
    for mention in recent:
        role = reading.roles.get(mention.person, "") if mention.person else ""
        if actors is not None and mention.actor not in actors:
            continue
        if role and any(w in role for w in wanted):
            return mention
    for mention in recent:
        titled = mention.kind == "title" and not is_plural(mention)
        if titled and any(w in mention.text.lower() for w in wanted):
            return mention
    return None


def _american(reading: Reading, token: Token) -> Mention | None:
    """Return the mention of the United States that a bare "administration" refers to."""
    return reading.last(lambda m: m.actor == "USA", 12) or _default_usa(reading, token)


def _default_usa(reading: Reading, token: Token) -> Mention | None:
    """Read a bare "the president" as the one the article names, else the American."""
    # The custom of the US press.
    heads = {p.actor for p in reading.people.values() if p.role in {"head of state", "president"}}
    if len(heads) > 1 or (not heads and any(p.actor != "USA" for p in reading.people.values())):
        return None
    actor = next(iter(heads), "USA")
    start, last = token.idx, token.i
    name = load_gazetteer().actors[actor].name
    at = reading.sentence.start + start
    return Mention(
        reading.sentence.index, last, last, at, at + len(token), token.text, actor, "title", None, name
    )
