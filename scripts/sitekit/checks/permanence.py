"""Rules on addresses: short ones, that answer for ever; and the ids that a page has lost.

Each id is looked for among the headings that have none, or a new one: mostly it is still there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from markdown.extensions.toc import slugify

from sitekit.checks.rule import site_rule
from sitekit.content import (
    CARD_LEVELS,
    CARDS,
    FOLDER,
    LEDGER,
    RUN,
    SECTION,
    STOP,
    WRITTEN,
    Heading,
    Page,
    Problem,
    Site,
    address,
    fits_heading,
    moved_addresses,
    once,
)
from sitekit.drawing import live_addresses, section_ids, unrecorded_addresses

REDIRECTS = FOLDER / "redirects.yml"
LONGEST = 60  # letters with the host: it fits a line of a letter, and a small QR code
EXAMPLE = "/old-page/: /new-page/"
ALIKE = 0.6  # how much of an id the words of a heading show, if it is the one that had it
MANY = 4  # headings that may have had an id are too many to name
DRAWN = {*CARDS.values(), "sources", "checked"}  # ids that no heading of a page has
DRAWN_FROM = {  # what addresses are made of, besides pages
    "cards.yml", "redirects.yml", "references.yml", "regions.yml", "safety.yml", "words.yml",
}  # fmt: skip
SMALL = {"a", "an", "and", "for", "in", "is", "it", "of", "the", "to", "what", "you", "your"}


@site_rule(
    says="'/old-page/' was published, and leads nowhere now.",
    why="Clinics have it on paper and in their texts, and none can be called back.",
    level=STOP,
    needs={"pages", *DRAWN_FROM},
)
def addresses_still_answer(site: Site) -> Iterator[Problem]:
    """Every address ever published leads to its page or section, or to where it has moved."""
    for lost, line in site.data.permanent.items():
        if not WRITTEN.fullmatch(lost):
            fix = "Take your change to this line back: only the command 'keep' adds lines here."
            yield Problem(LEDGER, line, f"'{lost[:60]}' is no address.", fix)
        elif not _leads_to(site, lost) and not _lost_with_another(site, lost):
            yield from _lost_address(site, lost, line)


def _lost_address(site: Site, lost: str, line: int) -> Iterator[Problem]:
    """Say that an address is gone: of a part, on its page, unless a rule on sections says so."""
    where, _, part = lost.partition("#")
    page = next((one for one in site.pages.values() if address(one.source) == where), None)
    if page and part:
        plan = site.anatomy.get(page.kind)
        if part in lost_ids(page, site) or (plan and plan.required(part)):
            return
        cards = {CARDS[level]: name for name, level in reversed(CARD_LEVELS.items())}
        back = f"'/// signs | {cards[part]}' and '///'" if part in cards else f"its {{#{part}}}"
        what = f"The part {{#{part}}} of this page was published, and is gone."
        fix = f"Bring back {back}; or add a line to {REDIRECTS}: '{redirect(page, site, part)}'."
        yield Problem(page.path, 1, what, fix)
        return
    what = f"'{lost}' was published, and leads nowhere now."
    fix = f"Bring it back, or add a line to {REDIRECTS}: '{lost}: {_nearest(site, lost)}'."
    yield Problem(LEDGER, line, what, fix if part else _page_fix(site, lost))


def _page_fix(site: Site, lost: str) -> str:
    """Say how to take a page out, or give it another name, with all that names it."""
    name = lost.strip("/")
    if not name:
        return "Bring docs/index.md back, for every page leads to it."
    file = f"docs/{name}/index.md" if (site.root / "docs" / name).is_dir() else f"docs/{name}.md"
    above = name.rpartition("/")[0]
    to = above if PurePosixPath(above, "index.md") in site.pages and above else "home"
    new = [one.strip("/") for one in unrecorded_addresses(site) if "#" not in one]
    moved = new if len(new) == 1 else get_close_matches(name, new, 1, 0.4)
    back = f"Bring {file} back, and type `{RUN} delete {name} --to {to}`"
    if moved:
        back = f"Give {file} its old name again, and type `{RUN} move {name} {moved[0]}`"
        back += f"; or, if it is to go, `{RUN} delete {name} --to {to}`"
    return f"{back}: that sees to all that names it."


def _leads_to(site: Site, asked: str) -> str:
    """Return where an address leads, by itself or by a redirect; "" if it leads nowhere."""
    moved, live = moved_addresses(site), live_addresses(site)
    page, sign, section = asked.partition("#")
    ways = (asked, moved.get(asked, ""), f"{moved.get(page, '')}{sign}{section}")
    return next((one for one in ways if one in live), "")


def _nearest(site: Site, lost: str) -> str:
    """Return the page or section most like a lost one, a new one first, or a stand-in."""
    section = "#" in lost
    for some in (unrecorded_addresses(site), sorted(live_addresses(site))):
        near = get_close_matches(lost, [one for one in some if ("#" in one) == section], 1)
        if near:
            return near[0]
    return "/new-page/#part" if section else "/new-page/"


def _lost_with_another(site: Site, lost: str) -> bool:
    """Say whether an address is lost only because its page is, or what it leads to: one cause."""
    page, sign, _ = lost.partition("#")
    goal = moved_addresses(site).get(lost, "")
    return (bool(sign) and not _leads_to(site, page)) or _is_named(site, goal)


def _is_named(site: Site, gone: str) -> bool:
    """Say whether an address that is gone has a message of its own."""
    return gone in site.data.permanent and gone not in moved_addresses(site)


@site_rule(
    says="'/conditions/knee/' leads nowhere.",
    why="An old link must end at a page that is there.",
    needs={"pages", *DRAWN_FROM},
)
def redirects_lead_somewhere(site: Site) -> Iterator[Problem]:
    """A redirect starts at an address that is gone, and ends at one that is there."""
    live = live_addresses(site)
    for old, field in site.data.redirects.items():
        new = str(field.value)
        if not WRITTEN.fullmatch(old) or not WRITTEN.fullmatch(new):
            wrong = new if WRITTEN.fullmatch(old) else old
            what = f"'{wrong[:60]}' is no address of this site."
            yield Problem(REDIRECTS, field.line, what, f"Write both as in '{EXAMPLE}'.")
        elif old in live:
            what = f"'{old}' is there, so it needs no redirect."
            yield Problem(REDIRECTS, field.line, what, "Take the line out.")
        elif "#" in old and not _leads_to(site, old.partition("#")[0]):
            fix = (
                f"Add a line for the page too: '{old.partition('#')[0]}: {new.partition('#')[0]}'."
            )
            yield Problem(REDIRECTS, field.line, f"The page of '{old}' is gone.", fix)
        elif new not in live and not _is_named(site, new):
            near = get_close_matches(new, live, 1)
            guess = f"Did you mean '{near[0]}'?" if near else "Write the address of a page."
            yield Problem(REDIRECTS, field.line, f"'{new}' leads nowhere.", guess)
        elif "#" not in old and old not in site.data.permanent:
            what = f"'{old}' was never published, so nobody has it."
            yield Problem(REDIRECTS, field.line, what, f"Take the line out; {LEDGER} has them all.")


@site_rule(
    says="The address has 63 letters with the host; 60 is the most.",
    why="A short one fits a line of a letter.",
)
def addresses_are_short(site: Site) -> Iterator[Problem]:
    """A page's address fits one line of a letter and a small QR code."""
    host = urlsplit(str(site.config.get("site_url", ""))).netloc
    for source in site.pages:
        length = len(host + address(source))
        if length > LONGEST:
            what = f"The address has {length} letters with the host; {LONGEST} is the most."
            yield Problem(PurePosixPath("docs") / source, 1, what, "Give the file a shorter name.")


@dataclass(frozen=True)
class Loss:
    """An id that is gone, and the headings that may have had it: one where that is ``sure``."""

    id: str
    headings: tuple[Heading, ...]
    sure: bool


@once
def losses(site: Site, page: Page) -> tuple[Loss, ...]:
    """Return the ids that a page has lost and that a heading of it may have had."""
    return tuple(_losses(page, site))


def lost_ids(page: Page, site: Site) -> set[str]:
    """Return the ids of a page that it has lost: who links to them is not to blame."""
    return {one.id for one in losses(site, page)}


@once
def gone_pages(site: Site) -> frozenset[str]:
    """Return the addresses of the pages that were published, and are not there any more.

    Who names one is not to blame: it has a message of its own.
    """
    here = {address(source) for source in site.pages}
    known = {one for one in site.data.permanent if "#" not in one} - moved_addresses(site).keys()
    return frozenset() if "pages" in site.wrong else frozenset(known - here)


def is_gone(site: Site, source: object) -> bool:
    """Say whether a path below docs/ is that of a page that was published, and is gone."""
    return address(str(source)) in gone_pages(site)


def may_be_renamed(page: Page, site: Site) -> bool:
    """Say whether a page may be a published one that has another name by hand."""
    return bool(gone_pages(site)) and address(page.source) not in site.data.permanent


def redirect(page: Page, site: Site, name: str) -> str:
    """Return a line of redirects.yml for an id that is gone: to where it is now, or to its page."""
    home = address(page.source)
    now = [one for one in unrecorded_addresses(site) if one.partition("#")[2] == name]
    return f"{home}#{name}: {now[0] if now else home}"


def _losses(page: Page, site: Site) -> Iterator[Loss]:
    plan = site.anatomy.get(page.kind)
    asked = {one.id: one for one in plan.headings} if plan else {}
    published = _published(page, site)
    has = section_ids(site, page) | DRAWN
    lost = [one for one in [*asked, *sorted(published - asked.keys())] if one not in has]
    loose = [one for one in page.outline.headings if one.id not in published | asked.keys()]
    found = _pairs(lost, loose, asked)
    left = [one for one in loose if one not in found.values()]
    bare = [one for one in left if not one.id]
    renamed = [one for one in left if one.id]
    may = [one for one in bare if one.level == SECTION] or renamed or bare
    for name in lost:
        if name in found:
            yield Loss(name, (found[name],), sure=True)
        elif may and len(may) <= MANY and name in published:
            yield Loss(name, tuple(may), sure=False)


def _published(page: Page, site: Site) -> set[str]:
    """Return the ids of a page that were published, and that no redirect answers for."""
    home = f"{address(page.source)}#"
    known = {*site.data.permanent} - moved_addresses(site).keys()
    return {one.removeprefix(home) for one in known if one.startswith(home)}


def _pairs(lost: list[str], loose: list[Heading], asked: dict[str, Heading]) -> dict[str, Heading]:
    """Return the heading that had each id, the likeliest first, where its words or its id show."""
    scores = [(_likeness(name, one, asked.get(name)), name, one) for name in lost for one in loose]
    found: dict[str, Heading] = {}
    for likeness, name, one in sorted(scores, key=lambda score: -score[0]):
        if likeness >= ALIKE and name not in found and one not in found.values():
            found[name] = one
    return found


def _likeness(name: str, heading: Heading, wanted: Heading | None) -> float:
    """Say how sure it is, from 0 to 1, that a heading had an id."""
    if wanted and fits_heading(wanted, heading.text):
        return 1
    words = slugify(heading.text, "-")
    parts = {*name.split("-")} - SMALL
    shown = len(parts & {*words.split("-")}) / len(parts) if parts else 0
    return max(shown, *(SequenceMatcher(None, name, one).ratio() for one in (heading.id, words)))
