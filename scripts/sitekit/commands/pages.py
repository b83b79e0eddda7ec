"""The commands that write by themselves: start a page, sign it, record addresses, list messages."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import yaml

from sitekit import checks, content
from sitekit.commands.arguments import PAGE_HELP, Parser, Refused, find_page, guess, slug
from sitekit.content import LEDGER, MADE, OPEN, TEMPLATES, Site, extended_ledger, health_mark
from sitekit.drawing import unrecorded_addresses

LONGEST = 40  # letters of a name, which ends an address of 60
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+){0,2}")
MESSAGES = ("## What this message means\n", "\n## Code\n")  # round the table in CONTRIBUTING.md
ONE_TO_THREE = "Use one to three words, as frozen shoulder."


def new(words: list[str], root: Path) -> int:
    """Start a page from its template, and put it in the menu; refuse if there is one already."""
    parser = Parser("new", "Start a page from its template.", "condition frozen shoulder")
    parser.add_argument("kind", metavar="KIND", help=f"one of: {', '.join(TEMPLATES)}")
    parser.add_argument("name", metavar="NAME", nargs="+", help="its name, in one to three words")
    options = parser.parse_args(words)
    kind, name = options.kind.lower(), " ".join(options.name)
    if kind not in TEMPLATES:
        near = guess(kind, TEMPLATES)
        raise Refused(
            f"There is no kind of page '{options.kind}'.{near} Write one of: "
            f"{', '.join(TEMPLATES)}. For example: `{parser.example}`.", 2
        )  # fmt: skip
    file = slug(name.removesuffix(".md"))
    template = root / TEMPLATES[kind]
    page = template.with_name(f"{file}.md")
    top = page.relative_to(root / "docs").parts[0].removesuffix(".md")
    if not NAME.fullmatch(file) or "/" in name or len(file) > LONGEST or top in MADE:
        raise Refused(f"'{name[:LONGEST]}' is no name for a page. {ONE_TO_THREE}", 2)
    if page.exists():
        raise Refused(
            f"{page.relative_to(root).as_posix()} is there already. Open it and change it."
        )
    text = _started(template.read_text("utf-8"), file, content.today())
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
    """Note that a listed person has checked a page; refuse a page or person that is not known."""
    parser = Parser("reviewed", "Note that a listed person has checked a page.", "sciatica KEY")
    parser.add_argument("page", metavar="PAGE", help=PAGE_HELP)
    parser.add_argument(
        "person", metavar="PERSON", nargs="+", help="their key or name in docs/data/reviewers.yml"
    )
    options = parser.parse_args(words)
    site = content.load(root)
    named, key = _page_and_person(site, [options.page, *options.person])
    who, page = site.data.reviewers[key], find_page(site, named)
    fields = {"name": who.name, "role": who.role, "date": site.today, "text": health_mark(page)}
    path = root / page.path
    path.write_text(_signed(path.read_text("utf-8"), fields), "utf-8", newline="\n")
    print(f"{page.path} now says that {who.name} checked it on {site.today}.")
    return 0


def _page_and_person(site: Site, words: list[str]) -> tuple[str, str]:
    """Return what names the page, and the key of the person, whose name may have several words."""
    keys = {key.lower(): key for key in site.data.reviewers}
    keys |= {who.name.lower(): key for key, who in site.data.reviewers.items()}
    for at in range(1, len(words)):
        person = " ".join(words[at:])
        if person.lower() in keys:
            return " ".join(words[:at]), keys[person.lower()]
    if not keys:
        raise Refused(
            "Nobody is in docs/data/reviewers.yml yet. If they agree, add a line to it, as "
            "'smith: {name: A. Smith, role: Physiotherapist}'."
        )
    known = ", ".join(site.data.reviewers)
    near = guess(words[-1], keys)
    raise Refused(f"'{words[-1]}' is not in docs/data/reviewers.yml.{near} We know: {known}.")


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
    Parser("keep", "Record every new address, so that it answers for ever.").parse_args(words)
    site = content.load(root)
    found = unrecorded_addresses(site)
    path = root / LEDGER
    path.write_text(extended_ledger(path.read_text("utf-8"), found), "utf-8", newline="\n")
    count = len(site.data.permanent) + len(found)
    print(f"{len(found)} new address{'es' * (len(found) != 1)}, {count} in {LEDGER}.")
    return 0


def explain(words: list[str], root: Path) -> int:
    """Write "What this message means" into CONTRIBUTING.md, from the rules."""
    Parser("explain", 'Write "What this message means" into CONTRIBUTING.md.').parse_args(words)
    place = root / "CONTRIBUTING.md"
    start, end = MESSAGES
    before, _, rest = place.read_text("utf-8").partition(start)
    _, _, after = rest.partition(end)
    intro = "Made from the rules by `python -m sitekit explain`. A tip never fails a page."
    text = f"{before}{start}\n{intro}\n\n{checks.rule_table()}\n{end}{after}"
    place.write_text(text, "utf-8", newline="\n")
    return 0
