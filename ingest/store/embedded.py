"""A data folder goes in; a connection to its one background process comes out, started where need be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

import ingest
from ingest.errors import StoreError
from ingest.settings import Settings
from ingest.store import address as files
from ingest.store.address import Address
from ingest.store.client import Store
from ingest.store.errors import EMBEDDED, unreachable

DATABASE = "entente"
WRITER, READER = "root", "reader"
START_SECONDS = 90.0
STOP_SECONDS = 20.0
CONNECT_SECONDS = 10.0
STARTING, RUNNING, WRITING = "starting.lock", "running.lock", "writing.lock"
LOG = "process.log"
AGAIN = "The graph store of this folder ended unexpectedly; starting it again."


def folder_of(settings: Settings) -> Path:
    """Return the folder of the embedded store, inside the data folder."""
    return settings.data_dir / "store"


def connect(settings: Settings, *, read_only: bool) -> Store:
    """Return a store on the process of the data folder. Raises StoreError where it cannot be started."""
    folder = _folder(settings)
    place = f"{EMBEDDED} in {folder}"
    files.touch(folder)
    for _ in range(3):
        address = running(settings) or _started(settings, folder)
        writer = _driver(address, READER if read_only else WRITER)
        try:
            writer.verify_connectivity()
        except (DriverError, Neo4jError, OSError):
            writer.close()
            _notice(AGAIN)
            stop(settings)
            continue
        return Store(
            writer,
            kind="embedded",
            place=place,
            database=DATABASE,
            reader=writer if read_only else _driver(address, READER),
            read_only=read_only,
            before_each=partial(_use, settings, address, place),
            turn=partial(files.held, folder / WRITING),
        )
    raise StoreError("The embedded graph store does not answer.", f"Its messages are in {folder / LOG}.")


def running(settings: Settings) -> Address | None:
    """Return the address of the process of the data folder, or None where none runs."""
    folder = folder_of(settings)
    address = files.read_address(folder)
    return address if address and _is_locked(folder) else None


def stop(settings: Settings) -> None:
    """Stop the process of the data folder and wait until it is gone; do nothing where none runs."""
    folder = folder_of(settings)
    if not folder.is_dir():
        return
    deadline = time.monotonic() + STOP_SECONDS
    asked = False
    while _is_locked(folder):
        late = time.monotonic() > deadline
        address = files.read_address(folder)
        if address and (late or not asked):
            asked = True
            _send(address.pid, getattr(signal, "SIGKILL", signal.SIGTERM) if late else signal.SIGTERM)
        if late and time.monotonic() > deadline + 5:
            raise StoreError("The embedded graph store does not stop.", f"See {folder / LOG}.")
        time.sleep(0.05)
    files.remove_address(folder)


def _folder(settings: Settings) -> Path:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        return files.private_folder(folder_of(settings))
    except OSError as problem:
        raise StoreError(
            f"The data folder {settings.data_dir} cannot be used: {problem}.",
            "Choose another with --data or ENTENTE_DATA.",
        ) from problem


def _started(settings: Settings, folder: Path) -> Address:
    """Start the process unless another command did meanwhile, and wait until it listens."""
    with files.held(folder / STARTING):
        if address := running(settings):
            return address
        if files.read_address(folder):
            _notice(AGAIN)
        if _is_locked(folder):
            stop(settings)
        files.remove_address(folder)
        process = _spawn(settings, folder)
        threading.Thread(target=process.wait, daemon=True).start()  # so that it leaves no zombie
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if address := running(settings):
                return address
            if process.poll() is not None:
                break
            time.sleep(0.05)
        process.kill()
    raise StoreError(f"The embedded graph store did not start: {_last_line(folder)}", f"See {folder / LOG}.")


def _spawn(settings: Settings, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "ingest.store.process", str(folder)]
    with files.private_file(folder / LOG, "w") as log:
        return subprocess.Popen(  # noqa: S603 - our own module, by this Python
            [*command, "--idle-minutes", f"{settings.idle_minutes:g}"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            text=True,
            env=os.environ | {"PYTHONPATH": str(Path(ingest.__file__).resolve().parents[1])},
            start_new_session=True,
        )


def _driver(address: Address, user: str) -> neo4j.Driver:
    password = address.reader_password if user == READER else address.writer_password
    return neo4j.GraphDatabase.driver(
        address.url,
        auth=(user, password),
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=CONNECT_SECONDS,
        max_transaction_retry_time=CONNECT_SECONDS,
    )


def _use(settings: Settings, address: Address | None, place: str) -> None:
    """Note that the store is used. Raises StoreError, without waiting, where its process is gone."""
    if running(settings) != address:
        raise unreachable(place)
    files.touch(folder_of(settings))


def _is_locked(folder: Path) -> bool:
    """Tell whether a process runs: it holds a lock as long as it lives."""
    if not folder.is_dir():
        return False
    lock = files.take(folder / RUNNING)
    if lock is None:
        return True
    lock.close()
    return False


def _send(pid: int, number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def _last_line(folder: Path) -> str:
    with suppress(OSError):
        lines = (folder / LOG).read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else "it ended without a message."
    return "it left no message."


def _notice(text: str) -> None:
    sys.stderr.write(text + "\n")
