"""What an author types, and what they read."""

from __future__ import annotations

import subprocess
import sys

import check
import new_page
import pytest
from conftest import ROOT, Sample

KNEE = "docs/conditions/knee-pain.md"


def test_a_sound_site_gives_a_count_and_no_error(
    sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main([], sample.root) == 0
    assert capsys.readouterr().out == "2 pages read, no problems.\n"


def test_problems_are_printed_with_a_count(
    sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.change(KNEE, "Your knee hurts.", "Your knee has oedema.")

    assert check.main([], sample.root) == 1
    assert capsys.readouterr().out == (
        f"{KNEE}:46: 'oedema' is a hard word here. Many readers do not know it.\n"
        "    Fix: Write: swelling\n"
        "    Why: The plain word comes first. The hard one may follow in brackets.\n"
        "    Example: swelling (oedema)\n"
        "2 pages read, 1 problem.\n"
    )


def test_github_gets_a_note_on_the_line(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    sample.change(KNEE, "Your knee hurts.", "Your knee has oedema.")

    check.main(["--github"], sample.root)

    assert capsys.readouterr().out.splitlines()[0] == (
        f"::error file={KNEE},line=46,title=Please fix::'oedema' is a hard word here. "
        "Many readers do not know it.%0AFix: Write: swelling%0A"
        "Why: The plain word comes first. The hard one may follow in brackets.%0A"
        "Example: swelling (oedema)"
    )


def test_one_page_can_be_asked_for(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    sample.change(KNEE, "Your knee hurts.", "Your knee has oedema.")

    assert check.main([str(sample.root / "docs/index.md")], sample.root) == 0
    assert capsys.readouterr().out == "1 page read, no problems.\n"


def test_a_page_that_is_not_there_is_guessed(
    sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main([str(sample.root / "docs/conditions/knee-pian.md")], sample.root) == 2
    assert capsys.readouterr().out == (
        f"There is no file 'docs/conditions/knee-pian.md'. Did you mean '{KNEE}'?\n"
    )


def test_the_worst_comes_first_and_tips_fail_nothing(
    sample: Sample, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_TODAY", "2027-10-20")
    assert check.main([at(sample)], sample.root) == 0
    assert capsys.readouterr().out.endswith("1 page read, no problems, 1 tip.\n")

    sample.change(KNEE, "Your knee hurts.", "Your knee has oedema.")
    sample.change(KNEE, "It gets better.", "It releases toxins.")

    assert check.main([at(sample)], sample.root) == 1
    out = capsys.readouterr().out
    assert out.index("releases toxins") < out.index("oedema") < out.index("Tip: ")
    assert out.endswith("1 page read, 2 problems (1 to mend first), 1 tip.\n")

    assert check.main(["--stop", at(sample)], sample.root) == 1
    assert capsys.readouterr().out.endswith("1 page read, 1 problem (1 to mend first).\n")


def at(sample: Sample) -> str:
    return str(sample.root / KNEE)


def test_fix_mends_and_says_what(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    sample.change(KNEE, "due: 2027-11-01", "due: 1 Nov 2027")
    sample.change(KNEE, "Your knee hurts.", 'Your knee "hurts".')

    assert check.main(["--fix"], sample.root) == 0
    assert capsys.readouterr().out == (
        f"Mended {KNEE}: dates, quotation marks.\n2 pages read, no problems.\n"
    )


def test_check_runs_as_a_command() -> None:
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert "Check the pages before anyone else sees them" in done.stdout


@pytest.mark.parametrize("kind", ["condition", "technique", "guide"])
def test_a_new_page_fails_only_for_what_is_not_written_yet(sample: Sample, kind: str) -> None:
    assert new_page.main([kind, "neck-pain"], sample.root) == 0

    found = sample.problems()

    assert found
    assert [one for one in found if "is not written yet" not in one] == []


def test_a_new_page_is_put_in_the_menu(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    new_page.main(["condition", "neck-pain"], sample.root)

    menu = (sample.root / "mkdocs.yml").read_text("utf-8").splitlines()
    assert menu[-2:] == ["      - conditions/knee-pain.md", "      - conditions/neck-pain.md"]
    assert capsys.readouterr().out == (
        "Made docs/conditions/neck-pain.md. Replace each 'TO WRITE'.\n"
        "Put it in the menu: mkdocs.yml, line 26.\n"
    )


def test_a_page_is_never_written_over(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    before = (sample.root / KNEE).read_text("utf-8")

    assert new_page.main(["condition", "knee-pain"], sample.root) == 1
    assert (sample.root / KNEE).read_text("utf-8") == before
    assert capsys.readouterr().out == f"{KNEE} is there already. Open it and change it.\n"


@pytest.mark.parametrize("name", ["Neck", "../neck", "neck_pain", "a-b-c-d", ""])
def test_a_name_that_is_no_address_is_refused(
    sample: Sample, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert new_page.main(["condition", name], sample.root) == 2
    assert capsys.readouterr().out == (
        f"'{name}' is no address. Use one to three lower-case words, as neck-pain.\n"
    )
