"""Mentions by name in, mentions by pronoun, title and noun out: "he", "the country", "both sides", "the president"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.actors.gazetteer import load_gazetteer
from ingest.actors.nouns import noun_class
from ingest.actors.wordlists import word_list
from ingest.records import Mention, Person, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"we", "us", "our", "ours"})
_I = frozenset({"i", "me", "my", "mine"})
_WOMEN = word_list("women")
_COUNTRY_NOUNS = word_list("country_nouns")
_ORG_NOUNS = {
    "bloc": {"union", "alliance", "forum"}, "alliance": {"alliance"}, "organization": {"union", "agency", "alliance", "forum", "court"},
    "organisation": {"union", "agency", "alliance", "forum", "court"}, "agency": {"agency"}, "court": {"court"}, "union": {"union"},
    "watchdog": {"agency"},
}  # fmt: skip
_GROUP_NOUNS = word_list("group_nouns")
_PAIRS = word_list("pairs")
_OFFICES = {
    "president": {"president", "head of state"},
    "premier": {"prime minister", "head of government"},
    "chancellor": {"chancellor", "head of government"},
    "leader": {"leader", "president", "head of state", "head of government", "prime minister", "supreme leader"},
    "king": {"king", "head of state"}, "emir": {"emir", "head of state"}, "pope": {"pope", "head of state"},
    "secretary": {"secretary"}, "ambassador": {"ambassador"}, "envoy": {"envoy"}, "minister": {"minister"},
    "spokesman": {"spokes"}, "spokeswoman": {"spokes"}, "general": {"general"}, "diplomat": {"diplomat", "minister", "secretary", "ambassador", "policy chief"},
}  # fmt: skip
_ORG_NOUNS_TOO = frozenset({"group", "organization", "organisation"})
_ORDINALS = frozenset(
    "former new opposition rebel other first second third last next sitting previous future".split()
)
_ISLANDS = word_list("islands")
_KINGDOMS = word_list("kingdoms")
_SAYING = word_list("saying")
_THINGS = frozenset({"name", "metonym", "organ", "noun"})
_CHANCELLORS = frozenset({"DEU", "AUT"})
_NO_REGIMES = word_list("no_regimes")
_OBJECTS = frozenset({"dobj", "dative", "pobj", "attr", "oprd"})
_OPENING, _CLOSING = "“„«", "”»"


@dataclass
class _Memory:
    """What the article has named so far, nearest last; lives for one article only."""

    mentions: list[Mention]
    subjects: list[Mention]
    speaker: Mention | None = None
    quoted: bool = False


def refer(
    sentences: Sequence[Sentence],
    named: Sequence[Sequence[Mention]],
    unsaid: Sequence[Sequence[Mention]],
    people: Mapping[str, Person],
) -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions of each sentence with those that refer back; `people` are those whom it names."""
    memory = _Memory([], [])
    result: list[tuple[Mention, ...]] = []
    paragraph = -1
    for sentence, mentions, quiet in zip(sentences, named, unsaid, strict=True):
        if sentence.paragraph != paragraph:
            paragraph, memory.quoted = sentence.paragraph, False
        if sentence.doc is None:
            memory.mentions.extend(mentions)
            memory.subjects.extend(mentions[:1])
            result.append(())
            continue
        result.append(_Reader(sentence, mentions, quiet, memory, people).read())
    return tuple(result)


class _Reader:
    """Reads one sentence from left to right and resolves what refers back."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        quiet: Sequence[Mention],
        memory: _Memory,
        people: Mapping[str, Person],
    ) -> None:
        assert sentence.doc is not None
        self.sentence = sentence
        self.doc: Doc = sentence.doc
        self.memory = memory
        self.people = people
        self.roles = {name: person.role for name, person in people.items()}
        self.at = {i: m for m in mentions for i in range(m.first, m.last + 1)}
        self.own = list(mentions)
        self.quiet = {m.first: m for m in quiet}
        self.inside = self._quoted()

    def read(self) -> tuple[Mention, ...]:
        found = list(self.own)
        added: list[Mention] = []
        self._find_speaker()
        skip = -1
        for token in self.doc:
            if token.i <= skip:
                continue
            if token.i in self.at:
                mention = self.at[token.i]
                if mention.first == token.i:
                    self._remember(mention)
                continue
            if token.i in self.quiet:
                self.memory.mentions.append(self.quiet[token.i])
                continue
            new = self._resolve(token)
            if new:
                added.extend(new)
                skip = max(m.last for m in new)
                for mention in new:
                    if mention.kind != "pronoun" or self._is_subject(mention):
                        self._remember(mention)
        self.memory.mentions = self.memory.mentions[-60:]
        self.memory.subjects = self.memory.subjects[-30:]
        return tuple(sorted([*found, *added], key=lambda m: (m.first, m.last)))

    def _quoted(self) -> list[bool]:
        """Tell for each token whether it stands inside a quotation."""
        inside, flags = self.memory.quoted, []
        for token in self.doc:
            if token.text in {'"', "''", "``"}:
                inside = not inside
            elif token.text in _OPENING:
                inside = True
            elif token.text in _CLOSING:
                inside = False
            flags.append(inside)
        self.memory.quoted = inside
        return flags

    def _find_speaker(self) -> None:
        """Note who speaks in this sentence; someone who stands for nobody ends the last one's turn."""
        for token in self.doc:
            said = token.dep_ == "nsubj" and token.head.lemma_.lower() in _SAYING and not self.inside[token.i]
            if said and token.i not in self.at and token.pos_ in {"NOUN", "PROPN"}:
                self.memory.speaker = None
        for mention in self.own:
            token = self._head(mention)
            if token.dep_ == "nsubj" and token.head.lemma_.lower() in _SAYING and not self.inside[token.i]:
                self.memory.speaker = mention
                return
        for mention in self.own:
            token = self._head(mention)
            if (
                token.dep_ == "pobj"
                and token.head.lower_ == "to"
                and self.doc[token.head.i - 1].lower_ == "according"
            ):
                self.memory.speaker = mention
                return

    def _head(self, mention: Mention) -> Token:
        return self.doc[mention.first : mention.last + 1].root

    def _is_subject(self, mention: Mention) -> bool:
        return self._head(mention).dep_ in {"nsubj", "nsubjpass"}

    def _remember(self, mention: Mention) -> None:
        self.memory.mentions.append(mention)
        if self._is_subject(mention):
            self.memory.subjects.append(mention)

    def _resolve(self, token: Token) -> list[Mention]:
        low = token.lower_
        if token.pos_ == "PRON" or low in _MALE | _FEMALE | _THING | _MANY | _WE | _I:
            target = self._pronoun(token, low)
            return [self._same(target, token.i, token.i, "pronoun")] if target else []
        if token.pos_ not in {"NOUN", "PROPN"} or (
            token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.pos_ == "NOUN"
        ):
            return []
        return self._noun(token)

    def _same(self, target: Mention, first: int, last: int, kind: str) -> Mention:
        start = self.doc[first].idx
        end = self.doc[last].idx + len(self.doc[last])
        return replace(
            target,
            sentence=self.sentence.index, first=first, last=last,
            start=self.sentence.start + start, end=self.sentence.start + end,
            text=self.sentence.text[start:end], kind=kind,  # type: ignore[arg-type]
            antecedent=target.antecedent or target.text,
        )  # fmt: skip

    def _recent(self, window: int = 2) -> list[Mention]:
        """Return what was named in this and the last sentences, nearest first, subjects before others."""
        low = self.sentence.index - window
        recent = [m for m in self.memory.mentions if m.sentence >= low]
        subjects = {id(m) for m in self.memory.subjects}
        return sorted(recent, key=lambda m: (-m.sentence, id(m) not in subjects, -m.first))

    def _pronoun(self, token: Token, low: str) -> Mention | None:
        if low in _WE | _I:
            if not self.inside[token.i]:
                return self._author(low)
            speaker = self.memory.speaker
            if speaker is None or self.sentence.index - speaker.sentence > 3:
                return None
            return speaker if low in _WE or speaker.person or speaker.kind in {"title", "person"} else None
        if low in _MALE | _FEMALE:
            return self._person(token, low in _FEMALE)
        if low in _THING:
            return self._thing(token)
        if low in _MANY:
            return self._many(token)
        return None

    def _author(self, low: str) -> Mention | None:
        """Read "we" outside a quotation as the state in whose name the text is written, if it was just named."""
        recent = [m for m in reversed(self.memory.subjects) if m.sentence >= self.sentence.index - 1]
        if low in _I or not recent or recent[0].kind not in {"name", "pronoun"} or recent[0].person:
            return None
        return recent[0]

    def _person(self, token: Token, female: bool) -> Mention | None:
        if self.inside[token.i]:
            return None
        speaker = self._teller(token)
        if speaker is not None and speaker.person and self._gender_fits(speaker, female):
            return speaker
        for mention in self._recent(2):
            if mention.kind not in {"person", "title", "pronoun"} or not (
                mention.person or mention.kind == "title"
            ):
                continue
            if mention.kind == "title" and self._plural(mention):
                continue
            if not self._gender_fits(mention, female):
                continue
            if self._object_of_same_verb(token, mention):
                continue
            return mention
        return None

    def _gender_fits(self, mention: Mention, female: bool) -> bool:
        if mention.person:
            return (mention.person.split()[0] in _WOMEN) == female
        return not (female and mention.antecedent)

    def _teller(self, token: Token) -> Mention | None:
        """Return the last speaker where a pronoun tells what comes before it (", he said")."""
        speaker = self.memory.speaker
        tells = token.dep_ == "nsubj" and token.head.lemma_.lower() in _SAYING and token.i > 2
        if not tells or speaker is None or self.sentence.index - speaker.sentence > 2:
            return None
        before = any(c.dep_ in {"ccomp", "parataxis"} and c.i < token.i for c in token.head.children)
        return speaker if before or token.head.dep_ in {"parataxis", "ccomp"} else None

    def _object_of_same_verb(self, token: Token, mention: Mention) -> bool:
        """Tell whether the pronoun is the object of a verb whose subject is the mention's actor: then they differ."""
        if token.dep_ not in _OBJECTS:
            return False
        verb = token.head if token.dep_ in {"dobj", "dative"} else token.head.head
        subjects = [self.at[c.i] for c in verb.children if c.dep_ == "nsubj" and c.i in self.at]
        return any(m.actor == mention.actor and m.person == mention.person for m in subjects)

    def _subject_of(self, token: Token) -> str:
        """Return the actor that is the subject of the clause in which the token is an object, or ""."""
        verb = token.head
        while verb.head.i != verb.i:
            if verb.pos_ in {"VERB", "AUX"}:
                if any(c.dep_ == "nsubj" and c.i != token.i and c.i not in self.at for c in verb.children):
                    break
                found = next(
                    (self.at[c.i] for c in verb.children if c.dep_ == "nsubj" and c.i in self.at), None
                )
                if found is not None:
                    return found.actor
            verb = verb.head
        found = next((self.at[c.i] for c in verb.children if c.dep_ == "nsubj" and c.i in self.at), None)
        return found.actor if found is not None else ""

    def _plural(self, mention: Mention) -> bool:
        return mention.text.split()[-1].lower().endswith(("s", "men")) and not mention.text.endswith("ss")

    def _thing(self, token: Token) -> Mention | None:
        if token.lower_ == "it" and (token.dep_ in {"expl"} or self._expletive(token)):
            return None
        near = self._controller(token) if token.dep_ == "poss" else self._warned(token)
        near = near or self._teller_thing(token)
        if near is not None:
            return near
        for mention in self._recent(1):
            if (mention.kind in {"name", "metonym", "organ", "noun"} and not mention.person) or (
                mention.kind == "pronoun" and mention.text.lower() in _THING
            ):
                if self._object_of_same_verb(token, mention) or self._is_place(mention):
                    continue
                return mention
        return None

    def _teller_thing(self, token: Token) -> Mention | None:
        speaker = self._teller(token)
        return speaker if speaker is not None and speaker.kind in _THINGS and not speaker.person else None

    def _warned(self, token: Token) -> Mention | None:
        """Return whom a warning is given to ("warned Ankara it would pay")."""
        verb = token.head.head
        if token.dep_ not in {"nsubj", "nsubjpass"} or token.head.dep_ != "ccomp" or verb.lemma_ != "warn":
            return None
        objects = [self.at[c.i] for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i in self.at]
        return objects[0] if objects else None

    def _blamed(self, token: Token) -> Mention | None:
        """Return the nearest actor before "for its ..." and "over its ...", whose deed that is."""
        if token.head.dep_ != "pobj" or token.head.head.lower_ not in {"over", "for"}:
            return None
        low = token.head.head.i
        near = [m for m in self.at.values() if m.last < low and m.kind in _THINGS and not m.person]
        return max(near, key=lambda m: m.last) if near else None

    def _controller(self, token: Token) -> Mention | None:
        """Return the nearest thing-like subject (or object, behind "from") of the verbs above a possessive."""
        blamed = self._blamed(token)
        if blamed is not None:
            return blamed
        verb = token.head
        while True:
            if verb.pos_ in {"VERB", "AUX"}:
                order = (
                    ("dobj", "nsubj", "nsubjpass")
                    if self._kept_from(verb, token)
                    else ("nsubj", "nsubjpass", "dobj")
                )
                for dep in order:
                    for child in verb.children:
                        mention = self.at.get(child.i) if child.dep_ == dep and child.i < token.i else None
                        if mention is not None and mention.kind in _THINGS and not mention.person:
                            return mention
            if verb.head.i == verb.i:
                return None
            verb = verb.head

    def _kept_from(self, verb: Token, token: Token) -> bool:
        return any(c.dep_ == "prep" and c.lower_ == "from" and c.i < token.i for c in verb.children)

    def _expletive(self, token: Token) -> bool:
        verb = token.head
        return token.dep_ in {"nsubj", "nsubjpass"} and (
            (
                verb.lemma_ == "be"
                and any(c.dep_ in {"acomp", "attr"} for c in verb.children)
                and any(c.dep_ in {"ccomp", "xcomp", "advcl", "relcl"} for c in verb.subtree)
            )
            or verb.lemma_ in {"seem", "appear", "remain", "happen"}
        )

    def _is_place(self, mention: Mention) -> bool:
        if mention.sentence != self.sentence.index:
            return False
        head = self._head(mention)
        return head.dep_ == "pobj" and head.head.lower_ in {"in", "at", "near", "from", "into", "across"}

    def _many(self, token: Token) -> Mention | None:
        groups = load_gazetteer().actors
        for mention in self._recent(1):
            if mention.kind == "person":
                continue
            fact = groups.get(mention.actor)
            many = self._plural(mention) and mention.kind in {"demonym", "organ", "title", "noun"}
            if many or (fact is not None and fact.type == "group"):
                if not self._object_of_same_verb(token, mention):
                    return mention
            if mention.kind == "pronoun" and mention.text.lower() in _MANY:
                return mention
        return None

    # -- nouns ---------------------------------------------------------------------------------

    def _noun(self, token: Token) -> list[Mention]:
        first = self._determined(token)
        if first is None:
            return []
        lemma, words = token.lemma_.lower(), [t.lower_ for t in self.doc[first : token.i]]
        if words[:1] == ["both"] or any(w in {"two", "both"} for w in words):
            return self._pair(token, first, lemma)
        if any(t.i in self.at or t.pos_ == "PROPN" for t in self.doc[first + 1 : token.i]):
            return []
        if token.text[0].isupper() and lemma in _COUNTRY_NOUNS - {"kingdom"} and token.i > 1:
            return []
        if words[:1] not in (["the"], ["this"], ["that"]):
            return []
        target = self._described(token, lemma, words)
        if target is None:
            return []
        kind = "title" if noun_class(lemma) == "office" else "noun"
        return [self._same(target, first, token.i, kind)]

    def _determined(self, token: Token) -> int | None:
        """Return the index of the determiner or number that opens the noun phrase."""
        low = min(
            (c.i for c in token.lefts if c.dep_ in {"det", "nummod", "predet", "poss"} or c.lower_ == "both"),
            default=None,
        )
        return low if low is not None and token.i - low <= 5 else None

    def _pair(self, token: Token, first: int, lemma: str) -> list[Mention]:
        if lemma not in _PAIRS or token.text == lemma:
            return []
        words = {t.lower_ for t in self.doc[first : token.i]}
        if "koreas" in words:
            return []
        seen: list[Mention] = []
        leaders = lemma in {"leader", "president", "minister"}
        for mention in self._pool():
            if mention.kind == "pronoun" or mention.actor in {s.actor for s in seen}:
                continue
            if leaders and not (mention.person or mention.kind == "title") and len(self._pool(True)) >= 2:
                continue
            fact = load_gazetteer().actors.get(mention.actor)
            if (
                lemma in {"country", "nation", "state", "neighbor", "neighbour"}
                and fact
                and fact.type != "state"
            ):
                continue
            seen.append(mention)
            if len(seen) == 2:
                break
        if len(seen) < 2:
            return []
        return [self._same(m, first, token.i, "noun") for m in reversed(seen)]

    def _pool(self, people: bool = False) -> list[Mention]:
        low = self.sentence.index - 3
        pool = [m for m in reversed(self.memory.mentions) if m.sentence >= low]
        if people:
            actors: dict[str, Mention] = {}
            for mention in pool:
                if mention.person or mention.kind == "title":
                    actors.setdefault(mention.actor, mention)
            return list(actors.values())
        return pool

    def _described(self, token: Token, lemma: str, words: list[str]) -> Mention | None:
        followed = token.i + 1 < len(self.doc) and self.doc[token.i + 1].lower_ == "of"
        if followed and lemma not in {"group"}:
            return None
        if lemma in _OFFICES and token.tag_ in {"NN", "NNP"}:
            return self._officer(token, lemma, words)
        if lemma == "administration":
            return self._last(lambda m: m.actor == "USA", 12) or self._default_usa(token)
        if lemma in _GROUP_NOUNS or token.lower_ in _GROUP_NOUNS:
            found = self._last(lambda m: self._type(m) == "group", 4)
            if found is not None or lemma not in _ORG_NOUNS_TOO or len(words) > 1:
                return found
            return self._last(lambda m: self._type(m) == "organization", 4)
        if lemma in _ORG_NOUNS:
            kinds = _ORG_NOUNS[lemma]
            facts = load_gazetteer().actors
            return self._last(lambda m: self._type(m) == "organization" and facts[m.actor].kind in kinds, 5)
        if lemma in _COUNTRY_NOUNS and token.tag_ in {"NN", "NNP"}:
            return self._country(token, lemma)
        return None

    def _type(self, mention: Mention) -> str:
        fact = load_gazetteer().actors.get(mention.actor)
        return fact.type if fact else ""

    def _country(self, token: Token, lemma: str) -> Mention | None:
        wanted = {"island": _ISLANDS, "kingdom": _KINGDOMS}.get(lemma)
        subject = self._subject_of(token) if token.dep_ in {"dobj", "dative", "nsubj", "nsubjpass"} else ""
        low = self.sentence.index - 2
        recent = [m for m in reversed(self.memory.mentions) if m.sentence >= low and self._type(m) == "state"]
        for adjectives in (False, True):
            for mention in recent:
                if (mention.kind == "demonym") != adjectives or mention.actor == subject:
                    continue
                if lemma == "regime" and mention.actor in _NO_REGIMES:
                    continue
                if wanted is None or mention.actor in wanted:
                    return mention
        return None

    def _last(self, wanted: object, window: int) -> Mention | None:
        assert callable(wanted)
        low = self.sentence.index - window
        return next((m for m in reversed(self.memory.mentions) if m.sentence >= low and wanted(m)), None)

    def _officer(self, token: Token, lemma: str, words: list[str]) -> Mention | None:
        """Return the person last named with that office ("the prime minister", "the foreign minister")."""
        phrase = " ".join([*words[1:], lemma])
        if any(w in _ORDINALS for w in words):
            return None
        if "vice" in words:
            return self._with_role({"vice president"}) or self._default_usa(token)
        if lemma == "minister" and phrase == "minister":
            return self._with_role({"minister"})
        wanted = {"prime minister", "head of government"} if phrase == "prime minister" else _OFFICES[lemma]
        if lemma in {"minister", "secretary"} and phrase != "prime minister":
            wanted = {phrase}
        found = self._with_role(wanted, _CHANCELLORS if lemma == "chancellor" else None)
        if (
            found is None
            and lemma in {"president", "secretary"}
            and phrase in {"president", "secretary", "secretary of state"}
        ):
            return self._default_usa(token)
        return found

    def _with_role(self, wanted: set[str], actors: frozenset[str] | None = None) -> Mention | None:
        low = self.sentence.index - 12
        recent = [m for m in reversed(self.memory.mentions) if m.sentence >= low]
        for mention in recent:
            role = self.roles.get(mention.person, "") if mention.person else ""
            if actors is not None and mention.actor not in actors:
                continue
            if role and any(w in role for w in wanted):
                return mention
        for mention in recent:
            titled = mention.kind == "title" and not self._plural(mention)
            if titled and any(w in mention.text.lower() for w in wanted):
                return mention
        return None

    def _default_usa(self, token: Token) -> Mention | None:
        """Read a bare "the president" as the only one the article names, else the American (US press custom)."""
        heads = {p.actor for p in self.people.values() if p.role in {"head of state", "president"}}
        if len(heads) > 1 or (not heads and any(p.actor != "USA" for p in self.people.values())):
            return None
        actor = next(iter(heads), "USA")
        start, last = token.idx, token.i
        name = load_gazetteer().actors[actor].name
        at = self.sentence.start + start
        return Mention(
            self.sentence.index, last, last, at, at + len(token), token.text, actor, "title", None, name
        )
