"""Rules on what a page claims: effects are cited, and numbers are the source's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitekit import figures, readability
from sitekit.checks.wording import QUOTED
from sitekit.page import Page
from sitekit.parts import SECTION, Passage
from sitekit.problem import Problem
from sitekit.site import Site

EFFECT = re.compile(
    r"\b(?:(?:may|can|could|does|will) (?:also )?(?:help|ease|reduce|improve|relieve|lower|raise)"
    r"|helps|helped|eases|eased|reduces|reduced|improves|improved|relieves|relieved|lowers|lowered"
    r"|works better|worked|prevents|prevented|speeds|speeded|calms|calmed|soothes|soothed"
    r"|\d[\d,]* (?:in 100|people|adults|women|men|patients|clients|athletes|runners))\b",
    re.IGNORECASE,
)
DOUBT = re.compile(
    r"\b(?:nobody|no one|found no|no trial|no study|do not know|not known|not shown|unknown|whether"
    r"|if|how|what)\b",
    re.IGNORECASE,
)
WEIGHED = {  # the sections of conditions and techniques that say what massage and the rest can do
    "can-massage-help", "guidelines", "what-to-expect", "no-treatment", "options", "why-used",
    "what-research-says", "afterwards",
}  # fmt: skip
OPEN = {"", "short-version", "next", "questions"}  # of guides, every section but these
OTHER = {"ask", "plan", "letter", "do", "avoid", "caption", "emergency", "urgent", "soon", "html"}
FREE = {"0", "1", "10", "100"}  # scales, single things and "in 100"


def effects_are_cited(page: Page, site: Site) -> Iterator[Problem]:
    """A sentence that says something helps has its source after it, or owns up to a doubt."""
    for one in page.outline.passages:
        if one.kind not in {"heading", "term"} and _weighs(page, one):
            sentence = _uncited(one)
            if sentence:
                what = f"Nothing backs this up: '{sentence[:60]}'."
                fix = "Add the source after it, as [@furlan2015], or say that nobody knows."
                yield Problem(page.path, one.line, what, fix)


def _uncited(one: Passage) -> str:
    """Return the first sentence that claims an effect after the passage's last citation."""
    rest = list(figures.claims(QUOTED.sub("", one.raw)))[-1].text
    if DOUBT.search(one.text) or not EFFECT.search(rest):
        return ""
    return next(text for text in readability.sentences(rest) if EFFECT.search(text)).strip()


def _weighs(page: Page, one: Passage) -> bool:
    around = {block.name for block in page.outline.blocks if block.holds(one.line)}
    if around & OTHER:
        return False
    sections = [
        heading.id
        for heading in page.outline.headings
        if heading.line < one.line and heading.level == SECTION
    ]
    section = sections[-1] if sections else ""
    return section not in OPEN if page.kind == "guide" else section in WEIGHED


def numbers_are_the_sources_own(page: Page, site: Site) -> Iterator[Problem]:
    """Every number is among the figures of the source cited after it, or of the page's sources."""
    whole = " ".join(one.raw for one in page.outline.passages)
    keys = [key for claim in figures.claims(whole) for key in claim.keys]
    everything, years = _figures(site, keys), _years(site, keys)
    for one in page.outline.passages:
        if one.kind == "heading" or _on_a_scale(page, one):
            continue
        for claim in figures.claims(one.raw):
            if not site.data.references.keys() >= set(claim.keys):
                continue  # citing.keys_are_known has said so
            has = figures.numbers(claim.text) if claim.keys else figures.counted(claim.text)
            known = _figures(site, claim.keys) | years if claim.keys else everything
            for number in dict.fromkeys(has):
                if number not in known | FREE | site.phones:
                    yield _unsupported(page, one, number, claim.keys)


def _unsupported(page: Page, one: Passage, number: str, keys: tuple[str, ...]) -> Problem:
    sources = " or ".join(keys) or "the page's sources"
    what = f"{number} is not among the figures of {sources}."
    fix = "Check the number; if the source has it, add it to 'figures' in references.yml."
    return Problem(page.path, one.line, what, fix)


def _figures(site: Site, keys: Iterable[str]) -> set[str]:
    known = [site.data.references[key] for key in keys if key in site.data.references]
    texts = [text for one in known for text in (*one.figures, one.title, one.about)]
    return _years(site, keys) | figures.supported(texts)


def _years(site: Site, keys: Iterable[str]) -> set[str]:
    found = (site.data.references[key].year for key in keys if key in site.data.references)
    return {str(year) for year in found if year}


def _on_a_scale(page: Page, one: Passage) -> bool:
    return any(
        block.title == "div.scale" and block.holds(one.line) for block in page.outline.blocks
    )
