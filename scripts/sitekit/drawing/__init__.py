"""What becomes HTML inside a page: our Markdown blocks, marked words, lists and tools.

The hooks and the outputs call it, and the check of a page's markup. A block lives in blocks.py,
a list made from data in lists.py, a tool in tools.py with its HTML in overrides/tools.
"""

from sitekit.drawing.cards import CARD_LINK, page_signs
from sitekit.drawing.memory import remember_pages
from sitekit.drawing.renderer import (
    NestedTooDeeply,
    drawn_outline,
    drawn_text,
    finish_page,
    live_addresses,
    markdown_extensions,
    own_ids,
    page_html,
    page_markdown,
    page_markup,
    section_ids,
    unrecorded_addresses,
    with_old_sections,
    without_shell,
)
from sitekit.drawing.tools import (
    QUIET,
    known_blanks,
    qr_code,
    qr_drawing,
    qr_file,
    template,
)

__all__ = [
    "CARD_LINK", "QUIET", "NestedTooDeeply", "drawn_outline", "drawn_text", "finish_page",
    "known_blanks", "live_addresses", "markdown_extensions", "own_ids", "page_html",
    "page_markdown", "page_markup", "page_signs", "qr_code", "qr_drawing", "qr_file",
    "remember_pages", "section_ids", "template", "unrecorded_addresses", "with_old_sections",
    "without_shell",
]  # fmt: skip
