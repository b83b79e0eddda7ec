"""What clinics copy and send: it fits, says no more than it may, and can be copied."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest
from built import read
from conftest import ROOT, Sample
from playwright.sync_api import Browser
from screen import DESK, PHONE, Screen
from sitekit import clinic_kit, messages, texting
from sitekit.site import Site

FILE = "docs/data/messages.yml"
HOME = "https://remedialmassage.example"


@pytest.mark.parametrize(
    ("text", "count"),
    [("a" * 160, 160), ("£ and @", 7), ("[x]", 5), ("€5", 3), ("~^{}\\|", 12), ("", 0)],
)
def test_letters_are_counted_as_phones_count_them(text: str, count: int) -> None:
    assert texting.septets(text) == count
    assert texting.strangers(text) == []


def test_the_alphabet_has_128_places_and_the_extension_10() -> None:
    assert (len(texting.BASIC), len(texting.EXTENDED)) == (127, 10)  # one place is the escape


@pytest.mark.parametrize(
    ("change", "line", "what", "fix"),
    [
        (("Please read:", "Please read" + " it" * 29 + "s" + ":"), 3,
         "The text message has 164 letters; one holds 160.", "Take out 4 or more."),
        (("Please read:", "Please read – now:"), 3, "A plain text message has no '–'.",
         "Write - instead."),
        (("Please read:", "Please read ☎:"), 3, "A plain text message has no '☎'.",
         "Write it with plain letters."),
        (("[day]. Please", "[date]. Please"), 3, "Nobody fills in '[date]'.",
         "Use one of: [address], [clinic], [day], [phone], [time]."),
        (("read: [address]", "read: [address] or www.x.example"), 3,
         "The text message has another address than its page's own.",
         "Write [address] once, and no other."),
        (("subject: Your", "subject: https://x.example Your"), 4,
         "The e-mail subject has another address than its page's own.", "Write no link in a subject."),
        (("Ring [phone].", "Ring [number]."), 5, "Nobody fills in '[number]'.",
         "Use one of: [address], [clinic], [day], [phone], [time]."),
        (("read [address] before", "come before"), 6,
         "The letter has another address than its page's own.", "Write [address] once, and no other."),
        (("[clinic]: your", "[clinic]: your knee pain"), 3,
         "The text message names a condition, 'knee pain'.",
         "Leave it out: other people may read a text on a locked phone."),
        (("index.md:", "conditions/knee-pian.md:"), 1,
         "There is no page 'conditions/knee-pian.md'.", "Did you mean 'conditions/knee-pain.md'?"),
        (("  subject:", "  subjct:"), 1, "'subjct' is not a field we use.",
         "Did you mean 'subject'? If not, remove the line. "
         "The fields are: when, text, subject, mail, letter."),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_sent_is_told_why(
    sample: Sample, change: tuple[str, str], line: int, what: str, fix: str
) -> None:
    sample.change(FILE, *change)

    assert sample.problems()[0] == f"{FILE}:{line}: {what}\n    Fix: {fix}"


def test_a_page_that_is_not_there_yet_keeps_its_message_waiting(sample: Sample) -> None:
    sample.change(FILE, "index.md:", "first-visit/prepare.md:")

    assert sample.problems() == []


def test_every_text_on_the_page_is_one_message(built: Path, ours: Site) -> None:
    tree = read(built, built / "for-clinics/index.html").tree
    texts = [
        box.css_first(".message__words").text() for box in tree.css('[data-name^="Text message"]')
    ]
    sent = [messages.filled(text, messages.TYPICAL) for text in texts]

    assert len(sent) == len([one for one in ours.data.messages if (ROOT / "docs" / one).is_file()])
    assert [text for text in sent if texting.septets(text) > 160 or "[" in text] == []


def test_every_message_has_the_address_of_its_page(built: Path, ours: Site) -> None:
    tree = read(built, built / "for-clinics/index.html").tree
    for kit, page in zip(tree.css(".kit"), sent_pages(ours), strict=True):
        address = clinic_kit.known(ours, page)["address"]
        texts = [pre.text() for pre in kit.css(".message__words")]
        assert [re.findall(r"https?://\S+", text) for text in texts] == [
            [address], [], [address], [address],
        ]  # fmt: skip


def sent_pages(ours: Site) -> list:
    pages = {str(source): page for source, page in ours.pages.items()}
    return [pages[source] for source in ours.data.messages if source in pages]


def test_a_page_that_tells_of_health_says_to_ask_first(built: Path, ours: Site) -> None:
    tree = read(built, built / "for-clinics/index.html").tree
    warned = {kit.css_first("h3").text() for kit in tree.css(".kit") if kit.css(".kit__care")}
    conditions = {p.value("title") for p in ours.pages.values() if p.kind == "condition"}

    assert warned == conditions | {"Massage and your medicines"}


def test_pages_that_tell_of_health_stand_under_a_label_of_their_own(built: Path) -> None:
    tree = read(built, built / "for-clinics/index.html").tree
    text = tree.css_first("#words").html
    _, free, agreed = re.split("<p><strong>(?:For any|Only if the) patient(?: agreed)?<", text)

    assert (free.count("kit__care"), free.count('class="kit"')) == (0, 6)
    assert agreed.count("kit__care") == agreed.count('class="kit"') == 5


def test_only_the_kit_loads_its_script(built: Path) -> None:
    having = [path for path in built.rglob("*.html") if "js/copy.js" in path.read_text("utf-8")]

    assert [path.relative_to(built).as_posix() for path in having] == ["for-clinics/index.html"]
    assert (built / "js/copy.js").stat().st_size <= 2000


@pytest.mark.parametrize("allowed", [True, False])
def test_the_enter_key_copies_and_says_so(allowed: bool, browser: Browser, address: str) -> None:
    rights = ["clipboard-read", "clipboard-write"] if allowed else []

    with closing(Screen(browser, DESK, permissions=rights)) as screen:
        page = screen.page
        page.goto(f"{address}for-clinics/")
        if not allowed:
            page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
        page.locator(".kit summary").nth(1).press("Enter")
        button = page.get_by_role("button", name="Copy. Text message: Your first visit")
        button.press("Enter")
        page.get_by_role("status").get_by_text("Copied").wait_for()

        if allowed:
            copied = page.evaluate("() => navigator.clipboard.readText()")
            assert f"{HOME}/first-visit/" in copied
        else:
            assert f"{HOME}/first-visit/" in page.evaluate("() => getSelection().toString()")
        assert screen.console == screen.errors == []


def test_the_words_can_be_marked_without_javascript(browser: Browser, address: str) -> None:
    with closing(Screen(browser, PHONE, java_script_enabled=False)) as screen:
        screen.page.goto(f"{address}for-clinics/")
        screen.page.locator(".kit summary").nth(1).click()

        assert screen.page.locator(".kit[open] .message__words").first.is_visible()
        assert screen.page.locator(".kit button").count() == 0


def test_nothing_is_wrong_with_an_open_kit(browser: Browser, address: str) -> None:
    with closing(Screen(browser, PHONE)) as screen:
        screen.open(f"{address}for-clinics/")
        screen.page.wait_for_load_state()
        screen.page.locator(".kit summary").nth(1).click()
        found = {}
        for scheme in ("light", "dark"):
            screen.start_axe(scheme)
            found[scheme] = screen.axe()
        found |= screen.notes(address)

    assert {kind: said for kind, said in found.items() if said} == {}
