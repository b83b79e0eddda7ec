"""Rules on the headings themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sitekit.page import Page
from sitekit.parts import SECTION
from sitekit.problem import Problem
from sitekit.site import Site


def headings_have_ids(page: Page, site: Site) -> Iterator[Problem]:
    """A section's id is its address for ever, so it is written down, once."""
    counted = Counter(one.id for one in page.outline.headings if one.id)
    for heading in page.outline.headings:
        if heading.level == SECTION and not heading.id:
            slug = "-".join(heading.text.lower().split()[:3])
            fix = f"Add one at the end of the line: '## {heading.text} {{#{slug}}}'."
            yield Problem(page.path, heading.line, f"The heading '{heading.text}' has no id.", fix)
        if counted[heading.id] > 1:
            what = f"The id '{heading.id}' is used {counted[heading.id]} times."
            yield Problem(page.path, heading.line, what, "Give each heading an id of its own.")


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
