"""Every page in a real browser, as readers with different screens, keys and paper meet it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

import lengths
import paper
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from conftest import ROOT, SOURCES
from playwright.sync_api import Browser, Page
from screen import COLOURS, DESK, PHONE, SCHEMES, Screen, Stop, stop, stops
from serving import serving
from sitekit import content
from sitekit.content import Site
from targets import small
from test_desk import few

PAGES = {
    content.address(path)[1:]: path
    for path in (PurePosixPath(one.relative_to(ROOT / "docs")) for one in SOURCES)
}
OTHERS = ("404.html", "poster/first-visit/")  # pages that nobody wrote
SIDES = {"condition": 5, "technique": 2}  # of paper, at most: a condition has all its danger signs
FIRST = "first-visit/"  # the page that clinics link has 2 as well
LONG = "conditions/sciatica/"  # a page with pictures, sources and many sections
KINDS = {  # a page of each kind: seen on a desk, in its colours by day and night, and bare
    "", FIRST, LONG, "conditions/", "techniques/", "techniques/kneading/", "is-it-safe/",
    "is-it-safe/check/", "first-visit/prepare/", "first-visit/diary/", "for-clinics/",
    "about/words/", "pictures/first-visit/", "people/pregnancy/", *OTHERS,
}  # fmt: skip
WALKED = [("", PHONE), ("", DESK), (FIRST, PHONE), (FIRST, DESK), ("about/words/", PHONE)]
MENU = ".top__menu summary"
RESULT = "[data-md-component=search-result] ol > li"
SKIP, BRAND = "Skip to the words", "Remedial massage"
SEEN = """(names) => names.filter((name) => document.querySelector(name)
  ?.checkVisibility({opacityProperty: true, visibilityProperty: true}))"""
COUNT = "(names) => names.map((name) => document.querySelectorAll(name).length)"
BAD = """<!doctype html><html lang="en"><title>Bad</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><main><h1>Bad</h1><input><p>Black</p>
<p style="color: #666; background: #fff; width: 2000px">Grey</p><img src="gone.svg" alt="">
<script src="http://elsewhere.example/a.js"></script>
<script>localStorage.one = sessionStorage.two = document.cookie = "three=3"; tell()</script>"""
HIDDEN = """<!doctype html><style>a { display: block } .bare { outline: 0 }</style>
<a href="#">Good</a><a href="#" class="bare">Bare</a><a href="#" style="opacity: 0">Clear</a>
<a href="#" style="position: fixed; left: -99px">Away</a>
<a href="#" style="position: absolute; top: 200px">Under</a>
<div style="position: absolute; top: 190px; width: 99px; height: 99px; background: #fff"></div>
<a href="#" aria-label="Thin" style="width: 0"></a>"""


@pytest.fixture(scope="session")
def screens(browser: Browser) -> Iterator[list[Screen]]:
    """A phone and a desk."""
    opened = [Screen(browser, width) for width in (PHONE, DESK)]
    opened[0].page.set_viewport_size({"width": PHONE, "height": lengths.SCREEN})
    for screen in opened:
        screen.page.add_init_script(AXE_SCRIPT)  # sent once, not with each page
    yield opened
    for screen in opened:
        screen.close()


@pytest.fixture(scope="session")
def bare(browser: Browser) -> Iterator[Screen]:
    """A phone without JavaScript."""
    with closing(Screen(browser, PHONE, java_script_enabled=False)) as screen:
        yield screen


def findings(
    screens: list[Screen], url: str, site: str, *, colours: bool = True
) -> dict[str, list[str]]:
    """Open a page on every screen, and return all that is wrong with it.

    axe is slow with ``colours``: it looks by day at the first, and for them at the second by night.
    """
    found: dict[str, list[str]] = {}
    for screen in screens:
        screen.open(url)
    times = dict(zip(screens[: 1 + colours], SCHEMES, strict=False))
    for screen, scheme in times.items():
        screen.start_axe(scheme, without=() if colours else COLOURS)  # in all of them at once
    found |= {f"{screen.name}, {scheme}: axe": screen.axe() for screen, scheme in times.items()}
    for screen in screens:
        screen.page.wait_for_load_state()  # the styles for paper come last
        found |= {f"{screen.name}: {kind}": said for kind, said in screen.notes(site).items()}
    return {kind: said for kind, said in found.items() if said}


def on_paper(page: Page, most: int | None) -> dict[str, list[str]]:
    """Say what is wrong with the page that is open once it is printed, on ``most`` sides."""
    page.emulate_media(media="print", color_scheme="light")
    printed = paper.printed(page)
    sides = {"A4": printed.sides, "Letter": len(paper.sheets(page, "Letter"))} if most else {}
    found = {
        "on paper": paper.amiss(page),
        "not printed": printed.lacks(page.evaluate(paper.WORDS) + page.evaluate(paper.SOURCES)),
        "stands alone": paper.stranded(printed.pdf, page.evaluate(paper.HEADS)),
        "sides": [f"{n} of {size}, not {most}" for size, n in sides.items() if n > most],
    }
    page.emulate_media(media="screen")
    return {kind: said for kind, said in found.items() if said}


def in_full(found: dict[str, list[str]]) -> str:
    """Return findings one a line, for pytest shortens what it compares."""
    return "\n".join(f"{kind}: {one}" for kind, notes in found.items() for one in notes)


@pytest.mark.parametrize("name", [*PAGES, *OTHERS], ids=lambda name: name or "home")
def test_nothing_is_wrong_with(
    *,
    name: str,
    screens: list[Screen],
    bare: Screen,
    address: str,
    ours: Site,
    capsys: pytest.CaptureFixture[str],
) -> None:
    closely = name in KINDS
    seen = screens if closely else screens[:1]
    found = findings(seen, address + name, address, colours=closely)
    found |= {f"{screen.name}: small": said for screen in seen if (said := small(screen.page))}
    if name in PAGES:
        most = 3 if name == FIRST else SIDES.get(ours.pages[PAGES[name]].kind)
        limit, (length, answer) = lengths.limit_of(PAGES[name], ours), lengths.screens(seen[0].page)
        with capsys.disabled():
            print(f"\nScreens of a phone: {lengths.row(name, length, limit)}", end="")
        found |= {"length": said} if (said := lengths.too_long(length, answer, limit)) else {}
        found |= on_paper(seen[-1].page, most) if most or closely else {}
    if closely and name in PAGES:
        bare.page.goto(address + name)
        for width in (PHONE, DESK):  # no script waits for the page to come on one of them
            bare.page.set_viewport_size({"width": width, "height": 900})
            if said := without_javascript(bare.page):
                found[f"{width} px, without JavaScript"] = said

    assert not found, in_full(found)


def test_a_bad_page_is_told_exactly_this(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BAD)

    with (
        serving(tmp_path) as site,
        closing(Screen(browser, PHONE)) as phone,
        closing(Screen(browser, DESK)) as desk,
    ):
        found = findings([phone, desk], site, site)

    said = {kind: sorted(one.split(": ")[0] for one in notes) for kind, notes in found.items()}
    seen = {
        "console": ["Failed to load resource", "Failed to load resource"],
        "error": ["tell is not defined"],
        "not answered": [f"404 {site}gone.svg", "http://elsewhere.example/a.js"],
        "from elsewhere": ["http://elsewhere.example/a.js"],
        "cookie": ["three"],
        "kept": ["one", "two"],
    }
    assert said == {
        "390 px, light: axe": ["color-contrast-enhanced at p:nth-child(4)", "label at input"],
        "1280 px, dark: axe": ["color-contrast-enhanced at p:nth-child(4)", "label at input"],
        **{f"{width} px: {kind}": notes for width in (PHONE, DESK) for kind, notes in seen.items()},
        "390 px: sideways": [f"2008 px wide on {width} px" for width in (DESK, 320, PHONE)],
        "1280 px: sideways": ["2008 px wide on 1280 px"],
    }


def test_what_looks_wrong_on_paper_is_named(browser: Browser) -> None:
    with closing(Screen(browser, DESK)) as screen:
        screen.page.set_content(
            "<header>Menu</header><main id=words><p style='color:#444;font-size:10pt'>Rest</p>"
            "<h2 style='background:#eee'>Ice</h2><div class=care style='background:#fee'><p>Call</p></div>"
            "<p style='font-size:0'>Gone</p><h2>Alone</h2><p style='break-before:page'>Next</p></main>"
        )

        assert on_paper(screen.page, 1) == {
            "on paper": [
                "p is rgb(68, 68, 68)",
                "p has 10 points",
                "h2 is on rgb(238, 238, 238)",
                "div.care is on rgb(255, 238, 238)",
                "p has 0 points",
                "a card has no border",
                "header is printed",
                "there is no code",
            ],
            "not printed": ["Gone"],
            "stands alone": ["Alone"],
            "sides": ["2 of A4, not 1", "2 of Letter, not 1"],
        }


def without_javascript(page: Page) -> list[str]:
    """Say what a reader without JavaScript does not see, and what he sees in vain."""
    phone = page.viewport_size["width"] == PHONE
    parts, heads, home = page.evaluate(COUNT, [".onpage", "#words h2", ".home"])
    wanted = ["h1", "#words h2", ".checked", ".foot", MENU if phone else ".top__nav"]
    if phone and parts:  # a short page has no list of its parts
        wanted.append(".onpage summary")
    elif not phone and heads > 3 and not home:
        wanted.append(".contents")
    if phone:
        page.locator(MENU).click()
        wanted.append(".top__menu li:last-child a")
    vain = ["[data-md-component=search]", "[data-md-component=search] input"]
    seen = page.evaluate(SEEN, wanted + vain)
    return [f"no {one}" for one in wanted if one not in seen] + [
        f"{one} in vain" for one in vain if one in seen
    ]


def test_what_is_gone_or_in_vain_without_javascript_is_named(browser: Browser) -> None:
    with closing(Screen(browser, PHONE, java_script_enabled=False)) as screen:
        screen.page.set_content(
            "<details class=top__menu><summary>Menu</summary></details><h1>Knee</h1>"
            "<div id=words><h2 hidden>A</h2><h2>B</h2><h2>C</h2><h2>D</h2></div>"
            "<details class=onpage hidden><summary>On this page</summary></details>"
            "<div data-md-component=search>Search</div><p class=checked>Today</p>"
        )

        assert without_javascript(screen.page) == [
            "no #words h2",
            "no .foot",
            "no .onpage summary",
            "no .top__menu li:last-child a",
            "[data-md-component=search] in vain",
        ]


def test_a_lost_reader_still_sees_the_site(browser: Browser, address: str) -> None:
    lost = f"{address}conditions/no/such/page/"

    with closing(Screen(browser, DESK)) as screen:
        screen.open(lost)
        screen.page.wait_for_load_state()

        assert screen.page.get_by_role("heading", level=1).inner_text() == (
            "We cannot find that page"
        )
        assert screen.failed == [f"404 {lost}"]


def test_a_stop_that_cannot_be_seen_is_named(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screen.PATIENCE", 1)  # nothing here comes late
    with closing(Screen(browser, DESK)) as screen:
        screen.page.set_content(HIDDEN)

        assert [str(one) for one in stops(screen.page)] == [
            "Good: ",
            "Bare: has no ring",
            "Clear: is invisible",
            "Away: is off the screen",
            "Under: is covered",
            "Thin: has no size, is covered",
        ]


@pytest.mark.parametrize(("page", "width"), WALKED, ids=str)
def test_the_tab_key_shows_where_it_is(
    page: str, width: int, browser: Browser, address: str
) -> None:
    with closing(Screen(browser, width)) as screen:
        screen.page.goto(address + page)
        found = stops(screen.page)

    names = [one.name for one in found]
    assert names[0] == SKIP
    assert names[1].startswith(BRAND)  # a clinic's name may follow
    assert ("Menu" if width == PHONE else "Your first visit") in names[2:4]
    assert "Suggest a change to this page" in names
    assert [str(one) for one in found if one.faults] == []


def test_the_skip_link_skips_the_menu(browser: Browser, address: str) -> None:
    with closing(Screen(browser, DESK)) as screen:
        screen.page.goto(address + LONG)
        stop(screen.page)
        screen.page.keyboard.press("Enter")
        stop(screen.page)

        assert screen.page.locator("#words :focus").count() == 1


def test_the_menu_opens_with_the_enter_key(browser: Browser, address: str, ours: Site) -> None:
    titles = [title for entry in ours.config["nav"] for title in entry]

    with closing(Screen(browser, PHONE)) as screen:
        screen.page.goto(address + LONG)
        while (here := stop(screen.page)) and here.name != "Menu":
            pass
        screen.page.keyboard.press("Enter")
        reached = [stop(screen.page) for _ in titles]
        screen.page.keyboard.press("Enter")
        screen.page.wait_for_url(f"{address}about/")

    assert reached == [Stop(title, ()) for title in titles]


def test_the_escape_key_closes_the_menu(browser: Browser, address: str) -> None:
    with closing(Screen(browser, PHONE)) as screen:
        screen.page.goto(address + LONG)
        open_menu(screen)
        stop(screen.page)
        screen.page.keyboard.press("Escape")

        assert not screen.page.locator(".top__menu nav").is_visible()
        assert screen.page.evaluate("() => document.activeElement.innerText") == "Menu"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_search_finds_the_page_on_sciatica_first(
    width: int, browser: Browser, address: str
) -> None:
    with closing(Screen(browser, width)) as screen:
        screen.page.goto(f"{address}first-visit/")
        search(screen, "sciatica")
        first = screen.page.locator(f"{RESULT} a").first.get_attribute("href")

        assert first.partition("?")[0].endswith("/conditions/sciatica/")


def search(screen: Screen, words: str) -> None:
    """Type words into the search box and wait for what it finds."""
    if screen.page.locator(".top__search").is_visible():
        screen.page.locator(".top__search").click()
    box = screen.page.get_by_role("textbox", name="Search")
    box.click()
    box.press_sequentially(words)
    screen.page.locator(RESULT).first.wait_for()


def open_menu(screen: Screen) -> None:
    """Open the menu of a phone."""
    screen.page.locator(MENU).click()


def open_contents(screen: Screen) -> None:
    """Open the list of a page's sections, on a phone."""
    screen.page.locator(".onpage summary").click()


def open_picture(screen: Screen) -> None:
    """Enlarge the first picture."""
    screen.page.locator("a.glightbox").first.click()
    screen.page.locator(".gslide.current.loaded img").wait_for()


def test_the_escape_key_closes_a_picture(browser: Browser, address: str) -> None:
    with closing(Screen(browser, DESK)) as screen:
        page = screen.page
        page.goto(address + LONG)
        open_picture(screen)
        held = page.locator("[role=dialog] :focus, [role=dialog]:focus").count()
        page.keyboard.press("Escape")
        page.locator(".gslide").first.wait_for(state="detached")

        assert held == 1
        assert page.evaluate("() => document.activeElement.matches('a.glightbox')")


def test_the_arrow_keys_turn_to_the_next_picture(browser: Browser, address: str) -> None:
    with closing(Screen(browser, DESK)) as screen:
        page = screen.page
        page.goto(address + LONG)
        open_picture(screen)
        page.keyboard.press("ArrowRight")
        shown = page.locator(".gslide:nth-child(2).current.loaded img")
        shown.wait_for()
        second = page.locator("a.glightbox img").nth(1).get_attribute("alt")

        assert shown.get_attribute("alt") == second != ""


def open_search(screen: Screen) -> None:
    """Search some pages for a word that is on them: all of them take long to read."""
    screen.page.route("**/search_index.json", few)
    search(screen, "massage")


def open_kit(screen: Screen) -> None:
    """Open the messages to copy for one page."""
    screen.page.locator(".kit summary").nth(1).click()


OPENED = {  # what a reader opens, and the part of the page that is looked at then
    open_menu: ".top__menu",
    open_contents: ".onpage",
    open_picture: ".glightbox-container",
    open_search: "[data-md-component=search]",
    open_kit: ".kit",
}


@pytest.mark.parametrize(
    ("opened", "width", "name"),
    [
        (open_menu, PHONE, LONG),
        (open_contents, PHONE, LONG),
        (open_picture, PHONE, LONG),
        (open_picture, DESK, LONG),
        (open_search, PHONE, LONG),
        (open_search, DESK, LONG),
        (open_kit, PHONE, "for-clinics/"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_nothing_is_wrong_once_a_reader_did(
    opened: Callable[[Screen], None], width: int, name: str, browser: Browser, address: str
) -> None:
    with closing(Screen(browser, width)) as screen:
        screen.open(address + name)
        screen.page.wait_for_load_state()
        opened(screen)
        found = {"small": small(screen.page), **screen.axe_by_day_and_night(OPENED[opened])}
        found |= screen.notes(address)

    found = {kind: said for kind, said in found.items() if said}
    assert not found, in_full(found)
