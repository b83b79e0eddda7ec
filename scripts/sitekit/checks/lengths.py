"""Rules on how long things are and how hard they are to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitekit import placeholders, readability, values
from sitekit.page import Page
from sitekit.parts import Passage
from sitekit.problem import Problem
from sitekit.site import Site

LONG, LONGEST, SHARE = 20, 25, 0.05  # words a sentence; at most SHARE of them over LONG
SENTENCES = 3  # a paragraph
SECTION = 150  # words under one heading
ITEMS = 7  # a list
GRADE = 8.0
WORDS = {"condition": 1300}
PROSE = {"paragraph", "item", "meaning"}


def prose(page: Page) -> list[Passage]:
    """Return the passages that count as text: not headings, terms or table cells."""
    return [one for one in page.outline.passages if one.kind in PROSE]


def sentences_are_short(page: Page, site: Site) -> Iterator[Problem]:
    """Almost no sentence has more than 20 words, and none more than 25."""
    everything = [one for one in page.outline.passages if one.kind not in {"heading", "term"}]
    found = [(one, text) for one in everything for text in readability.sentences(one.text)]
    lengths = [(len(readability.words(text)), one, text) for one, text in found]
    for count, one, text in lengths:
        if count > LONGEST:
            what = f"A sentence has {count} words: '{text[:50]}...'."
            yield Problem(page.path, one.line, what, f"Make two of it; {LONGEST} is the most.")
    long = [one for one in lengths if one[0] > LONG]
    if len(long) > max(1, SHARE * len(lengths)):
        count, one, text = max(long, key=lambda item: item[0])
        what = f"{len(long)} of {len(lengths)} sentences have more than {LONG} words."
        fix = f"Shorten some. The longest here, with {count}, begins '{text[:40]}...'."
        yield Problem(page.path, one.line, what, fix)


def paragraphs_are_short(page: Page, site: Site) -> Iterator[Problem]:
    """A paragraph has at most three sentences."""
    for one in page.outline.passages:
        count = len(readability.sentences(one.text))
        if one.kind == "paragraph" and count > SENTENCES:
            what = f"A paragraph has {count} sentences."
            fix = f"Start a new one after {SENTENCES}: leave an empty line."
            yield Problem(page.path, one.line, what, fix)


def sections_are_short(page: Page, site: Site) -> Iterator[Problem]:
    """There are at most 150 words between one heading and the next."""
    page = _at_home(page, site)
    headings = page.outline.headings
    for n, heading in enumerate(headings):
        end = headings[n + 1].line if n + 1 < len(headings) else 10**9
        inside = [one.text for one in prose(page) if heading.line < one.line < end]
        count = sum(len(readability.words(text)) for text in inside)
        if count > SECTION:
            what = f"There are {count} words under '{heading.text}'."
            fix = f"Cut it, or split it with a '### ' heading; {SECTION} is the most."
            yield Problem(page.path, heading.line, what, fix)


def lists_are_short(page: Page, site: Site) -> Iterator[Problem]:
    """A list has at most seven items."""
    for line, count in page.outline.lists:
        if count > ITEMS:
            what = f"A list has {count} items."
            yield Problem(page.path, line, what, f"Cut it, or make two lists; {ITEMS} is the most.")


def pages_are_short(page: Page, site: Site) -> Iterator[Problem]:
    """A condition page has at most 1,300 words."""
    count = length(_at_home(page, site))
    most = WORDS.get(page.kind)
    if most and count > most:
        what = f"The page has {count:,} words."
        yield Problem(page.path, 1, what, f"Cut it; a {page.kind} page has at most {most:,}.")


def _at_home(page: Page, site: Site) -> Page:
    """Return a page as the first country in the list reads it: its authors keep to these limits.

    Another country's numbers and names are longer, and must not stop a clinic there.
    """
    home = next(iter(site.data.regions), "")
    if site.region == home or "region." not in page.body:
        return page
    front = {key: field.value for key, field in page.front.items()}
    known = values.page_values(values.shared_values(site.data, home), front)
    text = placeholders.fill(page.body, known | dict.fromkeys(values.GENERATED, "Made from data."))
    return replace(page, filled=text)


def length(page: Page) -> int:
    """Return the number of words a reader meets."""
    return sum(len(readability.words(one.text)) for one in page.outline.passages)


def page_is_easy_to_read(page: Page, site: Site) -> Iterator[Problem]:
    """The reading grade is at most 8."""
    grade = readability.measure(one.text for one in prose(page)).grade
    if grade > GRADE:
        what = f"The page's reading grade is {grade}."
        fix = f"Use shorter words and sentences; {GRADE:.0f} is the most, 6 is the aim."
        yield Problem(page.path, 1, what, fix)
