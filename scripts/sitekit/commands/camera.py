"""The command that takes a photo in: small, upright, with a plain name, and without its secrets."""

from __future__ import annotations

import io
import posixpath
import warnings
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from sitekit import content
from sitekit.commands.arguments import PAGE_HELP, Parser, Refused, find_page, guess, slug
from sitekit.content import LONGEST_WORDS, PHOTOS, is_apples

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
LONGEST_SIDE = 800  # pixels; enough for the text's own width, also on a sharp screen
MOST_BYTES = 60_000  # well below what a check refuses
QUALITIES = (80, 70, 60, 50, 40)
SMALLEST_SIDE = 200
LONGEST_NAME = 40
TO_JPEG = (
    "is a picture in Apple's own format. On the iPhone choose Settings > Camera > Formats > Most "
    "Compatible, or open it in Photos and export it as a JPEG; then type the same with the JPEG."
)


def picture(words: list[str], root: Path) -> int:
    """Take a picture into docs/img, and print the Markdown that shows it."""
    parser = Parser(
        "picture",
        "Take a photo into docs/img: with a short name, "
        f"{LONGEST_SIDE} pixels wide or high and {MOST_BYTES // 1000} kB at most, and without the "
        "place and the time that a phone writes into it. Prints what to paste on a page.",
        '"Our Clinic Front.JPG" find-a-therapist --alt "The door of our clinic"',
    )
    parser.add_argument("file", metavar="FILE", help="the picture, in quotes if it has spaces")
    parser.add_argument("page", metavar="PAGE", nargs="*", help=f"{PAGE_HELP}, where it will stand")
    parser.add_argument("--alt", metavar="…", help="what it shows, for those who cannot see it")
    parser.add_argument("--remove", action="store_true", help="take the original out of docs/")
    parser.add_argument("--caption", metavar="…", help="what it means, in a sentence below it")
    options = parser.parse_args(words)
    if len(options.alt or "") > LONGEST_WORDS:
        what = f"After --alt there are {len(options.alt)} letters; {LONGEST_WORDS} is the most. "
        what += "Say only what the picture shows."
        raise Refused(what, 2)
    site = content.load(root)
    page = find_page(site, " ".join(options.page)) if options.page else None
    file = _file(root, options.file)
    image = _image(file)
    raw, size = _small(image)
    name = slug(file.stem)[:LONGEST_NAME].strip("-") or "photo"
    new = root / "docs/img" / f"{name}.webp"
    if new.exists() and new != file and new.read_bytes() != raw:
        raise Refused(f"docs/img/{new.name} is there already. Give your file another name first.")
    if new == file and not options.remove:
        raise Refused(
            f"docs/img/{new.name} would be written over, and your original lost. Keep a copy of it "
            "outside docs/, then type the same with --remove."
        )
    new.parent.mkdir(parents=True, exist_ok=True)
    was = file.stat().st_size
    new.write_bytes(raw)
    print(
        f"Made docs/img/{new.name}: {size[0]} by {size[1]} pixels, {_kb(len(raw))} kB "
        f"({_kb(was)} kB before). The place and time that a camera notes are gone."
    )
    if file != new:
        print(_original(root, file, remove=options.remove))
    folder = page.source.parent if page else Path("a folder")
    link = posixpath.relpath(f"img/{new.name}", folder.as_posix())
    alt = options.alt or "TO WRITE: what the picture shows"
    caption = options.caption or "TO WRITE: what it means, in a sentence."
    print(f"Paste this into {page.path if page else 'a page'}, with an empty line round it:\n")
    print(f"![{alt}]({link}){{ width={size[0]} height={size[1]} }}")
    print(f"/// caption\n{caption}\n///\n")
    if not page:
        print(f"On a page that lies in docs/ itself, write 'img/{new.name}'.")
    if not options.alt or not options.caption:
        print("Replace each 'TO WRITE'; until then the check names it.")
    return 0


def _original(root: Path, file: Path, *, remove: bool) -> str:
    """Say what became of the original, which goes only where that was asked for."""
    if not file.is_relative_to(root / "docs"):
        return f"Your original is still there, as it was: {file}."
    shown = file.relative_to(root).as_posix()
    if remove:
        file.unlink()
        return f"Took your original out: {shown}."
    return (
        f"Your original is still there, as it was: {shown}. It may not stay in docs/, where it "
        "would be published: put it elsewhere, or type the same with --remove."
    )


def _file(root: Path, typed: str) -> Path:
    """Return the file that is meant: from here, or by its name in docs/img.

    Raises:
        Refused: there is none.
    """
    places = [Path(typed), root / typed, root / "docs/img" / Path(typed).name]
    found = next((one.resolve() for one in places if one.is_file()), None)
    if found:
        return found
    folder = Path(typed).parent if Path(typed).parent.is_dir() else root / "docs/img"
    known = [one.name for one in [*folder.iterdir(), *(root / "docs/img").glob("*")]]
    near = guess(Path(typed).name, known) or " Type its whole path, or put it into docs/img first."
    raise Refused(f"There is no file '{typed}'.{near}", 2)


def _image(file: Path) -> Image.Image:
    """Return a picture, upright and in plain colours.

    Raises:
        Refused: it is none that we can read.
    """
    if file.suffix.lower() in {".heic", ".heif"} or is_apples(file.read_bytes()):
        raise Refused(f"'{file.name}' {TO_JPEG}")
    if file.suffix.lower() == ".svg":
        raise Refused(f"'{file.name}' is a drawing: put it into docs/img as it is, and `check` it.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a phone's photo may have 100 million points
            image = _true_colours(ImageOps.exif_transpose(Image.open(file, formats=FORMATS)))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        kinds = ", ".join(sorted(one.lstrip(".") for one in PHOTOS))
        what = f"'{file.name}' is no picture that can be read here."
        raise Refused(f"{what} Save it as one of these kinds: {kinds}.") from error
    return image


def _true_colours(image: Image.Image) -> Image.Image:
    """Return a picture in the colours of the web, which need no profile beside them."""
    clear = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    profile, image = image.info.get("icc_profile"), image.convert("RGBA" if clear else "RGB")
    if not profile:
        return image
    own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    try:
        return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"))
    except ImageCms.PyCMSError:
        return image  # the profile is for another kind of colours


def _small(image: Image.Image) -> tuple[bytes, tuple[int, int]]:
    """Return a picture as a WebP file within our limits, with nothing but colours, and its size."""
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    while True:
        for quality in QUALITIES:
            made = io.BytesIO()
            image.save(made, "WEBP", quality=quality, method=6, exif=b"", xmp=b"", icc_profile=None)
            if len(made.getvalue()) <= MOST_BYTES or max(image.size) <= SMALLEST_SIDE:
                return made.getvalue(), image.size
        image.thumbnail((max(image.size) * 4 // 5,) * 2, Image.Resampling.LANCZOS)


def _kb(count: int) -> str:
    return f"{count / 1000:,.1f}".removesuffix(".0")
