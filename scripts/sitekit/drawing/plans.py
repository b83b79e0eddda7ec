"""What a page's own blocks are given: a plan its tool, and the facts of a clinic their title."""

from __future__ import annotations

import posixpath
import re

from sitekit.content import Page, Site
from sitekit.text import link

CLINIC = re.compile(r"^/// clinic[ \t]*$", re.MULTILINE)
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


def with_clinic(site: Site, text: str) -> str:
    """Give a clinic's own facts its name as their title, where nobody wrote one."""
    return CLINIC.sub(f"/// clinic | {site.clinic.name}", text) if site.clinic.name else text
