"""A name in its sentence in; out, whether it stands for an actor on that day, and for which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.actors.gazetteer import Entry, Gazetteer
from ingest.actors.names import (
    Hit,
    before_initial,
    followed_by_surname,
    follows_given_name,
    part_of_longer_name,
)
from ingest.actors.nouns import HONORIFICS
from ingest.actors.people import AMBIGUOUS, Term
from ingest.actors.titles import Learned, without_office
from ingest.actors.wordlists import word_list
from ingest.actors.words import Word
from ingest.records import Sentence

# States so often in the news that their capital or leader is named without them.
MAJOR = word_list("major")
# Capitals that share their name with people or other towns, or are not where the government sits.
_UNCERTAIN = word_list("uncertain_capitals")
_FIRST_NAME_TOO = frozenset(
    {"JOR", "TCD", "GEO", "ISR", "MLI", "IND", "KEN", "CHN", "CUB", "FRA", "CYP", "NER"}
)
_LEADING = frozenset(
    {"head of state", "head of government", "president", "prime minister", "leader", "secretary-general"}
)
# Background paragraphs go on naming the last leaders for about one term of office.
_RECENT = timedelta(days=4 * 365)
# A page without a true day of publication may tell of people to come. In the last two years before the term they may
# still be mere candidates.
_LATER = timedelta(days=8 * 365)
_CANDIDACY = timedelta(days=2 * 365)
_GOVERNING = word_list("governing")
_OUTSIDE = frozenset({"opposition", "shadow"})
_CABINETS = frozenset({"administration", "government", "cabinet"})
_COMMON = frozenset({"May", "Key", "Li", "Brown", "Young", "Long", "Major", "King", "Prince", "Bush", "Park"})
_YEAR = re.compile(r"\b(19[5-9]\d|20[0-4]\d)\b")


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
        whole = "_".join(word.form for word in scanned.words[hit.first : hit.last + 1])
        if whole in _UNCERTAIN and entry.kind == "capital" and entry.actor not in self.present:
            return None
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
        alone = single and not beside and not self._in_office(scanned, hit)
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
        live = [e for e in hit.entries if e.term is not None and e.term.speaks_on(self.published)]
        if not live:
            live = self._of_the_past(scanned, hit)
        if not live:
            return None
        return max(live, key=self._weight)

    def _of_the_past(self, scanned: Scanned, hit: Hit) -> list[Entry]:
        past = [e for e in hit.entries if e.term is not None and e.term.since <= self.published]
        if without_office(scanned.words, hit):
            return []
        if self._in_office(scanned, hit):
            return past + self._of_the_future(hit)
        recent = [
            e for e in past if e.term is not None and self._just_left(e.term, scanned.words[hit.last].form)
        ]
        if recent:
            return recent
        if not past and hit.first == hit.last and scanned.words[hit.last].form not in AMBIGUOUS:
            return [e for e in hit.entries if e.term is not None and self._is_long_before(e.term)]
        years = [int(y) for y in _YEAR.findall(scanned.sentence.text)]
        return [
            e
            for e in past
            if e.term is not None
            and e.term.until is not None
            and any(e.term.since.year <= year <= e.term.until.year for year in years)
        ]

    def _in_office(self, scanned: Scanned, hit: Hit) -> bool:
        """Tell whether the words around a name say that its bearer governs ("President X", "the X administration")."""
        before = [word.form.lower() for word in scanned.words[max(0, hit.first - 3) : hit.first]]
        after = scanned.words[hit.last + 1].form if hit.last + 1 < len(scanned.words) else ""
        if after.lower() in _CABINETS:
            return True
        office = before[-1:] if before[-3:] != ["secretary", "of", "state"] else ["secretary"]
        return bool(_GOVERNING.intersection(office)) and _OUTSIDE.isdisjoint(before)

    def _of_the_future(self, hit: Hit) -> list[Entry]:
        """Return who took an office soon after: the page bears an older day than its text."""
        soon = self.published + _LATER
        return [e for e in hit.entries if e.term and self.published < e.term.since <= soon]

    def _is_long_before(self, term: Term) -> bool:
        """Tell whether the leader of a much-named state is named before any candidacy: the day may be wrong."""
        leads = term.role in _LEADING and term.actor in MAJOR
        return leads and _CANDIDACY < term.since - self.published <= _LATER

    def _just_left(self, term: Term, form: str) -> bool:
        """Tell whether a leader of a much-named state left office so lately that news still tells it."""
        return (
            term.role in _LEADING
            and term.actor in MAJOR
            and form not in AMBIGUOUS
            and term.until is not None
            and self.published - term.until < _RECENT
        )

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
        if entry.term.role not in _LEADING or entry.actor not in MAJOR:
            return False
        if entry.actor in self.present:
            return scanned.words[hit.last].form not in _COMMON or hit.first > 0
        others = {e.actor for h in scanned.hits if h is not hit for e in h.entries}
        return bool(others - {entry.actor, ""}) and scanned.words[hit.last].form not in _COMMON


def _is_titled(scanned: Scanned, hit: Hit) -> bool:
    """Tell whether "Mr" or the like stands before a name."""
    before = [word.form for word in scanned.words[max(0, hit.first - 2) : hit.first] if word.form != "."]
    return bool(before) and before[-1] in HONORIFICS
