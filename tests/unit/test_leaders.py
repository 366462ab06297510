"""Who speaks for whom: leaders by the day, ministers, and people whom the text introduces."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.actors import find_mentions, find_people, person_of
from ingest.actors.people import load_people, slug, surnames_of
from ingest.parse import parse, split_sentences
from ingest.records import Mention


def mentions(text: str, day: str) -> list[Mention]:
    found = find_mentions(parse(split_sentences(text)), date.fromisoformat(day))
    return [m for sentence in found for m in sentence]


@pytest.mark.parametrize(
    ("text", "day", "person", "actor"),
    [
        ("Tony Blair thanked Canada.", "1999-03-01", "Tony Blair", "GBR"),
        ("Boris Yeltsin thanked Canada.", "1997-03-01", "Boris Yeltsin", "RUS"),
        ("Putin thanked Canada.", "2015-03-01", "Vladimir Putin", "RUS"),
        ("Merkel thanked Canada.", "2012-03-01", "Angela Merkel", "DEU"),
        ("Sergei Lavrov thanked Canada.", "2014-03-01", "Sergei Lavrov", "RUS"),
        ("Kofi Annan thanked Canada.", "2003-03-01", "Kofi Annan", "UN"),
        ("Jens Stoltenberg thanked Canada.", "2019-03-01", "Jens Stoltenberg", "NATO"),
        ("Mr. Zarif thanked Canada.", "2016-03-01", "Mohammad Javad Zarif", "IRN"),
        ("Hassan Nasrallah thanked Iran.", "2016-03-01", "Hassan Nasrallah", "HEZBOLLAH"),
        ("Wang Yi thanked Canada.", "2018-03-01", "Wang Yi", "CHN"),
    ],
)
def test_leaders_and_ministers_speak_for_their_actor(text: str, day: str, person: str, actor: str) -> None:
    assert (person, actor) in {(m.person, m.actor) for m in mentions(text, day)}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Emmanuel Macron thanked Canada.", "2005-03-01"),
        ("Tony Blair thanked Canada.", "2019-03-01"),
        ("Former French president Nicolas Sarkozy thanked Canada.", "2012-06-01"),
        ("Boris Johnson thanked Canada.", "2002-03-01"),
        ("Eric Trump thanked Canada.", "2018-03-01"),
        ("In May, Canada thanked nobody.", "2018-03-01"),
    ],
)
def test_who_does_not_lead_then_is_no_actor(text: str, day: str) -> None:
    assert {m.actor for m in mentions(text, day)} == {"CAN"}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Mr Macron thanked Canada.", "FRA"),
        ("Trump asked Japan for help.", "USA"),
    ],
)
def test_a_leader_named_by_surname_long_before_the_term_counts_as_the_day_may_be_wrong(
    text: str, actor: str
) -> None:
    assert actor in {m.actor for m in mentions(text, "2011-06-01")}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Secretary of State Mike Pompeo thanked Canada.", "USA"),
        ("National security adviser John Bolton thanked Canada.", "USA"),
        ("UN Secretary-General Antonio Guterres thanked Canada.", "UN"),
    ],
)
def test_a_minister_named_with_the_office_counts_long_before_the_term_too(text: str, actor: str) -> None:
    assert {m.actor for m in mentions(text, "2015-01-01")} == {actor, "CAN"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Macron thanked Canada.", "2015-09-01"),
        ("Opposition leader Boris Johnson thanked Canada.", "2015-01-01"),
        ("Donald Trump, who owns hotels, thanked Canada.", "2011-06-01"),
        ("Tillerson, the head of an oil firm, thanked Canada.", "2012-06-01"),
        ("Senator Marco Rubio thanked Canada.", "2019-06-01"),
        ("Marco Rubio, a Republican senator, thanked Canada.", "2019-06-01"),
        ("Rex Tillerson, chief executive of Exxon, thanked Canada.", "2012-06-01"),
        ("Exxon chairman Rex Tillerson thanked Canada.", "2012-06-01"),
        ("Congressman Mike Pompeo thanked Canada.", "2014-06-01"),
        ("Jordan B. Peterson thanked Canada.", "2018-06-01"),
    ],
)
def test_candidates_and_private_persons_speak_for_nobody(text: str, day: str) -> None:
    assert {m.actor for m in mentions(text, day)} == {"CAN"}


def test_a_middle_initial_does_not_hide_a_name() -> None:
    text = "Dmitri A. Medvedev thanked Canada. Defense Secretary Ashton B. Carter did not."
    found = {(m.text, m.actor) for m in mentions(text, "2012-03-26")}
    assert found == {
        ("Dmitri A. Medvedev", "RUS"),
        ("Canada", "CAN"),
        ("Defense Secretary Ashton B. Carter", "USA"),
    }


def test_the_vice_president_counts_by_surname_alone() -> None:
    assert "USA" in {m.actor for m in mentions("Pence told Turkey to stop.", "2019-10-17")}


def test_a_past_leader_counts_where_the_sentence_names_a_year_of_the_term() -> None:
    found = mentions("In 1992 George H. W. Bush thanked Canada.", "2014-01-01")
    assert ("George H. W. Bush", "USA") in {(m.person, m.actor) for m in found}


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        (
            "Norwegian Fisheries Minister Kari Solstrand criticized Iceland. Solstrand then left.",
            "Kari Solstrand",
            "NOR",
        ),
        (
            "Kari Solstrand, the Norwegian fisheries minister, criticized Iceland. Solstrand then left.",
            "Kari Solstrand",
            "NOR",
        ),
        (
            "Norway's deputy foreign minister Kari Solstrand criticized Iceland. Solstrand left.",
            "Kari Solstrand",
            "NOR",
        ),
        (
            "Kari Solstrand, a spokeswoman for the Norwegian army, criticized Iceland. Solstrand left.",
            "Kari Solstrand",
            "NOR",
        ),
        (
            "Prime Minister Kari Solstrand of Norway criticized Iceland. Solstrand left.",
            "Kari Solstrand",
            "NOR",
        ),
        ("UN envoy Karl Ostby criticized Iceland. Ostby then left.", "Karl Ostby", "UN"),
        (
            "A lawmaker's aide met Han Seo-jun. Chinese envoy Bo Qiang criticized Iceland.",
            "Bo Qiang",
            "CHN",
        ),
    ],
)
def test_the_text_introduces_people_by_title_and_name(text: str, name: str, actor: str) -> None:
    found = mentions(text, "2017-01-01")
    assert (name, actor) in {(m.person, m.actor) for m in found}


def test_an_introduced_surname_stands_for_the_state_before_and_after() -> None:
    text = "Solstrand rebukes Iceland\n\nNorwegian minister Kari Solstrand rebuked it. Solstrand met Denmark."
    people = [m for m in mentions(text, "2017-01-01") if m.person == "Kari Solstrand"]
    assert len(people) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian opposition leader Kari Solstrand criticized Iceland. Solstrand left.",
        "Norwegian novelist Kari Solstrand criticized Iceland. Solstrand left.",
        "Former Norwegian minister Kari Solstrand criticized Iceland. Solstrand left.",
    ],
)
def test_those_who_speak_for_nobody_are_no_actors(text: str) -> None:
    assert all(m.person is None for m in mentions(text, "2017-01-01"))


def test_a_title_and_a_name_are_one_mention() -> None:
    found = mentions("Russian President Vladimir Putin thanked Canada.", "2015-03-01")
    assert ("Russian President Vladimir Putin", "person") in {(m.text, m.kind) for m in found}


def test_an_administration_is_an_organ_with_its_person() -> None:
    found = mentions("The Obama administration thanked Canada.", "2015-03-01")
    assert ("Obama administration", "USA", "organ") in {(m.text, m.actor, m.kind) for m in found}


def test_korean_surnames_come_first() -> None:
    found = mentions("South Korea was calm. Moon thanked Canada.", "2018-03-01")
    assert "Moon Jae-in" in {m.person for m in found}


def test_people_are_given_as_records() -> None:
    sentences = parse(split_sentences("Vladimir Putin thanked Canada."))
    people = find_people(sentences, date(2015, 3, 1))
    mention = next(m for s in find_mentions(sentences, date(2015, 3, 1)) for m in s if m.person)
    person = person_of(mention, people)
    assert person is not None
    assert (person.name, person.actor) == ("Vladimir Putin", "RUS")


@pytest.mark.parametrize(
    ("name", "actor", "surnames"),
    [
        ("Angela Merkel", "DEU", ("Merkel",)),
        ("Xi Jinping", "CHN", ("Xi",)),
        ("Bashar al-Assad", "SYR", ("al-Assad", "Assad")),
        ("Ursula von der Leyen", "EU", ("von der Leyen", "Leyen")),
        ("Naruhito", "JPN", ()),
        ("He Lifeng", "CHN", ()),
        ("Dominique de Villepin", "FRA", ("de Villepin", "Villepin")),
        ("Luiz Inácio Lula da Silva", "BRA", ("Lula",)),
    ],
)
def test_surnames(name: str, actor: str, surnames: tuple[str, ...]) -> None:
    assert surnames_of(name, actor) == surnames


def test_terms_run_forward_and_slugs_are_plain() -> None:
    for term in load_people():
        assert term.until is None or term.since <= term.until, term
    assert slug("José Ñandú") == "jose-nandu"
