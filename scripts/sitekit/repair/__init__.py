"""Mending what is safe to mend in a page's source, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath

from sitekit import textfile
from sitekit.problem import Fault
from sitekit.repair import blanks, fields, ids, quotes

MENDERS: dict[str, Callable[[str], str]] = {
    "dates": fields.dates,
    "the order of the fields": fields.order,
    "heading ids": ids.added,
    "quotation marks": quotes.curled,
    "spaces at the end of lines": blanks.trimmed,
}


def repaired(text: str) -> tuple[str, list[str]]:
    """Return a page's mended text and the names of what was mended; twice changes no more."""
    done = []
    for name, mended in MENDERS.items():
        new = mended(text)
        if new != text:
            done.append(name)
        text = new
    return text, done


def mend(root: Path, wanted: Collection[PurePosixPath] = ()) -> Iterator[str]:
    """Write the mended text of the pages named (or of all), and yield a line for each."""
    for path in sorted((root / "docs").rglob("*.md")):
        shown = PurePosixPath(path.relative_to(root).as_posix())
        if path.name.startswith("_") or (wanted and shown not in wanted):
            continue
        try:
            text, done = repaired(textfile.read(root, path))
        except Fault:
            continue  # the checks say why it cannot be read
        if done:
            _write(path, text)
            yield f"Mended {shown}: {', '.join(done)}.\n"


def _write(path: Path, text: str) -> None:
    """Write a text with the line ends and the mark at the start that the file had."""
    raw = path.read_bytes()
    newline = "\r\n" if b"\r\n" in raw else "\n"
    encoding = "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8"
    path.write_text(text, encoding, newline=newline)
