"""The reference tables hold together: ids, dates, places and sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest

from ingest import reference
from ingest.errors import DataError
from ingest.reference import Line, Row

OPEN = (date.min, date.max)


def _overlaps(rows: Iterable[Row], *keys: str) -> list[str]:
    spells = defaultdict(list)
    for row in rows:
        spells[tuple(row[key] for key in keys)].append((row["since"] or OPEN[0], row["until"] or OPEN[1]))
    found = []
    for key, times in spells.items():
        times.sort()
        found += [str(key) for (_, end), (start, _) in pairwise(times) if start <= end]
    return found


def _members(organization: str, day: str) -> set[str]:
    on = date.fromisoformat(day)
    return {
        row["member"]
        for row in reference.memberships()
        if row["organization"] == organization
        and (row["since"] or OPEN[0]) <= on <= (row["until"] or OPEN[1])
    }


def test_an_id_belongs_to_one_actor() -> None:
    ids = [
        row["id"] for rows in (reference.states, reference.organizations, reference.groups) for row in rows()
    ]
    assert len(ids) == len(set(ids))
    assert set(ids) == reference.actor_ids()


def test_states_lie_where_they_should() -> None:
    places = {row["id"]: (row["lat"], row["lon"]) for row in reference.states()}
    assert len(places) >= 195
    assert places["ARM"] == pytest.approx((40.2, 44.5), abs=0.5)
    assert places["NZL"] == pytest.approx((-41.3, 174.8), abs=0.5)
    assert places["USA"] == pytest.approx((38.9, -77.0), abs=0.5)


@pytest.mark.parametrize("rows", [reference.memberships, reference.pledges, reference.terms])
def test_every_row_of_a_dated_table_has_a_source_and_a_key_of_its_own(rows: object) -> None:
    assert callable(rows)
    found = list(rows())
    assert all(row["source"] for row in found)
    assert len({row["id"] for row in found}) == len(found)


def test_spells_of_one_membership_do_not_overlap() -> None:
    assert _overlaps(reference.memberships(), "member", "organization") == []


def test_spells_of_one_treaty_tie_do_not_overlap() -> None:
    assert _overlaps(reference.ties(), "first", "second") == []


@pytest.mark.parametrize(
    ("organization", "day", "count"),
    [
        ("NATO", "1999-03-11", 16),
        ("NATO", "2022-05-18", 30),
        ("NATO", "2024-03-07", 32),
        ("EU", "2020-01-31", 28),
        ("EU", "2020-02-01", 27),
        ("CSTO", "2024-06-13", 6),
        ("CSTO", "2008-01-01", 7),
        ("GCC", "2017-06-05", 6),
        ("ASEAN", "2020-01-01", 10),
        ("AU", "2018-01-01", 54),
        ("ECOWAS", "2024-01-28", 15),
        ("ECOWAS", "2025-02-01", 12),
        ("AES", "2024-01-28", 3),
        ("LAS", "2020-01-01", 22),
        ("OIC", "2020-01-01", 57),
        ("OSCE", "2020-01-01", 57),
        ("COE", "2022-03-15", 47),
        ("COE", "2022-03-17", 46),
        ("G8", "2014-03-01", 8),
        ("SCO", "2024-08-01", 10),
        ("OECD", "2024-01-01", 38),
        ("APEC", "2020-01-01", 21),
    ],
)
def test_an_organisation_had_as_many_members_as_it_says(organization: str, day: str, count: int) -> None:
    assert len(_members(organization, day)) == count


@pytest.mark.parametrize(
    ("state", "organization", "before", "after"),
    [
        ("GBR", "EU", "2020-01-30", "2020-02-01"),
        ("QAT", "OPEC", "2018-12-31", "2019-01-02"),
        ("MLI", "ECOWAS", "2025-01-28", "2025-01-30"),
        ("GEO", "CIS", "2009-08-17", "2009-08-19"),
        ("UZB", "CSTO", "2012-06-27", "2012-06-29"),
        ("UZB", "CSTO", "1999-04-01", "2000-01-01"),
        ("RUS", "COE", "2022-03-15", "2022-03-17"),
        ("RUS", "G8", "2014-03-23", "2014-03-25"),
    ],
)
def test_a_state_that_left_is_a_member_before_and_not_after(
    state: str, organization: str, before: str, after: str
) -> None:
    assert state in _members(organization, before)
    assert state not in _members(organization, after)


def test_freezing_a_membership_is_not_leaving() -> None:
    assert "ARM" in _members("CSTO", "2025-01-01")
    assert "FRA" in _members("NATO", "1980-01-01")


def test_a_promise_not_to_attack_makes_no_allies() -> None:
    ties = {(row["first"], row["second"]) for row in reference.ties() if row["until"] is None}
    assert {("ARM", "RUS"), ("KOR", "USA"), ("JPN", "USA"), ("PRK", "RUS")} <= ties
    assert not {("RUS", "UKR"), ("CHN", "RUS"), ("NZL", "USA")} & ties


def test_a_coarse_date_is_read_as_a_whole_time() -> None:
    line = Line("x.csv", 2, {"since": "1992", "until": "2000-02"})
    assert line.time() == (date(1992, 1, 1), date(2000, 2, 29))
    assert Line("x.csv", 2, {"since": "", "until": "2010-05-04"}).time() == (None, date(2010, 5, 4))


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"since": "1992-13", "until": ""}, r"x.csv, line 7 has the date '1992-13'"),
        ({"since": "2001", "until": "2000"}, r"x.csv, line 7 ends on 2000-12-31, before it begins"),
        ({"since": "soon", "until": ""}, r"x.csv, line 7 has the date 'soon'"),
    ],
)
def test_a_wrong_time_is_named_with_file_and_line(cells: dict[str, str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        Line("x.csv", 7, cells).time()


def test_a_wrong_actor_number_or_column_is_named() -> None:
    line = Line("x.csv", 3, {"state": "ZZZ", "lat": "91", "lon": "east"})
    with pytest.raises(DataError, match=r"line 3 names the unknown actor 'ZZZ'"):
        line.actor("state")
    with pytest.raises(DataError, match=r"line 3 has the lat 91.0"):
        line.number_in("lat", 90)
    with pytest.raises(DataError, match=r"line 3 has the lon 'east'"):
        line.number_in("lon", 180)
    with pytest.raises(DataError, match=r"line 3 has no source"):
        line.text("source")


def test_a_full_name_belongs_to_one_person_of_an_actor() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in reference.table("actors", "people.csv"):
        for name in (line["name"], *line.words("aliases")):
            if " " in name:
                owners[name, line["actor"]].add(line["id"])
    assert not {key: ids for key, ids in owners.items() if len(ids) > 1}
