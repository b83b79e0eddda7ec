"""What is no page of ours, or is read by several: bad files, and the country."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TODAY, House, Sample, build
from sitekit import checks, content

GUIDE = "docs/index.md"
UNKNOWN = "There is no region 'gbr'."
LINES = "Compare the lines with a file that works; a value with ': ' in it needs quotes."


BOMB = b"---\na: &a [x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b]\n---\nText.\n"
NO_COLON = "These lines cannot be read as YAML: could not find expected ':'."
ADD, ABOVE = (
    "Write a colon after its name, as",
    "or, if it goes on from the line above, put it there.",
)
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
    "a tag of YAML": (b"---\ndue: !!timestamp soon\n---\n", 2,
                      "These lines cannot be read as YAML: '!' is not used here.", LINES),
    "nested YAML": (b"---\na: " + b"[" * 900 + b"]" * 900 + b"\n---\n", 2,
                    "These lines cannot be read as YAML: it is nested too deeply.", LINES),
    "a list": (b"---\n- a\n---\nText.\n", 2,
               "These lines cannot be read as YAML: it is not a list of 'name: value' lines.", LINES),
    "a word": (b"---\nhello\n---\nText.\n", 2,
               "These lines cannot be read as YAML: it is not a list of 'name: value' lines.", LINES),
    "an impossible date": (b"---\ndue: 2026-13-45\n---\nText.\n", 2,
                           "There is no day 2026-13-45.",
                           "Write the year, the month and the day, as 2026-11-23."),
    "a colon too many": (b"---\ntitle: A\nfor: you: me\n---\nText.\n", 3,
                         "These lines cannot be read as YAML: "
                         "mapping values are not allowed in this context.",
                         'Put the value in quotes: for: "you: me"'),
    "a field twice": (b"---\ntitle: A\ntitle: B\n---\nText.\n", 3,
                      "'title' is written twice, in lines 2 and 3.", "Keep one of the two."),
    "words after a #": (b"---\ntitle: Stroking #1\n---\nText.\n", 2,
                        "The words from '#1' on are lost: '#' begins a note in YAML.",
                        'Put the value in quotes: title: "Stroking #1"'),
    "quotes never closed": (b"---\ntitle: \"A\nfor: you\n---\nText.\n", 2,
                            "These lines cannot be read as YAML: the quotes are never closed.",
                            "Type a second quotation mark where they end."),
    "an apostrophe in quotes": (b"---\ntitle: 'Mary's page'\nfor: you\n---\nText.\n", 2,
                                "These lines cannot be read as YAML: did not find expected key.",
                                "Put the value in other quotes: title: \"Mary's page\""),
    "a colon lost": (b"---\ntitle A page\nfor: you\n---\nText.\n", 2, NO_COLON, f"{ADD} 'title: A page'; {ABOVE}"),
    "an equals sign": (b"---\ntitle: A\nkind = guide\n---\nText.\n", 3, NO_COLON, f"{ADD} 'kind: guide'; {ABOVE}"),
    "a name alone": (b"---\ntitle: A\nfor   # you\n---\nText.\n", 3, NO_COLON, f"{ADD} 'for:'; {ABOVE}"),
    "below a dash, and one space too far": (b"---\na:\n  - name: A\n     url: B\n---\nText.\n", 4,
                                           "These lines cannot be read as YAML: mapping values are not allowed in "
                                           "this context.", "Begin the line with 4 spaces, and close all quotes."),
    "half merged": (b"---\ntitle: A\n<<<<<<< HEAD\n---\nText.\n", 3, "'<<<<<<< HEAD' is left of a merge.",
                    "Keep the lines you want, and take out those with '<<<<<<<', '=======' and '>>>>>>>'."),
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
    sample.change(GUIDE, "You may feel better", f"{text} Rest.\n\nYou may feel better")

    assert " pages read, " in sample.run("check")[1]


def test_a_page_that_is_nested_too_deeply_is_named(sample: Sample) -> None:
    sample.change(GUIDE, "You may feel better", f"{'* ' * 900}You may feel better")

    assert (
        f"{GUIDE}:19: The page is nested too deeply to read.\n"
        "    Fix: Take out brackets, quotes or lists that sit inside each other many times."
    ) in sample.problems()


def test_an_unknown_country_is_named(sample: Sample) -> None:
    sample.change("mkdocs.yml", "region: gb", "region: gbr")

    assert sample.problems()[-1] == (
        f"mkdocs.yml:3: {UNKNOWN}\n    Fix: Did you mean 'gb'? Use one of: gb."
    )


@pytest.mark.parametrize(
    "name",
    [
        "docs/css/type.css",
        "docs/js/copy.js",
        "overrides/main.html",
        "scripts/hooks.py",
        "mkdocs.yml",
    ],
)
@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> main"])
def test_a_mark_of_a_merge_is_named_in_every_kind_of_file(
    mark: str, name: str, sample: Sample
) -> None:
    path = sample.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.is_file() else ""
    path.write_text(f"{before}\n{mark}\n", "utf-8")

    assert sample.problems() == [
        f"{name}:{before.count(chr(10)) + 2}: '{mark}' is left of a merge.\n"
        "    Fix: Keep the lines you want, and take out those with '<<<<<<<', '=======' and '>>>>>>>'."
    ]


HOME = "https://guide.example/knees/"


def written(house: House, address: str) -> None:
    """Write the address of the site into its settings."""
    settings = house.root / "mkdocs.yml"
    lines = [
        f"site_url: {address}" if line.startswith("site_url:") else line
        for line in settings.read_text("utf-8").split("\n")
    ]
    settings.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("address", [HOME[:-1], HOME, f"' {HOME[:-1]} '"])
def test_the_address_of_the_site_is_mended_once(address: str, tmp_path: Path) -> None:
    house = House(tmp_path)
    written(house, address)
    site = house.site()

    assert site.home == HOME
    assert content.whole_address(site, "/conditions/knee-pain/") == f"{HOME}conditions/knee-pain/"


def test_every_writer_uses_the_mended_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_TODAY", TODAY)
    house, folder = House(tmp_path / "house"), tmp_path / "site"
    written(house, HOME[:-1])
    build(house.root, folder, "--strict", SITE_FORMATS="no")

    page = (folder / "conditions/knee-pain/index.html").read_text("utf-8")
    assert f'href="{HOME}conditions/knee-pain/"' in page
    assert f"Sitemap: {HOME}sitemap.xml" in (folder / "robots.txt").read_text("utf-8")
    assert f"<loc>{HOME}conditions/knee-pain/</loc>" in (folder / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "line"), [("mkdocs.yml", "  region: gb"), ("docs/data/safety.yml", "  level: call")]
)
def test_a_tab_before_a_name_is_said_once(sample: Sample, name: str, line: str) -> None:
    sample.change(name, line, f"\t{line.strip()}")
    at = (sample.root / name).read_text("utf-8").split("\t")[0].count("\n") + 1

    assert [one for one in sample.problems() if one.startswith(name)] == [
        f"{name}:{at}: A tab stands in column 1.\n    Fix: Type spaces in its place."
    ]


def test_a_home_page_that_is_gone_is_asked_for(sample: Sample) -> None:
    (sample.root / "docs/index.md").unlink()

    assert (
        "docs/data/permanent-links.txt:2: '/' was published, and leads nowhere now.\n"
        "    Fix: Bring docs/index.md back, for every page leads to it."
    ) in sample.problems()
