"""What an author types, and what they read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Sample
from sitekit import checks, content
from sitekit.commands import run_command

KNEE = "docs/conditions/knee-pain.md"
HARD = (
    f"{KNEE}:43: 'oedema' is a hard word here. Many readers do not know it.\n"
    "    Fix: Write: swelling\n"
    "    Why: The plain word comes first. The hard one may follow in brackets.\n"
    "    Example: swelling (oedema)\n"
)


def test_a_sound_site_gives_a_count_and_no_error(sample: Sample) -> None:
    assert sample.run("check") == (0, "3 pages read, no problems.\n")


def test_problems_are_printed_with_a_count_on_the_pages_that_are_asked_for(sample: Sample) -> None:
    sample.change(KNEE, "Your knee hurts.", "Your knee has oedema.")

    assert sample.run("check") == (1, f"{HARD}3 pages read, 1 problem.\n")
    assert sample.run("check", str(sample.root / KNEE)) == (1, f"{HARD}1 page read, 1 problem.\n")
    assert sample.run("check", "docs/index.md") == (0, "1 page read, no problems.\n")


def test_github_gets_a_note_on_the_line(sample: Sample) -> None:
    sample.change(KNEE, "Your knee hurts.", "Your knee has oedema.")

    assert sample.run("check", "--github")[1].splitlines()[0] == (
        f"::error file={KNEE},line=43,title=Please fix::'oedema' is a hard word here. "
        "Many readers do not know it.%0AFix: Write: swelling%0A"
        "Why: The plain word comes first. The hard one may follow in brackets.%0A"
        "Example: swelling (oedema)"
    )


def test_a_page_that_is_not_there_is_guessed(sample: Sample) -> None:
    assert sample.run("check", "docs/conditions/knee-pian.md") == (
        2, f"There is no file 'docs/conditions/knee-pian.md'. Did you mean '{KNEE}'?\n"
    )  # fmt: skip


def test_the_worst_comes_first_and_tips_fail_nothing(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_TODAY", "2027-10-20")
    code, out = sample.run("check", KNEE)
    assert (code, out.splitlines()[-1]) == (0, "1 page read, no problems, 1 tip.")

    sample.change(KNEE, "Your knee hurts.", "Your knee has oedema.")
    sample.change(KNEE, "It gets better in", "It releases toxins in")
    code, out = sample.run("check", KNEE)
    assert code == 1
    assert out.index("releases toxins") < out.index("oedema") < out.index("Tip: ")
    assert out.endswith("1 page read, 2 problems (1 to mend first), 1 tip.\n")

    code, out = sample.run("check", "--stop", KNEE)
    assert (code, out.splitlines()[-1]) == (1, "1 page read, 1 problem (1 to mend first).")


def test_a_word_that_is_no_command_is_answered_with_the_list(sample: Sample) -> None:
    code, out = sample.run("chek")

    assert code == 2
    assert out.startswith("Type one of these words: check, compare, new, reviewed, keep, ")


def test_check_runs_without_set_up_from_any_folder(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sitekit", "check", "--help"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Check the pages before anyone else sees them" in done.stdout


def test_a_new_page_of_ours_fails_only_for_what_is_not_written_yet(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for kind in content.TEMPLATES:
        assert run_command(["new", kind, f"new-{kind}"], tmp_path) == 0

    found = [one for one in checks.problems(content.load(tmp_path)) if "/new-" in str(one.path)]

    assert {one.path.stem for one in found} == {f"new-{kind}" for kind in content.TEMPLATES}
    rest = [one for one in found if "is not written yet" not in one.what]
    assert {one.path.stem for one in rest} == {"new-condition"}  # no danger sign names it yet
    assert {one.rule for one in rest} == {"cards_are_known"}


def test_a_new_page_is_put_in_the_menu(sample: Sample) -> None:
    assert sample.run("new", "condition", "neck-pain") == (
        0,
        "Made docs/conditions/neck-pain.md. Replace each 'TO WRITE'.\n"
        "Put it in the menu: mkdocs.yml, line 30.\n",
    )
    menu = (sample.root / "mkdocs.yml").read_text("utf-8").splitlines()
    assert menu[-2:] == ["      - conditions/knee-pain.md", "      - conditions/neck-pain.md"]


def test_a_page_is_never_written_over(sample: Sample) -> None:
    before = (sample.root / KNEE).read_text("utf-8")

    assert sample.run("new", "condition", "knee-pain") == (
        1, f"{KNEE} is there already. Open it and change it.\n"
    )  # fmt: skip
    assert (sample.root / KNEE).read_text("utf-8") == before


@pytest.mark.parametrize("name", ["Neck", "../neck", "neck_pain", "a-b-c-d", ""])
def test_a_name_that_is_no_address_is_refused(sample: Sample, name: str) -> None:
    assert sample.run("new", "condition", name) == (
        2, f"'{name}' is no address. Use one to three lower-case words, as neck-pain.\n"
    )  # fmt: skip
