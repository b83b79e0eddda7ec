"""Mending the fields on top of a page: their order, and dates as people write them."""

from __future__ import annotations

import re
from datetime import datetime

from sitekit.front_matter import ORDER

KEY = re.compile(r"([A-Za-z_]+):(?:\s|$)")
DATE = re.compile(r"((?:searched|checked|due|  +date): +)(\S.*?)\s*")
AS_WRITTEN = ("%d %b %Y", "%d %B %Y", "%d %b, %Y", "%b %d, %Y", "%B %d, %Y", "%Y-%m-%d")


def head_of(text: str) -> tuple[list[str], list[str]]:
    """Return the lines between the first two '---', and all lines after them; ([], all) if none."""
    lines = text.split("\n")
    marks = [n for n, line in enumerate(lines) if line.rstrip() == "---"]
    if len(marks) < 2 or lines[0] != "---":  # noqa: PLR2004 (a start and an end)
        return [], lines
    return lines[1 : marks[1]], lines[marks[1] :]


def with_head(text: str, head: list[str]) -> str:
    """Return a text with other lines between its first two '---'."""
    old, rest = head_of(text)
    return "\n".join(["---", *head, *rest]) if old else text


def dates(text: str) -> str:
    """Write '23 Nov 2026' as 2026-11-23; one that can be read in two ways is left alone."""
    return with_head(text, [_dated(line) for line in head_of(text)[0]])


def _dated(line: str) -> str:
    found = DATE.fullmatch(line)
    return f"{found[1]}{_iso(found[2])}" if found and _iso(found[2]) != found[2] else line


def _iso(written: str) -> str:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", written.strip("'\""))
    for form in AS_WRITTEN:
        try:
            return datetime.strptime(plain, form).date().isoformat()
        except ValueError:
            continue
    return written


def order(text: str) -> str:
    """Put known fields in their order; a field we do not know stops it, as does one that is twice.

    A field keeps the lines below it that belong to it.
    """
    head = head_of(text)[0]
    fields: dict[str, list[str]] = {}
    for line in head:
        found = KEY.match(line)
        if found and found[1] in fields:
            return text
        if found:
            fields[found[1]] = []
        if not fields:
            return text
        fields[list(fields)[-1]].append(line)
    if not fields.keys() <= set(ORDER):
        return text
    return with_head(text, [line for key in ORDER for line in fields.get(key, [])])
