"""Make docs/explorer.png from the real page: python -m tests.web.picture [ADDRESS] [FILE].

Without an address it serves the store of the settings (run `entente demo` first).
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.settings import settings_from_environment
from tests.web.browser import chromium

FILE = Path(__file__).parents[2] / "docs" / "explorer.png"
LINE = "ARM|SNUBBED|CSTO"

MIDDLE = """(id) => {
  const net = window.ententeNetwork, box = document.getElementById('net').getBoundingClientRect();
  const place = net.canvasToDOM(net.body.edges[id].edgeType.getPoint(0.5));
  return [place.x + box.x, place.y + box.y];
}"""


def main(address: str | None = None, file: Path = FILE) -> None:
    """Open the snubs view, click the line of the snubs of the CSTO by Armenia, and save what is seen."""
    if address is None:
        with _served() as found:
            return main(found, file)
    file.parent.mkdir(exist_ok=True)
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1360, "height": 880}, color_scheme="light")
        page.goto(f"{address}/snubs")
        page.wait_for_selector("#net[data-drawn]")
        page.mouse.click(*page.evaluate(MIDDLE, LINE))
        page.wait_for_selector("#panel .claims")
        box = page.locator("#net").bounding_box() or {"x": 0.0, "y": 0.0}
        page.mouse.move(box["x"] + 20, box["y"] + 120)
        page.mouse.move(4, 4)
        page.wait_for_timeout(500)
        page.screenshot(path=file)
    return None


@contextmanager
def _served() -> Iterator[str]:
    from webapp.server import make_server

    server = make_server(settings_from_environment(), "127.0.0.1", 0)
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None, Path(sys.argv[2]) if len(sys.argv) > 2 else FILE)
