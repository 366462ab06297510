"""Strain: who counts as allied, what an event adds, and how pairs are ranked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.strain import allied_pairs, decay, rank_by_strain

DAY = date(2024, 6, 30)


def event(source: str, target: str, day: str, score: float, confidence: float = 1.0) -> dict[str, Any]:
    return {"source": source, "target": target, "date": day, "score": score, "confidence": confidence}


def seat(member: str, organisation: str, kind: str = "alliance") -> dict[str, Any]:
    return {"member": member, "organisation": organisation, "kind": kind}


def test_an_event_loses_half_its_weight_in_a_half_life() -> None:
    assert decay(0, 180) == 1.0
    assert decay(180, 180) == 0.5
    assert decay(540, 180) == 0.125


def test_strain_is_minus_score_times_confidence_times_decay() -> None:
    ties = {("ARM", "RUS"): ("treaty",)}
    (ranked,) = rank_by_strain([event("ARM", "RUS", "2024-01-02", -4.0, 0.5)], ties, DAY, 180)
    assert ranked.strain == pytest.approx(4.0 * 0.5 * 0.5)
    assert ranked.contributions[0].age == 180


def test_cooperation_counts_down_and_both_directions_count() -> None:
    ties = {("ARM", "RUS"): ("treaty",)}
    events = [event("ARM", "RUS", "2024-06-30", -5.0), event("RUS", "ARM", "2024-06-30", 3.0)]
    (ranked,) = rank_by_strain(events, ties, DAY)
    assert ranked.strain == pytest.approx(2.0)
    assert [c.amount for c in ranked.contributions] == [5.0, -3.0]


def test_events_after_the_day_and_between_others_are_left_out() -> None:
    ties = {("ARM", "RUS"): ("treaty",)}
    events = [event("ARM", "RUS", "2024-07-01", -5.0), event("ARM", "AZE", "2024-01-01", -9.0)]
    assert rank_by_strain(events, ties, DAY) == ()


def test_the_most_strained_pair_comes_first() -> None:
    ties = {("A", "B"): ("treaty",), ("C", "D"): ("treaty",)}
    events = [event("A", "B", "2024-06-30", -1.0), event("D", "C", "2024-06-30", -2.0)]
    assert [p.pair for p in rank_by_strain(events, ties, DAY)] == [("C", "D"), ("A", "B")]


def test_allies_share_an_alliance_or_a_treaty_and_no_other_organisation() -> None:
    seats = [
        seat("ARM", "CSTO"),
        seat("RUS", "CSTO"),
        seat("ARM", "UN", "universal"),
        seat("FRA", "UN", "universal"),
    ]
    pairs = allied_pairs([{"source": "GBR", "target": "FRA"}], seats)
    assert pairs[("ARM", "RUS")] == ("CSTO",)
    assert pairs[("FRA", "GBR")] == ("treaty",)
    assert ("ARM", "FRA") not in pairs
    assert pairs[("ARM", "CSTO")] == ("member",)


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=8), st.floats(1, 3650))
def test_strain_is_the_sum_of_its_contributions(scores: list[float], half_life: float) -> None:
    events = [event("A", "B", f"2024-0{i % 6 + 1}-01", score) for i, score in enumerate(scores)]
    (ranked,) = rank_by_strain(events, {("A", "B"): ("treaty",)}, DAY, half_life)
    assert ranked.strain == pytest.approx(sum(c.amount for c in ranked.contributions))
    assert abs(ranked.strain) <= sum(abs(s) for s in scores) + 1e-9
