"""Rules on {{ names }} and on parts that are still to be written."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from sitekit import placeholders
from sitekit.page import Page
from sitekit.problem import Problem
from sitekit.site import Site

MARK = "TO WRITE"


def names_are_known(page: Page, site: Site) -> Iterator[Problem]:
    """Every name in braces has a value."""
    for line, name in placeholders.names(page.body):
        if name not in site.names:
            near = get_close_matches(name, site.names, 1)
            guess = f"Did you mean {{{{ {near[0]} }}}}? " if near else ""
            what = f"Nothing is called '{{{{ {name} }}}}'."
            yield Problem(page.path, line, what, f"{guess}The names are in docs/data/regions.yml.")


def everything_is_written(page: Page, site: Site) -> Iterator[Problem]:
    """No part of a template is left over."""
    for key, field in page.front.items():
        if MARK in str(field.value):
            what = f"'{key}' is not written yet."
            yield Problem(page.path, field.line, what, f"Replace the words '{MARK} ...'.")
    for line, text in enumerate(page.body.split("\n"), start=1):
        if MARK in text:
            fix = f"Replace the words '{MARK} ...', or delete the line."
            yield Problem(page.path, line, "This part is not written yet.", fix)
