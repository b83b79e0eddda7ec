"""One cause, one message: a file that cannot be read is named once, and nothing that needs it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Sample
from sitekit import checks, content

DATA = "docs/data"
KNEE = "docs/conditions/knee-pain.md"
FILES = [*(f"{DATA}/{path.name}" for path in sorted((ROOT / DATA).glob("*.yml"))), "mkdocs.yml"]
VALUE = re.compile(r"^( *(?:- )?[\w./#-]+): ([^\[{\"'>|&#: ][^:]*)$", re.MULTILINE)


def changed_value(text: str, new: str) -> str:
    """Change the value of the first field that is a plain word."""
    return VALUE.sub(rf"\1: {new}", text, count=1)


def twice(found: re.Match[str]) -> str:
    """Return a field, and once more."""
    return f"{found[0]}\n{found[0].replace('- ', '  ')}"


WAYS: dict[str, Callable[[str], str]] = {
    "empty": lambda text: "",
    "a word": lambda text: "hello\n",
    "a list": lambda text: "- hello\n",
    "a colon too many": lambda text: changed_value(text, r"\2: more"),
    "quotes never closed": lambda text: changed_value(text, r'"\2'),
    "words after a #": lambda text: changed_value(text, r"\2 #1"),
    "a list for a word": lambda text: changed_value(text, "[[{a: 1}]]"),
    "a name twice": lambda text: VALUE.sub(twice, text, count=1),
    "a tab": lambda text: text.replace("\n  ", "\n\t", 1),
    "half merged": lambda text: f"{text}=======\n",
}
FIELDS = list(WAYS)[3:9]
LISTS = (
    "synonyms.yml",
    "redirects.yml",
    "ratings.yml",
    "spelling.yml",
)  # without a field that is a plain word
FLAT = ("guards.yml", "hosts.yml")  # without a line that begins with spaces
CASES = [
    (file, way)
    for file in FILES
    for way in WAYS
    if not (way in FIELDS and file.endswith(LISTS)) and not (way == "a tab" and file.endswith(FLAT))
]


@pytest.mark.parametrize(("file", "way"), CASES, ids=lambda one: one.replace(f"{DATA}/", ""))
def test_a_file_that_is_broken_in_one_way_is_named_once(
    file: str, way: str, sample: Sample
) -> None:
    path = sample.root / file
    before = path.read_text("utf-8")
    path.write_text(WAYS[way](before), "utf-8")
    assert path.read_text("utf-8") != before

    [said] = sample.problems()

    assert said.startswith(f"{file}:")
    assert "\n    Fix: " in said


CAUSES = [  # a file, what is changed in it, and what is said
    ('docs/data/ratings.yml', ('good: ', 'good: [1]\n# '),
     (5, "'good' is '[1]', which does not fit.", 'Look at another entry of this file.')),
    ('docs/conditions/knee-pain.md', ('title: Knee pain', 'title: Knee: pain'),
     (2, 'These lines cannot be read as YAML: mapping values are not allowed in this context.', 'Put the value in quotes: title: "Knee: pain"')),
    ('docs/conditions/knee-pain.md', ('title: Knee pain', 'title: Knee pain #1'),
     (2, "The words from '#1' on are lost: '#' begins a note in YAML.", 'Put the value in quotes: title: "Knee pain #1"')),
    ('mkdocs.yml', ('region: gb', 'region: gb\n  clinic:\n    name: Smith: Massage'),
     (5, 'These lines cannot be read as YAML: mapping values are not allowed in this context.', 'Put the value in quotes: name: "Smith: Massage"')),
    ('mkdocs.yml', ('  region: gb', '\tregion: gb'),
     (3, 'A tab stands in column 1.', 'Type spaces in its place.')),
    ('mkdocs.yml', ('  region: gb', '  region: gb\n  contact: [a, b]'),
     (4, "'extra.contact' is '['a', 'b']', which does not fit.", 'Write an e-mail address.')),
    ('mkdocs.yml', ('  - attr_list', '  - 3'),
     (4, "The extension '3' is no name.", 'List them, each on a line of its own that begins with a dash.')),
    ('mkdocs.yml', ('extra:', 'site_url: guide.example\nextra:'),
     (2, "'site_url' is 'guide.example/', which does not fit.", 'Write the whole address, as https://guide.example/.')),
    ('docs/_template.md', ('---\n', '--\n'),
     (1, 'The page has no front matter.', "Start the page with a line '---', its fields, and a second line '---'.")),
]  # fmt: skip


@pytest.mark.parametrize(("file", "change", "said"), CAUSES)
def test_a_cause_is_named_in_its_line_with_what_to_type(
    sample: Sample, file: str, change: tuple[str, str], said: tuple[int, str, str]
) -> None:
    sample.change(file, *change)
    line, what, fix = said

    assert sample.problems() == [f"{file}:{line}: {what}\n    Fix: {fix}"]


def test_an_empty_file_is_to_be_taken_back(sample: Sample) -> None:
    (sample.root / DATA / "redirects.yml").write_text("", "utf-8")

    assert sample.problems() == [
        f"{DATA}/redirects.yml:1: The file is empty.\n"
        f"    Fix: Take back what was in it: `git checkout -- {DATA}/redirects.yml`."
    ]


def test_our_own_pages_say_nothing_of_a_list_of_sources_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    ours = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"\bregion: \w\w", "region: no ", ours)
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    path = tmp_path / DATA / "references.yml"
    path.write_text(path.read_text("utf-8").replace("url: https://", "url: www.", 1), "utf-8")
    page = tmp_path / "docs/conditions/sciatica.md"
    page.write_text(page.read_text("utf-8").replace("title: ", "title: Legs: ", 1), "utf-8")

    found = checks.problems(content.load(tmp_path))

    assert [(one.path.name, one.rule) for one in found] == [
        ("sciatica.md", "file_is_readable"),
        ("references.yml", "data_fits"),
        ("mkdocs.yml", "region_is_known"),
    ]
