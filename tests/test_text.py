"""Text in, text out: reading grade, names, citations, our blocks, marked words and lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from xml.etree import ElementTree

import pytest
from conftest import Sample
from sitekit import drawing
from sitekit.content import Page, Site, day_in_full
from sitekit.text import fill_names, measure, sentences

GUIDE = "docs/index.md"
REFERENCES = "docs/data/references.yml"
WORDS = "docs/data/words.yml"
Draw = Callable[[str], str]


def guide(sample: Sample, text: str) -> tuple[Site, Page]:
    """Let the guide of the sample hold nothing but a text."""
    path = sample.root / GUIDE
    head = path.read_text("utf-8").split("\n---\n")[0]
    path.write_text(f"{head}\n---\n{text}\n", "utf-8")
    site = sample.site()
    return site, site.pages[PurePosixPath("index.md")]


@pytest.fixture
def markdown(sample: Sample) -> Draw:
    """A text as Markdown is given it, with names, lists and sources in their places."""
    return lambda text: drawing.page_markdown(*guide(sample, text)).strip("\n")


@pytest.fixture
def html(sample: Sample) -> Draw:
    """A text as Markdown draws it."""
    return lambda text: drawing.page_markup(*guide(sample, text))


@pytest.mark.parametrize(
    ("word", "count"),
    [("massage", 2), ("muscle", 2), ("osteoarthritis", 6), ("999", 1), ("xyzzyed", 2), ("you’re", 1)],
)  # fmt: skip
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert measure([word]).syllables == count


def test_sentences_end_at_full_stops_and_items_need_none() -> None:
    assert sentences("Rest. Call 999 now! you can") == ["Rest.", "Call 999 now! you can"]


def test_the_grade_is_flesch_kincaid() -> None:
    reading = measure(["The cat sat on the mat."])

    assert (reading.words, reading.sentences, reading.syllables) == (6, 1, 6)
    assert reading.grade == round(0.39 * 6 + 11.8 - 15.59, 1)
    assert measure([]).grade == 0


def test_names_are_filled_in_and_unknown_ones_stay() -> None:
    assert fill_names("Call {{ region.emergency }} {{x}}", {"region.emergency": "999"}) == (
        "Call 999 {{x}}"
    )


def test_a_day_is_written_in_full_and_what_is_none_stays() -> None:
    assert day_in_full(date(2026, 11, 5)) == "5 November 2026"
    assert day_in_full("soon") == "soon"


def test_a_citation_becomes_a_footnote_and_a_source(markdown: Draw) -> None:
    assert markdown("It may help.[@furlan2015] Again.[@furlan2015]") == (
        "It may help.[^furlan2015] Again.[^furlan2015]\n\n\n## Where this comes from {#sources}\n\n"
        "[^furlan2015]: Furlan AD and others. [Massage for low-back pain]"
        "(https://doi.org/10.1002/14651858.CD001929.pub3). "
        "Cochrane Database of Systematic Reviews, 2015. "
        "*Review. 25 trials, 3,096 people.*{: .about-source }"
    )


def test_a_source_that_asks_gets_no_full_stop(sample: Sample, markdown: Draw) -> None:
    sample.change(REFERENCES, "title: Massage for low-back pain", "title: Does it help?")
    sample.change(REFERENCES, "about: 25 trials, 3,096 people", "about: Can people tell?")

    text = markdown("It may help.[@furlan2015]")

    assert "[Does it help?](https://doi.org/10.1002/14651858.CD001929.pub3) Cochrane" in text
    assert text.endswith("*Review. Can people tell?*{: .about-source }")


@pytest.mark.parametrize("text", ["Rest.", "Rest.[@unknown]"])
def test_a_page_without_known_citations_gets_no_list_of_sources(markdown: Draw, text: str) -> None:
    assert markdown(text) == text


@pytest.mark.parametrize(("some", "total"), [(0, 100), (10, 100), (100, 100), (3, 10)])
def test_people_are_drawn_one_by_one_above_their_words(html: Draw, some: int, total: int) -> None:
    box = ElementTree.fromstring(
        html(f"/// people | {some} in {total}\n**{some}** felt sore.\n///")
    )
    drawn, words = box[0]

    shapes = {path.get("class"): path.get("d", "").count("a6,6 0 1 0 12") for path in drawn}
    assert shapes == {k: n for k, n in (("is-on", some), ("is-off", total - some)) if n}
    assert drawn.get("class") == "people"
    assert drawn.get("aria-label") == (
        f"{total} people in rows of 10. {some} are filled in, {total - some} are outlines."
    )
    assert (box.get("class"), drawn.tag, words.tag) == ("array", "svg", "figcaption")
    assert "".join(words.itertext()).strip() == f"{some} felt sore."


def test_people_who_got_better_are_told_from_people_who_were_harmed(html: Draw) -> None:
    made = ElementTree.fromstring(html("/// people | 55 in 100 better\nBetter.\n///"))

    assert made[0][0].get("class") == "people people-good"


@pytest.mark.parametrize("title", ["101 in 100", "ten in 100", "1 in 7", ""])
def test_a_count_that_cannot_be_drawn_is_no_picture(html: Draw, title: str) -> None:
    assert "<svg" not in html(f"/// people | {title}\nWords.\n///")


@pytest.mark.parametrize(
    ("items", "widths"),
    [
        (["2.4 With massage", "0.6 Without"], ["297.0", "74.2"]),
        (["About 2 with massage", "Almost 0 without"], ["297.0", "2.0"]),
        (["Almost 3 points: soft", "2 and a half points: firm"], ["297.0", "247.5"]),
    ],
    ids=["numbers", "about a number", "a half in words"],
)
def test_bars_are_as_long_as_their_numbers(html: Draw, items: list[str], widths: list[str]) -> None:
    lines = "\n".join(f"-   {item}" for item in items)

    box = ElementTree.fromstring(html(f"/// compare | Days\n{lines}\n///"))

    assert [rect.get("width") for rect in box.iter("rect")] == widths
    assert ["".join(item.itertext()) for item in box.iter("li")] == items


def test_cells_know_their_row_and_column(html: Draw) -> None:
    made = html("| Option | Gain |\n|---|---|\n| Rest | Less pain |")

    assert '<th scope="col">Option</th>' in made
    assert '<th scope="row">Rest</th>' in made
    assert '<td data-label="Gain">Less pain</td>' in made


def test_a_block_title_is_a_heading_but_a_care_label_is_not(html: Draw) -> None:
    made = html("/// do | Bring\na towel\n///\n\n/// urgent | Urgent\nhelp\n///")

    assert '<h3 class="admonition-title" id="bring">Bring</h3>' in made
    assert '<p class="admonition-title">Urgent</p>' in made


def test_a_word_is_explained_where_it_is_first_used(html: Draw) -> None:
    assert html("## A tendon {#a}\n\nTwo Tendons. A tendon.") == (
        '<h2 id="a">A tendon</h2>\n<p>Two '
        '<a class="term" href="#word-tendon" id="word-tendon-here">Tendons</a>'
        '<span class="meaning" data-search-exclude="" hidden="hidden" id="word-tendon" popover="auto">'
        "<strong>tendon: </strong>A strong cord that ties a muscle to a bone. "
        '<a class="shut" href="#word-tendon-here">Close</a></span>. A tendon.</p>'
    )


@pytest.mark.parametrize(
    "text", ["A cord (tendon) and a tendon.", "[tendon](#a)", "tendonitis", "a-tendon", "## tendon"]
)
def test_a_word_in_brackets_links_or_other_words_is_left_alone(html: Draw, text: str) -> None:
    assert 'class="term"' not in html(text)


def test_a_word_does_not_open_its_own_entry(html: Draw) -> None:
    made = html("tendon\n:   Two tendons.\n\nmuscle\n:   It has a tendon.")

    own, _, others = made.partition("<dt>muscle</dt>")

    assert ('class="term"' in own, 'class="term"' in others) == (False, True)


def test_a_word_everybody_knows_is_not_marked(sample: Sample, html: Draw) -> None:
    sample.change(WORDS, "word: tendon", "word: tendon\n    mark: false")

    assert html("A tendon.") == "<p>A tendon.</p>"


def test_words_stand_under_their_first_letters(sample: Sample, markdown: Draw) -> None:
    entries = "".join(
        f"\n- {{word: {word}, also: [], means: A part.}}" for word in ("knee", "fascia")
    )
    urgent = '\n- {word: Fit, also: [], means: "Call {{ region.emergency }}.", urgent: true}'
    (sample.root / WORDS).write_text(f"glossary:{entries}{urgent}\n", "utf-8")

    assert markdown("{{ glossary }}").split("\n\n") == [
        "/// html | div.links.letters\n-   [F](#words-f)\n-   [K](#words-k)\n///",
        "### F {#words-f}",
        "fascia\n:   A part.",
        "Fit\n:   Call 999. See the [danger signs](../is-it-safe/index.md#get-help).",
        "### K {#words-k}",
        "knee\n:   A part.",
    ]


def test_a_source_is_listed_in_plain_words_and_the_weightiest_first(
    sample: Sample, markdown: Draw
) -> None:
    path = sample.root / REFERENCES
    review = path.read_text("utf-8")
    trial = review.replace("furlan2015", "cherkin2001").replace("kind: review", "kind: trial")
    path.write_text(trial + review, "utf-8")

    made = markdown("{{ all_sources }}")

    assert made.splitlines()[:7] == [
        "### Low back pain and sciatica {#low-back-pain-and-sciatica}",
        "",
        "**Review**",
        "",
        "-   [25 trials, 3,096 people](https://doi.org/10.1002/14651858.CD001929.pub3)  ",
        "    Furlan AD and others. Cochrane Database of Systematic Reviews, 2015.  ",
        "    Read in part. The counts were seen.",
    ]
    assert made.index("**Review**") < made.index("**Trial**")
    assert "Massage for low-back pain" not in made  # experts' titles stand below pages that cite


def test_pages_stand_under_their_first_letters(markdown: Draw) -> None:
    assert markdown("{{ pages }}").split("\n\n") == [
        "### A {#pages-a}",
        "/// html | div.links\n-   [A guide](index.md)\n///",
        "### I {#pages-i}",
        "/// html | div.links\n-   [Is it safe?](is-it-safe/index.md)\n///",
        "### K {#pages-k}",
        "/// html | div.links\n-   [Knee pain](conditions/knee-pain.md)\n///",
    ]
