"""The site as plain text, and as one file that opens from a disk."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import leaflet_faults as faults
import pytest
from built import address_of, broken_links, pages, read
from conftest import Sample
from leaflet_reader import plain
from playwright.sync_api import Browser
from sitekit import formats, offline, plaintext, takeaway
from sitekit.leaflets import choice, pango
from sitekit.site import Site, load

POLICY = "default-src 'none'; img-src 'self' data:"


@pytest.fixture(scope="session")
def disk(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it comes out of its one file."""
    folder = tmp_path_factory.mktemp("disk")
    with ZipFile(built / offline.NAME) as packed:
        packed.extractall(folder)
    return folder / offline.FOLDER


def test_each_page_offers_its_files_with_their_true_sizes(built: Path, ours: Site) -> None:
    for source in ours.pages:
        home = built / address_of(source)
        links = read(built, home / "index.html").tree.css(".take a[href$='pdf']")
        expected = [one.path for one in choice.leaflets(ours) if one.source == source]

        assert [(home / link.attributes["href"]).resolve() for link in links] == [
            built.resolve() / path for path in expected
        ]
        for link, path in zip(links, expected, strict=True):
            assert f"{-(-(built / path).stat().st_size // 1000)} kB)" in link.text()
        assert (home / plaintext.NAME).is_file()


def test_a_size_is_written_only_when_its_file_is_there(tmp_path: Path) -> None:
    place = tmp_path / "index.html"
    place.write_text("a<!--size of a.pdf--> b<!--size of b.pdf-->", "utf-8")
    (tmp_path / "a.pdf").write_bytes(b"0" * 1001)
    takeaway.fill_sizes(tmp_path)

    assert place.read_text("utf-8") == "a, 2 kB b<!--size of b.pdf-->"


@pytest.mark.parametrize(
    ("size", "said"), [(998_001, "999 kB"), (1_000_000, "1 MB"), (3_001_700, "3 MB")]
)
def test_a_large_file_is_told_in_megabytes(size: int, said: str) -> None:
    assert takeaway.in_words(size) == said


def test_the_text_of_a_page_has_all_its_words_in_order(source: PurePosixPath, built: Path) -> None:
    home = built / address_of(source)
    words = plain((home / plaintext.NAME).read_text("utf-8"))
    page = read(built, home / "index.html")

    if source != PurePosixPath("index.md"):  # the home page has its words in its own order
        assert faults.missing_words(page, words, faults.NOT_IN_TEXT) == []
    assert words.endswith(plain("Page address: " + page_address(page.html)))


def page_address(html: str) -> str:
    return re.search(r'rel="canonical" href="([^"]+)"', html)[1]


def test_plain_text_names_levels_cells_and_addresses(sample: Sample) -> None:
    path = sample.root / "docs/index.md"
    head = path.read_text("utf-8").partition("\n---\n")[0]
    path.write_text(
        head
        + """
---

## Check {#check}

/// emergency
### Call 999 now if {#emergency}

-   it is numb[@furlan2015]
///

| Way | Gain |
|---|---|
| Rest | [Small](https://a.example/) |

![A knee.](img/a.svg)

[Call 999](tel:999){ .call }
""",
        "utf-8",
    )
    text = plaintext.text(load(sample.root), PurePosixPath("index.md"))

    assert text.partition("\n\n\n")[2].partition("\n\n\nWhere")[0] == (
        "Check\n\nEmergency: Call 999 now if\n\n- it is numb [1]\n\n"
        "Rest\n- Gain: Small (https://a.example/)\n\nPicture: A knee."
    )


def test_on_a_disk_every_link_leads_to_a_file(disk: Path, ours: Site) -> None:
    assert list(astray(disk)) == []
    broken = broken_links(disk, ours.config["site_url"])

    assert [link for link in broken if not link.endswith(offline.NAME)] == []  # it is not in itself


def astray(disk: Path) -> Iterator[str]:
    """Name each link that a disk cannot follow."""
    for page in pages(disk):
        for _, link in page.pointers():
            path = link.partition("#")[0]
            if path and ":" not in path and not (disk / page.path.parent / path).is_file():
                yield f"{page.path}: {link}"


def test_a_link_that_a_disk_cannot_follow_is_named(tmp_path: Path) -> None:
    links = '<a href="knee/">1</a><a href="/hip/">2</a><a href="index.html#a">3</a><a href="#a">4'
    (tmp_path / "index.html").write_text(links, "utf-8")

    assert list(astray(tmp_path)) == ["index.html: knee/", "index.html: /hip/"]


def test_links_are_written_for_a_disk(tmp_path: Path) -> None:
    (tmp_path / "knee").mkdir()
    meta = f'<meta content="{POLICY}"><script data-base="." data-theme="a.js"></script>'
    links = '<a href="knee/#pain">1</a><a href=".">2</a><a href="https://a.example/">3</a>'
    (tmp_path / "index.html").write_text(meta + links, "utf-8")
    (tmp_path / "knee/index.html").write_text('<a href="../">1</a><img src="a.svg">', "utf-8")
    (tmp_path / "knee/a.svg").write_text("<svg/>", "utf-8")
    (tmp_path / "left-out.js").write_text("1", "utf-8")

    with ZipFile(offline.write(tmp_path, POLICY)) as packed:
        read = {name: packed.read(name).decode() for name in packed.namelist()}

    assert read == {
        "remedial-massage/index.html": (
            "<meta content=\"default-src 'none'; img-src 'self' file: data:\">"
            '<script data-base="."></script><a href="knee/index.html#pain">1</a>'
            '<a href="./index.html">2</a><a href="https://a.example/">3</a>'
        ),
        "remedial-massage/knee/a.svg": "<svg/>",
        "remedial-massage/knee/index.html": '<a href="../index.html">1</a><img src="a.svg">',
    }


def test_the_site_works_from_a_disk(disk: Path, browser: Browser) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 900})
    wrong: list[str] = []
    tab.on("console", lambda said: wrong.append(said.text))
    tab.on("pageerror", lambda error: wrong.append(error.message))
    tab.on("requestfailed", lambda request: wrong.append(request.url))
    tab.goto((disk / "index.html").as_uri())
    tab.click(".top__menu summary")
    tab.click(".top__menu nav a:has-text('Conditions')")
    tab.wait_for_url("**/conditions/index.html")
    tab.click(".top__search")
    tab.wait_for_url("**/about/words/index.html#pages")
    tab.click("#words li a:has-text('Sciatica')")
    tab.wait_for_url("**/conditions/sciatica/index.html")
    tab.hover(".footnote-ref >> nth=0")
    tab.click("a.glightbox >> nth=0")
    tab.locator(".gslide.current.loaded img").wait_for()
    tab.close()

    assert wrong == []


def test_the_file_for_a_disk_is_small_enough_to_send(built: Path) -> None:
    assert (built / offline.NAME).stat().st_size < 5_000_000


def test_the_same_site_makes_the_same_file(built: Path, ours: Site, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        page = built / "conditions/sciatica/index.html"
        (tmp_path / name / "index.html").write_bytes(page.read_bytes())
    made = [offline.write(tmp_path / name, POLICY).read_bytes() for name in ("a", "b")]

    assert made[0] == made[1]


def test_without_pango_the_text_is_written_and_one_sentence_said(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site = load(sample.root)
    for source in site.pages:
        (sample.root / "site" / address_of(source)).mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(pango, "is_here", lambda: False)
    formats.write_all(site, sample.root / "site", logging.getLogger("mkdocs.test"))

    assert [record.message for record in caplog.records] == [pango.missing()]
    assert (sample.root / "site" / plaintext.NAME).is_file()
    assert not (sample.root / "site" / choice.FOLDER).exists()
