"""The patient tools in a real browser: what they say, keep and send, with and without a script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import combinations_with_replacement

import pytest
from playwright.sync_api import Browser
from screen import PHONE, Screen
from sitekit.safety import LEVELS
from sitekit.site import Site

CHECK = "is-it-safe/check/"
TICK = """(pairs) => {
  const shown = (name) => [...document.querySelectorAll(name)].filter((one) => one.checkVisibility())
  return pairs.map((pair) => {
    const boxes = pair.map((key) => document.getElementById(`ask-${key}`))
    for (const box of boxes) box.checked = true
    const said = [shown('[class^=only-]').map((one) => one.className),
      shown('.answer').map((one) => one.parentNode.querySelector('input').id.slice(4))]
    for (const box of boxes) box.checked = false
    return said
  })
}"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Screen]:
    """One phone for all tools."""
    with closing(Screen(browser, PHONE)) as screen:
        yield screen


def quiet(screen: Screen, site: str) -> dict[str, list[str]]:
    """Return all that a tool said, kept or asked for elsewhere."""
    return {kind: said for kind, said in screen.notes(site).items() if said}


def test_each_tick_and_each_pair_shows_the_most_serious_answer(
    phone: Screen, address: str, ours: Site
) -> None:
    asked, order = ours.data.safety, list(LEVELS)
    pairs = [sorted(set(pair)) for pair in combinations_with_replacement(asked, 2)]
    wanted = [
        [[f"only-{min((asked[key].level for key in pair), key=order.index)}"],
         [key for key in asked if key in pair]]
        for pair in pairs
    ]  # fmt: skip

    phone.open(address + CHECK)
    phone.page.wait_for_load_state()

    assert phone.page.evaluate(TICK, pairs) == wanted
    assert phone.page.evaluate(TICK, [[]]) == [[["only-none"], []]]
    assert quiet(phone, address) == {}


def test_a_screen_reader_hears_the_question_the_answer_and_the_sum(
    phone: Screen, address: str, ours: Site
) -> None:
    phone.open(address + CHECK)
    page = phone.page
    for key, one in ours.data.safety.items():
        box = page.get_by_role("checkbox", name=one.ask, exact=True)
        assert box.get_attribute("id") == f"ask-{key}"
    page.get_by_role("checkbox", name="Varicose veins").focus()
    page.keyboard.press("Space")
    place = page.get_by_role("status").inner_text()
    page.get_by_role("checkbox", name="Chest pain").focus()
    page.keyboard.press("Space")
    heard = page.get_by_role("group", name="Heart, breath and head").aria_snapshot()

    assert place == "Your answer: Massage is possible, but not there."
    assert page.get_by_role("status").inner_text() == "Your answer: Call 999 now."
    assert 'checkbox "Chest pain or tightness' in heard and "[checked]" in heard
    assert "strong: Call 999 now." in heard
    assert "Say: “I have chest pain. It began at … o’clock.”" in heard
    assert page.get_by_role("link", name="Call 999").first.is_visible()
    page.get_by_role("button", name="Clear my ticks").click()
    assert page.get_by_role("heading", name="You have ticked nothing").is_visible()
    assert page.url == address + CHECK
    assert quiet(phone, address) == {}


def test_the_check_works_without_javascript(browser: Browser, address: str) -> None:
    with closing(Screen(browser, PHONE, java_script_enabled=False)) as screen:
        page = screen.page
        page.goto(address + CHECK)
        page.get_by_role("checkbox", name="One leg newly swollen").check()
        page.keyboard.press("Enter")

        assert page.get_by_role("heading", name="No massage today. Get help today").is_visible()
        assert page.get_by_text("Let nobody rub it").is_visible()
        assert not page.get_by_role("heading", name="You have ticked nothing").is_visible()
        assert not page.get_by_role("button", name="Print this page").is_visible()
        assert page.url == address + CHECK
        page.get_by_role("button", name="Clear my ticks").click()
        assert page.get_by_role("heading", name="You have ticked nothing").is_visible()
