"""What is published: our own styles, whole and small, icons in their place, nothing that no page loads."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import ROOT
from sitekit import inlining, publishing

COMMENT, BODY = re.compile(r"/\*.*?\*/", re.S), re.compile(r"\{[^{}]*\}")
CLASS = re.compile(r"\.([a-z][\w-]*)")
# Words for evidence that no page has today, and the lines that diary.js draws.
MADE = {"rating-good", "rating-none", "is-pain", "is-doing"}


def classes(css: str) -> set[str]:
    """Return the classes that a stylesheet has rules for."""
    return set(CLASS.findall(BODY.sub("{}", COMMENT.sub("", css))))


def test_pages_point_to_styles_named_by_their_content(tmp_path: Path) -> None:
    site, styles = tmp_path / "site", tmp_path / "css"
    for folder in (site, styles):
        folder.mkdir()
    for part in {part for parts in publishing.STYLES.values() for part in parts}:
        (styles / f"{part}.css").write_text(f"/* {part} */\n.{part} {{ color: red; }}\n")
    page = site / "index.html"
    page.write_text('<link href="assets/site.css"><link href="assets/print.css">')

    publishing.publish(site, styles)

    made = {path.name.partition(".")[0]: path for path in (site / "assets").glob("*.css")}
    assert {name: path.read_text() for name, path in made.items()} == {
        "site": ".tokens{color:red}.type{color:red}.layout{color:red}.components{color:red}",
        "search": ".search{color:red}",
        "tools": ".tools{color:red}",
        "print": ".print{color:red}",
    }
    assert page.read_text() == (
        f'<link href="assets/{made["site"].name}"><link href="assets/{made["print"].name}">'
    )
    assert all(re.fullmatch(r"\w+\.[0-9a-f]{8}\.css", path.name) for path in made.values())


def test_classes_are_read_from_selectors_alone() -> None:
    css = "/* .said */ .page > .wide:hover, a.go { --i: url(a.svg); } @media print { .gone { top: .5em; } }"

    assert classes(css) == {"page", "wide", "go", "gone"}


def test_every_rule_of_ours_is_for_something(built: Path) -> None:
    made = [*built.rglob("*.html"), *built.rglob("*.js"), *(ROOT / "overrides").rglob("*.html")]
    text = "\n".join(path.read_text("utf-8") for path in made)
    words = set(re.findall(r"[\w-]+", text)) | MADE
    found = {
        part: sorted(classes((ROOT / f"docs/css/{part}.css").read_text("utf-8")) - words)
        for parts in publishing.STYLES.values()
        for part in parts
    }

    assert {part: unused for part, unused in found.items() if unused} == {}


def test_nothing_is_published_that_no_page_loads(built: Path) -> None:
    text = "\n".join(
        path.read_text("utf-8") for end in ("html", "js") for path in built.rglob(f"*.{end}")
    )
    files = [
        path for name in ("assets", "css") for path in (built / name).rglob("*") if path.is_file()
    ]

    assert [path.name for path in files if f"/{path.name}" not in text] == []
    assert (
        len(files) == len(publishing.STYLES) + 5
    )  # search and its worker, the zoom's two, posters


def test_an_icon_stands_in_the_page_itself(tmp_path: Path) -> None:
    spoken = '<title id="t">A</title>\n<desc>B</desc>'
    drawn = '<path d="M1 #2"/>\n<g><title>C</title></g>'
    (tmp_path / "a.svg").write_text(
        f'<svg xmlns="{inlining.SVG}" role="img" aria-labelledby="t">\n{spoken}\n{drawn}</svg>'
    )
    page = tmp_path / "index.html"

    made = inlining.inlined('<img alt="" class="icon" src="a.svg"><img src="a.svg">', page)

    data = (
        "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%3E"
        "%3Cpath%20d='M1%20%232'%20/%3E%3Cg%3E%3Ctitle%3EC%3C/title%3E%3C/g%3E%3C/svg%3E"
    )
    assert made == f'<img alt="" class="icon" src="{data}"><img src="a.svg">'


def test_a_broken_icon_is_left_for_the_check_of_drawings(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("<svg><path></svg>")
    tag = '<img alt="" class="icon" src="a.svg">'

    assert inlining.inlined(tag, tmp_path / "index.html") == tag


def test_an_icon_that_is_not_there_is_left_for_the_link_check(tmp_path: Path) -> None:
    tag = '<img alt="" class="icon" src="gone.svg">'

    assert inlining.inlined(tag, tmp_path / "index.html") == tag
