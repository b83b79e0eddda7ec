"""What of a stranger's suggestion may be shown on our own address before anybody has read it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

PLACES = {
    "docs": {".md"},
    "docs/data": {".yml"},
    "docs/img": {".svg", ".png", ".jpg", ".webp"},
}
HEAD = re.compile(r"<head>", re.IGNORECASE)
BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
HIDDEN = '<head><meta name="robots" content="noindex">'
NOTE = "<p><strong>This is a preview of a change that nobody has checked yet.</strong></p>"


def files_that_run(names: Iterable[str]) -> list[str]:
    """Return the files that are no page, fact or picture: they could run code."""
    return [name for name in names if not _is_words(PurePosixPath(name))]


def _is_words(path: PurePosixPath) -> bool:
    if ".." in path.parts:
        return False
    allowed = PLACES.get(str(path.parent)) or (
        PLACES["docs"] if path.is_relative_to("docs") else set()
    )
    return path.suffix in allowed


def mark_preview(folder: Path) -> int:
    """Write on each built page that it is a preview, hide it from searches, and count them."""
    pages = sorted(folder.rglob("*.html"))
    for path in pages:
        text = HEAD.sub(HIDDEN, path.read_text("utf-8"), count=1)
        path.write_text(BODY.sub(lambda found: found[0] + NOTE, text, count=1), "utf-8")
    return len(pages)
