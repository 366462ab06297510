"""Settings come from the environment and the command line, the latter first."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import InputError
from ingest.settings import settings_from_environment


def test_nothing_set_means_the_embedded_store_in_the_users_data_folder() -> None:
    settings = settings_from_environment({})
    assert settings.store_url is None
    assert settings.data_dir.name == "entente"
    assert settings.data_dir.is_absolute()


def test_the_environment_is_read(tmp_path: Path) -> None:
    given = {"ENTENTE_DATA": str(tmp_path), "ENTENTE_STORE": "neo4j://db:7687", "ENTENTE_STORE_USER": "ann"}
    settings = settings_from_environment({**given, "ENTENTE_STORE_PASSWORD": "s", "ENTENTE_PORT": "0"})
    assert (settings.data_dir, settings.store_url) == (tmp_path, "neo4j://db:7687")
    assert (settings.store_user, settings.store_password, settings.port) == ("ann", "s", 0)


def test_an_option_beats_the_environment_and_none_does_not(tmp_path: Path) -> None:
    given = {"ENTENTE_DATA": "/elsewhere", "ENTENTE_ROW_LIMIT": "5"}
    settings = settings_from_environment(given, data_dir=str(tmp_path), row_limit=None)
    assert (settings.data_dir, settings.row_limit) == (tmp_path, 5)


def test_the_password_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("secret \n")
    settings = settings_from_environment({"ENTENTE_STORE_PASSWORD_FILE": str(tmp_path / "password")})
    assert settings.store_password == "secret "


def test_a_password_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none cannot be read"):
        settings_from_environment({"ENTENTE_STORE_PASSWORD_FILE": str(tmp_path / "none")})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENTENTE_PORT", "x"),
        ("ENTENTE_ROW_LIMIT", "-1"),
        ("ENTENTE_TIME_LIMIT", "nan"),
        ("ENTENTE_PORT", "1.5"),
    ],
)
def test_a_number_that_is_none_is_refused(name: str, value: str) -> None:
    with pytest.raises(InputError, match=name):
        settings_from_environment({name: value})


def test_the_password_is_not_shown() -> None:
    assert "secret" not in repr(settings_from_environment({"ENTENTE_STORE_PASSWORD": "secret"}))
