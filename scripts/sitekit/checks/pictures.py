"""Rules on the files in docs/: drawings, photographs, and what the site is not made of.

A drawing is shapes with words for those who cannot see it; a photograph weighs little, and tells
nothing but what it shows.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from sitekit.checks.rule import site_rule
from sitekit.content import STOP, Problem, Site, is_apples, merge_problem, once, photo_advice

HEAVIEST = 150_000  # bytes; a page with its drawings has a fifth of this
DOTS = {
    ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif", ".tif", ".tiff", ".bmp",
}  # fmt: skip
NAME = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*\.[a-z]+")
GPS = 0x8825  # the number of the note that says where a picture was taken
EXIF, XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
MARK, APP1, SCAN = 0xFF, 0xE1, 0xDA  # of a JPEG: a part begins, its notes, its dots
NOTES = {b"eXIf", b"EXIF", b"XMP "}  # parts of PNG and WebP
PNG_TEXTS = {b"tEXt", b"zTXt", b"iTXt"}


@site_rule(
    says="The picture says where it was taken (GPS).",
    why="A photo as a phone makes it is slow to load, and may tell whose home it shows.",
    level=STOP,
)
def pictures_tell_nothing_else(site: Site) -> Iterator[Problem]:
    """A picture made of dots is small, opens in every browser, and holds no notes of a camera."""
    for path in sorted((site.root / "docs").rglob("*")):
        if path.suffix.lower() in DOTS and path.is_file():
            shown = PurePosixPath(path.relative_to(site.root).as_posix())
            raw = path.read_bytes()
            if is_apples(raw):
                name = shown.with_suffix(".jpg").name
                fix = f"Open it, choose Export or Save as, take JPEG, and call it '{name}'."
                what = "Only Apple's programs open this picture (HEIC)."
                yield Problem(shown, 1, what, fix)
            elif wrong := " ".join(_picture_faults(shown, raw)):
                yield Problem(shown, 1, wrong, photo_advice(shown))


def _picture_faults(shown: PurePosixPath, raw: bytes) -> Iterator[str]:
    if notes := [*_notes(raw)]:
        placed = any(map(_tells_a_place, notes))
        yield (
            "The picture says where it was taken (GPS)."
            if placed
            else "The picture holds notes of a camera or a program (EXIF or XMP)."
        )
    if len(raw) > HEAVIEST:
        yield f"The picture has {ceil(len(raw) / 1000):,} kB; {HEAVIEST // 1000} is the most."
    if not NAME.fullmatch(shown.name):
        yield "The picture's name needs small letters, and hyphens for spaces."


def _notes(raw: bytes) -> Iterator[bytes]:
    """Yield what a picture holds beside its dots: the notes of EXIF and XMP."""
    if raw.startswith(b"\xff\xd8"):
        yield from _jpeg_notes(raw)
    elif raw.startswith(b"\x89PNG\r\n\x1a\n"):
        for kind, part in _chunks(raw, 8, ">I4s", 4):
            if kind in NOTES or (kind in PNG_TEXTS and b"xmp" in part[:40].lower()):
                yield part
    elif raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        yield from (part for kind, part in _chunks(raw, 12, "<4sI", 0) if kind in NOTES)


def _jpeg_notes(raw: bytes) -> Iterator[bytes]:
    """Yield the notes of a JPEG: its parts stand one after another, before the dots."""
    at = 2
    while at + 4 <= len(raw) and raw[at] == MARK and raw[at + 1] != SCAN:
        size = int.from_bytes(raw[at + 2 : at + 4], "big")
        part = raw[at + 4 : at + 2 + size]
        if raw[at + 1] == MARK:
            size = -1  # a filling of one byte
        elif raw[at + 1] == APP1 and part.startswith((EXIF, XMP)):
            yield part.removeprefix(EXIF)
        at += 2 + size


def _chunks(raw: bytes, at: int, head: str, tail: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the content of each part of a PNG or a WebP."""
    while at + 8 <= len(raw):
        fields = struct.unpack_from(head, raw, at)
        size, kind = fields if tail else fields[::-1]  # only a PNG has a sum after each part
        yield kind, raw[at + 8 : at + 8 + size].removeprefix(EXIF)
        at += 8 + size + (tail or size % 2)


def _tells_a_place(note: bytes) -> bool:
    """Say if a note has a place in it: an entry of the first list of EXIF, or a word of XMP."""
    order = {b"II": "<", b"MM": ">"}.get(note[:2])
    if not order:
        return b"GPS" in note
    try:
        (start,) = struct.unpack_from(f"{order}I", note, 4)
        (count,) = struct.unpack_from(f"{order}H", note, start)
        entries = (struct.unpack_from(f"{order}H", note, start + 2 + 12 * n) for n in range(count))
        return any(tag == GPS for (tag,) in entries)
    except struct.error:
        return False


@site_rule(
    says="The site is not made of files like 'notes.html'.",
    why="What lies in docs/ is published as it is, and a strange file could stand for a page.",
    level=STOP,
)
def files_are_known(site: Site) -> Iterator[Problem]:
    """Every file in docs/ is a page, a picture, or one of our own by name."""
    if not site.strange:
        return
    told = {one.path for one in pictures_tell_nothing_else(site)}  # with what to type for a photo
    for below, (what, fix) in site.strange.items():
        if (path := PurePosixPath("docs") / below) not in told:
            yield Problem(path, 1, what, fix)


LARGEST = 12_000  # bytes of a drawing
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {
    "svg", "title", "desc", "style", "g", "defs", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "text", "tspan", "use", "clipPath", "pattern", "linearGradient", "stop",
}  # fmt: skip
LOOKS = {  # the attributes of a drawing
    "aria-labelledby", "class", "clip-path", "clip-rule", "clipPathUnits", "cx", "cy", "d", "dx",
    "dy", "fill", "fill-opacity", "fill-rule", "font-family", "font-size", "font-weight",
    "gradientUnits", "height", "href", "id", "lengthAdjust", "offset", "opacity", "patternUnits",
    "points", "preserveAspectRatio", "r", "role", "rx", "ry", "stop-color", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width",
    "style", "text-anchor", "textLength", "transform", "viewBox", "width", "x", "x1", "x2", "y",
    "y1", "y2",
}  # fmt: skip
ORDERS = re.compile(r"<[!?](?!--)|<!--.*?(?:--!?>|$)", re.DOTALL)  # to whoever reads the XML
ELSEWHERE = re.compile(
    r"\\|url\((?!#[\w-]+\))|@(?!media\b)|image|src\(|expression|binding|/\*", re.I
)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
HUGE = re.compile(r"(?<![.\d])\d{5}|\d[eE]\+?\d")  # it makes a browser work for long
MOST = {"of its parts": 400, "<use>": 20, "<pattern>": 5, "<clipPath>": 20}


@dataclass(frozen=True)
class Drawing:
    """A drawing that has a place in docs/; ``text`` is "" where it is too heavy to look into."""

    path: PurePosixPath
    size: int
    text: str
    root: ElementTree.Element | None
    broken: int  # the line where it stops being one


@site_rule(
    says="A drawing may not contain <script>.",
    why="Code in a drawing could run on the page.",
    level=STOP,
)
def drawings_are_safe(site: Site) -> Iterator[Problem]:
    """A drawing holds shapes only."""
    fix = "Take it out: shapes only."
    for one in _drawings(site):
        if found := ORDERS.search(one.text):
            line = one.text.count("\n", 0, found.start()) + 1
            what = f"A drawing may not contain '{found[0][:9].strip()}'."
            yield Problem(one.path, line, what, fix)
        elif one.root is not None:
            for what in dict.fromkeys(_strangers(one.root)):
                yield Problem(one.path, 1, f"A drawing may not contain {what}.", fix)


@site_rule(
    says="The drawing has no <desc>.",
    why="A drawing opens fast on every phone, and says what it shows to those who hear the page.",
    level=STOP,
)
def drawings_are_whole(site: Site) -> Iterator[Problem]:
    """A drawing is small, can be read, and says what it shows."""
    for one in _drawings(site):
        if one.size > LARGEST:
            kb = ceil(one.size / 100) / 10  # upwards, so that it shows what is too much
            what = f"The drawing has {kb} kB."
            yield Problem(one.path, 1, what, "Draw fewer points; 12 kB is the most.")
        elif not ORDERS.search(one.text) and not merge_problem(one.path, one.text):
            yield from _unfinished(one)


def _unfinished(one: Drawing) -> Iterator[Problem]:
    if one.root is None:
        again = f"Save it again as SVG, or take back the old one: `git checkout -- {one.path}`."
        yield Problem(one.path, one.broken, "The drawing cannot be read.", again)
        return
    if one.root.tag != f"{SVG}svg":
        fix = "Begin it with <svg xmlns='http://www.w3.org/2000/svg' ...>."
        yield Problem(one.path, 1, "The drawing is no SVG.", fix)
    for name in ("title", "desc"):
        if not (one.root.findtext(SVG + name) or "").strip():
            fix = f"Add this right after '<svg ...>', with your words: <{name}>A bent knee</{name}>"
            yield Problem(one.path, 1, f"The drawing has no <{name}>.", fix)


@once
def _drawings(site: Site) -> list[Drawing]:
    """Return the drawings that have a place in docs/, each read once."""
    paths = sorted((site.root / "docs").rglob("*.svg"))
    shown = [(path, PurePosixPath(path.relative_to(site.root).as_posix())) for path in paths]
    return [
        _read(path, one)
        for path, one in shown
        if not site.has_no_place(str(one.relative_to("docs")))
    ]


def _read(path: Path, shown: PurePosixPath) -> Drawing:
    size = path.stat().st_size
    text = path.read_bytes().decode("utf-8", "replace") if size <= LARGEST else ""
    root, broken = None, 1
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        broken = error.position[0]
    except (RecursionError, ValueError):
        pass  # it is nested too deeply, or no XML at all
    return Drawing(shown, size, text, root, broken)


def _strangers(root: ElementTree.Element) -> Iterator[str]:
    counts = dict.fromkeys(MOST, 0)
    for part in root.iter():
        name = str(part.tag).removeprefix(SVG)
        counts["of its parts"] += 1
        counts[f"<{name}>"] = counts.get(f"<{name}>", 0) + 1
        if name not in SHAPES:
            yield f"<{name}>"
        for key, value in part.attrib.items():
            yield from _strange(key, value)
        if name == "style" and ELSEWHERE.search(part.text or ""):
            yield "a style from elsewhere"
        if name in {"defs", "g", "clipPath", "pattern"} and _nests(part):
            yield "a shape that uses itself again and again"
    yield from (f"more than {most} {name}" for name, most in MOST.items() if counts[name] > most)


def _nests(part: ElementTree.Element) -> bool:
    """Say whether a part with an id, which others may use, uses others in turn."""
    return any(one.get("id") and one.find(f".//{SVG}use") is not None for one in part.iter())


def _strange(key: str, value: str) -> Iterator[str]:
    if key not in LOOKS:
        yield f"'{key.rpartition('}')[2]}'"
    elif key == "href" and not re.fullmatch(r"#[\w-]+", value):
        yield "a link"
    elif ELSEWHERE.search(value):
        yield f"'{value[:40]}'"
    elif HUGE.search(COLOUR.sub("", value)):
        yield "a number that large"
