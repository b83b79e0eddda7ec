"""What ``check`` keeps of the pages that it drew is never shown in the place of a newer one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Sample
from sitekit import content, drawing

CHANGES = {  # each changes what is drawn of a page, and nothing else but its own file
    "the page": ("docs/conditions/knee-pain.md", "## Get help now", "## Get help at once"),
    "a marked word": ("docs/data/words.yml", "word: tendon", "word: joint"),
    "a number": ("docs/data/regions.yml", 'emergency: "999"', 'emergency: "112"'),
    "a danger sign": ("docs/data/safety.yml", "line: ", "line: All at once, "),
    "a card": ("docs/data/cards.yml", "label: ", "label: See "),
    "a source": ("docs/data/references.yml", "title: ", "title: On "),
    "a class": ("mkdocs.yml", "class: care urgent", "class: care soon"),
    "a setting of Markdown": ("mkdocs.yml", "source {} is", "source {} was"),
    "the title of another page": ("docs/is-it-safe/index.md", "title: ", "title: All "),
}


def drawn(root: Path) -> dict[str, str]:
    """Return each page as it is drawn by somebody who remembers nothing."""
    site = content.load(root)
    return {str(path): drawing.page_markup(site, page) for path, page in site.pages.items()}


def remembered(root: Path) -> dict[str, str]:
    """Return each page as ``check`` sees it."""
    site = content.load(root)
    drawing.remember_pages(site)
    return {str(path): drawing.page_markup(site, page) for path, page in site.pages.items()}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_a_page_is_seen_at_once(change: str, sample: Sample) -> None:
    before = remembered(sample.root)
    sample.change(*CHANGES[change])

    assert remembered(sample.root) == drawn(sample.root)
    assert change == "the title of another page" or drawn(sample.root) != before


def test_a_page_is_drawn_once_and_kept_once(sample: Sample) -> None:
    remembered(sample.root)
    kept = {file: file.stat().st_mtime_ns for file in sample.root.glob(".cache/pages/*")}
    remembered(sample.root)

    assert len(kept) == len(sample.site().pages)
    assert {file: file.stat().st_mtime_ns for file in kept} == kept
    sample.change(*CHANGES["a class"])
    remembered(sample.root)
    assert len([*sample.root.glob(".cache/pages/*")]) == len(kept)


@pytest.mark.parametrize("damage", ["", "half", "\0"])
def test_a_damaged_file_is_drawn_again(damage: str, sample: Sample) -> None:
    whole = remembered(sample.root)
    for file in sample.root.glob(".cache/pages/*"):
        text = file.read_text("utf-8")
        file.write_text(text[: len(text) // 2] if damage == "half" else damage, "utf-8")

    assert remembered(sample.root) == whole


def test_other_code_draws_again(sample: Sample) -> None:
    engine = sample.root / "scripts/sitekit"
    shutil.copytree(ROOT / "scripts/sitekit", engine, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "sitekit", "check"]
    seen = []
    for words in ("Close", "Close it"):
        sample.change(
            "scripts/sitekit/drawing/glossary.py", 'CLOSE = "Close"', f'CLOSE = "{words}"'
        )
        subprocess.run(command, cwd=sample.root / "scripts", check=False, capture_output=True)
        seen.append({file.name for file in sample.root.glob(".cache/pages/*")})

    assert all(len(names) == len(sample.site().pages) for names in seen)
    assert not seen[0] & seen[1]


def test_without_a_place_to_keep_them_pages_are_drawn(sample: Sample) -> None:
    (sample.root / ".cache").write_text("a file", "utf-8")

    assert remembered(sample.root) == drawn(sample.root)


def test_a_check_of_one_page_says_what_the_whole_check_says_of_it(sample: Sample) -> None:
    sample.change("docs/conditions/knee-pain.md", "## Get help now", "## Get oedema now")
    sample.change("docs/index.md", "title: ", "title: Oedema ")
    whole = sample.run("check")[1]
    some = sample.run("check", "docs/conditions/knee-pain.md")[1]

    assert "docs/index.md:" in whole
    assert "docs/index.md:" not in some
    assert [one for one in whole.split("\n") if one.startswith("docs/conditions/knee-pain.md")] == [
        one for one in some.split("\n") if one.startswith("docs/")
    ]
