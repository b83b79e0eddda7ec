"""Reads leaflets back, word by word as a screen reader says them, and says what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import cast, create_string_buffer
from io import BytesIO

import zxingcpp
from built import Built
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from pypdfium2 import PdfDocument, PdfPage, raw
from selectolax.lexbor import LexborHTMLParser

EDGE = 14  # points that a printer may not reach
PLAIN_MOST, PICTURED_MOST = 60_000, 140_000  # bytes; the safety page has every danger sign
NOT_AWAY = (
    ".listen, .onpage, .for, .call, .checked, .take, .more, .large, .usual, .overdue, .moved, "
    ".footnote-backref, svg, .meaning strong, .shut, "
    ".sources summary span, .to-tool, [hidden]:not(.meaning), .fold summary span"
)
NOT_ON_PAPER = f"{NOT_AWAY}, .go, .about-source"
NOT_IN_TEXT = f"{NOT_AWAY}, thead, form"  # each cell names its column; a form's keys do nothing
GUIDES = {"\u2060": "", "\u00ad": "", "\x02": "-"}  # signs of where a line may end, or ends


class Paper:
    """A PDF as its readers meet it."""

    def __init__(self, content: bytes) -> None:
        self.size = len(content)
        self.pdf = PdfDocument(content)
        self.words, self.pictures = "", []  # in the order of the tags; what each picture is called
        for page in self.pdf:
            marked = _marked(page)
            for mark in self._marks(raw.FPDF_StructTree_GetForPage(page)):
                self.words += plain(marked.get(mark, ""))

    def _marks(self, tree: raw.FPDF_STRUCTTREE) -> Iterator[int]:
        for n in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from self._marks_in(raw.FPDF_StructTree_GetChildAtIndex(tree, n))

    def _marks_in(self, tag: raw.FPDF_STRUCTELEMENT) -> Iterator[int]:
        """Yield the mark of each bit of words below a tag, and note its pictures."""
        if _string(raw.FPDF_StructElement_GetType, tag) == "Figure":
            self.pictures.append(_string(raw.FPDF_StructElement_GetAltText, tag))
        for n in range(raw.FPDF_StructElement_CountChildren(tag)):
            yield raw.FPDF_StructElement_GetChildMarkedContentID(tag, n)
            if child := raw.FPDF_StructElement_GetChildAtIndex(tag, n):
                yield from self._marks_in(child)

    def code(self) -> str:
        """Return what the QR code on the first page says."""
        picture = self.pdf[0].render(scale=2, grayscale=True).to_pil()
        found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
        return found[0].text if found else ""


def _marked(page: PdfPage) -> dict[int, str]:
    """Return the words of a page by their marks; what is only decoration has the mark -1."""
    marked: dict[int, str] = {}
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage()):
        mark = raw.FPDFPageObj_GetMarkedContentID(one)
        marked[mark] = marked.get(mark, "") + one.extract()
    return {mark: text for mark, text in marked.items() if mark >= 0}


def _string(ask: Callable[..., int], of: object) -> str:
    """Return a text that the library writes into a place that it is given."""
    text = create_string_buffer(ask(of, None, 0))
    ask(of, cast(text, ask.argtypes[1]), len(text))
    return text.raw.decode("utf-16-le").rstrip("\0")


def plain(text: str) -> str:
    """Return a text without its spaces, and without signs that only guide line breaks."""
    return "".join(text.translate(str.maketrans(GUIDES)).split())


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
        if node.is_text_node and node.text().strip():
            yield node.text().strip().rstrip("." if "popover" in node.parent.attributes else "")


def unlabelled(paper: Paper, title: str, language: str) -> list[str]:
    """Name what programs that read aloud need, and the file does not say."""
    wanted = {
        "no tags": paper.words != "",
        "not marked as tagged": paper.pdf.is_tagged(),
        f"the language is not {language}": _string(raw.FPDFCatalog_GetLanguage, paper.pdf)
        == language,
        f"the title is not {title}": paper.pdf.get_metadata_value("Title") == title,
        "no bookmarks": any(paper.pdf.get_toc()),
    }
    return [said for said, kept in wanted.items() if not kept]


def unheaded_cells(content: bytes) -> list[str]:
    """Name the header cells that do not say what they head, or that the file does not list."""
    tree = PdfReader(BytesIO(content)).root_object["/StructTreeRoot"]
    listed = tree["/IDTree"]["/Names"][::2] if "/IDTree" in tree else []
    heads = [tag for tag in _tags(tree["/K"][0].get_object()) if tag.get("/S") == "/TH"]
    wanted = {
        f"header cells that are not listed: {len(heads)}": sorted(tag["/ID"] for tag in heads)
        == listed
    }
    wanted["header cells without a direction"] = all("/Scope" in tag["/A"] for tag in heads)
    return [said for said, kept in wanted.items() if not kept]


def scopes(content: bytes) -> list[str]:
    """Return the direction of each header cell, in reading order."""
    tree = PdfReader(BytesIO(content)).root_object["/StructTreeRoot"]
    return [tag["/A"]["/Scope"] for tag in _tags(tree["/K"][0].get_object()) if tag["/S"] == "/TH"]


def _tags(tag: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield a tag and those inside it."""
    if "/S" in tag:
        yield tag
    inside = tag.get("/K", [])
    for one in inside if isinstance(inside, list) else [inside]:
        child = one.get_object()
        if isinstance(child, dict):
            yield from _tags(child)


def overlaps(paper: Paper) -> list[str]:
    """Name bits of text that lie on others."""
    found = []
    for number, page in enumerate(paper.pdf, start=1):
        text = page.get_textpage()
        boxes = [text.get_rect(n) for n in range(text.count_rects())]
        for n, (left, bottom, right, top) in enumerate(boxes):
            for other in boxes[n + 1 :]:
                wide = min(right, other[2]) - max(left, other[0])
                high = min(top, other[3]) - max(bottom, other[1])
                if wide > 1 and high > (top - bottom) / 2:
                    found.append(
                        f"page {number}: {text.get_text_bounded(left, bottom, right, top)}"
                    )
    return found


def nameless_pictures(paper: Paper) -> list[str]:
    """Count the pictures that have no words for those who cannot see them."""
    count = paper.pictures.count("")
    return [f"pictures without words: {count}"] if count else []


def off_the_page(paper: Paper) -> list[str]:
    """Name words that reach into the edge of a page, or over it."""
    found = []
    for number, page in enumerate(paper.pdf, start=1):
        width, height = page.get_size()
        text = page.get_textpage()
        for n in range(text.count_rects()):
            left, bottom, right, top = box = text.get_rect(n)
            if min(left, bottom, width - right, height - top) < EDGE:
                found.append(f"page {number}, at the edge: {text.get_text_bounded(*box)}")
    return found


def too_big(paper: Paper, most: int) -> list[str]:
    """Say if a leaflet has too many sides, or is too heavy to send."""
    sides = len(paper.pdf)
    heaviest = PICTURED_MOST if len(paper.pictures) > 1 else PLAIN_MOST  # one is the code
    said = [f"{sides} sides, at most {most}"] if sides > most else []
    return said + ([f"{paper.size} bytes, at most {heaviest}"] if paper.size > heaviest else [])


def wrong_code(paper: Paper, address: str) -> list[str]:
    """Say what the code on a leaflet leads to, if not to its page."""
    said = paper.code()
    return [] if said == address else [f"the code says {said!r}"]
