"""The oldest browsers we promise, Firefox 115 and Safari 16, lack what is taken from this one here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from functools import cache

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, Page, Route
from screen import PHONE, Screen
from test_tools import NEXT, OURS, VOICE, listen

PAGES = (
    "", "conditions/sciatica/", "is-it-safe/", "is-it-safe/check/", "first-visit/prepare/",
    "first-visit/diary/", "techniques/kneading/", "about/words/", "for-clinics/",
)  # fmt: skip
# What is newer than they are. A rule with such a selector is dropped whole.
SELECTORS = re.compile(r":has\(|:popover-open|::details-content|::highlight|:open\b|:user-")
NESTED = re.compile(
    r"@layer|@container|@scope|color-mix\(|light-dark\(|[{;]\s*&|\((?:width|height) [<>]"
    r"|text-decoration:\s*[\w-]+\s[^;}]*"  # Safari knows the short form for a line alone
)
NAMES = {
    "checkVisibility", "showPopover", "hidePopover", "togglePopover", "Highlight", "highlights",
    "Segmenter", "canParse", "withResolvers", "groupBy", "fromAsync", "toSorted", "toSpliced",
    "toReversed", "setHTML", "startViewTransition", "requestIdleCallback", "isSubsetOf",
    "CloseWatcher", "navigation",
}  # fmt: skip
GUARDED = {  # each is asked for before it is used, or follows what was
    "checkVisibility", "showPopover", "hidePopover", "Highlight", "highlights",
}  # fmt: skip
OLD = """() => {
  for (const name of ["showPopover", "hidePopover", "togglePopover", "popover"])
    delete HTMLElement.prototype[name]
  for (const [from, name] of [[Element.prototype, "checkVisibility"], [window, "Highlight"],
    [CSS, "highlights"], [Intl, "Segmenter"], [URL, "canParse"], [Promise, "withResolvers"],
    [Object, "groupBy"], [Array, "fromAsync"], [window, "navigation"]]) delete from[name]
  delete CSS.constructor.prototype.highlights
  for (const [from, name] of ["querySelector", "querySelectorAll", "matches", "closest"].flatMap((name) =>
    [[Document.prototype, name], [Element.prototype, name]])) {
    const known = from[name]
    if (known) from[name] = function old(selector) {
      if (/:has\\(|:popover-open|::details-content|:open\\b/.test(selector)) throw new SyntaxError(selector)
      return known.call(this, selector)
    }
  }
}"""
SEEN = """(all) => all.filter((one) => {
  const {width, height} = one.getBoundingClientRect()
  return width && height && getComputedStyle(one).visibility === 'visible'
}).map((one) => one.className || one.localName)"""
UNPRINTED = ".top, .crumbs, .contents, .foot, .skip, .onpage, .call, .take, .more, .listen"


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each pair of outer brackets, and what is in it."""
    at = 0
    while (start := css.find("{", at)) >= 0:
        end, depth = start + 1, 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[at:start].strip(), css[start + 1 : end - 1]
        at = end


def read_by_old(css: str) -> str:
    """Return what an old browser makes of a stylesheet."""
    kept = ""
    for start, inner in rules(css):
        if start.startswith("@supports selector") or SELECTORS.search(start):
            continue
        nested = start.startswith(("@media", "@supports"))
        kept += f"{start}{{{read_by_old(inner) if nested else inner}}}"
    return kept


def selectors(start: str) -> Iterator[str]:
    """Yield each selector of a list."""
    at = depth = 0
    for n, sign in enumerate(start):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and not depth:
            yield start[at:n]
            at = n + 1
    yield start[at:]


def mixed(css: str) -> list[str]:
    """Name the lists in which a selector that old browsers do not know takes others with it."""
    found = []
    for start, inner in rules(css):
        if start.startswith(("@media", "@supports")):
            found += mixed(inner)
            continue
        kinds = {bool(SELECTORS.search(part)) for part in selectors(start)}
        found += [start] if len(kinds) > 1 else []
    return found


def test_a_list_of_selectors_that_is_lost_for_one_is_named() -> None:
    css = "a,b{c:d}a:has(b),c:not(:has(d, e), f){f:g}@media print{.top,p:has(a){display:none}}:is(a, b),i{j:k}"

    assert mixed(css) == [".top,p:has(a)"]
    assert read_by_old(css) == "a,b{c:d}@media print{}:is(a, b),i{j:k}"


def test_no_rule_of_ours_is_lost_for_one_selector() -> None:
    styles = {path.name: path.read_text("utf-8") for path in (ROOT / "docs/css").glob("*.css")}
    plain = {name: re.sub(r"/\*.*?\*/", "", css, flags=re.S) for name, css in styles.items()}

    assert {name: found for name, css in plain.items() if (found := mixed(css))} == {}
    assert {name: found for name, css in plain.items() if (found := NESTED.findall(css))} == {}


def test_each_newer_name_in_a_script_has_a_way_round_it() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs/js").glob("*.js"))

    assert {name for name in NAMES if re.search(rf"\b{name}\b", scripts)} == GUARDED
    assert "(?<" not in scripts  # Safari 16 stops at it


@pytest.fixture(scope="module")
def old(browser: Browser) -> Iterator[Screen]:
    """A phone whose browser is from 2022, on which one page after the other is opened."""
    with closing(Screen(browser, PHONE)) as screen:
        screen.page.add_init_script(f"({OLD})()")
        screen.page.route("**/*.css", dress_as_old)
        yield screen


@cache
def dressed(css: str) -> str:
    """Return what an old browser makes of a stylesheet, worked out once."""
    return read_by_old(css)


def dress_as_old(route: Route) -> None:
    """Answer with what an old browser understands of a stylesheet."""
    answer = route.fetch()
    route.fulfill(response=answer, body=dressed(answer.text()))


def opened(old: Screen, url: str) -> Page:
    """Open a page, once its scripts have run."""
    old.page.emulate_media(media="screen")
    old.open(url)
    old.page.wait_for_load_state()
    return old.page


def seen(page: Page, names: str) -> list[str]:
    """Return the classes, else the names, of the elements that can be seen."""
    return page.locator(names).evaluate_all(SEEN)


@pytest.mark.parametrize("name", PAGES, ids=lambda name: name or "home")
def test_an_old_browser_shows_and_prints(name: str, old: Screen, address: str) -> None:
    page = opened(old, address + name)
    open_meanings = seen(page, ".meaning")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = seen(page, UNPRINTED)
    titles = ".care .admonition-title"
    cards = len(seen(page, titles)), page.locator(titles).count()
    page.emulate_media(media="screen")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    found = {kind: said for kind, said in old.notes(address).items() if said}

    assert open_meanings == []
    assert printed == []
    assert cards[0] == cards[1]
    assert found == {}


def test_an_old_browser_reads_aloud(old: Screen, address: str) -> None:
    page = opened(old, f"{address}first-visit/")
    page.evaluate(VOICE, [OURS])
    listen(page)
    first = page.evaluate("() => said.at(-1).text")
    heard = [page.evaluate(NEXT) for _ in range(5)]

    assert first == "Your first visit"
    assert len(set(heard)) == 5
    assert old.errors == []


def test_an_old_browser_answers_the_safety_check(old: Screen, address: str) -> None:
    page = opened(old, f"{address}is-it-safe/check/")
    page.locator("[value=call]").first.check()
    page.locator(".turn__see").click()

    assert page.locator(".only-call").is_visible()
    assert not page.locator(".only-none").is_visible()
    assert old.errors == []


def test_an_old_browser_prints_an_answer_and_a_sheet_alone(old: Screen, address: str) -> None:
    printed = []
    for name in ("is-it-safe/check/", "first-visit/prepare/"):
        page = opened(old, address + name)
        if name.endswith("check/"):
            page.locator("[value=call]").first.check()
            page.locator(".turn__see").click()
        page.emulate_media(media="print")
        printed.append(seen(page, "#words > *"))

    assert printed == [
        ["h1", "tool steps is-done", "checked"],
        ["h1", "tool sheet", "sources", "checked"],
    ]
