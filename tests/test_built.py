"""Each check of the built site has a page that fails it, and says exactly what is wrong there."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import built
import faults
import pytest
from built import Built
from shown import shown

HOME = "https://massage.example/"
NOTE = '<sup id="r:a"><a class="footnote-ref" href="#fn:a">1</a></sup>'
LIST = '<div class="footnote"><ol><li id="fn:a">A. <a class="footnote-backref" href="#r:a">'
GUARD = '<meta http-equiv="Content-Security-Policy" content="{}">'

BAD = [
    ("headings_amiss", "<h2>Before</h2><h1>Knee</h1>", ["h2 after h0: Before"]),
    ("headings_amiss", "<h1>Knee</h1><h2>Rest</h2><h4>Ice</h4>", ["h4 after h2: Ice"]),
    ("headings_amiss", "<h1>Knee</h1><h1>Hip</h1>", ["2 h1: Knee, Hip"]),
    ("headings_amiss", "<p>Knee</p>", ["0 h1: "]),
    ("pictures_without_alt", '<img src="a.svg"><img src="b.svg" alt="">', ["a.svg"]),
    ("repeated_ids", '<p id="a"></p><p id="b"></p><h2 id="a"></h2>', ["a"]),
    ("missing_language", '<html lang="xx">', ["lang is xx"]),
    ("missing_language", "<html>", ["lang is None"]),
    ("leftovers", "<p>Call {{ region.emergency }}.</p>", ["{{", "}}"]),
    ("leftovers", "<p>It helps.[@furlan2015] TO WRITE[^1]</p>", ["[@", "[^", "TO WRITE"]),
    ("leftovers", "<p>/// do</p><h2>Rest {#rest}</h2><p>Ice {: .x }</p>", ["{#", "{:", "///"]),
    ("leftovers", '<img alt="TO WRITE"><script>a={{}}</script>', ["TO WRITE"]),
    ("inline_handlers", '<body onload="a()"><a onclick="b()" href="#">A</a>',
     ["body onload", "a onclick"]),
    ("inline_handlers", '<a href=" JavaScript:a()">A</a>', ["a href"]),
    ("strangers", '<script src="https://cdn.example/a.js"></script><img src="//b.example/b.png">',
     ["https://cdn.example/a.js", "//b.example/b.png"]),
    ("strangers", '<link rel="stylesheet" href="https://c.example/c.css">'
     '<link rel="canonical" href="https://massage.example/"><a href="https://nhs.example/">NHS</a>',
     ["https://c.example/c.css"]),
    ("strangers", '<img src="a.svg" srcset="a.svg 1x, https://d.example/d.svg 2x">',
     ["https://d.example/d.svg"]),
    ("strangers", "<style>@import 'https://e.example/e.css'; p { background: url(//f.example/f) }",
     ["@import 'https://e.example/e.css", "url(//f.example/f"]),
    ("missing_guard", "<head></head>", ["no policy"]),
    ("missing_guard", GUARD.format("script-src 'self'"), ["no policy"]),
    ("missing_guard", GUARD.format("default-src 'self'; style-src 'unsafe-inline' https://a.example"),
     ["unsafe-", "https:"]),
    ("lost_footnotes", NOTE,
     ["#fn:a is cited, not listed", "the list has no heading #sources"]),
    ("lost_footnotes", f'<h2 id="sources">S</h2>{LIST}', ["#fn:a is listed, not cited",
     "#fn:a does not lead back"]),
    ("lost_footnotes", f'<h2 id="sources">S</h2>{NOTE}<p id="r:b">{LIST.replace("r:a", "r:b")}',
     ["#fn:a does not lead back"]),
]  # fmt: skip
GOOD = f"""<!doctype html><html lang="en"><head><title>Knee</title>
{GUARD.format("default-src 'self'")}</head><body>
<h1>Knee</h1><h2>Pain</h2><h3>Now</h3><h2 id="sources">Sources</h2>
<img src="knee.svg" alt="A bent knee."><p>Rest.{NOTE}</p>{LIST}</a></li></ol></div>"""


def page(html: str) -> Built:
    return Built(PurePosixPath("knee/index.html"), html)


@pytest.mark.parametrize(("kind", "html", "said"), BAD, ids=[kind for kind, *_ in BAD])
def test_a_bad_page_is_told_exactly_this(kind: str, html: str, said: list[str]) -> None:
    assert getattr(faults, kind)(page(html)) == said


def test_every_kind_of_fault_has_a_page_that_has_it() -> None:
    assert {kind.__name__ for kind in faults.KINDS} == {kind for kind, _, _ in BAD}


def test_a_good_page_has_no_fault() -> None:
    assert {kind.__name__: kind(page(GOOD)) for kind in faults.KINDS if kind(page(GOOD))} == {}


@pytest.mark.parametrize(
    ("name", "address"),
    [("index.md", ""), ("a.md", "a/"), ("a/index.md", "a/"), ("a/my-index.md", "a/my-index/")],
)
def test_a_page_has_the_address_of_its_file(name: str, address: str) -> None:
    assert built.address_of(PurePosixPath(name)) == address


def site(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_a_broken_link_is_named(tmp_path: Path) -> None:
    home = (
        '<link href="a.css"><script src="b.js"></script><img src="c.svg" srcset="d.svg 2x">'
        '<a href="knee/#pain">1</a><a href="knee/#gone">2</a><a href="hip/">3</a><a href="#top">4'
        '</a><a href="knee">5</a><a href="https://massage.example/toe/">6</a>'
        '<a href="https://nhs.example/">7</a><a href="tel:999">8</a><a href="#">9</a>'
    )
    knee = '<h2 id="pain">P</h2><a href="../">1</a><a href="../#here">2</a><a href="/a.css?v=2">3'
    site(tmp_path, index_html=home, knee__index_html=knee)

    assert built.broken_links(tmp_path, HOME) == [
        "index.html: a.css",
        "index.html: knee/#gone",
        "index.html: hip/",
        "index.html: #top",
        "index.html: knee",
        "index.html: https://massage.example/toe/",
        "index.html: b.js",
        "index.html: c.svg",
        "index.html: d.svg",
        "knee/index.html: ../#here",
        "knee/index.html: /a.css?v=2",
    ]


def test_a_link_to_what_is_there_is_not_named(tmp_path: Path) -> None:
    home = '<a href="knee/#a%20b">1</a><a href="https://massage.example/knee/">2</a><a href="./">3'
    site(tmp_path, index_html=home, knee__index_html='<p id="a b"><a href="../index.html">1')

    assert built.broken_links(tmp_path, HOME) == []


def test_a_file_that_is_not_for_readers_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("index.html", "_template.html", "notes.md", "data/links.txt", "words.yml"):
        (tmp_path / name).touch()

    assert built.unpublishable(tmp_path) == [
        "_template.html",
        "data/links.txt",
        "notes.md",
        "words.yml",
    ]


def test_a_page_that_says_nothing_about_itself_shows_nothing() -> None:
    assert shown(page("<h1>Knee</h1>")) == {"who and how long": "", "facts": "", "links": ""}


def test_what_a_page_says_about_itself_is_read_as_shown() -> None:
    html = """<p class="for">Who this is for:
      adults.</p><section class="checked"><dl><dt>Due</dt> <dd>1 May</dd><dt>Address</dt>
      <dd><a href="https://massage.example/">massage.example</a></dd></dl></section>"""

    assert shown(page(html)) == {
        "who and how long": "Who this is for: adults.",
        "facts": "Due: 1 May; Address: massage.example",
        "links": "https://massage.example/",
    }
