"""Who does what to whom around one word: a parsed token in, its slots (subj, obj, on, with, poss …) out.

Passives, relative clauses, control and raising, co-ordination, participles and light verbs are resolved here, so
that the lexicon only has to name slots.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
VERBS = frozenset({"VERB", "AUX"})
# Verbs whose object, not subject, does the act below them ("urged Russia to leave").
SUBJECT_CONTROL = frozenset(
    {"promise", "threaten", "vow", "pledge", "swear", "join", "meet", "visit", "use", "ask to"}
)
# Verbs whose object does the act of the gerund ("accused Russia of bombing").
OBJECT_OF_GERUND = frozenset(
    {"accuse", "suspect", "convict", "criticize", "criticise", "condemn", "blame", "denounce", "charge", "thank",
     "praise", "rebuke", "slam", "punish", "fault", "sanction", "warn"}
)  # fmt: skip
_LIST_MARKS = frozenset({"—", "–", "--", ":"})
_DEPTH = 4


class Filler(NamedTuple):
    """The head word of a phrase in a slot, and how the slot was reached."""

    token: Token
    how: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The slots of one trigger word."""

    trigger: Token
    slots: dict[str, tuple[Filler, ...]]
    passive: bool = False
    carrier: Token | None = None
    words: frozenset[str] = field(default=frozenset())

    def fill(self, slot: str) -> tuple[Filler, ...]:
        """Return what stands in a slot, nearest first."""
        return self.slots.get(slot, ())


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: an auxiliary or subject says so, or it is a bare participle on a noun."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl"}:
        return not any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.children)
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.children)
    ):
        return verb.head.pos_ in VERBS and is_passive(verb.head)
    return False


def subject(verb: Token, depth: int = _DEPTH) -> tuple[Filler, ...]:
    """Return the logical subject of a verb, through passives, control, co-ordination and relative clauses."""
    own = [
        Filler(_antecedent(c, verb), "subj") for c in verb.children if c.dep_ in SUBJECTS and c.dep_ != "expl"
    ]
    if is_passive(verb):
        return tuple(_agents(verb))
    return tuple(own or _mistagged(verb) or (_inherited(verb, depth) if depth else ()))


def surface_object(verb: Token, depth: int = _DEPTH) -> tuple[Filler, ...]:
    """Return the logical object of a verb: direct object, passive subject, or the noun that a participle follows."""
    found = [Filler(_antecedent(c, verb), "obj") for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if found:
        return tuple(found)
    if is_passive(verb):
        if verb.dep_ == "acl":
            return (Filler(verb.head, "obj-acl"),)
        if depth and verb.dep_ in {"conj", "xcomp", "advcl", "relcl"}:
            if verb.dep_ == "relcl":
                return (Filler(verb.head, "obj-relcl"),)
            return tuple(Filler(f.token, "obj-ctrl") for f in _grammatical_subject(verb.head, depth - 1))
        return ()
    right = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in VERBS]
    for other in right:
        shared = [Filler(c, "obj-shared") for c in other.children if c.dep_ == "dobj"]
        if shared and not any(c.dep_ in {"prep", "ccomp", "xcomp"} for c in verb.children):
            return tuple(shared)
    if verb.dep_ == "relcl" and not any(
        c.tag_ in {"WDT", "WP"} and c.dep_ in SUBJECTS for c in verb.children
    ):
        return (Filler(verb.head, "obj-gap"),)
    return ()


def verb_frame(verb: Token) -> Frame:
    """Return the slots of a verb."""
    slots: dict[str, list[Filler]] = {"subj": list(subject(verb)), "obj": list(surface_object(verb))}
    _prepositions(verb, slots, "")
    for filler in slots["obj"]:
        if filler.token.head == verb:
            _prepositions(filler.token, slots, "obj-")
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            slots.setdefault("iobj", []).append(Filler(child, "iobj"))
        _complement(child, slots)
        if child.dep_ in {"attr", "oprd", "acomp"}:
            _prepositions(child, slots, "attr-")
        if child.dep_ == "xcomp" and child.pos_ in VERBS and not slots["obj"]:
            _through(child, slots)
    if verb.dep_ == "conj" and verb.head.pos_ in VERBS:
        _prepositions(verb.head, slots, "conj-", right_of=verb)
    return _frame(verb, slots, is_passive(verb), None)


def noun_frame(noun: Token, light: frozenset[str]) -> Frame:
    """Return the slots of an event noun, with the subject and prepositions of the light verb that carries it."""
    slots: dict[str, list[Filler]] = {}
    carrier = None
    for member in _chain(noun):
        mark = "" if member == noun else "conj-"
        for child in member.children:
            if child.dep_ == "poss":
                slots.setdefault("poss", []).append(Filler(child, mark + "poss"))
            elif child.dep_ in {"amod", "compound", "nmod", "nummod", "npadvmod"}:
                slots.setdefault("mod", []).append(Filler(child, mark + "mod"))
            _complement(child, slots)
        _prepositions(member, slots, mark)
        carrier = carrier or _carry(member, slots, light)
    slots["appos"] = list(_renamed(noun))
    return _frame(noun, slots, False, carrier)


def adjective_frame(adjective: Token) -> Frame:
    """Return the slots of a predicate adjective or participle: `subj` is what it is said of."""
    slots: dict[str, list[Filler]] = {"subj": []}
    _prepositions(adjective, slots, "")
    head = adjective.head
    if adjective.dep_ in {"acomp", "attr", "oprd", "xcomp", "ccomp"} and head.pos_ in VERBS:
        slots["subj"] += subject(head) if not is_passive(head) else surface_object(head)
    elif adjective.dep_ == "conj" and head.pos_ in {"ADJ", "VERB"}:
        slots["subj"] += adjective_frame(head).fill("subj")
    elif adjective.dep_ in {"amod", "acl", "appos"}:
        slots["subj"].append(Filler(head, "modified"))
    elif adjective.dep_ == "advcl" and head.pos_ in VERBS:
        slots["subj"] += subject(head)
    for child in adjective.children:
        if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS:
            slots["subj"].append(Filler(child, "subj"))
        elif child.dep_ in {"npadvmod", "compound", "nmod"}:
            slots.setdefault("mod", []).append(Filler(child, "mod"))
        _complement(child, slots)
        if child.dep_ == "xcomp":
            _through(child, slots)
    return _frame(adjective, slots, False, None)


def _mistagged(verb: Token) -> list[Filler]:
    """Return a subject that the parser took for a modifier, as happens in headlines."""
    if verb.dep_ != "ROOT":
        return []
    wanted = {"npadvmod"} if verb.pos_ in VERBS else {"amod", "compound", "nmod", "npadvmod"}
    return [
        Filler(c, "subj-mistag")
        for c in verb.children
        if c.dep_ in wanted and c.i < verb.i and c.pos_ in {"PROPN", "ADJ", "NOUN"}
    ]


def _frame(trigger: Token, slots: dict[str, list[Filler]], passive: bool, carrier: Token | None) -> Frame:
    unique = {name: tuple(dict.fromkeys(fillers)) for name, fillers in slots.items() if fillers}
    return Frame(trigger, unique, passive, carrier)


def _agents(verb: Token) -> Iterator[Filler]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (Filler(c, "agent") for c in child.children if c.dep_ == "pobj")


def _grammatical_subject(verb: Token, depth: int) -> tuple[Filler, ...]:
    own = [
        Filler(_antecedent(c, verb), "subj")
        for c in verb.children
        if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS and c.dep_ != "expl"
    ]
    if own:
        return tuple(own)
    return tuple(_inherited(verb, depth)) if depth else ()


def _inherited(verb: Token, depth: int) -> Iterator[Filler]:
    """Yield the subject that a verb without one takes from the words above it."""
    rule = _INHERITANCE.get(verb.dep_)
    if rule is not None:
        yield from rule(verb, depth - 1)


def _from_conjunct(verb: Token, depth: int) -> Iterator[Filler]:
    head = verb.head
    if head.pos_ in VERBS:
        yield from (Filler(f.token, "subj-conj") for f in _grammatical_subject(head, depth))
    elif head.pos_ in {"ADJ"} and head.head.pos_ in VERBS:
        yield from (Filler(f.token, "subj-conj") for f in _grammatical_subject(head.head, depth))


def _from_control(verb: Token, depth: int) -> Iterator[Filler]:
    governor = verb.head
    if governor.pos_ not in VERBS:
        if governor.pos_ == "ADJ" and governor.head.pos_ in VERBS:
            yield from (Filler(f.token, "subj-ctrl") for f in _grammatical_subject(governor.head, depth))
        elif governor.pos_ in {"NOUN", "PROPN"}:
            yield from _from_noun(verb, depth)
        return
    objects = [c for c in governor.children if c.dep_ in {"dobj", "dative"}]
    if objects and governor.lemma_ not in SUBJECT_CONTROL:
        yield from (Filler(c, "subj-objctrl") for c in objects)
    else:
        yield from (Filler(f.token, "subj-ctrl") for f in _grammatical_subject(governor, depth))


def _from_preposition(verb: Token, depth: int) -> Iterator[Filler]:
    preposition = verb.head
    governor = preposition.head
    if governor.pos_ in VERBS:
        objects = surface_object(governor)
        prevented = preposition.lower_ == "from"
        blamed = governor.lemma_ in OBJECT_OF_GERUND and preposition.lower_ in {"of", "for", "with"}
        if objects and (prevented or blamed):
            yield from (Filler(f.token, "subj-objctrl") for f in objects)
        else:
            yield from (Filler(f.token, "subj-ger") for f in _grammatical_subject(governor, depth))
    elif governor.pos_ in {"NOUN", "PROPN"}:
        yield from _from_noun_head(governor, depth)
    elif governor.pos_ == "ADJ" and governor.head.pos_ in VERBS:
        yield from (Filler(f.token, "subj-ger") for f in _grammatical_subject(governor.head, depth))


def _from_noun(verb: Token, depth: int) -> Iterator[Filler]:
    noun = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        yield Filler(noun, "subj-acl")
    else:
        yield from _from_noun_head(noun, depth)


def _from_noun_head(noun: Token, depth: int) -> Iterator[Filler]:
    """Yield who owns a noun ("Russia's decision to leave") or carries it ("Russia made a decision to leave")."""
    owners = [c for c in noun.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    yield from (Filler(c, "subj-owner") for c in owners)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "of", "from"}:
            yield from (Filler(c, "subj-owner") for c in child.children if c.dep_ == "pobj")
    if noun.dep_ in {"dobj", "attr", "oprd"} and noun.head.pos_ in VERBS and depth:
        yield from (Filler(f.token, "subj-light") for f in subject(noun.head, depth))


def _from_clause(verb: Token, depth: int) -> Iterator[Filler]:
    if verb.head.pos_ in VERBS:
        yield from (Filler(f.token, "subj-advcl") for f in _grammatical_subject(verb.head, depth))


def _from_relative(verb: Token, _: int) -> Iterator[Filler]:
    yield Filler(verb.head, "subj-relcl")


_INHERITANCE: dict[str, Callable[[Token, int], Iterator[Filler]]] = {
    "conj": _from_conjunct,
    "xcomp": _from_control,
    "ccomp": _from_control,
    "pcomp": _from_preposition,
    "acl": _from_noun,
    "relcl": _from_relative,
    "advcl": _from_clause,
    "dep": _from_clause,
    "prep": _from_clause,
}


def _antecedent(token: Token, verb: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the token itself."""
    if token.tag_ not in {"WDT", "WP"} and not (token.tag_ == "DT" and token.lower_ == "that"):
        return token
    clause = verb
    for _ in range(_DEPTH):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.dep_ not in {"conj", "xcomp", "ccomp"}:
            break
        clause = clause.head
    return token


def _through(complement: Token, slots: dict[str, list[Filler]]) -> None:
    """Add what the infinitive below a verb acts on ("declined to meet X", "sought to talk with X")."""
    slots.setdefault("obj", []).extend(Filler(f.token, "xcomp-obj") for f in surface_object(complement))
    _prepositions(complement, slots, "xcomp-")


def _complement(child: Token, slots: dict[str, list[Filler]]) -> None:
    """Add the subject of a clausal complement; the subject of a small clause is an object ("holds X responsible")."""
    if child.dep_ not in {"ccomp", "xcomp", "acl", "relcl"} and not (
        child.dep_ == "advcl" and _has_for(child)
    ):
        return
    if child.dep_ in {"acl", "relcl"} and not _has_for(child):
        return
    for inner in child.children:
        if inner.dep_ in SUBJECTS | PASSIVE_SUBJECTS:
            small = child.pos_ not in VERBS and child.dep_ == "ccomp"
            slots.setdefault("obj" if small else "comp", []).append(
                Filler(inner, "small" if small else "comp")
            )


def _prepositions(
    word: Token, slots: dict[str, list[Filler]], mark: str, right_of: Token | None = None
) -> None:
    for child in word.children:
        if right_of is not None and child.i < right_of.i:
            continue
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {
            "ADP",
            "SCONJ",
            "ADV",
            "VERB",
            "PART",
            "ADJ",
        }:
            _preposition(child, child.lower_, slots, mark)
        elif child.dep_ in {"advmod", "prt", "acomp"}:
            for inner in child.children:
                if inner.dep_ == "prep":
                    _preposition(inner, inner.lower_, slots, mark)


def _preposition(preposition: Token, name: str, slots: dict[str, list[Filler]], mark: str) -> None:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            slots.setdefault(name, []).append(Filler(child, mark + "prep"))
            if not mark.endswith("deep-") and child.dep_ == "pobj":
                _prepositions(child, slots, mark + "deep-")
        elif child.dep_ == "prep" or (child.dep_ == "conj" and child.pos_ == "ADP"):
            _preposition(child, child.lower_, slots, mark)


def _chain(noun: Token) -> Iterator[Token]:
    """Yield a noun and the nouns it is co-ordinated with, which share owners and objects."""
    yield noun
    if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        yield noun.head
    yield from (c for c in noun.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"})


def _carry(noun: Token, slots: dict[str, list[Filler]], light: frozenset[str]) -> Token | None:
    """Add the subject and prepositions of the verb that carries a noun; return that verb."""
    carriers = sorted(_carriers(noun), key=lambda pair: pair[0].lemma_.lower() not in light)
    for carrier, way in carriers[:1]:
        mark = "light-" if carrier.lemma_.lower() in light else "heavy-"
        named = surface_object(carrier) if noun.dep_ == "oprd" else ()
        if named:  # "calling the country our ally": the noun is said of the object, by the subject
            slots.setdefault("poss", []).extend(Filler(f.token, "caller") for f in subject(carrier))
            slots.setdefault("carrier", []).extend(Filler(f.token, "light-called") for f in named)
            return None
        slots.setdefault("carrier", []).extend(Filler(f.token, mark + way) for f in subject(carrier))
        _prepositions(carrier, slots, mark)
        for child in carrier.children:
            if child.dep_ == "dative" and child.pos_ != "ADP":
                slots.setdefault("iobj", []).append(Filler(child, mark + "iobj"))
        return carrier
    return None


def _carriers(noun: Token) -> Iterator[tuple[Token, str]]:
    head = noun.head
    if noun.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and head.pos_ in VERBS:
        yield head, "dobj"
    elif noun.dep_ == "pobj" and head.head.pos_ in VERBS:
        yield head.head, "pobj"
    for child in noun.children:
        if (child.dep_ == "relcl" or (child.dep_ == "acl" and child.tag_ == "VBN")) and child.pos_ in VERBS:
            yield child, "rel"


def _renamed(noun: Token) -> Iterator[Filler]:
    """Yield what a noun renames: "Japan" in "their ally Japan" and "Japan, an ally"."""
    yield from (Filler(c, "appos") for c in noun.children if c.dep_ == "appos")
    if noun.dep_ == "appos" or (noun.dep_ in {"compound", "nmod"} and noun.head.pos_ == "PROPN"):
        yield Filler(noun.head, "renamed")
    yield from _listed_behind(noun)
    if any(c.lower_ in {"other", "fellow"} for c in noun.children):
        one = noun
        while one.dep_ == "conj":  # "Peru, Chile and other members"
            one = one.head
            yield Filler(one, "appos")
    if noun.dep_ == "nsubj" and noun.head.lemma_ in {"include", "be"}:
        yield from (
            Filler(c, "listed")
            for c in noun.head.children
            if c.dep_ in {"dobj", "attr"} and c.pos_ == "PROPN"
        )


def _listed_behind(noun: Token) -> Iterator[Filler]:
    """Yield the names of a list behind a dash or colon: "its allies — Peru, Chile and Bolivia"."""
    rest = noun.doc[noun.i + 1 :]
    if len(rest) < 2 or rest[0].text not in _LIST_MARKS:
        return
    for token in rest[1:]:
        if token.pos_ == "PROPN" and token.dep_ not in SUBJECTS | PASSIVE_SUBJECTS:
            if token.dep_ not in {"compound", "nmod"}:
                yield Filler(token, "appos")
        elif token.text not in {",", "and", "or", "the"}:
            return


def _has_for(clause: Token) -> bool:
    return any(c.lower_ == "for" and c.dep_ == "mark" for c in clause.children)
