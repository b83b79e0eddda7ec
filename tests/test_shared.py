"""What is no page of ours, or is read by several: bad files, the country, the safety check."""

from __future__ import annotations

import pytest
from conftest import Sample
from sitekit import checks

GUIDE = "docs/index.md"
UNKNOWN = "There is no region 'gbr'."
LINES = "Compare the lines with a page that works; a value with ': ' in it needs quotes."


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

    [problem] = [one for one in checks.problems(sample.site()) if one.path.name == "bad.md"]

    assert (problem.line, problem.what, problem.fix) == (line, what, fix)
    assert (problem.rule, problem.level) == ("file_is_readable", "stop")


@pytest.mark.parametrize("text", ["> " * 900, "[" * 1900, "*" * 1901, "-   a\n" * 900, "`" * 1900])
def test_strange_markdown_never_ends_in_a_traceback(sample: Sample, text: str) -> None:
    sample.change(GUIDE, "You may feel better", f"{text} You may feel better")

    assert "\n2 pages read, " in f"\n{sample.run('check')[1]}"


def test_a_page_that_is_nested_too_deeply_is_named(sample: Sample) -> None:
    sample.change(GUIDE, "You may feel better", f"{'* ' * 900}You may feel better")

    assert sample.problems()[0] == (
        f"{GUIDE}:1: The page is nested too deeply to read.\n"
        "    Fix: Take out brackets, quotes or lists that sit inside each other many times."
    )


def test_an_unknown_country_is_named(sample: Sample) -> None:
    sample.change("mkdocs.yml", "region: gb", "region: gbr")

    assert sample.problems()[-1] == (
        f"mkdocs.yml:3: {UNKNOWN}\n    Fix: Did you mean 'gb'? Use one of: gb."
    )


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


SAFETY_CASES = [
    ("", "", f"{SAFE}:30", "The safety check takes 'chest pain' less seriously than this page.",
     f"Give its question in {SAFETY} 'call'."),
    ("chest pain, Heart", "Heart", f"{SAFE}:30",
     "The safety check does not ask about 'chest pain'.",
     f"Quote it in 'page' of a question of level 'call' in {SAFETY}."),
    ("Heart]", "Heart, cold feet]", f"{SAFETY}:1", "The safety page does not say 'cold feet'.",
     "Quote the item as it is now on is-it-safe/index.md, or write []."),
    ("source: []", "source: [nowhere]", f"{SAFETY}:1", "No source is called 'nowhere'.",
     "Use a key of docs/data/references.yml."),
    ("Chest pain.", "Chest oedema.", f"{SAFETY}:1",
     "'oedema' is not for the safety check. Many readers do not know it.", "Write: swelling"),
    ("I have chest pain.", "I have " + "it " * 24 + "now.", f"{SAFETY}:1",
     "A sentence of 'chest' has 27 words.", "Make two of it; 25 is the most."),
    ("It may be a heart attack.", "Cardiovascular complications necessitate hospitalisation.",
     f"{SAFETY}:1", "The reading grade of 'chest' is 16.4.", "Use shorter words; 8 is the most."),
]  # fmt: skip


@pytest.mark.parametrize("case", SAFETY_CASES, ids=lambda case: case[3])
def test_the_safety_check_and_the_safety_page_agree(sample: Sample, case: tuple[str, ...]) -> None:
    old, new, place, what, fix = case

    assert f"{place}: {what}\n    Fix: {fix}" in with_safety(sample, old, new)


def test_a_check_that_agrees_with_its_page_has_no_problem(sample: Sample) -> None:
    assert with_safety(sample, "level: place", "level: call") == []
