"""A pronoun in, the mention that it stands for out: he, she, it, they, we, I."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.actors.discourse import Reading, is_plural
from ingest.actors.gazetteer import load_gazetteer
from ingest.actors.speakers import SAYING, speaks
from ingest.actors.wordlists import word_list
from ingest.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"we", "us", "our", "ours"})
_I = frozenset({"i", "me", "my", "mine"})
_WOMEN = word_list("women")
_MISGIVINGS = word_list("misgivings")
_THINGS = frozenset({"name", "metonym", "organ", "noun"})
PRONOUNS = _MALE | _FEMALE | _THING | _MANY | _WE | _I


def resolve_pronoun(reading: Reading, token: Token, low: str) -> Mention | None:
    """Return the mention a pronoun (`low`: in lower case) stands for, None where none is safe."""
    if low in _WE | _I:
        if not reading.inside[token.i]:
            return _author(reading, low)
        ahead = reading.ahead if all(reading.inside[token.i :]) else None
        speaker = ahead or reading.memory.speaker
        if speaker is None or reading.sentence.index - speaker.sentence > 3:
            return None
        return speaker if low in _WE or speaker.person or speaker.kind in {"title", "person"} else None
    if low in _MALE | _FEMALE:
        return _person(reading, token, low in _FEMALE)
    if low in _THING:
        return _thing(reading, token)
    if low in _MANY:
        return _many(reading, token)
    return None


def _author(reading: Reading, low: str) -> Mention | None:
    """Read "we" outside a quotation as the state just named, in whose name a text speaks."""
    recent = [m for m in reversed(reading.memory.subjects) if m.sentence >= reading.sentence.index - 1]
    if low in _I or not recent or recent[0].kind not in {"name", "pronoun"} or recent[0].person:
        return None
    return recent[0]


def _person(reading: Reading, token: Token, female: bool) -> Mention | None:
    if reading.inside[token.i]:
        return None
    speaker = _teller(reading, token)
    if speaker is not None and speaker.person and _gender_fits(speaker, female):
        return speaker
    for mention in reading.recent(2):
        if mention.kind not in {"person", "title", "pronoun"} or not (
            mention.person or mention.kind == "title"
        ):
            continue
        if mention.kind == "title" and is_plural(mention):
            continue
        if not _gender_fits(mention, female):
            continue
        if reading.object_of_same_verb(token, mention):
            continue
        return mention
    return None


def _gender_fits(mention: Mention, female: bool) -> bool:
    if mention.person:
        return (mention.person.split()[0] in _WOMEN) == female
    return not (female and mention.antecedent)


def _teller(reading: Reading, token: Token) -> Mention | None:
    """Return the last speaker where a pronoun tells what comes before it (", he said")."""
    speaker = reading.memory.speaker
    tells = speaks(token) and token.i > 2
    if not tells or speaker is None or reading.sentence.index - speaker.sentence > 2:
        return None
    before = any(c.dep_ in {"ccomp", "parataxis"} and c.i < token.i for c in token.head.children)
    return speaker if before or token.head.dep_ in {"parataxis", "ccomp"} else None


def _thing(reading: Reading, token: Token) -> Mention | None:
    if token.lower_ == "it" and (token.dep_ in {"expl"} or _expletive(token)):
        return None
    near = _controller(reading, token) if token.dep_ == "poss" else _warned(reading, token)
    near = _questioned(reading, token) or near or _teller_thing(reading, token)
    if near is not None:
        return near
    own = _subject_ahead(reading, token)
    for mention in reading.recent(1):
        if own is not None and mention.sentence < reading.sentence.index:
            return own
        if (mention.kind in {"name", "metonym", "organ", "noun"} and not mention.person) or (
            mention.kind == "pronoun" and mention.text.lower() in _THING
        ):
            if reading.object_of_same_verb(token, mention) or _is_place(reading, mention):
                continue
            if _is_told_about(token, mention) and mention.sentence == reading.sentence.index:
                continue
            if mention.kind in {"noun", "organ"} and is_plural(mention):
                continue
            return mention
    return own


def _is_told_about(token: Token, mention: Mention) -> bool:
    """Tell whether the clause of a pronoun is about a mention, which "it" then is not: "a plane that it said …"."""
    clauses = (t for t in (token, *token.ancestors) if t.dep_ == "relcl")
    return any(mention.first <= clause.head.i <= mention.last for clause in clauses)


def _subject_ahead(reading: Reading, token: Token) -> Mention | None:
    """Return the state whose people act in the clause around ("British jets hit a plane that it said had left")."""
    for mention in reading.own:
        head = reading.head(mention)
        acts = head.dep_ == "nsubj" and head.head.i < token.i and head.head in token.ancestors
        if acts and not mention.person and reading.type_of(mention) == "state":
            return mention
    return None


def _teller_thing(reading: Reading, token: Token) -> Mention | None:
    speaker = _teller(reading, token)
    return speaker if speaker is not None and speaker.kind in _THINGS and not speaker.person else None


def _warned(reading: Reading, token: Token) -> Mention | None:
    """Return whom a warning is given to ("warned Ankara it would pay")."""
    verb = token.head.head
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.head.dep_ != "ccomp" or verb.lemma_ != "warn":
        return None
    objects = [reading.at[c.i] for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i in reading.at]
    return objects[0] if objects else None


def _questioned(reading: Reading, token: Token) -> Mention | None:
    """Return who tells of another's misgivings about his own acts: "Putin said China has doubts over its war"."""
    about = token.head.head
    if token.dep_ != "poss" or about.dep_ != "prep" or about.head.lemma_.lower() not in _MISGIVINGS:
        return None
    verb = about.head.head
    tells = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in SAYING
    if not tells or not any(c.dep_ == "nsubj" and c.i in reading.at for c in verb.children):
        return None
    return next(
        (reading.at[c.i] for c in verb.head.children if c.dep_ == "nsubj" and c.i in reading.at), None
    )


def _blamed(reading: Reading, token: Token) -> Mention | None:
    """Return the nearest actor before "for its ..." and "over its ...", whose deed that is."""
    if token.head.dep_ != "pobj" or token.head.head.lower_ not in {"over", "for"}:
        return None
    low = token.head.head.i
    near = [m for m in reading.at.values() if m.last < low and m.kind in _THINGS and not m.person]
    return max(near, key=lambda m: m.last) if near else None


def _controller(reading: Reading, token: Token) -> Mention | None:
    """Return the nearest thing-like subject (or object, behind "from") of the verbs above a possessive."""
    blamed = _blamed(reading, token)
    if blamed is not None:
        return blamed
    verb = token.head
    while True:
        if verb.pos_ in {"VERB", "AUX"}:
            order = (
                ("dobj", "nsubj", "nsubjpass") if _kept_from(verb, token) else ("nsubj", "nsubjpass", "dobj")
            )
            for dep in order:
                for child in verb.children:
                    mention = reading.at.get(child.i) if child.dep_ == dep and child.i < token.i else None
                    if mention is not None and mention.kind in _THINGS and not mention.person:
                        return mention
        if verb.head.i == verb.i:
            return None
        verb = verb.head


def _kept_from(verb: Token, token: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ == "from" and c.i < token.i for c in verb.children)


def _expletive(token: Token) -> bool:
    verb = token.head
    return token.dep_ in {"nsubj", "nsubjpass"} and (
        (
            verb.lemma_ == "be"
            and any(c.dep_ in {"acomp", "attr"} for c in verb.children)
            and any(c.dep_ in {"ccomp", "xcomp", "advcl", "relcl"} for c in verb.subtree)
        )
        or verb.lemma_ in {"seem", "appear", "remain", "happen"}
    )


def _is_place(reading: Reading, mention: Mention) -> bool:
    if mention.sentence != reading.sentence.index:
        return False
    head = reading.head(mention)
    return head.dep_ == "pobj" and head.head.lower_ in {"in", "at", "near", "from", "into", "across"}


def _many(reading: Reading, token: Token) -> Mention | None:
    groups = load_gazetteer().actors
    for mention in reading.recent(1):
        if mention.kind == "person":
            continue
        fact = groups.get(mention.actor)
        many = is_plural(mention) and mention.kind in {"demonym", "organ", "title", "noun"}
        several = many or (fact is not None and fact.type == "group")
        if several and not reading.object_of_same_verb(token, mention):
            return mention
        if mention.kind == "pronoun" and mention.text.lower() in _MANY:
            return mention
    return None
