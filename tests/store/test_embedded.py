"""The one background process of a data folder: found, shared, started anew, stopped."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import store as stores
from ingest.errors import StoreError
from ingest.settings import Settings
from ingest.store import embedded, process
from ingest.store.address import Address, read_address

ASK = """
import sys
from pathlib import Path
from ingest.settings import Settings
from ingest.store import connect, status
settings = Settings(data_dir=Path(sys.argv[1]))
with connect(settings) as store:
    print(status(settings).process, store.read("RETURN 1 AS one").rows)
"""


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """Settings of a folder without a store; whatever is started there is stopped."""
    made = Settings(data_dir=tmp_path / "data with space")
    yield made
    stores.stop(made)


def _address(settings: Settings) -> Address:
    address = read_address(embedded.folder_of(settings))
    assert address is not None
    return address


def _ask(settings: Settings) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ASK, str(settings.data_dir)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _ends(pid: int) -> bool:
    deadline = time.monotonic() + 20
    while _is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not _is_alive(pid)


def _count(settings: Settings) -> list[tuple[int]]:
    with stores.connect(settings) as store:
        return store.read("MATCH (n) RETURN count(n) AS n").rows


def test_commands_that_start_at_once_share_one_process(settings: Settings) -> None:
    asked = [_ask(settings) for _ in range(2)]
    told = [process.communicate(timeout=90) for process in asked]
    assert [err for _, err in told] == ["", ""]
    assert told[0][0] == told[1][0] == f"{_address(settings).pid} [(1,)]\n"


def test_the_process_outlives_its_command_and_ends_when_told(settings: Settings) -> None:
    stores.start(settings)
    pid = _address(settings).pid
    assert pid != os.getpid()
    stores.stop(settings)
    assert _ends(pid)
    assert read_address(embedded.folder_of(settings)) is None
    assert not stores.status(settings).running
    stores.stop(settings)


def test_only_the_user_can_read_folder_and_files(settings: Settings) -> None:
    stores.start(settings)
    folder = embedded.folder_of(settings)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    address = _address(settings)
    for path in folder.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    secret = {address.writer_password, address.reader_password}
    assert len(secret) == 2
    assert min(map(len, secret)) >= 32
    assert not any(password in repr(address) for password in secret)
    command = Path(f"/proc/{address.pid}/cmdline")
    assert not command.exists() or not any(s.encode() in command.read_bytes() for s in secret)


def test_it_listens_on_the_loopback_address_and_wants_a_password(settings: Settings) -> None:
    stores.start(settings)
    address = _address(settings)
    for port in (address.bolt_port, address.http_port):
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.2", port), timeout=5)
    wrong = Settings(settings.data_dir, store_url=address.url, store_user="root", store_password="abcdefgh1")
    with pytest.raises(StoreError, match="refuses the user name or the password"):
        stores.connect(wrong)


def test_a_killed_process_is_started_again_with_its_data(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with stores.connect(settings) as store:
        store.change(lambda writer: writer.run("CREATE (:Actor {id: 'kept'})"))
    os.kill(_address(settings).pid, signal.SIGKILL)
    assert _count(settings) == [(1,)]
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "The graph store of this folder ended unexpectedly; starting it again.\n"


def test_a_process_that_hangs_is_replaced(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stores.start(settings)
    pid = _address(settings).pid
    monkeypatch.setattr(embedded, "STOP_SECONDS", 1.0)
    monkeypatch.setattr(embedded, "CONNECT_SECONDS", 2.0)
    os.kill(pid, signal.SIGSTOP)
    assert _count(settings) == [(0,)]
    assert _address(settings).pid != pid
    assert "starting it again" in capsys.readouterr().err


def test_a_stale_address_is_replaced_with_a_notice(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    stores.start(settings)
    folder = embedded.folder_of(settings)
    stale = (folder / "address.json").read_text()
    stores.stop(settings)
    with socket.socket() as other:
        other.bind(("127.0.0.1", json.loads(stale)["bolt_port"]))
        other.listen()
        (folder / "address.json").write_text(stale)
        assert _count(settings) == [(0,)]
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', "\ufffd"])
def test_a_broken_address_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "address.json").write_text(text)
    assert read_address(tmp_path) is None


def test_a_process_without_an_address_is_replaced(settings: Settings) -> None:
    stores.start(settings)
    pid = _address(settings).pid
    folder = embedded.folder_of(settings)
    (folder / "address.json").write_text("{")
    os.kill(pid, signal.SIGTERM)
    assert _count(settings) == [(0,)]
    assert _ends(pid)


def test_an_idle_process_ends(settings: Settings) -> None:
    used = embedded.folder_of(settings) / "used"
    with stores.connect(settings) as store:
        pid = _address(settings).pid
        long_ago = time.time() - (settings.idle_minutes - 1) * 60
        os.utime(used, (long_ago, long_ago))
        time.sleep(1)
        assert _is_alive(pid)
        store.read("RETURN 1 AS one")
        assert used.stat().st_mtime > long_ago + 60
        long_ago = time.time() - (settings.idle_minutes + 1) * 60
        os.utime(used, (long_ago, long_ago))
        assert _ends(pid)
        assert not stores.status(settings).running
        with pytest.raises(StoreError, match="Lost the embedded store") as caught:
            store.read("RETURN 1 AS one")
        assert "again" in caught.value.hint
    assert _count(settings) == [(0,)]


def test_a_port_taken_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from arcadedb_embedded.exceptions import ArcadeDBError

    served: list[int] = []

    def serve(_folder: Path, bolt_port: int, _http_port: int, _password: str) -> str:
        served.append(bolt_port)
        if len(served) == 1:
            raise ArcadeDBError("Unable to listen for BOLT connections using the configured ports '1'")
        return "server"

    monkeypatch.setattr(process, "_serve", serve)
    monkeypatch.setattr(process, "_create_reader", lambda *_: None)
    server, address = process._start(tmp_path)
    assert (server, address.bolt_port) == ("server", served[1])
    assert "taken meanwhile" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be used") as caught:
        stores.connect(Settings(data_dir=tmp_path / "file" / "data"))
    assert "--data" in caught.value.hint


def test_a_process_that_cannot_start_says_why(settings: Settings) -> None:
    folder = embedded.folder_of(settings)
    folder.mkdir(parents=True)
    (folder / "config").write_text("in the way")
    with pytest.raises(StoreError, match="did not start: ") as caught:
        stores.connect(settings)
    assert "process.log" in caught.value.hint
