"""What a reader keeps in mind: the mentions so far, who speaks, and the sentence at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.actors.gazetteer import load_gazetteer
from ingest.actors.speakers import quotation
from ingest.records import Mention, MentionKind, Person, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OBJECTS = frozenset({"dobj", "dative", "pobj", "attr", "oprd"})
_OWNING = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "conj"})


@dataclass
class Memory:
    """What the article has named so far, nearest last; lives for one article only."""

    mentions: list[Mention]
    subjects: list[Mention]
    speaker: Mention | None = None
    quoted: bool = False
    deed: Mention | None = None  # who did what was told last
    utterance: Mention | None = None  # who spoke or reacted last
    couple: tuple[Mention, Mention] | None = None  # the last two actors joined by "and"
    movers: dict[str, Mention] = field(default_factory=dict)  # who owns the moves that are named
    things: dict[str, list[Mention]] = field(default_factory=dict)  # "tanker" -> the mentions that owned one


def is_plural(mention: Mention) -> bool:
    """Tell whether a mention's last word is a plural."""
    return mention.text.split()[-1].lower().endswith(("s", "men")) and not mention.text.endswith("ss")


class Reading:
    """One sentence being read, with the article's memory."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        quiet: Sequence[Mention],
        memory: Memory,
        people: Mapping[str, Person],
        ahead: Mention | None = None,
    ) -> None:
        assert sentence.doc is not None
        self.sentence = sentence
        self.doc: Doc = sentence.doc
        self.memory = memory
        self.people = people
        self.ahead = ahead  # who speaks, if the quotation goes on and a later sentence names the speaker
        self.roles = {name: person.role for name, person in people.items()}
        self.at = {i: m for m in mentions for i in range(m.first, m.last + 1)}
        self.own = list(mentions)
        self.referring: dict[int, Mention] = {}  # what refers back, by its last word
        self.quiet = {m.first: m for m in quiet}
        quoted = quotation(sentence.text, memory.quoted)
        self.inside = [quoted[token.idx] for token in self.doc]
        memory.quoted = quoted[-1]

    def head(self, mention: Mention) -> Token:
        """Return the token on which the rest of a mention hangs."""
        return self.doc[mention.first : mention.last + 1].root

    def is_subject(self, mention: Mention) -> bool:
        """Tell whether a mention is the subject of a verb."""
        return self.head(mention).dep_ in {"nsubj", "nsubjpass"}

    def remember(self, mention: Mention) -> None:
        """Keep a mention for later sentences."""
        self.memory.mentions.append(mention)
        if self.is_subject(mention):
            self.memory.subjects.append(mention)
        thing = self.thing_of(mention)
        if thing:
            self.memory.things.setdefault(thing, []).append(mention)

    def thing_of(self, mention: Mention) -> str:
        """Return what a mention owns or is, as a noun ("ministry", "tanker"), or ""."""
        if mention.person or mention.kind in {"pronoun", "noun"}:
            return ""
        last, noun = self.doc[mention.last], self.head(mention)
        if last.pos_ in {"NOUN", "PROPN"} and last.i > mention.first:
            return last.lemma_.lower()
        while noun.pos_ != "NOUN" and noun.dep_ in _OWNING and noun.head.i != noun.i:
            noun = noun.head
        return noun.lemma_.lower() if noun.pos_ == "NOUN" and noun.i > mention.last else ""

    def same(self, target: Mention, first: int, last: int, kind: MentionKind) -> Mention:
        """Return a mention of the same actor in other words of this sentence."""
        start = self.doc[first].idx
        end = self.doc[last].idx + len(self.doc[last])
        return replace(
            target,
            sentence=self.sentence.index, first=first, last=last,
            start=self.sentence.start + start, end=self.sentence.start + end,
            text=self.sentence.text[start:end], kind=kind,
            antecedent=target.antecedent or target.text,
        )  # fmt: skip

    def recent(self, window: int = 2) -> list[Mention]:
        """Return what was named in this and the last sentences, nearest first, subjects before others."""
        low = self.sentence.index - window
        recent = [m for m in self.memory.mentions if m.sentence >= low]
        subjects = {id(m) for m in self.memory.subjects}
        return sorted(recent, key=lambda m: (-m.sentence, id(m) not in subjects, -m.first))

    def object_of_same_verb(self, token: Token, mention: Mention) -> bool:
        """Tell whether the pronoun is the object of a verb whose subject is that actor."""
        if token.dep_ not in OBJECTS:
            return False
        verb = token.head if token.dep_ in {"dobj", "dative"} else token.head.head
        subjects = [self.at[c.i] for c in verb.children if c.dep_ == "nsubj" and c.i in self.at]
        return any(m.actor == mention.actor and m.person == mention.person for m in subjects)

    def subject_of(self, token: Token) -> str:
        """Return the actor that is the subject of the clause in which the token is an object, or ""."""
        verb = token.head
        while verb.head.i != verb.i:
            if verb.pos_ in {"VERB", "AUX"}:
                subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i != token.i]
                found = self.first_named(subjects)
                if found is not None:
                    return found.actor
                if subjects:
                    break
            verb = verb.head
        found = self.subject_mention(verb)
        return found.actor if found is not None else ""

    def subject_mention(self, verb: Token) -> Mention | None:
        """Return the mention that is the subject of a verb, or None."""
        return self.first_named(c for c in verb.children if c.dep_ == "nsubj")

    def first_named(self, subjects: Iterable[Token]) -> Mention | None:
        """Return the mention of the first of several subjects that has one."""
        return next((m for c in subjects if (m := self.named(c)) is not None), None)

    def named(self, subject: Token) -> Mention | None:
        """Return the mention that a subject is, or that stands beside it ("Esper, the American secretary")."""
        beside = (c.i for c in subject.children if c.dep_ == "appos")
        found = next((self.at[i] for i in (subject.i, *beside) if i in self.at), None)
        return found or self.referring.get(subject.i)

    def last(self, wanted: Callable[[Mention], bool], window: int) -> Mention | None:
        """Return the last mention that fits, at most `window` sentences back."""
        low = self.sentence.index - window
        return next((m for m in reversed(self.memory.mentions) if m.sentence >= low and wanted(m)), None)

    def type_of(self, mention: Mention) -> str:
        """Return whether a mention is a state, an organization or a group."""
        fact = load_gazetteer().actors.get(mention.actor)
        return fact.type if fact else ""
