"""Danger cards, the strip and the check: drawn from one file, and never before a page's answer."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from built import page_of, text_of
from conftest import Sample
from selectolax.lexbor import LexborHTMLParser
from sitekit import drawing
from sitekit.content import Page, Site

KNEE = "conditions/knee-pain.md"
SAFE = "is-it-safe/index.md"
SIGNS = "docs/data/safety.yml"
CARDS = "docs/data/cards.yml"
SIGN = """{key}:
  level: {level}
  group: {group}
  line: The sign {key}.
  short: Shortly {key}. And more.
  check: false
  pages: [{page}]
  source: []
"""
CHEST = "-   Your chest hurts, and the pain does not go away.[^furlan2015]"
BREATH = "-   You suddenly cannot breathe well, and you do not know why."
WITH = "A heart attack may bring no pain at all."
AFTER = "Say first what is wrong, and then where you are."
KINDS = {  # the card's name on a page: its level, block, id and heading
    "emergency": ("call", "emergency", "emergency", "Call 999 now if"),
    "pictures": ("call", "emergency", "emergency", "Call 999 now if"),
    "today": ("today", "urgent", "urgent", "Get help today if"),
    "doctor": ("ask", "soon", "soon", "Ask a GP if"),
    "wait": ("wait", "wait", "wait", "Move your visit if"),
    "place": ("place", "place", "place", "Massage is possible, but not there, if"),
}
WITH_CARDS = {  # every other guide, and every technique, has the strip at most
    "is-it-safe/index.md", "is-it-safe/check.md", "is-it-safe/medicines.md",
    "first-visit/afterwards.md", "first-visit/your-rights.md",
    "pictures/get-help.md", "pictures/first-visit.md", "pictures/your-rights.md",
}  # fmt: skip
# These say the danger first of what follows: their short version has answered the title.
ABOUT_DANGER = {"is-it-safe/index.md", "is-it-safe/check.md", "pictures/get-help.md"}
ABOUT_DANGER |= {
    "people/pregnancy.md", "people/cancer.md", "people/older.md", "people/under-18.md",
    "stress-and-sleep.md",
}  # fmt: skip
WITH_CARDS |= ABOUT_DANGER


def draw(sample: Sample, page: str, block: str) -> str:
    """Return what the build makes of a page of the sample that holds one block and no more."""
    path = sample.root / "docs" / page
    path.parent.mkdir(parents=True, exist_ok=True)
    head = (sample.root / "docs/index.md").read_text("utf-8").partition("\n---\n")[0]
    path.write_text(f"{head}\n---\n/// signs | {block}\n///\n", "utf-8")
    site = sample.site()
    text = drawing.page_markdown(site, site.pages[PurePosixPath(page)])
    return text.partition("\n## Where this comes from")[0].strip()


def sign(sample: Sample, page: str, level: str, *keys: str, group: str = "A group") -> None:
    """Add signs of a level, which a page shows."""
    added = "".join(SIGN.format(key=key, level=level, group=group, page=page) for key in keys)
    path = sample.root / SIGNS
    path.write_text(path.read_text("utf-8") + added, "utf-8")


def test_a_card_has_its_signs_in_the_order_of_the_file_with_sources_and_the_number(
    sample: Sample,
) -> None:
    assert draw(sample, SAFE, "emergency") == (
        "/// emergency | Emergency\n### Call 999 now if {#emergency}\n\n"
        f"{CHEST}\n{BREATH}\n\n{WITH} Sit up while you wait. {AFTER}\n\n"
        "[Call 999](tel:999){ .call }\n\n///"
    )
    assert f"{CHEST}\n\n{WITH} {AFTER}\n" in draw(sample, KNEE, "emergency")


def test_a_card_says_whom_to_ring_in_its_country(sample: Sample) -> None:
    sample.change("docs/data/regions.yml", '"999"', '"000"')
    sample.change("docs/data/regions.yml", '"111"', '"1800 022 222"')
    sample.change("docs/data/regions.yml", "not in Northern Ireland", '""')

    assert "### Call 000 now if" in draw(sample, KNEE, "emergency")
    assert draw(sample, KNEE, "today").endswith(
        "Ask for an urgent GP appointment or call NHS 111.\n\n"
        "[Call 1800 022 222](tel:1800022222){ .call }\n\n///"
    )
    assert "[Call 000](tel:000)" in draw(sample, KNEE, "strip")


@pytest.mark.parametrize("kind", KINDS)
def test_each_card_has_its_look_its_address_and_its_heading(kind: str, sample: Sample) -> None:
    level, block, name, heading = KINDS[kind]
    sign(sample, "index.md", level, "fall")
    draw(sample, "index.md", kind)
    site = sample.site()
    page = site.pages[PurePosixPath("index.md")]

    tree = LexborHTMLParser(drawing.page_markup(site, page))

    [card] = tree.css(f"div.care.{block}")
    assert text_of(card.css_first(f"h3#{name}")) == heading
    assert text_of(card.css_first("li")) == "The sign fall."
    assert f"/#{name}" in drawing.live_addresses(site)


@pytest.mark.parametrize(("count", "names"), [(7, 0), (8, 2)])
def test_a_card_of_more_than_seven_lines_is_drawn_in_its_groups(
    count: int, names: int, sample: Sample
) -> None:
    keys = "abcdefgh"[:count]
    for n, key in enumerate(keys):  # the groups take turns
        sign(sample, "index.md", "place", key, group=("One", "Two")[n % 2])

    text = draw(sample, "index.md", "place")

    items = [line for line in text.split("\n") if line.startswith(("-   ", "**"))]
    signs = [f"-   The sign {key}." for key in keys]
    assert text.count("**") == 2 * names
    assert items == (
        ["**One**", *signs[::2], "**Two**", *signs[1::2]] if names else signs
    )  # in the order of the file


def test_no_sign_of_a_long_group_is_left_out(sample: Sample) -> None:
    sign(sample, "index.md", "place", *"abcdefghi")

    assert draw(sample, "index.md", "place").count("-   The sign ") == 9


def test_a_picture_page_has_short_lines_and_pictures(sample: Sample) -> None:
    page = "pictures/get-help.md"
    sample.change(
        SIGNS, f"{SAFE}, {KNEE}]\n  source: [furlan2015]", f"{page}]\n  source: [furlan2015]"
    )
    sample.change(SIGNS, f"pages: [{SAFE}, {KNEE}]", f"pages: [{page}]")

    assert (
        "/// html | div.pictures\n-   **Your chest hurts.**[^furlan2015]\n\n    It does not go away.\n///"
        in draw(sample, page, "pictures")
    )
    assert (
        "/// html | div.pictures\n-   ![](../img/knee.svg)\n\n    **A joint is hot and swollen.**\n///"
        in draw(sample, page, "today")
    )


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("find.md", "is-it-safe/index.md"),
        ("techniques/kneading.md", "../is-it-safe/index.md"),
        ("techniques/firm/kneading.md", "../../is-it-safe/index.md"),
        ("is-it-safe/check.md", "index.md"),
    ],
)
def test_the_strip_leads_to_the_check_from_any_folder(page: str, link: str, sample: Sample) -> None:
    assert draw(sample, page, "strip") == (
        "/// html | div.safety\nDoes your chest hurt, and does it not go away? "
        f"[Call 999](tel:999). For any other worry, see [Is it safe?]({link})\n///"
    )


@pytest.mark.parametrize("block", ["emergency", "emergancy", "chest", ""])
def test_a_card_that_nobody_knows_or_that_has_no_signs_draws_nothing(
    block: str, sample: Sample
) -> None:
    assert draw(sample, "index.md", block) == ""


def test_cards_whose_words_cannot_be_read_draw_nothing(sample: Sample) -> None:
    sample.change(CARDS, "strip:", "stripe:")

    assert draw(sample, KNEE, "emergency") == draw(sample, KNEE, "strip") == ""


def test_the_check_asks_each_sign_once_under_its_group(sample: Sample) -> None:
    sample.change(SIGNS, "pain is mild.", "pain is mild.[@furlan2015]")
    path = sample.root / "docs" / SAFE
    path.write_text(path.read_text("utf-8") + "\n{{ check }}\n", "utf-8")
    site = sample.site()

    tree = LexborHTMLParser(drawing.page_markup(site, site.pages[PurePosixPath(SAFE)]))

    asked = {key: one for key, one in site.data.safety.items() if one.check}
    assert [text_of(one) for one in tree.css("form label")] == [one.line for one in asked.values()]
    assert [box.attributes["id"] for box in tree.css("form input")] == [
        f"ask-{key}" for key in asked
    ]
    assert [text_of(one) for one in tree.css("legend")] == [
        "Heart and breath",
        "Joints and illness",
    ]
    assert text_of(tree.css_first("form .answer")) == (
        "Call 999 now. Say: “I have chest pain, and it does not go away.” "
        "It may be a heart attack, even if the pain is mild.1"
    )


def sections(page: Page, built: Path) -> list[tuple[str, int]]:
    """Return each part of a built page with the number of danger cards in it."""
    words = page_of(built, page.source).tree.css_first("#words")
    found = [("", 0)]
    for node in words.css("h2[id], .care"):
        if node.tag == "h2":
            found.append((node.attributes["id"], 0))
        else:
            name, count = found[-1]
            found[-1] = (name, count + 1)
    return found


def test_a_page_answers_its_title_before_it_asks_about_danger(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page = ours.pages[source]
    parts = sections(page, built)
    names = [name for name, _ in parts]
    answer = names.index("short-version") if "short-version" in names else 0
    if page.kind != "condition" and str(source) not in ABOUT_DANGER:
        answer += 1

    assert sum(count for _, count in parts[: answer + 1]) == 0
    if page.kind != "condition" and str(source) not in WITH_CARDS:
        assert sum(count for _, count in parts) == 0


def test_a_page_of_a_kind_keeps_the_order_of_its_template(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page = ours.pages[source]
    plan = [one.id for one in ours.anatomy[page.kind].headings]
    ids = [
        one.attributes["id"] for one in page_of(built, source).tree.css("#words :is(h2, h3)[id]")
    ]

    assert [name for name in ids if name in plan] == plan


def test_every_card_of_the_site_shows_its_signs(built: Path, ours: Site) -> None:
    shown = {
        (str(source), name)
        for source, page in ours.pages.items()
        for name in page.card_ids
        if page_of(built, source).tree.css_first(f".care h3#{name}")
    }
    wanted = {
        (source, KINDS[kind][2])
        for sign in ours.data.safety.values()
        for source in sign.pages
        for kind in KINDS
        if KINDS[kind][0] == sign.level
    }

    assert shown == wanted
    for source, name in shown:
        tree = page_of(built, source).tree
        card = next(one for one in tree.css(".care") if one.css_first(f"h3#{name}"))
        level = next(level for level, _, found, _ in KINDS.values() if found == name)
        page = ours.pages[PurePosixPath(source)]
        assert len(card.css("li")) == len(drawing.page_signs(ours, page, level))
