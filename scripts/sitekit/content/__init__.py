"""docs/ as objects: pages with their lines, shared facts, the country, the clinic, addresses.

Every room above reads the site through this door, and none changes it: ``load`` is the start.
Add a field to a data file in models.py, and to a page in front_matter.py.
"""

from sitekit.content.addresses import (
    WRITTEN,
    absolute_link,
    address,
    moved_addresses,
    relative_address,
    whole_address,
)
from sitekit.content.data import FOLDER, LEDGER, extended_ledger
from sitekit.content.files import merge_problem, read_fields, read_text
from sitekit.content.folder import (
    LONGEST_WORDS,
    MADE,
    PHOTOS,
    file_kind,
    is_apples,
    photo_advice,
    photo_size,
    picture_command,
)
from sitekit.content.front_matter import (
    ORDER,
    FrontMatter,
    day_in_full,
    due_in_words,
    is_near,
    is_overdue,
    today,
)
from sitekit.content.health import (
    condition_names,
    discloses,
    health_mark,
    health_section_ids,
    health_sections,
    review_standing,
)
from sitekit.content.models import (
    BLANKS,
    KINDS,
    SUBJECTS,
    Avoided,
    Cards,
    Clinic,
    ComplaintBody,
    Ellipse,
    Message,
    Reference,
    Region,
    Sheet,
    Sign,
    Term,
    Words,
    fill_blanks,
    strange_blanks,
    typical_message,
)
from sitekit.content.outline import SECTION, Block, Heading, Link, Outline, Passage
from sitekit.content.page import CARD_LEVELS, CARDS, PLACE, Page, read_page
from sitekit.content.problem import FIX, LEVELS, RUN, STOP, TIP, Fault, Problem
from sitekit.content.schema import problems as schema_problems
from sitekit.content.site import (
    CONFIG,
    OPEN,
    STAND_IN,
    TEMPLATES,
    TITLES,
    Anatomy,
    Site,
    config_line,
    fits_heading,
    generated_on,
    load,
    once,
    read_clinic,
)

__all__ = [
    "BLANKS", "CARDS", "CARD_LEVELS", "CONFIG", "FIX", "FOLDER", "KINDS", "LEDGER", "LEVELS",
    "LONGEST_WORDS", "MADE", "OPEN", "ORDER", "PHOTOS", "PLACE", "RUN", "SECTION", "STAND_IN",
    "STOP", "SUBJECTS", "TEMPLATES", "TIP", "TITLES", "WRITTEN", "Anatomy", "Avoided", "Block",
    "Cards", "Clinic", "ComplaintBody", "Ellipse", "Fault", "FrontMatter", "Heading",
    "Link", "Message", "Outline", "Page", "Passage", "Problem", "Reference", "Region", "Sheet",
    "Sign", "Site", "Term", "Words", "absolute_link", "address", "condition_names",
    "config_line", "day_in_full", "discloses", "due_in_words", "extended_ledger", "file_kind",
    "fill_blanks", "fits_heading", "generated_on", "health_mark", "health_section_ids",
    "health_sections", "is_apples", "is_near", "is_overdue", "load", "merge_problem",
    "moved_addresses", "once", "photo_advice", "photo_size", "picture_command", "read_clinic",
    "read_fields", "read_page", "read_text", "relative_address", "review_standing",
    "schema_problems", "strange_blanks", "today", "typical_message", "whole_address",
]  # fmt: skip
