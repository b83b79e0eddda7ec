"""Mending touches what is safe to mend, does it once, and touches nothing else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from conftest import ROOT, SOURCES, Sample
from sitekit import repair
from sitekit.repair import blanks, fields, ids, quotes

PAGE = "docs/index.md"


def page(head: str = "title: A\n", body: str = "Words.\n") -> str:
    return f"---\n{head}---\n\n{body}"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("due: 23 Nov 2026", "due: 2026-11-23"),
        ("due: 3 November 2026", "due: 2026-11-03"),
        ("due: 3rd Nov 2026", "due: 2026-11-03"),
        ("due: November 3, 2026", "due: 2026-11-03"),
        ("checked: 2026-1-5", "checked: 2026-01-05"),
        ("  date: 3 Nov 2026", "  date: 2026-11-03"),
        ("due: 3/11/2026", "due: 3/11/2026"),  # March or November?
        ("due: soon", "due: soon"),
        ("due: 31 Feb 2026", "due: 31 Feb 2026"),
        ("title: 23 Nov 2026", "title: 23 Nov 2026"),
    ],
)
def test_dates(wrong: str, right: str) -> None:
    assert fields.dates(page(f"{wrong}\n")) == page(f"{right}\n")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("kind: guide\ntitle: A\n", "title: A\nkind: guide\n"),
        (
            "clinician:\n  name: B\n  role: C\ntitle: A\n",
            "title: A\nclinician:\n  name: B\n  role: C\n",
        ),
        ("colour: red\nkind: guide\ntitle: A\n", "colour: red\nkind: guide\ntitle: A\n"),
        ("kind: guide\nkind: guide\ntitle: A\n", "kind: guide\nkind: guide\ntitle: A\n"),
        ("# a note\nkind: guide\ntitle: A\n", "# a note\nkind: guide\ntitle: A\n"),
    ],
)
def test_order_of_fields(wrong: str, right: str) -> None:
    assert fields.order(page(wrong)) == page(right)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("## My own part\n", "## My own part {#my-own-part}\n"),
        ("## What it’s like, at first\n", "## What it’s like, at first {#what-its-like}\n"),
        ("## My part {#my-part}\n\n## My part\n", "## My part {#my-part}\n\n## My part\n"),
        ("### A small part\n", "### A small part\n"),
        ("```\n## Code\n```\n", "```\n## Code\n```\n"),
    ],
)
def test_heading_ids(wrong: str, right: str) -> None:
    assert ids.added(page(body=wrong)) == page(body=right)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('It "helps".\n', "It “helps”.\n"),
        ("You don't.\n", "You don’t.\n"),
        ("The therapist's 'soft' hand\n", "The therapist’s ‘soft’ hand\n"),
        ('**"Stop"** is enough.\n', "**“Stop”** is enough.\n"),
        ('Type `"a"` here.\n', 'Type `"a"` here.\n'),
        ('[a](b.md "c") "d"\n', '[a](b.md "c") “d”\n'),
        ('![A "b".](c.svg){ title="x" }\n', '![A "b".](c.svg){ title="x" }\n'),
        ('Words{ title="x" } and "more"\n', 'Words{ title="x" } and “more”\n'),
        ('<a title="b">c</a>\n', '<a title="b">c</a>\n'),
        ('/// claim | It "cures"\nNo.\n///\n', '/// claim | It "cures"\nNo.\n///\n'),
        ('    code "a"\n', '    code "a"\n'),
    ],
)
def test_quotation_marks(wrong: str, right: str) -> None:
    assert quotes.curled(page(body=wrong)) == page(body=right)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Words. \n\t\nMore.\n", "Words.\n\nMore.\n"),
        ("A line  \nbroken here.\n", "A line  \nbroken here.\n"),
        ("The end.  \n\nMore.\n", "The end.\n\nMore.\n"),
    ],
)
def test_spaces_at_the_end_of_lines(wrong: str, right: str) -> None:
    assert blanks.trimmed(wrong) == right


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_mending_twice_changes_no_more(path: Path) -> None:
    once, _ = repair.repaired(path.read_text("utf-8"))

    assert repair.repaired(once) == (once, [])


def test_a_sound_page_is_not_written(sample: Sample) -> None:
    before = (sample.root / PAGE).stat().st_mtime_ns

    assert list(repair.mend(sample.root)) == []
    assert (sample.root / PAGE).stat().st_mtime_ns == before


def test_only_the_pages_that_are_named_are_mended(sample: Sample) -> None:
    for name in (PAGE, "docs/conditions/knee-pain.md"):
        sample.change(name, "due: 2027-11-01", "due: 1 Nov 2027")

    assert list(repair.mend(sample.root, {PurePosixPath(PAGE)})) == [f"Mended {PAGE}: dates.\n"]


def test_line_ends_and_the_mark_at_the_start_are_kept(sample: Sample) -> None:
    path = sample.root / PAGE
    text = path.read_text("utf-8").replace("due: 2027-11-01", "due: 1 Nov 2027")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    list(repair.mend(sample.root))

    wanted = text.replace("1 Nov 2027", "2027-11-01").replace("\n", "\r\n").encode()
    assert path.read_bytes() == b"\xef\xbb\xbf" + wanted


def test_a_page_that_cannot_be_read_is_left_alone(sample: Sample) -> None:
    (sample.root / PAGE).write_bytes(b"---\n\x00")

    assert list(repair.mend(sample.root)) == []
    assert (sample.root / PAGE).read_bytes() == b"---\n\x00"
