"""The rules that pages keep; each yields problems, and every listener only prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitekit.checks import (
    citing,
    claims,
    fields,
    headings,
    lengths,
    links,
    markup,
    pictures,
    placeholding,
    safety,
    sections,
    shared,
    wording,
)
from sitekit.page import Page
from sitekit.problem import Problem
from sitekit.site import Site

Rule = Callable[[Page, Site], Iterator[Problem]]

PAGE_RULES: tuple[Rule, ...] = (
    fields.fields_fit,
    fields.fields_are_in_order,
    fields.dates_follow_each_other,
    fields.reviewer_is_listed,
    placeholding.names_are_known,
    placeholding.everything_is_written,
    sections.sections_are_there,
    headings.headings_have_ids,
    headings.headings_go_down_in_steps,
    sections.short_version_is_a_list,
    sections.sections_have_text,
    citing.keys_are_known,
    citing.evidence_is_cited,
    links.links_lead_somewhere,
    pictures.pictures_are_described,
    markup.blocks_are_ours,
    markup.only_safe_markup,
    lengths.sentences_are_short,
    lengths.paragraphs_are_short,
    lengths.sections_are_short,
    lengths.lists_are_short,
    lengths.pages_are_short,
    lengths.page_is_easy_to_read,
    claims.effects_are_cited,
    claims.numbers_are_the_sources_own,
    wording.claims_are_honest,
    wording.words_are_plain,
)
SITE_RULES = (
    shared.data_fits,
    shared.region_is_known,
    shared.references_are_used,
    shared.synonyms_lead_to_pages,
    shared.drawings_are_safe,
    safety.sources_are_known,
    safety.questions_are_plain,
    safety.check_and_safety_page_agree,
)


def problems(site: Site) -> list[Problem]:
    """Return every problem of the whole site, in reading order."""
    found = list(site.faults)
    for page in site.pages.values():
        found += page_problems(page, site)
    for rule in SITE_RULES:
        found += rule(site)
    return sorted(set(found))


def page_problems(page: Page, site: Site) -> list[Problem]:
    """Return every problem of one page, in reading order."""
    found: list[Problem] = []
    for rule in PAGE_RULES:
        try:
            found += rule(page, site)
        except RecursionError:
            fix = "Take out brackets, quotes or lists that sit inside each other many times."
            found.append(Problem(page.path, 1, "The page is nested too deeply to read.", fix))
    return sorted(set(found))
