"""Reading the text files that people edit, whatever they hold."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from sitekit.problem import Fault, Problem

LIMIT = 200_000  # bytes; the longest page has a tenth of this
WIDEST = 2_000  # letters a line; a Markdown parser may need minutes for more


def read(root: Path, path: Path) -> str:
    """Return the text of a file.

    Raises:
        Fault: the file is missing, too big, binary, or not UTF-8.
    """
    shown = PurePosixPath(path.relative_to(root).as_posix())
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Fault(Problem(shown, 1, "The file cannot be read.", f"{error.strerror}.")) from error
    if len(raw) > LIMIT:
        what = f"The file has {len(raw) // 1000} kB. A page has at most {LIMIT // 1000}."
        raise Fault(Problem(shown, 1, what, "Take out what is not text, or split the page."))
    if b"\0" in raw:
        what = "The file is not text."
        raise Fault(Problem(shown, 1, what, "Save it as plain text, or take it out of docs/."))
    return _decoded(shown, raw)


def _decoded(shown: PurePosixPath, raw: bytes) -> str:
    """Return the text of UTF-8 bytes, with one kind of line end."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = "The file is not saved as UTF-8."
        fix = "Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding)."
        raise Fault(Problem(shown, line, what, fix)) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line_of_text in enumerate(text.split("\n"), start=1):
        if len(line_of_text) > WIDEST:
            what = f"The line has {len(line_of_text):,} letters."
            fix = f"Break it into paragraphs; a line has at most {WIDEST:,}."
            raise Fault(Problem(shown, number, what, fix))
    return text
