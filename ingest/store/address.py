"""The files by which the commands find the one embedded process of a data folder, and wait for each other."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Literal

ADDRESS = "address.json"
USED = "used"
"""Its time of change is when the store was last used."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the process listens, and the passwords of this one run; only the user can read the file."""

    pid: int
    bolt_port: int
    http_port: int
    since: str
    version: str
    writer_password: str = field(repr=False)
    reader_password: str = field(repr=False)

    @property
    def url(self) -> str:
        """The address for the driver."""
        return f"bolt://127.0.0.1:{self.bolt_port}"


def private_folder(folder: Path) -> Path:
    """Make a folder that only the user can enter, if need be, and return it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    return folder


def write_address(folder: Path, address: Address) -> None:
    """Write the address so that a reader sees all of it or nothing."""
    partial = folder / f"{ADDRESS}.{os.getpid()}"
    with private_file(partial, "w") as file:
        json.dump(asdict(address), file)
    partial.replace(folder / ADDRESS)


def read_address(folder: Path) -> Address | None:
    """Return the address, or None where there is none that can be read."""
    try:
        return Address(**json.loads((folder / ADDRESS).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def remove_address(folder: Path) -> None:
    """Take the address away."""
    (folder / ADDRESS).unlink(missing_ok=True)


def private_file(path: Path, mode: Literal["a", "w"]) -> IO[str]:
    """Open a text file, to be written anew or added to, that only the user can read."""
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if mode == "w" else os.O_APPEND)
    return os.fdopen(os.open(path, flags, 0o600), mode, encoding="utf-8")


def touch(folder: Path) -> None:
    """Note that the store is used now."""
    with suppress(OSError):
        (folder / USED).touch(0o600)


def last_used(folder: Path) -> float:
    """Return when the store was last used, in seconds since 1970; 0 where that is not known."""
    try:
        return (folder / USED).stat().st_mtime
    except OSError:
        return 0.0


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of this name, waiting for whoever has it; it goes with the process that held it."""
    with private_file(path, "a") as file:
        _lock(file, wait=True)
        yield


def take(path: Path) -> IO[str] | None:
    """Take the lock of this name until the returned file is closed, or return None if another has it."""
    file = private_file(path, "a")
    try:
        _lock(file, wait=False)
    except OSError:
        file.close()
        return None
    return file


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str], *, wait: bool) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[str], *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
