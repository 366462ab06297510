"""Run the explorer in front of a person: tell its address, open the browser, wait."""

from __future__ import annotations

import sys
import threading
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ingest.cli.output import note
from ingest.errors import InputError

if TYPE_CHECKING:
    from ingest.settings import Settings


def run_explorer(settings: Settings, *, browser: bool, any_port: bool) -> None:
    """Serve until Ctrl-C; with `any_port` a free port is taken where the usual one is in use."""
    server = _server(settings, any_port)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{server.effective_port}/"
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    note("The explorer runs at this address. Press Ctrl-C to stop it.")
    if browser:
        threading.Thread(target=_open_window, args=(address,), daemon=True).start()
    try:
        server.run()
    finally:
        server.close()


def _server(settings: Settings, any_port: bool) -> Any:
    """Return the bound server; the types of waitress do not know its port."""
    from dataclasses import replace

    from webapp.server import make_server

    try:
        return make_server(settings, settings.host, settings.port)
    except InputError as error:
        if not any_port or "Port" not in error.message:
            raise
        note(f"{error.message} Taking another one.")
        return make_server(replace(settings, port=0), settings.host, 0)


def _open_window(address: str) -> None:
    """Open a browser window; a text browser, which would take over the terminal, is left alone."""
    with suppress(webbrowser.Error):
        browser = webbrowser.get()
        runs_in_terminal = type(browser) is webbrowser.GenericBrowser
        if not runs_in_terminal:
            browser.open(address)
