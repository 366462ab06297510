"""What happened, merged from what is said to have happened."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.graph.events import Event, Told, merge_events
from ingest.ontology import ontology


def told(number: int = 1, **changes: Any) -> Told:
    base: dict[str, Any] = {
        "id": f"c{number}", "article": f"a{number}", "source": "ARM", "target": "RUS", "event": "REJECT",
        "mode": None, "date": "2022-11-23", "date_precision": "day", "status": "asserted", "confidence": 0.8,
        "quote": f"Quote {number}.", "symmetric": False,
    }  # fmt: skip
    return Told(**{**base, **changes})


def only(*claims: Told) -> Event:
    (event,) = merge_events(claims)
    return event


def test_one_claim_is_one_event() -> None:
    event = only(told())
    assert (event.edge, event.source, event.target, event.event) == ("SNUBBED", "ARM", "RUS", "REJECT")
    assert (event.date, event.date_precision, event.status, event.quote) == (
        "2022-11-23",
        "day",
        "asserted",
        "Quote 1.",
    )
    assert (event.claims, event.articles, event.confidence) == (1, 1, 0.8)
    assert event.score == ontology().score("REJECT")


def test_two_articles_telling_the_same_day_merge() -> None:
    event = only(told(1, confidence=0.8), told(2, confidence=0.5))
    assert (event.claims, event.articles) == (2, 2)
    assert event.confidence == pytest.approx(1 - 0.2 * 0.5)
    assert event.quote == "Quote 1."


def test_two_claims_of_one_article_count_as_one_article() -> None:
    event = only(told(1), told(2, article="a1"))
    assert (event.claims, event.articles) == (2, 1)


@pytest.mark.parametrize(
    ("day", "precision"), [("2022-11-01", "month"), ("2022-01-01", "year"), ("2022-11-21", "week")]
)
def test_a_coarse_date_agrees_with_a_day_in_it_and_the_day_is_kept(day: str, precision: str) -> None:
    event = only(told(1, date=day, date_precision=precision, confidence=0.9), told(2))
    assert (event.date, event.date_precision) == ("2022-11-23", "day")
    assert event.quote == "Quote 1.", "the most confident claim is quoted"


@pytest.mark.parametrize(
    "changes",
    [
        {"date": "2022-11-24"},
        {"date": "2022-12-01", "date_precision": "month"},
        {"date": None, "date_precision": None},
        {"event": "SANCTION"},
        {"source": "RUS", "target": "ARM"},
        {"target": "BLR"},
        {"status": "planned"},
    ],
    ids=str,
)
def test_what_differs_stays_apart(changes: dict[str, Any]) -> None:
    events = merge_events([told(1), told(2, **changes)])
    assert len(events) == 2
    assert len({event.id for event in events}) == 2


@pytest.mark.parametrize("status", ["denied", "hypothetical"])
def test_what_did_not_happen_is_no_event(status: str) -> None:
    assert merge_events([told(status=status)]) == ()


def test_what_is_planned_is_an_event_that_says_so() -> None:
    assert only(told(status="planned")).status == "planned"


def test_a_mutual_event_is_stored_once_lower_id_first() -> None:
    event = only(told(1, event="CONSULT", source="RUS", target="ARM"), told(2, event="CONSULT"))
    assert (event.source, event.target, event.claims) == ("ARM", "RUS", 2)


def test_a_war_is_a_clash_of_both() -> None:
    event = only(told(event="AT_WAR_WITH", source="UKR", target="RUS"))
    assert (event.edge, event.source, event.target) == ("CLASHED_WITH", "RUS", "UKR")


def test_the_mode_of_the_quoted_claim_gives_the_score() -> None:
    event = only(told(1, event="THREATEN", mode="territory", confidence=0.9), told(2, event="THREATEN"))
    assert (event.mode, event.score) == ("territory", ontology().score("THREATEN", "territory"))


def test_a_membership_told_on_many_days_is_one_tie_since_the_first() -> None:
    days = ("2024-02-23", "2022-01-10", None)
    event = only(*(told(i, event="MEMBER_OF", target="CSTO", date=day) for i, day in enumerate(days)))
    assert (event.edge, event.date, event.claims) == ("MEMBER_OF", "2022-01-10", 3)


@pytest.mark.parametrize("status", ["planned", "denied", "hypothetical"])
@pytest.mark.parametrize("event", ["MEMBER_OF", "ALLIED_WITH"])
def test_a_tie_that_is_not_asserted_is_none(event: str, status: str) -> None:
    assert merge_events([told(event=event, status=status)]) == ()


def test_an_ended_membership_stays_a_claim() -> None:
    assert merge_events([told(event="NOT_MEMBER_OF", target="CSTO")]) == ()


DAYS = st.integers(0, 40).map(lambda n: (date(2022, 10, 20) + timedelta(days=n)).isoformat())
CLAIMS = st.lists(
    st.builds(
        told,
        number=st.integers(1, 500),
        source=st.sampled_from(["ARM", "RUS"]),
        target=st.sampled_from(["AZE", "CSTO"]),
        event=st.sampled_from(["REJECT", "CONSULT", "MEMBER_OF", "ALLIED_WITH", "AT_WAR_WITH"]),
        date=st.one_of(st.none(), DAYS),
        date_precision=st.sampled_from(["day", "week", "month", "year"]),
        status=st.sampled_from(["asserted", "planned", "denied"]),
        confidence=st.sampled_from([0.3, 0.5, 0.8]),
        article=st.sampled_from(["a1", "a2", "a3"]),
    ),
    max_size=12,
    unique_by=lambda claim: claim.id,
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list[Told], chance: random.Random) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert merge_events(shuffled) == merge_events(claims)


@given(CLAIMS)
def test_every_asserted_claim_is_counted_once_and_ids_are_unique(claims: list[Told]) -> None:
    events = merge_events(claims)
    assert len({event.id for event in events}) == len(events)
    ties = {"MEMBER_OF", "ALLIED_WITH"}
    counted = [c for c in claims if c.status == "asserted" or (c.status == "planned" and c.event not in ties)]
    assert sum(event.claims for event in events) == len(counted)


@given(CLAIMS)
def test_more_claims_make_an_event_surer(claims: list[Told]) -> None:
    for event in merge_events(claims):
        assert 1 - 0.7**event.claims <= event.confidence + 1e-4
        assert event.confidence <= 1
