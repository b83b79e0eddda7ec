"""Pure functions on words and numbers: they know no page, no file and no country.

Every other room calls them. What is here may be changed alone: nothing below it can break.
"""

from sitekit.text.letters import (
    SEGMENT,
    merge_mark,
    odd_letters,
    plain_letter,
    plain_text,
    septets,
    strange_letters,
)
from sitekit.text.marks import (
    CITATION,
    NAME,
    OWN_LINK,
    WORD,
    address_parts,
    citation_keys,
    fill_names,
    link,
    names_in,
    plain,
    respell,
)
from sitekit.text.numbers import claims, counted_numbers, numbers, supported_numbers
from sitekit.text.phones import PHONE, called_numbers, costs_extra, dialled, rings_emergency
from sitekit.text.readability import measure, reading_minutes, rhythm, sentences, words

__all__ = [
    "CITATION", "NAME", "OWN_LINK", "PHONE", "SEGMENT", "WORD", "address_parts", "called_numbers",
    "citation_keys", "claims", "costs_extra", "counted_numbers", "dialled", "fill_names", "link",
    "measure", "merge_mark", "names_in", "numbers", "odd_letters", "plain", "plain_letter",
    "plain_text", "reading_minutes", "respell", "rhythm", "rings_emergency", "sentences",
    "septets", "strange_letters", "supported_numbers", "words",
]  # fmt: skip
