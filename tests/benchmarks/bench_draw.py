"""Measure the time from opening a page to its first stable drawing, beside stock pyvis in the same browser.

A drawing is stable from the moment after which no node moves by a pixel for half a second.
"""

from __future__ import annotations

import random
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import monotonic
from typing import TYPE_CHECKING, Any

from waitress.server import create_server

from ingest.settings import Settings
from tests.web.browser import chromium
from webapp import create_app
from webapp.graph import Graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


SIZES = (50, 200)
ROUNDS = 3
LONGEST_SECONDS = 60.0
FAMILIES = ("SNUBBED", "CLASHED_WITH")
Row = tuple[str, str, str]

STABLE = """(name) => new Promise((resolve) => {
  let last = null, since = null;
  const look = () => {
    const network = window[name];
    const places = network ? network.getPositions() : null;
    const now = performance.now();
    const moved = !places || !last || Object.keys(places).some(
      (id) => Math.hypot(places[id].x - last[id].x, places[id].y - last[id].y) >= 1);
    if (moved) since = null; else since ??= now;
    last = places;
    if (since !== null && now - since >= 500) resolve(since);
    else setTimeout(look, 25);
  };
  look();
})"""


def main() -> list[Row]:
    """Return the figures as rows: what, entente, stock pyvis."""
    rows = []
    with chromium() as browser:
        for size in SIZES:
            pairs = event_pairs(size)
            own = median(_own_seconds(browser, size, pairs) for _ in range(ROUNDS))
            stock = _stock_seconds(browser, pairs)
            beside = f"{stock:.2f}" if stock is not None else f"not within {LONGEST_SECONDS:.0f}"
            rows.append((f"first stable draw of {size} nodes, s", f"{own:.2f}", f"{beside} stock pyvis"))
    return rows


def event_pairs(size: int) -> list[dict[str, Any]]:
    """Return a network that grows by joining the well joined, about 1.5 lines a node; always the same."""
    chance = random.Random(size)
    ends = [0]
    rows: dict[tuple[int, int, str], dict[str, Any]] = {}
    for node in range(1, size):
        for other in {chance.choice(ends), *([chance.choice(ends)] if node % 2 else [])}:
            ends += [node, other]
            family = chance.choice(FAMILIES)
            rows[node, other, family] = {
                "source": f"A{node}", "target": f"A{other}", "family": family,
                "events": chance.randint(1, 9), "claims": 9, "latest": "2024-01-01",
            }  # fmt: skip
    return list(rows.values())


class _Rows(Graph):
    """Stands for the graph: answers the statements of a network page from memory."""

    def __init__(self, settings: Settings, size: int, pairs: list[dict[str, Any]]) -> None:
        super().__init__(settings)
        blank = dict.fromkeys(("org_kind", "lat", "lon"))
        actors = [{"id": f"A{i}", "name": f"Actor {i}", "kind": "State", **blank} for i in range(size)]
        self._answers: dict[str, list[dict[str, Any]]] = {
            "view/summary": [{"events": 1, "first_year": "2024", "last_year": "2024", "articles": 1}],
            "view/event_pairs": pairs,
            "view/actors": actors,
        }

    def rows(self, name: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:  # noqa: ARG002 - as its parent
        return self._answers.get(name, [])


@contextmanager
def _served(size: int, pairs: list[dict[str, Any]]) -> Iterator[str]:
    settings = Settings(data_dir=Path(tempfile.gettempdir(), "entente-bench"))
    app = create_app(settings)
    app.extensions["entente"] = _Rows(settings, size, pairs)
    server: Any = create_server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()


def _own_seconds(browser: Browser, size: int, pairs: list[dict[str, Any]]) -> float:
    with _served(size, pairs) as address:
        seconds = _seconds(browser, f"{address}/snubs?limit=1000", "ententeNetwork")
    assert seconds is not None, "the explorer's network never came to rest"
    return seconds


def _stock_seconds(browser: Browser, pairs: list[dict[str, Any]]) -> float | None:
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for node in dict.fromkeys(x for row in pairs for x in (row["source"], row["target"])):
        network.add_node(node, label=node)
    for row in pairs:
        network.add_edge(row["source"], row["target"], width=row["events"])
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "stock.html")
        page.write_text(network.generate_html(), "utf-8")
        return _seconds(browser, page.as_uri(), "network")


def _seconds(browser: Browser, address: str, name: str) -> float | None:
    """Return the seconds from navigation to rest, None past the longest wait; other hosts do not answer."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route(lambda url: "127.0.0.1" not in url and url.startswith("http"), lambda route: route.abort())
    page: Page = context.new_page()
    page.set_default_timeout(LONGEST_SECONDS * 1000)
    started = monotonic()
    try:
        page.goto(address, wait_until="commit")
        wait = f"new Promise((end) => setTimeout(() => end(null), {LONGEST_SECONDS * 1000:.0f}))"
        found = page.evaluate(f"Promise.race([({STABLE})('{name}'), {wait}])")
        return None if found is None else float(found) / 1000
    finally:
        context.close()
        assert monotonic() - started < 3 * LONGEST_SECONDS


if __name__ == "__main__":
    from tests.benchmarks.__main__ import show

    show(main())
