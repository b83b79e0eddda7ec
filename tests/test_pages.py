"""Every page of the site keeps every rule."""

from __future__ import annotations

from pathlib import PurePosixPath
from statistics import median

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sitekit.checks import page_grade
from sitekit.content import CARD_LEVELS, CARDS, Problem, Site
from sitekit.content.outline import Block
from sitekit.drawing import drawn_outline, markdown_extensions, page_markup

MEDIAN_GRADE = 6.0


def test_page_keeps_every_rule(source: PurePosixPath, all_problems: list[Problem]) -> None:
    found = [one for one in all_problems if one.path == PurePosixPath("docs") / source]

    assert not found, "\n".join(map(str, found))


def test_what_pages_share_is_sound(all_problems: list[Problem]) -> None:
    found = [one for one in all_problems if one.path.suffix != ".md"]

    assert not found, "\n".join(map(str, found))


BOXES = {
    "emergency", "urgent", "soon", "wait", "place",
    "do", "avoid", "evidence", "ask", "plan", "know", "claim", "letter",
}  # fmt: skip


def name_of(block: Block) -> str:
    """Return the box that a block becomes; a page asks for a card by a word of its own."""
    return CARDS[CARD_LEVELS[block.title]] if block.title in CARD_LEVELS else block.name


def is_written(node: LexborNode) -> bool:
    """Say if a part stands on the page as its author wrote it: in no form, and in no card."""
    around = node.parent
    while around and around.tag != "form":
        if "care" in (around.attributes.get("class") or "").split():
            return False
        around = around.parent
    return around is None


def test_the_build_draws_what_the_checks_read(source: PurePosixPath, ours: Site) -> None:
    """markdown-it and Python-Markdown agree on every part of every page, one by one."""
    page = ours.pages[source]
    read, tree = drawn_outline(ours, page), LexborHTMLParser(page_markup(ours, page))
    if sources := tree.css_first("h2#sources"):
        sources.decompose()
        tree.css_first(".footnote").decompose()
    cards = [block for block in read.blocks if block.name in CARDS.values()]

    def written(line: int) -> bool:
        return not any(card.holds(line) for card in cards)

    def drawn(selector: str) -> list[LexborNode]:
        return [node for node in tree.css(selector) if is_written(node)]

    boxes = [name_of(block) for block in read.blocks if name_of(block) in BOXES]
    drawn_boxes = drawn("div.admonition")
    assert len(drawn_boxes) == len(boxes)
    for name in BOXES:
        count = sum(name in (node.attributes["class"] or "").split() for node in drawn_boxes)
        assert count == boxes.count(name), name
    for name, selector in (("people", ".array"), ("compare", ".compare")):
        assert len(drawn(selector)) == sum(block.name == name for block in read.blocks), name
    captions = sum(block.name in {"caption", "people"} for block in read.blocks)
    assert len(drawn("figcaption")) == captions
    headings = drawn("h1, h2, h3:not(.admonition-title), h4, h5, h6")
    assert [int(node.tag[1]) for node in headings] == [
        one.level for one in read.headings if written(one.line)
    ]
    assert [node.attributes["src"] for node in drawn("img")] == [
        one.href for one in read.links if one.picture and written(one.line)
    ]
    lists = [count for line, count in read.lists if written(line)]
    assert len(drawn("ul, ol")) == len(lists)
    assert len(drawn("li")) == sum(lists)
    assert [len(node.css("tr")) for node in drawn("table")] == [one.rows for one in read.tables]


def test_half_the_pages_are_readable_at_eleven(ours: Site) -> None:
    assert median(map(page_grade, ours.pages.values())) <= MEDIAN_GRADE


SIGNS = (  # of Markdown's inline patterns, each among words
    "a `code` b", "a \\* b", "a[^1] b", "[a](b.md)", "[a][b]", "[b]", "![a](b.svg)", "![a][b]",
    "<https://a.example>", "<a@b.example>", "a  \nb", "<i>a</i>", "a &amp; b", "*a*", "_a_", "**a**",
    'a "b" c', "a 'b' c", "don't", "'80s", "a \"'b'\" c", "words, and 3 more: (a) b/c = 50%.",
    "[b]: /c", "[^1]: note",
)  # fmt: skip
PATTERNS = 15  # an extension with more of them may need another sign in _Haste


def test_no_sign_is_lost_to_the_haste_of_drawing(ours: Site) -> None:
    entries = [
        one if isinstance(one, dict) else {one: {}} for one in ours.config["markdown_extensions"]
    ]
    settings = {name: options for one in entries for name, options in one.items()}
    plain, hasty = (Markdown(extensions=[*settings], extension_configs=settings) for _ in "12")
    haste = [one for one in markdown_extensions(ours.data.words.glossary) if "Haste" in str(one)]
    hasty.registerExtensions(haste, {})

    assert len(haste) == 1
    assert len(plain.inlinePatterns) == PATTERNS
    for text in ["\n\n".join(SIGNS), *(page.body for page in [*ours.pages.values()][:9])]:
        assert hasty.reset().convert(text) == plain.reset().convert(text)
