"""What the nginx of deploy/nginx.conf has to answer."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import brotli
from sitekit import hosting

from trial.asking import Answer, ask

OUTSIDE = (
    "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
    "/..\\..\\etc\\passwd",
    "/js/..%252f..%252fetc/passwd", "/.git/config", "/_headers", "/_redirects", "/index.html.br",
)  # fmt: skip
METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND")


def faults(port: int, site: Path, policy: str, moved: dict[str, str]) -> Iterator[str]:
    """Yield each thing that nginx answers amiss."""
    yield from _forms(port, site)
    for path in ("/", "/conditions/sciatica/", "/no/such/page/"):
        got = ask(port, f"GET {path}")
        for key, text in hosting.headers(policy).items():
            if got.headers.get(key.lower()) != text:
                yield f"{path} says {key}: {got.headers.get(key.lower())}"
    yield from _caching(port, site)
    lost = ask(port, "GET /no/such/page/")
    if lost.status != HTTPStatus.NOT_FOUND or lost.body != (site / "404.html").read_bytes():
        yield f"a page that is not there gets {lost.status}"
    yield from _moves(port, moved | {"/first-visit": "/first-visit/"})
    yield from _refusals(port)


def _forms(port: int, site: Path) -> Iterator[str]:
    """The same words come plain, with gzip and with Brotli, as the browser can read them."""
    raw = (site / "first-visit/index.html").read_bytes()
    opens = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
    for form, opened in opens.items():
        got = ask(port, "GET /first-visit/", accept_encoding=form or "identity")
        if got.headers.get("content-encoding", "") != form or opened(got.body) != raw:
            yield f"{form or 'plain'}: {got.headers.get('content-encoding')}"
        if got.headers.get("vary") != "Accept-Encoding":
            yield f"{form or 'plain'}: Vary is {got.headers.get('vary')}"
    first = ask(port, "GET /")
    again = ask(port, "GET /", if_none_match=first.headers.get("etag", ""))
    head = ask(port, "HEAD /")
    if (again.status, head.status, head.body) != (304, 200, b""):
        yield f"asked again: {again.status}, HEAD: {head.status}"


def _caching(port: int, site: Path) -> Iterator[str]:
    """Files whose names change with their content are kept for ever, and nothing else is."""
    sheet = next(site.glob("assets/site.*.css")).relative_to(site)
    wanted = {f"/{sheet}": hosting.FOR_EVER, "/": "no-cache", "/js/reader.js": "no-cache"}
    wanted["/assets/site.00000000.css"] = "no-cache"  # not there: 404
    for path, said in wanted.items():
        got = ask(port, f"GET {path}").headers.get("cache-control")
        if got != said:
            yield f"{path} is kept: {got}"


def _moves(port: int, moved: dict[str, str]) -> Iterator[str]:
    for old, new in moved.items():
        got = ask(port, f"GET {old}")
        if (got.status, got.headers.get("location")) != (301, new):
            yield f"{old} leads to {got.status} {got.headers.get('location')}"


def _refusals(port: int) -> Iterator[str]:
    """Nothing outside the site is given, and nothing but reading is done."""
    for path in OUTSIDE:
        got: Answer = ask(port, f"GET {path}")
        if got.status not in {400, 404} or b"root:" in got.body:
            yield f"GET {path} gets {got.status}"
    for method in METHODS:
        got = ask(port, f"{method} /")
        if got.status not in {400, 405}:
            yield f"{method} gets {got.status}"
