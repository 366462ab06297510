"""The settings of one run: read from the environment and the command line here, and nowhere else.

What goes in: environment variables and the options of a command. What comes out: one frozen `Settings`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import InputError

# (setting, environment variable): the plain text ones, then the numbers.
_TEXTS = (("store_url", "ENTENTE_STORE"), ("store_user", "ENTENTE_STORE_USER"), ("host", "ENTENTE_HOST"))
_WHOLE = (("port", "ENTENTE_PORT"), ("row_limit", "ENTENTE_ROW_LIMIT"))
_NUMBERS = (("idle_minutes", "ENTENTE_IDLE_MINUTES"), ("time_limit_seconds", "ENTENTE_TIME_LIMIT"))


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lies, which store is used, and the limits of a query.

    `store_url` is None for the embedded store; `idle_minutes` is how long the embedded store waits for
    work before it stops; `row_limit` and `time_limit_seconds` bound what a typed query may cost;
    `port` 0 asks for any free port.
    """

    data_dir: Path
    store_url: str | None = None
    store_user: str | None = None
    store_password: str | None = None
    idle_minutes: float = 30.0
    row_limit: int = 1000
    time_limit_seconds: float = 20.0
    host: str = "127.0.0.1"
    port: int = 8642

    def __repr__(self) -> str:
        """Show the settings without the password."""
        return f"Settings(data_dir={str(self.data_dir)!r}, store_url={self.store_url!r}, host={self.host!r})"


def settings_from_environment(environment: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """Return the settings of the environment, each replaced by its override where that is not None.

    Raises InputError for a number that is none, or a password file that cannot be read.
    """
    given = os.environ if environment is None else environment
    values: dict[str, Any] = {"data_dir": given.get("ENTENTE_DATA") or _default_data_dir()}
    values |= {name: given[variable] for name, variable in _TEXTS if given.get(variable)}
    values |= {
        name: _number(given[variable], variable, int) for name, variable in _WHOLE if given.get(variable)
    }
    values |= {
        n: _number(given[variable], variable, float) for n, variable in _NUMBERS if given.get(variable)
    }
    values["store_password"] = _password(given)
    values |= {name: value for name, value in overrides.items() if value is not None}
    values["data_dir"] = Path(values["data_dir"]).expanduser().absolute()
    return Settings(**values)


def _default_data_dir() -> str:
    from platformdirs import user_data_dir

    return user_data_dir("entente", appauthor=False)


def _number(text: str, variable: str, kind: type[int] | type[float]) -> int | float:
    try:
        number = kind(text)
    except ValueError:
        number = -1
    if number < 0 or number != number:
        raise InputError(
            f"{variable} is {text!r}, which is not a number from 0 up.", f"Set {variable}=1000, for example."
        )
    return number


def _password(given: Mapping[str, str]) -> str | None:
    if password := given.get("ENTENTE_STORE_PASSWORD"):
        return password
    if not (name := given.get("ENTENTE_STORE_PASSWORD_FILE")):
        return None
    try:
        return Path(name).expanduser().read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise InputError(
            f"The password file {name} cannot be read: {problem}.",
            "Point ENTENTE_STORE_PASSWORD_FILE at a file that holds the password and nothing else.",
        ) from problem
