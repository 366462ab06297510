"""Networks: what is kept, how lines look, where nodes stand."""

from __future__ import annotations

import json
import math
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import webapp
from webapp.blocs import blocs_among, look_of
from webapp.drawing import Line, around, keep, network_data, wrap
from webapp.families import families
from webapp.layout import LABEL_HEIGHT, LABEL_WIDTH, positions


def actor(name: str, kind: str = "State") -> dict[str, Any]:
    return {"name": name, "kind": kind, "lat": 40.0, "lon": 20.0}


ACTORS = {"ARM": actor("Armenia"), "RUS": actor("Russia"), "CSTO": actor("Treaty", "Organization")}


def test_a_line_is_as_wide_as_the_logarithm_of_its_events() -> None:
    data = network_data(keep([Line("ARM", "RUS", "SNUBBED", 7)], 10), ACTORS, ())
    (edge,) = data["edges"]
    assert edge["width"] == pytest.approx(math.log2(8))
    assert edge["dashes"]
    assert edge["arrows"]["to"]["type"] == "bar"


def test_parallel_lines_are_all_kept_and_fanned_out() -> None:
    kinds = ("SNUBBED", "CLASHED_WITH", "COOPERATED_WITH")
    lines = [Line("ARM", "RUS", kind, 1) for kind in kinds] + [Line("RUS", "ARM", "SNUBBED", 1)]
    edges = network_data(keep(lines, 10), ACTORS, ())["edges"]
    roundness = [e["smooth"]["roundness"] for e in edges if e["from"] == "ARM"]
    assert roundness == pytest.approx([0.08, 0.21, 0.34])
    assert len(edges) == 4


def test_the_best_connected_actors_are_kept_and_the_rest_counted() -> None:
    lines = [Line("HUB", f"N{i}", "SNUBBED", i + 1) for i in range(20)]
    drawing = keep(lines, 5)
    assert len(drawing.nodes) == 5
    assert drawing.total == 21
    assert "HUB" in drawing.nodes
    assert "N19" in drawing.nodes
    assert drawing.total_lines == 20


def test_around_an_actor_are_its_neighbours_and_their_lines() -> None:
    lines = [Line("A", "B", "SNUBBED", 1), Line("B", "C", "SNUBBED", 1), Line("C", "D", "SNUBBED", 1)]
    assert around(lines, "A") == lines[:1]
    assert around(lines, "B") == lines[:2]


def test_the_data_is_plain_json() -> None:
    data = network_data(keep([Line("ARM", "CSTO", "MEMBER_OF", 1, note="since 1994")], 10), ACTORS, ())
    assert json.loads(json.dumps(data)) == data


def test_the_same_network_is_drawn_the_same_way_and_labels_do_not_overlap() -> None:
    nodes = [f"N{i}" for i in range(30)]
    edges = [(f"N{i}", f"N{i // 3}", 1.0) for i in range(1, 30)]
    first, second = positions(nodes, edges, {}), positions(nodes, edges, {})
    assert first == second
    overlaps = [
        (a, b)
        for a, b in combinations(nodes, 2)
        if abs(first[a][0] - first[b][0]) < LABEL_WIDTH * 0.7
        and abs(first[a][1] - first[b][1]) < LABEL_HEIGHT * 0.7
    ]
    assert overlaps == []


@pytest.mark.parametrize("count", [1, 2, 600, 1000])
def test_every_node_has_a_place(count: int) -> None:
    nodes = [f"N{i}" for i in range(count)]
    edges = [(f"N{i}", f"N{i // 2}", 1.0) for i in range(1, count)]
    placed = positions(nodes, edges, {"N0": (44.5, 40.2)})
    assert set(placed) == set(nodes)
    assert all(math.isfinite(value) for place in placed.values() for value in place)


def test_blocs_differ_in_fill_and_shape() -> None:
    rows = [
        {"member": m, "organisation": o, "name": o, "kind": "alliance"}
        for m, o in (("ARM", "CSTO"), ("RUS", "CSTO"), ("FRA", "NATO"), ("USA", "NATO"), ("GBR", "NATO"))
    ]
    blocs = blocs_among({"ARM", "RUS", "FRA", "USA", "GBR", "IRN"}, rows)
    looks = {look_of("ARM", blocs), look_of("FRA", blocs), look_of("IRN", blocs)}
    assert len({fill for fill, _ in looks}) == 3
    assert look_of("ARM", blocs)[1] != look_of("FRA", blocs)[1]


def test_the_stylesheet_and_the_ontology_agree_on_colours() -> None:
    css = (Path(webapp.__file__).parent / "static" / "entente.css").read_text("utf-8")
    light = css[css.index(":root {") :]
    for family in families().values():
        assert f"--{family.key}: {family.color.lower()};" in light[: light.index("}")]


def test_long_names_wrap() -> None:
    assert wrap("United Arab Emirates") == "United Arab\nEmirates"
