"""Settings that name a Neo4j server go in; a store connected to it comes out."""

from __future__ import annotations

import ipaddress
import logging
import sys
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from ingest.errors import StoreError
from ingest.settings import Settings
from ingest.store.client import Store
from ingest.store.errors import refused, unreachable

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
CONNECT_SECONDS = 10.0
RETRY_SECONDS = 15.0

# The driver logs what it also raises; without a handler that would reach the terminal as well.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


def connect(settings: Settings, *, read_only: bool) -> Store:
    """Return a store on the server of the settings, found to answer."""
    url = settings.store_url or ""
    place = _place(url)
    _warn_if_readable(settings)
    driver = neo4j.GraphDatabase.driver(
        url,
        auth=(settings.store_user or "neo4j", settings.store_password) if settings.store_password else None,
        connection_timeout=CONNECT_SECONDS,
        max_transaction_retry_time=RETRY_SECONDS,
    )
    try:
        driver.verify_connectivity()
    except AuthError as problem:
        driver.close()
        raise refused(place, problem) from problem
    except (DriverError, Neo4jError, OSError, ValueError) as problem:
        driver.close()
        raise unreachable(place, problem) from problem
    return Store(driver, kind="neo4j", place=place, read_only=read_only)


def _place(url: str) -> str:
    """Return the address without what may be secret in it. Raises StoreError for no address of a store."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in SCHEMES or not host:
        raise StoreError(
            f"{url!r} is not the address of a graph store.",
            "Set ENTENTE_STORE=neo4j://127.0.0.1:7687, for example, or unset it to use the embedded store.",
        )
    if parts.username or parts.password:
        raise StoreError(
            "The address of the graph store holds a user name or a password.",
            "Give them by ENTENTE_STORE_USER and ENTENTE_STORE_PASSWORD (or ENTENTE_STORE_PASSWORD_FILE).",
        )
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port else "")


def _warn_if_readable(settings: Settings) -> None:
    parts = urlsplit(settings.store_url or "")
    if settings.store_password and "+" not in parts.scheme and not _loopback(parts.hostname or ""):
        sys.stderr.write(
            f"Warning: the password goes to {parts.hostname} unencrypted. "
            f"Use {parts.scheme}+s:// if the server offers it.\n"
        )


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
