"""Rules on how long things are and how hard they are to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitekit.checks.rule import page_rule
from sitekit.checks.sections import MARK
from sitekit.content import STAND_IN, TIP, Page, Passage, Problem, Site
from sitekit.text import fill_names, measure, rhythm, sentences, words

FILLED = ("marks", "regions.yml")  # what a page needs so that its words can be counted
LONGEST = 28  # words a sentence
SENTENCES = 3  # a paragraph
SECTION = 150  # words under one heading
ITEMS = 7  # a list
GRADE, AIM = 7.5, 6.0
WORDS = {"condition": 1300, "technique": 650}
FIRST_VISIT, FIRST_VISIT_WORDS = "first-visit/index.md", 900
MEAN = (11, 14)  # words a sentence, over a page
SHORT = 0.15  # the most of all sentences that have six words or fewer
PICTURES = "pictures"  # the folder whose pages have short lines beside pictures, on purpose
PROSE = {"paragraph", "item", "meaning"}
FORMS = {
    "ask",
    "plan",
    "letter",
    "clinic",
}  # blocks that a reader takes along, and does not read through


def _prose(page: Page) -> list[Passage]:
    """Return the passages that count as text: not headings, terms or table cells."""
    return [one for one in page.outline.passages if one.kind in PROSE]


@page_rule(
    says="A sentence has 29 words: 'One two three four five six seven eight nine ten e...'.",
    why="A person in pain loses the thread of a long sentence.",
    needs=FILLED,
)
def sentences_are_short(page: Page, site: Site) -> Iterator[Problem]:
    """No sentence has more than 28 words."""
    for one in page.outline.passages:
        for text in sentences(one.text) if one.kind not in {"heading", "term"} else ():
            count = len(words(text))
            if count > LONGEST:
                what = f"A sentence has {count} words: '{text[:50]}...'."
                yield Problem(page.path, one.line, what, f"Make two of it; {LONGEST} is the most.")


@page_rule(
    says="A paragraph has 4 sentences.",
    why="On a phone, a long block of text looks like a wall.",
    needs=FILLED,
)
def paragraphs_are_short(page: Page, site: Site) -> Iterator[Problem]:
    """A paragraph has at most three sentences."""
    for one in page.outline.passages:
        count = len(sentences(one.text))
        if one.kind == "paragraph" and count > SENTENCES:
            what = f"A paragraph has {count} sentences."
            fix = f"Start a new one after {SENTENCES}: leave an empty line."
            yield Problem(page.path, one.line, what, fix)


@page_rule(
    says="There are 151 words under 'My own part'.",
    why="Short parts are easy to find and to read.",
    needs=FILLED,
)
def sections_are_short(page: Page, site: Site) -> Iterator[Problem]:
    """There are at most 150 words between one heading and the next."""
    page = _at_home(page, site)
    headings = page.outline.headings
    for n, heading in enumerate(headings):
        end = headings[n + 1].line if n + 1 < len(headings) else 10**9
        inside = [one.text for one in _prose(page) if heading.line < one.line < end]
        count = sum(len(words(text)) for text in inside)
        if count > SECTION:
            what = f"There are {count} words under '{heading.text}'."
            fix = f"Cut it, or split it with a '### ' heading; {SECTION} is the most."
            yield Problem(page.path, heading.line, what, fix)


@page_rule(
    says="A list has 8 items.",
    why="Nobody keeps more than seven things in mind.",
    needs=FILLED,
)
def lists_are_short(page: Page, site: Site) -> Iterator[Problem]:
    """A list has at most seven items."""
    for line, count in page.outline.lists:
        if count > ITEMS:
            what = f"A list has {count} items."
            yield Problem(page.path, line, what, f"Cut it, or make two lists; {ITEMS} is the most.")


@page_rule(
    says="The page has 1,301 words.",
    why="A long page is not read to its end.",
    needs=FILLED,
)
def pages_are_short(page: Page, site: Site) -> Iterator[Problem]:
    """A condition page has at most 1,300 words, a technique page 650, the first visit 900."""
    count = word_count(_at_home(page, site))
    first = str(page.source) == FIRST_VISIT
    most = FIRST_VISIT_WORDS if first else WORDS.get(page.kind)
    if most and count > most:
        kind = "the first visit" if first else f"a {page.kind} page"
        what = f"The page has {count:,} words."
        yield Problem(page.path, 1, what, f"Cut it; {kind} has at most {most:,}.")


def _at_home(page: Page, site: Site) -> Page:
    """Return a page as the first country in the list reads it: its authors keep to these limits.

    Another country's numbers and names are longer, and must not stop a clinic there.
    """
    home = next(iter(site.data.regions), "")
    if site.region == home or "region." not in page.body:
        return page
    front = {key: field.value for key, field in page.front.items()}
    return replace(page, filled=fill_names(page.body, site.values(front, home) | STAND_IN))


def page_grade(page: Page) -> float:
    """Return the reading grade of a page's running text."""
    return measure(one.text for one in _prose(page)).grade


def word_count(page: Page) -> int:
    """Return the number of words a reader reads through: not those of cards, forms and sources."""
    blocks = [block for block in page.outline.blocks if block.name in FORMS]
    texts = (
        one.text
        for one in page.outline.passages
        if not any(block.holds(one.line) for block in blocks)
    )
    return sum(len(words(text)) for text in texts)


@page_rule(
    says="The page's reading grade is 8.8.",
    why="Pain, worry and tiredness make reading hard for everyone.",
    needs=["regions.yml"],
)
def page_is_easy_to_read(page: Page, site: Site) -> Iterator[Problem]:
    """The reading grade is at most 7.5."""
    grade = page_grade(page)
    if grade > GRADE:
        what = f"The page's reading grade is {grade}."
        fix = f"Use shorter words and sentences; {GRADE} is the most, 6 is the aim."
        yield Problem(page.path, 1, what, fix)


@page_rule(
    says="The page's reading grade is 6.1. The aim is 6.",
    why="Each step down lets more people read it.",
    level=TIP,
    needs=["regions.yml"],
)
def page_could_be_easier(page: Page, site: Site) -> Iterator[Problem]:
    """The reading grade is at most 6, the aim, though 7.5 is let pass."""
    grade = page_grade(page)
    if AIM < grade <= GRADE:
        what = f"The page's reading grade is {grade}. The aim is {AIM:.0f}."
        yield Problem(page.path, 1, what, "Make two of a long sentence, or take a shorter word.")


@page_rule(
    says="The sentences have 8.2 words on average.",
    why="Short sentences in a row sound like a telegram; joined ones say why and how.",
    example="You choose how firm it is, so say “softer” whenever you like.",
    level=TIP,
    needs=FILLED,
)
def sentences_are_joined(page: Page, site: Site) -> Iterator[Problem]:
    """Sentences have 11 to 14 words on average, and short ones are few and stand apart."""
    if page.source.parts[0] == PICTURES or MARK in page.body:
        return
    forms = [block for block in page.outline.blocks if block.name in FORMS]
    texts = [
        one.text
        for one in _prose(page)
        if one.text not in STAND_IN.values() and not any(block.holds(one.line) for block in forms)
    ]
    found = rhythm(texts)
    low, high = MEAN
    if found.mean and not low <= round(found.mean, 1) <= high:
        what = f"The sentences have {found.mean:.1f} words on average."
        yield Problem(page.path, 1, what, f"Aim for {low} to {high}: join some, or part some.")
    if found.short > SHORT:
        what = f"{found.short:.0%} of the sentences have six words or fewer."
        yield Problem(page.path, 1, what, "Join them with because, so, but or which.")
    if found.halting:
        what = f"Three short sentences follow each other, from '{found.halting[:40]}'."
        yield Problem(page.path, 1, what, "Join two of them.")
