"""The site as leaflets, as plain text, and as one file that opens from a disk."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import leaflets as faults
import pytest
from built import Built, broken_links, page_of, pages, text_of
from conftest import CLINIC, TODAY, House, build
from leaflets import Paper, plain
from playwright.sync_api import Browser
from pypdf import PdfReader
from setup import PANGO
from sitekit import content, drawing, output
from sitekit.content import Page, Site

TO_HAND_OUT = {"condition", "technique"}
MOST_SIDES = {"condition": 6, "technique": 3, "guide": 6}  # in normal print, sources and all signs
ZIP, FOLDER = "remedial-massage.zip", "remedial-massage"
HEAD = '<!doctype html><html lang="en-GB"><title>Knee</title><body>'
GOOD = f"{HEAD}<main><h1>Knee</h1><p>It bends.</p></main>"


def leaflets(site: Site) -> dict[str, Page]:
    """Return the page of each leaflet, by its path below the site."""
    every = site.pages.values()
    return {path: page for page in every for path in output.page_facts(site, page)["leaflets"]}


def made(html: str) -> Paper:
    """Print some HTML as a leaflet is printed."""
    from weasyprint import HTML  # noqa: PLC0415 (it loads Pango)

    return Paper(HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


def page(html: str) -> Built:
    return Built(PurePosixPath("knee/index.html"), f'<article id="words">{html}</article>')


def test_each_page_to_hand_out_has_two_leaflets_and_tells_their_true_sizes(
    built: Path, ours: Site
) -> None:
    paths = leaflets(ours)
    handed_out = {page.source for page in paths.values()}
    offered = {}
    for source in ours.pages:
        page = page_of(built, source)
        for link in page.tree.css(".take a[href$='pdf']"):
            file = (built / page.path.parent / link.attributes["href"]).resolve()
            kind, _, size = text_of(link).rstrip(")").partition(" (PDF, ")
            offered[f"leaflets/{file.name}"] = (source, kind, size, file.is_file())

    assert {one.source for one in ours.pages.values() if one.kind in TO_HAND_OUT} <= handed_out
    assert {
        PurePosixPath("first-visit/index.md"),
        PurePosixPath("is-it-safe/index.md"),
    } <= handed_out
    assert len(paths) == 2 * len(handed_out)
    assert {path.name for path in (built / "leaflets").iterdir()} == {
        Path(one).name for one in paths
    }
    assert offered == {
        path: (
            page.source,
            "Large print" if "-large" in path else "Leaflet",
            kB(built / path),
            True,
        )
        for path, page in paths.items()
    }


def kB(file: Path) -> str:
    """Return a file's size as people read it."""
    return f"{-(-file.stat().st_size // 1000)} kB"


def test_nothing_is_wrong_with_any_leaflet(built: Path, ours: Site) -> None:
    found = {}
    for path, source in leaflets(ours).items():
        paper = Paper((built / path).read_bytes())
        most = 99 if "-large" in path else MOST_SIDES[source.kind]
        found[path] = [
            *faults.missing_words(page_of(built, source.source), paper.words),
            *faults.unlabelled(paper, str(source.value("title")), ours.language),
            *faults.nameless_pictures(paper),
            *faults.off_the_page(paper),
            *faults.too_big(paper, most),
            *faults.wrong_code(paper, content.whole_address(ours, content.address(source.source))),
        ]

    assert {path: said for path, said in found.items() if said} == {}


def test_lost_words_are_named() -> None:
    words = made(GOOD).words

    assert faults.missing_words(page("<h1>Knee</h1><p>It bends.</p>"), words) == []
    assert faults.missing_words(page("<p>It bends.</p><p>Rest.</p>"), words) == [
        "not there, or not in its place: Rest."
    ]
    assert faults.missing_words(page("<p>It bends.</p><h1>Knee</h1>"), words) == [
        "not there, or not in its place: Knee"
    ]


def test_a_file_that_cannot_be_listened_to_is_named() -> None:
    from weasyprint import HTML  # noqa: PLC0415 (only this test prints without tags)

    bare = Paper(HTML(string="<p>Knee</p>").write_pdf())

    assert faults.unlabelled(made(GOOD), "Knee", "en-GB") == []
    assert faults.unlabelled(bare, "Knee", "en-GB") == [
        "no tags",
        "not marked as tagged",
        "the language is not en-GB",
        "the title is not Knee",
        "no bookmarks",
    ]


def test_a_leaflet_with_a_fault_of_any_other_kind_is_named() -> None:
    picture = '<img src="data:image/svg+xml,<svg xmlns=%27http://www.w3.org/2000/svg%27/>">'
    over = '<p style="position: absolute; left: 180mm; white-space: nowrap">Much too far</p>'
    paper = made(f"{HEAD}{picture}{over}<p style='break-before: page'>Rest.</p>")
    paper.size = 60_001

    assert faults.nameless_pictures(paper) == ["pictures without words: 1"]
    assert faults.off_the_page(paper) == ["page 1, at the edge: Much too far"]
    assert faults.too_big(paper, 1) == ["2 sides, at most 1", "60001 bytes, at most 60000"]
    assert faults.wrong_code(paper, "https://a.example/") == ["the code says ''"]


def test_a_leaflet_has_the_phone_of_the_clinic_and_says_that_it_can_be_listened_to(
    theirs: Path, built: Path, ours: Site
) -> None:
    leaflet = (theirs / "leaflets/knee-pain.pdf").read_bytes()
    neutral = Paper((built / "leaflets/first-visit.pdf").read_bytes()).words
    about = PdfReader(BytesIO(leaflet))

    assert plain(f"{CLINIC['name']}: {CLINIC['phone']}") in Paper(leaflet).words
    assert plain(ours.clinic.phone or "Your clinic’s phone") in neutral
    assert 'pdfuaid:part="1"' in about.xmp_metadata.stream.get_data().decode()
    assert about.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


WIDE = (
    f"| Week | {' | '.join(f'Choice number {n}' for n in range(2, 13))} |\n{'|---' * 12}|\n"
    f"| First | {' | '.join(f'some words {n}' for n in range(2, 13))} |\n"
)
LONG = "W" + "o" * 158 + "d"
KNEE = "docs/conditions/knee-pain.md"


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The leaflets of a page with a table of twelve columns, and a word of 160 letters."""
    house = House(tmp_path_factory.mktemp("wide"))
    house.change(KNEE, "| Pain. |", f"| Pain. {LONG} |")
    house.change(KNEE, "## What to expect", f"{LONG}\n\n{WIDE}\n## What to expect")
    return printed(house.root)


@pytest.mark.parametrize("name", ["knee-pain", "knee-pain-large"])
def test_a_wide_table_and_a_long_word_stay_in_their_places(
    name: str, wide: dict[str, bytes]
) -> None:
    paper = Paper(wide[name])

    assert faults.off_the_page(paper) == []
    assert faults.overlaps(paper) == []


def test_each_header_cell_says_what_it_heads(wide: dict[str, bytes]) -> None:
    assert faults.unheaded_cells(wide["knee-pain"]) == []
    assert faults.scopes(wide["knee-pain"]) == [
        *["/Column"] * 12, "/Row", *["/Column"] * 3, "/Row",
    ]  # fmt: skip


def test_header_cells_that_say_nothing_and_words_that_overlap_are_named() -> None:
    from weasyprint import HTML  # noqa: PLC0415 (only this test prints without our tags)

    table = "<table><tr><th>A</th><td>1</td></tr></table>"
    bare = HTML(string=HEAD + table).write_pdf(pdf_variant="pdf/ua-1")
    over = "<p>Knee</p><p style='margin-top: -2.3em'>Back</p>"

    assert faults.unheaded_cells(bare) == [
        "header cells that are not listed: 1",
        "header cells without a direction",
    ]
    assert faults.overlaps(made(HEAD + over)) == ["page 1: Knee Back"]


def printed(root: Path, more: str = "") -> dict[str, bytes]:
    """Print the leaflets of a site afresh, with ``more`` on each page; return them by name."""
    shutil.rmtree(root / ".cache", ignore_errors=True)
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(tempfile, "tempdir", folder)
        patch.setenv("SITE_TODAY", TODAY)
        site = content.load(root)
        for page in site.pages.values():
            drawing.finish_page(site, page, drawing.page_markup(site, page) + more)
        files = output.print_leaflets(site, lambda said: None)
        left = [*Path(folder).iterdir()]
    assert left == []
    return {Path(path).stem: file.read_bytes() for path, file in files.items()}


def test_the_same_page_makes_the_same_leaflet_and_nothing_comes_from_elsewhere(
    theirs: Path, tmp_path: Path
) -> None:
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 (it loads Pango)

    house = tmp_path / "house"
    shutil.copytree(theirs.parent, house, ignore=shutil.ignore_patterns("site", ".cache"))

    assert printed(house) == {
        path.stem: path.read_bytes() for path in (theirs / "leaflets").glob("*.pdf")
    }
    with pytest.raises(FatalURLFetchingError):
        printed(house, "<p style='background: url(https://b.example/c.png)'>A</p>")


@pytest.mark.parametrize(
    ("system", "typed"),
    [
        ("linux", f"sudo apt-get install {' '.join(PANGO)}"),
        ("darwin", "brew install pango"),
        ("win32", "pacman -S mingw-w64-ucrt-x86_64-pango"),
    ],
)
def test_a_machine_without_pango_is_told_what_to_type(
    system: str, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    said = output.missing_printer(system)

    assert f"`{typed}`" in said
    assert said.startswith("The leaflets need Pango, which is not on this machine: ")


def test_without_pango_the_text_is_written_and_one_sentence_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, site = House(tmp_path / "house"), tmp_path / "site"
    broken = tmp_path / "broken/weasyprint.py"
    broken.parent.mkdir()
    broken.write_text("raise OSError('cannot load library')")
    said = build(house.root, site, PYTHONPATH=str(broken.parent), SITE_TODAY=TODAY)
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    assert [line for line in said.splitlines() if "Pango" in line or "WARNING" in line] == [
        f"WARNING -  {output.missing_printer()}"
    ]
    assert (site / "page.txt").is_file()
    assert not (site / "leaflets").exists()


def test_the_text_of_a_page_has_all_its_words_in_order(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page = page_of(built, source)
    words = plain((built / page.path.with_name("page.txt")).read_text("utf-8"))
    address = content.whole_address(ours, content.address(source))

    if page.address:  # the home page has its words in its own order
        assert faults.missing_words(page, words, faults.NOT_IN_TEXT) == []
    assert words.endswith(plain(f"Page address: {address}"))


def test_plain_text_names_levels_cells_sources_and_addresses(theirs: Path) -> None:
    knee, guide = (
        (theirs / place / "page.txt").read_text("utf-8-sig")
        for place in ("conditions/knee-pain", "")
    )

    for wanted in (
        r"\n\n\nGet help now\n\n",
        r"\n\nEmergency: Call 000 now if\n\n- [^\n]+\n\n",
        r"\n\nMassage\n- What may get better: Pain\.\n- What to weigh up: Time\.\n\n",
        r"\nWhat was tested: Massage of the back.* \[1\]\n",
    ):
        assert re.search(wanted, knee)
    assert "\nClinician check: A. Tester, Nurse, 23 November 2026\n" in knee
    assert "See knee pain (https://remedialmassage.example/conditions/knee-pain/#get-help)" in guide
    assert "\n\nPicture: A bent knee.\n\n" in guide


@pytest.fixture(scope="module")
def disk(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it comes out of its one file."""
    folder = tmp_path_factory.mktemp("disk")
    with ZipFile(built / ZIP) as packed:
        packed.extractall(folder)
    return folder / FOLDER


def test_on_a_disk_every_link_leads_to_a_file(disk: Path) -> None:
    links = {link.partition("#")[0] for page in pages(disk) for _, link in page.pointers()}

    assert [one for one in links if ":" not in one and (one[:1] == "/" or one[-1:] == "/")] == []
    assert broken_links(disk, "https://disk.example/") == []


def test_the_site_works_from_a_disk(disk: Path, browser: Browser) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 900})
    wrong: list[str] = []
    tab.on("console", lambda said: wrong.append(said.text))
    tab.on("pageerror", lambda error: wrong.append(error.message))
    tab.on("requestfailed", lambda request: wrong.append(request.url))
    tab.goto((disk / "index.html").as_uri())
    tab.click(".top__menu summary")
    tab.click(".top__menu nav a:has-text('Can it help me?')")
    tab.wait_for_url("**/conditions/index.html")
    tab.click(".top__search")
    tab.get_by_role("textbox", name="Search").press_sequentially("sciatica")
    tab.click("[data-md-component=search-result] li a >> nth=0")
    tab.wait_for_url(re.compile(r"/conditions/sciatica\.html\b"))
    tab.hover(".footnote-ref >> nth=0")
    tab.click("a.glightbox >> nth=0")
    tab.locator(".gslide.current.loaded img").wait_for()
    tab.close()

    assert wrong == []


def test_the_file_for_a_disk_is_small_enough_to_send_and_tells_no_time(built: Path) -> None:
    with ZipFile(built / ZIP) as packed:
        first, *others = packed.infolist()

    assert (built / ZIP).stat().st_size < 8_000_000
    assert first.filename == f"{FOLDER}/index.html"
    names = [PurePosixPath(one.filename) for one in others]
    assert names == sorted(names)
    assert {one.date_time for one in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}
