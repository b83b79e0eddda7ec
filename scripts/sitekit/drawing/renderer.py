"""From a page's Markdown to HTML: names filled in, sources listed, tools put in their places.

In a build MkDocs does the drawing, once for each page, and whoever needs the result asks for it
here; ``page_markup`` draws only what nobody has drawn yet.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup, escape

from sitekit.content import (
    CARD_LEVELS,
    CARDS,
    Outline,
    Page,
    Site,
    Term,
    address,
    generated_on,
    moved_addresses,
    once,
    relative_address,
)
from sitekit.drawing.blocks import OurBlocks, OurTrees
from sitekit.drawing.cards import draw_check, page_signs, with_cards
from sitekit.drawing.glossary import MarkedWords, glossary_list
from sitekit.drawing.lists import country_list, page_list, source_list, with_footnotes
from sitekit.drawing.memory import remembered
from sitekit.drawing.tools import ID, draw_diary, draw_kit, draw_sheet, frame_ids
from sitekit.text import citation_keys, fill_names, link

TOOLS: dict[str, Callable[[Site], str]] = {  # drawn as HTML, after Markdown is done
    "sheet": draw_sheet,
    "diary": draw_diary,
    "messages": draw_kit,
}
LISTS: dict[str, Callable[[Site, PurePosixPath], str]] = {  # drawn as Markdown
    "glossary": lambda site, _: glossary_list(site.data.words.glossary),
    "all_sources": lambda site, _: source_list(site.data.references),
    "countries": lambda site, _: country_list(site.data.regions),
    "pages": page_list,
    "check": lambda site, _: draw_check(site),
}
NAMED = {"all_sources", "countries"}  # lists of what has a name of its own, in its own spelling
TOOL_PLACE = re.compile(r"<p>\{\{ (" + "|".join(TOOLS) + r") \}\}</p>")
CLINIC = re.compile(r"^/// clinic[ \t]*$", re.MULTILINE)
PLAN = re.compile(r"^/// plan\b.*?(?=^///$)", re.MULTILINE | re.DOTALL)
OTHER_WAYS_BACK = re.compile(r'(?<=</a>)<a class="footnote-backref".*?</a>')  # one is enough
# Search finds sources on the page that lists all: from each page, they were a quarter of its index.
UNSOUGHT = ('<h2 id="sources">', '<h2 id="sources" data-search-exclude="">')
SHELL = ("<html><head></head><body>", "</body></html>")  # the zoom's parser puts it round a page
OLD_PLACE = Markup('<span id="{}"></span>')
MOVED = Markup(
    '<p class="moved" id="{}" data-search-exclude="">'
    'This part is <a href="{}">in another place now</a>.</p>'
)
MARKUP = "markup"  # the site keeps each page's HTML as Markdown draws it,
HTML = "html"  # and that with the tools in their places


class NestedTooDeeply(Exception):
    """Raised for a page whose brackets, quotes or lists sit inside each other too many times."""


class _Patience(Extension):
    """Draw nothing of a page that is nested too deeply; a check says so."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        convert = md.convert

        def patient(text: str) -> str:
            try:
                return convert(text)
            except RecursionError:
                return ""

        md.convert = patient  # type: ignore[method-assign]


class _Haste(Extension):
    """Look for no sign of Markdown and for no quote in a text that holds none: most texts do not.

    A third of the time of drawing goes: ``inline`` and ``smarty`` try each of their patterns on
    every text but those that are marked as atomic, which are plain text to whoever comes later.
    """

    SIGNS = re.compile(r"[`\\[<&*_\"']|  \n")  # how each pattern of "inline" and "smarty" begins
    QUOTES = re.compile(r"[\"']")

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.treeprocessors.register(_Atoms(self.SIGNS), "texts-without-signs", 20.5)
        md.treeprocessors.register(_Atoms(self.QUOTES), "texts-without-quotes", 6.5)


class _Atoms(Treeprocessor):
    def __init__(self, signs: re.Pattern[str]) -> None:
        super().__init__()
        self.has_signs = signs.search

    def run(self, root: Element) -> None:
        for one in root.iter():
            if one.text and not self.has_signs(one.text):
                one.text = AtomicString(one.text)
            if one.tail and not self.has_signs(one.tail):
                one.tail = AtomicString(one.tail)


def markdown_extensions(glossary: tuple[Term, ...]) -> list[Extension]:
    """Return a new instance of each extension that is ours; it marks the words of a glossary."""
    return [OurBlocks(), OurTrees(), MarkedWords(glossary), _Haste(), _Patience()]


def page_markdown(site: Site, page: Page) -> str:
    """Return a page's text with its names filled in, its lists made and its sources as notes."""
    return with_footnotes(drawn_text(site, page), site.data.references)


@once
def drawn_text(site: Site, page: Page) -> str:
    """Return a page's text with its names filled in and its lists made."""
    front = {key: field.value for key, field in page.front.items()}
    wanted = generated_on(page) & LISTS.keys()
    lists = {name: LISTS[name](site, page.source) for name in wanted}
    text = _with_way(site, page, with_cards(site, page, _with_clinic(site, page.body)))
    sources = {name: lists.pop(name) for name in NAMED & lists.keys()}
    return fill_names(site.respelled(fill_names(text, site.values(front) | lists)), sources)


def _with_clinic(site: Site, text: str) -> str:
    """Give a clinic's own facts its name as their title, where nobody wrote one."""
    return CLINIC.sub(f"/// clinic | {site.clinic.name}", text) if site.clinic.name else text


def _with_way(site: Site, page: Page, text: str) -> str:
    """Put a link to a tool at the end of a page's last plan, where docs/data/sheet.yml has one."""
    plans = list(PLAN.finditer(text))
    for way in site.data.sheet.plans if plans and site.data.sheet else ():
        if str(page.source) in way.of:
            tool = posixpath.relpath(way.page, str(page.source.parent))
            end = plans[-1].end()
            return f"{text[:end]}\n{link(way.words, tool)}{{: .to-tool }}\n{text[end:]}"
    return text


def finish_page(site: Site, page: Page, html: str) -> str:
    """Keep what Markdown drew of a page for whoever needs it, and return it with its tools."""
    html = OTHER_WAYS_BACK.sub("", html)
    whole = TOOL_PLACE.sub(lambda found: site.respelled(TOOLS[found[1]](site)), html)
    whole = whole.replace(*UNSOUGHT)
    site.store.setdefault(MARKUP, {})[page.source] = html
    site.store.setdefault(HTML, {})[page.source] = whole
    return whole


def own_ids(site: Site, page: Page) -> set[str]:
    """Return the ids of what stands round a page's words, and of the tools among them."""
    tools = (TOOLS[name](site) for name in generated_on(page) & TOOLS.keys())
    return {*frame_ids(), *(one for html in tools for one in ID.findall(html))}


def page_html(site: Site, page: Page) -> str:
    """Return a page's words as HTML, with its tools, as the build has drawn it."""
    return site.store[HTML][page.source]


def page_markup(site: Site, page: Page) -> str:
    """Return what Markdown draws of a page: in a build once for all, else now.

    Raises:
        NestedTooDeeply: Markdown cannot draw it.
    """
    drawn = site.store.setdefault(MARKUP, {})
    if page.source not in drawn:
        text = page_markdown(site, page)
        settings = json.dumps(site.config.get("markdown_extensions") or [], default=str)
        draw = partial(_draw, settings, site.data.words.glossary)
        drawn[page.source] = remembered(site, page, text, draw)
    if not drawn[page.source] and page.body.strip():
        raise NestedTooDeeply
    return drawn[page.source]


@lru_cache(maxsize=500)  # so a command that checks before and after draws what has changed
def _draw(settings: str, glossary: tuple[Term, ...], text: str) -> str:
    return _markdown(settings, glossary).reset().convert(text)


@lru_cache(maxsize=4)
def _markdown(settings: str, glossary: tuple[Term, ...]) -> markdown.Markdown:
    """Return a Markdown with mkdocs.yml's own extensions, written as JSON, and with ours."""
    names, options = [], {}
    for entry in json.loads(settings):
        name, given = next(iter(entry.items())) if isinstance(entry, dict) else (entry, None)
        names.append(name)
        options[name] = given or {}
    ours = markdown_extensions(glossary)
    return markdown.Markdown(extensions=[*names, *ours], extension_configs=options)


def without_shell(html: str) -> str:
    """Return a page's words without the empty head that the zoom's parser puts before them."""
    before, after = SHELL
    return html.removeprefix(before).removesuffix(after)


def with_old_sections(site: Site, page: Page, html: str) -> str:
    """Let a page's old section ids answer: beside the new heading, or with a link at the end.

    A copy on a disk has no old addresses.
    """
    own = address(page.source)
    moved = {} if site.store.get("offline") else moved_addresses(site)
    for old, new in moved.items():
        home, sign, section = old.partition("#")
        if not sign or home != own:
            continue
        place = f' id="{escape(new.partition("#")[2])}"'
        if new.startswith(f"{own}#") and place in html:
            before, after = html.split(place, 1)
            start, _, rest = after.partition(">")
            html = f"{before}{place}{start}>{OLD_PLACE.format(section)}{rest}"
        else:
            html += f"\n{MOVED.format(section, relative_address(own, new))}"
    return html


def drawn_outline(site: Site, page: Page) -> Outline:
    """Return the parts of a page as Markdown is given it, with lists that are made from data.

    The cards and the check are not in it: they stand in boxes of their own.
    """
    made = generated_on(page) & LISTS.keys() - {"check"}
    return Outline.from_text(drawn_text(site, page)) if made else page.outline


@once
def section_ids(site: Site, page: Page) -> set[str]:
    """Return the ids on a page that links may name: those its author chose, and every page's."""
    chosen = {one.id for one in drawn_outline(site, page).headings if one.id}
    levels = {CARD_LEVELS.get(one.title, "") for one in page.cards if site.data.cards}
    cards = {CARDS[level] for level in levels if page_signs(site, page, level)}
    sources = {"sources"} if any(citation_keys(drawn_text(site, page))) else set()
    return chosen | cards | {"checked"} | sources


@once
def live_addresses(site: Site) -> set[str]:
    """Return the address of every page, and of every section with an id of its own."""
    found = set()
    for page in site.pages.values():
        home = address(page.source)
        found |= {home, *(f"{home}#{name}" for name in section_ids(site, page))}
    return found


def unrecorded_addresses(site: Site) -> list[str]:
    """Return the addresses that are not in the list of permanent ones yet, sorted."""
    return sorted(live_addresses(site) - set(site.data.permanent))
