"""Rules on the letters of every file that people edit, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from sitekit.checks.paste import pasted_lines
from sitekit.checks.rule import site_rule
from sitekit.content import CONFIG, STOP, Problem, Site, merge_problem
from sitekit.text import strange_letters

WRITTEN = {".md", ".svg", ".yml"}  # below docs/: what readers meet
TEXTS = WRITTEN | {".css", ".html", ".js", ".py", ".txt", ".xml"}
FOLDERS = ("docs", "overrides", "scripts")


@site_rule(
    says="A letter that nobody means stands in column 4: no-break space (U+00A0).",
    why="Checks, search and programs that read aloud take it for another word than readers see.",
    level=STOP,
    needs=None,
)
def letters_are_meant(site: Site) -> Iterator[Problem]:
    """No page, fact, drawing or setting holds a letter that is unseen, or looks like another."""
    for path, text in _texts(site).items():
        if path.suffix in WRITTEN and path.parts[0] in {"docs", CONFIG.name}:
            said = pasted_lines(text) if path.suffix == ".md" else ()
            for one in strange_letters(text):
                if one.line not in said:
                    yield Problem(path, one.line, one.what, one.fix)


@site_rule(
    says="'<<<<<<< HEAD' is left of a merge.",
    why="Two versions of the same lines stand there, and one of them is wrong.",
    level=STOP,
    needs=None,
)
def merges_are_done(site: Site) -> Iterator[Problem]:
    """No file holds the marks between two versions."""
    for path, text in _texts(site).items():
        if left := merge_problem(path, text):
            yield left


def _texts(site: Site) -> dict[PurePosixPath, str]:
    """Return each file of text by its path."""
    if "texts" not in site.store:
        paths = [CONFIG, *(one for name in FOLDERS for one in (site.root / name).rglob("*"))]
        files = [site.root / path for path in paths if path.suffix in TEXTS]
        site.store["texts"] = {
            PurePosixPath(file.relative_to(site.root).as_posix()): _text(file)
            for file in sorted(files)
            if file.is_file()
        }
    return site.store["texts"]


def _text(file: Path) -> str:
    text = file.read_bytes().decode("utf-8-sig", "ignore").replace("\r\n", "\n")
    return "" if "\0" in text else text  # what is no text is named where it is read
