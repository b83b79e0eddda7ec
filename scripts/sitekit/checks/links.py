"""Rules on links and the ids they point to, and on pictures."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from markdown.extensions.toc import slugify

from sitekit.checks.markup import blocks_are_ours
from sitekit.checks.permanence import is_gone, lost_ids
from sitekit.checks.rule import page_rule
from sitekit.content import (
    LONGEST_WORDS,
    PHOTOS,
    Link,
    Page,
    Problem,
    Site,
    address,
    file_kind,
    moved_addresses,
    photo_size,
    picture_command,
)

OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
UNCLEAR = {"here", "click here", "this page", "this link", "link", "more", "read more", "this"}


PLAIN = re.compile(r"[a-z0-9._/-]*")  # what every host and every program reads alike
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "æ": "ae", "å": "aa"})


@page_rule(
    says="The address 'img/My Knee.svg' has letters that not every host reads alike.",
    why="A picture or a page that opens on one machine would be missing on another.",
    example="![A bent knee.](../img/knee-bent.svg)",
)
def addresses_are_plain(page: Page, site: Site) -> Iterator[Problem]:
    """The name of a picture or a page has small letters, figures and hyphens only."""
    for link in page.outline.links:
        if not _is_plain(link):
            path = link.href.partition("#")[0]
            plain = _plain(path)
            there = (site.root / "docs" / page.source.parent / plain).is_file()
            call = f"Call the file '{PurePosixPath(plain).name}', and write"
            fix = f"{'Write' if there else call} '{plain}' here."
            if link.picture and PurePosixPath(path).suffix.lower() in PHOTOS and not there:
                fix = f"Type {picture_command(PurePosixPath(path).name)}, and paste what it prints."
            what = f"The address '{path}' has letters that not every host reads alike."
            yield Problem(page.path, link.line, what, fix)


def _is_plain(link: Link) -> bool:
    path = link.href.partition("#")[0]
    return bool(OUTSIDE.match(path) or PLAIN.fullmatch(path) or "{{" in path)


def _plain(path: str) -> str:
    """Return a path in small letters of the English alphabet, with hyphens."""
    path = path.partition("?")[0].replace("\\", "/")
    spelt = unicodedata.normalize("NFKD", path.lower().translate(SPELT))
    return re.sub(r"[^a-z0-9._/-]+", "-", spelt.encode("ascii", "ignore").decode())


@page_rule(
    says="The link 'conditions/knee-pian.md' leads to a page that does not exist.",
    why="A link that leads nowhere, or does not say where, leaves a worried reader stuck.",
    example="See [sciatica](../conditions/sciatica.md#get-help).",
)
def links_lead_somewhere(page: Page, site: Site) -> Iterator[Problem]:
    """A link leads to a page and a section that exist, and says where."""
    for link in page.outline.links:
        if link.picture:
            continue
        if link.text.strip().lower() in UNCLEAR:
            what = f"The link '{link.text}' does not say where it leads."
            yield Problem(page.path, link.line, what, "Use the name of the page it leads to.")
        if not OUTSIDE.match(link.href) and _is_plain(
            link
        ):  # markup.only_safe_markup looks at those
            yield from _inner_link(page, link, site)


def ids(page: Page) -> set[str]:
    """Return every id of a page: the written ones, and those made from a heading's words."""
    made = {one.id or slugify(one.text, "-") for one in page.outline.headings}
    return made | page.card_ids | {"sources", "checked"}


def _inner_link(page: Page, link: Link, site: Site) -> Iterator[Problem]:
    path, _, anchor = link.href.partition("#")
    target = page.source
    if path:
        target = PurePosixPath(posixpath.normpath(page.source.parent / path))
    if target not in site.pages:
        if file_kind(target) == "picture" and (site.root / "docs" / target).is_file():
            return
        if PurePosixPath("docs") / target in {one.path for one in site.faults}:
            return  # it is there, and cannot be read
        if target.suffix == ".md" and is_gone(site, target):
            return
        yield _no_page(page, link, target, site)
    elif anchor and anchor not in ids(site.pages[target]) | lost_ids(site.pages[target], site):
        what = f"The link '{link.href}' leads to a section that does not exist."
        yield Problem(
            page.path, link.line, what, _section_fix(page, site.pages[target], anchor, site)
        )


def _section_fix(page: Page, target: Page, anchor: str, site: Site) -> str:
    """Say where a section is that a link leads to: where it has moved, or what was meant."""
    old = f"{address(target.source)}#{anchor}"
    if now := moved_addresses(site).get(old):
        where, sign, part = now.partition("#")
        file = next((one for one in site.pages if address(one) == where), target.source)
        path = "" if file == page.source else posixpath.relpath(file, page.source.parent)
        return f"It has moved: write '{path}{sign}{part}'."
    if old in site.data.permanent:
        return f"Bring {{#{anchor}}} back in {target.path}, or lead the link to another section."
    near = get_close_matches(anchor, ids(target), 1)
    return f"Did you mean '#{near[0]}'?" if near else "Look at the {#ids} of its headings."


def _no_page(page: Page, link: Link, target: PurePosixPath, site: Site) -> Problem:
    known = {str(one): one for one in site.pages}
    near = get_close_matches(str(target), known, 1, cutoff=0.5)
    guess = "Write the path from this file to the other, with .md at the end."
    if near:
        guess = f"Did you mean '{posixpath.relpath(near[0], page.source.parent)}'?"
    what = f"The link '{link.href}' leads to a page that does not exist."
    return Problem(page.path, link.line, what, guess)


ICONS = {"div.cards", "div.timeline", "div.strip", "div.pictures"}  # icons beside their own words
CAPTIONED = {"div.steps3", "div.hero"}  # the words beside the picture are its caption
ATTRIBUTES = re.compile(r"\{:?([^}]*)\}")  # right after a picture
SIDES = ("width", "height")
SIZE = re.compile(rf"\b({'|'.join(SIDES)})=\"?\d+\b")
VIEW = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


@page_rule(
    says="The picture 'img/knee.svg' has no words for people who cannot see it.",
    why="A picture has to reach everybody, also those who hear the page.",
    example="![A bent knee.](../img/knee.svg)",
    needs=["marks"],
)
def pictures_are_described(page: Page, site: Site) -> Iterator[Problem]:
    """A picture is one of ours, has words for those who cannot see it, and a caption."""
    for link in page.outline.links:
        if link.picture:
            yield from _picture(page, link, site)


def _picture(page: Page, link: Link, site: Site) -> Iterator[Problem]:
    if OUTSIDE.match(link.href):
        return  # markup.only_safe_markup refuses pictures from other sites
    target = posixpath.normpath(site.root / "docs" / page.source.parent / link.href)
    there = not link.href.startswith("/") and (site.root / target).is_file()
    if not there and _is_plain(link):
        what = f"There is no picture '{link.href}'."
        yield Problem(page.path, link.line, what, _near(page, target, site))
    around = _blocks_around(page, link)
    if not link.text.strip() and not around & ICONS:
        what = f"The picture '{link.href}' has no words for people who cannot see it."
        yield Problem(page.path, link.line, what, "Write what it shows between '![' and ']'.")
    if len(link.text) > LONGEST_WORDS:
        what = (
            f"The words for the picture have {len(link.text)} letters, more than {LONGEST_WORDS}."
        )
        yield Problem(page.path, link.line, what, "Say only what the picture shows.")
    captioned = around & (ICONS | CAPTIONED) or _has_caption(page, link)
    if not captioned and not any(blocks_are_ours(page, site)):
        what = f"The picture '{link.href}' has no caption."
        fix = "Add the lines '/// caption', a sentence that says what it means, and '///'."
        yield Problem(page.path, link.line, what, fix)


@page_rule(
    says="The picture 'img/knee.svg' has no size.",
    why="The words below a picture jump when it arrives, and nothing says how large it may open.",
    example="![A bent knee.](../img/knee.svg){ width=360 height=400 }",
)
def pictures_have_a_size(page: Page, site: Site) -> Iterator[Problem]:
    """A picture that can be opened says how wide and how high it is, after its address."""
    lines = page.filled.split("\n")
    for link in page.outline.links:
        if not link.picture or OUTSIDE.match(link.href) or _blocks_around(page, link) & ICONS:
            continue
        after = lines[link.line - 1].partition(f"]({link.href})")[2]
        given = ATTRIBUTES.match(after)
        if not given or len(set(SIZE.findall(given[1]))) < len(SIDES):
            what = f"The picture '{link.href}' has no size."
            yield Problem(page.path, link.line, what, _size_fix(page, link, site))


def _size_fix(page: Page, link: Link, site: Site) -> str:
    """Say what to write, with the numbers of the drawing where they can be read."""
    drawing = site.root / "docs" / posixpath.normpath(page.source.parent / link.href)
    if drawing.suffix == ".svg" and drawing.is_file():
        found = VIEW.search(drawing.read_text("utf-8", "replace"))
        if found:
            return f"Write '{{ width={found[1]} height={found[2]} }}' right after it."
    if drawing.suffix in PHOTOS and drawing.is_file() and (size := photo_size(drawing)):
        return f"Write '{{ width={size[0]} height={size[1]} }}' right after it."
    return "Write '{ width=360 height=400 }' right after it, with the picture's own numbers."


def _blocks_around(page: Page, link: Link) -> set[str]:
    return {one.title for one in page.outline.blocks if one.name == "html" and one.holds(link.line)}


def _has_caption(page: Page, link: Link) -> bool:
    return any(
        one.name == "caption" and link.line < one.start <= link.line + 2
        for one in page.outline.blocks
    )


def _near(page: Page, target: str, site: Site) -> str:
    """Return the picture that was meant, by its name, as the page has to write it."""
    known = {path.name: path for path in (site.root / "docs/img").glob("*.*")}
    near = get_close_matches(Path(target).name, known, 1)
    if not near:
        return "Look at the names in docs/img."
    folder = site.root / "docs" / page.source.parent
    return f"Did you mean '{posixpath.relpath(known[near[0]].as_posix(), folder.as_posix())}'?"


UNCLOSED = re.compile(r"\[[^\[\]]*\]\s?\([^)]*\)?|\([^()]*\)\[[^\[\]]*\]")
OTHERS = re.compile(  # marks of other programs: struck out, shaded, a box to tick, a face
    r"(~~|==|\+\+|\^\^|\|\|)(?=\S)[^\n]*?\S\1|^\[[ xX]\] |(?<!\S):[a-z]+(?:_[a-z]+)*:(?!\S)"
)
LONE = re.compile(r"\*\*|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")


@page_rule(
    says="This link is broken, so readers see its signs: '[You] (#next)'.",
    why="Readers cannot follow it, and see the brackets or stars in its place.",
    example="[knee pain](#get-help)",
)
def marks_are_closed(page: Page, site: Site) -> Iterator[Problem]:
    """No link has a space or an open bracket, and no star stands alone."""
    for one in page.outline.passages:
        if found := UNCLOSED.search(one.text):
            what = f"This link is broken, so readers see its signs: '{found[0][:40]}'."
            fix = "Write it as [words](page.md#part), with no space in between."
            yield Problem(page.path, one.line, what, fix)
        elif found := LONE.search(one.text):
            place = one.text[max(0, found.start() - 20) : found.end() + 20].strip()
            what = f"A star has no partner, so readers see it: '{place}'."
            fix = "Put as many before the words as after them, or take it out."
            yield Problem(page.path, one.line, what, fix)
        elif found := OTHERS.search(one.text):
            what = f"'{found[0].strip()[:40]}' is no mark of ours, so readers see its signs."
            fix = "Take the signs out; **two stars** on each side make words bold."
            yield Problem(page.path, one.line, what, fix)
