"""Which rules there are, in the order in which they read a page and the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sitekit.checks import (
    addresses,
    citing,
    claims,
    fields,
    headings,
    hints,
    lengths,
    links,
    markup,
    messaging,
    pictures,
    placeholding,
    safety,
    sections,
    settings,
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
    fields.fields_are_plain_words,
    fields.dates_follow_each_other,
    fields.reviewer_is_listed,
    fields.review_says_of_what,
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
    settings.region_is_known,
    settings.clinic_fits,
    shared.references_are_used,
    shared.synonyms_lead_to_pages,
    shared.drawings_are_safe,
    safety.sources_are_known,
    safety.questions_are_plain,
    safety.check_and_safety_page_agree,
    addresses.addresses_are_short,
    addresses.addresses_still_answer,
    addresses.redirects_lead_somewhere,
    messaging.messages_fit,
)
TIPS: tuple[Rule, ...] = (
    hints.page_could_be_easier,
    hints.check_is_due,
    hints.review_is_of_these_words,
)
