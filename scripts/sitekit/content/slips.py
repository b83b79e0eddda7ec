"""Lines that look like the mark of a block or the item of a list, and are none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

SLASH = r"[/\\\u2044\u2215\u29f8]"  # and others that look like it
SLIP = re.compile(rf"^ *(?:{SLASH}{{2,}} *(.*?)|{SLASH} ?([\w-]+(?: *\|.*?)?)) *$")
BULLET = re.compile(  # other signs for items, a dash without a space, and 1)
    r"^ *(?:([•‣▪▫●○◦·∙–—―\u2212\u2010\u2011]) *(?=\S)|(-)(?=[^\W\d_]|[“‘\[*])|(\d{1,2})[)] )"
)
PLACE = "Put this in its place, with an empty line above and below it:"


@dataclass(frozen=True)
class Slip:
    """One such line, what is wrong with it, and what to type."""

    line: int
    what: str
    fix: str


def slips(body: str, marks: Collection[int]) -> Iterator[Slip]:
    """Yield the slips of a page's text; ``marks`` are the lines that open or close a block."""
    lines = body.split("\n")
    yield from _wrong_marks(lines, marks)
    yield from _wrong_bullets(lines)


def _wrong_marks(lines: list[str], marks: Collection[int]) -> Iterator[Slip]:
    owed = 0  # ends of blocks whose start is a slip: that has been said
    for number, line in enumerate(lines, start=1):
        found = SLIP.match(line)
        if not found or number in marks:
            continue
        shown, words = line.strip()[:40], (found[1] or found[2] or "").strip("/ ")
        if words:
            owed += 1
            yield Slip(number, f"'{shown}' is no block.", f"Write '/// {words}'.")
        elif owed:
            owed -= 1
        elif shown == "///":
            fix = "Write '/// name' where the block begins, or take this line out."
            yield Slip(number, "'///' ends a block that does not begin.", fix)
        else:
            fix = "Write '///' where a block ends, or take this line out."
            yield Slip(number, f"'{shown}' is no end of a block.", fix)


def _wrong_bullets(lines: list[str]) -> Iterator[Slip]:
    wrong: list[tuple[int, re.Match[str]]] = []  # one cause, one message: the items of one list
    for number, line in enumerate([*lines, "The end"], start=1):
        if found := BULLET.match(line):
            wrong.append((number, found))
        elif wrong and line.strip():
            yield _list_slip(lines, wrong)
            wrong = []


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
