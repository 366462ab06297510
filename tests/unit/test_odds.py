"""The reader's odds: for whom they are given, and that they do not depend on who the actors are."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from ingest.actors import find_mentions
from ingest.claims.odds import PairOdds, read_odds, share_spans
from ingest.parse import parse, split_sentences

DAY = date(2020, 5, 5)


def odds_of(text: str) -> list[PairOdds]:
    sentences = parse(split_sentences(text))
    return read_odds(sentences, find_mentions(sentences, DAY))


def test_every_ordered_pair_of_actors_gets_odds() -> None:
    (odds,) = odds_of("Peru condemned Chile for arming Bolivia.")
    assert set(odds) == {(a, b) for a in ("PER", "CHL", "BOL") for b in ("PER", "CHL", "BOL") if a != b}
    for found in odds.values():
        assert 0 <= found.probability <= 1
        assert np.isclose(found.relations.sum(), 1, atol=1e-3)


def test_a_sentence_with_one_actor_gets_none() -> None:
    assert odds_of("Peru is a country of mountains.") == [{}]


def test_sentences_read_together_read_as_alone() -> None:
    texts = [
        "Peru condemned Chile.",
        "After a long night of talks Kenya at last agreed to help Uganda rebuild the road.",
    ]
    together = odds_of(" ".join(texts))
    for text, found in zip(texts, together, strict=True):
        (alone,) = odds_of(text)
        for pair, odds in alone.items():
            assert (found[pair].probability > 0.5) == (odds.probability > 0.5)
            assert found[pair].probability == pytest.approx(odds.probability, abs=0.2)  # the steps of 8 bits


@pytest.mark.parametrize(("one", "other"), [("Peru", "Chile"), ("Kenya", "Uganda"), ("Sweden", "Finland")])
def test_who_acts_is_told_from_who_is_acted_on(one: str, other: str) -> None:
    (odds,) = odds_of(f"{one} imposed sanctions on {other} on Monday.")
    forth, back = sorted(odds.values(), key=lambda o: -o.probability)
    assert next(iter(odds)) == max(odds, key=lambda pair: odds[pair].probability)
    assert forth.probability > 0.5 > back.probability


def test_countries_that_do_nothing_to_each_other_have_low_odds() -> None:
    (odds,) = odds_of("Coffee is grown in Kenya, in Peru and in the hills of Vietnam.")
    assert max(o.probability for o in odds.values()) < 0.3


def test_actors_of_one_phrase_share_its_words() -> None:
    assert share_spans([(4, 6, 0, 7), (4, 6, 1, 7), (1, 2, 2, 0)]) == [
        (4, 4, 0, 7),
        (5, 6, 1, 7),
        (1, 2, 2, 0),
    ]
    assert share_spans([(4, 4, 0, 7), (4, 4, 1, 7)]) == [(4, 4, 0, 7), (4, 4, 1, 7)]


def test_what_is_asked_of_two_is_asked_of_each() -> None:
    (_, odds) = odds_of("Japan and Norway quarrelled. Peru urged the two countries to settle the row.")
    assert odds["PER", "JPN"].probability > 0.5
    assert odds["PER", "NOR"].probability > 0.5


def test_a_sentence_may_name_more_actors_than_are_numbered() -> None:
    names = ["Peru", "Chile", "Kenya", "Uganda", "Sweden", "Finland", "Norway", "Japan", "Egypt", "Bolivia"]
    (odds,) = odds_of(f"Delegates of {', '.join(names)} and Mali were flown home on Monday.")
    assert len(odds) == 11 * 10
