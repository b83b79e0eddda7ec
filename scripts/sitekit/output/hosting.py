"""What a host is told of a built site: headers, redirects, and files it need not compress."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli

from sitekit.content import Site, moved_addresses

HASHED = re.compile(r"\.[0-9a-f]{8}\.(min\.)?(css|js)$")  # a name that changes with its content
FOR_EVER = "public, max-age=31536000, immutable"
SQUEEZED = {".html", ".css", ".js", ".svg", ".xml", ".json", ".txt"}
SMALLEST = 256  # bytes; below that a packed file is no smaller


def response_headers(site: Site) -> dict[str, str]:
    """Return the headers of every answer; the policy is the one that pages carry in a tag too."""
    return {
        "Content-Security-Policy": f"{site.policy}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000",
    }


def write_cdn_files(site: Site, folder: Path) -> None:
    """Write _headers and _redirects, which hosts such as Netlify and Cloudflare Pages read.

    What has no Cache-Control here is asked for anew each time: both hosts do so by themselves.
    """
    lines = ["/*", *(f"  {key}: {text}" for key, text in response_headers(site).items())]
    for path in sorted(folder.rglob("*")):
        if HASHED.search(path.name):
            name = path.relative_to(folder).as_posix()
            lines += [f"/{name}", f"  Cache-Control: {FOR_EVER}"]
    (folder / "_headers").write_text("\n".join(lines) + "\n", "utf-8")
    pages = "".join(f"{old} {new} 301\n" for old, new in _moved_pages(site))
    (folder / "_redirects").write_text(pages, "utf-8")


def write_nginx_files(folder: Path, site: Site) -> None:
    """Write the two files that deploy/nginx.conf includes, from the same facts."""
    folder.mkdir(parents=True, exist_ok=True)
    named = response_headers(site).items()
    text = "".join(f'add_header {key} "{value}" always;\n' for key, value in named)
    (folder / "headers.conf").write_text(text, "utf-8")
    pages = "".join(f'"{old}" "{new}";\n' for old, new in _moved_pages(site))
    (folder / "redirects.conf").write_text(pages, "utf-8")


def compress_files(folder: Path) -> tuple[int, int, int]:
    """Write a .gz and a .br file beside each file of text; return the bytes: as is, gz, br."""
    plain = packed = smaller = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix not in SQUEEZED or path.stat().st_size < SMALLEST:
            continue
        raw = path.read_bytes()
        forms = {".gz": gzip.compress(raw, mtime=0), ".br": brotli.compress(raw)}
        for end, form in forms.items():
            path.with_name(path.name + end).write_bytes(form)
        plain += len(raw)
        packed += len(forms[".gz"])
        smaller += len(forms[".br"])
    return plain, packed, smaller


def _moved_pages(site: Site) -> list[tuple[str, str]]:
    """Return the old and the new address of each whole page that has moved."""
    return [(old, new) for old, new in moved_addresses(site).items() if "#" not in old]
