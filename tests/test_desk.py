"""A desk, and the small things that a reader sees everywhere: menu, contents, search, the way on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import CLINIC
from playwright.sync_api import Browser, Page, Route
from screen import COLOURS, DESK, PHONE, Screen
from selectolax.lexbor import LexborHTMLParser
from serving import serving
from sitekit.content import Site, address

WIDE = 1600
MENU = [  # in the order in which patients ask
    "Your first visit", "Can it help me?", "Is it safe?", "What it is", "Techniques",
    "Find a therapist", "For clinics", "About",
]  # fmt: skip
HUBS = ("conditions/", "techniques/", "is-it-safe/")
USED = 0.9  # of the room between the edges of a page
AIR = 8  # px above the line for emergencies
ROWS = """(wanted) => wanted.map((name) => {
  const page = document.querySelector('.wrap:has(#words)')
  const style = getComputedStyle(page)
  const room = page.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
  const box = document.querySelector(name).getBoundingClientRect()
  return box.width / room
})"""
BESIDE = """() => [...document.querySelectorAll('.beside')].map((box) => {
  const [picture, text] = ['figure', ':scope > :not(figure)'].map((one) => box.querySelector(one).getBoundingClientRect())
  return picture.left - text.right
})"""
ACROSS = """(names) => new Set([...document.querySelectorAll(names)]
  .map((one) => Math.round(one.getBoundingClientRect().left))).size"""
COLOURED = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
FEW = ("conditions/migraine/", "techniques/kneading/")
MARK = """(one) => [getComputedStyle(one).backgroundColor,
  parseFloat(getComputedStyle(one).borderBottomWidth)]"""
FIND = """async (words) => {
  const box = document.querySelector('.md-search__input')
  box.value = words
  box.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}))
}"""


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Screen]:
    """A desk, on which one page after the other is opened."""
    with closing(Screen(browser, DESK)) as screen:
        yield screen


def shown(desk: Screen, url: str, width: int = DESK, height: int = 900) -> Page:
    """Open a page in a window of some size."""
    desk.page.set_viewport_size({"width": width, "height": height})
    desk.page.goto(url)
    return desk.page


@pytest.mark.parametrize("width", [1024, DESK, WIDE])
def test_the_whole_menu_is_in_the_header(width: int, desk: Screen, address: str) -> None:
    page = shown(desk, f"{address}conditions/sciatica/", width)
    links = page.locator(".top__nav a")
    boxes = [link.bounding_box() for link in links.all()]

    assert links.all_inner_texts() == MENU
    assert all(box["x"] + box["width"] <= width for box in boxes)
    assert all(one["x"] + one["width"] <= other["x"] + 1 for one, other in pairwise(boxes))
    assert {box["y"] for box in boxes} == {boxes[0]["y"]}
    assert desk.sideways() == []


@pytest.mark.parametrize("height", [900, 600])
def test_the_contents_stay_in_view(height: int, desk: Screen, address: str) -> None:
    page = shown(desk, f"{address}conditions/sciatica/", height=height)
    for share in (0.2, 0.5, 0.8):
        page.evaluate("(share) => scrollTo(0, document.body.scrollHeight * share)", share)
        box = page.locator(".contents").bounding_box()

        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height


@pytest.mark.parametrize("width", [DESK, WIDE])
def test_home_uses_the_whole_width(width: int, desk: Screen, address: str) -> None:
    parts = (".hero", ".faq", ".cards", ".strip", ".trust", ".home .words > ol", ".checked")
    page = shown(desk, address, width)
    used = dict(zip(parts, page.evaluate(ROWS, list(parts)), strict=True))
    rows = {".faq h3": 3, ".cards li": 4, ".strip li": 3, ".home .words > ol li": 3}
    columns = {one: page.evaluate(ACROSS, one) for one in rows}

    assert {part: share for part, share in used.items() if share < USED} == {}
    assert columns == rows


def test_a_page_and_its_contents_fill_the_width(desk: Screen, address: str) -> None:
    for place in (*HUBS, "conditions/sciatica/", "techniques/kneading/", "first-visit/"):
        page = shown(desk, address + place)
        if place in HUBS[:2]:
            assert page.evaluate(ACROSS, ".cards li") == 4
        for width in (DESK, WIDE):
            page.set_viewport_size({"width": width, "height": 900})
            short, contents = page.evaluate(ROWS, [".short", ".contents"])

            assert short > 0.6, (place, width)
            assert 0.15 < contents < 0.3, (place, width)
            assert short + contents > 0.85, (place, width)
            assert desk.sideways() == [], (place, width)


def test_text_and_picture_stand_side_by_side(desk: Screen, address: str) -> None:
    gaps = shown(desk, f"{address}conditions/sciatica/").evaluate(BESIDE)

    assert len(gaps) >= 2
    assert all(gap > 0 for gap in gaps)


def test_a_neutral_home_names_nobody_and_the_emergency_line_stands_apart(
    desk: Screen, address: str, ours: Site
) -> None:
    page = shown(desk, address)
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 900})
        doors = page.locator(".paths li").last.bounding_box()
        line = page.locator(".paths + p").bounding_box()

        assert line["y"] - doors["y"] - doors["height"] >= AIR, width
    assert page.locator(".behind").count() == bool(ours.clinic.name)


def test_only_a_long_page_lists_its_parts_on_a_phone(desk: Screen, address: str) -> None:
    listed = {}
    for place in ("about/", "pictures/get-help/", "first-visit/", "conditions/sciatica/"):
        page = shown(desk, address + place, PHONE)
        listed[place] = page.locator(".onpage").is_visible()

    assert [place for place, seen in listed.items() if seen] == [
        "first-visit/", "conditions/sciatica/",
    ]  # fmt: skip


def test_the_way_on_stays_inside_a_part(ours: Site, built: Path) -> None:
    part = dict(parts(ours.config["nav"]))
    turns = 0
    for source, name in part.items():
        place = address(source).strip("/")
        tree = LexborHTMLParser((built / place / "index.html").read_text("utf-8"))
        for link in tree.css("[rel=prev], [rel=next]"):
            to = (built / place / link.attributes["href"]).resolve().relative_to(built.resolve())
            others = {address(one).strip("/") for one, theirs in part.items() if theirs == name}
            turns += 1

            assert to.as_posix() in others, f"{place} leads to {to}"
    assert turns > len(part) / 2


def parts(nav: list, part: str = "") -> Iterator[tuple[str, str]]:
    """Yield each page of the menu with the name of its part; "" for home."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry, part
        else:
            for name, inside in entry.items():
                yield from parts(inside if isinstance(inside, list) else [inside], part or name)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_home_says_who_stands_behind_it(width: int, theirs: Path, browser: Browser) -> None:
    with serving(theirs) as home, closing(Screen(browser, width)) as screen:
        screen.page.goto(home)
        behind = screen.page.locator(".behind")
        links = {
            link.inner_text(): link.get_attribute("href") for link in behind.locator("a").all()
        }

        assert behind.is_visible()
        assert f"This guide comes to you from {CLINIC['name']}." in behind.inner_text()
        assert links == {
            f"Call {CLINIC['phone']}": "tel:01632960983",
            "Book or change a visit": CLINIC["booking"],
        }
        assert screen.sideways() == []


def search(page: Page, words: str) -> None:
    """Open the search, type some words, and wait for what is found."""
    if page.locator(".top__search").is_visible():
        page.locator(".top__search").click()
    page.locator(".md-search__input").focus()
    page.locator(".md-search-result__meta", has_text="Type to search").or_(
        page.locator(".md-search-result__item").first
    ).first.wait_for()
    page.evaluate(FIND, words)
    page.locator(".md-search-result__meta", has_text="page").or_(
        page.locator(".md-search-result__meta", has_text="Nothing")
    ).wait_for()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_search_looks_like_ours(width: int, browser: Browser, address: str) -> None:
    with closing(Screen(browser, width)) as screen:
        page = screen.page
        screen.open(address)
        page.wait_for_load_state()
        search(page, "trapped nerve")
        first = page.locator(".md-search-result__item").first
        page.locator(".md-search-result article[data-line] p").first.wait_for()
        said = page.locator(".md-search-result").inner_text()
        lines = page.locator(".md-search-result__item > a p:visible").all()
        line = float(lines[0].evaluate("(one) => parseFloat(getComputedStyle(one).lineHeight)"))

        assert first.locator("small").inner_text() == "Can it help me?"
        assert first.locator("h1").inner_text() == "Sciatica"
        assert "missing" not in said.lower()
        assert page.locator("del").count() == 0
        assert all(
            one.bounding_box()["height"] < (3 if width == PHONE else 2) * line for one in lines
        )
        assert not page.locator(".search-help").is_visible()
        for colours, media in COLOURED.items():
            page.emulate_media(**media)
            mark = page.locator("mark:visible").first.evaluate(MARK)

            assert mark[0].endswith(", 0)"), colours
            assert mark[1] > 0, colours
        # in forced colours: test_browser.py does the others
        screen.start_axe("light", COLOURS, where="[data-md-component=search]")
        assert screen.axe() == []
        assert screen.console == screen.errors == []


def test_a_search_in_vain_helps(browser: Browser, address: str, ours: Site) -> None:
    call = f"call {ours.data.regions[ours.region].emergency}"
    with closing(Screen(browser, PHONE)) as screen:
        page = screen.page
        page.goto(f"{address}techniques/kneading/")
        search(page, "xyzzy")
        links = page.locator(".search-help a")
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": 900})
            said = page.locator(".md-search-result__meta").inner_text()

            assert said.startswith("Nothing found."), width
            assert links.all_inner_texts() == [*MENU[:3], "All pages, A to Z", call], width
            assert links.first.bounding_box()["height"] >= 43.5, width

        links.nth(3).click()
        page.wait_for_url("**/about/words/#pages")


def few(route: Route) -> None:
    """Answer with an index of few pages, which is soon read."""
    answer = route.fetch()
    index = answer.json()
    index["docs"] = [one for one in index["docs"] if one["location"].startswith(FEW)]
    route.fulfill(response=answer, json=index)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_search_works_after_back_and_reload(width: int, browser: Browser, address: str) -> None:
    with closing(Screen(browser, width)) as screen:
        page = screen.page
        page.route("**/search_index.json", few)
        page.goto(address)
        search(page, "migraine")
        page.locator(".md-search-result__item > a").first.click()
        page.wait_for_url("**/conditions/migraine/**")
        page.go_back()
        page.wait_for_url(address)
        again = []
        for _ in ("back", "reload"):
            page.locator(".md-search__overlay").evaluate("() => { document.activeElement?.blur() }")
            if page.locator(".md-search__output").is_visible():
                page.keyboard.press("Escape")
            search(page, "kneading")
            again.append(page.locator(".md-search-result__item h1").first.inner_text())
            page.reload()

        assert again == ["Kneading", "Kneading"]
        assert page.url == address
        assert not page.locator(".md-search__output").is_visible()
