"""What stands at an address whose page or section has moved, for readers with any browser."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

TEMPLATE = "moved.html"


def drawn(templates: Path, name: str, facts: Mapping[str, object]) -> str:
    """Return a page that is no page of docs/, from one of our templates and its facts."""
    loader = FileSystemLoader(templates)
    env = Environment(
        loader=loader, autoescape=select_autoescape(), trim_blocks=True, lstrip_blocks=True
    )
    return env.get_template(name).render(facts)


def write_pages(
    site: Path, templates: Path, moved: Mapping[str, str], facts: Mapping[str, object]
) -> None:
    """Leave a page at each old address that sends readers on, with the section they asked for.

    ``facts`` has what the template needs of the site: its home, name and content policy.
    """
    for old, new in moved.items():
        if "#" in old:
            continue
        parts = {
            one.partition("#")[2]: relative(old, to)
            for one, to in moved.items()
            if one.startswith(f"{old}#")
        }
        own = {"old": old, "address": new, "new": relative(old, new), "parts": parts}
        folder = site / old.strip("/")
        folder.mkdir(parents=True, exist_ok=True)
        text = drawn(templates, TEMPLATE, {**facts, **own, "root": relative(old, "/")})
        (folder / "index.html").write_text(text, "utf-8")


def relative(page: str, address: str) -> str:
    """Return how a page links to an address of the same site, wherever the site lies."""
    path, sign, section = address.partition("#")
    return f"{posixpath.relpath(path, page)}/{sign}{section}"


def with_old_sections(html: str, page: str, moved: Mapping[str, str]) -> str:
    """Let a page's old section ids answer: beside the new heading, or with a link at the end."""
    for old, new in moved.items():
        home, sign, section = old.partition("#")
        if not sign or home != page:
            continue
        place = f' id="{new.partition("#")[2]}"'
        if new.startswith(f"{page}#") and place in html:
            before, after = html.split(place, 1)
            start, _, rest = after.partition(">")
            html = f'{before}{place}{start}><span id="{escape(section)}"></span>{rest}'
        else:
            link = f'<a href="{escape(relative(page, new))}">in another place now</a>'
            html += f'\n<p class="moved" id="{escape(section)}">This part is {link}.</p>'
    return html
