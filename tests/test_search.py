"""What patients type leads them to the page they need."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from engines import DESK, Engine, opened
from playwright.sync_api import Browser, Page


def lines(name: str) -> list[tuple[str, ...]]:
    """Return what is asked, and the page that should be found, from a file."""
    return [
        tuple(part.strip() for part in line.split("|"))
        for line in (ROOT / "tests" / name).read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]


RECORDED, QUESTIONS = lines("searches.txt"), lines("questions.txt")
FIRST = 3  # pages a reader looks at
FOUND = 0.95  # of the recorded searches
TYPED = 20  # the box itself is asked for each so-manyth
READY = "() => /Type to/.test(document.querySelector('.md-search-result__meta')?.textContent)"
# What the box shows.
RESULTS = """async (query) => {
  const box = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  const changed = new Promise((done) => {
    new MutationObserver((_, watch) => { watch.disconnect(); setTimeout(done, 5); })
      .observe(list, { childList: true });
    setTimeout(done, 1500);
  });
  box.value = query;
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  await changed;
  const links = [...list.querySelectorAll(":scope > li > a:first-of-type")];
  return links.map((link) => link.pathname.slice(1));
}"""
# What the page's worker answers, with nothing drawn: ten times as fast.
KEEP_WORKER = """() => {
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given)
      this.addEventListener('message', (event) => {
        if (!window.heard) return
        event.stopImmediatePropagation()
        heard(event.data)
      })
      window.worker = this
    }
  }
}"""
ASK = """async (queries) => {
  const found = {}
  for (const query of queries) {
    const answer = new Promise((heard) => { window.heard = heard })
    worker.postMessage({type: 2, data: query})
    found[query] = (await answer).data.items.map((page) => page[0].location.replace(/#.*/, ''))
  }
  delete window.heard
  return found
}"""

# As by voice, by paste or a phone's suggestion, in an empty box.
EMPTY = "() => document.querySelector('.md-search__input').select()"
PASTED = "(words) => document.execCommand('insertText', false, words)"


def first_of(found: object) -> list[str]:
    """Return the first pages of what a search has found, each once."""
    return list(dict.fromkeys(found))[:FIRST]


@pytest.fixture(scope="module")
def search(browser: Browser, address: str) -> Iterator[Page]:
    """The home page, with search ready."""
    page = browser.new_page()
    page.add_init_script(f"({KEEP_WORKER})()")
    page.goto(address)
    page.locator(".md-search__input").focus()
    page.locator(".md-search-result__meta").get_by_text("Type to search").wait_for()
    yield page
    page.close()


@pytest.mark.parametrize(
    ("asked", "least"), [(RECORDED, 100), (QUESTIONS, 60)], ids=["words", "questions"]
)
def test_searches_find_the_right_page(
    asked: list[tuple[str, ...]], least: int, search: Page
) -> None:
    answers = search.evaluate(ASK, [query for query, *_ in asked])
    found = {query: first_of(pages) for query, pages in answers.items()}
    shown = {query: first_of(search.evaluate(RESULTS, query)) for query, *_ in asked[::TYPED]}
    missed = {query: found[query] for query, wanted, *_ in asked if wanted not in found[query]}
    late = {query: found[query] for query, wanted, *first in asked
            if first and found[query][:1] != [wanted]}  # fmt: skip

    assert len(asked) >= least
    assert shown == {query: found[query] for query in shown}
    assert late == {}
    assert len(missed) <= (1 - FOUND) * len(asked), missed


def test_a_source_is_found_where_all_are_and_not_on_every_page(built: Path) -> None:
    index = json.loads((built / "search/search_index.json").read_text("utf-8"))
    found = {one["location"] for one in index["docs"] if "Furlan" in one["text"]}

    assert {one.partition("#")[0] for one in found} == {"about/sources/"}
    assert not [one for one in index["docs"] if one["location"].endswith("#sources")]


def test_a_page_that_says_more_comes_before_the_list_of_sources(search: Page) -> None:
    words = ("migraine", "sciatica", "arthritis", "cancer", "pregnancy", "meridian", "sources")
    answers = search.evaluate(ASK, words)

    assert [word for word in words if "about/sources/" in first_of(answers[word])] == ["sources"]


@pytest.fixture(scope="module")
def box(engine: Engine, site: str) -> Engine:
    """The home page in each engine, with the box of search ready: it takes seconds."""
    opened(engine, site, DESK)
    engine.click(".md-search__input")
    engine.wait(READY)
    return engine


def test_signs_round_a_word_do_not_matter(box: Engine) -> None:
    same = {"999?": "999", "Warfarin?": "warfarin", "(numb)": "numb", "GP's": "gp", "GP’s": "gp",
            "“sciatica”": "sciatica", "+sciatica": "sciatica", "what is sciatica?": "sciatica",
            "headache/migraine": "headache migraine", "text:neck": "text neck"}  # fmt: skip
    asked = dict.fromkeys((*same.values(), *same))
    found = {query: first_of(box.evaluate(RESULTS, query)) for query in asked}

    assert [query for query in same if not found[query] or found[query] != found[same[query]]] == []
    assert found["what is sciatica?"][0] == "conditions/sciatica/"
    assert found["999?"][0] == "is-it-safe/"


def test_words_that_no_key_typed_are_looked_for_and_the_count_is_said(box: Engine) -> None:
    box.evaluate(RESULTS, "xyzzy")
    box.evaluate(EMPTY)
    box.evaluate(PASTED, "sciatica")
    box.await_(".md-search-result__list > li")

    assert box.text(".md-search [role=status]").partition(" ")[2] == "pages"
