"""What docs/ is made of: each file is of a kind that we know, at a place where it belongs.

Below stands what a photo on the site may be, and what to type for one that is not fit for it.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from PIL import Image

from sitekit.content.data import LEDGER
from sitekit.content.problem import RUN

TEMPLATE = "_template.md"
KNOWN = {  # the files of these folders, by name: a new one is written here first
    "css": {
        "check", "components", "forms", "layout", "leaflet", "listen", "poster", "print", "search",
        "tokens", "tools", "type", "zoom",
    },
    "js": {
        "check", "copy", "diary", "disk", "form", "listen", "moved", "reader", "search", "sheet",
        "zoom",
    },
    "data": {
        "cards", "diary", "guards", "hosts", "messages", "ratings", "redirects", "references",
        "regions", "reviewers", "safety", "sheet", "spelling", "synonyms", "words",
    },
}  # fmt: skip
ENDS = {"css": ".css", "js": ".js", "data": ".yml"}
MERGES = (b"<<<<<<<", b"=======", b">>>>>>>")  # a rule of its own names what is left of a merge
BEGINS = {  # how the files of a kind begin
    ".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".webp": b"RIFF", ".svg": b"<svg",
}  # fmt: skip
NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
MADE = {"assets", "search", "poster", "qr", "leaflets", "img", *KNOWN}  # what the build fills
LARGEST = 300_000  # bytes of a picture
PHOTOS = {".jpg", ".jpeg", ".png", ".webp"}  # what a page may show, besides drawings
APPLE = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}  # kinds of HEIC
LONGEST_WORDS = 125  # letters of alt text; a screen reader reads it in one breath
KINDS = "docs/ holds pages (.md), pictures in docs/img, and our own styles, scripts and data."


def strange_files(root: Path) -> dict[PurePosixPath, tuple[str, str]]:
    """Return what is wrong with each file of docs/ that has no place there, and what to do."""
    docs = root / "docs"
    found = {}
    for path in _files(docs):
        below = PurePosixPath(path.relative_to(docs).as_posix())
        if wrong := _file_fault(path, below):
            found[below] = wrong
    return found


def _files(docs: Path) -> Iterator[Path]:
    """Yield every file, every link and every folder with a strange name; no link is followed."""
    for place, folders, names in os.walk(docs):
        for name in sorted(folders):
            folder = Path(place, name)
            if folder.is_symlink() or not NAME.fullmatch(name):
                yield folder
                folders.remove(name)
        folders.sort()
        yield from (Path(place, name) for name in sorted(names))


def file_kind(below: PurePosixPath) -> str:
    """Return what a file of docs/ is by its name: page, picture, css, js or data; "" for none."""
    *folders, _ = below.parts
    top = folders[0] if folders else ""
    if not all(map(NAME.fullmatch, folders)):
        return ""
    if top in KNOWN:
        named = below.stem in KNOWN[top] and below.suffix == ENDS[top] and len(folders) == 1
        return top if named or below == LEDGER.relative_to("docs") else ""
    named = NAME.fullmatch(below.stem)
    if top == "img":
        return "picture" if named and below.suffix in BEGINS else ""
    return "page" if below.name == TEMPLATE or (named and below.suffix == ".md") else ""


def _file_fault(path: Path, below: PurePosixPath) -> tuple[str, str] | None:
    """Return what is wrong with one file and what to do, or None."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return "This is a link to another place.", "Put the file itself there, or take it out."
    if stat.S_ISDIR(mode):
        return "A folder cannot have such a name.", "Name it in small letters, as first-visit."
    if not stat.S_ISREG(mode):
        return "This is no plain file.", "Take it out of docs/."
    if os.name == "posix" and mode & 0o111:
        return "This file may be run as a program.", f"Type `chmod a-x docs/{below}`."
    top = below.parts[0] if len(below.parts) > 1 else ""
    if top in KNOWN:
        what = f"'{below.name[:40]}' is no file of docs/{top} that we know."
        fix = "Take it out, or add its name to KNOWN in scripts/sitekit/content/folder.py."
        return None if file_kind(below) else (what, fix)
    if below.suffix == ".md" and top != "img":
        return _no_page(path, below, top)
    if file_kind(below) != "picture":
        return f"The site is not made of files like '{below.name[:40]}'.", f"Take it out. {KINDS}"
    return _no_picture(path, below)


def _no_page(path: Path, below: PurePosixPath, top: str) -> tuple[str, str] | None:
    if below.name == TEMPLATE:
        return None
    if not NAME.fullmatch(below.stem) or below.stem in {"404", "readme"}:
        return "A page cannot have such a name.", "Name it in small letters, as neck-pain.md."
    own = top or below.stem
    if own in MADE:
        return f"The build itself fills '{own}', so no page can stand there.", "Rename it."
    if below.stem != "index" and (path.with_suffix("") / "index.md").exists():
        other = f"{below.with_suffix('')}/index.md"
        return f"This page has the same address as {other}.", "Keep one of them."
    return None


def _no_picture(path: Path, below: PurePosixPath) -> tuple[str, str] | None:
    if path.stat().st_size > LARGEST:
        return "The picture is too large.", f"Make it smaller; {LARGEST // 1000} kB is the most."
    with path.open("rb") as file:
        start = file.read(16)
    webp = below.suffix != ".webp" or start[8:12] == b"WEBP"
    if start.startswith(MERGES):
        return None
    if not start.startswith(BEGINS[below.suffix]) or not webp:
        what = f"This is no {below.suffix[1:].upper()} picture, whatever its name says."
        return what, "Save it again as what its name says."
    return None


def photo_size(path: Path) -> tuple[int, int] | None:
    """Return the width and height of a photo, or None if it cannot be read."""
    try:
        with Image.open(path) as image:
            return image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def is_apples(raw: bytes) -> bool:
    """Say whether a picture is in Apple's own format, HEIC, by how it begins."""
    return raw[4:8] == b"ftyp" and raw[8:12] in APPLE


def picture_command(name: str, options: str = "") -> str:
    """Return what to type to take a photo in."""
    return f'`{RUN} picture "{name}"{options}`'


def photo_advice(shown: PurePosixPath) -> str:
    """Return what to type for a photo that lies in docs/ and is not fit for the site."""
    typed = shown.name if shown.parent == PurePosixPath("docs/img") else str(shown)
    command = picture_command(typed, " --remove")
    return f"Keep your original outside docs/. Then type {command}, and paste what it prints."
