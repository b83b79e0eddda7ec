"""Our own Markdown: tables that name their cells, people out of 100, and bars."""

from __future__ import annotations

from collections.abc import Iterable

from markdown.extensions import Extension

from sitekit.bars import Bars
from sitekit.icons import Icons
from sitekit.marking import MarkedWords
from sitekit.people import PeopleExtension
from sitekit.tables import NamedCells
from sitekit.ticking import Questions
from sitekit.titles import BlockTitles
from sitekit.words import Term


def all_of_ours(terms: Iterable[Term] = ()) -> list[Extension]:
    """Return a new instance of each extension; ``terms`` are marked where they are first used."""
    ours = [NamedCells(), PeopleExtension(), Bars(), Icons(), BlockTitles(), Questions()]
    return [*ours, MarkedWords(terms)]
