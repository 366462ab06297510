"""Serve the web app with waitress, on this machine only."""

from __future__ import annotations

import os
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from ingest.errors import InputError
from webapp.app import build_app

if TYPE_CHECKING:
    from flask import Flask
    from waitress.server import BaseWSGIServer, MultiSocketServer

    from ingest.settings import Settings

THREADS = 8

# Inside a container only: what the container publishes decides who reaches it.
EVERY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104 (refused elsewhere)


class Explorer:
    """A bound server with the app that it serves; `effective_port` is the port in use."""

    def __init__(self, app: Flask, server: BaseWSGIServer | MultiSocketServer, port: int) -> None:
        self._app, self._server, self.effective_port = app, server, port

    def run(self) -> None:
        """Serve until closed or interrupted."""
        self._server.run()

    def close(self) -> None:
        """Stop serving and let go of the store."""
        self._server.close()
        self._app.extensions["entente"].close()


def run_server(settings: Settings, host: str, port: int) -> None:
    """Serve until interrupted, then let go of the store."""
    server = make_server(settings, host, port)
    try:
        server.run()
    finally:
        server.close()


def make_server(settings: Settings, host: str, port: int) -> Explorer:
    """Return a bound server; port 0 takes a free one, found in `effective_port`.

    Raises InputError where the host is not of this machine alone or the port is taken.
    """
    from waitress.server import create_server

    if not (is_loopback(host) or (host in EVERY_ADDRESS and in_container())):
        raise InputError(
            f"{host} can be reached from other machines, and the explorer has no passwords.",
            "Serve on 127.0.0.1 and reach it from elsewhere through ssh -L or a proxy with passwords.",
        )
    app = build_app(settings)
    try:
        server = create_server(app, host=host, port=port, threads=THREADS, ident=None)
    except OSError as error:
        raise InputError(
            f"Port {port} of {host} is not free: {error.strerror or error}.",
            "Choose another one with --port, or --port 0 for any free one.",
        ) from error
    return Explorer(app, server, _port_of(server))


def _port_of(server: Any) -> int:
    """Return the port of a server, of the first of its sockets where it has several."""
    several = getattr(server, "effective_listen", None)
    return int(several[0][1] if several else server.effective_port)


def is_loopback(host: str) -> bool:
    """Say whether an address reaches this machine only."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def in_container() -> bool:
    """Say whether this is a container, where only published ports can be reached."""
    return os.path.exists("/.dockerenv") or os.path.exists("/run/.containerenv")  # noqa: PTH110 (root paths)
