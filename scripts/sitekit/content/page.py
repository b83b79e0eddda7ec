"""A page as its author wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from sitekit.content.files import Field, read_fields, read_text
from sitekit.content.outline import Block, Outline
from sitekit.content.problem import Fault, Problem
from sitekit.content.slips import Slip, slips

LONGEST = 100_000  # letters; the longest page of ours has a tenth of this
PARAGRAPH = 8_000  # letters with no empty line between them; ours have 2,100 at most
INDENT = 24  # spaces before a line, or lines would stand in lists that stand in lists
OPENING = re.compile(r"(?:[ \t>+*-]|\d+[.)])*")  # of lists and quotes, one in the other
SIGNS = {"[": 200, "(": 200, "*": 300, "_": 300, "`": 60, "!": 200, "|": 600, "\\": 60, "{": 120}
DEEP = "Take out brackets, quotes or lists that sit inside each other many times."
CARDS = {  # the id of the card of each level; signs blocks ask for a card by a word of their own
    "call": "emergency", "today": "urgent", "ask": "soon", "wait": "wait", "place": "place",
}  # fmt: skip
CARD_LEVELS = {
    "emergency": "call", "pictures": "call", "today": "today", "doctor": "ask", "wait": "wait",
    "place": "place",
}  # fmt: skip
Fill = Callable[[dict[str, object], str], str]  # (front matter, body) to the body filled in


def _as_it_is(front: dict[str, object], body: str) -> str:
    return body


@dataclass(frozen=True)
class Page:
    """One Markdown file: its front matter by key, and its body with the file's line numbers.

    ``path`` is relative to the repository; ``body`` has the front matter blanked out, so a
    line of the body is the same line of the file. ``filled`` has its {{ names }} filled in,
    and ``signs`` are the words of the danger signs that the build draws on it.
    """

    path: PurePosixPath
    front: Mapping[str, Field]
    body: str
    filled: str
    signs: tuple[str, ...] = ()

    def value(self, key: str) -> object:
        """Return a front matter value, or None."""
        field = self.front.get(key)
        return field.value if field else None

    def line(self, key: str = "", *inside: str) -> int:
        """Return the line of a front matter key, or 1 when it is absent."""
        field = self.front.get(key)
        return field.inside.get(inside, field.line) if field else 1

    @property
    def kind(self) -> str:
        """Return what kind of page it says it is."""
        return str(self.value("kind") or "")

    @cached_property
    def source(self) -> PurePosixPath:
        """Return the path below docs/, as links and the menu name it."""
        return self.path.relative_to("docs")

    @cached_property
    def cards(self) -> tuple[Block, ...]:
        """Return the blocks that ask for a card of danger signs, or for the strip."""
        return tuple(block for block in self.outline.blocks if block.name == "signs")

    @property
    def card_ids(self) -> set[str]:
        """Return the ids of the danger cards that the build draws on this page."""
        levels = (CARD_LEVELS.get(block.title) for block in self.cards)
        return {CARDS[level] for level in levels if level}

    @cached_property
    def outline(self) -> Outline:
        """Return headings, passages, links and blocks, each with its line."""
        return Outline.from_text(self.filled)

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """Return the lines that look like marks of a block or a list, and are none."""
        marks = {line for block in self.outline.blocks for line in (block.start, block.end)}
        return tuple(slips(self.body, marks))


def read_page(root: Path, path: Path, fill: Fill = _as_it_is) -> Page:
    """Read one page; ``fill`` turns (front matter, body) into the text with names filled in.

    Raises:
        Fault: the file cannot be read, is empty, or its front matter is broken.
    """
    shown = PurePosixPath(path.relative_to(root).as_posix())
    text = read_text(root, path)
    if not text.strip():
        raise Fault(Problem(shown, 1, "The page is empty.", "Copy a _template.md, or delete it."))
    head, body = _split(shown, text)
    _stop_at_too_much(shown, body)
    front = read_fields(shown, head, first_line=2)
    return Page(shown, front, body, fill({key: field.value for key, field in front.items()}, body))


def _stop_at_too_much(shown: PurePosixPath, body: str) -> None:
    """Refuse what would keep a reader of Markdown busy for minutes, before one sees it."""
    if len(body) > LONGEST:
        what = f"The page has {len(body):,} letters. A page has at most {LONGEST:,}."
        raise Fault(Problem(shown, 1, what, "Make two pages of it."))
    number, start = 0, 1
    paragraph: list[str] = []
    for number, line in enumerate([*body.split("\n"), ""], start=1):
        if line.strip():
            start = start if paragraph else number
            paragraph.append(line)
            if len(OPENING.match(line)[0]) > INDENT or line.count(">") > INDENT:
                raise Fault(Problem(shown, number, "The page is nested too deeply to read.", DEEP))
            continue
        text, paragraph = "\n".join(paragraph), []
        if len(text) > PARAGRAPH:
            what = f"The paragraph has {len(text):,} letters."
            raise Fault(Problem(shown, start, what, "Leave an empty line after every few lines."))
        for sign, most in SIGNS.items():
            if text.count(sign) > most:
                what = f"The paragraph has more than {most} of the sign '{sign}'."
                raise Fault(Problem(shown, start, what, DEEP))


def _split(shown: PurePosixPath, text: str) -> tuple[str, str]:
    """Return the front matter and the body, the body with blank lines in its place."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or "---" not in [line.rstrip() for line in lines[1:]]:
        fix = "Start the page with a line '---', its fields, and a second line '---'."
        raise Fault(Problem(shown, 1, "The page has no front matter.", fix))
    end = next(n for n, line in enumerate(lines) if n and line.rstrip() == "---")
    return "\n".join(lines[1:end]), "\n" * (end + 1) + "\n".join(lines[end + 1 :])
