"""Rules on photographs and other pictures made of dots: what they weigh, and what they tell."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from math import ceil
from pathlib import PurePosixPath

from sitekit.checks.rule import site_rule
from sitekit.content import STOP, Problem, Site, is_apples, photo_advice

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
            elif wrong := " ".join(_wrong(shown, raw)):
                yield Problem(shown, 1, wrong, photo_advice(shown))


def _wrong(shown: PurePosixPath, raw: bytes) -> Iterator[str]:
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
