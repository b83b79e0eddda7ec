"""Rules on headings and sections, which follow the templates."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise

from sitekit import anatomy
from sitekit.page import Page
from sitekit.parts import SECTION, Heading
from sitekit.problem import Problem
from sitekit.site import Site


def sections_are_there(page: Page, site: Site) -> Iterator[Problem]:
    """A page has the sections of its kind, in order, with their words and ids."""
    plan = site.anatomy.get(page.kind)
    if not plan:
        return
    has = {one.id: one for one in page.outline.headings if one.id}
    for wanted in plan.headings:
        if wanted.id not in has:
            yield _missing(page, wanted, plan)
        elif not anatomy.fits(wanted, has[wanted.id].text):
            what = f"The heading '{has[wanted.id].text}' has other words than its template."
            yield Problem(page.path, has[wanted.id].line, what, f"Write '{_line(page, wanted)}'.")
    yield from _out_of_order(page, plan)
    yield from _strangers(page, plan)


def _missing(page: Page, wanted: Heading, plan: anatomy.Anatomy) -> Problem:
    """Say what to add; or, where a heading nearly is the one, what to write in its place."""
    what = f"The section '{wanted.text}' is missing."
    strange = {one.id: one for one in page.outline.headings if not plan.wanted(one.id)}
    near = get_close_matches(wanted.id, strange, 1)
    alike = strange[near[0]] if near else _same_words(wanted, strange)
    if alike:
        fix = f"Did you mean the heading in line {alike.line}? Write '{_line(page, wanted)}' there."
        return Problem(page.path, alike.line, what, fix)
    fix = f"Add a line '{_line(page, wanted)}' and write at least one sentence under it."
    return Problem(page.path, 1, what, fix)


def _same_words(wanted: Heading, strange: dict[str, Heading]) -> Heading | None:
    return next((one for one in strange.values() if anatomy.fits(wanted, one.text)), None)


def _line(page: Page, wanted: Heading) -> str:
    """Return a heading as it is typed, with the page's own subject where the template is open."""
    subject = str(page.value("title") or anatomy.OPEN).lower()
    return f"{'#' * wanted.level} {wanted.text.replace(anatomy.OPEN, subject)} {{#{wanted.id}}}"


def _out_of_order(page: Page, plan: anatomy.Anatomy) -> Iterator[Problem]:
    order = [one.id for one in plan.headings]
    has = [one for one in page.outline.headings if one.id in order]
    for before, after in pairwise(has):
        if order.index(before.id) > order.index(after.id):
            what = f"The section '{after.text}' comes after '{before.text}'."
            fix = f"Move it up, so that it stands before '{before.text}'."
            yield Problem(page.path, after.line, what, fix)


def _strangers(page: Page, plan: anatomy.Anatomy) -> Iterator[Problem]:
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
    for heading in sections:
        if heading.id and not plan.wanted(heading.id):
            what = f"'{heading.text}' is not a section of a {page.kind} page."
            fix = "Make it a part of a section, with '### ', or add it to the template."
            yield Problem(page.path, heading.line, what, fix)


def short_version_is_a_list(page: Page, site: Site) -> Iterator[Problem]:
    """The short version is a list of three to five lines."""
    headings = page.outline.headings
    start = next((one.line for one in headings if one.id == "short-version"), None)
    if start is None:
        return
    end = min((one.line for one in headings if one.line > start), default=10**9)
    counts = [count for line, count in page.outline.lists if start < line < end]
    if sum(counts) not in range(3, 6) and "TO WRITE" not in page.body:
        what = f"The short version has {sum(counts)} lines."
        yield Problem(page.path, start, what, "Write a list of three to five lines.")


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
