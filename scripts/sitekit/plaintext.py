"""A page as plain text, to paste into an e-mail or to listen to.

Each paragraph is one line, however long: screen readers pause at line ends, and phones break
lines where they need to. Headings stand alone, below two empty lines, without rows of signs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sitekit import clock, health, render, spelled_out
from sitekit.addresses import below
from sitekit.reading_out import Reader

if TYPE_CHECKING:
    from sitekit.page import Page
    from sitekit.site import Site

NAME = "page.txt"
DATES = {"Words checked": "checked", "Research searched": "searched", "Next check due": "due"}


def write_all(site: Site, folder: Path) -> None:
    """Write the text of each page beside its HTML."""
    for source in site.pages:
        file = folder / below(str(source)) / NAME
        file.write_text(text(site, source), "utf-8-sig")  # browsers then know, on a disk too


def text(site: Site, source: PurePosixPath) -> str:
    """Return a page as plain text."""
    page, home = site.pages[source], str(site.config.get("site_url", ""))
    root = render.tree(site, source)
    spelled_out.write_out(root, "()")
    top = [str(page.value("title")), f"Who this is for: {page.value('for')}."]
    end = "\n".join([*_facts(page), f"Page address: {home}{below(str(source))}"])
    return "\n\n".join([*top, *Reader(source, home).blocks(root), "\n" + end]) + "\n"


def _facts(page: Page) -> Iterator[str]:
    for name, key in DATES.items():
        yield f"{name}: {_day(page.value(key))}"
    who = page.value("clinician")
    if not isinstance(who, dict):
        yield "Not yet checked by a clinician"
        return
    name, day = f"{who['name']}, {who['role']}", _day(who["date"])
    changed = health.standing(page) == "changed"
    yield (
        f"Changed since {name}, checked it on {day}"
        if changed
        else f"Clinician check: {name}, {day}"
    )


def _day(value: object) -> str:
    return clock.in_full(value) if isinstance(value, date) else "not yet"
