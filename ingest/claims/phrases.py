"""Which actors a phrase stands for: its head word in, the mentions inside it out, nearest reading first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from ingest.records import Mention

_INSIDE = frozenset(
    {
        "of",
        "from",
        "in",
        "by",
        "at",
        "between",
        "to",
        "against",
        "with",
        "on",
        "for",
        "like",
        "including",
        "over",
    }
)
_DOERS = frozenset({"of", "by", "from"})
_DEPTH = 3  # steps down into a phrase


class Found(NamedTuple):
    """A mention found in a phrase, and how: head, poss, mod, appos, of, in …, with `+` for each step down."""

    mention: Mention
    how: str


class MentionMap:
    """The mentions of one sentence by token."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.mentions = tuple(mentions)
        self._paths: dict[Mention, tuple[Token, ...]] = {}
        self._phrases: dict[tuple[int, frozenset[str]], tuple[Found, ...]] = {}
        self._at: dict[int, list[Mention]] = {}
        for mention in mentions:
            for index in range(mention.first, mention.last + 1):
                self._at.setdefault(index, []).append(mention)

    def at(self, token: Token) -> list[Mention]:
        """Return the mentions that cover a token."""
        return self._at.get(token.i, [])

    def path(self, mention: Mention) -> tuple[Token, ...]:
        """Return the syntactic head of a mention and what governs it, up to the root."""
        known = self._paths.get(mention)
        if known is None:
            head = head_token(self.doc, mention)
            known = self._paths[mention] = (head, *head.ancestors)
        return known

    def inside(self, token: Token, without: frozenset[str] = frozenset()) -> tuple[Found, ...]:
        """Return the actors of the phrase headed by `token`, with co-ordinated heads, each mention once.

        Mentions of the actors `without` are passed over, and the search goes on behind them.
        """
        key = token.i, without
        if key not in self._phrases:
            found: dict[Mention, str] = {}
            for member, mark in _members(token):
                for item in self._of(member, _DEPTH, without):
                    found.setdefault(item.mention, mark + item.how)
            self._phrases[key] = tuple(Found(mention, how) for mention, how in found.items())
        return self._phrases[key]

    def _of(self, token: Token, depth: int, without: frozenset[str] = frozenset()) -> Iterator[Found]:
        direct = self.at(token)
        if direct:
            yield from (Found(m, "head") for m in direct if m.actor not in without)
            yield from self._sharing(token, direct, depth)
            return
        if depth == 0:
            return
        for group in (
            self._owners,
            self._modifiers,
            self._renamings,
            self._doers,
            self._places,
            self._clauses,
        ):
            found = [item for item in group(token, depth) if item.mention.actor not in without]
            if found:
                yield from found
                return

    def _sharing(self, token: Token, mentions: list[Mention], depth: int) -> Iterator[Found]:
        """Yield the actors co-ordinated inside a mention: Argentina in "the armies of Brazil and Argentina"."""
        for mention in mentions if depth else ():
            for part in self.doc[mention.first : mention.last + 1]:
                if part != token:
                    for child in part.children:
                        if child.dep_ == "conj" and child.i > mention.last:
                            yield from self._of_group(child, depth - 1)

    def _owners(self, token: Token, depth: int) -> Iterator[Found]:
        return self._children(token, depth, frozenset({"poss"}), "poss")

    def _modifiers(self, token: Token, depth: int) -> Iterator[Found]:
        return self._children(token, depth, frozenset({"amod", "compound", "nmod", "npadvmod"}), "mod")

    def _renamings(self, token: Token, depth: int) -> Iterator[Found]:
        return self._children(token, depth, frozenset({"appos"}), "appos")

    def _doers(self, token: Token, depth: int) -> Iterator[Found]:
        return self._below(token, depth, _DOERS)

    def _places(self, token: Token, depth: int) -> Iterator[Found]:
        return self._below(token, depth, _INSIDE - _DOERS)

    def _clauses(self, token: Token, depth: int) -> Iterator[Found]:
        if depth > 1:
            for child in token.children:
                if child.dep_ in {"relcl", "acl"}:
                    for leaf in child.children:
                        if leaf.dep_ in {"dobj", "nsubj"}:
                            yield from (Found(m, "clause") for m, _ in self._of_group(leaf, 0))
                        elif leaf.dep_ == "agent":
                            for doer in leaf.children:
                                yield from (Found(m, "clause-by") for m, _ in self._of_group(doer, 1))

    def _children(self, token: Token, depth: int, deps: frozenset[str], how: str) -> Iterator[Found]:
        for child in token.children:
            if child.dep_ in deps:
                yield from (Found(m, _step(how, inner)) for m, inner in self._of_group(child, depth - 1))

    def _below(self, token: Token, depth: int, prepositions: frozenset[str]) -> Iterator[Found]:
        for child in token.children:
            if child.dep_ in {"prep", "agent"} and child.lower_ in prepositions:
                for leaf in child.children:
                    if leaf.dep_ in {"pobj", "pcomp"}:
                        yield from (
                            Found(m, _step(child.lower_, inner))
                            for m, inner in self._of_group(leaf, depth - 1)
                        )

    def _of_group(self, token: Token, depth: int) -> Iterator[Found]:
        for member, _ in _members(token):
            yield from self._of(member, depth)


def head_token(doc: Doc, mention: Mention) -> Token:
    """Return the syntactic head of a mention."""
    span = doc[mention.first : mention.last + 1]
    root: Token = span.root
    return root


def _step(how: str, inner: str) -> str:
    return how if inner == "head" else f"{how}+{inner}"


def _members(token: Token) -> Iterator[tuple[Token, str]]:
    """Yield a phrase head and the heads co-ordinated to its right."""
    yield token, ""
    stack = [c for c in token.children if c.dep_ == "conj"]
    count = 0
    while stack and count < 12:
        member = stack.pop(0)
        count += 1
        yield member, "conj-"
        stack = [c for c in member.children if c.dep_ == "conj"] + stack
