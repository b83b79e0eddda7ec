"""How large things are: a picture that is opened, and what is folded on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Sample
from lengths import LIMITS, ROOM, limit_of, row, screens, too_long
from playwright.sync_api import Browser, Page
from screen import COLOURS, DESK, PHONE, Screen
from selectolax.lexbor import LexborHTMLParser
from sitekit.content import Site

GROWN = 1.5  # times its size on the page, on a desk
FILLED = 0.9  # of a phone's width or of what is left of its height
KINDS = {"li": "step", "figure": "wide"}  # by the element that holds a picture and has no class
IN_BOX = """() => {
  const box = (one) => (({x, y, width, height}) => ({x, y, width, height}))(one.getBoundingClientRect())
  const slide = document.querySelector('.gslide.current')
  return {picture: box(slide.querySelector('img')), words: slide.querySelector('.gcaption').innerText,
    caption: box(slide.querySelector('.gcaption'))}
}"""
FOLDS = "() => [...document.querySelectorAll('.sources, .evidence')].map((one) => one.open)"
SEEN = "(one) => one.checkVisibility({contentVisibilityAuto: true}) && one.getBoundingClientRect().height > 0"


def pictures(built: Path) -> Iterator[tuple[str, str, int]]:
    """Yield the flattest and the highest picture of each kind: the kind, its page, and its place."""
    found: dict[str, list[tuple[float, str, int]]] = {}
    for path in sorted(built.rglob("index.html")):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        for number, link in enumerate(tree.css("a.glightbox")):
            holder = link.parent
            while holder.tag not in {"figure", "li"}:
                holder = holder.parent
            kind = holder.attributes.get("class") or KINDS[holder.tag]
            picture = link.css_first("img").attributes
            shape = int(picture["width"]) / int(picture["height"])
            place = path.parent.relative_to(built).as_posix()
            found.setdefault(kind, []).append((shape, place, number))
    for kind, some in found.items():
        for _, place, number in {min(some), max(some)}:
            yield kind, place, number


def opened(page: Page, number: int) -> tuple[dict[str, float], dict]:
    """Open a picture; return its size on the page, and where picture and words are in the box."""
    picture = page.locator("a.glightbox img").nth(number)
    picture.scroll_into_view_if_needed()
    before = picture.bounding_box()
    picture.click()
    page.locator(".gslide.current img").wait_for()
    page.wait_for_function("() => document.querySelector('.gslide.current img').complete")
    after = page.evaluate(IN_BOX)
    page.keyboard.press("Escape")
    page.locator(".glightbox-container").wait_for(state="detached")
    return before, after


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_picture_opens_as_large_as_the_window_allows(
    width: int, built: Path, browser: Browser, address: str
) -> None:
    every = sorted(pictures(built), key=lambda one: one[1])
    assert {kind for kind, *_ in every} == {"step", "wide", "tall", "small"}
    wrong, before = {}, ""
    with closing(Screen(browser, width)) as screen:
        for kind, place, number in every:
            if place != before:
                screen.open(f"{address}{place}/")
                screen.page.wait_for_load_state()
            before = place
            if said := faults(screen.page, *opened(screen.page, number)):
                wrong[f"{kind} on {place}"] = said
            assert screen.console == screen.errors == []

    assert wrong == {}


def faults(page: Page, before: dict[str, float], after: dict) -> list[str]:
    """Say what is wrong with a picture that was opened."""
    window, picture, caption = page.viewport_size, after["picture"], after["caption"]
    grown = picture["width"] / before["width"]
    left = window["height"] - caption["height"] - 100  # what one can press, and some air
    full = picture["width"] >= FILLED * window["width"] or picture["height"] >= FILLED * left
    said = [] if full else [f"it is {picture['width']:.0f} px wide and does not fill the window"]
    if window["width"] == DESK and grown < GROWN:
        said.append(f"it grows {grown:.2f} times")
    if abs(picture["width"] / picture["height"] - before["width"] / before["height"]) > 0.03:
        said.append("its shape changes")
    inside = picture["x"] >= 0 and picture["x"] + picture["width"] <= window["width"]
    if not inside or picture["y"] + picture["height"] > caption["y"]:
        said.append("it is cut, or lies on its words")
    if not after["words"] or caption["y"] + caption["height"] > window["height"]:
        said.append("its words are not there")
    return said


def test_an_open_picture_is_right_in_every_colour(browser: Browser, address: str) -> None:
    with closing(Screen(browser, DESK)) as screen:
        page = screen.page
        screen.open(f"{address}conditions/sciatica/")
        page.locator("figure a.glightbox").first.click()
        page.locator(".gslide.current img").wait_for()
        words = page.locator(".gcaption")
        for scheme, forced in (("light", "none"), ("dark", "none"), ("light", "active")):
            page.emulate_media(color_scheme=scheme, forced_colors=forced)

            assert words.filter(visible=True).inner_text().startswith("The pain may"), scheme
        # in forced colours: test_browser.py does the others
        screen.start_axe("light", COLOURS, where=".glightbox-container")

        assert screen.axe() == []
        assert page.evaluate("() => document.activeElement.className").startswith("gclose")


def test_a_long_page_and_a_late_answer_are_named(browser: Browser) -> None:
    with closing(Screen(browser, PHONE)) as screen:
        screen.page.set_content(
            "<meta name=viewport content='width=device-width'><style>body{margin:0}"
            "p{font: 20px/40px var(--text)}</style><p class=short style='height:1350px'>Yes</p>"
            "<div style='height:422px'></div>"
        )

        length, answer = screens(screen.page)

    late = "the short version ends at 1.6"
    assert too_long(length, answer, 2) == ["2.1 screens, not 2", late]
    assert too_long(length, answer, 2.2) == too_long(length, answer, None) == [late]
    assert row("first-visit/", length, 9.2) == f"{'first-visit/':<40}   2.1 of 9.2"
    assert row("", length, None) == f"{'home':<40}   2.1"


def test_each_limit_is_that_of_a_page(ours: Site) -> None:
    room = ROOM if ours.clinic.name else 0

    assert {limit_of(one, ours) for one in ours.pages} == {
        None, *(limit + room for limit in LIMITS.values()),
    }  # fmt: skip


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_sources_are_folded_until_a_note_leads_to_one(
    *, script: bool, browser: Browser, address: str
) -> None:
    with closing(Screen(browser, PHONE, java_script_enabled=script)) as screen:
        page = screen.page
        page.goto(f"{address}techniques/kneading/")
        notes = page.locator(".sources li")
        folded = not notes.first.evaluate(SEEN)
        said = page.locator(".sources summary").inner_text().split()

        assert folded
        assert said[-2:] == [str(notes.count()), "sources"]

        page.locator(".footnote-ref").nth(1).click()
        notes.nth(1).wait_for()

        assert notes.nth(1).evaluate(SEEN)


def test_paper_shows_what_is_folded(browser: Browser, address: str) -> None:
    with closing(Screen(browser, PHONE, java_script_enabled=False)) as screen:
        page = screen.page
        page.goto(f"{address}techniques/kneading/")
        before = [page.locator(one).first.evaluate(SEEN) for one in (".sources li", ".evidence dd")]
        page.emulate_media(media="print")
        after = [page.locator(one).first.evaluate(SEEN) for one in (".sources li", ".evidence dd")]

        assert (before, after) == ([False, False], [True, True])


def test_a_browser_that_cannot_print_a_fold_has_it_opened(browser: Browser, address: str) -> None:
    with closing(Screen(browser, PHONE)) as screen:
        page = screen.page
        page.goto(f"{address}techniques/kneading/")
        states = [page.evaluate(FOLDS)]
        for event in ("beforeprint", "afterprint"):
            page.evaluate("(name) => dispatchEvent(new Event(name))", event)
            states.append(page.evaluate(FOLDS))

        assert states == [[False, False], [True, True], [False, False]]


def test_a_desk_shows_what_the_evidence_rests_on(browser: Browser, address: str) -> None:
    with closing(Screen(browser, DESK)) as screen:
        screen.page.goto(f"{address}techniques/kneading/")

        assert screen.page.evaluate(FOLDS) == [True, False]


NO_SIZE = "docs/index.md:21: The picture 'img/knee.svg' has no size.\n    Fix: Write "
SIZED = "'{ width=10 height=10 }' right after it."
UNKNOWN = "'{ width=360 height=400 }' right after it, with the picture's own numbers."


def unsized(sample: Sample) -> list[str]:
    """Return what is said of pictures without a size."""
    return [said for said in sample.problems() if "has no size" in said]


@pytest.mark.parametrize(
    "after", ["", "{ width=10 }", "{ .wide height=10 }", "{ width=wide height=10 }"]
)
def test_a_picture_without_a_size_is_named(sample: Sample, after: str) -> None:
    sample.change("docs/index.md", "{ width=10 height=10 }", after)

    assert unsized(sample) == [NO_SIZE + SIZED]


@pytest.mark.parametrize("after", ["{ width=10 height=10 }", '{: height="10" width="10" }'])
def test_a_picture_with_a_size_is_fine(sample: Sample, after: str) -> None:
    sample.change("docs/index.md", "{ width=10 height=10 }", after)

    assert unsized(sample) == []


def test_a_size_that_no_drawing_tells_is_asked_for(sample: Sample) -> None:
    sample.change("docs/index.md", "{ width=10 height=10 }", "")
    sample.change("docs/img/knee.svg", "viewBox", "viewbox")

    assert unsized(sample) == [NO_SIZE + UNKNOWN]
