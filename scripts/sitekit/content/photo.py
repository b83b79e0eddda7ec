"""What a photo on the site may be, and what to type for one that is not fit for it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from PIL import Image

from sitekit.content.problem import RUN

PHOTOS = {".jpg", ".jpeg", ".png", ".webp"}  # what a page may show, besides drawings
APPLE = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}  # kinds of HEIC
LONGEST_WORDS = 125  # letters of alt text; a screen reader reads it in one breath


def photo_size(path: Path) -> tuple[int, int] | None:
    """Return the width and height of a photo, or None if it cannot be read."""
    try:
        with Image.open(path) as image:
            return image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def is_apples(raw: bytes) -> bool:
    """Say whether a picture is in Apple's own format, HEIC, by how it begins."""
    return raw[4:8] == b"ftyp" and raw[8:12] in APPLE


def picture_command(name: str, options: str = "") -> str:
    """Return what to type to take a photo in."""
    return f'`{RUN} picture "{name}"{options}`'


def photo_advice(shown: PurePosixPath) -> str:
    """Return what to type for a photo that lies in docs/ and is not fit for the site."""
    typed = shown.name if shown.parent == PurePosixPath("docs/img") else str(shown)
    command = picture_command(typed, " --remove")
    return f"Keep your original outside docs/. Then type {command}, and paste what it prints."
