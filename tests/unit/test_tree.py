"""What must not be in the tree: registry hosts, lock files with addresses, paths of somebody's machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCKS = {
    "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "poetry.lock", "uv.lock",
    "Pipfile.lock", "pdm.lock", "pylock.toml",
}  # fmt: skip
# Written in halves, so that this file does not hold what it looks for.
HOSTS = [
    first + last
    for first, last in (
        ("pypi", ".org"), ("pythonhosted", ".org"), ("registry.npm", "js.org"), ("repo1.maven", ".org"),
        ("repo.maven.apache", ".org"), ("deb.debian", ".org"), ("crates", ".io"), ("proxy.golang", ".org"),
    )
]  # fmt: skip
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/[a-z]\w*|Users/[A-Za-z]\w*)/")


def _files() -> list[Path]:
    """Return the files that git tracks or would track."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def _texts() -> list[tuple[Path, str]]:
    contents = ((path, path.read_bytes()) for path in _files())
    return [
        (path, content.decode("utf-8", "replace"))
        for path, content in contents
        if b"\0" not in content[:4096]
    ]


def test_the_tree_is_seen() -> None:
    assert len(_files()) > 50


def test_no_lock_file_records_addresses() -> None:
    assert [path for path in _files() if path.name in LOCKS] == []


def test_no_registry_host_is_named() -> None:
    assert [(path, host) for path, text in _texts() for host in HOSTS if host in text] == []


def test_no_path_of_a_machine_is_named() -> None:
    found = [(path, match.group()) for path, text in _texts() if (match := MACHINE.search(text))]
    assert found == []
