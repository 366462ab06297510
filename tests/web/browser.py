"""Start Debian's Chromium under Playwright, cut off from every host but this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def wanted() -> bool:
    """Say whether tests may use the browser; ENTENTE_TEST_WITHOUT=browser says that there is none."""
    return "browser" not in os.environ.get("ENTENTE_TEST_WITHOUT", "").split(",")


def chromium_path() -> str:
    """Return where Chromium is; raises RuntimeError where it is not installed."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise RuntimeError(
            "No Chromium is installed: run `make test`, or `apt-get install chromium`, "
            "or set ENTENTE_TEST_WITHOUT=browser to go without."
        )
    return path


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a headless Chromium and close it afterwards."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
