"""The networks in a real browser: panels, claims, neighbours, keyboard, themes, table twins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.web.conftest import Watch

REFUSED = "Armenia refused to sign the closing declaration of the summit in Yerevan."
PAGES = (
    "/", "/alliances", "/snubs", "/strain", "/actors", "/actors/ARM", "/articles", "/cypher",
    "/cypher/snubs-of-a-year?run=1&year=2022", "/load", "/events?source=ARM&target=RUS&kind=SNUBBED",
)  # fmt: skip

PLACE = """([kind, name]) => {
  const net = window.ententeNetwork, box = document.getElementById('net').getBoundingClientRect();
  let spot;
  if (kind === 'node') spot = net.getPosition(name);
  else {
    const edge = net.body.edges[name];
    spot = edge.edgeType.getPoint ? edge.edgeType.getPoint(0.5) : null;
  }
  const place = net.canvasToDOM(spot);
  return [place.x + box.x, place.y + box.y];
}"""


def draw(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_selector("#net[data-drawn]")


def click(page: Page, kind: str, name: str) -> None:
    page.locator("#net").scroll_into_view_if_needed()
    x, y = page.evaluate(PLACE, [kind, name])
    page.mouse.click(x, y)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_keeps_to_this_machine_and_to_its_policy(
    page: Page, watch: Watch, address: str, path: str
) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert watch.complaints == []
    assert watch.requests
    assert [url for url in watch.requests if not url.startswith((address, "data:", "blob:"))] == []


def test_the_start_page_shows_the_latest_year_with_events(page: Page) -> None:
    draw(page, "/")
    assert page.locator(".eyebrow").first.inner_text() == "2024"
    assert set(page.evaluate("Object.keys(window.ententeNetwork.getPositions())")) == {"BLR", "LTU"}
    assert "Showing 2 of 2 actors" in page.locator("#showing").inner_text()


def test_a_click_on_an_actor_opens_its_panel(page: Page, watch: Watch) -> None:
    draw(page, "/snubs?from=2022&to=2022")
    click(page, "node", "ARM")
    page.wait_for_selector("#panel h2:has-text('Armenia')")
    text = page.locator("#panel").inner_text()
    assert "CSTO" in text
    assert REFUSED in text
    assert watch.complaints == []


def test_a_click_on_a_line_opens_its_claims_and_they_lead_to_the_sentence(page: Page, watch: Watch) -> None:
    draw(page, "/snubs?from=2022&to=2022")
    click(page, "edge", "ARM|SNUBBED|RUS")
    page.wait_for_selector("#panel .claims")
    text = page.locator("#panel").inner_text()
    assert REFUSED in text
    assert "The Fixture, 24 November 2022" in text
    page.locator("#panel .source a").first.click()
    page.wait_for_url("**/articles/**")
    assert page.locator("mark.chosen").inner_text() == REFUSED
    assert page.locator("mark.chosen").is_visible()
    assert watch.complaints == []


def test_an_actor_unfolds_its_neighbours(page: Page) -> None:
    draw(page, "/snubs?from=2021&to=2022&limit=2&family=snub&family=clash&family=appeal")
    shown = set(page.evaluate("Object.keys(window.ententeNetwork.getPositions())"))
    assert len(shown) == 2
    known = "ARM" if "ARM" in shown else "FRA"
    click(page, "node", known)
    page.locator(f"[data-expand={known}]").click()
    page.wait_for_selector(".panel-actions .said:has-text('more around')")
    now = set(page.evaluate("Object.keys(window.ententeNetwork.getPositions())"))
    assert shown < now
    assert page.locator("[data-shown]").inner_text() == str(len(now))


def test_positions_do_not_move_by_themselves(page: Page) -> None:
    draw(page, "/snubs")
    before = page.evaluate("window.ententeNetwork.getPositions()")
    page.wait_for_timeout(400)
    assert page.evaluate("window.ententeNetwork.getPositions()") == before


def test_one_line_for_each_direction_pair_and_family(page: Page) -> None:
    draw(page, "/snubs?family=snub&family=clash&family=cooperation&family=appeal")
    edges: list[dict[str, Any]] = page.evaluate(
        "JSON.parse(document.getElementById('net-data').textContent).edges"
    )
    keys = [(e["from"], e["to"], e["family"]) for e in edges]
    assert len(keys) == len(set(keys))
    assert ("ARM", "RUS", "SNUBBED") in keys
    assert ("RUS", "ARM", "COOPERATED_WITH") in keys


def test_the_keyboard_alone_reaches_an_actor_and_its_claims(page: Page) -> None:
    draw(page, "/snubs?from=2022&to=2022")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "net":
            break
    assert page.evaluate("document.activeElement.id") == "net"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .events a")
    assert page.evaluate("document.activeElement.id") == "panel"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('#panel blockquote')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(".evidence .claims")


def test_focus_is_visible(page: Page) -> None:
    page.goto("/snubs")
    for _ in range(3):
        page.keyboard.press("Tab")
    style = page.evaluate(
        "((s) => [s.outlineStyle, s.outlineWidth])(getComputedStyle(document.activeElement))"
    )
    assert style[0] == "solid"
    assert style[1] != "0px"


def test_light_and_dark_can_be_switched_and_are_kept(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    draw(page, "/snubs")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


@pytest.mark.parametrize("path", ["/", "/alliances", "/snubs"])
def test_a_table_holds_the_same_without_javascript(plain_page: Page, path: str) -> None:
    plain_page.goto(path)
    rows = plain_page.locator(".twin tbody tr")
    assert rows.count() >= 1
    assert plain_page.locator("#net").is_hidden()
    assert plain_page.locator(".needs-js").first.is_hidden()


def test_claims_can_be_reached_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/snubs?from=2022&to=2022")
    plain_page.get_by_role("link", name="1 event from Armenia to Russia").click()
    assert REFUSED in plain_page.locator(".claims").inner_text()
    plain_page.locator(".source a").first.click()
    assert REFUSED in plain_page.locator("mark").all_inner_texts()


def test_at_most_as_many_actors_as_asked_for_are_drawn(page: Page) -> None:
    draw(page, "/alliances?limit=10")
    assert len(page.evaluate("window.ententeNetwork.getPositions()")) == 10
    assert "Showing 10 of" in page.locator("#showing").inner_text()


def test_only_members_of_the_chosen_bloc_are_drawn(page: Page) -> None:
    draw(page, "/alliances?from=2022&to=2022&day=2022-06-01&bloc=CSTO")
    shown = set(page.evaluate("Object.keys(window.ententeNetwork.getPositions())"))
    assert {"ARM", "RUS", "BLR", "KAZ", "KGZ", "TJK"} <= shown
    assert "FRA" not in shown
