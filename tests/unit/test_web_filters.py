"""The filters of a view, and the marks in an article's text."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from ingest.errors import InputError
from webapp.filters import MOST_NODES, View, day_from, view_from
from webapp.highlight import cut
from webapp.words import readable_date, web_link


def view(*pairs: tuple[str, str]) -> View:
    return view_from(MultiDict(pairs), ("snub", "clash"), "2017", "2024")


def test_without_filters_the_whole_period_is_shown() -> None:
    found = view()
    assert (found.first, found.last, found.day) == ("2017-01-01", "2024-12-31", "2024-12-31")
    assert found.edges == ["SNUBBED", "CLASHED_WITH"]
    assert found.limit == 150


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-11-23", "2022-11-23", "2022-11-23"),
    ],
)
def test_a_date_may_be_a_year_a_month_or_a_day(text: str, first: str, last: str) -> None:
    assert day_from(text, "from") == first
    assert day_from(text, "to", end=True) == last


@pytest.mark.parametrize("text", ["x", "2022-13", "2022-02-30", "0", "99999", "2022-1-1-1", "-5"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a date"):
        day_from(text, "from")


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError, match="before it begins"):
        view(("from", "2024"), ("to", "2020"))


def test_no_more_than_the_hard_cap_is_drawn() -> None:
    assert view(("limit", "99999")).limit == MOST_NODES
    with pytest.raises(InputError, match="limit"):
        view(("limit", "none"))


def test_an_unknown_family_is_refused() -> None:
    with pytest.raises(InputError, match="family"):
        view(("family", "love"))


def test_text_is_cut_at_the_claims_and_nothing_is_lost() -> None:
    text = "One. Two.\n\nThree."
    claims = [
        {"first_char": 5, "end_char": 9, "id": "a"},
        {"first_char": 5, "end_char": 17, "id": "b"},
        {"first_char": 90, "end_char": 99, "id": "outside"},
    ]
    paragraphs = cut(text, claims)
    assert "\n\n".join("".join(p.text for p in pieces) for pieces in paragraphs) == text
    assert [p.claims for pieces in paragraphs for p in pieces if p.text.strip()] == [(), ("a", "b"), ("b",)]
    assert [p.first_of for pieces in paragraphs for p in pieces if p.first_of] == [("a", "b")]


def test_dates_are_written_with_their_precision() -> None:
    assert readable_date("2022-11-23", "day") == "23 November 2022"
    assert readable_date("2022-11-01", "month") == "November 2022"
    assert readable_date(None) == "undated"


def test_only_web_addresses_become_links() -> None:
    assert web_link("https://news.example/a") == "https://news.example/a"
    assert web_link("javascript:alert(1)") == ""
