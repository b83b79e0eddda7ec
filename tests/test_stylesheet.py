"""What is published: the rules a page or a script uses, and icons in their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitekit import gaps, inlining, publishing, selectors, stylesheet

PAGE = '<main id="words" class="page wide"><a href="x" data-kind="near">Go</a></main>'


@pytest.fixture
def names() -> selectors.Names:
    found = selectors.Names()
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
        (".page[open] a{color:red}", ".page[open] a{color:red}"),
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
def test_only_rules_that_can_apply_are_kept(names: selectors.Names, css: str, kept: str) -> None:
    assert stylesheet.used(css, names) == kept


def test_pages_point_to_a_stylesheet_named_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "assets/stylesheets").mkdir(parents=True)
    (tmp_path / "assets/stylesheets/main.1.min.css").write_text("a{color:red}.gone{color:red}")
    (tmp_path / "site.css").write_text("main{color:blue}")
    (tmp_path / "tools.css").write_text("a{color:blue}")
    (tmp_path / "print.css").write_text("@media print{main{color:#000}}")
    page = tmp_path / "index.html"
    page.write_text(f'<link href="assets/site.css">{PAGE}')

    publishing.publish(tmp_path, tmp_path)

    [made] = (tmp_path / "assets").glob("site.*.css")
    [more] = (tmp_path / "assets").glob("tools.*.css")
    assert more.read_text() == "a{color:blue}"
    assert made.read_text() == "a{color:red}main{color:blue}@media print{main{color:#000}}"
    assert f'href="assets/{made.name}"' in page.read_text()


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


@pytest.mark.parametrize(
    ("html", "closed"),
    [
        ("<p>A\n\n    <b>b</b>\n</p>", "<p>A\n<b>b</b>\n</p>"),
        ("<pre>a\n    b</pre>", "<pre>a\n    b</pre>"),
        ('<div class="message__words">a\n\nb', '<div class="message__words">a\n\nb'),
    ],
)
def test_only_gaps_that_no_reader_sees_are_closed(html: str, closed: str) -> None:
    assert gaps.closed(html) == closed


def test_the_theme_does_not_say_what_our_own_rules_say() -> None:
    theme = (
        ".x details{top:0}.x ol ol,.x a{top:0}.md-search summary{top:0}@media print{[type]{top:0}}"
    )

    assert stylesheet.without_details(theme) == ".x a{top:0}.md-search summary{top:0}"
