"""Every reading that the lexicon allows in one sentence: parse and mentions in, candidate claims out.

A candidate joins a trigger word that matches a pattern with two actors. Most candidates fill the pattern's slots;
the others are kept with a note of how far they are from doing so, for the judge to weigh.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from ingest.actors import load_gazetteer
from ingest.claims.frames import Frame, adjective_frame, noun_frame, subject, verb_frame
from ingest.claims.lexicon import Condition, Lexicon, Pattern
from ingest.claims.phrases import MentionMap, head_token
from ingest.claims.status import Reading, apply_reading, read_status
from ingest.records import Mention, Status

_MARKS = frozenset({"prep", "prt", "advmod", "agent", "dative", "acomp", "oprd"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "intj"})
# Nouns that only measure what follows them: "a package of sanctions", "$1.5 billion in aid".
_QUANTITIES = frozenset(
    {"dozen", "hundred", "thousand", "million", "billion", "dollar", "euro", "number", "series", "round", "lot", "package",
     "batch", "set", "range", "amount", "wave", "pair", "couple", "barrage", "salvo", "volley", "string", "ton", "tonne", "rest",
     "kind", "form", "type", "plenty", "shipment", "part", "majority", "most", "some", "%", "percent"}
)  # fmt: skip
_MEMBERSHIP = frozenset({"MEMBER_OF", "NOT_MEMBER_OF"})
_AGAINST = frozenset({"ACCUSE", "REJECT", "THREATEN"})
# Where a light verb's subject stands before what hangs on the noun: "China has concerns about moves in Ukraine".
_LOOSE = frozenset({"of", "in", "at", "among", "on"})
# The other side of a quarrel does not fill a slot that its quarrel fills: "help to ease tensions with Iran".
_QUARRELS = frozenset({"tension", "conflict", "war", "dispute", "row", "feud", "standoff", "quarrel", "border", "problem", "friction"})
_BOTH_PARTIES = frozenset({"subj", "carrier", "between", "among", "mod", "poss", "of", "obj"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "advmod", "det", "npadvmod", "nummod", "prt", "neg", "attr", "acomp", "oprd"})


@dataclass(frozen=True, slots=True)
class Role:
    """How an actor stands to the trigger: the slot, the way into the slot's phrase, and the slot's rank (0 best)."""

    mention: Mention
    slot: str
    how: str
    rank: int
    matched: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible claim: pattern, trigger word, two roles, and the relation and status after its reading."""

    pattern: Pattern
    trigger: Token
    source: Role
    target: Role
    relation: str
    status: Status
    reading: Reading
    frame: Frame
    specificity: int


def find_candidates(doc: Doc, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Return every candidate claim of a parsed sentence."""
    if len({m.actor for m in mentions}) < 2:
        return ()
    places = MentionMap(doc, mentions)
    found: list[Candidate] = []
    for token in doc:
        patterns = _patterns_of(token, lexicon)
        if patterns:
            found.extend(_of_trigger(token, patterns, places, lexicon))
    return tuple(found)


def _patterns_of(token: Token, lexicon: Lexicon) -> Sequence[Pattern]:
    """Return the patterns whose head is the token's lemma, its form, or the hyphenated word that it ends."""
    found = lexicon.patterns.get(token.lemma_.lower(), ())
    if token.lower_ != token.lemma_.lower():
        found = (*found, *lexicon.patterns.get(token.lower_, ()))
    if token.i > 1 and token.nbor(-1).text == "-":
        found = (*found, *lexicon.patterns.get(f"{token.nbor(-2).lower_}-{token.lower_}", ()))
    return found


def _of_trigger(token: Token, patterns: Sequence[Pattern], places: MentionMap, lexicon: Lexicon) -> Iterator[Candidate]:
    frames: dict[str, Frame] = {}
    best: dict[tuple[str, bool, str], Pattern] = {}
    for pattern in patterns:
        if not _suits(token, pattern.pos):
            continue
        frame = frames.get(pattern.pos) or frames.setdefault(pattern.pos, _frame(token, pattern.pos, lexicon))
        if not all(_holds(condition, frame) for condition in pattern.conditions):
            continue
        key = (pattern.relation, pattern.speech, pattern.pos)
        kept = best.get(key)
        if kept is None or len(pattern.conditions) > len(kept.conditions):
            best[key] = pattern
    if not best:
        return
    if any(token.i >= m.first and token.i <= m.last and m.kind in {"name", "demonym"} for m in places.at(token)):
        return
    for pattern in best.values():
        frame = frames[pattern.pos]
        reading = read_status(token, frame.carrier, lexicon.embedding)
        relation, status = _spoken(pattern, reading) if pattern.speech else apply_reading(pattern.relation, reading)
        for source, target in _pairs(pattern, frame, places, lexicon):
            yield Candidate(pattern, token, source, target, relation, status, reading, frame, len(pattern.conditions))


def _spoken(pattern: Pattern, reading: Reading) -> tuple[str, Status]:
    """Return what a speaker does by these words: said of the future or as a demand, the speech itself is done."""
    negated = reading.negated and not any("not" in c.words for c in pattern.conditions)
    return pattern.relation, "denied" if negated else "asserted"


def _suits(token: Token, pos: str) -> bool:
    if pos == "v":
        return token.pos_ in {"VERB", "AUX"} or (token.dep_ == "ROOT" and token.pos_ in {"NOUN", "PROPN"})
    if pos == "n":
        return token.pos_ in {"NOUN", "PROPN"} or (token.tag_ == "VBG" and token.dep_ in {"pobj", "nsubj", "dobj", "compound", "pcomp"})
    return token.pos_ in {"ADJ", "ADV"} or (token.pos_ == "VERB" and token.tag_ in {"VBN", "VBG"}) or token.dep_ == "acomp"


def _frame(token: Token, pos: str, lexicon: Lexicon) -> Frame:
    if pos == "v":
        return verb_frame(token)
    if pos == "n":
        return noun_frame(token, lexicon.light)
    return adjective_frame(token)


def _holds(condition: Condition, frame: Frame) -> bool:
    if condition.kind == "+":
        return _has_mark(condition, frame)
    if condition.kind == "=":
        fillers = [*frame.fill("obj"), *frame.fill("attr")]
        return any(_group_has(f.token, condition.words) for f in fillers)
    children = {word for c in frame.trigger.children for word in (c.lemma_.lower(), c.lower_)}
    if condition.kind == "&":
        return any(
            c.dep_ in _MODIFIERS and (c.lemma_.lower() in condition.words or c.lower_ in condition.words)
            for c in frame.trigger.children
        )
    return not children & condition.words


def _has_mark(condition: Condition, frame: Frame) -> bool:
    if condition.nouns:
        return any(
            _group_has(f.token, condition.nouns) for word in condition.words for f in frame.fill(word)
        )
    if any(frame.fill(word) for word in condition.words):
        return True
    for child in frame.trigger.children:
        if child.dep_ in _MARKS or child.dep_ in _CLAUSES or child.tag_ == "MD":
            if child.lower_ in condition.words or child.lemma_.lower() in condition.words:
                return True
        if child.dep_ in _CLAUSES and any(
            c.dep_ in {"aux", "mark"} and c.lower_ in condition.words for c in child.children
        ):
            return True
    return False


def _group_has(token: Token, words: frozenset[str]) -> bool:
    if token.lemma_.lower() in words or token.lower_ in words:
        return True
    if any(c.dep_ in {"conj", "compound"} and (c.lemma_.lower() in words or c.lower_ in words) for c in token.children):
        return True
    if token.like_num or token.lemma_.lower() in _QUANTITIES:
        parts = (c for c in token.children if c.dep_ == "prep" and c.lower_ in {"of", "in"})
        return any(_group_has(leaf, words) for c in parts for leaf in c.children if leaf.dep_ == "pobj")
    return False


def _pairs(pattern: Pattern, frame: Frame, places: MentionMap, lexicon: Lexicon) -> Iterator[tuple[Role, Role]]:
    sources = _roles(pattern, pattern.source, frame, places, lexicon, source=True)
    if pattern.relation in _MEMBERSHIP:
        yield from _memberships(sources, _roles(pattern, pattern.target, frame, places, lexicon, source=False))
        return
    doers = frozenset(r.mention.actor for r in sources.values() if r.matched)
    own = doers if len(doers) == 1 else frozenset()
    targets = _roles(pattern, pattern.target, frame, places, lexicon, source=False, own=own)
    if own and pattern.relation in _AGAINST:
        targets = _reproached(pattern, frame, places, lexicon, own) or targets
    seen: set[tuple[Mention, Mention]] = set()
    if pattern.symmetric:
        for one, other in _partners(sources, targets):
            seen.add((one.mention, other.mention))
            yield one, other
    for one in sources.values():
        for other in targets.values():
            if one.mention.actor == other.mention.actor or not (one.matched or other.matched):
                continue
            if pattern.symmetric:
                if (one.mention, other.mention) in seen or (other.mention, one.mention) in seen:
                    continue
                seen.add((one.mention, other.mention))
            yield one, other


def _reproached(
    pattern: Pattern, frame: Frame, places: MentionMap, lexicon: Lexicon, own: frozenset[str]
) -> dict[Mention, Role]:
    """Return whom a pronoun means that cannot mean the doer.

    In "Ankara admitted that Cairo has doubts about its motives" nobody doubts its own motives: "its" is who speaks.
    """
    for rank, slot in enumerate(pattern.target):
        for filler in frame.fill(slot):
            for found in places.inside(filler.token):
                if found.mention.kind != "pronoun" or found.mention.actor not in own:
                    return {}
                for said in _speakers(frame.trigger, places, lexicon):
                    if said.mention.actor not in own:
                        meant = replace(found.mention, actor=said.mention.actor, antecedent=said.mention.text)
                        return {meant: Role(meant, slot, f"{filler.how}:{found.how}", rank, True)}
    return {}


def _memberships(sources: dict[Mention, Role], targets: dict[Mention, Role]) -> Iterator[tuple[Role, Role]]:
    """Yield states with organisations: nothing else can be a member or have members."""
    actors = load_gazetteer().actors
    for one in sources.values():
        for other in targets.values():
            kinds = [actors[a].type if a in actors else "" for a in (one.mention.actor, other.mention.actor)]
            if kinds == ["state", "organization"] and (one.matched or other.matched):
                yield one, other


def _partners(sources: dict[Mention, Role], targets: dict[Mention, Role]) -> Iterator[tuple[Role, Role]]:
    """Yield the pairs of a mutual act: across its two sides, or co-ordinated in one slot that holds both parties."""
    pool = {m: r for m, r in [*targets.items(), *sources.items()] if r.matched}
    roles = sorted(pool.values(), key=lambda role: role.mention.first)
    for number, one in enumerate(roles):
        for other in roles[number + 1 :]:
            if one.mention.actor == other.mention.actor:
                continue
            if one.slot != other.slot or (one.slot in _BOTH_PARTIES and _plain(one) and _plain(other)):
                yield one, other


def _plain(role: Role) -> bool:
    return role.how.rpartition(":")[2] in {"head", "conj-head", "mod", "conj-mod", "of", "poss"}


def _roles(
    pattern: Pattern,
    slots: Sequence[str],
    frame: Frame,
    places: MentionMap,
    lexicon: Lexicon,
    *,
    source: bool,
    own: frozenset[str] = frozenset(),
) -> dict[Mention, Role]:
    """Return every mention of the sentence with its best standing for one side of the pattern.

    Mentions of the actors `own` (the other side) fill no slot: in "France renewed its deal with Mali" the search
    for the target goes on past "its".
    """
    roles: dict[Mention, Role] = {}
    if source and pattern.pos == "n" and any(f.how.startswith("light") for f in frame.fill("carrier")):
        slots = sorted((*slots, "carrier"), key=lambda slot: slot in _LOOSE)
    for rank, slot in enumerate(slots):
        if slot == "speaker":
            for said in _speakers(frame.trigger, places, lexicon):
                roles.setdefault(said.mention, Role(said.mention, slot, said.how, rank, True))
            continue
        name = "carrier" if slot == "subj" and pattern.pos == "n" else slot
        first = not any(r.matched for r in roles.values())
        for filler in frame.fill(name):
            good = first and not (name == "carrier" and filler.how.startswith("heavy"))
            for found in places.inside(filler.token, own):
                near = good and not (found.how.startswith("with") and filler.token.lemma_.lower() in _QUARRELS)
                roles.setdefault(found.mention, Role(found.mention, slot, f"{filler.how}:{found.how}", rank, near))
    if source and pattern.pos == "n" and not {"subj", "carrier"} & set(slots):
        first = not any(r.matched for r in roles.values())
        for filler in frame.fill("carrier"):
            good = first and not filler.how.startswith("heavy")
            for found in places.inside(filler.token):
                roles.setdefault(found.mention, Role(found.mention, "carrier", f"{filler.how}:{found.how}", len(slots), good))
    for mention in places.mentions:
        if mention not in roles:
            roles[mention] = _standing(mention, frame, places)
    return roles


def _standing(mention: Mention, frame: Frame, places: MentionMap) -> Role:
    """Describe a mention that fills no slot by where it stands to the trigger."""
    trigger = frame.trigger
    head = head_token(places.doc, mention)
    below = _below(head, trigger)
    if below is not None:
        return Role(mention, "below", below, 9, False)
    for steps, governor in enumerate(list(trigger.ancestors)[:4]):
        if governor.pos_ in {"VERB", "AUX"} and any(
            head == f.token or f.token in head.ancestors for f in subject(governor)
        ):
            return Role(mention, "above", f"subj{min(steps, 2)}", 9, False)
        side = _below(head, governor)
        if side is not None:
            return Role(mention, "beside", side, 9, False)
    return Role(mention, "far", "left" if head.i < trigger.i else "right", 9, False)


def _below(head: Token, trigger: Token) -> str | None:
    """Return the dependency by which `head` hangs below `trigger`, or None."""
    current = head
    for _ in range(8):
        if current.head == trigger and current != trigger:
            return current.lower_ if current.dep_ == "prep" else current.dep_
        if current.head == current:
            return None
        current = current.head
    return None




def _speakers(trigger: Token, places: MentionMap, lexicon: Lexicon) -> Iterator[Role]:
    """Yield who says the clause of `trigger`: the subject of the reporting verb above or beside it."""
    seen: set[Mention] = set()
    for governor in trigger.ancestors:
        if lexicon.embedding.get((governor.lemma_.lower(), "v")) in {"report", "request"}:
            for filler in subject(governor):
                for found in places.inside(filler.token):
                    if found.mention not in seen:
                        seen.add(found.mention)
                        yield Role(found.mention, "speaker", "above:" + found.how, 0, True)
    if seen:
        return
    for token in trigger.doc:
        if token != trigger and lexicon.embedding.get((token.lemma_.lower(), "v")) == "report" and token.pos_ == "VERB":
            for filler in subject(token):
                for found in places.inside(filler.token):
                    if found.mention not in seen:
                        seen.add(found.mention)
                        yield Role(found.mention, "speaker", "beside:" + found.how, 0, True)
