"""What stands at an address whose page or section has moved, for readers with any browser."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape
from pathlib import Path

from sitekit import templates


def write_pages(
    site: Path, ours: Path, moved: Mapping[str, str], facts: Mapping[str, object]
) -> None:
    """Leave a page at each old address that sends readers on, with the section they asked for.

    ``ours`` is the folder of templates; ``facts`` has the site's home, name and content policy.
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
        own["root"] = relative(old, "/")
        templates.write(site / old.strip("/"), ours, "moved.html", {**facts, **own})


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
