"""Starting a page: its template filled in, and its place in the menu."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from sitekit.anatomy import OPEN


def started(template: str, name: str, today: date) -> str:
    """Return a template with its title, dates and open headings filled in."""
    words = name.replace("-", " ")
    text = template.replace(f"title: {OPEN}", f"title: {words.capitalize()}")
    text = text.replace(f"## {OPEN} {{#{OPEN}}}", "## TO WRITE {#your-own-id}")
    text = text.replace(OPEN, words)
    for key, day in (("searched", today), ("checked", today), ("due", today + timedelta(days=364))):
        text = re.sub(rf"^{key}: \S+$", f"{key}: {day}", text, flags=re.MULTILINE)
    return text


def into_menu(root: Path, page: Path) -> str:
    """Add a page to mkdocs.yml after the last page of its folder; return what was done."""
    config = root / "mkdocs.yml"
    lines = config.read_text("utf-8").split("\n")
    entry = page.relative_to(root / "docs").as_posix()
    beside = re.compile(rf"\s+- {re.escape(entry.removesuffix(page.name))}[\w-]+\.md$")
    places = [number for number, line in enumerate(lines) if beside.match(line)]
    if not places:
        return f"Add '- {entry}' to the menu at the end of mkdocs.yml."
    indent = lines[places[-1]].split("-")[0]
    lines.insert(places[-1] + 1, f"{indent}- {entry}")
    config.write_text("\n".join(lines), "utf-8", newline="\n")
    return f"Put it in the menu: mkdocs.yml, line {places[-1] + 2}."
