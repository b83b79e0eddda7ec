"""How a difference is put into Markdown: a page's words may hold anything, and stay words."""

from __future__ import annotations

import html
import re
from collections import Counter
from difflib import SequenceMatcher

from sitekit.compare.difference import Difference
from sitekit.compare.texts import Change

SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&])")
MOST = 40  # changes shown of one page


def plain(text: str) -> str:
    """Return a page's words so that Markdown shows them as they are, and rings nobody's bell."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("@", "@\u200b")


def moved(counts: tuple[Counter[str], Counter[str]]) -> str:
    """Return what is gone and what is new, as "a out, b in"."""
    gone, new = counts
    return ", ".join([f"{plain(key)} out" for key in gone] + [f"{plain(key)} in" for key in new])


def details(one: Difference) -> str:
    """Return what changed on one page, folded."""
    count = f"{len(one.changes)} change{'s' * (len(one.changes) != 1)}"
    lines = ["", f"<details><summary>{html.escape(one.title)}: {count}</summary>", ""]
    if numbers := moved(one.numbers):
        lines += [f"**Numbers:** {numbers}", ""]
    shown = one.changes[:MOST]
    for n, change in enumerate(shown):
        if not n or change.section != shown[n - 1].section:
            lines += [f"**{plain(change.section or 'before the first heading')}**", ""]
        lines += [*_sentence(change), ""]
    if len(one.changes) > MOST:
        lines += [f"And {len(one.changes) - MOST} more.", ""]
    return "\n".join([*lines, "</details>"])


def _sentence(change: Change) -> list[str]:
    if not change.before:
        return [f"- New: {plain(change.after)}"]
    if not change.after:
        return [f"- Gone: ~~{plain(change.before)}~~"]
    return [f"- Was: {plain(change.before)}", f"- Is: {_marked(change)}"]


def _marked(change: Change) -> str:
    """Return the new sentence with its new words in bold."""
    old, new = change.before.split(), change.after.split()
    parts = []
    for kind, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        text = plain(" ".join(new[start:end]))
        parts.append(text if kind == "equal" or not text else f"**{text}**")
    return " ".join(filter(None, parts))
