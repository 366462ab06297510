"""Strain, Cypher and loading, as a person uses them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.web.conftest import Watch


def ask(page: Page, query: str) -> None:
    page.goto("/cypher")
    page.locator("#query").fill(query)
    page.get_by_role("button", name="Run").click()
    page.wait_for_load_state()


def test_strained_allies_show_the_formula_and_every_contribution(page: Page) -> None:
    page.goto("/strain?day=2022-12-31")
    assert "half-life" in page.locator(".eq").inner_text()
    pair = page.locator(".ranking li", has_text="Armenia – Russia")
    if pair.locator("details[open]").count() == 0:
        pair.locator("summary").click()
    rows = pair.locator("tbody tr").all()
    total = float(pair.locator(".strain").inner_text().replace("−", "-"))
    amounts = [float(row.locator("td").nth(6).inner_text().replace("−", "-")) for row in rows]
    assert len(amounts) == 2
    assert total == pytest.approx(sum(amounts), abs=0.02)


def test_the_half_life_changes_the_strain(page: Page) -> None:
    found = []
    for half_life in (30, 3000):
        page.goto(f"/strain?day=2022-12-31&half_life={half_life}")
        pair = page.locator(".ranking li", has_text="Armenia – Russia")
        found.append(pair.locator(".strain").inner_text())
    assert found[0] != found[1]


def test_a_query_is_answered_as_a_table(page: Page, watch: Watch) -> None:
    ask(
        page,
        "MATCH (:State {name: 'Armenia'})-[s:SNUBBED]->(:State {name: 'Russia'})\nRETURN s.date, s.quote",
    )
    assert page.locator(".answer td").all_inner_texts() == [
        "2022-11-23",
        "Armenia refused to sign the closing declaration of the summit in Yerevan.",
    ]
    assert watch.complaints == []


def test_an_answer_with_edges_is_drawn_as_well(page: Page) -> None:
    ask(page, "MATCH (a:State)-[s:SNUBBED]->(b:State) RETURN a, s, b")
    page.wait_for_selector("#net[data-drawn]")
    assert {"ARM", "RUS"} <= set(page.evaluate("Object.keys(window.ententeNetwork.getPositions())"))
    assert page.locator(".answer table a", has_text="Armenia").count() >= 1


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Actor {id: 'XXX'})",
        "MATCH (a:Actor) SET a.name = 'X'",
        "MATCH (a:Actor) DETACH DELETE a",
        "MERGE (a:Actor {id: 'XXX'}) RETURN a",
    ],
)
def test_a_query_that_writes_is_refused_and_changes_nothing(page: Page, query: str) -> None:
    with page.expect_response(lambda r: r.request.method == "POST") as waiting:
        ask(page, query)
    assert 400 <= waiting.value.status < 500
    assert page.locator(".problem").is_visible()
    ask(page, "MATCH (a:Actor {id: 'XXX'}) RETURN count(a) AS n")
    assert page.locator(".answer td").inner_text() == "0"
    ask(page, "MATCH (a:Actor {id: 'ARM'}) RETURN a.name AS name")
    assert page.locator(".answer td").inner_text() == "Armenia"


def test_a_wrong_query_says_what_is_wrong(page: Page) -> None:
    ask(page, "MATCH (a RETURN a")
    assert len(page.locator(".problem").inner_text()) > 20
    assert page.locator("#query").input_value() == "MATCH (a RETURN a"


def test_an_answer_is_cut_at_the_row_limit(page: Page) -> None:
    ask(page, "UNWIND range(1, 5000) AS n RETURN n")
    assert page.locator(".answer tbody tr").count() == 1000
    assert "cut at 1,000 rows" in page.locator(".answer").inner_text()


def test_every_saved_query_is_listed_and_runs(page: Page) -> None:
    page.goto("/cypher")
    links = [a.get_attribute("href") or "" for a in page.locator(".saved a").all()]
    assert len(links) >= 8
    for link in links:
        page.goto(f"{link}?run=1")
        assert page.locator(".problem").count() == 0, link
        assert page.locator(".answer").count() == 1, link


def test_a_saved_query_takes_its_parameters_and_gives_json(page: Page) -> None:
    page.goto("/cypher/snubs-between")
    page.get_by_label("source").fill("France")
    page.get_by_label("target").fill("Australia")
    page.get_by_role("button", name="Run").click()
    assert "2021-09-17" in page.locator(".answer").inner_text()
    href = page.get_by_role("link", name="JSON").get_attribute("href") or ""
    answer = json.loads(page.request.get(href).text())
    assert answer["rows"][0]["date"] == "2021-09-17"


def test_a_pasted_article_is_shown_before_it_is_saved(page: Page, watch: Watch) -> None:
    page.goto("/load")
    page.get_by_label("Text").fill(
        "Serbia refused to sign the declaration with Croatia on 3 March 2020, officials said."
    )
    page.get_by_label("Title").fill("No declaration in Zagreb")
    page.locator("#published-paste").fill("2020-03-05")
    page.get_by_role("button", name="See what it claims").first.click()
    page.wait_for_url("**/load/preview")
    assert "nothing is saved yet" in page.locator(".page-head").inner_text()
    assert "Serbia" in page.locator(".previewed table").inner_text()
    assert page.request.get("/articles?words=Zagreb").text().count("No declaration in Zagreb") == 0
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/articles/**")
    assert page.locator(".notice").inner_text().startswith("Saved")
    assert page.locator("mark").count() >= 1
    page.locator(".remove summary").click()
    page.get_by_role("button", name="Remove it").click()
    page.wait_for_url("**/articles")
    assert page.locator(".articles", has_text="No declaration in Zagreb").count() == 0
    assert watch.complaints == []


def test_an_uploaded_file_is_shown_before_it_is_saved(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "story.md"
    file.write_text(
        "---\ntitle: A visit\npublished: 2021-04-02\n---\n\nPoland accused Hungary of blocking aid.\n",
        "utf-8",
    )
    page.goto("/load")
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="See what it claims").nth(1).click()
    page.wait_for_url("**/load/preview")
    assert "A visit" in page.locator(".previewed").inner_text()


def test_an_article_without_a_date_is_refused_with_a_hint(page: Page) -> None:
    page.goto("/load")
    page.get_by_label("Text").fill("Poland accused Hungary of blocking aid.")
    page.get_by_role("button", name="See what it claims").first.click()
    problem = page.locator(".problem")
    assert "publication date" in problem.inner_text()
    assert "--published" not in problem.inner_text()
    assert page.get_by_label("Text").input_value().startswith("Poland")
