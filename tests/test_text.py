"""Text in, text out: citations, names, reading grade, people, bars and tables."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from xml.etree import ElementTree

import markdown
import pytest
from sitekit import (
    citations,
    clock,
    extensions,
    people,
    placeholders,
    readability,
    readings,
    sources,
    values,
)
from sitekit.references import Reference
from sitekit.site import Site
from sitekit.words import Term, Words

FURLAN = Reference(
    authors="Furlan AD and others",
    title="Massage for low-back pain",
    where="Cochrane Database of Systematic Reviews",
    year=2015,
    kind="review",
    subject="Low back pain and sciatica",
    about="25 trials, 3,096 people",
    url="https://doi.org/10.1002/x",
    seen="partly",
    how="The counts were seen.",
    figures=(),
)


def html(text: str) -> str:
    made = markdown.Markdown(extensions=["tables", "attr_list", *extensions.all_of_ours()])
    return made.convert(text)


def test_a_citation_becomes_a_footnote_and_a_source() -> None:
    assert citations.render("It may help.[@a] Again.[@a]", {"a": FURLAN}) == (
        "It may help.[^a] Again.[^a]\n\n## Where this comes from {#sources}\n\n"
        "[^a]: Furlan AD and others. [Massage for low-back pain](https://doi.org/10.1002/x). "
        "Cochrane Database of Systematic Reviews, 2015. "
        "*Review. 25 trials, 3,096 people.*{: .about-source }\n"
    )


def test_a_source_that_asks_gets_no_full_stop() -> None:
    asks = FURLAN.model_copy(update={"title": "Does it help?", "about": "Can people tell?"})

    assert asks.markdown() == (
        "Furlan AD and others. [Does it help?](https://doi.org/10.1002/x) "
        "Cochrane Database of Systematic Reviews, 2015. "
        "*Review. Can people tell?*{: .about-source }"
    )


def test_a_page_without_citations_gets_no_list_of_sources() -> None:
    assert citations.render("Rest.", {"a": FURLAN}) == "Rest."


def test_an_unknown_key_is_left_for_the_check_to_find() -> None:
    assert citations.render("Rest.[@b]", {"a": FURLAN}) == "Rest.[@b]"


def test_names_are_filled_in_and_unknown_ones_stay() -> None:
    values = {"region.emergency": "999"}

    assert placeholders.fill("Call {{ region.emergency }} {{x}}", values) == "Call 999 {{x}}"


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("massage", 2),
        ("muscle", 2),
        ("osteoarthritis", 6),
        ("999", 1),
        ("xyzzyed", 2),
        ("you’re", 1),
    ],
)
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert readability.syllables(word) == count


def test_sentences_end_at_full_stops_and_items_need_none() -> None:
    assert readability.sentences("Rest. Call 999 now! you can") == [
        "Rest.",
        "Call 999 now! you can",
    ]


def test_the_grade_is_flesch_kincaid() -> None:
    reading = readability.measure(["The cat sat on the mat."])

    assert (reading.words, reading.sentences, reading.syllables) == (6, 1, 6)
    assert reading.grade == round(0.39 * 6 + 11.8 - 15.59, 1)


def test_a_text_without_words_has_no_grade() -> None:
    assert readability.measure([]).grade == 0


@pytest.mark.parametrize(("some", "total"), [(0, 100), (10, 100), (100, 100), (3, 10)])
def test_people_are_drawn_one_by_one(some: int, total: int) -> None:
    drawn = people.drawing(some, total)

    shapes = {path.get("class"): path.get("d", "").count("a6,6 0 1 0 12") for path in drawn}
    assert shapes == {k: n for k, n in (("is-on", some), ("is-off", total - some)) if n}
    assert drawn.get("aria-label") == (
        f"{total} people in rows of 10. {some} are filled in, {total - some} are outlines."
    )


def test_people_stand_above_their_words() -> None:
    made = ElementTree.fromstring(html("/// people | 10 in 100\n**10 in 100** felt sore.\n///"))

    assert made.get("class") == "array"
    assert [part.tag for part in made[0]] == ["svg", "figcaption"]
    assert "".join(made[0][1].itertext()).strip() == "10 in 100 felt sore."


def test_people_who_got_better_are_told_from_people_who_were_harmed() -> None:
    made = ElementTree.fromstring(html("/// people | 55 in 100 better\nBetter.\n///"))

    assert made[0][0].get("class") == "people people-good"


@pytest.mark.parametrize("title", ["101 in 100", "ten in 100", "1 in 7", ""])
def test_a_count_that_cannot_be_drawn_is_no_picture(title: str) -> None:
    assert "<svg" not in html(f"/// people | {title}\nWords.\n///")


def test_bars_are_as_long_as_their_numbers() -> None:
    made = html("/// compare | Days\n-   2.4 With massage\n-   0.6 Without\n///")

    box = ElementTree.fromstring(made)
    assert [rect.get("width") for rect in box.iter("rect")] == ["297.0", "74.2"]
    assert [item.text or item[0].tail for item in box.iter("li")] == [
        "2.4 With massage",
        "0.6 Without",
    ]


def test_a_bar_may_stand_for_about_a_number() -> None:
    made = html("/// compare | Days\n-   About 2 with massage\n-   Almost 0 without\n///")

    rects = ElementTree.fromstring(made).iter("rect")
    assert [rect.get("width") for rect in rects] == ["297.0", "2.0"]


def test_a_half_in_words_is_drawn_too() -> None:
    made = html(
        "/// compare | Points\n-   Almost 3 points: soft\n-   2 and a half points: firm\n///"
    )

    rects = ElementTree.fromstring(made).iter("rect")
    assert [rect.get("width") for rect in rects] == ["297.0", "247.5"]


def test_cells_know_their_row_and_column() -> None:
    made = html("| Option | Gain |\n|---|---|\n| Rest | Less pain |")

    assert '<th scope="col">Option</th>' in made
    assert '<th scope="row">Rest</th>' in made
    assert '<td data-label="Gain">Less pain</td>' in made


TENDON = Term(word="tendon", also=("tendons",), means="A cord that ties a muscle to a bone.")


def marked(text: str) -> str:
    return markdown.Markdown(extensions=extensions.all_of_ours([TENDON])).convert(text)


def test_a_word_is_explained_where_it_is_first_used() -> None:
    made = marked("## A tendon\n\nTwo Tendons. A tendon.")

    assert made == (
        "<h2>A tendon</h2>\n<p>Two "
        '<span class="marked"><button class="term" popovertarget="word-tendon" type="button">'
        "Tendons</button>.</span>"
        '<span class="meaning" data-search-exclude="" id="word-tendon" popover="auto">'
        "<strong>tendon: </strong>A cord that ties a muscle to a bone.</span> A tendon.</p>"
    )


@pytest.mark.parametrize(
    "text", ["A cord (tendon) and a tendon.", "[tendon](#a)", "tendonitis", "a-tendon", "## tendon"]
)
def test_a_word_in_brackets_links_or_other_words_is_left_alone(text: str) -> None:
    assert "<button" not in marked(text)


def test_a_word_does_not_open_its_own_entry() -> None:
    list_of_words = "tendon\n:   Two tendons.\n\nmuscle\n:   It has a tendon."
    both = markdown.Markdown(extensions=["def_list", *extensions.all_of_ours([TENDON])])

    own, _, others = both.convert(list_of_words).partition("<dt>muscle</dt>")

    assert ("<button" in own, "<button" in others) == (False, True)


def test_a_word_everybody_knows_is_not_marked() -> None:
    known = TENDON.model_copy(update={"mark": False})

    made = markdown.Markdown(extensions=extensions.all_of_ours([known])).convert("A tendon.")

    assert made == "<p>A tendon.</p>"


def test_a_block_title_is_a_heading_but_a_care_label_is_not() -> None:
    types = [{"name": "do", "class": "do"}, {"name": "urgent", "class": "care urgent"}]
    made = markdown.Markdown(
        extensions=["pymdownx.blocks.admonition", *extensions.all_of_ours()],
        extension_configs={"pymdownx.blocks.admonition": {"types": types}},
    ).convert("/// do | Bring\na towel\n///\n\n/// urgent | Urgent\nhelp\n///")

    assert '<h3 class="admonition-title">Bring</h3>' in made
    assert '<p class="admonition-title">Urgent</p>' in made


def test_both_readings_and_what_tripped_readers_are_shown() -> None:
    scores = {"understand": 95, "act": 90, "discern": None, "cdc": 96}
    first = scores | {"cdc": 88}
    both = readings.Readings(first=first, second=scores, stumbles=["“Knot” → “sore spot”.", "A."])
    ours, links = {"sore-limbs/knee.md": both}, {"sore-limbs/knee.md": "[Knee](knee.md)"}

    assert readings.table(ours, links).startswith(
        "In both readings, 0 of 1 pages reach all our aims.\n\n/// html | div.scores\n"
    )
    assert "\n| [Knee](knee.md) | 95 and 95 | 90 and 90 | not asked | 88 and 96 |\n" in (
        readings.table(ours, links)
    )
    assert readings.stumbles(ours, links).split("\n\n") == [
        "/// html | details.kit",
        "/// html | summary\n**Sore limbs** 2 changes\n///",
        "[Knee](knee.md)\n:   “Knot” → “sore spot”.\n:   A.",
        "///",
    ]


def test_words_stand_under_their_first_letters() -> None:
    terms = [Term(word=word, also=(), means="A part.") for word in ("knee", "fascia", "Fibre")]
    made = Words(banned=(), hard=(), glossary=tuple(terms)).glossary_markdown()

    assert made.split("\n\n") == [
        "/// html | div.links.letters\n-   [F](#words-f)\n-   [K](#words-k)\n///",
        "### F {#words-f}",
        "fascia\n:   A part.",
        "Fibre\n:   A part.",
        "### K {#words-k}",
        "knee\n:   A part.",
    ]


def test_an_urgent_word_says_whom_to_call_and_leads_to_the_danger_signs() -> None:
    stroke = Term(word="stroke", also=(), means="Call {{ region.emergency }}.", urgent=True)
    words = Words(banned=(), hard=(), glossary=(stroke,)).filled({"region.emergency": "112"})

    assert words.glossary[0].means == "Call 112."
    assert words.glossary_markdown().endswith(
        "stroke\n:   Call 112. See the [danger signs](../is-it-safe/index.md#get-help)."
    )


def test_a_source_is_listed_in_plain_words_and_the_weightiest_first() -> None:
    trial = FURLAN.model_copy(update={"kind": "trial", "authors": "Cherkin DC", "seen": "yes"})
    back = "Massage for low-back pain"

    made = sources.table({"trial": trial, "review": FURLAN})

    assert made.splitlines()[:7] == [
        "### Low back pain and sciatica {#low-back-pain-and-sciatica}",
        "",
        "**Review**",
        "",
        "-   [25 trials, 3,096 people](https://doi.org/10.1002/x)  ",
        "    Furlan AD and others. Cochrane Database of Systematic Reviews, 2015.  ",
        "    Read in part. The counts were seen.",
    ]
    assert made.index("**Review**") < made.index("**Trial**")
    assert back not in made  # titles in experts' words stand below the pages that cite them


def test_pages_stand_under_their_first_letters(ours: Site) -> None:
    made = values.a_to_z(ours, PurePosixPath("about/words.md")).split("### ")[1:]
    lines = [(part[0], line) for part in made for line in part.splitlines() if "](" in line]

    assert made[0].startswith("A {#pages-a}\n\n/// html | div.links\n-   [A")
    assert [one for one in lines if not one[1].startswith(f"-   [{one[0]}")] == []
    assert len(lines) == len(ours.pages)


def test_a_day_is_written_in_full_and_what_is_none_stays() -> None:
    assert clock.in_full(date(2026, 11, 5)) == "5 November 2026"
    assert clock.in_full("soon") == "soon"
