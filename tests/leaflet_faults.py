"""What may be wrong with a leaflet; each function returns what it finds, [] if nothing."""

from __future__ import annotations

from collections.abc import Iterator

from built import Built
from leaflet_reader import Paper, plain
from selectolax.lexbor import LexborHTMLParser

EDGE = 14  # points that a printer may not reach
PLAIN_MOST, PICTURED_MOST = 60_000, 120_000
NOT_AWAY = (
    ".onpage, .for, .call, .checked, .take, .more, .large, .usual, .overdue, .footnote-backref, "
    "svg, .meaning strong"
)
NOT_ON_PAPER = f"{NOT_AWAY}, .go, .about-source"
NOT_IN_TEXT = f"{NOT_AWAY}, thead"  # a column's name stands before each of its cells


def missing_words(page: Built, words: str, left_out: str = NOT_ON_PAPER) -> list[str]:
    """Name the first words of a page that another format lacks, or has before others."""
    at = 0
    for piece in pieces(page, left_out):
        wanted = plain(piece)
        found = words.find(wanted, at)
        if found < 0:
            return [f"not there, or not in its place: {piece}"]
        at = found + len(wanted)
    return []


def pieces(page: Built, left_out: str) -> Iterator[str]:
    """Yield every bit of a page's text that belongs in another format, in reading order."""
    tree = LexborHTMLParser(page.html)
    for node in tree.css(left_out):
        node.decompose()
    for node in tree.css_first("#words").traverse(include_text=True):
        around = node.parent.attributes
        if not node.is_text_node or not node.text().strip() or around.get("class") == "marked":
            continue  # what closes a marked word stands after its meaning on paper
        yield node.text().strip().rstrip("." if "popover" in around else "")


def unlabelled(paper: Paper, title: str, language: str) -> list[str]:
    """Name what programs that read aloud need, and the file does not say."""
    root, info = paper.root, paper.pdf.metadata or {}
    described = paper.pdf.xmp_metadata
    marked = root.get("/MarkInfo", {})
    about = described.stream.get_data().decode() if described else ""
    wanted = {
        "no tags": "/StructTreeRoot" in root and paper.words != "",
        "not marked as tagged": bool(marked.get("/Marked")),
        "no mark of PDF/UA-1": 'pdfuaid:part="1"' in about,
        f"the language is not {language}": root.get("/Lang") == language,
        f"the title is not {title}": info.get("/Title") == title,
        "the window does not show the title": bool(
            root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")
        ),
        "no bookmarks": bool(paper.pdf.outline),
    }
    return [said for said, kept in wanted.items() if not kept]


def nameless_pictures(paper: Paper) -> list[str]:
    """Count the pictures that have no words for those who cannot see them."""
    count = sum(1 for tag in paper.tags if tag.get("/S") == "/Figure" and not tag.get("/Alt"))
    return [f"pictures without words: {count}"] if count else []


def off_the_page(paper: Paper) -> list[str]:
    """Name words that reach into the edge of a page, or over it."""
    found = []
    for run in paper.runs:
        box = paper.pdf.pages[run.page].mediabox
        inside = run.left >= EDGE and run.right <= float(box.width) - EDGE
        if not (inside and EDGE <= run.base <= float(box.height) - EDGE):
            found.append(f"page {run.page + 1}, at the edge: {run.text.strip()}")
    return found


def too_big(paper: Paper, most: int) -> list[str]:
    """Say if a leaflet has too many sides, or is too heavy to send."""
    sides, heaviest = len(paper.pdf.pages), PICTURED_MOST if _pictures(paper) else PLAIN_MOST
    said = [f"{sides} sides, at most {most}"] if sides > most else []
    return said + ([f"{paper.size} bytes, at most {heaviest}"] if paper.size > heaviest else [])


def _pictures(paper: Paper) -> bool:
    """Tell whether there is a picture beside the code."""
    return sum(1 for tag in paper.tags if tag.get("/S") == "/Figure") > 1


def wrong_code(paper: Paper, address: str) -> list[str]:
    """Say what the code on a leaflet leads to, if not to its page."""
    said = paper.code()
    return [] if said == address else [f"the code says {said!r}"]
