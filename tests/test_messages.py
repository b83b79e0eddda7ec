"""What clinics copy and send: it fits, says no more than it may, and can be copied."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest
from built import page_of
from conftest import Sample
from playwright.sync_api import Browser
from screen import DESK, PHONE, Screen
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sitekit import content
from sitekit.content import Page, Site
from sitekit.text import odd_letters, septets

FILE = "docs/data/messages.yml"


@pytest.mark.parametrize(
    ("text", "count"),
    [("a" * 160, 160), ("£ and @", 7), ("[x]", 5), ("€5", 3), ("~^{}\\|", 12), ("", 0)],
)
def test_letters_are_counted_as_phones_count_them(text: str, count: int) -> None:
    assert septets(text) == count
    assert odd_letters(text) == []


def test_the_alphabet_has_127_letters_and_10_that_count_twice() -> None:
    letters = [chr(n) for n in range(0x3000) if not odd_letters(chr(n))]

    assert [sum(septets(one) == count for one in letters) for count in (1, 2)] == [127, 10]


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
        (("  subject:", "  subjct:"), 4, "'subjct' is not a field we use.",
         "Did you mean 'subject'? If not, remove the line. "
         "The fields are: when, text, subject, mail, letter."),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_sent_is_told_why(
    sample: Sample, change: tuple[str, str], line: int, what: str, fix: str
) -> None:
    sample.change(FILE, *change)

    assert f"{FILE}:{line}: {what}\n    Fix: {fix}" in sample.problems()


def test_a_page_that_is_not_there_yet_keeps_its_message_waiting(sample: Sample) -> None:
    sample.change(FILE, "index.md:", "first-visit/prepare.md:")

    assert sample.problems() == []


@pytest.fixture(scope="module")
def kit(built: Path) -> LexborHTMLParser:
    """The page that clinics copy messages from."""
    return page_of(built, "for-clinics/index.md").tree


@pytest.fixture(scope="module")
def sent(ours: Site) -> dict[str, Page]:
    """Each page that has messages, by its title."""
    pages = [page for page in ours.pages.values() if str(page.source) in ours.data.messages]
    return {str(page.value("title")): page for page in pages}


def messages(kit: LexborNode) -> dict[str, str]:
    """Return the messages of one page by their kind, as "Letter"."""
    return {
        str(box.attributes["data-name"]).partition(": ")[0]: box.css_first(".message__words").text()
        for box in kit.css("[data-name]")
    }


def test_every_message_fits_and_has_the_address_of_its_page(
    kit: LexborHTMLParser, sent: dict[str, Page], ours: Site
) -> None:
    found = {box.css_first("h3").text(): messages(box) for box in kit.css(".kit")}

    assert set(found) == set(sent)
    for title, parts in found.items():
        address = content.whole_address(ours, content.address(sent[title].source))
        text = content.typical_message(parts["Text message"], {})
        assert septets(text) <= 160 and "[" not in text
        assert {kind: re.findall(r"https?://\S+", words) for kind, words in parts.items()} == {
            "Text message": [address],
            "E-mail subject": [],
            "E-mail": [address],
            "Letter": [address],
        }


def test_a_page_that_tells_of_health_says_to_ask_first_under_a_label_of_its_own(
    kit: LexborHTMLParser, sent: dict[str, Page], ours: Site
) -> None:
    _, free, agreed = re.split(
        "<p><strong>(?:For any|Only if the) patient(?: agreed)?<", kit.css_first("#words").html
    )
    told = {title for title, page in sent.items() if content.discloses(ours, page)}

    assert {title for title, page in sent.items() if page.kind == "condition"} <= told
    assert "Massage and your medicines" in told
    assert (free.count("kit__care"), free.count('class="kit"')) == (0, len(sent) - len(told))
    assert agreed.count("kit__care") == agreed.count('class="kit"') == len(told)


def test_only_the_kit_loads_its_script(built: Path) -> None:
    having = [path for path in built.rglob("*.html") if "js/copy.js" in path.read_text("utf-8")]

    assert [path.relative_to(built).as_posix() for path in having] == ["for-clinics/index.html"]
    assert (built / "js/copy.js").stat().st_size <= 2000


@pytest.mark.parametrize("allowed", [True, False])
def test_the_enter_key_copies_and_says_so(
    allowed: bool, browser: Browser, address: str, ours: Site
) -> None:
    rights = ["clipboard-read", "clipboard-write"] if allowed else []
    link = content.whole_address(ours, "/first-visit/")

    with closing(Screen(browser, DESK, permissions=rights)) as screen:
        page = screen.page
        page.goto(f"{address}for-clinics/")
        if not allowed:
            page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
        kit = page.locator(".kit:has([href$='poster/first-visit/'])")
        kit.locator("summary").press("Enter")
        kit.get_by_role("button", name="Copy. Text message").press("Enter")
        page.get_by_role("status").get_by_text("Copied").wait_for()

        if allowed:
            assert link in page.evaluate("() => navigator.clipboard.readText()")
        else:
            assert link in page.evaluate("() => getSelection().toString()")
        assert screen.console == screen.errors == []


def test_the_words_can_be_marked_without_javascript(browser: Browser, address: str) -> None:
    with closing(Screen(browser, PHONE, java_script_enabled=False)) as screen:
        screen.page.goto(f"{address}for-clinics/")
        screen.page.locator(".kit summary").nth(1).click()

        assert screen.page.locator(".kit[open] .message__words").first.is_visible()
        assert screen.page.locator(".kit button").count() == 0
