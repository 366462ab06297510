"""Step 1: what each kind of source gives, and what is said about sources that give nothing."""

from __future__ import annotations

import gzip
import http.server
import io
import json
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import InputError
from ingest.read import ReadFailure, article_from_html, article_from_text, read_articles
from ingest.read.article import canonical_url
from ingest.read.decoding import decode
from ingest.read.failures import UnreadableError
from ingest.read.markdown import plain_paragraphs, split_front_matter, unwrap
from ingest.read.published import as_date
from ingest.records import Article

DAY = date(2024, 2, 23)
PARAGRAPHS = [
    "Armenia froze its part in the military alliance this week, its prime minister told a broadcaster.",
    "Russia said it had received no letter about such a step, and asked Yerevan to explain what it meant.",
    "The two governments have not met at that level since the autumn, and no date for talks has been named.",
]
PAGE = f"""<!doctype html><html><head><title>Armenia steps back | Test Wire</title>
<meta property="og:title" content="Armenia steps back"><meta property="og:site_name" content="Test Wire">
<meta property="article:published_time" content="2024-02-23T10:00:00Z">
<link rel="canonical" href="https://news.example.org/armenia"></head><body><nav>Home Sport</nav><article>
<h1>Armenia steps back</h1><figure><img src="a.jpg"><figcaption>Soldiers on parade in Gyumri in
2019.</figcaption></figure><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></article>
<footer>All rights reserved</footer></body></html>"""


def _only(path: Path | str, published: date | None = None) -> Article:
    (found,) = read_articles(path, published=published)
    assert isinstance(found, Article), found
    return found


def _failure(path: Path | str, published: date | None = DAY) -> ReadFailure:
    (found,) = read_articles(path, published=published)
    assert isinstance(found, ReadFailure), found
    return found


def _write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_plain_text_takes_its_title_from_the_first_line(tmp_path: Path) -> None:
    found = _only(_write(tmp_path, "a.txt", f"Armenia steps back\n\n{PARAGRAPHS[0]}\n"), DAY)
    assert (found.title, found.published) == ("Armenia steps back", DAY)
    assert found.text == f"Armenia steps back\n\n{PARAGRAPHS[0]}"


def test_front_matter_gives_the_metadata_and_markup_goes(tmp_path: Path) -> None:
    front = (
        "title: Armenia steps back\npublisher: Test Wire\nurl: https://example.org/a\npublished: 2024-02-23"
    )
    body = "## Why\n\n**Armenia** froze\nits [part](https://example.org) in *the* alliance.\n\n- one\n- two\n"
    found = _only(_write(tmp_path, "a.md", f"---\n{front}\n---\n{body}"))
    assert (found.title, found.publisher, found.url) == (
        "Armenia steps back",
        "Test Wire",
        "https://example.org/a",
    )
    assert found.published == DAY
    assert found.text.split("\n\n") == ["Why", "Armenia froze its part in the alliance.", "one", "two"]


def test_a_page_gives_headline_paragraphs_and_metadata_without_the_caption(tmp_path: Path) -> None:
    found = _only(_write(tmp_path, "a.html", PAGE))
    assert found.text.split("\n\n") == ["Armenia steps back", *PARAGRAPHS]
    assert (found.title, found.publisher, found.published) == ("Armenia steps back", "Test Wire", DAY)
    assert found.url == "https://news.example.org/armenia"


def test_a_page_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Yerevan", "Ереван")
    assert "Ереван" in _only(_write(tmp_path, "a.html", page.encode("cp1251"))).text


def test_json_lines_keep_their_ids_and_their_text_to_the_character(tmp_path: Path) -> None:
    text = "First line.\r\n\r\nSecond  line."
    rows = [
        {"id": "a1", "published": "2024-02-23", "text": text},
        {"id": 7, "published": "2024-02-24", "html": PAGE},
    ]
    path = _write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))
    first, second = read_articles(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.text) == ("a1", text)
    assert (second.id, second.published) == ("7", date(2024, 2, 24))


@pytest.mark.parametrize("wrap", [lambda row: row, lambda row: [row], lambda row: {"articles": [row]}])
def test_json_may_be_one_article_a_list_or_an_object_with_a_list(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    row = {"id": "a", "published": "2024-02-23", "text": PARAGRAPHS[0]}
    assert _only(_write(tmp_path, "a.json", json.dumps(wrap(row)))).text == PARAGRAPHS[0]


def test_html_file_is_read_beside_the_rows_and_nowhere_else(tmp_path: Path) -> None:
    _write(tmp_path, "secret.html", PAGE)
    _write(tmp_path, "in/pages/a.html", PAGE)
    rows = [{"html_file": "pages/a.html"}, {"html_file": "../secret.html"}, {"html_file": "pages/none.html"}]
    path = _write(tmp_path, "in/a.jsonl", "\n".join(map(json.dumps, rows)))
    first, second, third = read_articles(path)
    assert isinstance(first, Article)
    assert isinstance(second, ReadFailure)
    assert isinstance(third, ReadFailure)
    assert "outside" in second.reason
    assert "cannot be read" in third.reason


def test_a_folder_gives_the_good_files_and_names_the_broken_one(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", PARAGRAPHS[0])
    _write(tmp_path, "b.html", b"\x89PNG\r\n\x1a\n\x00\x00")
    _write(tmp_path, "deep/c.md", PARAGRAPHS[1])
    _write(tmp_path, ".hidden/d.txt", PARAGRAPHS[2])
    found = list(read_articles(tmp_path, published=DAY))
    assert [one.text for one in found if isinstance(one, Article)] == PARAGRAPHS[:2]
    (broken,) = (one for one in found if isinstance(one, ReadFailure))
    assert broken.name.endswith("b.html")
    assert "PNG" in broken.reason


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json"])
def test_without_a_date_the_option_is_named(tmp_path: Path, name: str) -> None:
    content = {
        "a.html": "".join(f"<p>{p}</p>" for p in PARAGRAPHS),
        "a.json": json.dumps({"text": PARAGRAPHS[0]}),
    }
    failure = _failure(_write(tmp_path, name, content.get(name, PARAGRAPHS[0])), published=None)
    assert "--published" in failure.hint
    assert failure.exit_code == 2


BROKEN = {
    "empty.txt": (b"", "empty"),
    "blank.md": (b" \n\n", "empty"),
    "zip.txt": (b"PK\x03\x04abc", "zip"),
    "nul.txt": (b"abc\x00def", "binary"),
    "noise.txt": (bytes(range(128, 256)) + bytes(range(1, 32)) * 9, "binary"),
    "packed.jsonl": (gzip.compress(b"{}"), "gzip"),
    "half.json": (b'{"text": "x"', "not JSON"),
    "list.json": (b"[1]", "JSON object"),
    "none.json": (b"[]", "no articles"),
    "none.jsonl": (b"\n\n", "no articles"),
    "bare.json": (b'{"title": "x"}', "neither text"),
    "typed.json": (b'{"text": 5}', "Field text"),
    "dated.json": (b'{"text": "x", "published": "03/04/2020"}', "published"),
    "front.md": (b"---\ntitle: a: b\n---\nText.", "front matter"),
    "front2.md": (b"---\n- a\n---\nText.", "front matter"),
    "page.html": (b"<html><body><nav>Home</nav></body></html>", "No article text"),
    "utf16.txt": (b"\xff\xfea", "utf-16"),
    "deep.json": (b"[" * 100_000, "JSON"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str) -> None:
    content, reason = BROKEN[name]
    failure = _failure(_write(tmp_path, name, content))
    assert name in failure.name
    assert reason in failure.reason


def test_a_broken_line_is_named_by_its_number(tmp_path: Path) -> None:
    row = json.dumps({"id": "a", "text": "Text.", "published": "2024-02-23"})
    first, second, third = read_articles(_write(tmp_path, "a.jsonl", f"{row}\n{{oops\n{row}\n"))
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert isinstance(second, ReadFailure)
    assert second.name.endswith("a.jsonl, line 2")


def test_a_missing_path_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file or folder"):
        read_articles(tmp_path / "none.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_decoded(encoding: str) -> None:
    text = "Café in Orléans: the ministers of Côte d’Ivoire and Türkiye met there yesterday. " * 3
    assert decode(text.encode(encoding)) == text


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(content: bytes) -> None:
    try:
        text = decode(content)
    except UnreadableError:
        return
    assert text.encode("utf-8")
    assert "\x00" not in text


@given(st.text(min_size=1, max_size=300).filter(lambda text: bool(text.strip())))
def test_text_keeps_its_length_so_that_offsets_hold(text: str) -> None:
    assert len(article_from_text(text, published=DAY).text) == len(text)


def test_the_same_article_has_the_same_id_wherever_it_was_found() -> None:
    one = article_from_text("A.", url="https://www.example.org/a/?utm_source=x#top", published=DAY)
    two = article_from_text("B.", url="http://EXAMPLE.org/a", published=DAY)
    assert one.id == two.id
    assert article_from_text("A.", published=DAY).id != article_from_text("B.", published=DAY).id


@pytest.mark.parametrize("url", ["", "AFP 1997 (archive)", "javascript:alert(1)", "https://", "http://[::1"])
def test_what_is_no_web_address_is_no_key(url: str) -> None:
    assert canonical_url(url) == ""


def test_the_date_given_by_the_caller_beats_the_page() -> None:
    assert article_from_html(PAGE, published=date(2024, 1, 1)).published == date(2024, 1, 1)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-02-23", DAY),
        ("2024-02-23T08:00:00+04:00", DAY),
        ("23 February 2024", DAY),
        ("Feb 23, 2024 5:04 PM", DAY),
        (DAY, DAY),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read_as_people_write_them(written: object, day: date | None) -> None:
    assert as_date(written) == day


@pytest.mark.parametrize(
    "written", ["03/04/2020", "February 2024", "yesterday", "2024-13-01", "0012-01-01", 20240223]
)
def test_a_date_that_is_not_whole_is_refused(written: object) -> None:
    with pytest.raises(InputError, match="not a whole date"):
        as_date(written)


def test_front_matter_is_only_what_stands_at_the_top() -> None:
    assert split_front_matter("Text.\n---\na: b\n---\n") == ({}, "Text.\n---\na: b\n---\n")


def test_broken_lines_are_joined_and_other_text_is_left_alone() -> None:
    broken = (
        "Armenia froze its part in the alliance this week, its\nprime minister told a broadcaster.\n\nEnd."
    )
    assert unwrap(broken).split("\n\n")[0].count("\n") == 0
    listed = "Armenia froze its part.\nRussia asked why.\nFrance waited."
    assert unwrap(listed) == listed


def test_markdown_keeps_underscores_and_stars_inside_words() -> None:
    assert (
        plain_paragraphs("file_name_here and 2*3*4 stay, _this_ goes.")
        == "file_name_here and 2*3*4 stay, this goes."
    )


def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch) -> None:
    row = json.dumps({"id": "a", "text": PARAGRAPHS[0]})
    for content, text in (
        (f"\n{row}\n{row}", PARAGRAPHS[0]),
        (PAGE, PARAGRAPHS[0]),
        (PARAGRAPHS[0], PARAGRAPHS[0]),
    ):
        stream = io.TextIOWrapper(io.BytesIO(content.encode()))
        monkeypatch.setattr("sys.stdin", stream)
        found = list(read_articles("-", published=DAY))
        assert all(isinstance(one, Article) and text in one.text for one in found)
        assert found


class _Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = {"/a": PAGE.encode(), "/big": b"x" * 21_000_000}.get(self.path)
        self.send_response(302 if self.path == "/loop" else 200 if body else 404)
        if self.path == "/loop":
            self.send_header("Location", "/loop")
        self.send_header("Content-Type", "text/html" if self.path != "/pdf" else "application/pdf")
        self.end_headers()
        try:
            self.wfile.write(body or b"")
        except OSError:
            self.close_connection = True  # the reader has had enough

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_address_gives_the_article_of_its_page(site: str) -> None:
    found = _only(f"{site}/a")
    assert found.text.split("\n\n")[1:] == PARAGRAPHS
    assert found.published == DAY


@pytest.mark.parametrize(("path", "reason"), [("/none", "404"), ("/loop", "redirect"), ("/big", "larger")])
def test_an_address_that_gives_no_page_says_why(site: str, path: str, reason: str) -> None:
    assert reason in _failure(site + path).reason


def test_an_address_where_nobody_answers_says_so() -> None:
    assert "cannot be fetched" in _failure("http://127.0.0.1:9/").reason


def test_local_addresses_are_refused_where_only_public_pages_are_wanted(site: str) -> None:
    (found,) = read_articles(f"{site}/a", allow_private=False)
    assert isinstance(found, ReadFailure)
    assert "local network" in found.reason
