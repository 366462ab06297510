"""Serve the web app with waitress, on this machine only."""

from __future__ import annotations

import os
import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

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
    listening = _listening(host, port)
    app = build_app(settings)
    server = create_server(app, sockets=[listening], threads=THREADS, ident=None)
    return Explorer(app, server, listening.getsockname()[1])


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket bound to an address; nothing is left open where the port is taken."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    found = socket.socket(family, kind, protocol)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
    except OSError as error:
        found.close()
        raise InputError(
            f"Port {port} of {host} is not free: {error.strerror or error}.",
            "Choose another one with --port, or --port 0 for any free one.",
        ) from error
    return found


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
