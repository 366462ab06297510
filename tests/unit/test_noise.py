"""What is no running news text is left out, and every full sentence of the report stays."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.noise import dateline, noise_spans

HEAD = "Norland recalls its ambassador from Southmark\n\n"
BODY = "Norland recalled its ambassador from Southmark on Monday, the foreign ministry said."


def kept(text: str) -> str:
    """Return the text without its noise, white space made single."""
    pieces, place = [], 0
    for start, end in noise_spans(text):
        pieces.append(text[place:start])
        place = end
    return " ".join("".join([*pieces, text[place:]]).split())


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Share on Facebook",
        "Tweet",
        "Print",
        "facebook",
        "5,263",
        "Link copied",
        "Image 3 of 12",
        "Advertisement",
        "Read more: Why the two neighbours fell out",
        "Also read: Southmark closes its ports",
        "SEE ALSO: Ten things to know",
        "Related: The long history of the border",
        "Watch: Minister walks out of talks",
        "The story continues",
        "Read the original article on The Morning Ledger",
        "Sign up for our daily briefing",
        "Subscribe to the Ledger newsletter",
        "Get the stories you care about delivered to your inbox.",
        "We use cookies to improve your visit.",
        "By signing up, you agree to our Privacy Policy.",
        "Copyright 2021 The Morning Ledger. All rights reserved.",
        "© 2021 Ledger Media",
        "Photo: Ana Petrel, LP",
        "By Ana Petrel",
        "By Ana Petrel and Jo Heron, Ledger Staff",
        "Ana Petrel, Ledger Staff Writer",
        "Updated 6:14 pm CET, Friday, March 5, 2021",
        "March 5, 2021, 6:14 PM",
        "Published on 5 March 2021",
        "(Reporting by Ana Petrel; Editing by Jo Heron)",
        "Additional reporting by Jo Heron",
        "Jo Heron in Southport and Ana Petrel in Northaven contributed to this report.",
        "Our Standards: The Principles of Trust.",
        "This article was first published in The Morning Ledger.",
        "Click here for reprint permission.",
        "Tags: Norland, Southmark",
        "Follow Ana Petrel on Twitter.",
        "____",
        "Ivo Gull/AFP/Getty Images",
        "Home > World > Norland",
    ],
)
def test_lines_around_the_report_are_noise(line: str) -> None:
    assert kept(f"{HEAD}{line}\n\n{BODY}\n\n{line}\n") == f"{HEAD.strip()} {BODY}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Support for the alliance fell after Norland withdrew its troops from the joint base.",
        "By Monday evening Norland had expelled four Southmark diplomats.",
        "Published figures show that Southmark bought 40 tanks from Norland last year.",
        "Share prices fell after Norland imposed tariffs on Southmark's steel.",
        "Read aloud in parliament, the letter accused Southmark of bad faith.",
        "Subscribe or leave was the choice that Norland gave the treaty's members, he said.",
        "The prime minister of Southmark arrives in Northaven for talks on Tuesday, March 2, 2021.",
        "“We will not come,” the minister told reporters via video link from Southport.",
        "The clause was invoked once, after the 9/11 attacks.",
        "The minister thanked Norland for its help, according to CBC/Radio Norland.",
    ],
)
def test_sentences_of_the_report_stay(sentence: str) -> None:
    assert kept(f"{HEAD}{BODY}\n\n{sentence}\n") == f"{HEAD.strip()} {BODY} {sentence}"


@pytest.mark.parametrize(
    ("opening", "place", "day"),
    [
        ("MOSCOW (Reuters) - ", "MOSCOW", None),
        ("NORTHAVEN, Norland (AP) — ", "NORTHAVEN", None),
        ("SOUTHPORT, Nov. 12, 2006 (Xinhua) -- ", "SOUTHPORT", "Nov. 12, 2006"),
        ("MOSCOW, March 9. /TASS/. ", "MOSCOW", "March 9"),
        ("Brussels (dpa) - ", "Brussels", None),
        ("WASHINGTON — ", "WASHINGTON", None),
        ("UNITED NATIONS, 4 May (IPS) - ", "UNITED NATIONS", "4 May"),
        ("NEW YORK, June 7, 1999 (AFP) - ", "NEW YORK", "June 7, 1999"),
    ],
)
def test_a_dateline_is_read_and_left_out(opening: str, place: str, day: str | None) -> None:
    text = HEAD + opening + BODY
    found = dateline(text)
    assert found is not None
    assert (found.place, found.day) == (place, day)
    assert text[found.start : found.end].strip() == opening.strip()
    assert kept(text) == f"{HEAD.strip()} {BODY}"


def test_an_acronym_before_a_dash_is_no_dateline() -> None:
    assert kept(f"{HEAD}NATO — {BODY}") == f"{HEAD.strip()} NATO — {BODY}"


def test_an_article_without_dateline_has_none() -> None:
    assert dateline(HEAD + BODY) is None
    assert dateline("NATO and the EU met on Monday.") is None


def test_a_repeated_headline_is_kept_once() -> None:
    assert kept(HEAD + HEAD + BODY) == f"{HEAD.strip()} {BODY}"


def test_a_caption_that_is_a_sentence_stays_without_its_credit() -> None:
    caption = "The presidents of Norland and Southmark shake hands in Northaven on May 4, 2021."
    assert kept(f"{HEAD}{caption} Ivo Gull/Getty Images\n\n{BODY}") == f"{HEAD.strip()} {caption} {BODY}"
    assert (
        kept(f"{HEAD}{caption} (Norland Presidency via AP)\n\n{BODY}") == f"{HEAD.strip()} {caption} {BODY}"
    )
    assert kept(f"{HEAD}Ivo Gull/REUTERS{caption}\n\n{BODY}") == f"{HEAD.strip()} {caption} {BODY}"


def test_a_caption_cut_off_by_a_gallery_is_noise() -> None:
    assert (
        kept(f"{HEAD}The presidents of Norland and Southmark shake ... more\n\n{BODY}")
        == f"{HEAD.strip()} {BODY}"
    )


def test_a_box_of_links_is_noise_up_to_the_next_sentence() -> None:
    links = (
        "Southmark threatens to close the strait to Norland ships\n\nWhy Norland left the customs union\n\n"
    )
    assert kept(HEAD + "Most read\n\n" + links + BODY) == f"{HEAD.strip()} {BODY}"


def test_a_menu_of_short_lines_is_noise_but_a_single_subheading_stays() -> None:
    assert (
        kept(HEAD + "World\n\nPolitics\n\nNorland\n\nSouthmark crisis\n\n" + BODY) == f"{HEAD.strip()} {BODY}"
    )
    assert kept(HEAD + "A long quarrel\n\n" + BODY) == f"{HEAD.strip()} A long quarrel {BODY}"


def test_a_comment_form_at_the_end_is_noise_to_the_last_line() -> None:
    tail = "\n\nLeave a Reply\n\nName\n\nI think Norland was right to do this.\n"
    assert kept(HEAD + BODY + "\n\n" + BODY.replace("Monday", "Tuesday") + tail).endswith(
        "on Tuesday, the foreign ministry said."
    )


def test_links_and_tweets_inside_a_line_are_cut_out() -> None:
    line = "It protested. (RELATED: Norland Bans Fish) It recalled its envoy pic.twitter.com/AbC123 at once."
    assert kept(HEAD + line) == f"{HEAD.strip()} It protested. It recalled its envoy at once."


def test_headlines_glued_to_a_name_are_cut_out() -> None:
    line = "President HalvorsenHalvorsen faces revolt Senators doubt the president MORE rejected the offer."
    assert kept(HEAD + line) == f"{HEAD.strip()} President Halvorsen rejected the offer."


@given(st.text(alphabet=st.sampled_from("Ab .\n(/)—-:,REUTERS0123…”"), max_size=400))
def test_spans_are_ordered_apart_and_inside_the_text(text: str) -> None:
    spans = noise_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] < second[0] for first, second in pairwise(spans))


def test_the_cost_is_linear_in_the_length() -> None:
    def seconds(text: str) -> float:
        begin = time.perf_counter()
        noise_spans(text)
        return time.perf_counter() - begin

    paragraph = (
        "Norland and Southmark, the minister said, agreed on ABC/DEF terms - and more - of 12 March. " * 8
        + "\n\n"
    )
    one = min(seconds("".join(f"{n} {paragraph}" for n in range(50))) for _ in range(3))
    ten = min(seconds("".join(f"{n} {paragraph}" for n in range(500))) for _ in range(3))
    assert ten < 30 * one + 0.05
    assert seconds("A " * 200_000) < 2.0
    assert seconds("NATO-" * 50_000) < 2.0
    assert seconds("\n".join("word" for _ in range(20_000))) < 2.0
