"""What a page tells its author in a preview, and its reader when a check is late or undone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from conftest import TODAY, House
from selectolax.lexbor import LexborHTMLParser

BUILD = (
    "import sys; from mkdocs.commands.build import build; from mkdocs.config import load_config;"
    "config = load_config(site_dir=sys.argv[2]);"
    "config.plugins.on_startup(command=sys.argv[1], dirty=False); build(config)"
)
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SITE_FORMATS": "no"}
GUIDE = "docs/index.md"
KNEE = "docs/conditions/knee-pain.md"
TOE, HIP = "docs/conditions/toe-pain.md", "docs/conditions/hip-pain.md"
DEEP = "docs/deep.md"


def drawn(house: House, command: str) -> dict[str, LexborHTMLParser]:
    """Return each page by its path, as ``mkdocs build`` or ``serve`` draws it."""
    site = house.root / f"site-{command}"
    subprocess.run(
        [sys.executable, "-c", BUILD, command, str(site)],
        cwd=house.root,
        env=os.environ | QUIET,
        capture_output=True,
        check=True,
    )
    files = {
        page: site / page.removeprefix("docs/").removesuffix(".md") / "index.html"
        for page in (KNEE, TOE, HIP, DEEP)
    }
    files[GUIDE] = site / "index.html"
    return {page: LexborHTMLParser(file.read_text("utf-8")) for page, file in files.items()}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house in which three pages break rules, one is overdue, one is due today, two are checked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_TODAY", TODAY)
        house = House(tmp_path_factory.mktemp("house"))
        for page, copy in ((KNEE, TOE), (KNEE, HIP), (GUIDE, DEEP)):
            shutil.copy(house.root / page, house.root / copy)
        for page in (KNEE, TOE):
            assert house.run("reviewed", page, "tester")[0] == 0
        house.change(TOE, "get help first", "get help soon")
        house.change(TOE, "due: 2027-11-01", "due: 2026-11-22")
        house.change(GUIDE, "due: 2027-11-01", "due: 2026-11-23")
        house.change(GUIDE, "You may feel better for a day.", "You may have oedema.")
        house.change(DEEP, "You may feel better", f"{'* ' * 900}You may feel better")
        house.change(HIP, "## The short version", "## The shrot version")
        house.change(HIP, "Your knee hurts.", "Your <b>hip</b> hurts.\n\nA\t<b>\n1\t2\n")
        yield house


@pytest.fixture(scope="module")
def real(house: House) -> dict[str, LexborHTMLParser]:
    """Each page as readers see it."""
    return drawn(house, "build")


def words(page: LexborHTMLParser, selector: str) -> str:
    """Return what the first such element says, or "" if there is none."""
    node = page.css_first(selector)
    return " ".join(node.text(separator=" ").split()) if node else ""


def test_a_preview_shows_the_problems_on_the_page_and_a_real_build_does_not(
    house: House, real: dict[str, LexborHTMLParser]
) -> None:
    preview = drawn(house, "serve")
    said = words(preview[HIP], ".problems")

    assert "The heading 'The shrot version' has other words" in said
    assert "Fix: Write '## The short version {#short-version}'." in said
    assert ", line 12: " in said
    assert "A page may not contain '<b>'" in said
    assert "<br>| A | &lt;b&gt; |<br>|---|---|<br>| 1 | 2 |</li>" in preview[HIP].html
    assert words(preview[HIP], ".problems li").startswith("Stop")
    assert "'oedema' is a hard word here." in words(preview[GUIDE], ".problems")
    assert "The page is nested too deeply to read." in words(preview[DEEP], ".problems")
    assert words(preview[KNEE], ".problems") == ""
    assert [page for page, tree in real.items() if tree.css_first(".problems")] == []


def test_an_overdue_page_says_so_to_its_reader_from_the_day_after(
    real: dict[str, LexborHTMLParser],
) -> None:
    assert {page: words(tree, ".overdue") for page, tree in real.items()} == {
        KNEE: "",
        TOE: "This page was due for a check on 22 November 2026. It may be out of date. "
        "Ask your therapist or doctor if something here matters to you.",
        HIP: "",
        DEEP: "",
        GUIDE: "",
    }


def test_a_check_by_a_person_shows_and_a_later_change_of_health_text_as_well(
    real: dict[str, LexborHTMLParser],
) -> None:
    standing = ".checked dt:nth-of-type(4) + dd"

    assert {page: words(real[page], standing) for page in (KNEE, TOE, HIP, GUIDE)} == {
        KNEE: "A. Tester, Nurse, 23 November 2026",
        TOE: "Changed since A. Tester, Nurse, checked it on 23 November 2026",
        HIP: "Not yet checked by a clinician",
        GUIDE: "Not yet checked by a clinician",
    }
