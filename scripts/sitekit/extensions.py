"""Our own Markdown: tables that name their cells, people out of 100, and bars."""

from __future__ import annotations

from markdown.extensions import Extension

from sitekit.bars import Bars
from sitekit.people import PeopleExtension
from sitekit.tables import NamedCells


def all_of_ours() -> list[Extension]:
    """Return a new instance of each extension."""
    return [NamedCells(), PeopleExtension(), Bars()]
