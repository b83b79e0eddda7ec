"""What on a page is about health: the words that a person checks, and what an address tells.

The mark of a page's health text shows later whether the words are still those that were checked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from sitekit.content.outline import SECTION, Outline, Passage
from sitekit.content.page import Page
from sitekit.content.site import Site, once
from sitekit.text import CITATION

SHORT = "short-version"
ALWAYS = {"get-help", "check-first", "not-today", "medicines", "can-massage-help", "options"}
BLOCKS = {"signs", "emergency", "urgent", "soon", "do", "avoid", "evidence"}
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
OTHERS = {  # they name no condition, but tell of the reader's health
    "is-it-safe/medicines.md", "people/pregnancy.md", "people/cancer.md", "people/older.md",
    "stress-and-sleep.md",
}  # fmt: skip
LENGTH = 10  # letters, so that YAML never takes it for a number


def health_sections(outline: Outline) -> Iterator[tuple[str, list[Passage], list[str]]]:
    """Yield each section's id ("" before the first), its passages, and the blocks it holds."""
    starts = [(one.id or one.text, one.line) for one in outline.headings if one.level <= SECTION]
    starts = [("", 0), *starts]
    ends = [*[line for _, line in starts[1:]], 10**9]
    for (name, start), end in zip(starts, ends, strict=True):
        inside = [one for one in outline.passages if start <= one.line < end]
        held = [one.name for one in outline.blocks if start <= one.start < end]
        yield name, inside, held


def health_section_ids(outline: Outline) -> set[str]:
    """Return the ids of the sections that are health text.

    That is: help and safety, what holds such a block, and what cites a source; and the
    short version of a page that has any of them.
    """
    found = {
        name
        for name, inside, held in health_sections(outline)
        if name in ALWAYS or BLOCKS & set(held) or any(CITATION.search(one.raw) for one in inside)
    }
    return found | {SHORT} if found else found


def health_mark(page: Page) -> str:
    """Return ten letters for the page's health text, signs and rating, whatever its quotes."""
    outline = Outline.from_text(page.body)
    ours = health_section_ids(outline)
    texts = [
        one.raw for name, inside, _ in health_sections(outline) if name in ours for one in inside
    ]
    words = " ".join([str(page.value("evidence")), *texts, *page.signs])
    plain = " ".join(words.translate(STRAIGHT).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:LENGTH].translate(LETTERS)


def review_standing(page: Page) -> str:
    """Return "none", "checked", or "changed" when the health text is not what was checked."""
    clinician = page.value("clinician")
    if not isinstance(clinician, Mapping):
        return "none"
    return "checked" if clinician.get("text") == health_mark(page) else "changed"


def discloses(site: Site, page: Page) -> bool:
    """Say whether a page's title, description or address would tell of a reader's health."""
    told = f"{page.value('title')} {page.value('description')}".lower()
    named = any(name in told for name in condition_names(site))
    return page.kind == "condition" or named or str(page.source) in OTHERS


@once
def condition_names(site: Site) -> set[str]:
    """Return the names of every condition that has a page, in small letters."""
    return {
        str(one.value("title")).lower() for one in site.pages.values() if one.kind == "condition"
    }
