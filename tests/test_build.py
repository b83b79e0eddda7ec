"""The built site holds together: links, headings, sources, and what each page says of itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin
from xml.etree import ElementTree

import faults
import pytest
from built import Built, address_of, broken_links, pages, read, unpublishable
from conftest import ROOT, SOURCES
from shown import shown
from sitekit import addresses, posters, values
from sitekit.page import Page
from sitekit.site import Site

Fault = Callable[[Built], list[str]]
ADDRESSES = {address_of(PurePosixPath(path.relative_to(ROOT / "docs"))) for path in SOURCES}


@pytest.fixture(scope="session")
def every_page(built: Path) -> list[Built]:
    """Each HTML file of the site."""
    return pages(built)


@pytest.fixture(scope="session")
def home(ours: Site) -> str:
    """Where the site will be published."""
    return ours.config["site_url"]


def page_of(built: Path, source: PurePosixPath) -> Built:
    """Read what became of a page."""
    return read(built, built / address_of(source) / "index.html")


@pytest.mark.parametrize("kind", faults.KINDS, ids=lambda kind: kind.__name__)
def test_no_page_has(kind: Fault, every_page: list[Built]) -> None:
    found = {str(page.path): kind(page) for page in every_page}

    assert {path: said for path, said in found.items() if said} == {}


def test_every_page_became_one_page(every_page: list[Built], ours: Site) -> None:
    moved = {old.strip("/") + "/" for old in ours.data.redirects if "#" not in old}

    hung = {
        posters.address(addresses.of(one.source)).strip("/") + "/" for one in posters.pages(ours)
    }

    assert {page.address for page in every_page} == ADDRESSES | {"404.html"} | moved | hung


def test_every_link_leads_somewhere(built: Path, home: str) -> None:
    assert broken_links(built, home) == []


@pytest.mark.parametrize(("name", "key"), [("title", ""), ('meta[name="description"]', "content")])
def test_every_page_has_its_own(name: str, key: str, every_page: list[Built]) -> None:
    nodes = {page.address: page.tree.css_first(name) for page in every_page}
    texts = {
        address: node and (node.attributes[key] if key else node.text())
        for address, node in nodes.items()
    }
    counted = Counter(texts.values())

    assert {one: text for one, text in texts.items() if not text or counted[text] > 1} == {}


def test_nothing_is_published_that_is_only_for_authors(built: Path) -> None:
    assert unpublishable(built) == []


def test_no_style_sheet_loads_from_another_site(built: Path) -> None:
    sheets = {path.name: path.read_text("utf-8") for path in built.rglob("*.css")}
    found = {name: faults.STYLE_FROM_ELSEWHERE.findall(text) for name, text in sheets.items()}

    assert found
    assert {name: urls for name, urls in found.items() if urls} == {}


def test_a_page_says_for_whom_it_is_and_when_it_was_checked(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page = page_of(built, source)
    said = shown(page)

    assert said["facts"] == "; ".join(facts(ours.pages[source], page, ours))
    if page.address:  # the home page is for everyone, and says so in its own words
        wanted = re.escape(f"Who this is for: {ours.pages[source].value('for')}.")
        time = "" if values.made_on(ours.pages[source]) else r" A \d+ minute read\."
        assert re.fullmatch(f"{wanted}{time} Large print Usual size", said["who and how long"])


def facts(source: Page, page: Built, ours: Site) -> Iterator[str]:
    """Yield what the page's front matter says, as readers see it."""
    names = {"Words checked": "checked", "Research searched": "searched", "Next check due": "due"}
    for name, key in names.items():
        yield f"{name}: {day(source.value(key))}"
    who = source.value("clinician")
    checked = "Not yet checked by a clinician"
    if who:
        checked = f"{who['name']}, {who['role']}, {day(who['date'])}"
    yield f"Clinician check: {checked}"
    yield f"Page address: {ours.config['site_url'].removeprefix('https://')}{page.address}"


def day(date: date) -> str:
    """Return a date as a reader in Britain writes it."""
    return f"{date.day} {date:%B %Y}"


def test_a_page_tells_its_readers_how_to_change_it(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page, config = page_of(built, source), ours.config
    own, edit, mail, steps = shown(page)["links"].split(" ")

    assert own == config["site_url"] + page.address
    assert edit == f"{config['repo_url']}/{config['edit_uri']}{source}"
    assert mail == f"mailto:{config['extra']['contact']}?subject=Change%20to%20{own}"
    assert page.tree.css(".foot a")[-1].attributes["href"] == mail
    assert urljoin(own, steps) == config["site_url"] + "about/suggest-a-change/"


def test_a_page_that_cites_lists_its_sources(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    cited = set(re.findall(r"\[@([\w-]+)\]", ours.pages[source].body))
    tree = page_of(built, source).tree
    listed = {
        link.attributes["href"]
        for note in tree.css(".footnote li")
        for link in note.css("a:not(.footnote-backref)")
    }

    assert {ours.data.references[key].url for key in cited} - listed == set()


def test_the_word_list_explains_every_word(built: Path, ours: Site) -> None:
    tree = page_of(built, PurePosixPath("about/words.md")).tree
    terms = [term.text(strip=True) for term in tree.css("#words dt")]

    assert {term.word for term in ours.data.words.glossary} - set(terms) == set()
    assert [term.word for term in ours.data.words.glossary if "{{" in term.means] == []


def test_the_list_of_sources_has_every_source(built: Path, ours: Site) -> None:
    tree = page_of(built, PurePosixPath("about/sources.md")).tree
    links = {link.attributes["href"] for link in tree.css("li a[href]")}

    assert {one.url for one in ours.data.references.values()} - links == set()


def test_the_site_map_names_every_page(built: Path, home: str) -> None:
    site_map = ElementTree.parse(built / "sitemap.xml")
    named = [node.text for node in site_map.iter() if node.tag.endswith("}loc")]

    assert sorted(named) == sorted(home + address for address in ADDRESSES)


def test_the_search_knows_every_page(built: Path) -> None:
    index = json.loads((built / "search/search_index.json").read_text("utf-8"))
    known = {entry["location"].partition("#")[0] for entry in index["docs"]}

    assert known == ADDRESSES


def test_the_menu_names_every_page_once(ours: Site) -> None:
    assert sorted(entries(ours.config["nav"])) == sorted(str(path) for path in ours.pages)


def entries(nav: object) -> Iterator[str]:
    """Yield each file that the menu names."""
    if isinstance(nav, str):
        yield nav
    elif nav:
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from entries(part)


def test_the_page_for_lost_readers_works_at_every_address(built: Path) -> None:
    links = [link for _, link in read(built, built / "404.html").pointers()]

    assert [link for link in links if not re.match(r"/|#|https?:|tel:|mailto:|data:", link)] == []
