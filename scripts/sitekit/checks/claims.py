"""Rules on what a page claims: effects are cited, and numbers are the source's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from sitekit.checks.rule import page_rule
from sitekit.checks.sections import MARK
from sitekit.checks.wording import OWN, QUOTED, is_own
from sitekit.content import SECTION, STOP, Page, Passage, Problem, Site, condition_names
from sitekit.text import (
    CITATION,
    citation_keys,
    claims,
    counted_numbers,
    numbers,
    sentences,
    supported_numbers,
)


@page_rule(
    says="No source is called 'furlan2051'.",
    why="Readers must be able to look up what we say.",
    example="You may feel better for a day.[@furlan2015]",
    needs=["references.yml"],
)
def keys_are_known(page: Page, site: Site) -> Iterator[Problem]:
    """Every [@key] is in the list of sources."""
    for line, key in citation_keys(page.body):
        if key not in site.data.references:
            near = get_close_matches(key, site.data.references, 1)
            guess = f"Did you mean [@{near[0]}]? If not, add" if near else "Add"
            fix = f"{guess} the source to docs/data/references.yml."
            yield Problem(page.path, line, f"No source is called '{key}'.", fix)


@page_rule(
    says="The evidence panel cites no source.",
    why="People weigh their choice on this panel.",
    example="Massage of the back.[@furlan2015]",
    needs=["marks"],
)
def evidence_is_cited(page: Page, site: Site) -> Iterator[Problem]:
    """An evidence panel says where its words come from."""
    lines = [line for line, _ in citation_keys(page.body)]
    text = page.body.split("\n")
    for block in page.outline.blocks:
        unwritten = any(MARK in line for line in text[block.start : block.end])
        if block.name == "evidence" and not unwritten and not any(map(block.holds, lines)):
            what = "The evidence panel cites no source."
            fix = "Add the source after each finding, as [@furlan2015]."
            yield Problem(page.path, block.start, what, fix)


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
OTHER = {
    "ask", "plan", "letter", "do", "avoid", "caption", "emergency", "urgent", "soon", "html", OWN,
}  # fmt: skip
FREE = {"0", "1", "10", "100"}  # scales, single things and "in 100"


@page_rule(
    says="Nothing backs this up: 'It eases pain.'.",
    why="If we say that it helps, we show who found that out.",
    example="It may ease pain for a day.[@furlan2015]",
    needs=["marks"],
)
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
    rest = list(claims(QUOTED.sub("", one.raw)))[-1].text
    if DOUBT.search(one.text) or not EFFECT.search(rest):
        return ""
    return next(text for text in sentences(rest) if EFFECT.search(text)).strip()


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


@page_rule(
    says="26 is not among the figures of furlan2015.",
    why="One wrong digit can mislead many readers.",
    needs=["references.yml", "regions.yml"],
)
def numbers_are_the_sources_own(page: Page, site: Site) -> Iterator[Problem]:
    """Every number is among the figures of the source cited after it, or of the page's sources."""
    whole = " ".join(one.raw for one in page.outline.passages)
    keys = [key for claim in claims(whole) for key in claim.keys]
    everything, years = _figures(site, keys), _years(site, keys)
    for one in page.outline.passages:
        if one.kind == "heading" or _on_a_scale(page, one) or is_own(page, one.line):
            continue
        for claim in claims(one.raw):
            if not site.data.references.keys() >= set(claim.keys):
                continue  # citing.keys_are_known has said so
            has = numbers(claim.text) if claim.keys else counted_numbers(claim.text)
            known = _figures(site, claim.keys) | years if claim.keys else everything
            for number in dict.fromkeys(has):
                if number not in known | FREE | site.phones:
                    yield _unsupported(page, one, number, claim.keys)


def _unsupported(page: Page, one: Passage, number: str, keys: tuple[str, ...]) -> Problem:
    sources = " or ".join(keys) or "the page's sources"
    what = f"{number} is not among the figures of {sources}."
    fix = "Check the number; if the source has it, add it to 'figures' in references.yml."
    if not keys:
        fix += (
            " If it is a price, time or notice of your clinic, write it between '/// clinic' and "
        )
        fix += "'///'."
    return Problem(page.path, one.line, what, fix)


def _figures(site: Site, keys: Iterable[str]) -> set[str]:
    known = [site.data.references[key] for key in keys if key in site.data.references]
    texts = [text for one in known for text in (*one.figures, one.title, one.about)]
    return _years(site, keys) | supported_numbers(texts)


def _years(site: Site, keys: Iterable[str]) -> set[str]:
    found = (site.data.references[key].year for key in keys if key in site.data.references)
    return {str(year) for year in found if year}


HEALTH = re.compile(
    r"\b(?:pains?|aches?|sore\w*|injur\w*|headaches?|cures?|cured|heals?|healed|healing|treats?"
    r"|treated|treating|relief|symptoms?|stress|anxiety|sleep|safe|safely|medicines?|doctors?)\b",
    re.IGNORECASE,
)


@page_rule(
    says="The clinic's own facts speak of health: 'It eases pain for a week.'.",
    why="They need no source because they are prices, times, notice and places, and nothing else.",
    example="An hour costs £55. If you cancel, give us 24 hours' notice.",
    level=STOP,
)
def own_facts_are_no_claims(page: Page, site: Site) -> Iterator[Problem]:
    """What stands in a clinic's own block says nothing about what massage does, or for whom."""
    named = sorted(condition_names(site))
    for one in page.outline.passages:
        if not is_own(page, one.line):
            continue
        for sentence in sentences(one.text):
            words = re.sub(r"\d", "", sentence.lower())  # a share that is to be paid is no claim
            health = HEALTH.search(words) or EFFECT.search(words) or CITATION.search(one.raw)
            if health or any(name in words for name in named):
                what = f"The clinic's own facts speak of health: '{sentence[:60]}'."
                fix = "Keep prices, times, notice and places there; say the rest outside, "
                fix += "with its source."
                yield Problem(page.path, one.line, what, fix)


def _on_a_scale(page: Page, one: Passage) -> bool:
    return any(
        block.title == "div.scale" and block.holds(one.line) for block in page.outline.blocks
    )
