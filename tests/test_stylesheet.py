"""The stylesheet keeps what a page or a script uses, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitekit import publishing, stylesheet

PAGE = '<main id="words" class="page wide"><a href="x" data-kind="near">Go</a></main>'


@pytest.fixture
def names() -> stylesheet.Names:
    found = stylesheet.Names()
    found.feed(PAGE)
    return found


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".page{color:red}", ".page{color:red}"),
        (".gone{color:red}", ""),
        (".page,.gone{color:red}", ".page{color:red}"),
        ("#words .wide>a:hover{color:red}", "#words .wide>a:hover{color:red}"),
        ("main .gone a{color:red}", ""),
        ("a:not(.gone){color:red}", "a:not(.gone){color:red}"),
        ("[data-kind=near]{color:red}", "[data-kind=near]{color:red}"),
        ('[data-kind="far"]{color:red}', ""),
        ("a[href^=x]{color:red}", "a[href^=x]{color:red}"),
        (".md-search__input{color:red}", ".md-search__input{color:red}"),
        ("@media print{.page{color:red}.gone{color:red}}", "@media print{.page{color:red}}"),
        ("@media print{.gone{color:red}}", ""),
        ("@page{margin:1cm}", "@page{margin:1cm}"),
        ("@font-face{font-family:x}", ""),
        (".page{--a:1px;--b:2px;width:var(--a)}", ".page{--a:1px;width:var(--a)}"),
        (".page{ color : red ;\n width: 1px }", ".page{color:red;width:1px}"),
        (".page{color:red!important}", ".page{color:red!important}"),
        (".page::after{content:'a { b'}", '.page::after{content:"a { b"}'),
    ],
)
def test_only_rules_that_can_apply_are_kept(names: stylesheet.Names, css: str, kept: str) -> None:
    assert stylesheet.used(css, names) == kept


def test_pages_point_to_a_stylesheet_named_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "assets/stylesheets").mkdir(parents=True)
    (tmp_path / "assets/stylesheets/main.1.min.css").write_text("a{color:red}.gone{color:red}")
    ours = tmp_path / "ours.css"
    ours.write_text("main{color:blue}")
    page = tmp_path / "index.html"
    page.write_text(f'<link href="assets/site.css">{PAGE}')

    publishing.publish(tmp_path, ours)

    [made] = (tmp_path / "assets").glob("site.*.css")
    assert made.read_text() == "a{color:red}main{color:blue}"
    assert f'href="assets/{made.name}"' in page.read_text()
