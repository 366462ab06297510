"""What every request must pass and every answer carries: Host check, form tokens, security headers."""

from __future__ import annotations

import hmac
import secrets

from flask import Flask, Response, g, request, session

from ingest.errors import EntenteError

# Names by which this machine reaches itself; any other is a page of another site that had its
# own name point here ("DNS rebinding").
OWN_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class RefusedError(EntenteError):
    """The request is not one of this explorer's own pages."""

    status = 403


def protect(app: Flask) -> None:
    """Check every request of the app and give every answer its headers."""
    app.before_request(_prepare)
    app.before_request(_check_host)
    app.before_request(_check_token)
    app.after_request(_add_headers)
    app.context_processor(lambda: {"csp_nonce": g.get("nonce", ""), "csrf_token": csrf_token})


def csrf_token() -> str:
    """Return the token of this browser's session, made at first use."""
    if "token" not in session:
        session["token"] = secrets.token_urlsafe(32)
    return str(session["token"])


def _prepare() -> None:
    g.nonce = secrets.token_urlsafe(16)


def _check_host() -> None:
    host = request.headers.get("Host", "")
    name = host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0]
    if name.lower() not in OWN_NAMES:
        raise RefusedError(
            "This explorer answers on this machine only.", "Open it as http://127.0.0.1 with its port."
        )


def _check_token() -> None:
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    given = request.form.get("csrf_token", "") or request.headers.get("X-CSRF-Token", "")
    if not hmac.compare_digest(given.encode(), str(session.get("token", "")).encode()) or not given:
        raise RefusedError(
            "The form's token is missing or too old.", "Load the page again, then send the form once more."
        )


def _add_headers(response: Response) -> Response:
    policy = {
        "default-src": "'none'",
        "script-src": f"'nonce-{g.get('nonce', '')}'",
        "style-src": f"'nonce-{g.get('nonce', '')}'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    response.headers["Content-Security-Policy"] = "; ".join(f"{k} {v}" for k, v in policy.items())
    for name, value in HEADERS.items():
        response.headers[name] = value
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response
