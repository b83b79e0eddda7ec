"""A page as its author wrote it, and the lines on it that look like a mark and are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path, PurePosixPath

from sitekit.content.files import Field, line_of, read_fields, read_text
from sitekit.content.outline import Block, Outline
from sitekit.content.problem import Fault, Problem

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
SLASH = r"[/\\\u2044\u2215\u29f8]"  # and others that look like it
SLIP = re.compile(rf"^ *(?:{SLASH}{{2,}} *(.*?)|{SLASH} ?([\w-]+(?: *\|.*?)?)) *$")
BULLET = re.compile(  # other signs for items, a dash without a space, and 1)
    r"^ *(?:([•‣▪▫●○◦·∙–—―\u2212\u2010\u2011]) *(?=\S)|(-)(?=[^\W\d_]|[“‘\[*])|(\d{1,2})[)] )"
)
UNDER = re.compile(r" {0,3}(?:=+|-+) *")
ID = re.compile(r"#{1,6} .*?(\{ ?# ?([^{}#]*?) ?(\}?)) *")  # of a heading, closed or not
PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*")
PLACE = "Put this in its place, with an empty line above and below it:"
Fill = Callable[[dict[str, object], str], str]  # (front matter, body) to the body filled in


@dataclass(frozen=True)
class Slip:
    """A line that looks like the mark of a block or the item of a list, and what to type there."""

    line: int
    what: str
    fix: str


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

    def line(self, *way: str) -> int:
        """Return the line of a front matter key, or 1 when it is absent."""
        return line_of(self.front, *way)

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
        """Return the lines that look like a mark of a block, list or heading, and are none."""
        lines = self.body.split("\n")
        return (
            *_wrong_marks(lines, self.outline.blocks),
            *_wrong_bullets(lines),
            *_wrong_headings(lines),
        )


def read_page(root: Path, path: Path, fill: Fill | None = None) -> Page:
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
    values = {key: field.value for key, field in front.items()}
    return Page(shown, front, body, fill(values, body) if fill else body)


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


def _wrong_marks(lines: list[str], blocks: Collection[Block]) -> Iterator[Slip]:
    marks = {line for one in blocks if one.name.islower() for line in (one.start, one.end)}
    left = [one for one in blocks if not one.end and one.name.islower()]  # open to the page's end
    owed = last = 0  # ends of blocks whose start is a slip: that has been said
    for number, line in enumerate(lines, start=1):
        found = SLIP.match(line)
        if not found or number in marks:
            continue
        shown, words, last = line.strip()[:40], (found[1] or found[2] or "").strip("/ "), number
        if words and any(one.start < number for one in left):
            fix = "Write '///' in a line of its own, and the words below it."
            yield Slip(number, f"'{shown}' is no end of a block.", fix)
        elif words:
            owed += 1
            name, *title = filter(None, re.split(r"[ |:–-]+", words, maxsplit=1))
            block = " | ".join([name.lower(), *title])
            yield Slip(number, f"'{shown}' is no block.", f"Write '/// {block}'.")
        elif owed:
            owed -= 1
        elif shown == "///":
            fix = "Write '/// name' where the block begins, or take this line out."
            yield Slip(number, "'///' ends a block that does not begin.", fix)
        else:
            fix = "Write '///' where a block ends, or take this line out."
            yield Slip(number, f"'{shown}' is no end of a block.", fix)
    for one in left:
        if one.start > last:  # or what was meant to close it has been named
            what = f"The block '{one.name}' is never closed."
            yield Slip(one.start, what, "Add a line '///' where it ends.")


def _wrong_bullets(lines: list[str]) -> Iterator[Slip]:
    wrong: list[tuple[int, re.Match[str]]] = []  # one cause, one message: the items of one list
    for number, line in enumerate([*lines, "The end"], start=1):
        if found := BULLET.match(line):
            wrong.append((number, found))
        elif wrong and line.strip():
            yield _list_slip(lines, wrong)
            wrong = []


def _wrong_headings(lines: list[str]) -> Iterator[Slip]:
    for number, (above, line) in enumerate(pairwise(["", *lines]), start=1):
        if UNDER.fullmatch(line) and above.strip() and not UNDER.fullmatch(above):
            what = f"'{line.strip()[:40]}' makes a heading of the words above it."
            yield Slip(number, what, "Take the line out, or leave an empty line above it.")
        elif found := ID.fullmatch(line):
            plain = "-".join(re.findall(r"[a-z0-9]+", found[2].lower()))
            if plain and not (found[3] and PLAIN.fullmatch(found[2])):
                what = f"'{found[1][:40]}' is no id of a heading."
                yield Slip(number, what, f"Write '{{#{plain}}}' at the end of the line.")


def _list_slip(lines: list[str], wrong: list[tuple[int, re.Match[str]]]) -> Slip:
    number, found = wrong[0]
    sign, dash, digits = found.groups()
    what = f"'{sign or dash or f'{digits})'}' makes no list{' without a space' * bool(dash)}."
    right = f"{digits}. and a space" if digits else "- and a space"
    if not wrong[1:]:
        return Slip(number, what, f"Write {right}, in each line of the list.")
    items = [
        f"{f'{one[3]}.' if one[3] else '-'}   {lines[at - 1][one.end() :].strip()}"
        for at, one in wrong
    ]
    return Slip(number, what, "\n".join([PLACE, *items]))
