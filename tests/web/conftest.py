"""One embedded store, one running explorer and one browser for all web tests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from ingest.settings import Settings
from tests.web.browser import chromium, wanted

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of an embedded store that holds the baseline and the articles of `graph.py`."""
    from ingest import baseline, load, store
    from tests.web.graph import extractions

    made = Settings(data_dir=tmp_path_factory.mktemp("entente"), idle_minutes=10, time_limit_seconds=5)
    try:
        with store.connect(made) as connected:
            baseline.load_baseline(connected)
            for extraction in extractions():
                load.load_article(connected, extraction)
        yield made
    finally:
        store.stop(made)


@pytest.fixture(scope="session")
def address(settings: Settings) -> Iterator[str]:
    """The address of an explorer that serves this store on a free port."""
    from webapp.server import make_server

    server = make_server(settings, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    if not wanted():
        pytest.skip("ENTENTE_TEST_WITHOUT names the browser")
    with chromium() as started:
        yield started


@dataclass
class Watch:
    """What a page asked for and complained about."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Note the page's requests, its console's warnings and its errors."""
        page.on("request", lambda request: self.requests.append(request.url))
        page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type in {"warning", "error"} else None
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture
def watch() -> Watch:
    """A fresh record of requests and complaints."""
    return Watch()


@pytest.fixture
def page(browser: Browser, address: str, watch: Watch) -> Iterator[Page]:
    """A page of a browser with JavaScript, watched."""
    context: BrowserContext = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    watch.follow(opened)
    yield opened
    context.close()


@pytest.fixture
def plain_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a browser without JavaScript."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()
