"""The address of a page goes in; its bytes come out. The only part of entente that uses the network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from ingest.read.decoding import LARGEST
from ingest.read.failures import UnreadableError

SECONDS = 20.0
_AGENT = "Mozilla/5.0 (compatible; entente)"
_TEXTS = ("text/", "application/xhtml", "application/json", "application/x-ndjson")


def is_url(source: str) -> bool:
    """Tell whether a source is a web address rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, *, allow_private: bool = True) -> tuple[bytes, str]:
    """Return the body and the content type of a page, within 20 seconds and 20 MB.

    With `allow_private` false, addresses of this machine and its local network are refused, also after a
    redirect. Raises UnreadableError.
    """
    try:
        opener = urllib.request.build_opener(_Redirects(allow_private))
        _check(url, allow_private)
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT, "Accept": "text/html,*/*;q=0.5"})  # noqa: S310 - checked
        with opener.open(request, timeout=SECONDS) as answer:
            kind = answer.headers.get_content_type()
            if not kind.startswith(_TEXTS):
                raise UnreadableError(f"The address answers with {kind}, not with a page.")
            return _body(answer), kind
    except urllib.error.HTTPError as problem:
        raise UnreadableError(f"The server answered {problem.code} {problem.reason}.", _SAVE) from problem
    except (OSError, http.client.HTTPException, ValueError) as problem:
        reason = getattr(problem, "reason", None) or problem
        raise UnreadableError(f"The page cannot be fetched: {reason}.", _SAVE) from problem


_SAVE = "Save the page in your browser and load the file."


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follow at most five redirects, each to an address that may be asked."""

    max_redirections = 5

    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        _check(newurl, self.allow_private)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check(url: str, allow_private: bool) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnreadableError("Only http:// and https:// addresses can be fetched.")
    if allow_private:
        return
    for *_, place in socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP):
        if not ipaddress.ip_address(str(place[0]).split("%", 1)[0]).is_global:
            raise UnreadableError("This address belongs to the local network; only public pages are fetched.")


def _body(answer: Any) -> bytes:
    """Return the body, read in pieces so that neither a slow nor an endless page holds the program."""
    deadline, pieces, size = time.monotonic() + SECONDS, [], 0
    while piece := answer.read1(65536):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise UnreadableError(f"The page is larger than {LARGEST // 1_000_000} MB.")
        if time.monotonic() > deadline:
            raise UnreadableError(f"The page did not arrive within {SECONDS:.0f} seconds.", _SAVE)
    return b"".join(pieces)
