"""Rules on headings and sections, which follow the templates, and on parts left unwritten."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise
from pathlib import PurePosixPath

from markdown.extensions.toc import slugify

from sitekit.checks.permanence import DRAWN_FROM, losses, lost_ids, redirect
from sitekit.checks.rule import page_rule
from sitekit.content import (
    FOLDER,
    OPEN,
    SECTION,
    STOP,
    Anatomy,
    Heading,
    Page,
    Problem,
    Site,
    fits_heading,
)
from sitekit.text import names_in


@page_rule(
    says="The section 'A session for …' is missing.",
    why="Readers look for the same parts on each page, the answer first.",
    example="## Get help now {#get-help}",
    level=STOP,
)
def sections_are_there(page: Page, site: Site) -> Iterator[Problem]:
    """A page has the sections of its kind, in order, with their words and ids."""
    plan = site.anatomy.get(page.kind)
    if not plan:
        return
    has = {one.id: one for one in page.outline.headings if one.id}
    for wanted in plan.headings:
        if wanted.id in lost_ids(page, site):
            continue  # headings_keep_ids says so
        if wanted.id not in has:
            fix = f"Add a line '{_line(page, wanted)}' and write at least one sentence under it."
            yield Problem(page.path, 1, f"The section '{wanted.text}' is missing.", fix)
        elif not fits_heading(wanted, has[wanted.id].text) and page.source != HOME:
            what = f"The heading '{has[wanted.id].text}' has other words than its template."
            yield Problem(page.path, has[wanted.id].line, what, f"Write '{_line(page, wanted)}'.")
    yield from _out_of_order(page, plan)
    yield from _strangers(page, plan, site)


def _line(page: Page, wanted: Heading) -> str:
    """Return a heading as it is typed, with the page's own subject where the template is open."""
    subject = str(page.value("title") or OPEN).lower()
    return f"{'#' * wanted.level} {wanted.text.replace(OPEN, subject)} {{#{wanted.id}}}"


def _out_of_order(page: Page, plan: Anatomy) -> Iterator[Problem]:
    order = [one.id for one in plan.headings]
    has = [one for one in page.outline.headings if one.id in order]
    for before, after in pairwise(has):
        if order.index(before.id) > order.index(after.id):
            what = f"The section '{after.text}' comes after '{before.text}'."
            fix = f"Move it up, so that it stands before '{before.text}'."
            yield Problem(page.path, after.line, what, fix)


def _strangers(page: Page, plan: Anatomy, site: Site) -> Iterator[Problem]:
    sections = [one for one in page.outline.headings if one.level == SECTION]
    if plan.own_sections:
        if (
            sections
            and sections[-1].id != plan.headings[-1].id
            and plan.headings[-1].id in {one.id for one in sections}
        ):
            last = plan.headings[-1]
            what = f"The section '{sections[-1].text}' comes after '{last.text}'."
            fix = f"Move it up: a guide ends with '{last.text}'."
            yield Problem(page.path, sections[-1].line, what, fix)
        return
    lost = {heading for one in losses(site, page) for heading in one.headings}
    for heading in sections:
        if heading.id and not plan.required(heading.id) and heading not in lost:
            what = f"'{heading.text}' is not a section of a {page.kind} page."
            fix = "Make it a part of a section, with '### ', or add it to the template."
            yield Problem(page.path, heading.line, what, fix)


@page_rule(
    says="The short version has 1 part.",
    why="Some people read only this part.",
    example="**It often gets better by itself,** usually in 4 to 6 weeks.",
    needs=["marks"],
)
def short_version_is_short(page: Page, site: Site) -> Iterator[Problem]:
    """The short version has two to five parts: the lines of a list, or paragraphs."""
    headings = page.outline.headings
    start = next((one.line for one in headings if one.id == "short-version"), None)
    if start is None:
        return
    later = (one.line for one in headings if one.line > start and one.level <= SECTION)
    end = min(later, default=10**9)
    inside = [
        one for one in page.outline.passages if start < one.line < end and one.kind != "heading"
    ]
    captions = [block for block in page.outline.blocks if block.name == "caption"]
    parts = [one for one in inside if not any(block.holds(one.line) for block in captions)]
    if len(parts) not in range(2, 6) and "TO WRITE" not in page.body:
        what = f"The short version has {len(parts)} part{'s' * (len(parts) != 1)}."
        yield Problem(page.path, start, what, "Write two to five lines or short paragraphs.")


@page_rule(
    says="There is nothing under 'What to do next'.",
    why="A heading is a promise to the reader.",
    needs=["marks"],
)
def sections_have_text(page: Page, site: Site) -> Iterator[Problem]:
    """Every heading has something under it before the next one of its level."""
    words = [one.line for one in page.outline.passages if one.kind != "heading"]
    words += [block.start for block in page.outline.blocks]
    headings = page.outline.headings
    for n, heading in enumerate(headings):
        following = [one.line for one in headings[n + 1 :] if one.level <= heading.level]
        end = min(following, default=10**9)
        if not any(heading.line < line < end for line in words):
            what = f"There is nothing under '{heading.text}'."
            yield Problem(page.path, heading.line, what, "Write at least one sentence under it.")


@page_rule(
    says="The heading 'My own part' has no id.",
    why="The id is the part's address. Clinics link to it, so it never changes.",
    example="## What to expect {#what-to-expect}",
    needs=["marks"],
)
def headings_have_ids(page: Page, site: Site) -> Iterator[Problem]:
    """A section's id is its address for ever, so it is written down, once."""
    known = set(page.card_ids)
    lost = {heading for one in losses(site, page) for heading in one.headings}
    for heading in page.outline.headings:
        if heading.level == SECTION and not heading.id and heading not in lost:
            slug = "-".join(slugify(heading.text, "-").split("-")[:3])
            fix = f"Add one at the end of the line: '## {heading.text} {{#{slug}}}'."
            yield Problem(page.path, heading.line, f"The heading '{heading.text}' has no id.", fix)
        if heading.id in known:
            what = f"The id '{heading.id}' is used twice."
            yield Problem(page.path, heading.line, what, "Give this heading an id of its own.")
        known |= {heading.id} - {""}


@page_rule(
    says="The heading 'What to expect' has lost its id {#what-to-expect}.",
    why="The id is the part's address. Clinics have it on paper, and none can be called back.",
    example="## What to expect {#what-to-expect}",
    level=STOP,
    needs=["marks", *DRAWN_FROM],
)
def headings_keep_ids(page: Page, site: Site) -> Iterator[Problem]:
    """An id that was published, or that the template asks for, stays on its heading."""
    unsure: dict[tuple[Heading, ...], list[str]] = {}
    for one in losses(site, page):
        heading = one.headings[0]
        if not one.sure:
            unsure.setdefault(one.headings, []).append(one.id)
            continue
        has = f"{{#{heading.id}}} in place of" if heading.id else "lost"
        what = f"The heading '{heading.text}' has {has} its id {{#{one.id}}}."
        fix = f"Write '{_with_id(page, heading, one.id, site)}'."
        yield Problem(page.path, heading.line, what, fix)
    for headings, names in unsure.items():
        yield _lost_ids(page, site, headings, names)


def _with_id(page: Page, heading: Heading, name: str, site: Site) -> str:
    """Return a heading as it is typed, with an id, and with its template's words if it has some."""
    plan = site.anatomy.get(page.kind)
    wanted = plan.required(name) if plan else None
    if wanted and page.source != HOME and not fits_heading(wanted, heading.text):
        return _line(page, wanted)
    line = page.body.split("\n")[heading.line - 1].rstrip()
    return f"{line.removesuffix(f'{{#{heading.id}}}').rstrip()} {{#{name}}}"


def _lost_ids(page: Page, site: Site, headings: tuple[Heading, ...], names: list[str]) -> Problem:
    """Say that ids are gone where nothing shows which heading had them."""
    ids = ", ".join(f"{{#{name}}}" for name in names)
    what = f"The published id {ids} is on no heading now."
    if names[1:]:
        what = f"These published ids are on no heading now: {ids}."
    if len(names) == len(headings) == 1:
        fix = f"If it is this part, write '{_with_id(page, headings[0], names[0], site)}'."
    else:
        places = ", ".join(f"'{one.text}' (line {one.line})" for one in headings)
        fix = f"Put each back at the end of the heading that had it, one of: {places}."
    lines = ", ".join(f"'{redirect(page, site, name)}'" for name in names)
    fix += f" If the part is gone for good, add to {FOLDER}/redirects.yml: {lines}."
    return Problem(page.path, headings[0].line, what, fix)


@page_rule(
    says="'Deep' skips a level.",
    why="People who use a screen reader move from heading to heading.",
    example="### A part of a section",
)
def headings_go_down_in_steps(page: Page, site: Site) -> Iterator[Problem]:
    """Headings go from ## to ### without a gap; # is made from the title."""
    level = 1
    for heading in page.outline.headings:
        if heading.level == 1:
            fix = "Use '## '. The page's main heading is made from 'title'."
            yield Problem(page.path, heading.line, f"'# {heading.text}' is one # too few.", fix)
        elif heading.level > level + 1:
            fix = f"Use '{'#' * (level + 1)} {heading.text}'."
            yield Problem(page.path, heading.line, f"'{heading.text}' skips a level.", fix)
        level = max(heading.level, SECTION)


MARK = "TO WRITE"
SHOWN = 50  # letters of a part that is not written
HOME = PurePosixPath("index.md")  # its short version is what people ask first


@page_rule(
    says="Nothing is called '{{ region.emergncy }}'.",
    why="A name in braces turns into a fact, such as the number to call.",
    example="Call {{ region.emergency }}.",
    needs=["regions.yml"],
)
def names_are_known(page: Page, site: Site) -> Iterator[Problem]:
    """Every name in braces has a value."""
    for line, name in names_in(page.body):
        if name not in site.names:
            near = get_close_matches(name, site.names, 1)
            guess = f"Did you mean {{{{ {near[0]} }}}}? " if near else ""
            what = f"Nothing is called '{{{{ {name} }}}}'."
            yield Problem(page.path, line, what, f"{guess}The names are in docs/data/regions.yml.")


@page_rule(
    says="This part is not written yet.",
    why="A page goes out only when it is whole.",
)
def everything_is_written(page: Page, site: Site) -> Iterator[Problem]:
    """No part of a template is left over: one message a page says how many are, and where."""
    left = [(field.line, str(field.value)) for field in page.front.values()]
    left += enumerate(page.body.split("\n"), start=1)
    left = [(line, text) for line, text in left if MARK in text]
    if left:
        line, text = min(left)
        what = "This part is not written yet."
        fix = f"Replace the words '{MARK} ...', or delete the line."
        if left[1:]:
            what = f"{len(left)} parts of this page are not written yet."
            fix = f"Replace each '{MARK} ...', or leave an item of a list out. The first is "
            fix += f"'{_cut(text)}'."
        yield Problem(page.path, line, what, fix)


def _cut(text: str) -> str:
    words = text[text.index(MARK) :]
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}..."
