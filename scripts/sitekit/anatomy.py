"""The sections that each kind of page has, read from the templates that writers copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sitekit import page as pages
from sitekit.parts import Heading

TEMPLATES = {
    "condition": "docs/conditions/_template.md",
    "technique": "docs/techniques/_template.md",
    "guide": "docs/_template.md",
}
OPEN = "…"  # in a template: the writer's own words, or sections of the writer's own


@dataclass(frozen=True)
class Anatomy:
    """The headings one kind of page must have, in order, and whether it may add sections."""

    headings: tuple[Heading, ...]
    own_sections: bool

    def wanted(self, heading_id: str) -> Heading | None:
        """Return the required heading with an id, if there is one."""
        return next((one for one in self.headings if one.id == heading_id), None)


def fits(wanted: Heading, words: str) -> bool:
    """Say whether a heading has the template's words, with anything where it has "…"."""
    pattern = ".+".join(re.escape(part) for part in wanted.text.split(OPEN))
    return re.fullmatch(pattern, words) is not None


def read(root: Path, fill: pages.Fill) -> dict[str, Anatomy]:
    """Read the three templates."""
    found = {}
    for kind, path in TEMPLATES.items():
        headings = pages.read(root, root / path, fill).outline.headings
        required = tuple(one for one in headings if one.id != OPEN)
        found[kind] = Anatomy(required, own_sections=len(required) < len(headings))
    return found
