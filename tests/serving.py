"""Shows a folder at an address of this machine, as a web host shows a site."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FIRST = "first.js"


class Host(SimpleHTTPRequestHandler):
    """Serves files, and 404.html in place of one that is missing."""

    headers_of_all: Mapping[str, str] = {}
    first = ""  # a script that is to run before any other of a page

    def end_headers(self) -> None:
        """Say with each answer what the host says with all of them."""
        for key, text in self.headers_of_all.items():
            self.send_header(key, text)
        super().end_headers()

    def do_GET(self) -> None:
        """Answer; with a script that runs first, each page asks for that."""
        if not self.first:
            super().do_GET()
            return
        path = Path(self.translate_path(self.path))
        if self.path == f"/{FIRST}":
            self._answer(HTTPStatus.OK, "text/javascript", self.first)
        elif path.is_dir() and self.path.endswith("/") and (path / "index.html").is_file():
            self._page(HTTPStatus.OK, path / "index.html")
        elif path.suffix == ".html" and path.is_file():
            self._page(HTTPStatus.OK, path)
        else:
            super().do_GET()

    def _page(self, code: HTTPStatus, path: Path) -> None:
        asked = f'<head><script src="/{FIRST}"></script>' if self.first else "<head>"
        self._answer(code, "text/html", path.read_text("utf-8").replace("<head>", asked, 1))

    def _answer(self, code: HTTPStatus, kind: str, text: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where there is one."""
        lost = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, message, explain)
            return
        self._page(HTTPStatus(code), lost)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def serving(
    folder: Path, headers: Mapping[str, str] | None = None, first: str = ""
) -> Iterator[str]:
    """Show ``folder`` for as long as needed, and say at which address."""
    facts = {"headers_of_all": headers or {}, "first": first}
    handler = partial(type("OneHost", (Host,), facts), directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
