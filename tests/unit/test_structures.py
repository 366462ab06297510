"""Who does what to whom, through every structure of English that news uses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.claims.candidates import find_candidates
from ingest.claims.lexicon import lexicon
from ingest.pipeline import prepare
from ingest.records import Article


def read(text: str) -> set[str]:
    """Return the readings of a text whose two roles stand in slots of their pattern, as `SRC TYPE TGT status`."""
    prepared = prepare(Article("t", "", "", "", date(2022, 3, 15), text))
    found = set()
    for sentence, mentions in zip(prepared.sentences, prepared.mentions, strict=True):
        if sentence.doc is not None:
            for c in find_candidates(sentence.doc, mentions, lexicon()):
                if c.source.matched and c.target.matched:
                    ends = (c.source.mention.actor, c.target.mention.actor)
                    found.add(f"{ends[0]} {c.relation} {ends[1]} {c.status}")
                    if c.pattern.symmetric:
                        found.add(f"{ends[1]} {c.relation} {ends[0]} {c.status}")
    return found


STRUCTURES = {
    "active": ("France condemned Mali.", "FRA ACCUSE MLI asserted"),
    "passive with agent": ("Mali was condemned by France.", "FRA ACCUSE MLI asserted"),
    "reduced passive": ("Sanctions imposed by Canada on Belarus took effect.", "CAN SANCTION BLR asserted"),
    "relative clause": ("Turkey, which snubbed Sweden, met the French envoy.", "TUR REJECT SWE asserted"),
    "relative object": (
        "The sanctions that Canada imposed on Belarus took effect.",
        "CAN SANCTION BLR asserted",
    ),
    "subject control": ("Japan decided to sanction Myanmar.", "JPN SANCTION MMR planned"),
    "raising": ("Kenya seems to have accused Somalia of meddling.", "KEN ACCUSE SOM asserted"),
    "object control": ("Germany urged Serbia to sanction Russia.", "DEU REQUEST SRB asserted"),
    "co-ordinated sources": ("Peru and Chile condemned Nicaragua.", "CHL ACCUSE NIC asserted"),
    "co-ordinated targets": ("Spain sanctioned Belarus and Myanmar.", "ESP SANCTION MMR asserted"),
    "co-ordinated verbs": ("Norway criticised China and thanked Japan.", "NOR SUPPORT JPN asserted"),
    "apposition": ("Belarus, an ally of Russia, stayed silent.", "BLR ALLIED_WITH RUS asserted"),
    "mutual verb": ("Ghana and Togo met in Accra.", "GHA CONSULT TGO asserted"),
    "mutual with": ("Ghana met with Togo.", "GHA CONSULT TGO asserted"),
    "talks between": ("Talks between Ghana and Togo began.", "GHA CONSULT TGO asserted"),
    "light verb": ("Finland held talks with Estonia.", "FIN CONSULT EST asserted"),
    "owner of a noun": ("Iraq's invasion of Kuwait shocked the region.", "IRQ ASSAULT KWT asserted"),
    "adjective before a noun": (
        "The Turkish invasion of Cyprus split the island.",
        "TUR ASSAULT CYP asserted",
    ),
    "noun with by": ("The invasion of Kuwait by Iraq shocked the region.", "IRQ ASSAULT KWT asserted"),
    "prepositional target": ("India called on Pakistan to free the pilot.", "IND REQUEST PAK asserted"),
    "clause as target": ("India demanded that Pakistan free the pilot.", "IND REQUEST PAK asserted"),
    "gerund of the object": (
        "Chad accused Sudan of arming rebels.",
        "TCD ACCUSE SDN asserted",
    ),
    "predicate adjective": ("Italy was highly critical of Hungary.", "ITA ACCUSE HUN asserted"),
    "army for its state": ("The Ethiopian army shelled Eritrea.", "ETH ASSAULT ERI asserted"),
    "capital for its state": ("Moscow threatened Kyiv.", "RUS THREATEN UKR asserted"),
    "minister for the state": ("Brazil's foreign minister thanked Portugal.", "BRA SUPPORT PRT asserted"),
    "possessed target": ("Poland condemned Belarus's crackdown.", "POL ACCUSE BLR asserted"),
    "headline": ("Seoul slams Tokyo over textbooks", "KOR ACCUSE JPN asserted"),
    "reported clause": ("Qatar said that Egypt had expelled the Qatari envoy.", "EGY SANCTION QAT asserted"),
    "refusal": ("Armenia refused to meet Azerbaijan.", "ARM REJECT AZE asserted"),
    "did not": ("Armenia did not meet Azerbaijan.", "ARM REJECT AZE asserted"),
    "future meeting": ("Armenia will meet Azerbaijan on Monday.", "ARM AGREE AZE planned"),
    "what is to be": ("Armenia is to meet Azerbaijan on Monday.", "ARM AGREE AZE planned"),
    "an aim lies not ahead": (
        "The aim of Canada's sanctions is to punish Belarus.",
        "CAN SANCTION BLR asserted",
    ),
    "future sanctions": ("Canada will sanction Belarus.", "CAN SANCTION BLR planned"),
    "conditional": ("If Canada attacks Belarus, prices will rise.", "CAN ASSAULT BLR hypothetical"),
    "naming": ("The Kremlin called Armenia a close ally.", "RUS ALLIED_WITH ARM asserted"),
    "member list": ("CSTO members include Belarus and Kazakhstan.", "KAZ MEMBER_OF CSTO asserted"),
    "not a member": ("Georgia is not a member of NATO.", "GEO NOT_MEMBER_OF NATO asserted"),
    "whose motives": (
        "Moscow admitted that Beijing has concerns about its actions.",
        "CHN ACCUSE RUS asserted",
    ),
}


@pytest.mark.parametrize(("text", "expected"), STRUCTURES.values(), ids=STRUCTURES.keys())
def test_a_structure_gives_its_source_and_target(text: str, expected: str) -> None:
    assert expected in read(text)


STATES = {"France": "FRA", "Brazil": "BRA", "Japan": "JPN", "Kenya": "KEN", "Norway": "NOR", "Mexico": "MEX"}
VERBS = {
    "condemned": "ACCUSE",
    "accused": "ACCUSE",
    "praised": "SUPPORT",
    "attacked": "ASSAULT",
    "threatened": "THREATEN",
}
pairs = st.permutations(sorted(STATES)).map(lambda names: (names[0], names[1]))


@settings(max_examples=25, deadline=None)
@given(pairs, st.sampled_from(sorted(VERBS)))
def test_passive_voice_keeps_source_and_target(names: tuple[str, str], verb: str) -> None:
    doer, other = names
    claim = f"{STATES[doer]} {VERBS[verb]} {STATES[other]} asserted"
    assert claim in read(f"{doer} {verb} {other}.")
    assert claim in read(f"{other} was {verb} by {doer}.")


@settings(max_examples=25, deadline=None)
@given(pairs, pairs)
def test_other_countries_in_the_same_sentence_make_the_same_claim(
    names: tuple[str, str], others: tuple[str, str]
) -> None:
    def claims(doer: str, other: str) -> set[str]:
        text = f"{doer} recalled its ambassador to {other} and refused to meet the envoy of {other}."
        return {c.replace(STATES[doer], "A").replace(STATES[other], "B") for c in read(text)}

    assert claims(*names) == claims(*others)


@settings(max_examples=20, deadline=None)
@given(pairs, st.sampled_from(["attack", "sanction", "accuse", "threaten", "invade", "arm", "support"]))
def test_did_not_never_leaves_an_asserted_act(names: tuple[str, str], verb: str) -> None:
    doer, other = names
    relation = {r.split()[1] for r in read(f"{doer} will {verb} {other}.")}
    negated = read(f"{doer} did not {verb} {other}.")
    assert relation
    assert not {r for r in negated if r.endswith("asserted") and r.split()[1] in relation - {"REJECT"}}


def test_the_other_side_of_a_quarrel_is_not_refused() -> None:
    found = read("Peru failed to help Chile in its dispute with Bolivia.")
    assert "PER REJECT CHL asserted" in found
    assert "PER REJECT BOL asserted" not in found
