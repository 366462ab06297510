"""The commands that use the graph, run as a person runs them, on the embedded store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.cli.main import main

SNUB = "Armenian Prime Minister Nikol Pashinyan sharply criticised Russia on Thursday."
THANKS = "French President Emmanuel Macron thanked Armenia for its help on Thursday."
DAY = ["--published", "2024-02-23"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A data folder with the reference data; its store is stopped at the end."""
    folder = str(tmp_path_factory.mktemp("data"))
    assert main(["--data", folder, "init"]) == 0
    yield folder
    assert main(["--data", folder, "store", "stop"]) == 0


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(SNUB)
    (tmp_path / "b.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "c.txt").write_text(THANKS)
    return tmp_path


def _rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main([*arguments, "--format", "json"]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_a_folder_with_one_broken_file_is_loaded_in_part(
    data: str, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(news), "--data", data, *DAY]) == 1
    captured = capsys.readouterr()
    assert "b.html" in captured.err
    assert "PNG" in captured.err
    assert captured.out == ""
    titles = {row["title"] for row in _rows(capsys, "articles", "--data", data)}
    assert titles == {SNUB, THANKS}


def test_loading_twice_changes_nothing(data: str, news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = "MATCH (n) OPTIONAL MATCH (n)-[e]->() RETURN count(DISTINCT n) AS nodes, count(e) AS edges"
    main(["load", str(news / "a.txt"), "--data", data, *DAY])
    before = _rows(capsys, "query", counts, "--data", data)
    assert main(["load", str(news / "a.txt"), "--data", data, *DAY]) == 0
    assert _rows(capsys, "query", counts, "--data", data) == before


def test_the_query_of_the_design_lists_the_snub(
    data: str, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["load", str(news / "a.txt"), "--data", data, *DAY])
    cypher = (
        "MATCH (:State {name: 'Armenia'})-[s:SNUBBED]->(:State {name: 'Russia'}) "
        "RETURN s.date, s.event, s.quote ORDER BY s.date"
    )
    rows = _rows(capsys, "query", cypher, "--data", data)
    assert rows == [{"s.date": "2024-02-22", "s.event": "ACCUSE", "s.quote": SNUB}]
    saved = _rows(capsys, "query", "snubs-between", "--param", "source=Armenia", "--data", data)
    assert [row["quote"] for row in saved] == [SNUB]


def test_an_article_without_a_date_is_not_loaded(
    data: str, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (news / "d.txt").write_text("Sweden thanked Norway for its help.")
    assert main(["load", str(news / "d.txt"), "--data", data]) == 2
    assert "--published" in capsys.readouterr().err
    assert "Sweden" not in str(_rows(capsys, "articles", "--data", data))


def test_a_query_cannot_change_the_graph(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "MATCH (n) DETACH DELETE n", "--data", data]) != 0
    assert capsys.readouterr().err.startswith("Error: ")
    assert _rows(capsys, "query", "MATCH (s:State) RETURN count(s) AS n", "--data", data)[0]["n"] > 150


def test_a_wrong_query_is_an_error_and_no_traceback(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "MATCH (n RETURN n", "--data", data]) != 0
    captured = capsys.readouterr()
    assert captured.err.startswith("Error: ")
    assert captured.out == ""


def test_a_long_result_is_cut_and_says_so(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["query", "MATCH (s:State) RETURN s.id", "--limit", "3", "--format", "csv", "--data", data]) == 0
    )
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 4
    assert "first 3 rows" in captured.err


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_nodes_are_written_in_every_form(data: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    query = "MATCH (s:State {name: 'Armenia'}) RETURN s"
    assert main(["query", query, "--format", form, "--data", data]) == 0
    assert "ARM" in capsys.readouterr().out


def test_removing_an_article_takes_its_events(
    data: str, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (news / "e.txt").write_text("Kenya criticised Ghana on Thursday.")
    main(["load", str(news / "e.txt"), "--data", data, *DAY])
    article = next(row["id"] for row in _rows(capsys, "articles", "Kenya", "--data", data))
    events = "MATCH (:State {id: 'KEN'})-[e:SNUBBED]->(:State {id: 'GHA'}) RETURN e.quote AS quote"
    assert len(_rows(capsys, "query", events, "--data", data)) == 1
    assert main(["remove", article, "--data", data]) == 0
    assert _rows(capsys, "query", events, "--data", data) == []
    assert _rows(capsys, "articles", "Kenya", "--data", data) == []


def test_an_unknown_article_cannot_be_removed(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", "none", "--data", data]) == 1
    assert "holds no article none" in capsys.readouterr().err


def test_the_status_tells_of_the_embedded_store(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    (status,) = _rows(capsys, "store", "status", "--data", data)
    assert status["kind"] == "embedded"
