"""Reads leaflets back, word by word as a screen reader says them, and says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import zxingcpp
from built import Built
from PIL import Image
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DecodedStreamObject, DictionaryObject
from selectolax.lexbor import LexborHTMLParser

PAIR = re.compile(r"<(\w+)> <(\w+)>")
Matrix = tuple[float, float, float, float, float, float]
DRAWING = (b" m", b" l", b" c", b" re", b" rg", b" gs", b" w")  # says nothing, and takes long
HALF = 0.5  # a code's squares are lines through the middle of its rows
SAME: Matrix = (1, 0, 0, 1, 0, 0)
EDGE = 14  # points that a printer may not reach
PLAIN_MOST, PICTURED_MOST = 60_000, 120_000
NOT_AWAY = (
    ".onpage, .for, .call, .checked, .take, .more, .large, .usual, .overdue, .footnote-backref, "
    "svg, .meaning strong"
)
NOT_ON_PAPER = f"{NOT_AWAY}, .go, .about-source"
NOT_IN_TEXT = f"{NOT_AWAY}, thead"  # a column's name stands before each of its cells


@dataclass(frozen=True)
class Run:
    """Words drawn at once, with their mark (None if only decoration), and edges in points."""

    page: int
    mark: int | None
    text: str
    left: float
    right: float
    base: float


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return what it is to apply one matrix and then another."""
    a, b, c, d, e, f = inner
    u, v, w, x, y, z = outer
    return (a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x,
            e * u + f * w + y, e * v + f * x + z)  # fmt: skip


class Font:
    """One font of a leaflet: what each code says, and how wide it is in thousandths."""

    def __init__(self, font: DictionaryObject) -> None:
        unicode = font["/ToUnicode"].get_data().decode().partition("beginbfchar")[2]
        pairs = PAIR.findall(unicode)
        self.says = {int(code, 16): bytes.fromhex(said).decode("utf-16-be") for code, said in pairs}
        self.wide: dict[int, float] = {}
        listed = font["/DescendantFonts"][0].get_object()["/W"]
        for first, widths in zip(listed[::2], listed[1::2], strict=True):
            self.wide |= {int(first) + n: float(width) for n, width in enumerate(widths)}


class Paper:
    """A PDF as its readers meet it."""

    def __init__(self, content: bytes) -> None:
        self.size = len(content)
        self.pdf = PdfReader(BytesIO(content))
        self.root = self.pdf.root_object

    @cached_property
    def runs(self) -> list[Run]:
        """Every run of words, page by page."""
        return [run for number in range(len(self.pdf.pages)) for run in self._page(number)]

    def _page(self, number: int) -> Iterator[Run]:
        page = self.pdf.pages[number]
        resources = page["/Resources"].get("/Font", {})
        fonts = {name: Font(font.get_object()) for name, font in resources.items()}
        here, stack, marks, text = SAME, [], [None], {}
        for values, operator in self._operations(page, without=DRAWING):
            if operator == b"q":
                stack.append(here)
            elif operator == b"Q":
                here = stack.pop()
            elif operator == b"cm":
                here = times(tuple(map(float, values)), here)
            elif operator in (b"BMC", b"BDC"):
                mark = values[1].get("/MCID") if len(values) > 1 else None
                marks.append(marks[-1] if mark is None else mark)
            elif operator == b"EMC":
                marks.pop()
            elif operator == b"TJ":
                font, size = text[b"Tf"]
                said, width = _said(fonts[font], values[0])
                a, _, _, _, x, y = times(tuple(map(float, text[b"Tm"])), here)
                yield Run(number, marks[-1], said, x, x + a * width * float(size) / 1000, y)
            else:
                text[operator] = values

    def _operations(self, page: PageObject, without: tuple[bytes, ...] = ()) -> list:
        """Return what a page is drawn with, each operator a line, without some operators."""
        lines = page.get_contents().get_data().split(b"\n")
        kept = DecodedStreamObject()
        kept.set_data(
            b"\n".join(line for line in lines if not without or not line.endswith(without))
        )
        return ContentStream(kept, self.pdf).operations

    @cached_property
    def words(self) -> str:
        """Every word in the order of the tags, without spaces: lines break where they like."""
        marked: dict[tuple[int, int | None], str] = {}
        for run in self.runs:
            key = (run.page, run.mark)
            marked[key] = marked.get(key, "") + run.text
        pages = {page.indirect_reference.idnum: n for n, page in enumerate(self.pdf.pages)}
        said = []
        for tag in self.tags:
            page = pages[tag.raw_get("/Pg").idnum] if "/Pg" in tag else 0
            said += [marked.get((page, kid), "") for kid in _kids(tag) if isinstance(kid, int)]
        return plain("".join(said))

    @cached_property
    def tags(self) -> list[DictionaryObject]:
        """Every tag, parents before children, in the order of the words."""
        return list(_below(self.root.get("/StructTreeRoot", DictionaryObject())))

    def code(self) -> str:
        """Return what the QR code on the first page says, drawn again from its lines."""
        page, left, top = self.pdf.pages[0], 0.0, 0.0
        picture = Image.new("L", (60, 60), 255)
        for values, operator in self._operations(page):
            if operator == b"m":
                left, top = map(float, values)
            elif operator == b"l" and top % 1 == HALF and values[1] == top:
                for column in range(int(left), int(values[0])):
                    picture.putpixel((column, int(top)), 0)
        found = zxingcpp.read_barcodes(picture.resize((480, 480), Image.Resampling.NEAREST))
        return found[0].text if found else ""


def _said(font: Font, pieces: list[object]) -> tuple[str, float]:
    """Return the words of a TJ operator, and how wide they are in thousandths of their size."""
    text, width = "", 0.0
    for piece in pieces:
        if isinstance(piece, (int, float)):
            width -= float(piece)
        else:
            raw = getattr(piece, "original_bytes", piece)
            for code in (int.from_bytes(raw[n : n + 2]) for n in range(0, len(raw), 2)):
                text += font.says.get(code, "")
                width += font.wide.get(code, 0.0)
    return text, width


def _kids(tag: DictionaryObject) -> list[object]:
    kids = tag.get("/K", [])
    return [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]


def _below(tag: DictionaryObject) -> Iterator[DictionaryObject]:
    yield tag
    for kid in _kids(tag):
        if isinstance(kid, DictionaryObject):
            yield from _below(kid)


def plain(text: str) -> str:
    """Return a text without its spaces, and without signs that only guide line breaks."""
    return "".join(text.replace("\u2060", "").replace("\u00ad", "").split())


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
