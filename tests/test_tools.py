"""The patient tools in a real browser: what they say, keep and send, with and without a script."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

import pytest
from built import page_of, pages, text_of
from engines import Engine
from engines import opened as shown_in
from paper import sheets, squeezed
from playwright.sync_api import Browser, Error, Page
from screen import PHONE, Screen
from sitekit.content import Site
from sitekit.text import sentences

MOST_WORDS = 12  # a line of a picture page
CHECK = "is-it-safe/check/"
SHEET, DIARY = "first-visit/prepare/", "first-visit/diary/"
SCRIPTS = {"form.js", "check.js", "sheet.js", "diary.js"}
FILLED = {"goal": "Walk", "pain-1": "8", "pain-2": "6", "doing-1": "1", "note-1": "First massage"}
BADGES = """(all) => all.map((one) => [...one.querySelectorAll(':scope > .level strong')]
  .filter((badge) => badge.checkVisibility()).map((badge) => badge.textContent)
  .concat(one.querySelector('.answer strong').textContent))"""
UNFOLD = "() => { for (const one of document.querySelectorAll('.fold')) one.open = true }"

GONE = "(all) => all.forEach((one) => one.remove())"


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Screen]:
    """A phone, on which one page after the other is opened."""
    with closing(Screen(browser, PHONE)) as screen:
        yield screen


@pytest.fixture
def new_phone(browser: Browser) -> Iterator[Screen]:
    """A phone for one test, which changes it or answers what it asks."""
    with closing(Screen(browser, PHONE)) as screen:
        yield screen


def opened(screen: Screen, url: str) -> Page:
    """Open a page, once its scripts have run, with each folded group of a form open."""
    screen.page.emulate_media(media="null", color_scheme="null")
    screen.open(url)
    screen.page.wait_for_load_state()
    screen.page.evaluate(UNFOLD)
    return screen.page


def quiet(screen: Screen, site: str) -> dict[str, list[str]]:
    """Return all that a tool said, kept or asked for elsewhere."""
    return {kind: said for kind, said in screen.notes(site).items() if said}


def boxes(page: Page, start: str) -> dict[str, str]:
    """Return the words beside each box whose id starts so, by the rest of its id."""
    found = page.locator(f"input[id^={start}]").evaluate_all(
        f"(all) => all.map((one) => [one.id.slice({len(start)}), one.labels[0].textContent])"
    )
    return {key: " ".join(words.split()) for key, words in found}


def test_on_paper_each_group_says_what_to_do_about_a_tick(
    phone: Screen, address: str, ours: Site
) -> None:
    page = opened(phone, address + CHECK)
    page.emulate_media(media="print")
    badges = page.locator("fieldset").evaluate_all(BADGES)

    call = f"Call {ours.data.regions[ours.region].emergency} now."
    assert badges[0] == [call] * 2  # of the group, and of the answer to a tick
    assert [badge for badge in badges if len(badge) != 2 or badge[0] != badge[1]] == []


def sides(screen: Screen) -> set[int]:
    """Return how many sides of A4 and of Letter the page takes."""
    return {len(sheets(screen.page, size)) for size in ("A4", "Letter")}


def test_the_drawing_and_the_list_mark_the_same_places(phone: Screen, address: str) -> None:
    page = opened(phone, address + SHEET)
    on = "(all) => all.map((one) => one.dataset.spot)"
    spots = page.locator("[data-spot]").evaluate_all(on)
    places, status = boxes(page, "where-"), page.get_by_role("status")
    tapped, *_, ticked = places
    page.locator(f"[data-spot=where-{tapped}]").tap()
    said = status.inner_text()
    page.locator(f"details:has(#where-{ticked}) summary").press("Enter")
    page.locator(f"#where-{ticked}").press("Space")
    page.locator(f"[data-spot=where-{tapped}]").tap()

    assert sorted(spots) == sorted(f"where-{key}" for key in places)
    assert said == f"{places[tapped]}: marked"
    assert status.inner_text() == f"{places[tapped]}: mark taken off"
    assert page.locator(".spot.is-on").evaluate_all(on) == [f"where-{ticked}"]
    assert quiet(phone, address) == {}


def test_the_sheet_offers_what_the_safety_check_knows_and_what_pages_ask(
    phone: Screen, address: str, ours: Site
) -> None:
    page, words = opened(phone, address + SHEET), ours.data.sheet
    asked = list(boxes(page, "question-").values())
    parts: dict[str, list[str]] = {}  # of the sheet, in the order in which they are first met
    for key, one in ours.data.safety.items():
        if one.note:
            parts.setdefault(words.health_parts.get(one.group, words.other_part), []).append(key)
    lists = [ours.pages[PurePosixPath(source)].outline for source in words.asked_on]
    wanted = [
        ours.respelled(item.text)
        for outline in lists
        for item in outline.passages
        if item.kind == "item"
        and any(block.name == "ask" and block.holds(item.line) for block in outline.blocks)
    ]

    assert list(boxes(page, "note-")) == [key for part in parts.values() for key in part]
    assert asked == wanted
    assert len(asked) > 20


@pytest.mark.parametrize("page", [SHEET, DIARY])
def test_a_form_is_one_side_of_paper_and_is_not_lost_by_mistake(
    page: str, browser: Browser, address: str
) -> None:
    asked: list[str] = []
    with closing(Screen(browser, PHONE)) as screen:
        screen.page.on("dialog", lambda one: (asked.append(one.type), one.dismiss()))
        shown = opened(screen, address + page)
        blank = sides(screen)
        shown.locator("#goal").fill("Walk to the shop, and sleep through the night. " * 3)
        for box in shown.locator("#words .tool select").all()[:16]:
            box.select_option("5")
        for box in shown.locator("[type=checkbox]:is([id^=note-], [id^=need-])").all():
            box.check()
        filled = sides(screen)
        shown.get_by_role("button", name="Clear everything").click()
        kept = shown.locator("#goal").input_value()
        with pytest.raises(Error):
            shown.goto(address, timeout=1500)
        stayed = shown.url

        assert (blank, filled) == ({1}, {1})
        assert kept and stayed == address + page
        assert asked == ["confirm", "beforeunload"]


def test_a_blank_form_lets_go(new_phone: Screen, address: str) -> None:
    asked: list[str] = []
    page = opened(new_phone, address + SHEET)
    page.on("dialog", lambda one: (asked.append(one.type), one.accept()))
    page.locator("#goal").fill("Walk")
    page.locator("#name").press("Enter")
    stayed = page.url
    page.get_by_role("button", name="Clear everything").click()

    assert stayed == address + SHEET
    assert page.locator("#goal").input_value() == ""
    opened(new_phone, address + DIARY)
    assert asked == ["confirm"]


def diary_file(**changed: object) -> bytes:
    """Return a saved diary, with some of its parts changed."""
    whole = {"format": "remedial-massage-diary", "version": 1, "fields": FILLED} | changed
    return json.dumps(whole).encode()


def put(page: Page, content: bytes) -> str:
    """Open a file in the diary, and return what the page says."""
    page.evaluate("() => { document.querySelector('.told').textContent = '' }")
    file = {"name": "diary.json", "mimeType": "application/json", "buffer": content}
    page.locator("#file").set_input_files(file)
    page.wait_for_function("() => document.querySelector('.told').textContent")
    return page.get_by_role("status").inner_text()


WRONG = {
    "That file is damaged, or it is no diary.": [
        b"", b"{", b"\x00\xff", diary_file()[:-9], b"[" * 90000],
    "That file is not a diary from this page.": [
        b"[]", b"null", b"7", b'"x"', b"{}", diary_file(format="other"), diary_file(fields=None)],
    "That diary file is damaged.": [
        diary_file(version="1"), diary_file(version=0), diary_file(version=None)],
    "That diary comes from a newer page. Load this page again, then open the file.": [
        diary_file(version=2)],
    "That diary has entries that do not fit. It may be damaged.": [
        diary_file(fields={"pain-1": "11"}), diary_file(fields={"pain-1": 5}),
        diary_file(fields={"goal": "x" * 601}), diary_file(fields={"goal": {"a": 1}})],
    "That file is too big to be a diary.": [b"x" * 100001],
}  # fmt: skip


def test_a_diary_is_saved_and_opened_and_a_wrong_file_changes_nothing(
    phone: Screen, address: str
) -> None:
    page = opened(phone, address + DIARY)
    page.once("dialog", lambda one: one.accept())
    for key, value in FILLED.items():
        field = page.locator(f"#{key}")
        field.select_option(value) if key[:4] in {"pain", "doin"} else field.fill(value)
    drawn = page.locator(".chart svg").get_attribute("aria-label")
    with page.expect_download() as started:
        page.get_by_role("button", name="Save as a file").click()
    saved = Path(started.value.path()).read_bytes()
    before = page.evaluate("() => [...document.querySelectorAll('.tool [id]')].map((o) => o.value)")
    for words, files in WRONG.items():
        for content in files:
            assert put(page, content) == f"{words} Nothing on the page has changed."
    after = page.evaluate("() => [...document.querySelectorAll('.tool [id]')].map((o) => o.value)")
    page.locator("#goal").fill("Something else")
    opened_again = put(page, saved)

    assert drawn == "Pain: week 1: 8, week 2: 6. My goal: week 1: 1."
    assert json.loads(saved)["fields"].items() >= FILLED.items()
    assert before == after
    assert opened_again == "Your diary is open."
    assert page.locator("#goal").input_value() == "Walk"
    assert quiet(phone, address) == {}
    assert opened(phone, address + SHEET).url == address + SHEET  # what is saved lets go


def test_a_file_does_not_replace_a_diary_unasked(new_phone: Screen, address: str) -> None:
    asked: list[str] = []
    page = opened(new_phone, address + DIARY)
    page.on("dialog", lambda one: (asked.append(one.message), one.dismiss()))
    page.locator("#goal").fill("Mine")
    file = {"name": "d.json", "mimeType": "application/json", "buffer": diary_file()}
    page.locator("#file").set_input_files(file)
    page.wait_for_function("() => !document.getElementById('file').value")
    page.evaluate("() => new Promise((done) => setTimeout(done))")

    assert asked == ["Replace what is on the page with the file?"]
    assert page.locator("#goal").input_value() == "Mine"


VOICE = """(voices) => {
  const said = window.said = []
  class Spoken { constructor(text) { this.text = text } }
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => { window.asked = true; return voices },
    speak: (one) => said.push(one),
    cancel: () => { for (const one of said.splice(0, said.length - 1)) one.done = true },
  })
  Object.defineProperty(window, 'speechSynthesis', {value: speech})
  Object.defineProperty(window, 'SpeechSynthesisUtterance', {value: Spoken})
}"""
NO_VOICE = "This device has no English voice of its own."
OURS = {"lang": "en-GB", "localService": True, "name": "Ours"}
AWAY = {"lang": "en-GB", "localService": False, "name": "Far away"}
GERMAN = {"lang": "de-DE", "localService": True, "name": "Deutsch"}
NEXT = "() => { const one = said.at(-1); one.onend(); return said.at(-1).text }"
MARKED = "() => [...CSS.highlights.get('spoken') ?? []].map(String).join().replace(/\\s+/g, ' ')"


def with_voices(screen: Screen, url: str, *voices: dict[str, object]) -> Page:
    """Open a page on a device that has some voices."""
    page = opened(screen, url)
    page.evaluate(VOICE, voices)  # nothing asks before listening is wanted
    return page


def listen(page: Page) -> None:
    """Begin to listen, by the keyboard."""
    page.get_by_role("button", name="Listen", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Pause").wait_for()


def test_nobody_hears_of_missing_voices_before_listening_is_wanted(
    engine: Engine, site: str
) -> None:
    shown_in(engine, f"{site}first-visit/", PHONE)
    if not engine.evaluate("() => 'speechSynthesis' in window"):
        assert not engine.see(".listen")
        return
    engine.evaluate(VOICE, [])
    asked = engine.evaluate("() => [window.asked, performance.getEntriesByType('resource')"
                            ".filter(({name}) => name.includes('listen')).length]")  # fmt: skip
    engine.click(".listen button")
    engine.wait(f"() => document.querySelector('.listen').innerText.includes('{NO_VOICE}')")

    assert asked == [None, 0]  # Firefox shows every reader of a page that asks what is missing
    assert engine.evaluate("() => window.said.length") == 0
    assert engine.amiss() == []


@pytest.mark.parametrize("voices", [(AWAY,), (GERMAN, AWAY)], ids=["away", "german"])
def test_a_device_without_a_voice_of_its_own_is_told_so_when_it_is_asked(
    voices: tuple[dict[str, object], ...], phone: Screen, address: str
) -> None:
    page = with_voices(phone, f"{address}first-visit/", *voices)
    page.get_by_role("button", name="Listen", exact=True).tap()
    page.get_by_text(NO_VOICE).wait_for()
    title, box = page.locator("h1").bounding_box(), page.locator(".listen").bounding_box()

    assert page.evaluate("() => window.said") == []
    assert box["y"] + box["height"] <= title["y"]
    assert quiet(phone, address) == {}


def test_a_browser_that_cannot_speak_offers_no_listening(new_phone: Screen, address: str) -> None:
    new_phone.page.add_init_script("delete window.speechSynthesis")
    page = opened(new_phone, f"{address}first-visit/")

    assert not page.locator(".listen").is_visible()


def test_the_bar_hides_nothing_that_one_comes_to(phone: Screen, address: str) -> None:
    page = with_voices(phone, f"{address}conditions/sciatica/", OURS)
    listen(page)
    bar = page.locator(".listen").bounding_box()["height"]
    parts = page.locator("h2[id]").evaluate_all("(all) => all.map((one) => one.id)")
    hidden = {}
    for part in parts:
        page.evaluate("(part) => { location.hash = part }", part)
        page.wait_for_timeout(30)
        hidden[part] = page.locator(f"#{part}").bounding_box()["y"]
    for key in ["Tab"] * 12 + ["Shift+Tab"] * 24:
        page.keyboard.press(key)
        name, top, inside = page.evaluate(
            "() => { const one = document.activeElement; return [one.textContent.trim(),"
            " one.getBoundingClientRect().top, !!one.closest('.listen')] }"
        )
        if not inside:
            hidden[name] = min(top, hidden.get(name, top))

    assert bar < 80
    assert len(hidden) > 12
    assert {name: top for name, top in hidden.items() if top < bar - 1} == {}


def test_listening_follows_the_reader_and_does_not_drag_him_back(
    phone: Screen, address: str
) -> None:
    page = with_voices(phone, f"{address}first-visit/", OURS)
    listen(page)
    for _ in range(30):
        page.evaluate(NEXT)
    followed = page.evaluate("() => scrollY")
    for _ in range(2):  # pictures that come late move the end
        page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_timeout(300)
    away = page.evaluate("() => scrollY")
    for _ in range(5):
        page.evaluate(NEXT)
    stayed = page.evaluate("() => scrollY")

    assert followed > 300
    assert stayed == away > followed + 900


def test_a_page_is_read_sentence_by_sentence(phone: Screen, address: str, ours: Site) -> None:
    source = ours.pages[PurePosixPath("first-visit/index.md")]
    page = with_voices(phone, f"{address}first-visit/", AWAY, OURS)
    listen(page)
    first, marked = page.evaluate("() => said.at(-1).text"), page.evaluate(MARKED)
    heard = [page.evaluate(NEXT) for _ in range(9)]
    page.keyboard.press("Enter")
    paused = page.get_by_role("button", name="Go on").is_visible()
    page.keyboard.press("Enter")
    again = page.evaluate("() => said.at(-1).text")
    page.get_by_label("Speed").select_option("Slow")
    slow = page.evaluate("() => [said.at(-1).text, said.at(-1).rate, said.at(-1).voice.name]")
    phone.start_axe("dark", where=".listen")
    found = phone.axe()
    page.get_by_role("button", name="Stop").focus()
    page.keyboard.press("Enter")

    assert (first, marked) == ("Your first visit", "Your first visit")
    assert heard[0] == f"Who this is for: {source.value('for')}."
    assert {*sentences(source.outline.passages[1].text)} <= {*heard}
    assert paused and again == heard[-1]
    assert slow == [heard[-1], 0.7, "Ours"]
    assert page.evaluate(MARKED) == ""
    assert page.evaluate("() => document.activeElement.textContent") == "Listen"
    assert found == []
    assert quiet(phone, address) == {}


def test_a_reader_hears_every_word_once_and_no_source(
    phone: Screen, address: str, ours: Site
) -> None:
    source = ours.pages[PurePosixPath("is-it-safe/index.md")]
    page = with_voices(phone, f"{address}is-it-safe/", OURS)
    listen(page)
    heard = []
    while page.evaluate("() => document.querySelector('.listen button').textContent") == "Pause":
        heard.append(
            page.evaluate("() => { const one = said.at(-1); one.onend(); return one.text }")
        )
    passages = source.outline.passages
    written = [ours.respelled(one.text) for one in passages if ".call" not in one.raw]
    notes = page.locator(".footnote li").all_text_contents()
    page.locator("#words :is(sup, .meaning)").evaluate_all(GONE)
    seen, whole = squeezed(page.locator("#words").inner_text()), squeezed("".join(heard))
    twice = [one for one, n in Counter(heard).items() if seen.count(squeezed(one)) < n]

    assert [one for one in written if squeezed(one) not in whole] == []
    assert twice == []
    assert [one for one in notes if squeezed(one[:30]) in whole] == []
    assert "Suggest a change" not in " ".join(heard)


@pytest.mark.parametrize("name", ["first-visit", "your-rights", "get-help"])
def test_a_picture_page_has_one_picture_and_short_lines_for_each_idea(
    name: str, built: Path
) -> None:
    tree = page_of(built, f"pictures/{name}.md").tree
    for node in tree.css("sup, .meaning"):
        node.decompose()
    ideas = [idea for idea in tree.css(".pictures li") if idea.css("img")]
    words = [text_of(line) for line in tree.css(".pictures li p") if not line.css("img")]
    lines = [line for text in words for line in sentences(text)]

    assert text_of(tree.css_first("h1")).startswith("Picture version: ")
    assert "have not tested" in text_of(tree.css_first("#short-version + ul"))
    assert len(ideas) >= 6
    assert {len(idea.css("img")) for idea in ideas} == {1}
    assert [line for line in lines if not 1 <= len(line.split()) <= MOST_WORDS] == []
    assert [one for one in tree.css(".pictures img") if one.attributes["alt"] != ""] == []


def test_only_pages_that_need_them_load_the_tools(built: Path) -> None:
    scripts, styled, drawn = {}, set(), set()
    for page in pages(built):
        asked = [Path(url).name for _, url in page.pointers()]
        scripts[page.address] = [one for one in asked if one in SCRIPTS]
        styled |= {page.address} if any(one.startswith("tools.") for one in asked) else set()
        drawn |= {page.address} if page.tree.css(".sheet, .pictures, .kit") else set()

    assert styled == drawn
    assert {address: ones for address, ones in scripts.items() if ones} == {
        CHECK: ["check.js"],
        SHEET: ["form.js", "sheet.js"],
        DIARY: ["form.js", "diary.js"],
    }


def test_the_tools_sheet_uses_only_colours_and_sizes_of_the_sites_own(built: Path) -> None:
    [site], [tools] = (
        [path.read_text("utf-8") for path in (built / "assets").glob(f"{name}.*.css")]
        for name in ("site", "tools")
    )
    asked = set(re.findall(r"var\((--[\w-]+)\)", tools))

    assert asked
    assert {name for name in asked if f"{name}:" not in site + tools} == set()
