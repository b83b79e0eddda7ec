"""An address that was ever published answers, wherever its page and section are now."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import built as reader
import pytest
from built import page_of, pages, read
from conftest import Sample
from playwright.sync_api import Browser
from screen import DESK, Screen
from serving import serving
from sitekit import content
from sitekit.content import Site

LEDGER, REDIRECTS = "docs/data/permanent-links.txt", "docs/data/redirects.yml"
KNEE = "docs/conditions/knee-pain.md"


def moved(sample: Sample, *lines: str) -> list[str]:
    """Write redirects into the sample site, and return its problems."""
    (sample.root / REDIRECTS).write_text("\n".join(lines), "utf-8")
    return sample.problems()


def test_a_page_that_is_gone_is_named_once(sample: Sample) -> None:
    sample.change(LEDGER, "/#short", "/conditions/bad-knee/#x\n/conditions/bad-knee/\n/#short")

    assert sample.problems() == [
        f"{LEDGER}:4: '/conditions/bad-knee/' was published, and leads nowhere now.\n"
        "    Fix: Give docs/conditions/bad-knee.md its old name again, and type "
        "`python3 scripts/run.py move conditions/bad-knee conditions/knee-pain`; or, if it is to go, "
        "`python3 scripts/run.py delete conditions/bad-knee --to home`: that sees to all that names it."
    ]


@pytest.mark.parametrize("now", ["", "docs/conditions/sore-knee.md"], ids=["deleted", "renamed"])
def test_a_page_that_went_by_hand_has_one_message(sample: Sample, now: str) -> None:
    """Links, signs, search words, messages and the list of sources wait until it is mended."""
    assert sample.run("keep")[0] == 0
    line = (sample.root / LEDGER).read_text("utf-8").split("\n").index("/conditions/knee-pain/") + 1
    sample.change("docs/data/messages.yml", "index.md:", "conditions/knee-pain.md:")
    sample.change("docs/data/cards.yml", "(is-it-safe/index.md)", "(conditions/knee-pain.md)")
    page = (sample.root / KNEE).rename(sample.root / "page.md")
    if now:
        page.rename(sample.root / now)

    found = sample.problems()

    delete = "python3 scripts/run.py delete conditions/knee-pain --to home"
    move = "python3 scripts/run.py move conditions/knee-pain conditions/sore-knee"
    fix = f"Bring {KNEE} back, and type `{delete}`"
    if now:
        fix = f"Give {KNEE} its old name again, and type `{move}`; or, if it is to go, `{delete}`"
    assert found == [
        f"{LEDGER}:{line}: '/conditions/knee-pain/' was published, and leads nowhere now.\n"
        f"    Fix: {fix}: that sees to all that names it."
    ]


GUIDE = "docs/index.md"
HAD = "## My own part {#own-part}"
ALSO = "## My other part {#other-part}"


@pytest.mark.parametrize(
    ("changes", "line", "what", "fix"),
    [
        ([(HAD, "## My own part")], 17, "The heading 'My own part' has lost its id {#own-part}.",
         f"Write '{HAD}'."),
        ([(HAD, "## My own part {#our-part}")], 17,
         "The heading 'My own part' has {#our-part} in place of its id {#own-part}.",
         f"Write '{HAD}'."),
        ([(HAD, "## Other words")], 17, "The published id {#own-part} is on no heading now.",
         "If it is this part, write '## Other words {#own-part}'. If the part is gone for good, "
         f"add to {REDIRECTS}: '/#own-part: /'."),
        ([(HAD, "## Other words {#our-words}")], 17, "The published id {#own-part} is on no heading now.",
         "If it is this part, write '## Other words {#own-part}'. If the part is gone for good, "
         f"add to {REDIRECTS}: '/#own-part: /'."),
        ([(HAD, "## A"), (ALSO, "## B")], 17,
         "These published ids are on no heading now: {#other-part}, {#own-part}.",
         "Put each back at the end of the heading that had it, one of: 'A' (line 17), 'B' (line 31). "
         f"If the part is gone for good, add to {REDIRECTS}: '/#other-part: /', '/#own-part: /'."),
        ([(HAD, "")], 1, "The part {#own-part} of this page was published, and is gone.",
         f"Bring back its {{#own-part}}; or add a line to {REDIRECTS}: '/#own-part: /'."),
    ],
    ids=["dropped", "mistyped", "renamed and dropped", "both changed", "two at once", "deleted"],
)  # fmt: skip
def test_a_section_that_is_gone_has_one_message_on_its_page(
    sample: Sample, changes: list[tuple[str, str]], line: int, what: str, fix: str
) -> None:
    """Neither who links to it nor an old address that leads to it says it again."""
    sample.change(
        LEDGER, "/#short", "/#check-first\n/#next\n/#old-part\n/#other-part\n/#own-part\n/#short"
    )
    sample.change(REDIRECTS, "{}", "/#old-part: /#own-part")
    for old, new in changes:
        sample.change(GUIDE, old, new)

    assert sample.problems() == [f"{GUIDE}:{line}: {what}\n    Fix: {fix}"]


def test_a_link_to_a_section_that_has_moved_is_told_where(sample: Sample) -> None:
    sample.change(LEDGER, "/#short", "/#own-part\n/#short")
    sample.change(REDIRECTS, "{}", "/#own-part: /#our-part")
    sample.change(GUIDE, "{#own-part}", "{#our-part}")
    sample.change(KNEE, "(#danger-signs)", "(../index.md#own-part)")

    [said] = sample.problems()

    assert said.endswith(
        "The link '../index.md#own-part' leads to a section that does not exist.\n"
        "    Fix: It has moved: write '../index.md#our-part'."
    )


def test_a_published_card_that_is_gone_is_asked_back(sample: Sample) -> None:
    sample.change(LEDGER, "/#short", "/conditions/knee-pain/#wait\n/#short")
    sample.change(KNEE, "/// signs | wait\n///\n", "")

    assert (
        f"{KNEE}:1: The part {{#wait}} of this page was published, and is gone.\n"
        "    Fix: Bring back '/// signs | wait' and '///'; or add a line to "
        f"{REDIRECTS}: '/conditions/knee-pain/#wait: /conditions/knee-pain/'."
    ) in sample.problems()


def test_a_redirect_answers_for_a_page_and_its_sections(sample: Sample) -> None:
    sample.change(LEDGER, "/#short", "/old/\n/old/#get-help\n/old/#lost\n/#short")

    assert moved(sample, "/old/: /conditions/knee-pain/") == [
        f"{LEDGER}:5: '/old/#lost' was published, and leads nowhere now.\n"
        f"    Fix: Bring it back, or add a line to {REDIRECTS}: '/old/#lost: /new-page/#part'."
    ]
    assert moved(sample, "/old/: /conditions/knee-pain/", "/old/#lost: /#own-part") == []


@pytest.mark.parametrize(
    ("line", "what", "fix"),
    [
        ("/old/: /conditions/knee/", "'/conditions/knee/' leads nowhere.",
         "Did you mean '/conditions/knee-pain/'?"),
        ("/: /conditions/knee-pain/", "'/' is there, so it needs no redirect.", "Take the line out."),
        ("/old/#a: /#own-part", "The page of '/old/#a' is gone.",
         "Add a line for the page too: '/old/: /'."),
        ("/old/: https://elsewhere.example/", "'https://elsewhere.example/' is no address of this site.",
         "Write both as in '/old-page/: /new-page/'."),
        ("/../x/: /", "'/../x/' is no address of this site.",
         "Write both as in '/old-page/: /new-page/'."),
    ],
)  # fmt: skip
def test_a_redirect_that_cannot_work_is_named(
    sample: Sample, line: str, what: str, fix: str
) -> None:
    assert moved(sample, line) == [f"{REDIRECTS}:1: {what}\n    Fix: {fix}"]


@pytest.mark.parametrize(
    "line", ["/../x/: /", "/x/: //evil.example/", "x: /", '/x/: /"; return 200']
)
def test_nothing_is_written_for_what_is_no_address(sample: Sample, line: str) -> None:
    moved(sample, line)

    assert content.moved_addresses(sample.site()) == {}


def test_a_line_that_is_no_address_is_named(sample: Sample) -> None:
    sample.change(LEDGER, "/#short-version", "knee pain")

    assert sample.problems() == [
        f"{LEDGER}:3: 'knee pain' is no address.\n"
        "    Fix: Take your change to this line back: only the command 'keep' adds lines here."
    ]


def test_a_list_that_is_gone_is_named(sample: Sample) -> None:
    (sample.root / LEDGER).unlink()

    assert sample.problems() == [
        f"{LEDGER}:1: The file cannot be read.\n    Fix: Take back what was there: "
        f"`git checkout -- {LEDGER}`. (No such file or directory)"
    ]


def test_an_address_that_is_too_long_is_named(sample: Sample) -> None:
    sample.change("mkdocs.yml", "extra:", f"site_url: https://{'x' * 41}/\nextra:")

    assert sample.problems() == [
        f"{KNEE}:1: The address has 63 letters with the host; 60 is the most.\n"
        "    Fix: Give the file a shorter name."
    ]


def test_new_addresses_are_added_and_none_is_taken_out(sample: Sample) -> None:
    sample.change(LEDGER, "/#short-version", "/gone/")
    code, said = sample.run("keep")
    note, *kept = (sample.root / LEDGER).read_text("utf-8").splitlines()

    assert note == "# Every address of the sample site that was ever published."
    assert {
        "/gone/",
        "/#short-version",
        "/#sources",
        "/#checked",
        "/conditions/knee-pain/#soon",
    } <= {*kept}
    assert kept == sorted(kept)
    assert (code, said) == (0, f"{len(kept) - 2} new addresses, {len(kept)} in {LEDGER}.\n")


def test_every_permanent_address_is_on_the_built_site(built: Path, ours: Site) -> None:
    there = {f"/{page.address}": page.ids for page in pages(built)}
    moved = content.moved_addresses(ours)
    lost = []
    for address in ours.data.permanent:
        old, sign, part = address.partition("#")
        page, _, section = moved.get(address, f"{moved.get(old, old)}{sign}{part}").partition("#")
        if page not in there or (section and section not in there[page]):
            lost.append(address)

    assert len(ours.data.permanent) > 500
    assert lost == []


def test_the_page_that_is_left_is_a_good_one(theirs: Path) -> None:
    assert reader.faults(read(theirs, theirs / "old/index.html")) == {}


@pytest.mark.parametrize(
    ("asked", "got"), [("", ""), ("#soon", "#soon"), ("#ice", "#get-help"), ("#a%22b", "#a%22b")]
)
def test_a_reader_with_javascript_reaches_the_section(
    asked: str, got: str, browser: Browser, theirs: Path
) -> None:
    with serving(theirs) as site, closing(Screen(browser, DESK)) as screen:
        screen.page.goto(f"{site}old/{asked}")
        screen.page.wait_for_url(f"{site}conditions/knee-pain/{got}")

        assert screen.console == screen.errors == []


def test_a_reader_without_javascript_reaches_the_page(browser: Browser, theirs: Path) -> None:
    with (
        serving(theirs) as site,
        closing(Screen(browser, DESK, java_script_enabled=False)) as screen,
    ):
        screen.page.goto(f"{site}old/#soon", wait_until="commit")
        screen.page.wait_for_url(f"{site}conditions/knee-pain/")


def test_an_old_section_answers_beside_the_new_one_or_with_a_link(theirs: Path) -> None:
    page = page_of(theirs, "conditions/knee-pain.md")
    with ZipFile(theirs / "remedial-massage.zip") as packed:
        on_disk = packed.read("remedial-massage/conditions/knee-pain.html").decode()

    assert '<h2 id="get-help"><span id="ice"></span>Get help now' in page.html
    assert page.tree.css_first("p#costs a").attributes["href"] == "../../#own-part"
    assert 'id="costs"' not in on_disk  # nobody has old addresses of a copy
