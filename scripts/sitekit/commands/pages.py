"""The commands that write into docs/: start a page, sign it, and record addresses."""

from __future__ import annotations

import argparse
import re
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path

import yaml

from sitekit import content
from sitekit.content import LEDGER, OPEN, TEMPLATES, extended_ledger, health_mark
from sitekit.drawing import unrecorded_addresses

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+){0,2}")


def new(words: list[str], root: Path) -> int:
    """Start a page from its template, and put it in the menu; return 1 if there is one already."""
    parser = argparse.ArgumentParser(prog="new", description="Start a page from its template.")
    parser.add_argument("kind", choices=sorted(TEMPLATES), help="what kind of page")
    parser.add_argument("name", help="its address: one to three words, as neck-pain")
    options = parser.parse_args(words)
    if not NAME.fullmatch(options.name):
        print(f"'{options.name}' is no address. Use one to three lower-case words, as neck-pain.")
        return 2
    template = root / TEMPLATES[options.kind]
    page = template.with_name(f"{options.name}.md")
    if page.exists():
        print(f"{page.relative_to(root).as_posix()} is there already. Open it and change it.")
        return 1
    text = _started(template.read_text("utf-8"), options.name, content.today())
    page.write_text(text, "utf-8", newline="\n")
    print(f"Made {page.relative_to(root).as_posix()}. Replace each 'TO WRITE'.")
    print(_put_in_menu(root, page))
    return 0


def _started(template: str, name: str, today: date) -> str:
    """Return a template with its title, dates and open headings filled in."""
    words = name.replace("-", " ")
    text = template.replace(f"title: {OPEN}", f"title: {words.capitalize()}")
    text = text.replace(f"## {OPEN} {{#{OPEN}}}", "## TO WRITE {#your-own-id}")
    text = text.replace(OPEN, words)
    for key, day in (("searched", today), ("checked", today), ("due", today + timedelta(days=364))):
        text = re.sub(rf"^{key}: \S+$", f"{key}: {day}", text, flags=re.MULTILINE)
    return text


def _put_in_menu(root: Path, page: Path) -> str:
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


def reviewed(words: list[str], root: Path) -> int:
    """Note that a listed person has checked a page; return 1 if the page or person is not known."""
    parser = argparse.ArgumentParser(
        prog="reviewed", description="Note that a listed person has checked a page."
    )
    parser.add_argument("page", help="the page, as docs/conditions/sciatica.md")
    parser.add_argument("key", help="the person's key in docs/data/reviewers.yml")
    options = parser.parse_args(words)
    site = content.load(root)
    pages = {str(one.path): one for one in site.pages.values()}
    for name, known in ((options.page, pages), (options.key, site.data.reviewers)):
        if name not in known:
            near = get_close_matches(name, known, 1)
            print(f"'{name}' is not known." + (f" Did you mean '{near[0]}'?" if near else ""))
            return 1
    who, page = site.data.reviewers[options.key], pages[options.page]
    fields = {"name": who.name, "role": who.role, "date": site.today, "text": health_mark(page)}
    path = root / page.path
    path.write_text(_signed(path.read_text("utf-8"), fields), "utf-8", newline="\n")
    print(f"{options.page} now says that {who.name} checked it on {site.today}.")
    return 0


def _signed(text: str, clinician: dict[str, object]) -> str:
    """Return a page's text with its last field, 'clinician', written anew."""
    lines = text.split("\n")
    end = lines.index("---", 1)
    head = lines[1:end]
    at = next((n for n, line in enumerate(head) if line.startswith("clinician:")), len(head))
    written = yaml.safe_dump(
        clinician, default_flow_style=True, sort_keys=False, allow_unicode=True, width=1000
    )
    return "\n".join(["---", *head[:at], f"clinician: {written.strip()}", *lines[end:]])


def keep(words: list[str], root: Path) -> int:
    """Record every new address, so that it answers for ever; take nothing out."""
    site = content.load(root)
    found = unrecorded_addresses(site)
    path = root / LEDGER
    path.write_text(extended_ledger(path.read_text("utf-8"), found), "utf-8", newline="\n")
    count = len(site.data.permanent) + len(found)
    print(f"{len(found)} new address{'es' * (len(found) != 1)}, {count} in {LEDGER}.")
    return 0
