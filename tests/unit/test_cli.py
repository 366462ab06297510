"""The command line without a store: help, errors, exit codes, and what goes to which stream."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.cli.main import COMMANDS, main
from ingest.cli.output import plain, safe, write_rows
from ingest.cli.query import _resolve
from ingest.errors import InputError

ENTENTE = [sys.executable, "-c", "import sys; from ingest.cli import main; sys.exit(main())"]
SENTENCE = "Armenian Prime Minister Nikol Pashinyan sharply criticised Russia on Thursday."


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    help_text = capsys.readouterr().out
    inner = ["store", "status", "--help"] if name == "store" else [name, "--help"]
    assert main(inner) == 0
    help_text += capsys.readouterr().out
    assert "Example" in help_text
    assert "entente" in help_text.partition("Example")[2].splitlines()[1]
    assert "\\b" not in help_text
    assert f"entente {name}" in help_text


def test_short_helps_are_whole_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out.split("Commands:")[1].strip().splitlines()
    assert len(listed) == len(COMMANDS)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from ingest.cli import main; main(['--help']);"
        "heavy = ('spacy', 'flask', 'neo4j', 'rich', 'trafilatura', 'networkx');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip().endswith("[]")


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("entente 0.")


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["load"], ["extract", "x", "--format", "xml"], ["--oops"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "Error: " in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "none.txt"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("Error: There is no file or folder none.txt.\nGive a path")
    assert captured.out == ""


def test_an_article_without_a_date_names_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    assert main(["extract", str(tmp_path / "a.txt")]) == 2
    captured = capsys.readouterr()
    assert "--published" in captured.err
    assert captured.out == ""


def test_a_missing_file_among_others_stops_the_command_before_it_starts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    sources = [str(tmp_path / "a.txt"), str(tmp_path / "none.txt")]
    assert main(["extract", *sources, "--published", "2024-02-23", "--format", "jsonl"]) == 2
    assert capsys.readouterr().out == ""


def test_a_wrong_date_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "-", "--published", "next week"]) == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err


def test_extract_prints_one_line_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"id": "one", "published": "2024-02-23", "text": SENTENCE},
        {"id": "two", "published": "2024-02-23"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert main(["extract", str(tmp_path / "a.jsonl"), "--format", "jsonl"]) == 1
    captured = capsys.readouterr()
    (line,) = captured.out.splitlines()
    found = json.loads(line)
    assert list(found) == ["id", "claims"]
    assert found["id"] == "one"
    (claim,) = found["claims"]
    assert list(claim) == [
        "source", "target", "relation", "valence", "mode", "status", "date", "date_precision",
        "quote", "start", "end", "confidence", "source_text", "target_text",
    ]  # fmt: skip
    assert (claim["source"], claim["relation"], claim["target"]) == ("ARM", "ACCUSE", "RUS")
    assert (claim["date"], claim["date_precision"]) == ("2024-02-22", "day")
    assert SENTENCE[claim["start"] : claim["end"]] == claim["quote"]
    assert "a.jsonl, line 2" in captured.err


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_extract_writes_other_forms(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    assert main(["extract", str(tmp_path / "a.txt"), "--published", "2024-02-23", "--format", form]) == 0
    assert "ACCUSE" in capsys.readouterr().out


def test_explain_says_that_a_quarrel_is_domestic(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Colombia accused the FARC of the raid.", "utf-8")
    assert main(["extract", str(tmp_path / "a.txt"), "--published", "2014-02-23", "--explain"]) == 0
    assert "rebels or territories" in capsys.readouterr().out


def test_explain_shows_the_reading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    assert main(["extract", str(tmp_path / "a.txt"), "--published", "2024-02-23", "--explain"]) == 0
    shown = capsys.readouterr().out
    assert "ARM ACCUSE RUS" in shown
    assert "pattern" in shown


def test_lines_are_written_as_they_are_read() -> None:
    row = json.dumps({"id": "one", "published": "2024-02-23", "text": SENTENCE}) + "\n"
    command = [*ENTENTE, "extract", "-", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(row)
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "one"
        process.stdin.close()
        assert process.wait(60) == 0


def test_ctrl_c_exits_with_130() -> None:
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    command = [*ENTENTE[:-1], heard + ENTENTE[-1]]  # a shell's background job would ignore the signal
    with subprocess.Popen(
        [*command, "extract", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    rows = "\n".join(
        json.dumps({"id": str(n), "published": "2024-02-23", "text": SENTENCE}) for n in range(40)
    )
    (tmp_path / "a.jsonl").write_text(rows)
    command = [*ENTENTE, "extract", str(tmp_path / "a.jsonl"), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(60)


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ingest.read.read_articles", broken)
    with pytest.raises(ZeroDivisionError):
        main(["extract", "-"])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_for_entente(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "_ENTENTE_COMPLETE" in capsys.readouterr().out


def test_commands_are_completed() -> None:
    asked = os.environ | {"_ENTENTE_COMPLETE": "bash_complete", "COMP_WORDS": "entente ex", "COMP_CWORD": "1"}
    done = subprocess.run(ENTENTE, env=asked, check=False, capture_output=True, text=True)
    assert done.stdout.strip() == "plain,extract"


def test_a_query_may_be_cypher_a_file_or_a_saved_name(tmp_path: Path) -> None:
    (tmp_path / "mine.cypher").write_text("RETURN $n AS n")
    assert _resolve("RETURN $n AS n", ["n=2"]) == ("RETURN $n AS n", {"n": 2})
    assert _resolve(f"@{tmp_path}/mine.cypher", ["n=two"]) == ("RETURN $n AS n", {"n": "two"})
    assert _resolve(f"{tmp_path}/mine.cypher", []) == ("RETURN $n AS n", {})
    statement, parameters = _resolve("snubs-between", ["source=France"])
    assert "SNUBBED" in statement
    assert parameters == {"source": "France", "target": "Russia"}


@pytest.mark.parametrize(
    ("what", "params", "said"),
    [
        ("snub-between", [], "no saved query"),
        ("snubs-between", ["oops=1"], "no parameter 'oops'"),
        ("snubs-between", ["source"], "has no value"),
        ("@none.cypher", [], "cannot be read"),
    ],
)
def test_a_query_that_cannot_be_is_refused(what: str, params: list[str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        _resolve(what, params)


def test_rows_are_written_as_csv_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("a,b", None, True), ("c", [1, 2], 2.5)]
    write_rows(("x", "y", "z"), rows, "csv")
    assert capsys.readouterr().out == 'x,y,z\n"a,b",,yes\nc,"[1, 2]",2.5\n'
    write_rows(("x", "y", "z"), rows, "json")
    assert json.loads(capsys.readouterr().out)[1] == {"x": "c", "y": [1, 2], "z": 2.5}


def test_long_cells_are_folded_and_never_cut(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows(("quote",), [("word " * 200,)], "table")
    assert capsys.readouterr().out.count("word") == 200


def test_text_cannot_steer_the_terminal() -> None:
    assert safe("a\x1b[31mb\x9bc\nd") == "a [31mb c d"


def test_unknown_values_become_text() -> None:
    assert plain({"a": (Path("x"), {1})}) == {"a": ["x", [1]]}
