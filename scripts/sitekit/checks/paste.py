"""Rules on signs that nobody means: pasted lists and tables, unseen letters, marks of a merge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath

from sitekit.checks.rule import page_rule, site_rule
from sitekit.content import CONFIG, PLACE, STOP, Page, Problem, Site, merge_problem, once
from sitekit.text import strange_letters

WORDS_OWN = "\uf0a7\uf0b7\uf076\uf0d8\uf0fc"  # letters that only Word's fonts have
SIGNS = "■□➢➤✓" + WORDS_OWN
BULLET = re.compile(rf"\s*(?P<sign>[{SIGNS}]|o(?=\s))\s*(?P<words>\S.*)")
LETTER = re.compile(r"\s*(?P<sign>[a-z]\))\s+(?P<words>\S.*)")
GAP = re.compile(r"\t| {3,}")  # between the cells of a pasted table
LINES = re.compile(r"\s*(?:[-:*+|#>/•‣▪▫●○◦·–—]|\d+[.)]\s)")  # begin so, and are no rows of a table
FEW = 2  # lines, or gaps in one line, that make a table


@page_rule(
    says="'➢' begins no list here, so its lines run together.",
    why="Word, Excel and mail have signs of their own, and a page would show them in one lump.",
    example="-   A line of a list begins with a dash and three spaces.",
)
def pasted_text_is_ours(page: Page, site: Site) -> Iterator[Problem]:
    """A list begins each line with a dash or a number and a dot; a table has strokes."""
    start = len(page.body) - len(page.body.lstrip("\n"))
    for kind, line, texts in _runs(read_raw(page, site)):
        if line <= start:
            continue
        if kind == "table":
            what = "This is a table from another program, and would be shown in one lump."
            yield Problem(page.path, line, what, "\n".join([PLACE, *_table(texts)]))
        else:
            found = [(BULLET if kind == "bullet" else LETTER).fullmatch(one) for one in texts]
            items = [one["words"].strip() for one in found if one]
            sign = next(one["sign"] for one in found if one)
            named = "A bullet of Word" if sign in WORDS_OWN else f"'{sign}'"
            what = f"{named} begins no list here, so its lines run together."
            ours = [f"{f'{n}.' if kind == 'letter' else '-':<4}{item}" for n, item in _count(items)]
            yield Problem(page.path, line, what, "\n".join([PLACE, *ours]))


def read_raw(page: Page, site: Site) -> str:
    """Return the text of a page's file as it is, with its tabs."""
    return (site.root / page.path).read_text("utf-8-sig")


@once
def pasted_in(site: Site, page: Page) -> set[int]:
    """Return the lines of a page that came from another program."""
    return pasted_lines(read_raw(page, site))


def pasted_lines(text: str) -> set[int]:
    """Return the lines of a page's text that the rule names: no other need speak of them."""
    return {line + n for _, line, texts in _runs(text) for n in range(len(texts))}


def _runs(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """Yield each run of lines from another program: its kind, its first line, and the lines."""
    numbered = [(n, line.rstrip(" \r")) for n, line in enumerate(text.split("\n"), start=1)]
    for kind, group in groupby(numbered, key=lambda one: _kind(one[1])):
        run = list(group)
        texts = [line for _, line in run]
        short = kind == "table" and len(texts) < FEW > len(GAP.findall(texts[0].strip()))
        if kind and not short:
            yield kind, run[0][0], texts


def _kind(line: str) -> str:
    """Return what a line is, if it is none of ours: bullet, number or table."""
    if LINES.match(line):
        return ""
    if BULLET.fullmatch(line):
        return "bullet"
    if LETTER.fullmatch(line):
        return "letter"
    return "table" if GAP.search(line.strip(" ")) else ""


def _count(items: list[str]) -> Iterator[tuple[int, str]]:
    return enumerate(items, start=1)


def _table(lines: list[str]) -> list[str]:
    """Return pasted lines as a table in Markdown, the first of them as its head."""
    gap = "\t" if any("\t" in line for line in lines) else GAP
    rows = [[_cell(one) for one in re.split(gap, line.strip(" "))] for line in lines]
    width = max(map(len, rows))
    full = [row + [""] * (width - len(row)) for row in rows]
    drawn = [f"| {' | '.join(row)} |" for row in full]
    return [drawn[0], "|" + "---|" * width, *drawn[1:]]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


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


@once
def _texts(site: Site) -> dict[PurePosixPath, str]:
    """Return each file of text by its path."""
    paths = [CONFIG, *(one for name in FOLDERS for one in (site.root / name).rglob("*"))]
    files = [site.root / path for path in paths if path.suffix in TEXTS]
    return {
        PurePosixPath(file.relative_to(site.root).as_posix()): _text(file)
        for file in sorted(files)
        if file.is_file()
    }


def _text(file: Path) -> str:
    text = file.read_bytes().decode("utf-8-sig", "ignore").replace("\r\n", "\n")
    return "" if "\0" in text else text  # what is no text is named where it is read
