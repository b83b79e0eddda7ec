"""Rules on the front matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches

from pydantic import ValidationError

from sitekit.checks.rule import page_rule
from sitekit.content import (
    ORDER,
    STOP,
    TIP,
    TITLES,
    FrontMatter,
    Page,
    Problem,
    Site,
    due_in_words,
    health_mark,
    is_near,
    review_standing,
    schema_problems,
)

YEAR = timedelta(days=366)
CODE = set('<>"{}')  # signs that mean something to programs; templates write a field as it is


@page_rule(
    says="'due' is missing.",
    why="Every page says the same things on top, so that readers can trust each one.",
    example="due: 2027-11-23",
)
def fields_fit(page: Page, site: Site) -> Iterator[Problem]:
    """Every field is there, known, and of the right kind."""
    values = {key: field.value for key, field in page.front.items()}
    try:
        FrontMatter.model_validate(values)
    except ValidationError as error:
        yield from schema_problems(page.path, error, page.line, FrontMatter)


@page_rule(
    says="'checked' stands where 'searched' belongs.",
    why="With one order you can find a line fast on any page.",
)
def fields_are_in_order(page: Page, site: Site) -> Iterator[Problem]:
    """The fields stand in one order, so that every page reads alike."""
    written = [key for key in page.front if key in ORDER]
    wanted = [key for key in ORDER if key in written]
    for has, want in zip(written, wanted, strict=True):
        if has != want:
            what = f"'{has}' stands where '{want}' belongs."
            yield Problem(page.path, page.line(has), what, f"Use this order: {', '.join(wanted)}.")
            return


@page_rule(
    says="'title' holds a sign of program code: < >",
    why="These words go into the page as they are, and code in them could run.",
    level=STOP,
)
def fields_are_plain_words(page: Page, site: Site) -> Iterator[Problem]:
    """No field holds a sign that a browser would take for code."""
    for key in page.front:
        found = sorted(CODE & set(str(page.value(key) or ""))) if key in TITLES else []
        if found:
            what = f"'{key}' holds a sign of program code: {' '.join(found)}"
            yield Problem(page.path, page.line(key), what, "Use plain words, and “curly” quotes.")


@page_rule(
    says="'due' (2026-11-02) is not after 'checked' (2026-11-02).",
    why="First search, then read the page, then plan the next check within a year.",
)
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


@page_rule(
    says="'A Person, Doctor' is not in docs/data/reviewers.yml.",
    why="We name a person only when they have said yes to it.",
    level=STOP,
    needs=["reviewers.yml"],
)
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


@page_rule(
    says="'clinician' does not say which words were checked.",
    why="If the words change later, readers can see that the check is older than they are.",
    example="clinician: {name: Their name, role: Their work, date: 2026-11-23, text: abcdefghij}",
)
def review_says_of_what(page: Page, site: Site) -> Iterator[Problem]:
    """A check by a person stands for the words they read, so that a later change shows."""
    clinician = page.value("clinician")
    if isinstance(clinician, dict) and not clinician.get("text"):
        what = "'clinician' does not say which words were checked."
        fix = f"Add 'text: {health_mark(page)}' to it, once the person has read this very text."
        yield Problem(page.path, page.line("clinician"), what, fix)


@page_rule(
    says="The next check is due in 12 days.",
    why="What was true last year may be out of date.",
    level=TIP,
)
def check_is_due(page: Page, site: Site) -> Iterator[Problem]:
    """Somebody looks at a page again before the day that it names."""
    day = page.value("due")
    if is_near(day, site.today):
        what = f"The next check {due_in_words(day, site.today)}"
        fix = "Read the page against its sources, then change 'checked' and 'due'."
        yield Problem(page.path, page.line("due"), what, fix)


@page_rule(
    says="The health text has changed since a person checked it.",
    why='The page now says "changed since" by itself, until they read it again.',
    level=TIP,
    needs=["safety.yml"],
)
def review_is_of_these_words(page: Page, site: Site) -> Iterator[Problem]:
    """The health text is still what the named person read; if not, the page says so by itself."""
    if review_standing(page) == "changed":
        what = "The health text has changed since a person checked it."
        fix = f"Ask them to read it again. Then write the day, and 'text: {health_mark(page)}'."
        yield Problem(page.path, page.line("clinician"), what, fix)
