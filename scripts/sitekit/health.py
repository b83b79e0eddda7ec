"""Which words of a page are health text, and whether they are still those that were checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from sitekit.citations import CITATION
from sitekit.outline import Outline
from sitekit.page import Page
from sitekit.parts import SECTION, Passage

SHORT = "short-version"
ALWAYS = {"get-help", "check-first", "not-today", "medicines", "can-massage-help", "options"}
BLOCKS = {"emergency", "urgent", "soon", "do", "avoid", "evidence"}
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
LENGTH = 10  # letters, so that YAML never takes it for a number


def sections(outline: Outline) -> Iterator[tuple[str, list[Passage], list[str]]]:
    """Yield each section's id ("" before the first), its passages, and the blocks it holds."""
    starts = [(one.id or one.text, one.line) for one in outline.headings if one.level <= SECTION]
    starts = [("", 0), *starts]
    ends = [*[line for _, line in starts[1:]], 10**9]
    for (name, start), end in zip(starts, ends, strict=True):
        inside = [one for one in outline.passages if start <= one.line < end]
        held = [one.name for one in outline.blocks if start <= one.start < end]
        yield name, inside, held


def section_ids(outline: Outline) -> set[str]:
    """Return the ids of the sections that are health text.

    That is: help and safety, what holds such a block, and what cites a source; and the
    short version of a page that has any of them.
    """
    found = {
        name
        for name, inside, held in sections(outline)
        if name in ALWAYS or BLOCKS & set(held) or any(CITATION.search(one.raw) for one in inside)
    }
    return found | {SHORT} if found else found


def mark(page: Page) -> str:
    """Return ten letters that stand for the page's health text and rating, whatever its quotes."""
    outline = Outline.of(page.body)
    ours = section_ids(outline)
    texts = [one.raw for name, inside, _ in sections(outline) if name in ours for one in inside]
    words = " ".join([str(page.value("evidence")), *texts]).translate(STRAIGHT).split()
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:LENGTH].translate(LETTERS)


def standing(page: Page) -> str:
    """Return "none", "checked", or "changed" when the health text is not what was checked."""
    clinician = page.value("clinician")
    if not isinstance(clinician, Mapping):
        return "none"
    return "checked" if clinician.get("text") == mark(page) else "changed"
