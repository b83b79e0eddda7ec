"""A link in a message shows what a stranger may see, and no more."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
from built import Built, address_of, read
from conftest import ROOT
from PIL import Image
from sitekit import disclosing, previews
from sitekit.site import Site

NEEDED = ("title", "description", "url", "image", "image:width", "image:height", "image:alt",
          "type", "site_name", "locale")  # fmt: skip
MOST = 200_000  # bytes of a picture


def page_of(built: Path, source: PurePosixPath) -> Built:
    return read(built, built / address_of(source) / "index.html")


def told(page: Built) -> dict[str, str]:
    """Return what a page tells programs that show its link."""
    nodes = page.tree.css('meta[property^="og:"]')
    return {
        str(node.attributes["property"]).removeprefix("og:"): node.attributes["content"] or ""
        for node in nodes
    }


def size(picture: bytes) -> tuple[int, int]:
    """Return how wide and high a picture is."""
    return Image.open(BytesIO(picture)).size


def test_a_page_tells_all_that_a_preview_needs(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page = page_of(built, source)
    preview, home = told(page), ours.config["site_url"]
    canonical = page.tree.css('link[rel="canonical"]')

    assert [name for name in NEEDED if not preview.get(name)] == []
    assert preview["url"] == home + page.address
    assert [node.attributes["href"] for node in canonical] == [home + page.address]
    assert preview["image"].startswith(home)
    assert (built / preview["image"].removeprefix(home)).is_file()


def test_a_page_on_health_is_shown_under_a_neutral_name(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page, preview = ours.pages[source], told(page_of(built, source))
    names = disclosing.condition_names(ours) | {"your medicines"}
    shown = " ".join(value for key, value in preview.items() if key != "url").lower()

    assert [name for name in names if name in shown] == []
    if page.kind == "condition":
        assert preview["title"] == "Before your visit"
        assert preview["description"] == "Plain words for patients"
    elif not disclosing.discloses(ours, page):
        assert preview["title"] == page.value("title")


def test_every_picture_is_small_and_of_the_right_size(built: Path) -> None:
    pictures = sorted((built / "preview").glob("*.png"))

    assert [picture.stem for picture in pictures] == ["first-visit", "home", "techniques"]
    assert {size(picture.read_bytes()) for picture in pictures} == {(1200, 630)}
    assert [picture.name for picture in pictures if picture.stat().st_size > MOST] == []


def test_a_picture_has_the_name_of_the_site_in_our_letters(tmp_path: Path, ours: Site) -> None:
    tokens = previews.colours((ROOT / "docs/css/tokens.css").read_text("utf-8"))
    art = "<svg viewBox='0 0 9 9'><style>:root{--a:#ff0000}\n</style><rect fill='var(--a)' width='9' height='9'/></svg>"
    with_words, without = (
        Image.open(BytesIO(previews.png(previews.card(tokens, name, art)))).convert("RGB")
        for name in (("Massage & you", "explained"), ("", ""))
    )

    assert with_words.getpixel((5, 5)) == (0xFB, 0xF7, 0xF0)
    assert with_words.getpixel((880, 300)) == (255, 0, 0)
    assert with_words.crop((80, 120, 600, 400)) != without.crop((80, 120, 600, 400))


@pytest.mark.parametrize(
    ("name", "place"),
    [("index.md", "home"), ("first-visit/index.md", "first-visit"), ("conditions/a.md", "home"),
     ("techniques/a.md", "techniques"), ("about/words.md", "home")],
)  # fmt: skip
def test_a_page_shares_its_picture_with_its_section(name: str, place: str) -> None:
    assert previews.picture(PurePosixPath(name)) == f"preview/{place}.png"
