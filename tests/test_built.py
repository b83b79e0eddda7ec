"""The built site holds together: links, headings, sources, and what each page says of itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

import built as reader
import pytest
from built import Built, page_of, pages, read, text_of
from conftest import ROOT, SOURCES
from sitekit import content
from sitekit.content import Page, Site

ADDRESSES = {content.address(path.relative_to(ROOT / "docs"))[1:] for path in SOURCES}
HOME = "https://massage.example/"
GUARD = '<meta http-equiv="Content-Security-Policy" content="{}">'
FOR_READERS = {
    ".html", ".css", ".js", ".json", ".svg", ".png", ".pdf", ".txt", ".xml", ".gz", ".zip", "",
}  # fmt: skip
INVALID = """<!doctype html><html lang="en"><head><title>Knee</title></head><body><h1>Knee</h1>
<p id="a">Rest</p><p id="a">Ice</p>
<input type="text" autocorrect="off" aria-label="Search"></body></html>"""

BAD = [
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
]  # fmt: skip


@pytest.fixture(scope="session")
def every_page(built: Path) -> list[Built]:
    """Each HTML file of the site."""
    return pages(built)


@pytest.mark.parametrize(("kind", "html", "said"), BAD, ids=[kind for kind, *_ in BAD])
def test_a_bad_page_is_told_exactly_this(kind: str, html: str, said: list[str]) -> None:
    assert reader.FAULTS[kind](Built(PurePosixPath("knee/index.html"), html)) == said


def test_no_page_has_a_fault(every_page: list[Built]) -> None:
    assert set(reader.FAULTS) == {kind for kind, _, _ in BAD}
    assert {str(page.path): said for page in every_page if (said := reader.faults(page))} == {}


def test_every_page_is_valid_html(built: Path, theirs: Path, tmp_path: Path) -> None:
    bad, left = tmp_path / "knee.html", theirs / "old/index.html"
    bad.write_text(INVALID, "utf-8")

    assert reader.invalid_html([bad, left, *built.rglob("*.html")]) == [
        f"{bad}:2: Duplicate ID “a”.",
        f"{bad}:2: The first occurrence of ID “a” was here.",
        f"{bad}:3: Attribute “autocorrect” not allowed on element “input” at this point.",
    ]


@pytest.mark.parametrize(
    ("name", "address"),
    [("index.md", "/"), ("a.md", "/a/"), ("a/index.md", "/a/"), ("a/my-index.md", "/a/my-index/")],
)
def test_a_page_has_the_address_of_its_file(name: str, address: str) -> None:
    assert content.address(PurePosixPath(name)) == address


def test_every_page_became_one_page(every_page: list[Built], ours: Site) -> None:
    moved = {old[1:] for old in content.moved_addresses(ours) if "#" not in old}
    hung = {
        f"poster{content.address(one)}"
        for one in ours.data.messages
        if PurePosixPath(one) in ours.pages
    }

    assert {page.address for page in every_page} == ADDRESSES | {"404.html"} | moved | hung


def write_site(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_html", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_a_broken_link_is_named(tmp_path: Path) -> None:
    home = (
        '<link href="a.css"><script src="b.js"></script><img src="c.svg" srcset="d.svg 2x">'
        '<a href="knee/#pain">1</a><a href="knee/#gone">2</a><a href="hip/">3</a><a href="#top">4'
        '</a><a href="knee">5</a><a href="https://massage.example/toe/">6</a>'
        '<a href="https://nhs.example/">7</a><a href="tel:999">8</a><a href="#">9</a>'
        '<a href="knee/#a%20b">10</a><a href="https://massage.example/knee/">11</a><a href="./">12'
    )
    knee = (
        '<h2 id="pain">P</h2><a href="../">1</a><a href="../#here">2</a><a href="/a.css?v=2">3</a>'
        '<p id="a b"><a href="../index.html">4'
    )
    write_site(tmp_path, index_html=home, knee__index_html=knee)

    assert reader.broken_links(tmp_path, HOME) == [
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


def test_every_link_leads_somewhere(built: Path, ours: Site) -> None:
    assert reader.broken_links(built, ours.home) == []


def test_nothing_is_published_that_is_only_for_authors(built: Path) -> None:
    files = [path.relative_to(built) for path in built.rglob("*") if path.is_file()]

    assert {path.suffix for path in files} <= FOR_READERS
    assert {path for path in files if path.parts[0] == "data" or path.name.startswith("_")} == {
        Path("_headers"), Path("_redirects"),
    }  # fmt: skip


def test_no_style_sheet_loads_from_another_site(built: Path) -> None:
    sheets = {path.name: path.read_text("utf-8") for path in built.rglob("*.css")}
    found = {name: reader.STYLE_FROM_ELSEWHERE.findall(text) for name, text in sheets.items()}

    assert found
    assert {name: urls for name, urls in found.items() if urls} == {}


@pytest.mark.parametrize("name", ["title", "description"])
def test_every_page_has_its_own(name: str, every_page: list[Built]) -> None:
    texts = {
        page.address: page.meta(name) or text_of(page.tree.css_first(name)) for page in every_page
    }
    counted = Counter(texts.values())

    assert {one: text for one, text in texts.items() if not text or counted[text] > 1} == {}


def test_a_page_says_for_whom_it_is_and_when_it_was_checked(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page, words = page_of(built, source), ours.pages[source]

    assert page.facts == dict(facts(words, page, ours))
    if page.address:  # the home page is for everyone, and says so in its own words
        wanted = re.escape(f"Who this is for: {words.value('for')}.")
        time = "" if content.generated_on(words) else r" A \d+ minute read\."
        said = text_of(page.tree.css_first(".for"))
        assert re.fullmatch(f"{wanted}{time} Large print Usual size", said)


def facts(source: Page, page: Built, ours: Site) -> Iterator[tuple[str, str]]:
    """Yield what the page's front matter says, as readers see it."""
    names = {"Words checked": "checked", "Research searched": "searched", "Next check due": "due"}
    for name, key in names.items():
        yield name, day(source.value(key))
    who = source.value("clinician")
    checked = "Not yet checked by a clinician"
    if who:
        checked = f"{who['name']}, {who['role']}, {day(who['date'])}"
    yield "Clinician check", checked
    yield "Page address", f"{ours.home.removeprefix('https://')}{page.address}"


def day(date: date) -> str:
    """Return a date as a reader in Britain writes it."""
    return f"{date.day} {date:%B %Y}"


def test_a_page_tells_its_readers_how_to_change_it(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page, config = page_of(built, source), ours.config
    links = [link.attributes["href"] for link in page.tree.css(".checked a[href]")]
    own, edit, mail, steps = links

    assert own == ours.home + page.address
    assert edit == f"{config['repo_url']}/{config['edit_uri']}{source}"
    assert mail == f"mailto:{config['extra']['contact']}?subject=Change%20to%20{own}"
    assert page.tree.css(".foot a")[-1].attributes["href"] == mail
    assert urljoin(own, steps) == f"{ours.home}about/suggest-a-change/"


def test_a_page_that_cites_lists_its_sources(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    cited = set(re.findall(r"\[@([\w-]+)\]", ours.pages[source].body))
    page = page_of(built, source)
    listed = {
        link.attributes["href"]
        for note in page.tree.css(".footnote li")
        for link in note.css("a:not(.footnote-backref)")
    }

    assert {ours.data.references[key].url for key in cited} - listed == set()
    assert not listed or "sources" in page.ids


def test_the_word_list_explains_every_word(built: Path, ours: Site) -> None:
    terms = page_of(built, "about/words.md").tree.css("#words dt")

    assert {one.word for one in ours.data.words.glossary} - set(map(text_of, terms)) == set()
    assert [one.word for one in ours.data.words.glossary if "{{" in one.means] == []


def test_the_list_of_sources_has_every_source(built: Path, ours: Site) -> None:
    links = page_of(built, "about/sources.md").tree.css("li a[href]")

    assert {one.url for one in ours.data.references.values()} - {
        link.attributes["href"] for link in links
    } == set()


def test_the_search_knows_every_page(built: Path) -> None:
    index = json.loads((built / "search/search_index.json").read_text("utf-8"))

    assert {entry["location"].partition("#")[0] for entry in index["docs"]} == ADDRESSES


def test_the_page_for_lost_readers_works_at_every_address(built: Path) -> None:
    links = [link for _, link in read(built, built / "404.html").pointers()]

    assert [link for link in links if not re.match(r"/|#|https?:|tel:|mailto:|data:", link)] == []
