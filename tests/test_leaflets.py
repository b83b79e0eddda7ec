"""Leaflets say what their pages say, to those who read and to those who listen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import leaflet_faults as faults
import pytest
from built import Built, address_of, read
from conftest import ROOT
from leaflet_reader import Paper
from setup.pango import PACKAGES
from sitekit.leaflets import choice, pango, pdf, press
from sitekit.site import Site

MOST_SIDES = {"condition": 5, "technique": 3, "guide": 4}  # in normal print
CSS = (ROOT / press.STYLES).read_text("utf-8")
HEAD = '<!doctype html><html lang="en-GB" class="normal"><title>Knee</title><body>'
GOOD = f"{HEAD}<main><h1>Knee</h1><p>It bends.</p></main>"


@pytest.fixture(scope="session")
def papers(built: Path, ours: Site) -> dict[choice.Leaflet, Paper]:
    """Every leaflet of the built site."""
    leaflets = choice.leaflets(ours)
    return {one: Paper((built / one.path).read_bytes()) for one in leaflets}


def made(html: str) -> Paper:
    return Paper(pdf.made(html, CSS))


def page(html: str) -> Built:
    return Built(PurePosixPath("knee/index.html"), f'<article id="words">{html}</article>')


def found(kind: object, papers: dict[choice.Leaflet, Paper], *wanted: object) -> dict[str, object]:
    return {one.path: said for one, paper in papers.items() if (said := kind(paper, *wanted))}


def test_every_page_to_hand_out_has_two_leaflets(papers: dict, ours: Site, built: Path) -> None:
    named = {one.source for one in papers}

    assert {path for path, one in ours.pages.items() if one.kind in choice.KINDS} <= named
    assert {PurePosixPath("first-visit/index.md"), PurePosixPath("is-it-safe/index.md")} <= named
    assert len({one.path for one in papers}) == 2 * len(named)
    assert {file.name for file in (built / choice.FOLDER).iterdir()} == {
        Path(one.path).name for one in papers
    }


def test_a_leaflet_has_every_word_of_its_page_in_order(papers: dict, built: Path) -> None:
    said = {
        one.path: faults.missing_words(
            read(built, built / address_of(one.source) / "index.html"), paper.words
        )
        for one, paper in papers.items()
    }

    assert {path: words for path, words in said.items() if words} == {}


def test_a_leaflet_can_be_listened_to(papers: dict, ours: Site) -> None:
    said = {
        one.path: faults.unlabelled(paper, str(ours.pages[one.source].value("title")), "en-GB")
        + faults.nameless_pictures(paper)
        for one, paper in papers.items()
    }

    assert {path: words for path, words in said.items() if words} == {}


def test_no_word_of_a_leaflet_is_cut_off(papers: dict) -> None:
    assert found(faults.off_the_page, papers) == {}


def test_a_leaflet_is_short_and_light(papers: dict, ours: Site) -> None:
    said = {
        one.path: faults.too_big(
            paper, 99 if one.large else MOST_SIDES[ours.pages[one.source].kind]
        )
        for one, paper in papers.items()
    }

    assert {path: words for path, words in said.items() if words} == {}


def test_the_code_of_a_leaflet_leads_to_its_page(papers: dict, ours: Site) -> None:
    said = {
        one.path: faults.wrong_code(paper, ours.config["site_url"] + address_of(one.source))
        for one, paper in papers.items()
    }

    assert {path: words for path, words in said.items() if words} == {}


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
        "no mark of PDF/UA-1",
        "the language is not en-GB",
        "the title is not Knee",
        "the window does not show the title",
        "no bookmarks",
    ]


def test_a_picture_without_words_is_counted() -> None:
    picture = '<img src="data:image/svg+xml,<svg xmlns=%27http://www.w3.org/2000/svg%27/>">'

    assert faults.nameless_pictures(made(HEAD + picture)) == ["pictures without words: 1"]


def test_words_over_the_edge_are_named() -> None:
    over = '<p style="position: absolute; left: 180mm; white-space: nowrap">Much too far</p>'

    assert faults.off_the_page(made(GOOD)) == []
    assert faults.off_the_page(made(HEAD + over)) == ["page 1, at the edge: Much too far"]


def test_a_leaflet_that_is_too_big_is_named() -> None:
    paper = made(f"{GOOD}<p style='break-before: page'>Rest.</p>")
    paper.size = 60_001

    assert faults.too_big(paper, 1) == ["2 sides, at most 1", "60001 bytes, at most 60000"]


def test_a_code_that_leads_elsewhere_is_named() -> None:
    assert faults.wrong_code(made(GOOD), "https://a.example/") == ["the code says ''"]


def test_the_same_page_makes_the_same_leaflet() -> None:
    assert pdf.made(GOOD, CSS) == pdf.made(GOOD, CSS)


def test_a_leaflet_loads_nothing_from_elsewhere() -> None:
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 (it loads Pango)

    with pytest.raises(FatalURLFetchingError, match="//b"):
        pdf.made(f'{HEAD}<img src="https://b.example/c.png" alt="Knee">', CSS)


@pytest.mark.parametrize(
    ("system", "typed"),
    [
        ("linux", f"sudo apt-get install {' '.join(PACKAGES)}"),
        ("darwin", "brew install pango"),
        ("win32", "pacman -S mingw-w64-ucrt-x86_64-pango"),
    ],
)
def test_a_machine_without_pango_is_told_what_to_type(system: str, typed: str) -> None:
    said = pango.missing(system)

    assert f"`{typed}`" in said
    assert said.startswith("The leaflets need Pango, which is not on this machine: ")


def test_without_pango_the_build_says_so_and_makes_no_leaflet(tmp_path: Path) -> None:
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')")
    command = [sys.executable, "-c", "from sitekit.leaflets import pango; print(pango.is_here())"]
    path = os.pathsep.join([str(tmp_path), str(ROOT / "scripts")])
    ended = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False
    )

    assert (ended.stdout, ended.stderr) == ("False\n", "")
