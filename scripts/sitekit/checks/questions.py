"""Rules on the safety check: it asks what the safety page says, at the same level, plainly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from sitekit.checks.lengths import GRADE, LONGEST
from sitekit.checks.rule import site_rule
from sitekit.checks.wording import hard_words
from sitekit.content import STOP, Page, Passage, Problem, Site
from sitekit.drawing import LEVELS
from sitekit.text import measure, sentences, words

FILE = PurePosixPath("docs/data/safety.yml")
PAGE = PurePosixPath("is-it-safe/index.md")
SECTIONS = {  # of the safety page, and the level of what stands there
    "emergency": "call", "emergency-injury": "call", "urgent": "today",
    "not-today": "wait", "soon": "ask", "ask-first-health": "ask",
    "ask-first-medicines": "ask", "not-there": "place",
}  # fmt: skip
ORDER = list(LEVELS)


@site_rule(
    says="No source is called 'nowhere'.",
    why="The safety check may only rest on what our list of sources holds.",
)
def sources_are_known(site: Site) -> Iterator[Problem]:
    """Every source of a question is in the list of sources."""
    for key, question in site.data.safety.items():
        for source in question.source:
            if source not in site.data.references:
                what = f"No source is called '{source}'."
                fix = "Use a key of docs/data/references.yml."
                yield Problem(FILE, site.data.line(FILE.name, key), what, fix)


@site_rule(
    says="'oedema' is not for the safety check. Many readers do not know it.",
    why="A worried reader has to know at once if a question fits.",
)
def questions_are_plain(site: Site) -> Iterator[Problem]:
    """Questions, reasons and words to say keep the rules of a page's own words."""
    for key, one in site.data.safety.items():
        texts = (one.ask, one.why, one.say, one.note)
        for what, fix in _not_plain(key, texts, site):
            yield Problem(FILE, site.data.line(FILE.name, key), what, fix)


def _not_plain(key: str, texts: tuple[str, ...], site: Site) -> Iterator[tuple[str, str]]:
    for text in texts:
        for word in hard_words(site.data.words, text):
            what = f"'{word.say}' is not for the safety check. {word.why}"
            yield what, f"Write: {word.instead}"
        for sentence in sentences(text):
            count = len(words(sentence))
            if count > LONGEST:
                fix = f"Make two of it; {LONGEST} is the most."
                yield f"A sentence of '{key}' has {count} words.", fix
    grade = measure(texts).grade
    if grade > GRADE:
        fix = f"Use shorter words; {GRADE:.0f} is the most."
        yield f"The reading grade of '{key}' is {grade}.", fix


@site_rule(
    says="The safety check does not ask about 'chest pain'.",
    why="The safety page and the safety check must never say two things.",
    level=STOP,
)
def check_and_safety_page_agree(site: Site) -> Iterator[Problem]:
    """Each item of the safety page is asked about, as seriously; each quote is on the page."""
    page = site.pages.get(PAGE)
    items = list(_items(page)) if page else []
    for level, item in items if site.data.safety else ():
        asked = [one.level for one in site.data.safety.values() if _quotes(one.page, item.text)]
        if not asked:
            what = f"The safety check does not ask about '{item.text[:50]}'."
            fix = f"Quote it in 'page' of a question of level '{level}' in {FILE}."
            yield Problem(page.path, item.line, what, fix)
        elif min(map(ORDER.index, asked)) > ORDER.index(level):
            what = f"The safety check takes '{item.text[:50]}' less seriously than this page."
            yield Problem(page.path, item.line, what, f"Give its question in {FILE} '{level}'.")
    for key, one in site.data.safety.items():
        lost = [q for q in one.page if not any(_quotes((q,), item.text) for _, item in items)]
        for quote in lost:
            what = f"The safety page does not say '{quote}'."
            fix = "Quote the item as it is now on is-it-safe/index.md, or write []."
            yield Problem(FILE, site.data.line(FILE.name, key), what, fix)


def _quotes(quotes: tuple[str, ...], text: str) -> bool:
    return any(quote.lower() in text.lower() for quote in quotes)


def _items(page: Page) -> Iterator[tuple[str, Passage]]:
    """Yield what the safety page lists, list items and first cells, with the level it has there."""
    lines = page.body.split("\n")
    for one in page.outline.passages:
        under = [head.id for head in page.outline.headings if head.line < one.line]
        level = SECTIONS.get(under[-1]) if under else None
        row = one.kind == "cell" and lines[one.line - 1].startswith(f"| {one.raw} |")
        below_rule = row and not lines[one.line].startswith("|---")
        if level and (one.kind == "item" or below_rule):
            yield level, one
