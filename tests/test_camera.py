"""A photo comes in small, upright and without its secrets; one that came by hand is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Sample
from PIL import Image, ImageDraw

FRONT = "Our Clinic Front.JPG"
GPS, ORIENTATION, ON_ITS_SIDE = 0x8825, 0x0112, 6


def photo(path: Path, size: tuple[int, int] = (1600, 1200), **options: object) -> Path:
    """Save a photo as a phone does: on its side, and with the place where it was taken."""
    image = Image.effect_noise(size, 60).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1]), "red")
    exif = Image.Exif()
    exif[ORIENTATION], exif[GPS] = ON_ITS_SIDE, {1: "N", 2: (51.0, 30.0, 0.0)}
    image.save(path, exif=exif, **options)
    return path


def test_a_photo_becomes_small_upright_and_anonymous(sample: Sample) -> None:
    photo(sample.root / "docs/img" / FRONT)

    code, said = sample.run("picture", FRONT, "knee", "pain", "--remove")

    made = sample.root / "docs/img/our-clinic-front.webp"
    with Image.open(made) as image:
        width, height = image.size
        top, below = (image.getpixel((width // 2, height * part // 10)) for part in (1, 9))
        secrets = {**image.getexif()}, image.info.get("exif"), image.info.get("xmp")
    assert code == 0
    assert secrets == ({}, None, None)
    assert width < height <= 800
    assert top[0] > 200 > below[0]  # the red part is on top once the photo stands
    assert made.stat().st_size <= 60_000
    assert not (sample.root / "docs/img" / FRONT).exists()
    assert said.splitlines()[1] == f"Took your original out: docs/img/{FRONT}."
    assert said.splitlines()[3:] == [
        "",
        "![TO WRITE: what the picture shows](../img/our-clinic-front.webp)"
        f"{{ width={width} height={height} }}",
        "/// caption",
        "TO WRITE: what it means, in a sentence.",
        "///",
        "",
        "Replace each 'TO WRITE'; until then the check names it.",
    ]
    assert sample.problems() == []


def pasted(said: str) -> str:
    """Return the Markdown of what was printed."""
    return said[said.index("![") : said.index("///\n\n") + 4]


def test_what_is_printed_keeps_every_rule_once_it_is_written(
    sample: Sample, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = photo(tmp_path_factory.mktemp("camera") / "IMG 0001.png", (300, 200))

    open_words = pasted(sample.run("picture", str(file))[1]).replace("../img", "img")
    sample.change("docs/index.md", "You may feel better", f"{open_words}\nYou may feel better")
    unwritten = "2 parts of this page are not written yet."
    assert [one.split(": ")[1].split("\n")[0] for one in sample.problems()] == [unwritten]

    words = ["--alt", "The door.", "--caption", "We are in the yard behind the chemist."]
    said = sample.run("picture", str(file), "a guide", *words)[1]
    sample.change("docs/index.md", open_words, pasted(said))
    assert sample.problems() == []
    assert "TO WRITE" not in said
    assert f"Your original is still there, as it was: {file}.\n" in said
    assert file.is_file()


def test_an_original_in_docs_stays_until_it_is_asked_for(sample: Sample) -> None:
    file = photo(sample.root / "docs/img" / FRONT)
    before = file.read_bytes()

    said = sample.run("picture", FRONT)[1]

    assert file.read_bytes() == before
    assert said.splitlines()[1] == (
        f"Your original is still there, as it was: docs/img/{FRONT}. It may not stay in docs/, where "
        "it would be published: put it elsewhere, or type the same with --remove."
    )
    assert sample.problems() == [
        f"docs/img/{FRONT}:1: The picture says where it was taken (GPS). The picture has "
        f"{-(-len(before) // 1000):,} kB; 150 is the most. The picture's name needs small letters, and "
        "hyphens for spaces.\n    Fix: Keep your original outside docs/. Then type "
        f'`python3 scripts/run.py picture "{FRONT}" --remove`, and paste what it prints.'
    ]


def test_a_picture_is_not_written_over_itself_unless_that_is_asked_for(sample: Sample) -> None:
    file = photo(sample.root / "docs/img/door.webp", (40, 30))
    before = file.read_bytes()

    assert sample.run("picture", "door.webp") == (
        1,
        "docs/img/door.webp would be written over, and your original lost. Keep a copy of it outside "
        "docs/, then type the same with --remove.\n",
    )
    assert file.read_bytes() == before
    assert sample.run("picture", "door.webp", "--remove")[0] == 0
    assert file.read_bytes() != before


def test_a_photo_has_the_numbers_of_its_size_told(sample: Sample) -> None:
    Image.new("RGB", (30, 20)).save(sample.root / "docs/img/door.png")
    sample.change("docs/index.md", "img/knee.svg){ width=10 height=10 }", "img/door.png)")

    assert sample.problems() == [
        "docs/index.md:21: The picture 'img/door.png' has no size.\n"
        "    Fix: Write '{ width=30 height=20 }' right after it."
    ]


APPLE = (
    "'a.heic' is a picture in Apple's own format. On the iPhone choose Settings > Camera > Formats "
    "> Most Compatible, or open it in Photos and export it as a JPEG; then type the same with the "
    "JPEG.\n"
)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["docs/img/a.heic"], APPLE),
        (["a.jpg"], "There is no file 'a.jpg'. Did you mean 'knee.jpg'?\n"),
        (["docs/index.md"], "'index.md' is no picture that can be read here. Save it as one of these "
         "kinds: jpeg, jpg, png, webp.\n"),
        (["knee.svg"], "'knee.svg' is a drawing: put it into docs/img as it is, and `check` it.\n"),
        (["docs/img/knee.jpg", "knee-pian"],
         "There is no page 'knee-pian'. Did you mean 'docs/conditions/knee-pain.md'?\n"),
        (["docs/img/knee.jpg", "--alt", "x" * 126],
         "After --alt there are 126 letters; 125 is the most. Say only what the picture shows.\n"),
        (["zzz"], "There is no file 'zzz'. Type its whole path, or put it into docs/img first.\n"),
        (["docs/img/knee.jpg"],
         "docs/img/knee.webp is there already. Give your file another name first.\n"),
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_taken_in_changes_nothing(
    sample: Sample, words: list[str], says: str
) -> None:
    img = sample.root / "docs/img"
    (img / "a.heic").write_bytes(b"....ftypheic")
    photo(img / "knee.jpg", (40, 30))
    photo(img / "knee.webp", (20, 30))
    before = {path: path.read_bytes() for path in img.iterdir()}

    code, said = sample.run("picture", *words)

    assert code
    assert said == says
    assert {path: path.read_bytes() for path in img.iterdir()} == before
