"""Rules on what pages share, and on files that are no pages at all."""

from __future__ import annotations

import pytest
from conftest import Sample

GUIDE = "docs/index.md"
DATA = "docs/data"
DRAWING = "docs/img/knee.svg"
LINES = "Compare the lines with a page that works; a value with ': ' in it needs quotes."


def test_an_unused_source_is_named(sample: Sample) -> None:
    sample.change(f"{DATA}/references.yml", "furlan2015:", "furlan2016:")
    sample.change(f"{DATA}/regions.yml", "source: [furlan2015]", "source: []")
    sample.change(GUIDE, "[@furlan2015]", "")
    sample.change("docs/conditions/knee-pain.md", "[@furlan2015]", "[@furlan2016]")
    (sample.root / "docs/conditions/knee-pain.md").unlink()
    (sample.root / "docs/data/synonyms.yml").write_text("{}")
    sample.change(GUIDE, "See [knee pain](conditions/knee-pain.md#get-help).", "")

    assert sample.problems() == [
        "docs/data/references.yml:1: No page cites 'furlan2016'.\n"
        "    Fix: Cite it as [@furlan2016], or take the entry out."
    ]


def test_an_unknown_region_is_named(sample: Sample) -> None:
    sample.change("mkdocs.yml", "region: gb", "region: gbr")

    assert sample.problems()[-1] == (
        "mkdocs.yml:3: There is no region 'gbr'.\n    Fix: Did you mean 'gb'? Use one of: gb."
    )


def test_a_source_with_a_wrong_kind_is_named(sample: Sample) -> None:
    sample.change(f"{DATA}/references.yml", "kind: review", "kind: blog")

    assert (
        "docs/data/references.yml:1: 'kind' is 'blog', which is not one of the choices.\n"
        "    Fix: Write one of the kinds named on top of the file."
    ) in sample.problems()


def test_broken_data_is_a_problem_not_a_crash(sample: Sample) -> None:
    sample.change(f"{DATA}/words.yml", "banned:", "banned: [")

    assert any(one.startswith("docs/data/words.yml:") for one in sample.problems())


def test_search_words_for_no_page_are_named(sample: Sample) -> None:
    sample.change(f"{DATA}/synonyms.yml", "conditions/knee-pain.md", "conditions/knee-pian.md")

    assert sample.problems() == [
        "docs/data/synonyms.yml:1: There is no page 'conditions/knee-pian.md'.\n"
        "    Fix: Did you mean 'conditions/knee-pain.md'?"
    ]


def test_search_words_are_a_list(sample: Sample) -> None:
    sample.change(f"{DATA}/synonyms.yml", "[sore knee]", "sore knee")

    assert sample.problems() == [
        "docs/data/synonyms.yml:1: The words of 'conditions/knee-pain.md' are no list of words.\n"
        "    Fix: Write them as [slipped disc, trapped nerve]."
    ]


@pytest.mark.parametrize(
    ("new", "what", "fix"),
    [
        ("<script>alert(1)</script><path", "A drawing may not contain <script>.",
         "Take it out: shapes only."),
        ("<path onclick='a()'", "A drawing may not contain 'onclick'.", "Take it out: shapes only."),
        ("<use href='https://example.org/#a'/><path", "A drawing may not contain a link.",
         "Take it out: shapes only."),
        ("<style>@import 'a.css'</style><path",
         "A drawing may not contain a style from elsewhere.", "Take it out: shapes only."),
        ("<path", "The drawing cannot be read.", "Save it again."),
    ],
)  # fmt: skip
def test_a_drawing_holds_shapes_only(sample: Sample, new: str, what: str, fix: str) -> None:
    sample.change(DRAWING, "<path", new)
    if "cannot" in what:
        sample.change(DRAWING, "</svg>", "")

    assert sample.problems() == [
        f"{DRAWING}:{'2' if 'cannot' in what else '1'}: {what}\n    Fix: {fix}"
    ]


def test_a_drawing_is_small_and_says_what_it_shows(sample: Sample) -> None:
    sample.change(DRAWING, '<desc id="d">A bent knee.</desc>', "")

    assert sample.problems() == [
        f"{DRAWING}:1: The drawing has no <desc>.\n"
        "    Fix: Add '<desc>' with plain words, right after '<svg ...>'."
    ]

    sample.change(DRAWING, "M1,1", "M1,1" * 3100)

    assert sample.problems() == [
        f"{DRAWING}:1: The drawing has 12 kB.\n    Fix: Draw fewer points; 12 kB is the most."
    ]


BOMB = b"---\na: &a [x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b]\n---\nText.\n"
BAD_INPUT = {
    "empty": (b"", 1, "The page is empty.", "Copy a _template.md, or delete it."),
    "blank": (b" \n\n", 1, "The page is empty.", "Copy a _template.md, or delete it."),
    "binary": (b"---\n\x00\x01", 1, "The file is not text.",
               "Save it as plain text, or take it out of docs/."),
    "other encoding": ("---\ntitle: Café\n---\n".encode("latin-1"), 2,
                       "The file is not saved as UTF-8.",
                       "Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding)."),
    "UTF-16": ("---\ntitle: A\n---\n".encode("utf-16"), 1, "The file is not text.",
               "Save it as plain text, or take it out of docs/."),
    "5 MB": (b"a" * 5_000_000, 1, "The file has 5000 kB. A page has at most 200.",
             "Take out what is not text, or split the page."),
    "a line without end": (b"---\ntitle: A\n---\n" + b"[" * 2001, 4, "The line has 2,001 letters.",
                           "Break it into paragraphs; a line has at most 2,000."),
    "no front matter": (b"# Hello\n", 1, "The page has no front matter.",
                        "Start the page with a line '---', its fields, and a second line '---'."),
    "never closed": (b"---\ntitle: A\n", 1, "The page has no front matter.",
                     "Start the page with a line '---', its fields, and a second line '---'."),
    "a YAML bomb": (BOMB, 2, "These lines cannot be read as YAML: '&' and '*' are not used here.",
                    LINES),
    "nested YAML": (b"---\na: " + b"[" * 900 + b"]" * 900 + b"\n---\n", 2,
                    "These lines cannot be read as YAML: it is nested too deeply.", LINES),
    "a list": (b"---\n- a\n---\nText.\n", 2,
               "These lines cannot be read as YAML: it is not a list of 'name: value' lines.", LINES),
    "a word": (b"---\nhello\n---\nText.\n", 2,
               "These lines cannot be read as YAML: it is not a list of 'name: value' lines.", LINES),
    "an impossible date": (b"---\ndue: 2026-13-45\n---\nText.\n", 2,
                           "These lines cannot be read as YAML: month must be in 1..12.", LINES),
    "a colon too many": (b"---\ntitle: A\nfor: you: me\n---\nText.\n", 3,
                         "These lines cannot be read as YAML: "
                         "mapping values are not allowed in this context.", LINES),
    "a field twice": (b"---\ntitle: A\ntitle: B\n---\nText.\n", 3, "'title' is written twice.",
                      "Keep one of the two lines."),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_gives_a_problem_never_a_traceback(sample: Sample, name: str) -> None:
    raw, line, what, fix = BAD_INPUT[name]
    (sample.root / "docs/bad.md").write_bytes(raw)

    [problem] = [one for one in sample.problems() if "bad.md" in one]

    assert problem == f"docs/bad.md:{line}: {what}\n    Fix: {fix}"


@pytest.mark.parametrize("text", ["> " * 900, "[" * 1900, "*" * 1901, "-   a\n" * 900, "`" * 1900])
def test_strange_markdown_never_ends_in_a_traceback(sample: Sample, text: str) -> None:
    sample.change(GUIDE, "You may feel better", f"{text} You may feel better")

    assert isinstance(sample.problems(), list)


SAFETY = "docs/data/safety.yml"
CALM = """chest:
  level: place
  group: Heart
  ask: Chest pain.
  why: It may be a heart attack.
  say: I have chest pain.
  page: [chest pain, Heart]
  source: []
"""
SAFE = "docs/is-it-safe/index.md"


def with_safety(sample: Sample, old: str = "", new: str = "") -> list[str]:
    """Give the sample a safety page and a question, changed, and return what is wrong with them."""
    (sample.root / SAFETY).write_text(CALM.replace(old, new, 1))
    page = (sample.root / GUIDE).read_text("utf-8").replace("conditions/", "../conditions/")
    page = page.replace("img/", "../img/").replace(
        "## What to do next", "## Help {#help}\n\n### Call {#emergency}\n\n-   chest pain\n\n"
        "| Tell | Why |\n|---|---|\n| Heart | It may be bad. |\n\n## What to do next"
    )  # fmt: skip
    (sample.root / SAFE).parent.mkdir()
    (sample.root / SAFE).write_text(page, "utf-8")
    return [one for one in sample.problems() if SAFETY in one or "safety check" in one]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", (SAFE, "The safety check takes 'chest pain' less seriously than this page.",
                  f"Give its question in {SAFETY} 'call'.")),
        ("chest pain, Heart", "Heart", (SAFE, "The safety check does not ask about 'chest pain'.",
                  f"Quote it in 'page' of a question of level 'call' in {SAFETY}.")),
        ("Heart]", "Heart, cold feet]",
                 (f"{SAFETY}:1", "The safety page does not say 'cold feet'.",
                  "Quote the item as it is now on is-it-safe/index.md, or write [].")),
        ("source: []", "source: [no2020]", (f"{SAFETY}:1", "No source is called 'no2020'.",
                  "Use a key of docs/data/references.yml.")),
        ("Chest pain.", "Chest oedema.",
                 (f"{SAFETY}:1", "'oedema' is not for the safety check. Many readers do not know it.",
                  "Write: swelling")),
        ("I have chest pain.", "I have " + "it " * 24 + "now.",
                 (f"{SAFETY}:1", "A sentence of 'chest' has 27 words.",
                  "Make two of it; 25 is the most.")),
        ("It may be a heart attack.", "Cardiovascular complications necessitate hospitalisation.",
                 (f"{SAFETY}:1", "The reading grade of 'chest' is 16.4.",
                  "Use shorter words; 8 is the most.")),
    ],
)  # fmt: skip
def test_the_safety_check_and_the_safety_page_agree(
    sample: Sample, old: str, new: str, said: tuple[str, str, str]
) -> None:
    place, what, fix = said

    found = with_safety(sample, old, new)

    assert any(
        one.startswith(place) and one.endswith(f": {what}\n    Fix: {fix}") for one in found
    ), found


def test_a_check_that_agrees_with_its_page_has_no_problem(sample: Sample) -> None:
    assert with_safety(sample, "level: place", "level: call") == []
