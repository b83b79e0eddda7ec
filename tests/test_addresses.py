"""An address that was ever published answers, wherever its page and section are now."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

import faults
import keep_links
import nu
import pytest
from built import Built, pages, read
from conftest import ROOT, Sample
from playwright.sync_api import Browser
from screen import DESK, Screen
from serving import serving
from sitekit import moving, site
from sitekit.permanence import Addresses
from sitekit.site import Site

LEDGER, REDIRECTS = "docs/data/permanent-links.txt", "docs/data/redirects.yml"
KNEE = "docs/conditions/knee-pain.md"
MOVED = {"/a/knee/": "/knee/", "/a/knee/#old": "/knee/#rest", "/a/toe/": "/toe/#nail"}
FACTS = {"home": "https://massage.example", "name": "Massage", "policy": "default-src 'none'; "
         "script-src 'self'; style-src 'self'; img-src 'self'"}  # fmt: skip


def moved(sample: Sample, *lines: str) -> list[str]:
    """Write redirects into the sample site, and return its problems."""
    (sample.root / REDIRECTS).write_text("\n".join(lines), "utf-8")
    return sample.problems()


def test_a_page_that_is_gone_is_named_once(sample: Sample) -> None:
    sample.change(LEDGER, "/#short", "/conditions/bad-knee/#x\n/conditions/bad-knee/\n/#short")

    assert sample.problems() == [
        f"{LEDGER}:4: '/conditions/bad-knee/' was published, and leads nowhere now.\n"
        f"    Fix: Bring it back, or add a line to {REDIRECTS}: "
        "'/conditions/bad-knee/: /conditions/knee-pain/'."
    ]


def test_a_section_that_is_gone_is_named(sample: Sample) -> None:
    sample.change(LEDGER, "/#short", "/#own-part\n/#short")
    sample.change("docs/index.md", "{#own-part}", "{#our-part}")

    assert sample.problems() == [
        f"{LEDGER}:3: '/#own-part' was published, and leads nowhere now.\n"
        f"    Fix: Bring it back, or add a line to {REDIRECTS}: '/#own-part: /#our-part'."
    ]


def test_a_redirect_answers_for_a_page_and_its_sections(sample: Sample) -> None:
    sample.change(LEDGER, "/#short", "/old/\n/old/#get-help\n/old/#lost\n/#short")

    assert moved(sample, "/old/: /conditions/knee-pain/") == [
        f"{LEDGER}:5: '/old/#lost' was published, and leads nowhere now.\n"
        f"    Fix: Bring it back, or add a line to {REDIRECTS}: '/old/#lost: /new-page/#part'."
    ]
    assert moved(sample, "/old/: /conditions/knee-pain/", "/old/#lost: /#own-part") == []


@pytest.mark.parametrize(
    ("line", "what", "fix"),
    [
        ("/old/: /conditions/knee/", "'/conditions/knee/' leads nowhere.",
         "Did you mean '/conditions/knee-pain/'?"),
        ("/: /conditions/knee-pain/", "'/' is there, so it needs no redirect.", "Take the line out."),
        ("/old/#a: /#own-part", "The page of '/old/#a' is gone.",
         "Add a line for the page too: '/old/: /'."),
        ("/old/: https://elsewhere.example/", "'https://elsewhere.example/' is no address of this site.",
         "Write both as in '/old-page/: /new-page/'."),
        ("/../x/: /", "'/../x/' is no address of this site.",
         "Write both as in '/old-page/: /new-page/'."),
    ],
)  # fmt: skip
def test_a_redirect_that_cannot_work_is_named(
    sample: Sample, line: str, what: str, fix: str
) -> None:
    assert moved(sample, line) == [f"{REDIRECTS}:1: {what}\n    Fix: {fix}"]


@pytest.mark.parametrize(
    "line", ["/../x/: /", "/x/: //evil.example/", "x: /", '/x/: /"; return 200']
)
def test_nothing_is_written_for_what_is_no_address(sample: Sample, line: str) -> None:
    moved(sample, line)

    assert Addresses(site.load(sample.root)).moved == {}


def test_a_line_that_is_no_address_is_named(sample: Sample) -> None:
    sample.change(LEDGER, "/#short-version", "<<<<<<< HEAD")

    assert sample.problems() == [
        f"{LEDGER}:3: '<<<<<<< HEAD' is no address.\n"
        "    Fix: Take your change to this line back: only the command 'keep' adds lines here."
    ]


def test_a_list_that_is_gone_is_named(sample: Sample) -> None:
    (sample.root / LEDGER).unlink()

    assert sample.problems() == [
        f"{LEDGER}:1: The file cannot be read.\n    Fix: No such file or directory."
    ]


def test_an_address_that_is_too_long_is_named(sample: Sample) -> None:
    sample.change("mkdocs.yml", "extra:", f"site_url: https://{'x' * 41}/\nextra:")

    assert sample.problems() == [
        f"{KNEE}:1: The address has 63 letters with the host; 60 is the most.\n"
        "    Fix: Give the file a shorter name."
    ]


def test_new_addresses_are_added_and_none_is_taken_out(
    sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.change(LEDGER, "/#short-version", "/gone/")

    assert keep_links.main(sample.root) == 0
    kept = (sample.root / LEDGER).read_text("utf-8").splitlines()

    assert kept[0] == "# Every address of the sample site that was ever published."
    assert {
        "/gone/",
        "/#short-version",
        "/#sources",
        "/#checked",
        "/conditions/knee-pain/#soon",
    } <= {*kept}
    assert kept[1:] == sorted(kept[1:])
    assert (
        capsys.readouterr().out == f"{len(kept) - 3} new addresses, {len(kept) - 1} in {LEDGER}.\n"
    )


def test_every_permanent_address_is_on_the_built_site(built: Path, ours: Site) -> None:
    known = Addresses(ours)
    there = {f"/{page.address}": page.ids for page in pages(built)}
    lost = [
        address
        for address in ours.data.permanent
        if (parts := known.now(address).partition("#"))[0] not in there
        or (parts[2] and parts[2] not in there[parts[0]])
    ]

    assert len(ours.data.permanent) > 500
    assert lost == []


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site with two pages that have moved."""
    site = tmp_path_factory.mktemp("moved")
    for name in ("js", "img"):
        shutil.copytree(ROOT / "docs" / name, site / name)
    (site / "knee").mkdir()
    (site / "knee/index.html").write_text('<title>Knee</title><h2 id="pain">P</h2><h2 id="rest">R')
    moving.write_pages(site, ROOT / "overrides", MOVED, FACTS)
    (site / "assets").mkdir()
    (site / "assets/site.css").touch()
    return site


def test_the_page_that_is_left_is_a_good_one(left: Path) -> None:
    old = [read(left, left / name / "index.html") for name in ("a/knee", "a/toe")]

    assert {kind.__name__: kind(one) for one in old for kind in faults.KINDS if kind(one)} == {}
    assert nu.said(left, [left / one.path for one in old]) == []
    assert [one.tree.css_first('[name="robots"]').attributes["content"] for one in old] == [
        "noindex", "noindex",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("", "knee/"),
        ("#pain", "knee/#pain"),
        ("#old", "knee/#rest"),
        ("#no%22such", "knee/#no%22such"),
    ],
)
def test_a_reader_with_javascript_reaches_the_section(
    asked: str, got: str, browser: Browser, left: Path
) -> None:
    with serving(left) as site, closing(Screen(browser, DESK)) as screen:
        screen.page.goto(f"{site}a/knee/{asked}")
        screen.page.wait_for_url(site + got)

        assert screen.console == screen.errors == []


def test_a_reader_without_javascript_reaches_the_page(browser: Browser, left: Path) -> None:
    with serving(left) as site, closing(Screen(browser, DESK, java_script_enabled=False)) as screen:
        screen.page.goto(f"{site}a/knee/#pain", wait_until="commit")
        screen.page.wait_for_url(f"{site}knee/")


def test_an_old_section_answers_beside_the_new_one_or_with_a_link() -> None:
    html = '<h2 id="rest">Rest</h2>'
    moved = {"/knee/#ice": "/knee/#rest", "/knee/#costs": "/money/#costs", "/toe/#a": "/knee/#rest"}
    page = Built(PurePosixPath("knee/index.html"), moving.with_old_sections(html, "/knee/", moved))

    assert page.html.startswith('<h2 id="rest"><span id="ice"></span>Rest</h2>')
    assert page.tree.css_first("p#costs a").attributes["href"] == "../money/#costs"
    assert page.ids == {"rest", "ice", "costs"}
