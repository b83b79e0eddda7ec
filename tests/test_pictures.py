"""Photographs tell nothing but what they show, weigh little, and open everywhere."""

from __future__ import annotations

import io

import pytest
from conftest import Sample
from PIL import Image, PngImagePlugin
from sitekit.checks import problems

FOLDER = "docs/img"
PLACE, CAMERA = 0x8825, 0x010F  # numbers of notes in EXIF
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a exif:GPSLatitude="52,1N"/></x:xmpmeta>'
STRIP = (
    'Keep your original outside docs/. Then type `python3 scripts/run.py picture "{name}" --remove`, '
    "and paste what it prints."
)
PLACED = "The picture says where it was taken (GPS)."
NOTED = "The picture holds notes of a camera or a program (EXIF or XMP)."


def picture(kind: str, *, place: bool = False, camera: bool = False, **options: object) -> bytes:
    """Return a small picture of a kind, with the notes that are asked for."""
    image, notes, out = Image.new("RGB", (8, 8), "#808"), Image.Exif(), io.BytesIO()
    if camera:
        notes[CAMERA] = "A phone"
    if place:
        notes[PLACE] = {1: "N", 2: (52.0, 1.0, 0.0)}
    image.save(out, kind, **({"exif": notes} if place or camera else {}), **options)
    return out.getvalue()


def said(sample: Sample, name: str, raw: bytes) -> list[tuple[str, str]]:
    """Put a picture among the sample's, and return what is said of it."""
    (sample.root / FOLDER / name).write_bytes(raw)
    found = [one for one in problems(sample.site()) if one.rule == "pictures_tell_nothing_else"]
    assert {str(one.path) for one in found} <= {f"{FOLDER}/{name}"}
    return [(one.what, one.fix) for one in found]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("notes", "what"),
    [
        ({"place": True}, PLACED),
        ({"camera": True}, NOTED),
        ({"place": True, "camera": True}, PLACED),
    ],
    ids=["a place", "a camera", "both"],
)
def test_a_picture_with_notes_is_refused(
    kind: str, notes: dict[str, bool], what: str, sample: Sample
) -> None:
    name = f"knee.{kind.lower()}"

    assert said(sample, name, picture(kind, **notes)) == [(what, STRIP.format(name=name))]


def test_a_picture_with_notes_of_a_program_is_refused(sample: Sample) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())

    assert said(sample, "a.png", picture("PNG", pnginfo=texts)) == [
        (PLACED, STRIP.format(name="a.png"))
    ]
    (sample.root / FOLDER / "a.png").unlink()
    assert said(sample, "a.jpg", picture("JPEG", xmp=XMP)) == [(PLACED, STRIP.format(name="a.jpg"))]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_without_notes_may_stand(kind: str, sample: Sample) -> None:
    assert said(sample, f"knee.{kind.lower()}", picture(kind)) == []


@pytest.mark.parametrize("name", ["knee.heic", "knee.jpg"])
def test_a_picture_that_only_some_programs_open_is_refused(name: str, sample: Sample) -> None:
    assert said(sample, name, b"\0\0\0\x18ftypheic" + bytes(99)) == [
        ("Only Apple's programs open this picture (HEIC).",
         "Open it, choose Export or Save as, take JPEG, and call it 'knee.jpg'."),
    ]  # fmt: skip


def test_a_picture_that_is_too_heavy_is_refused(sample: Sample) -> None:
    raw = picture("JPEG") + bytes(5_500_000)

    assert said(sample, "knee.jpg", raw) == [
        (f"The picture has {len(raw) // 1000 + 1:,} kB; 150 is the most.",
         STRIP.format(name="knee.jpg")),
    ]  # fmt: skip


def test_all_that_is_wrong_with_a_photo_is_one_message(sample: Sample) -> None:
    raw = picture("JPEG", place=True) + bytes(9_850_000)

    assert said(sample, "Our Clinic Front.JPG", raw) == [
        (f"{PLACED} The picture has {len(raw) // 1000 + 1:,} kB; 150 is the most. The picture's "
         "name needs small letters, and hyphens for spaces.",
         STRIP.format(name="Our Clinic Front.JPG")),
    ]  # fmt: skip


@pytest.mark.parametrize("end", [3, 20, 40, 60])
def test_a_picture_that_is_cut_off_ends_in_no_traceback(end: int, sample: Sample) -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        said(sample, "knee.jpg", picture(kind, place=True)[:end])
