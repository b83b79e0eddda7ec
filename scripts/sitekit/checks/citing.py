"""Rules on citations."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from sitekit.checks.placeholding import MARK
from sitekit.citations import cited
from sitekit.page import Page
from sitekit.problem import Problem
from sitekit.site import Site


def keys_are_known(page: Page, site: Site) -> Iterator[Problem]:
    """Every [@key] is in the list of sources."""
    for line, key in cited(page.body):
        if key not in site.data.references:
            near = get_close_matches(key, site.data.references, 1)
            guess = f"Did you mean [@{near[0]}]? If not, add" if near else "Add"
            fix = f"{guess} the source to docs/data/references.yml."
            yield Problem(page.path, line, f"No source is called '{key}'.", fix)


def evidence_is_cited(page: Page, site: Site) -> Iterator[Problem]:
    """An evidence panel says where its words come from."""
    lines = [line for line, _ in cited(page.body)]
    text = page.body.split("\n")
    for block in page.outline.blocks:
        unwritten = any(MARK in line for line in text[block.start : block.end])
        if block.name == "evidence" and not unwritten and not any(map(block.holds, lines)):
            what = "The evidence panel cites no source."
            fix = "Add the source after each finding, as [@furlan2015]."
            yield Problem(page.path, block.start, what, fix)
