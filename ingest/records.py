"""The frozen records that pass from one step to the next: article, sentence, mention, claim."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc

Status = Literal["asserted", "denied", "planned", "hypothetical"]
Valence = Literal["cooperative", "conflictual", "neutral"]
Precision = Literal["day", "week", "month", "year"]
MentionKind = Literal["name", "demonym", "metonym", "organ", "person", "title", "pronoun", "noun"]

STANDING_RELATIONS = frozenset({"MEMBER_OF", "NOT_MEMBER_OF", "ALLIED_WITH", "AT_WAR_WITH"})


def digest(*parts: str) -> str:
    """Return a short stable hash of the parts, used for the ids of articles and claims."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read; `id` is a hash of the canonical URL, or of the text where there is none."""

    id: str
    title: str
    publisher: str
    url: str
    published: date
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article; `start` and `end` are character offsets in the article's text.

    `doc` is the spaCy parse of this sentence alone, or None where no claim can be (no actor is named).
    """

    index: int
    start: int
    end: int
    text: str
    doc: Doc | None = None
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a sentence that stand for an actor; `first` and `last` are inclusive token indices in its doc.

    `start` and `end` are character offsets in the article's text; `person` is set where a person speaks
    for the actor; `antecedent` holds the words of the name that a pronoun or noun refers to.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    text: str
    actor: str
    kind: MentionKind
    person: str | None = None
    antecedent: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person who speaks for an actor: Wikidata id or slug, name, and the office."""

    id: str
    name: str
    actor: str
    role: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One dyadic statement of an article, with the span of its sentence and the reason it was read so.

    `date` is ISO (YYYY-MM-DD, the start of the period for coarser precisions) or None; `confidence` is
    0 to 1; `pattern`, `roles` and `rule` say which lexicon line matched and how.
    """

    source: str
    target: str
    relation: str
    valence: Valence
    mode: str | None
    status: Status
    date: str | None
    date_precision: Precision | None
    quote: str
    start: int
    end: int
    confidence: float
    source_text: str
    target_text: str
    symmetric: bool = False
    voiced_by: Person | None = None
    pattern: str = ""
    roles: str = ""
    rule: str = ""
    sentence: int = 0
    trigger: int = 0
    features: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def id_in(self, article_id: str) -> str:
        """Return the claim's key: a hash of article, span and reading."""
        return digest(article_id, str(self.start), str(self.end), self.source, self.relation, self.target)

    def as_row(self) -> dict[str, Any]:
        """Return the fields that `entente extract` prints, in their documented order."""
        names = (
            "source", "target", "relation", "valence", "mode", "status", "date", "date_precision",
            "quote", "start", "end", "confidence", "source_text", "target_text",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article says: its claims and the people who voice them."""

    article: Article
    claims: tuple[Claim, ...]
    people: tuple[Person, ...] = ()
