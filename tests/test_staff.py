"""What a page tells its author in a preview, and its reader when a check is late or undone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import reviewed
from conftest import ROOT
from selectolax.lexbor import LexborHTMLParser

BUILD = (
    "import sys; from mkdocs.commands.build import build; from mkdocs.config import load_config;"
    "config = load_config(site_dir=sys.argv[2]);"
    "config.plugins.on_startup(command=sys.argv[1], dirty=False); build(config)"
)
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SITE_FORMATS": "no"}
KEPT = ("index.md", "conditions/sciatica.md", "conditions/arthritis.md", "conditions/migraine.md")


class House:
    """A copy of the real site with a few pages only, to be changed and built."""

    def __init__(self, root: Path) -> None:
        for name in ("docs", "overrides", "scripts"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", root)
        self.root = root
        for page in (root / "docs").rglob("*.md"):
            if page.relative_to(root / "docs").as_posix() not in KEPT and page.name[0] != "_":
                page.unlink()

    def change(self, page: str, old: str, new: str) -> None:
        path = self.root / "docs" / page
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def built(self, command: str, today: str = "2026-11-25") -> dict[str, LexborHTMLParser]:
        """Return each page by its path below docs/, as ``mkdocs build`` or ``serve`` draws it."""
        site = self.root / f"site-{command}-{today}"
        subprocess.run(
            [sys.executable, "-c", BUILD, command, str(site)],
            cwd=self.root,
            env=os.environ | QUIET | {"SITE_TODAY": today},
            capture_output=True,
            check=True,
        )
        files = {page: page.removesuffix(".md").removesuffix("index") for page in KEPT}
        return {
            page: LexborHTMLParser((site / address / "index.html").read_text("utf-8"))
            for page, address in files.items()
        }


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def words(page: LexborHTMLParser, selector: str) -> str:
    """Return what the first such element says, or "" if there is none."""
    node = page.css_first(selector)
    return " ".join(node.text(separator=" ").split()) if node else ""


def test_a_preview_shows_the_problems_on_the_page_and_a_real_build_does_not(house: House) -> None:
    house.change("conditions/migraine.md", "## The short version", "## The shrot version")
    house.change("index.md", "{#short-version}", "{#short-version}\n\n<b>Now</b>")

    preview, real = house.built("serve"), house.built("build")

    assert "The heading 'The shrot version' has other words" in words(
        preview["conditions/migraine.md"], ".problems"
    )
    assert "Fix: Write '## The short version {#short-version}'." in words(
        preview["conditions/migraine.md"], ".problems"
    )
    assert ", line 12: " in words(preview["conditions/migraine.md"], ".problems")
    assert words(preview["index.md"], ".problems li").startswith("Stop")
    assert "A page may not contain '<b>'" in words(preview["index.md"], ".problems")
    assert {page: words(tree, ".problems") for page, tree in real.items()} == dict.fromkeys(
        KEPT, ""
    )


LATE = (
    "This page was due for a check on 25 November 2026. It may be out of date. "
    "Ask your therapist or doctor if something here matters to you."
)


@pytest.mark.parametrize(
    ("today", "says"),
    [("2026-11-24", ""), ("2026-11-25", ""), ("2026-11-26", LATE)],
    ids=["due tomorrow", "due today", "overdue"],
)
def test_an_overdue_page_says_so_to_its_reader(house: House, today: str, says: str) -> None:
    house.change("conditions/migraine.md", "due: 2027-08-16", "due: 2026-11-25")
    house.change("index.md", "due: 20", "due: 2026-11-25\n# 20")

    pages = house.built("build", today)

    assert words(pages["conditions/migraine.md"], ".overdue") == says
    assert words(pages["index.md"], ".overdue") == says
    assert words(pages["conditions/sciatica.md"], ".overdue") == ""


def test_a_check_by_a_person_shows_and_a_later_change_of_health_text_as_well(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_TODAY", "2026-11-25")
    people = house.root / "docs/data/reviewers.yml"
    people.write_text("tester:\n  name: A. Tester\n  role: Nurse\n", "utf-8")
    for page in ("sciatica", "migraine", "arthritis"):
        assert reviewed.main([f"docs/conditions/{page}.md", "tester"], house.root) == 0
    house.change("conditions/migraine.md", "## Get help now {#get-help}\n",
                 "## Get help now {#get-help}\n\nBe quick.\n")  # fmt: skip
    house.change("conditions/arthritis.md", "title: Arthritis", "title: Sore joints")

    pages = house.built("build")

    assert {
        page: words(tree, ".checked dt:nth-of-type(4) + dd") for page, tree in pages.items()
    } == {
        "index.md": "Not yet checked by a clinician",
        "conditions/sciatica.md": "A. Tester, Nurse, 25 November 2026",
        "conditions/arthritis.md": "A. Tester, Nurse, 25 November 2026",
        "conditions/migraine.md": "Changed since A. Tester, Nurse, checked it on 25 November 2026",
    }
