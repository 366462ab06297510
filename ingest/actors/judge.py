"""A name in its sentence in; out, whether it stands for an actor on that day, and for which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ingest.actors.gazetteer import Entry, Gazetteer
from ingest.actors.names import (
    Hit,
    before_initial,
    followed_by_surname,
    follows_given_name,
    part_of_longer_name,
)
from ingest.actors.nouns import HONORIFICS
from ingest.actors.offices import LEADING, MAJOR, holders, in_office
from ingest.actors.people import AMBIGUOUS
from ingest.actors.titles import Learned, without_office
from ingest.actors.wordlists import word_list
from ingest.actors.words import Word
from ingest.records import Sentence

# Capitals that share their name with people or other towns, or are not where the government sits.
_UNCERTAIN = word_list("uncertain_capitals")
_FIRST_NAME_TOO = frozenset(
    {"JOR", "TCD", "GEO", "ISR", "MLI", "IND", "KEN", "CHN", "CUB", "FRA", "CYP", "NER"}
)
_COMMON = frozenset({"May", "Key", "Li", "Brown", "Young", "Long", "Major", "King", "Prince", "Bush", "Park"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name that stands for an actor here, with its place in the sentence."""

    hit: Hit
    entry: Entry


@dataclass(frozen=True, slots=True)
class Scanned:
    """One sentence with its words, the names in it, and whether it is set as a headline."""

    sentence: Sentence
    words: list[Word]
    hits: list[Hit]
    headline: bool


class Judge:
    """Decides for each hit of an article which actor it stands for, if any."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        published: date,
        present: frozenset[str],
        counts: Counter[str],
        learned: Learned,
        georgia: bool,
    ) -> None:
        self.gazetteer = gazetteer
        self.published = published
        self.present = present
        self.counts = counts
        self.learned = learned
        self.georgia = georgia
        self.full: set[str] = set()

    def resolve(self, scanned: Scanned) -> Iterable[Named]:
        """Yield the names of a sentence that stand for an actor."""
        for hit in scanned.hits:
            entry = self._entry(scanned, hit)
            if entry is not None and entry.actor:
                yield Named(hit, entry)

    def _entry(self, scanned: Scanned, hit: Hit) -> Entry | None:
        kinds = {e.kind for e in hit.entries}
        if "none" in kinds or (hit.first == hit.last and before_initial(scanned.words, hit)):
            return None
        if kinds & {"person", "surname"} and not kinds & {
            "name",
            "demonym",
            "capital",
            "organ",
            "metonym",
            "place",
        }:
            return self._person(scanned, hit)
        if part_of_longer_name(scanned.words, hit, scanned.headline):
            return None
        plain = [e for e in hit.entries if e.kind not in {"person", "surname"}]
        return self._plain(scanned, hit, plain)

    def _plain(self, scanned: Scanned, hit: Hit, entries: list[Entry]) -> Entry | None:
        entry = self._preferred(entries)
        text = scanned.words[hit.first].form if hit.first == hit.last else ""
        if text and entry.kind in {"name", "capital", "demonym"}:
            if self._someones_name(scanned, hit, entry):
                return None
            if text == "Georgia" and not self.georgia:
                return None
            if text in {"Congo", "Congolese"} and {"COG"} <= self.present and not self._kinshasa():
                entry = replace(entry, actor="COG")
            if text == "Brussels" and ("EU" in self.present or "BEL" not in self.present):
                entry = replace(entry, actor="EU")
            if text == "IS" and scanned.sentence.text.isupper():
                return None
        if entry.kind == "capital" and entry.actor not in self.present:
            whole = "_".join(word.form for word in scanned.words[hit.first : hit.last + 1])
            return None if whole in _UNCERTAIN else entry
        return entry

    def _preferred(self, entries: list[Entry]) -> Entry:
        order = {"name": 0, "organ": 1, "metonym": 2, "demonym": 3, "place": 4, "capital": 5}
        return min(entries, key=lambda e: (order.get(e.kind, 9), -self.counts[e.actor]))

    def _kinshasa(self) -> bool:
        return bool(self.present & {"M23", "FDLR", "RWA"})

    def _someones_name(self, scanned: Scanned, hit: Hit, entry: Entry) -> bool:
        if entry.actor in _FIRST_NAME_TOO or entry.kind == "capital":
            first = entry.actor in {"JOR", "TCD", "ISR"} and entry.kind == "name"
            if first and followed_by_surname(scanned.words, hit, scanned.headline):
                after = scanned.words[hit.last + 1].form
                known = any(h.first == hit.last + 1 for h in scanned.hits) or after in HONORIFICS
                if not known and entry.actor != "ISR":
                    return True
            return self._after_given_name(scanned, hit)
        return False

    def _after_given_name(self, scanned: Scanned, hit: Hit) -> bool:
        before = scanned.words[hit.first - 1].form if hit.first else ""
        return before in self.gazetteer.first_names and before not in HONORIFICS

    def _person(self, scanned: Scanned, hit: Hit) -> Entry | None:
        surname_only = all(e.kind == "surname" for e in hit.entries)
        single = hit.first == hit.last
        beside = any(h.last == hit.first - 1 for h in scanned.hits)
        alone = single and not beside and not in_office(scanned.words, hit)
        if alone and follows_given_name(scanned.words, hit, HONORIFICS, scanned.headline):
            return None
        if part_of_longer_name(scanned.words, hit, scanned.headline):
            return None
        entry = self._speaker(scanned, hit)
        if entry is None or entry.term is None:
            return None
        if without_office(scanned.words, hit) and not entry.term.holds_on(self.published):
            return None
        if (surname_only or (single and scanned.words[hit.first].form in AMBIGUOUS)) and not self._evident(
            scanned, hit, entry
        ):
            return None
        return entry

    def _speaker(self, scanned: Scanned, hit: Hit) -> Entry | None:
        """Return the entry of the person who speaks for an actor on the day, or did so at the time told."""
        found = holders(hit, scanned.words, scanned.sentence.text, self.published)
        return max(found, key=self._weight) if found else None

    def _weight(self, entry: Entry) -> tuple[bool, bool, bool, date, bool]:
        assert entry.term is not None
        named = entry.term.id in self.learned.full_names
        leads = entry.term.role in {
            "head of state",
            "head of government",
            "president",
            "prime minister",
            "leader",
        }
        home = entry.actor in self.present or entry.actor in MAJOR
        return (named, home, leads, entry.term.since, entry.term.role == "head of state")

    def _evident(self, scanned: Scanned, hit: Hit, entry: Entry) -> bool:
        """Tell whether a bare surname is known to be that person from the rest of the article."""
        assert entry.term is not None
        if entry.term.id in self.learned.full_names:
            return True
        form = scanned.words[hit.last].form
        if _is_titled(scanned, hit):
            return entry.actor in self.present or entry.actor in MAJOR
        if followed_by_surname(scanned.words, hit, scanned.headline):
            after = scanned.words[hit.last + 1].form
            if after not in {"Administration", "Government", "Cabinet", "White"}:
                return False
        if form in AMBIGUOUS:
            return self._leads_in_company(scanned, hit, entry)
        return entry.actor in self.present or entry.actor in MAJOR

    def _leads_in_company(self, scanned: Scanned, hit: Hit, entry: Entry) -> bool:
        """Tell whether a leader's common surname stands in fitting company ("Kim", "Moon")."""
        assert entry.term is not None
        if entry.term.role not in LEADING or entry.actor not in MAJOR:
            return False
        if entry.actor in self.present:
            return scanned.words[hit.last].form not in _COMMON or hit.first > 0
        others = {e.actor for h in scanned.hits if h is not hit for e in h.entries}
        return bool(others - {entry.actor, ""}) and scanned.words[hit.last].form not in _COMMON


def _is_titled(scanned: Scanned, hit: Hit) -> bool:
    """Tell whether "Mr" or the like stands before a name."""
    before = [word.form for word in scanned.words[max(0, hit.first - 2) : hit.first] if word.form != "."]
    return bool(before) and before[-1] in HONORIFICS
