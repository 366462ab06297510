"""The background process of the embedded store: `python -m ingest.store.process FOLDER --idle-minutes N`.

It runs an ArcadeDB server on free ports of 127.0.0.1, writes where and with which passwords, made anew for
each run, into the folder's address file, and ends when told to or when nobody used it for so long.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import secrets
import signal
import socket
import sys
import threading
import time
import urllib.request
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from ingest.store import address as files
from ingest.store.embedded import DATABASE, READER, RUNNING, WRITER

HEAP = "512m"
ATTEMPTS = 5
"""How often to look for free ports; another program may take one between the look and the use."""

_LOCKS: list[IO[str]] = []
"""Keeps the folder's lock until this process is gone."""

NOBODY: dict[str, Any] = {
    "resultSetLimit": -1,
    "readTimeout": -1,
    "access": [],
    "types": {"*": {"access": []}},
}
GROUPS: dict[str, Any] = {
    "admin": NOBODY
    | {
        "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
        "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
    },
    "readers": NOBODY | {"types": {"*": {"access": ["readRecord"]}}},
    "*": NOBODY,
}


def main(arguments: list[str] | None = None) -> int:
    """Serve the folder until told to stop, idle, or replaced; return the exit code."""
    parser = argparse.ArgumentParser(prog="ingest.store.process")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--idle-minutes", type=float, default=30.0)
    given = parser.parse_args(arguments)
    folder = files.private_folder(given.folder.absolute())
    os.umask(0o077)
    os.chdir(folder)
    lock = files.take(folder / RUNNING)
    if lock is None:
        sys.stderr.write("A process already serves this folder.\n")
        return 3
    _LOCKS.append(lock)
    server, address = _start(folder)
    ending = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ending.set())
    files.touch(folder)
    files.write_address(folder, address)
    _wait(folder, ending, given.idle_minutes * 60)
    files.remove_address(folder)
    server.stop()
    return 0


def _wait(folder: Path, ending: threading.Event, idle_seconds: float) -> None:
    """Return when told to end, or when the store was not used for so long; 0 means never for idleness."""
    while not ending.wait(0.2):
        if idle_seconds and time.time() - files.last_used(folder) > idle_seconds:
            return


def _start(folder: Path) -> tuple[Any, files.Address]:
    from arcadedb_embedded.exceptions import ArcadeDBError

    for attempt in range(ATTEMPTS):
        bolt_port, http_port = _free_ports()
        passwords = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        try:
            server = _serve(folder, bolt_port, http_port, passwords[0])
        except ArcadeDBError as problem:
            if attempt == ATTEMPTS - 1 or "unable to listen" not in str(problem).lower():
                raise
            sys.stderr.write(f"Port {bolt_port} or {http_port} was taken meanwhile; trying others.\n")
            continue
        _create_reader(http_port, *passwords)
        since = datetime.now(UTC).isoformat(timespec="seconds")
        name = f"ArcadeDB {version('arcadedb-embedded')}"
        return server, files.Address(os.getpid(), bolt_port, http_port, since, name, *passwords)
    raise AssertionError("unreachable")


def _serve(folder: Path, bolt_port: int, http_port: int, password: str) -> Any:
    """Start the server with one administrator of this password, and make its database."""
    from arcadedb_embedded.server import ArcadeDBServer

    config = files.private_folder(folder / "config")
    (config / "server-users.jsonl").unlink(missing_ok=True)
    groups = {"databases": {"*": {"groups": GROUPS}}, "version": 2}
    (config / "server-groups.json").write_text(json.dumps(groups), encoding="utf-8")
    server = ArcadeDBServer(
        root_path=str(folder),
        root_password=password,
        config={
            "host": "127.0.0.1",
            "http_port": http_port,
            "mode": "development",
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": bolt_port,
        },
        jvm_kwargs={"heap_size": HEAP},
    )
    server.start()
    server.create_database(DATABASE)
    return server


def _create_reader(http_port: int, writer_password: str, reader_password: str) -> None:
    """Create the user who may read records and nothing else, whatever the statement."""
    user = {"name": READER, "password": reader_password, "databases": {DATABASE: ["readers"]}}
    token = base64.b64encode(f"{WRITER}:{writer_password}".encode()).decode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{http_port}/api/v1/server",
        data=json.dumps({"command": f"create user {json.dumps(user)}"}).encode(),
        headers={"Authorization": f"Basic {token}", "Content-Type": "application/json"},
    )
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30):
        pass


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    os._exit(code)  # a connection that a command still holds would keep the Java threads going
