"""Reads leaflets back: every word with its place, in the order that a screen reader says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import zxingcpp
from PIL import Image
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DecodedStreamObject, DictionaryObject

PAIR = re.compile(r"<(\w+)> <(\w+)>")
Matrix = tuple[float, float, float, float, float, float]
DRAWING = (b" m", b" l", b" c", b" re", b" rg", b" gs", b" w")  # says nothing, and takes long
HALF = 0.5  # a code's squares are lines through the middle of its rows
SAME: Matrix = (1, 0, 0, 1, 0, 0)


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
