"""What the explorer refuses, and what it sends along: no browser needed."""

from __future__ import annotations

import http.client
import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pytest

from ingest.errors import InputError
from tests.web.graph import INJECTION
from webapp.server import make_server

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from ingest.settings import Settings

Answer = tuple[int, dict[str, str], str]


def ask(
    address: str, path: str, *, method: str = "GET", body: dict[str, str] | None = None, **headers: str
) -> Answer:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    sent = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
    connection.request(method, path, urlencode(body) if body is not None else None, sent | headers)
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode()
    connection.close()
    return found


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8642", "127.0.0.1.evil.example", "", "0.0.0.0"]
)
def test_another_host_name_is_refused(address: str, host: str) -> None:
    status, _, text = ask(address, "/", Host=host)
    assert status in {400, 403}
    assert "Armenia" not in text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:8642"])
def test_names_of_this_machine_are_answered(address: str, host: str) -> None:
    assert ask(address, "/articles", Host=host)[0] == 200


@pytest.mark.parametrize("path", ["/cypher", "/load/preview", "/load/save", "/articles/x/remove"])
def test_a_form_without_its_token_is_refused(address: str, path: str) -> None:
    assert ask(address, path, method="POST", body={"query": "RETURN 1"})[0] == 403
    assert ask(address, path, method="POST", body={"query": "RETURN 1", "csrf_token": "guess"})[0] == 403


def test_a_form_with_its_token_is_answered(address: str) -> None:
    _, headers, text = ask(address, "/cypher")
    (token,) = set(re.findall(r'name="csrf_token" value="([^"]+)"', text))
    cookie = headers["Set-Cookie"].partition(";")[0]
    body = {"query": "RETURN 41 + 1 AS n", "csrf_token": token}
    status, _, answer = ask(address, "/cypher", method="POST", body=body, Cookie=cookie)
    assert status == 200
    assert ">42<" in answer
    assert ask(address, "/cypher", method="POST", body=body)[0] == 403


def test_every_form_that_changes_or_asks_carries_the_token(address: str) -> None:
    for path in ("/cypher", "/load"):
        forms = re.findall(r'<form method="post".*?</form>', ask(address, path)[2], re.DOTALL)
        assert forms
        assert all('name="csrf_token"' in form for form in forms)


@pytest.mark.parametrize("path", ["/", "/snubs", "/nothing-here", "/expand/ARM", "/static/entente.css"])
def test_every_answer_carries_the_security_headers(address: str, path: str) -> None:
    _, headers, _ = ask(address, path)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert re.search(r"script-src 'nonce-[\w-]{16,}'(;|$)", policy)
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_no_two_answers_share_a_nonce(address: str) -> None:
    nonces = {
        re.findall(r"nonce-([\w-]+)", ask(address, "/load")[1]["Content-Security-Policy"])[0]
        for _ in range(5)
    }
    assert len(nonces) == 5


@pytest.mark.parametrize(
    ("path", "status"),
    [("/actors/NOBODY", 404), ("/articles/none", 404), ("/cypher/none", 404), ("/snubs?from=soon", 400),
     ("/strain?half_life=-1", 400), ("/events?kind=LOVES", 400), ("/expand/NOBODY", 404)],
)  # fmt: skip
def test_an_error_has_its_status_a_message_and_a_hint(address: str, path: str, status: int) -> None:
    found, _, text = ask(address, path)
    assert found == status
    assert re.search(r"<h1>.+</h1>\s*<p class=\"lead\">.+</p>", text)


def test_markup_in_an_article_is_shown_as_text(page: Page) -> None:
    page.goto("/articles")
    page.get_by_role("link", name="Protest").click()
    page.wait_for_load_state("networkidle")
    assert INJECTION in page.locator("h1").inner_text()
    assert INJECTION in page.locator(".text").inner_text()
    for path in (
        "/",
        "/snubs?from=2024&to=2024",
        "/actors/BLR",
        "/strain?day=2024-12-31",
        "/cypher/recent-events?run=1",
    ):
        page.goto(path)
        page.wait_for_load_state("networkidle")
    page.goto("/snubs?from=2024&to=2024")
    page.wait_for_selector("#net[data-drawn]")
    page.evaluate("document.getElementById('net').focus()")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .events")
    assert INJECTION in page.locator("#panel").inner_text()
    assert page.evaluate("window.attacked") is None


def test_only_this_machine_is_served(settings: Settings) -> None:
    with pytest.raises(InputError, match="other machines"):
        make_server(settings, "203.0.113.5", 0)


def test_a_port_in_use_is_named(settings: Settings, address: str) -> None:
    port = urlsplit(address).port or 0
    with pytest.raises(InputError, match=f"Port {port}"):
        make_server(settings, "127.0.0.1", port)
