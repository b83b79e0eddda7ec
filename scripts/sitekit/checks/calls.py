"""Rules on the numbers that people ring: those of the chosen country, and the clinic's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from sitekit.checks.markup import drawn_links, line_of
from sitekit.checks.plainness import texts
from sitekit.checks.rule import page_rule, site_rule
from sitekit.checks.wording import is_own
from sitekit.content import (
    CONFIG,
    FOLDER,
    STOP,
    TITLES,
    Page,
    Problem,
    Region,
    Site,
    config_line,
    generated_on,
)
from sitekit.text import PHONE, called_numbers, costs_extra, dialled, rings_emergency

TEL = "tel:"
REGIONS = "regions.yml"
SPARED = {  # the first has its own rule, and what people search for rings nobody
    REGIONS, "references.yml", "redirects.yml", "hosts.yml", "synonyms.yml",
}  # fmt: skip
SETTINGS = ("site_name", "site_description")
CLINICS = "If it is your clinic's phone, write it at 'phone' in mkdocs.yml; else take it out."
NAMES = "Write {{ region.emergency }} or another name from docs/data/regions.yml."


@page_rule(
    says="'911' is no number of this country, or of the clinic.",
    why="Somebody in danger rings what stands here. A wrong number costs a life.",
    example="Call {{ region.emergency }}.",
    level=STOP,
    needs=["regions.yml"],
)
def pages_ring_known_numbers(page: Page, site: Site) -> Iterator[Problem]:
    """A page asks to ring numbers of the country's facts only, and a link rings what it says."""
    known = _own_numbers(site, everywhere="countries" in generated_on(page))
    said = [*_passages(page)]
    said += [(block.start, block.title) for block in page.outline.blocks]
    said += [(link.line, link.text) for link in page.outline.links if link.picture]
    said += [(page.line(key), str(page.value(key) or "")) for key in TITLES]
    for line, text in said:
        for number in called_numbers(text):
            if number not in known:
                long = len(number) >= PHONE  # a clinic's own, and no short one of a country
                fix = CLINICS if long or is_own(page, line) else NAMES
                yield Problem(page.path, line, _strange(number), fix)
    for link in drawn_links(site, page):
        if link.href.lower().startswith(TEL):
            yield from _link(page, link.href[len(TEL) :], link.text, known)


def _passages(page: Page) -> Iterator[tuple[int, str]]:
    """Yield what a reader reads as one: a row of a table, or an item after the words above it."""
    above = ""
    for line, group in groupby(page.outline.passages, key=lambda one: one.line):
        parts = [*group]
        text = " ".join(one.text for one in parts)
        if parts[0].kind == "item" and above:
            yield line, f"{above} {text}"
        else:
            yield line, text
            above = re.sub(r"\d", "", text) if text.endswith(":") else ""


def _link(page: Page, rung: str, text: str, known: set[str]) -> Iterator[Problem]:
    line = line_of(page, rung, otherwise=page.line("title"))
    if rung not in known:
        yield Problem(page.path, line, _strange(rung), NAMES)
    shown = [one for one in called_numbers(f"call {text}") if one != rung]
    if shown:
        what = f"The link says '{shown[0]}', and rings '{rung}'."
        yield Problem(page.path, line, what, "Let both be the same number.")


def _own_numbers(site: Site, *, everywhere: bool) -> set[str]:
    """Return every number that a page may print, as it is dialled."""
    ours = [site.data.regions[site.region]] if site.region in site.data.regions else []
    known = {number for region in ours for number in _numbers(region)}
    if everywhere:
        bodies = (one for region in site.data.regions.values() for one in region.complaint_bodies)
        known |= {dialled(one.phone) for one in bodies if one.phone}
        known |= {number for one in site.data.regions.values() for number in _numbers(one)}
    return known | ({site.clinic.dialled} if site.clinic.phone else set())


def _numbers(region: Region) -> set[str]:
    """Return the numbers of one country: of its own fields, and those that its texts name."""
    fields = [region.emergency, region.advice, region.crisis]
    fields += [one.phone for one in region.complaint_bodies]
    texts = (region.urgent, region.crisis_note, region.advice_name, region.complaint)
    inside = {number for text in texts for number in called_numbers(text)}
    return {dialled(one) for one in fields if one} | inside


def _strange(number: str) -> str:
    return f"'{number[:40]}' is no number of this country, or of the clinic."


@site_rule(
    says="'989' is no emergency number of gb.",
    why="It stands on every page, and a phone rings it at one touch.",
    level=STOP,
    needs=["regions.yml"],
)
def countries_ring_the_right_numbers(site: Site) -> Iterator[Problem]:
    """A country's emergency number is one, and no number of ours costs extra."""
    line = partial(site.data.line, REGIONS)
    for key, region in site.data.regions.items():
        if not rings_emergency(region.emergency, key):
            what = f"'{region.emergency}' is no emergency number of {key}."
            fix = "Look at the country's own page, and write the number that people dial there."
            yield Problem(FOLDER / REGIONS, line(key, "emergency"), what, fix)
        for way, number in _rung(key, region):
            if costs_extra(number, key):
                what = f"'{number}' is a number that costs extra in {key}."
                fix = "Give one that is free, or costs what any call costs."
                yield Problem(FOLDER / REGIONS, line(key, *way), what, fix)
    if site.clinic.phone and costs_extra(site.clinic.dialled, site.region or "gb"):
        place = config_line(site, "extra", "clinic", "phone")
        what = f"'{site.clinic.phone}' is a number that costs extra in {site.region}."
        yield Problem(CONFIG, place, what, "Give one that costs what any call costs.")


def _rung(key: str, region: Region) -> Iterator[tuple[tuple[str, ...], str]]:
    for way, text in texts(region.model_dump()):
        if way[-1] in {"emergency", "advice", "crisis", "phone"}:
            yield way, dialled(text)
        else:
            yield from ((way, number) for number in called_numbers(text))


@site_rule(
    says="'911' is no number of this country, or of the clinic.",
    why="Cards, messages and forms are drawn from the data, on many pages at once.",
    level=STOP,
    needs=["regions.yml"],
)
def data_rings_known_numbers(site: Site) -> Iterator[Problem]:
    """No text in the data asks to ring a number that is not among the country's facts."""
    known = _own_numbers(site, everywhere=False)
    for name, values in site.data.raw.items():
        for way, text in () if name in SPARED else texts(values):
            for number in called_numbers(text):
                if number not in known:
                    line = site.data.line(name, *way)
                    yield Problem(FOLDER / name, line, _strange(number), NAMES)
    for way, text in texts({key: site.config.get(key) for key in SETTINGS}):
        for number in called_numbers(text):
            if number not in known:
                yield Problem(CONFIG, config_line(site, *way), _strange(number), NAMES)
