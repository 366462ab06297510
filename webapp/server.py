"""Serve the web app with waitress, on this machine only."""

from __future__ import annotations

import os
from ipaddress import ip_address
from typing import TYPE_CHECKING

from ingest.errors import InputError
from webapp.app import build_app

if TYPE_CHECKING:
    from waitress.server import BaseWSGIServer, MultiSocketServer

    from ingest.settings import Settings

THREADS = 8

# Inside a container only: what the container publishes decides who reaches it.
EVERY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104 (refused elsewhere)


def run_server(settings: Settings, host: str, port: int) -> None:
    """Serve until interrupted, then let go of the store."""
    server = make_server(settings, host, port)
    try:
        server.run()
    finally:
        server.close()


def make_server(settings: Settings, host: str, port: int) -> BaseWSGIServer | MultiSocketServer:
    """Return a bound server; port 0 takes a free one, found in `effective_port`."""
    from waitress.server import create_server

    if not (is_loopback(host) or (host in EVERY_ADDRESS and in_container())):
        raise InputError(
            f"{host} can be reached from other machines, and the explorer has no passwords.",
            "Serve on 127.0.0.1 and reach it from elsewhere through ssh -L or a proxy with passwords.",
        )
    try:
        return create_server(build_app(settings), host=host, port=port, threads=THREADS, ident=None)
    except OSError as error:
        raise InputError(
            f"Port {port} of {host} is not free: {error.strerror or error}.",
            "Choose another one with --port, or --port 0 for any free one.",
        ) from error


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
