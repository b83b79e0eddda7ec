"""A page's words as a browser reads them: parsed by its rules, once for all who look at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from sitekit.content import Page, Site
from sitekit.drawing import page_markup

END = "data-end"  # marks what follows a page's words: it has to stay beside them
SHELL = f"<!doctype html><html><head></head><body>{{}}<section {END}></section></body></html>"
TREES = "trees"  # where the site keeps them


@dataclass(frozen=True)
class DrawnLink:
    """A link or picture as it is drawn: its address, and the words that a reader sees."""

    href: str
    text: str


def drawn_tree(site: Site, page: Page) -> LexborHTMLParser:
    """Return the tree that a browser makes of a page's words."""
    trees = site.store.setdefault(TREES, {})
    if page.source not in trees:
        trees[page.source] = LexborHTMLParser(SHELL.format(page_markup(site, page)))
    return trees[page.source]


def drawn_links(site: Site, page: Page) -> Iterator[DrawnLink]:
    """Yield the links of a page in reading order."""
    for node in drawn_tree(site, page).css("a[href]"):
        yield DrawnLink(node.attributes["href"] or "", node.text())
