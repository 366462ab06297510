"""What refers back: pronouns, titles, "the country", "both sides"."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.actors import find_mentions
from ingest.parse import parse, split_sentences
from ingest.records import Mention


def referring(text: str, words: str, day: str = "2015-06-01") -> list[Mention]:
    found = find_mentions(parse(split_sentences(text)), date.fromisoformat(day))
    return [m for sentence in found for m in sentence if m.text.lower() == words.lower()]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Vladimir Putin met Canada's envoy. He praised Norway.", "He", "RUS"),
        ("Angela Merkel flew to Paris. She praised Norway.", "She", "DEU"),
        ("Vladimir Putin left. His speech angered Norway.", "His", "RUS"),
        ("Norway expelled a diplomat. It also warned Sweden.", "It", "NOR"),
        ("Norway said it would leave NATO.", "it", "NOR"),
        ("Norway let Syrian refugees go. It also warned Iraq.", "It", "NOR"),
        ("Norway defended its border with Russia.", "its", "NOR"),
        ("The Houthis left the talks. They also warned Bahrain.", "They", "HOUTHI"),
        ("Israeli troops left Gaza after they had fired at Lebanon.", "they", "ISR"),
        ("The Russians left. They warned Norway.", "They", "RUS"),
        ("Norway left the talks. The country also warned Sweden.", "The country", "NOR"),
        ("Saudi Arabia left the talks. The kingdom also warned Qatar.", "The kingdom", "SAU"),
        ("Taiwan spoke. The island also thanked Japan.", "The island", "TWN"),
        ("The European Union spoke. The bloc also warned Serbia.", "The bloc", "EU"),
        ("NATO spoke. The alliance also warned Serbia.", "The alliance", "NATO"),
        ("Hezbollah spoke. The militant group also warned Israel.", "The militant group", "HEZBOLLAH"),
        ("Syria spoke. The regime also warned Jordan.", "The regime", "SYR"),
        (
            "British Prime Minister David Cameron spoke. The prime minister thanked Norway.",
            "The prime minister",
            "GBR",
        ),
        ("French President Francois Hollande spoke. The president thanked Norway.", "The president", "FRA"),
        (
            "Norwegian Foreign Minister Kari Solstrand spoke. The foreign minister warned Iceland.",
            "The foreign minister",
            "NOR",
        ),
        ("“We will not leave Syria,” Putin told Canada.", "We", "RUS"),
        ("“Our army will stay,” the Norwegian prime minister told Sweden.", "Our", "NOR"),
        ("The Trump administration spoke. The administration also warned Iran.", "The administration", "USA"),
        ("Senior administration officials spoke. Norway blamed Iran.", "administration officials", "USA"),
        ("The Turkish defence ministry spoke. The ministry also blamed Russia.", "The ministry", "TUR"),
        ("Iran seized a British-flagged tanker near Oman. Iran kept the tanker.", "the tanker", "GBR"),
        (
            "Norway felt American sanctions. Norway hoped that the sanctions would end.",
            "the sanctions",
            "USA",
        ),
        ("Vladimir Putin admitted that Norway has doubts about its drills.", "its", "RUS"),
        ("Vladimir Putin admitted that Norway has doubts and that its army is ready.", "its", "NOR"),
        ("Turkey closed the strait. Greece urged its neighbour to open it.", "neighbour", "TUR"),
        ("Turkey closed the strait. Greece expelled the ambassador.", "ambassador", "TUR"),
        ("British jets hit a Russian plane that it said had strayed.", "it", "GBR"),
        ("China left. British jets hit a Russian plane that it said had strayed.", "it", "GBR"),
        ("NATO spoke. The grouping also warned Serbia.", "The grouping", "NATO"),
        ("Any administration effort to tax Norway and Sweden would fail.", "administration", "USA"),
        ("The United States has kept Norway from selling its oil.", "its", "NOR"),
        ("The U.S. accused Norway of fraud and asked that the country be punished.", "the country", "NOR"),
    ],
)
def test_words_refer_back_to_the_right_actor(text: str, words: str, actor: str) -> None:
    day = "2018-06-01" if "Trump" in text else "2015-06-01"
    found = referring(text, words, day)
    assert [m.actor for m in found] == [actor]
    assert found[0].antecedent


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Turkey closed the strait on Monday. Greece condemned the move.", "the move"),
        (
            "Officials said Turkey had closed the strait. The decision was criticised by Greece.",
            "The decision",
        ),
        ("Turkey said it would close the strait. Greece and Cyprus condemned the plan.", "the plan"),
        ("Turkey closed the strait. Egypt dismissed the move. Greece welcomed the decision.", "the decision"),
        (
            "Greece condemned Turkey's decision. Egypt left. Iraq is calm. Cyprus opposed the move.",
            "the move",
        ),
        (
            "Greece condemned the decision by Turkey. Egypt left. Cyprus had doubts about the move.",
            "the move",
        ),
        ("Turkey closed the strait. Greece said it was worried by the decision.", "the decision"),
        ("Turkey accused Greece of spying. Greece rejected the charge.", "the charge"),
        ("Turkey accused Greece of spying. It rained for days. Greece rejected the charge.", "the charge"),
        ("Egypt spoke. Turkey attacked a base. Greece condemned the attack.", "the attack"),
        ("Turkish missiles hit a port. Greece said the attack was a crime.", "the attack"),
        ("Turkish jets hit a port. Greece denied the charge that it hid arms there.", "the charge"),
        ("Turkey said Greece had spied. The Greek minister dismissed the claim.", "the claim"),
        ("Turkey closed the strait. Members of the Greek parliament voiced anger at the step.", "the step"),
    ],
)
def test_the_move_is_of_whom_the_sentence_before_tells_a_deed(text: str, words: str) -> None:
    assert [m.actor for m in referring(text, words)] == ["TUR"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mali was attacked on Monday. France joined the attack.", "the attack"),
        ("Turkey closed the strait. Greece welcomed the decision of Egypt.", "the decision"),
        ("Turkey closed the strait. Turkey called the step final.", "the step"),
        ("Turkey is worried about the strait. Greece condemned the move.", "the move"),
        ("Turkey closed the strait. Egypt is calm. Greece condemned the move.", "the move"),
        ("Turkey closed the strait. Greece hid the move.", "the move"),
    ],
)
def test_the_move_is_of_nobody_where_that_is_unclear(text: str, words: str) -> None:
    assert referring(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Norway and Sweden met. The two countries signed a pact.", "The two countries", {"NOR", "SWE"}),
        ("Norway and Sweden met. The two allies held drills.", "The two allies", {"NOR", "SWE"}),
        ("Norway met Sweden. Both sides were pleased.", "Both sides", {"NOR", "SWE"}),
        ("Putin met Merkel in Berlin. The two leaders spoke of Ukraine.", "The two leaders", {"RUS", "DEU"}),
        (
            "Japan met Norway. Ben Hill, the American envoy, urged the two allies to sign.",
            "the two allies",
            {"JPN", "NOR"},
        ),
        (
            (
                "Norway and Iran fought. Norway and Iran met. Iran and Norway signed. Iran left."
                " Kenya, a neighbour of Iran, spoke. Canada thanked both countries."
            ),
            "both countries",
            {"NOR", "IRN"},
        ),
        (
            "France and Norway asked Canada to wait. Kenya called the two allies weak.",
            "the two allies",
            {"FRA", "NOR"},
        ),
        (
            "Norway and Sweden met. After Kenya met Iran, Canada thanked both countries.",
            "both countries",
            {"KEN", "IRN"},
        ),
        (
            "Norway left. After Kenya met Iran, Canada thanked both countries.",
            "both countries",
            {"KEN", "IRN"},
        ),
        ("Putin met Merkel. Canada called on the two leaders to stop.", "the two leaders", {"RUS", "DEU"}),
        (
            "Putin met Merkel. Germany froze all deals between the two countries.",
            "the two countries",
            {"RUS", "DEU"},
        ),
    ],
)
def test_a_pair_is_two_mentions_of_one_span(text: str, words: str, actors: set[str]) -> None:
    found = referring(text, words)
    assert {m.actor for m in found} == actors
    assert len({(m.first, m.last) for m in found}) == 1
    assert {m.kind for m in found} == {"noun"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is raining in Norway.", "It"),
        ("It is clear that Norway will leave NATO.", "It"),
        ("We like Norway.", "We"),
        ("She praised Norway.", "She"),
        ("The country is small.", "The country"),
        ("Vladimir Putin left. She praised Norway.", "She"),
        ("Norway slept. Both sides of the coin shone.", "Both sides"),
        ("Turkey closed the strait. France sent the ambassador to Cairo.", "ambassador"),
        ("Norway and Sweden left. Norway and Sweden expelled the ambassador.", "ambassador"),
        ("Turkey closed the strait. Greece raised taxes after the move.", "the move"),
        ("Turkey and Egypt met. Greece urged its neighbour to leave.", "neighbour"),
        ("Turkey called Greece its rival. Greece saw the ambassador.", "ambassador"),
        ("French and German troops met near Poland. The troops left Norway.", "The troops"),
    ],
)
def test_words_without_a_safe_antecedent_refer_to_nobody(text: str, words: str) -> None:
    assert referring(text, words) == []


def test_a_pronoun_object_is_not_the_subject_of_its_verb() -> None:
    found = referring("Vladimir Putin met Barack Obama. Putin thanked him.", "him")
    assert [m.actor for m in found] == ["USA"]


def test_a_pronoun_keeps_the_person_that_speaks() -> None:
    found = referring("Vladimir Putin left. He praised Norway.", "He")
    assert found[0].person == "Vladimir Putin"
    assert found[0].kind == "pronoun"


def test_a_quotation_over_two_sentences_keeps_its_speaker() -> None:
    text = "“We will not leave Syria,” Putin told Canada. “We warn Norway too.”"
    assert [m.actor for m in referring(text, "We")] == ["RUS", "RUS"]


def test_a_quotation_has_the_speaker_whom_a_later_sentence_of_it_names() -> None:
    text = "Norway left. “We will not leave Syria or Iraq. They asked us to stay,” Putin told Canada."
    assert [m.actor for m in referring(text, "We")] == ["RUS"]


def test_the_speaker_may_be_named_where_nothing_else_is() -> None:
    text = '"We will not leave Syria or Iraq. There is time," said Vladimir Putin.'
    assert [m.actor for m in referring(text, "We")] == ["RUS"]


def test_whoever_speaks_after_the_quotation_is_not_its_speaker() -> None:
    text = '"We will not leave Syria or Iraq." There was time, Putin told Canada.'
    assert referring(text, "We") == []


def test_a_quotation_of_another_paragraph_has_no_say_in_who_speaks() -> None:
    text = '"We will not leave Syria or Iraq.\n\nThere is time," Putin told Canada.'
    assert referring(text, "We") == []


def test_he_who_speaks_is_the_one_named_before() -> None:
    text = "Vladimir Putin arrived in Minsk. “We stand with our friends in Syria,” he told Canada."
    assert [m.actor for m in referring(text, "our")] == ["RUS"]


def test_a_pronoun_that_is_also_a_surname_stays_a_pronoun() -> None:
    text = "Nikol Pashinyan spoke to reporters. He accused Russia of doing nothing."
    (found,) = referring(text, "He", day="2023-01-10")
    assert (found.actor, found.kind) == ("ARM", "pronoun")
