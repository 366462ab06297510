"""Who is meant: names, adjectives, capitals, organs, and names that are no actors."""

from __future__ import annotations

from datetime import date
from operator import itemgetter

import pytest

from ingest.actors import find_mentions, find_names, load_gazetteer
from ingest.actors.gazetteer import rows, split
from ingest.parse import parse, split_sentences
from ingest.records import Mention


def mentions(text: str, day: str = "2016-06-01") -> list[Mention]:
    found = find_mentions(parse(split_sentences(text)), date.fromisoformat(day))
    return [m for sentence in found for m in sentence]


def pairs(text: str, day: str = "2016-06-01") -> set[tuple[str, str]]:
    return {(m.text, m.actor) for m in mentions(text, day)}


def actors(text: str, day: str = "2016-06-01") -> set[str]:
    return {m.actor for m in mentions(text, day)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway thanked the United States for its help.", {"NOR", "USA"}),
        ("The U.S. and the U.K. signed a deal.", {"USA", "GBR"}),
        ("The UAE joined Saudi Arabia in the boycott.", {"ARE", "SAU"}),
        ("Côte d'Ivoire and Burkina Faso reopened their border.", {"CIV", "BFA"}),
        ("Türkiye summoned the envoy of Sweden.", {"TUR", "SWE"}),
        ("CHINA WARNS JAPAN OVER ISLANDS", {"CHN", "JPN"}),
        ("Kosovo asked Albania for help.", {"XKX", "ALB"}),
        ("Taiwan welcomed the offer from Paraguay.", {"TWN", "PRY"}),
        ("Papua New Guinea and Equatorial Guinea opened embassies in Guinea-Bissau.", {"PNG", "GNQ", "GNB"}),
        ("Nigeria lent money to Niger.", {"NGA", "NER"}),
        ("South Sudan accused Sudan of bombing a village.", {"SSD", "SDN"}),
        ("The Democratic Republic of Congo expelled a diplomat of the Republic of Congo.", {"COD", "COG"}),
    ],
)
def test_states_are_found_by_every_name(text: str, expected: set[str]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "span", "actor", "kind"),
    [
        ("Russian troops crossed into Georgia.", "Russian troops", "RUS", "organ"),
        ("The French foreign minister flew to Iran.", "French foreign minister", "FRA", "title"),
        ("Poland urged the Russians to leave.", "Russians", "RUS", "demonym"),
        ("The Russian foreign ministry rejected the claim.", "Russian foreign ministry", "RUS", "organ"),
        ("Israel's army shelled a village in Lebanon.", "Israel's army", "ISR", "organ"),
        ("Russia's ambassador to Britain was summoned.", "Russia's ambassador", "RUS", "title"),
        ("The president of France praised Mali.", "president of France", "FRA", "title"),
        ("The Danish parliament recognized Palestine.", "Danish parliament", "DNK", "organ"),
        ("Iranian state television mocked Bahrain.", "Iranian state television", "IRN", "organ"),
        ("Twelve Ukrainian officers were freed by Moscow.", "Ukrainian officers", "UKR", "organ"),
        ("North Korea still holds two American citizens.", "American citizens", "USA", "demonym"),
        ("Latvia arrested a Swedish singer.", "Swedish singer", "SWE", "demonym"),
        ("Latvia issued a warrant for Swedish singer Nils Berg.", "Swedish singer", "SWE", "demonym"),
        ("The Dutch writer and a Danish golfer were deported by Peru.", "Danish golfer", "DNK", "demonym"),
        ("Latvia issued a warrant for the Swedish singer Ola Berg.", "Swedish singer", "SWE", "demonym"),
        ("Britain imposed sanctions on Belarusian exports.", "Belarusian", "BLR", "demonym"),
        ("The government of Kenya closed the camp of Somalia.", "government of Kenya", "KEN", "organ"),
        ("A US-led coalition bombed targets in Libya.", "US-led coalition", "USA", "organ"),
        ("Russian-backed separatists shelled a village in Ukraine.", "Russian", "RUS", "demonym"),
        ("The Kremlin-backed leader visited Belarus.", "Kremlin", "RUS", "demonym"),
        ("Japan's U.N. ambassador condemned North Korea.", "Japan's U.N. ambassador", "JPN", "title"),
        ("Peru's Congress snubbed the delegation from Chile.", "Peru's Congress", "PER", "organ"),
        ("Seoul's Joint Chiefs of Staff warned Chile.", "Seoul's Joint Chiefs of Staff", "KOR", "organ"),
        ("Chile thanked the Congress of Peru.", "Congress", "PER", "organ"),
        ("The Security Council condemned Eritrea.", "Security Council", "UN", "organ"),
        ("The State Department condemned Myanmar.", "State Department", "USA", "organ"),
        ("The European Commission sued Hungary.", "European Commission", "EU", "organ"),
        ("EU leaders rebuked Turkey.", "EU leaders", "EU", "organ"),
        ("The Revolutionary Guards seized a tanker of Panama.", "Revolutionary Guards", "IRN", "organ"),
        ("The African Union suspended Burundi.", "African Union", "AU", "name"),
        ("Al-Shabab attacked a base of Kenya.", "Al-Shabab", "ALSHABAAB", "name"),
        ("The Houthis fired at Saudi Arabia.", "Houthis", "HOUTHI", "name"),
    ],
)
def test_a_mention_reaches_to_the_noun_that_acts(text: str, span: str, actor: str, kind: str) -> None:
    assert (span, actor, kind) in {(m.text, m.actor, m.kind) for m in mentions(text)}


@pytest.mark.parametrize(
    "text",
    [
        "A Swedish singer thanked Latvia.",
        "The Swedish actor arrested in Peru thanked Latvia.",
        "Latvia released an album by a Swedish singer.",
        "Latvia is free of Swedish beer.",
    ],
)
def test_private_nationals_are_no_actors_where_no_state_holds_them(text: str) -> None:
    assert "SWE" not in actors(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Moscow accused Estonia of spying.", "RUS"),
        ("Greece opened talks with Ankara.", "TUR"),
        ("The Kremlin rejected the offer from Poland.", "RUS"),
        ("Tensions between Tokyo and Seoul rose after Italy spoke.", "JPN"),
        ("Whitehall is angry with Spain.", "GBR"),
        ("Foggy Bottom warned Honduras.", "USA"),
        ("Pyongyang's decision angered Japan.", "PRK"),
        ("Brussels threatened Poland with a fine.", "EU"),
        ("The Blue House thanked Canada.", "KOR"),
        ("Norway gave way under pressure from Washington.", "USA"),
        ("Norway rejected criticism from London, Paris and Rome.", "ITA"),
        ("Officials in Cairo were angry with Norway.", "EGY"),
        ("Norway protested to Beijing over the arrests.", "CHN"),
        ("The government in Kabul asked Norway for help.", "AFG"),
        ("Rabat threw out the envoy of Norway.", "MAR"),
        ("Thimphu and Beijing held talks with Norway.", "BTN"),
        ("Norway backed the government in Colombo by voting no.", "LKA"),
        ("Diplomats from Tehran thanked Norway.", "IRN"),
        ("Norway will hold back aid to Islamabad.", "PAK"),
        ("The USS Boxer shot down a drone of Norway.", "USA"),
        ("Secretary of State Kerry thanked Norway.", "USA"),
        ("House Republicans accused Norway of fraud.", "USA"),
    ],
)
def test_a_capital_that_acts_is_its_government(text: str, actor: str) -> None:
    assert actor in actors(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The envoy of Norway spoke in Moscow.", "RUS"),
        ("A Moscow-based lawyer wrote to Norway.", "RUS"),
        ("The Norwegian premier arrived in Rome.", "ITA"),
        ("MOSCOW (Wire) - Norway closed its border.", "RUS"),
        ("Norway met Sweden in Yerevan, Armenia.", "ARM"),
        ("Norway admires the museums of Paris and its streets.", "USA"),
        ("Pro-Russian rebels attacked Ukraine.", "RUS"),
        ("Norwegian officials in Cairo praised Sweden.", "EGY"),
        ("Officials from Norway in Cairo praised Sweden.", "EGY"),
        ("Norway said its officials in Cairo were safe.", "EGY"),
        ("The envoy of Norway flew home from Rome.", "ITA"),
        ("Norway opened a school in Rabat.", "MAR"),
        ("Sofia thanked Norway.", "BGR"),
        ("Thousands marched through Skopje against Norway.", "MKD"),
        ("Norway will meet allies in Vilnius.", "LTU"),
        ("Norway moved its diplomats to Amman after the attack.", "JOR"),
        ("San Jose sued Norway over the spill.", "CRI"),
    ],
)
def test_a_scene_is_no_actor(text: str, actor: str) -> None:
    assert actor not in actors(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Norway ended its part in the Korean War.", "KOR"),
        ("Norway sent ships to the Indian Ocean.", "IND"),
        ("Norway patrols the South China Sea.", "CHN"),
        ("Norway told the Washington Post about it.", "USA"),
        ("A senator from New Mexico criticized Norway.", "MEX"),
        ("Norway loves French fries.", "FRA"),
        ("A tanker of Norway burned in the Gulf of Oman.", "OMN"),
        ("The Bank of England lent money to Norway.", "GBR"),
        ("Norway invited Paris Hilton.", "FRA"),
        ("Norway invited Michael Jordan.", "JOR"),
        ("Norway remembers the Cuban Missile Crisis.", "CUB"),
        ("Norway praised Chad Johnson for his record.", "TCD"),
        ("A gunman in Atlanta, Georgia, wounded a tourist from Norway.", "GEO"),
        ("The Russian newspaper mocked Norway.", "RUS"),
        ("An American basketball player praised Norway.", "USA"),
        ("Russian opposition leader Ivan Petrenko thanked Norway.", "RUS"),
        ("Norway ate its turkey cold.", "TUR"),
        ("Norway praised Moscow State University.", "RUS"),
        ("Norway rented a flat in Trump Tower.", "USA"),
        ("An African American singer visited Norway.", "USA"),
    ],
)
def test_a_name_inside_another_name_is_no_actor(text: str, actor: str) -> None:
    assert actor not in actors(text, "2018-06-01")
    assert "NOR" in actors(text, "2018-06-01")


@pytest.mark.parametrize(
    "state", [row for row in rows("states.csv") if row["demonyms"]], ids=itemgetter("id")
)
def test_a_sentence_may_open_with_any_demonym(state: dict[str, str]) -> None:
    name, other = ("Norway", "NOR") if state["id"] != "NOR" else ("Peru", "PER")
    demonym = split(state["demonyms"])[0]
    assert actors(f"A {demonym} frigate fired on boats of {name}.") == {state["id"], other}


def test_georgia_is_the_country_beside_its_neighbours() -> None:
    assert "GEO" in actors("Georgia accused Russia of annexation.")


def test_congo_is_the_smaller_one_where_brazzaville_is_named() -> None:
    assert actors("The Republic of Congo voted. Congo asked France for help.") == {"COG", "FRA"}


def test_north_and_south_are_the_koreas_only_beside_korea() -> None:
    assert ("North", "PRK") in pairs("South Korea warned the North.")
    assert actors("France warned the North.") == {"FRA"}


def test_both_koreas_are_two_mentions_of_one_span() -> None:
    found = [m for m in mentions("China invited the two Koreas.") if m.text == "Koreas"]
    assert {m.actor for m in found} == {"PRK", "KOR"}


def test_north_and_south_korea_share_the_noun() -> None:
    assert {"PRK", "KOR"} <= actors("North and South Korea signed a truce.")


def test_offsets_point_into_the_article() -> None:
    text = "A quiet day.\n\nRussian troops left Georgia. Then Norway thanked the EU."
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.text


def test_mentions_of_a_sentence_do_not_overlap_unless_they_share_their_span() -> None:
    found = mentions(
        "The German, French and Italian foreign ministers met Ukraine's President Petro Poroshenko in Kiev."
    )
    for one in found:
        for other in found:
            same = (one.first, one.last) == (other.first, other.last)
            assert same or one.last < other.first or other.last < one.first


def test_sentences_without_a_parse_have_no_mentions() -> None:
    sentences = parse(split_sentences("Norway slept. Norway thanked Sweden."), {1})
    found = find_mentions(sentences, date(2016, 6, 1))
    assert found[0] == ()
    assert {m.actor for m in found[1]} == {"NOR", "SWE"}


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Norway thanked Sweden.", True),
        ("Norway slept well last night.", False),
        ("She thanked Sweden.", True),
        ("The dog slept well last night.", False),
    ],
)
def test_only_sentences_with_two_possible_actors_are_worth_parsing(text: str, worth: bool) -> None:
    assert (0 in find_names(split_sentences(text), date(2016, 6, 1))) is worth


def test_every_actor_of_the_files_has_one_id_and_known_columns() -> None:
    ids = [row["id"] for name in ("states.csv", "organizations.csv", "groups.csv") for row in rows(name)]
    assert len(ids) == len(set(ids))
    assert len(list(rows("states.csv"))) >= 198
    for row in rows("states.csv"):
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180


def test_metonyms_and_people_name_known_actors() -> None:
    known = load_gazetteer().actors
    assert {row["actor"] for row in rows("metonyms.csv")} <= set(known)
    assert {row["actor"] for row in rows("people.csv")} <= set(known)
    assert {facts.home for facts in known.values() if facts.home} <= set(known)


def test_no_state_shares_a_full_name_with_another() -> None:
    names = [name for row in rows("states.csv") for name in [row["name"], *split(row["aliases"])]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BEIRUT, Lebanon (AP) — Peru and Chile signed.", {"PER", "CHL"}),
        ("Moscow, 3 May – Peru and Chile signed.", {"PER", "CHL"}),
        ("Sharm al-Sheikh, Egypt — Peru and Chile signed.", {"PER", "CHL"}),
        ("MOSCOW (AP) — $5 billion came from Peru to Chile.", {"PER", "CHL"}),
        ("Russia and China – rivals of old – signed a pact with Japan.", {"RUS", "CHN", "JPN"}),
        ("Washington has two allies there – Japan and South Korea.", {"USA", "JPN", "KOR"}),
        ("NATO's northern allies — Norway and Denmark — sent ships.", {"NATO", "NOR", "DNK"}),
    ],
)
def test_a_dateline_is_no_actor_but_a_sentence_with_a_dash_has_its_own(text: str, expected: set[str]) -> None:
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Most Canadians distrust China.", {"CHN"}),
        ("Thousands of Syrians stormed Turkey's embassy.", {"TUR"}),
        ("Turkey's embassy was stormed by hundreds of Syrians.", {"TUR"}),
        ("Iran arrested six Americans.", {"IRN", "USA"}),
        ("Iran freed thousands of Iraqis.", {"IRN", "IRQ"}),
    ],
)
def test_a_crowd_does_nothing_for_its_state_but_things_are_done_to_it(text: str, expected: set[str]) -> None:
    assert actors(text) == expected
