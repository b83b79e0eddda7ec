"""What patients type leads them to the page they need."""

from __future__ import annotations

from conftest import ROOT
from playwright.sync_api import Browser, Page

RECORDED = [
    tuple(part.strip() for part in line.split("|"))
    for line in (ROOT / "tests/searches.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
FIRST = 3  # pages a reader looks at
FOUND = 0.95  # of the recorded searches
RESULTS = """async (query) => {
  const box = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  const changed = new Promise((done) => {
    new MutationObserver((_, watch) => { watch.disconnect(); setTimeout(done, 60); })
      .observe(list, { childList: true });
    setTimeout(done, 1500);
  });
  box.value = query;
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  await changed;
  const links = [...list.querySelectorAll(":scope > li > a:first-of-type")];
  return links.map((link) => link.pathname.slice(1));
}"""


def first_pages(page: Page, query: str) -> list[str]:
    """Return the pages that a search finds first."""
    return list(dict.fromkeys(page.evaluate(RESULTS, query)))[:FIRST]


def test_searches_find_the_right_page(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.locator(".md-search__input").focus()
    page.locator(".md-search-result__meta").get_by_text("Type to search").wait_for()
    found = {query: first_pages(page, query) for query, *_ in RECORDED}
    page.close()
    missed = {query: found[query] for query, wanted, *_ in RECORDED if wanted not in found[query]}
    late = {query: found[query] for query, wanted, *first in RECORDED
            if first and found[query][:1] != [wanted]}  # fmt: skip

    assert len(RECORDED) >= 100
    assert late == {}
    assert len(missed) <= (1 - FOUND) * len(RECORDED), missed
