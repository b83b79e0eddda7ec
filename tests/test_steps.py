"""The check in steps, the sheet and the diary in folds, and lists that one copies: in a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from itertools import combinations, groupby

import pytest
from conftest import ROOT, Sample
from paper import squeezed
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from screen import COLOURS, DESK, PHONE, Screen
from sitekit.content import Site
from sitekit.text import CITATION, fill_names

CHECK, SHEET, DIARY = "is-it-safe/check/", "first-visit/prepare/", "first-visit/diary/"
LEVELS = ("call", "today", "wait", "ask", "place")  # the most serious first
NOW = LEVELS[:2]  # answered at once
TALL = 844  # px: the screen of the phone
MOST_SCREENS, MOST_IN_DANGER = 8, 2
TARGET = 44  # px: what a finger hits
SHOWN = """() => [...document.querySelectorAll('.tool fieldset')]
  .filter((one) => one.checkVisibility()).map((one) => one.querySelector('h3').innerText)"""
ANSWERS = """() => [...document.querySelectorAll('[class^=only-]')]
  .filter((one) => one.checkVisibility()).map((one) => one.className)"""
FOCUSED = "() => document.activeElement.innerText"
HEIGHT = "() => document.querySelector('.tool').offsetHeight"
FORGET_HAS = """() => { for (const sheet of document.styleSheets)
  for (let n = sheet.cssRules.length; n--;)
    if (sheet.cssRules[n] instanceof CSSSupportsRule) sheet.deleteRule(n) }"""
SMALL = """(least) => [...document.querySelectorAll('.tool :is(button, label, .level a, .answer a)')]
  .filter((one) => one.checkVisibility())
  .filter((one) => one.getBoundingClientRect().height < least).map((one) => one.innerText)"""
# Ticks each set of signs on the last step, looks at the answer, and takes the ticks away again.
DRIVE = """(sets) => {
  history.pushState = () => {}  // a browser slows down whoever goes on too fast
  const back = (step) => dispatchEvent(new PopStateEvent('popstate', {state: {step}}))
  const seen = (name) => [...document.querySelectorAll(name)].filter((one) => one.checkVisibility())
  const press = (...names) => names.map((name) => seen(`.turn__${name}`)[0]).find(Boolean)?.click()
  while (!seen('.result').length) press('none')
  const last = document.querySelectorAll('.tool fieldset').length - 1
  return sets.map((keys) => {
    back(last)
    const boxes = keys.map((key) => document.getElementById(`ask-${key}`))
    for (const box of boxes) box.click()
    const heard = document.querySelector('.said').textContent
    press('see', 'go', 'none')
    const found = [seen('[class^=only-]').map((one) => one.className),
      seen('ul.ticked > li').map((one) => one.innerText.replaceAll('\\n', ' ')), heard,
      document.querySelector('.said').textContent]
    for (const box of boxes) box.click()
    return found
  })
}"""
AT_ONCE = """(key) => {
  const box = document.getElementById(`ask-${key}`), step = box.closest('fieldset')
  const steps = [...document.querySelectorAll('.tool fieldset')]
  const press = (name) => document.querySelector(`.turn__${name}`).click()
  history.pushState = () => {}
  for (let n = 0; n < steps.indexOf(step); n += 1) press('none')
  box.click()
  const answer = box.parentNode.querySelector('.answer')
  const found = [answer.checkVisibility(), answer.innerText.replaceAll('\\n', ' '),
    document.querySelector('.said').textContent, document.querySelector('.turn__see').checkVisibility(),
    answer.getBoundingClientRect().bottom - document.querySelector('.tool').getBoundingClientRect().top,
    document.activeElement === document.body || document.activeElement.tagName]
  box.click()
  dispatchEvent(new PopStateEvent('popstate', {state: {step: 0}}))
  return found
}"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Screen]:
    """A phone, on which one page after the other is opened."""
    with closing(Screen(browser, PHONE)) as screen:
        screen.page.set_viewport_size({"width": PHONE, "height": TALL})
        yield screen


def opened(screen: Screen, url: str) -> Page:
    """Open a page afresh, once its scripts have run."""
    screen.page.emulate_media(media="null")
    screen.page.goto("about:blank")  # else another part of the page that is open stays as it is
    screen.open(url)
    screen.page.wait_for_load_state()
    return screen.page


def quiet(screen: Screen, site: str) -> dict[str, list[str]]:
    """Return all that a tool said, kept or asked for elsewhere."""
    return {kind: said for kind, said in screen.notes(site).items() if said}


def names(ours: Site) -> list[str]:
    """Return the heading of each step."""
    asked = [sign for sign in ours.data.safety.values() if sign.check]
    return [group for (_, group), _ in groupby(asked, lambda sign: (sign.level, sign.group))]


def first(level: str, ours: Site) -> str:
    """Return the first sign of a level that the check asks."""
    return next(key for key, sign in ours.data.safety.items() if sign.check and sign.level == level)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def to_the_end(page: Page) -> list[int]:
    """Tick nothing, and return the height of each step on the way to the answer."""
    heights = []
    while page.get_by_role("button", name="None of these").is_visible():
        heights.append(page.evaluate(HEIGHT))
        press(page, "None of these")
    return heights


def plain(text: str, ours: Site) -> str:
    """Return a text of a data file as readers see it."""
    words = ours.respelled(fill_names(CITATION.sub("", text), ours.values())).split()
    return " ".join(words).replace("'", "’")  # as the build curls it


def call(ours: Site) -> str:
    """Return what to do about the most serious signs, in the country in use."""
    return f"Call {ours.data.regions[ours.region].emergency} now"


# The check


def test_one_group_is_shown_at_a_time_and_its_heading_is_heard(
    phone: Screen, address: str, ours: Site
) -> None:
    page, wanted = opened(phone, address + CHECK), names(ours)
    shown, heard = [], []
    for _ in wanted:
        shown += page.evaluate(SHOWN)
        press(page, "None of these")
        heard.append(page.evaluate(FOCUSED))
    steps = [f"{n} of {len(wanted)}\n{name}" for n, name in enumerate(wanted, start=1)]

    assert [one.replace(" \n", "\n") for one in shown] == steps
    assert [one.replace(" \n", "\n") for one in heard] == [*steps[1:], "Your answer"]
    assert page.evaluate(SHOWN) == []
    assert page.evaluate(ANSWERS) == ["only-none"]
    assert page.get_by_role("status").inner_text() == "Your answer: You have ticked nothing."
    assert page.evaluate("() => document.querySelector('.tool').getBoundingClientRect().top") < TALL
    assert page.url == address + CHECK
    assert quiet(phone, address) == {}


@pytest.mark.parametrize("back", ["the button", "the browser"])
def test_going_back_keeps_the_ticks(back: str, phone: Screen, address: str, ours: Site) -> None:
    page, steps = opened(phone, address + CHECK), names(ours)
    ticked = page.locator("#ask-swollen-limb")

    def leave() -> None:
        press(page, "Back") if back == "the button" else page.go_back()

    for _ in steps[:3]:
        press(page, "None of these")
    ticked.check()
    press(page, "Go on")
    leave()
    page.get_by_role("heading", name=steps[3]).wait_for()
    kept = ticked.is_checked()
    press(page, "See what to do")
    page.locator(".only-today h3").wait_for()
    leave()
    page.get_by_role("heading", name=steps[3]).wait_for()
    leave()
    page.get_by_role("heading", name=steps[2]).wait_for()
    page.go_forward()
    page.get_by_role("heading", name=steps[3]).wait_for()

    assert kept and ticked.is_checked()
    assert page.url == address + CHECK
    assert page.evaluate("() => Object.keys(history.state)") == ["step"]  # and no tick
    page.reload()
    assert page.locator(".tool :checked").count() == 0
    assert page.evaluate(SHOWN)[0].startswith("1 of ")


def test_a_danger_sign_is_answered_at_once_with_words_for_the_phone(
    phone: Screen, address: str, ours: Site
) -> None:
    page = opened(phone, address + CHECK)
    top = page.evaluate("() => document.querySelector('.tool').getBoundingClientRect().top")
    danger = {k: s for k, s in ours.data.safety.items() if s.check and s.level in NOW}
    assert len(danger) > 20
    far = {}
    for key, sign in danger.items():
        seen, text, heard, way, height, _ = page.evaluate(AT_ONCE, key)
        said = f"Say: “{plain(sign.say, ours)}”"
        do = plain(ours.data.cards.card(sign.level).do, ours)

        assert seen and way, key
        assert text.startswith(f"{do} ") and said in text, key
        assert heard.startswith("Your answer: ") and heard.endswith(said), key
        if sign.level == "call":
            assert call(ours) in heard, key
        far[key] = height / TALL
    print(f"\nfrom the top of the page to the form {top / TALL:.2f} screens; from there, at most")
    print(f"{max(far.values()):.2f} to the end of what to do and to say")

    first_step = [key for key, sign in danger.items() if sign.group == names(ours)[0]]
    assert max(far.values()) <= MOST_IN_DANGER
    assert top / TALL + far[first_step[0]] <= MOST_IN_DANGER
    assert page.evaluate(SHOWN)[0].startswith("1 of ")


def test_every_sign_and_two_of_any_levels_have_the_most_serious_answer_and_its_words(
    phone: Screen, address: str, ours: Site
) -> None:
    page = opened(phone, address + CHECK)
    asked = {key: sign for key, sign in ours.data.safety.items() if sign.check}
    by_level = [[key for key in asked if asked[key].level == level] for level in LEVELS]
    two = [keys[at] for keys in by_level for at in {0, len(keys) - 1} if keys]
    sets = [[], *([key] for key in asked), *map(list, combinations(two, 2)), [*asked]]
    heads = {one: page.locator(f".only-{one} h3").text_content() for one in (*LEVELS, "none")}

    found = page.evaluate(DRIVE, sets)

    assert all(by_level)
    for keys, (boxes, lines, heard, said) in zip(sets, found, strict=True):
        most = min((asked[key].level for key in keys), key=LEVELS.index, default="none")
        assert boxes == [f"only-{most}"], keys
        assert said == f"Your answer: {heads[most]}.", keys
        assert len(lines) == len(keys), keys
        for key, line in zip(keys, lines, strict=True):
            assert line.startswith(plain(asked[key].line, ours)), keys
            assert f"Say: “{plain(asked[key].say, ours)}”" in line, keys
        if keys:
            assert heard.startswith(said) and plain(asked[keys[-1]].say, ours) in heard, keys
    assert quiet(phone, address) == {}


def test_the_check_is_short_on_a_phone(phone: Screen, address: str) -> None:
    page = opened(phone, address + CHECK)
    top = page.evaluate("() => document.querySelector('.tool').getBoundingClientRect().top")
    heights = to_the_end(page)
    answer = page.evaluate(HEIGHT)
    page.reload()
    page.locator("#ask-chest-pain").check()
    danger = page.locator(".answer:visible").bounding_box()
    screens = [round(one / TALL, 2) for one in (*heights, answer)]
    print(f"\nsteps and answer, in screens: {screens}, together {sum(screens):.2f}")
    print(f"the page above them {top / TALL:.2f}")

    assert sum(screens) <= MOST_SCREENS
    assert (danger["y"] + danger["height"]) / TALL <= MOST_IN_DANGER
    assert max(heights) <= TALL


def test_the_answer_is_printed_alone_on_one_side_and_the_list_whole(
    phone: Screen, address: str, ours: Site
) -> None:
    page = opened(phone, address + CHECK)
    asked = [sign for sign in ours.data.safety.values() if sign.check]
    press(page, "None of these")
    whole = printed(page)
    page.locator("#ask-both-legs").check()
    press(page, "See what to do")
    answer = printed(page)
    sign = ours.data.safety["both-legs"]

    lines = [plain(one.line, ours) for one in asked]

    assert [one for one in lines if squeezed(one) not in "".join(whole)] == []
    assert len(answer) == 1
    for text in (call(ours), "What you ticked", sign.line, sign.say):
        assert squeezed(text) in answer[0]
    for text in (
        "You have ticked nothing",
        "How sure this is",
        "None of these",
        "1 of",
        asked[0].line,
    ):
        assert squeezed(text) not in answer[0].replace("1of1", "")


def printed(page: Page, size: str = "A4") -> list[str]:
    """Return the letters of each side of paper."""
    sides = PdfReader(BytesIO(page.pdf(format=size))).pages
    return [squeezed(side.extract_text()) for side in sides]


SHARE = {
    "shares": "navigator.share = async (what) => { window.shared = what }",
    "thinks again": "navigator.share = async () => { throw new DOMException('', 'AbortError') }",
    "copies": "navigator.share = undefined; "
    "navigator.clipboard.writeText = async (what) => { window.shared = what }",
    "may not": "navigator.share = undefined; "
    "navigator.clipboard.writeText = async () => { throw new DOMException('', 'NotAllowedError') }",
}


@pytest.mark.parametrize("way", SHARE)
def test_the_check_is_shared_without_the_answers(
    way: str, phone: Screen, address: str, ours: Site
) -> None:
    page = opened(phone, address + CHECK)
    page.evaluate(f"() => {{ {SHARE[way]} }}")
    page.locator("#ask-chest-pain").check()
    press(page, "See what to do")
    press(page, "Share the check, not my answers")
    shared = page.evaluate("() => window.shared ?? null")
    url = page.locator("[rel=canonical]").get_attribute("href")
    heard = page.get_by_role("status").inner_text()

    assert url.endswith(f"/{CHECK}")
    assert shared == {
        "shares": {"title": page.title(), "url": url},
        "copies": url,
    }.get(way)
    assert heard == {
        "copies": "The address is copied, without your answers.",
        "may not": url,
    }.get(way, f"Your answer: {call(ours)}.")


def test_clearing_begins_again(phone: Screen, address: str) -> None:
    page = opened(phone, address + CHECK)
    page.locator("#ask-chest-pain").check()
    press(page, "See what to do")
    press(page, "Clear my ticks")
    page.get_by_role("heading", name="1 of ").wait_for()

    assert page.locator(".tool :checked").count() == 0
    assert page.get_by_role("button", name="See what to do").is_hidden()
    assert page.get_by_role("button", name="Back").is_hidden()


def test_an_answer_is_not_shown_to_whoever_was_asked_nothing(phone: Screen, address: str) -> None:
    for part in ("answer", "nothing", "call"):
        shown = opened(phone, f"{address}{CHECK}#{part}").evaluate(SHOWN)

        assert shown and shown[0].startswith("1 of ")


def test_the_check_is_used_by_keyboard_alone(phone: Screen, address: str, ours: Site) -> None:
    page = opened(phone, address + CHECK)
    focused = "() => document.activeElement.id || document.activeElement.className"

    def tab_to(name: str) -> None:
        for _ in range(90):
            page.keyboard.press("Tab")
            if page.evaluate(focused) == name:
                return
        raise AssertionError(name)

    tab_to("turn__none")
    page.keyboard.press("Enter")
    tab_to("ask-both-legs")
    page.keyboard.press("Space")
    stayed = page.evaluate(focused)
    tab_to("turn__see")
    page.keyboard.press("Enter")
    heard = page.evaluate(FOCUSED)
    tab_to("turn__back")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=names(ours)[1]).wait_for()

    assert stayed == "ask-both-legs"  # a tick moves nobody
    assert heard == "Your answer"
    assert page.locator("#ask-both-legs").is_checked()


def test_the_check_is_used_by_touch(phone: Screen, address: str) -> None:
    page = opened(phone, address + CHECK)
    small = page.evaluate(SMALL, TARGET)
    page.get_by_role("button", name="None of these").tap()
    page.locator("label[for=ask-both-legs]").tap()
    small += page.evaluate(SMALL, TARGET)
    page.get_by_role("button", name="See what to do").tap()
    small += page.evaluate(SMALL, TARGET)

    assert small == []
    assert page.evaluate(ANSWERS) == ["only-call"]


# No more than other colours: what "Go on" adds, the way back, stands at the answer too.
LOOKS = (("dark", "none"), ("light", "active"))


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_each_state_of_the_check_is_accessible(width: int, browser: Browser, address: str) -> None:
    with closing(Screen(browser, width)) as screen:
        page, found = opened(screen, address + CHECK), {}
        page.locator("#ask-chest-pain").check()
        for state in ("ticked", "Go on", "See what to do"):
            if state != "ticked":
                press(page, state)
            screen.start_axe("light", where="" if width == PHONE else ".tool")
            found[f"{state}: axe"] = screen.axe()
            for scheme, forced in LOOKS if width == PHONE and state != "Go on" else ():
                page.emulate_media(forced_colors=forced)
                screen.start_axe(scheme, COLOURS, where=".tool")
                found[f"{state}, {scheme}, forced colours {forced}"] = screen.axe()
            page.emulate_media(forced_colors="none")
            found[f"{state}: sideways"] = screen.sideways()

        assert {state: said for state, said in found.items() if said} == {}
        assert quiet(screen, address) == {}


def test_an_old_browser_has_the_steps_too(phone: Screen, address: str) -> None:
    page = opened(phone, address + CHECK)
    page.evaluate(FORGET_HAS)
    page.locator("#ask-chest-pain").check()
    seen = page.locator(".answer:visible").count()
    press(page, "See what to do")

    assert seen == 1
    assert page.evaluate(ANSWERS) == ["only-call"]
    page.evaluate("() => window.scripts = [...document.scripts].map((one) => one.src)")
    script = (ROOT / "docs/js/check.js").read_text("utf-8")
    assert not re.search(r":has\(", script)  # where a browser does not know it, it stops the script


def test_without_a_script_the_check_is_one_list_with_its_answers(
    browser: Browser, address: str, ours: Site
) -> None:
    with closing(Screen(browser, PHONE, java_script_enabled=False)) as screen:
        page = screen.page
        page.goto(address + CHECK)
        asked = [key for key, sign in ours.data.safety.items() if sign.check]
        shown = [key for key in asked if page.locator(f"#ask-{key}").is_visible()]
        groups = page.locator("legend h3").all_inner_texts()
        page.locator("#ask-swollen-limb").check()
        page.keyboard.press("Enter")

        assert shown == asked
        assert groups == names(ours)
        assert page.locator(".answer:visible").count() == 1
        assert page.locator("[class^=only-]:visible h3").all_inner_texts() == [
            "Get help today, and have no massage"
        ]
        assert page.get_by_role("button").filter(visible=True).all_inner_texts().count("Back") == 0
        for name in (
            "None of these",
            "See what to do",
            "Print my answer",
            "Share the check, not my answers",
        ):
            assert not page.get_by_role("button", name=name).is_visible()
        press(page, "Clear my ticks")
        assert page.locator(".only-none").is_visible()


# A data file with a slip in it

SIGN = """{key}:
  level: {level}
  group: {group}
  line: You have the sign {key} since today.
  short: You have the sign {key}.
  why: It may be bad.
  say: I have the sign {key}.
  check: {check}
  pages: []
  source: []
"""
SIGNS = "docs/data/safety.yml"
GUIDE = "docs/index.md"


def with_signs(sample: Sample, *signs: tuple[str, str, str], check: str = "true") -> list[str]:
    """Give the sample some signs, and return what is wrong with their groups."""
    kinds = ("key", "level", "group")
    text = "".join(SIGN.format(check=check, **dict(zip(kinds, one, strict=True))) for one in signs)
    (sample.root / SIGNS).write_text(text, "utf-8")
    shutil.copy(ROOT / "docs/data/cards.yml", sample.root / "docs/data")
    return [one for one in sample.problems() if "The group " in one or "The check has no q" in one]


def test_two_groups_of_one_name_are_told_exactly_this(sample: Sample) -> None:
    assert with_signs(
        sample, ("cough", "call", "Chest"), ("limp", "call", "Legs"), ("wheeze", "call", "Chest")
    ) == [
        f"{SIGNS}:23: The group 'Chest' stands at two places.\n"
        "    Fix: Move 'wheeze' to the line below 'cough', or give it another group."
    ]


def test_a_group_of_two_levels_is_told_exactly_this(sample: Sample) -> None:
    assert with_signs(sample, ("cough", "call", "Chest"), ("wheeze", "today", "Chest")) == [
        f"{SIGNS}:13: The group 'Chest' has two levels, 'call' and 'today'.\n"
        "    Fix: Give the signs of one of them a group with another name."
    ]


def test_groups_that_stand_together_have_no_problem(sample: Sample) -> None:
    assert with_signs(
        sample, ("cough", "call", "Chest"), ("wheeze", "call", "Chest"), ("limp", "today", "Legs")
    ) == []  # fmt: skip


def test_a_check_without_questions_is_told_exactly_this(sample: Sample) -> None:
    sample.change(GUIDE, "## What to do next", "{{ check }}\n\n## What to do next")
    line = (sample.root / GUIDE).read_text("utf-8").split("\n").index("{{ check }}") + 1

    assert with_signs(sample, ("cough", "call", "Chest"), check="false") == [
        f"{GUIDE}:{line}: The check has no questions.\n"
        f"    Fix: Give signs of {SIGNS} 'why' and 'say', and take out their 'check: false'."
    ]


def test_an_answer_that_no_question_leads_to_is_told_exactly_this(sample: Sample) -> None:
    box = "/// html | div.only-wait\nMove your visit.\n///"
    sample.change(GUIDE, "## What to do next", f"{{{{ check }}}}\n\n{box}\n\n## What to do next")
    line = (sample.root / GUIDE).read_text("utf-8").split("\n").index(
        "/// html | div.only-wait"
    ) + 1

    assert with_signs(sample, ("cough", "call", "Chest")) == [
        f"{GUIDE}:{line}: The check has no question that leads to the answer 'only-wait'.\n"
        f"    Fix: Give a sign of {SIGNS} 'why' and 'say', and take out their 'check: false'."
    ]


# The sheet and the diary


def folds(page: Page) -> list[tuple[str, bool]]:
    """Return the name of each folded group, and whether it is open."""
    return page.locator(".fold").evaluate_all(
        "(all) => all.map((one) => [one.querySelector('summary').firstChild.data.trim(), one.open])"
    )


@pytest.mark.parametrize(("tool", "most"), [(SHEET, 1.6), (DIARY, 1.1)])
def test_the_groups_of_a_form_are_folded_until_they_are_opened(
    tool: str, most: float, phone: Screen, address: str
) -> None:
    page = opened(phone, address + tool)
    form = page.evaluate(HEIGHT) / TALL
    shut = folds(page)
    page.locator(".fold > summary").first.focus()
    page.keyboard.press("Enter")
    page.locator(".fold textarea").first.fill("Since May")
    told = page.locator(".filled:visible").all_inner_texts()
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    on_paper = [is_open for _, is_open in folds(page)]
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.once("dialog", lambda one: one.accept())
    press(page, "Clear everything")
    page.wait_for_function("() => !document.querySelector('.filled:not([hidden])')")
    print(f"\n{tool}: the form has {form:.2f} screens")

    assert form <= most
    assert len(shut) == 9 and not any(is_open for _, is_open in shut)
    assert told == ["filled in"]
    assert all(on_paper)  # where a browser cannot open them by a style
    assert [is_open for _, is_open in folds(page)] == [True, *[False] * 8]
    assert quiet(phone, address) == {}


def test_the_sheet_begins_with_the_drawing(phone: Screen, address: str) -> None:
    page = opened(phone, address + SHEET)
    tops = page.locator(".tool > *").evaluate_all("(all) => all.map((one) => one.className)")
    drawing = page.locator(".body").bounding_box()

    assert tops[0] == "where"
    assert drawing["height"] < TALL


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_a_form_is_open_on_one_side_of_paper(
    *, scripts: bool, browser: Browser, address: str
) -> None:
    with closing(Screen(browser, PHONE, java_script_enabled=scripts)) as screen:
        for tool in (SHEET, DIARY):
            page = opened(screen, address + tool)
            names = [name for name, _ in folds(page)] if scripts else []
            labels = page.locator(".tool .line").all_text_contents()
            fields = [re.sub(r"\s+\n.*", "", one).split("\n")[0].strip() for one in labels]
            fields = [one for one in fields if one and not one.startswith("Open a diary")]
            wanted = [one for one in names if one != "About the visit"]
            for size in ("A4", "Letter"):
                sides = printed(page, size)

                assert len(sides) == 1, (tool, size)
                assert [one for one in wanted if squeezed(one) not in sides[0]] == []
                assert [one for one in fields if squeezed(one)[:20] not in sides[0]] == []
            if scripts:
                assert not any(is_open for _, is_open in folds(page)), tool  # as it was


# Questions and plans


PLANS = ["first-visit/", "conditions/sciatica/", "first-visit/afterwards/", "is-it-safe/medicines/"]
LINES = """() => [...document.querySelectorAll(':is(.ask, .plan) li')]
  .map((one) => getComputedStyle(one, '::after').content)"""


@pytest.mark.parametrize("path", PLANS)
def test_lines_to_write_on_are_on_paper_alone(path: str, phone: Screen, address: str) -> None:
    page = opened(phone, address + path)
    on_screen = page.evaluate(LINES)
    page.emulate_media(media="print")
    on_paper = page.evaluate(LINES)

    assert len(on_screen) > 3
    assert set(on_screen) == {"none"}
    assert set(on_paper) == {'""'}
    assert page.locator(".to-tool:visible, .js-copy:visible").count() == 0


def test_a_plan_leads_to_the_tool_that_keeps_it(browser: Browser, address: str, ours: Site) -> None:
    with closing(Screen(browser, PHONE, java_script_enabled=False)) as screen:
        for path in PLANS:
            source = f"{path}index.md" if (ROOT / "docs" / path).is_dir() else f"{path[:-1]}.md"
            [way] = [one for one in ours.data.sheet.plans if source in one.of]
            page = opened(screen, address + path)
            page.locator(".plan").last.get_by_role("link", name=way.words).click()

            assert page.url == address + way.page.removesuffix(".md") + "/", path


def test_the_pages_whose_plans_lead_on_are_there(ours: Site) -> None:
    named = {name for plan in ours.data.sheet.plans for name in (plan.page, *plan.of)}

    assert named <= {str(source) for source in ours.pages}


@pytest.mark.parametrize("way", ["copies", "may not"])
def test_questions_are_copied_as_a_plain_list(way: str, phone: Screen, address: str) -> None:
    page = opened(phone, f"{address}conditions/sciatica/")
    before = page.locator(".js-copy").count()
    page.evaluate(f"() => {{ {SHARE[way]}; document.execCommand = () => window.chosen = true }}")
    box = page.locator(".ask").first
    box.scroll_into_view_if_needed()
    title = box.locator(".admonition-title").inner_text()
    items = box.locator("li").all_inner_texts()
    button = box.get_by_role("button", name=f"Copy. {title}")
    button.tap()
    said = box.get_by_role("status").inner_text()
    tall = button.bounding_box()["height"]

    assert before == 0  # nothing is loaded before a list is near
    assert said == "Copied"
    assert tall >= TARGET
    if way == "copies":
        assert page.evaluate("() => window.shared") == "\n".join(
            [title, *(f"- {one}" for one in items)]
        )
    else:
        assert page.evaluate("() => window.chosen && getSelection().toString()").startswith(title)
    assert quiet(phone, address) == {}
