"""What is published: our own styles, whole and small, icons in their place, nothing that no page loads."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from conftest import ROOT, House
from sitekit import content, output
from sitekit.content import Site

COMMENT, BODY = re.compile(r"/\*.*?\*/", re.S), re.compile(r"\{[^{}]*\}")
CLASS = re.compile(r"\.([a-z][\w-]*)")
STYLES = {"site", "search", "check", "tools", "listen", "print", "zoom"}
SVG = "http://www.w3.org/2000/svg"
MADE = {"is-pain", "is-doing"}  # the lines that diary.js draws


def classes(css: str) -> set[str]:
    """Return the classes that a stylesheet has rules for."""
    return set(CLASS.findall(BODY.sub("{}", COMMENT.sub("", css))))


def completed(root: Path, page: str) -> str:
    """Let the last steps of a build look at a page; return it as it is published."""
    house, folder = House(root / "house"), root / "site"
    (folder / "search").mkdir(parents=True)
    (folder / "search/search_index.json").write_text('{"docs": []}')
    (folder / "index.html").write_text(page)
    output.write_site_files(content.load(house.root), folder, serving=True)
    return (folder / "index.html").read_text("utf-8")


def test_pages_point_to_styles_named_by_their_content(built: Path, tmp_path: Path) -> None:
    made = {path.name.partition(".")[0]: path for path in (built / "assets").glob("*.css")}
    named = {name: f"{name}.{digest(path)}.css" for name, path in made.items()}

    assert {name: path.name for name, path in made.items()} == named
    assert set(made) == STYLES
    assert completed(tmp_path, '<link href="assets/site.css"><link href="assets/print.css">') == (
        f'<link href="assets/{named["site"]}"><link href="assets/{named["print"]}">'
    )


def digest(path: Path) -> str:
    """Return the letters that change with a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def test_classes_are_read_from_selectors_alone() -> None:
    css = "/* .said */ .page > .wide:hover, a.go { --i: url(a.svg); } @media print { .gone { top: .5em; } }"

    assert classes(css) == {"page", "wide", "go", "gone"}


def test_every_rule_of_ours_is_for_something(built: Path, ours: Site) -> None:
    made = [*built.rglob("*.html"), *built.rglob("*.js"), *(ROOT / "overrides").rglob("*.html")]
    text = "\n".join(path.read_text("utf-8") for path in made)
    words = set(re.findall(r"[\w-]+", text)) | MADE
    words |= {f"rating-{level}" for level, _ in ours.data.ratings}  # no page has some today
    found = {
        path.name: sorted(classes(path.read_text("utf-8")) - words)
        for path in (ROOT / "docs/css").glob("*.css")
    }

    assert found
    assert {part: unused for part, unused in found.items() if unused} == {}


def test_nothing_is_published_that_no_page_loads(built: Path) -> None:
    text = "\n".join(
        path.read_text("utf-8") for end in ("html", "js") for path in built.rglob(f"*.{end}")
    )
    files = [
        path for name in ("assets", "css") for path in (built / name).rglob("*") if path.is_file()
    ]

    assert [path.name for path in files if f"/{path.name}" not in text] == []
    assert len(files) == len(STYLES) + 4  # search and its worker, the zoom's script, posters


def test_an_icon_stands_in_the_page_itself(tmp_path: Path) -> None:
    spoken = '<title id="t">A</title>\n<desc>B</desc>'
    drawn = '<path d="M1 #2"/>\n<g><title>C</title></g>'
    icon = tmp_path / "site/a.svg"
    icon.parent.mkdir()
    icon.write_text(f'<svg xmlns="{SVG}" role="img" aria-labelledby="t">\n{spoken}\n{drawn}</svg>')

    made = completed(tmp_path, '<img alt="" class="icon" src="a.svg"><img src="a.svg">')

    data = (
        "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%3E"
        "%3Cpath%20d='M1%20%232'%20/%3E%3Cg%3E%3Ctitle%3EC%3C/title%3E%3C/g%3E%3C/svg%3E"
    )
    assert made == f'<img alt="" class="icon" src="{data}"><img src="a.svg">'


@pytest.mark.parametrize("drawing", ["<svg><path></svg>", ""], ids=["broken", "not there"])
def test_an_icon_that_cannot_be_read_is_left_for_the_checks(drawing: str, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    if drawing:
        (tmp_path / "site/a.svg").write_text(drawing)
    tag = '<img alt="" class="icon" src="a.svg">'

    assert completed(tmp_path, tag) == tag
