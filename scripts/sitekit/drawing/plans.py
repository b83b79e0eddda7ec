"""A plan to fill in leads to the tool that keeps it: the sheet, or the diary."""

from __future__ import annotations

import posixpath
import re

from sitekit.content import Page, Site
from sitekit.text import link

PLAN = re.compile(r"^/// plan\b.*?(?=^///$)", re.MULTILINE | re.DOTALL)


def with_ways(site: Site, page: Page, text: str) -> str:
    """Put a link to a tool at the end of a page's last plan, where docs/data/sheet.yml has one."""
    ways = site.data.sheet.plans if site.data.sheet else ()
    plans = list(PLAN.finditer(text))
    for way in ways:
        if plans and str(page.source) in way.of:
            tool = posixpath.relpath(way.page, str(page.source.parent))
            end = plans[-1].end()
            return f"{text[:end]}\n{link(way.words, tool)}{{: .to-tool }}\n{text[end:]}"
    return text
