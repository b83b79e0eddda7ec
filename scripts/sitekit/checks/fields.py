"""Rules on the front matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches

from pydantic import ValidationError

from sitekit import health, schema
from sitekit.front_matter import ORDER, FrontMatter
from sitekit.page import Page
from sitekit.problem import Problem
from sitekit.site import Site

YEAR = timedelta(days=366)
TEXTS = ("title", "description", "for")
CODE = set('<>"{}')  # signs that mean something to programs; templates write a field as it is


def fields_fit(page: Page, site: Site) -> Iterator[Problem]:
    """Every field is there, known, and of the right kind."""
    values = {key: field.value for key, field in page.front.items()}
    try:
        FrontMatter.model_validate(values)
    except ValidationError as error:
        lines = {key: field.line for key, field in page.front.items()}
        yield from schema.problems(page.path, error, lines, FrontMatter)


def fields_are_in_order(page: Page, site: Site) -> Iterator[Problem]:
    """The fields stand in one order, so that every page reads alike."""
    written = [key for key in page.front if key in ORDER]
    wanted = [key for key in ORDER if key in written]
    for has, want in zip(written, wanted, strict=True):
        if has != want:
            what = f"'{has}' stands where '{want}' belongs."
            yield Problem(page.path, page.line(has), what, f"Use this order: {', '.join(wanted)}.")
            return


def fields_are_plain_words(page: Page, site: Site) -> Iterator[Problem]:
    """No field holds a sign that a browser would take for code."""
    for key in page.front:
        found = sorted(CODE & set(str(page.value(key) or ""))) if key in TEXTS else []
        if found:
            what = f"'{key}' holds a sign of program code: {' '.join(found)}"
            yield Problem(page.path, page.line(key), what, "Use plain words, and “curly” quotes.")


def dates_follow_each_other(page: Page, site: Site) -> Iterator[Problem]:
    """A page is searched, then checked, then due; hints.check_is_due looks at the clock."""
    searched, checked, due = (page.value(key) for key in ("searched", "checked", "due"))
    if not all(type(day) is date for day in (searched, checked, due)):
        return
    if checked < searched:
        what = f"'checked' ({checked}) is before 'searched' ({searched})."
        yield Problem(page.path, page.line("checked"), what, "Search first, then read the page.")
    if due <= checked:
        what = f"'due' ({due}) is not after 'checked' ({checked})."
        yield Problem(page.path, page.line("due"), what, "Give a day after the last check.")
    elif due > checked + YEAR:
        what = f"'due' ({due}) is more than 12 months after 'checked' ({checked})."
        fix = f"Give {checked + YEAR - timedelta(days=1)} or an earlier day."
        yield Problem(page.path, page.line("due"), what, fix)
    yield from _against_today(page, site.today, max(searched, checked))


def _against_today(page: Page, today: date, last: date) -> Iterator[Problem]:
    if last > today:
        what = f"The page says it was read on {last}, which is still to come."
        yield Problem(page.path, page.line("checked"), what, "Give the day it was really done.")


def reviewer_is_listed(page: Page, site: Site) -> Iterator[Problem]:
    """Nobody is named as having checked a page unless they are on our list."""
    clinician = page.value("clinician")
    if not isinstance(clinician, dict):
        return
    listed = [f"{one.name}, {one.role}" for one in site.data.reviewers.values()]
    named = f"{clinician.get('name')}, {clinician.get('role')}"
    if named not in listed:
        near = get_close_matches(named, listed, 1)
        guess = f"Did you mean '{near[0]}'? " if near else ""
        what = f"'{named}' is not in docs/data/reviewers.yml."
        fix = f"{guess}Leave 'clinician' out until a listed reviewer has checked the page."
        yield Problem(page.path, page.line("clinician"), what, fix)


def review_says_of_what(page: Page, site: Site) -> Iterator[Problem]:
    """A check by a person stands for the words they read, so that a later change shows."""
    clinician = page.value("clinician")
    if isinstance(clinician, dict) and not clinician.get("text"):
        what = "'clinician' does not say which words were checked."
        fix = f"Add 'text: {health.mark(page)}' to it, once the person has read this very text."
        yield Problem(page.path, page.line("clinician"), what, fix)
