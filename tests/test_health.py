"""Which words are health text, and when a check by a person still stands."""

from __future__ import annotations

import pytest
import reviewed
from conftest import Sample
from sitekit import checks, health, repair, site
from sitekit.outline import Outline
from sitekit.page import Page

KNEE = "docs/conditions/knee-pain.md"


def knee(sample: Sample) -> Page:
    return next(one for one in site.load(sample.root).pages.values() if str(one.path) == KNEE)


def test_help_safety_evidence_and_what_cites_are_health_text(sample: Sample) -> None:
    assert health.section_ids(knee(sample).outline) == {
        "short-version", "get-help", "can-massage-help", "not-today", "options", "what-you-can-do",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("## The short version {#short-version}\n\nA.\n\n## Us {#us}\n\nB.\n", set()),
        ("## The short version {#short-version}\n\nA.\n\n## Us {#us}\n\nB.[@a]\n",
         {"short-version", "us"}),
    ],
)  # fmt: skip
def test_a_page_about_us_has_no_health_text_until_it_cites(text: str, ids: set[str]) -> None:
    assert health.section_ids(Outline.of(text)) == ids


@pytest.mark.parametrize(
    ("old", "new", "stands"),
    [
        ("-   you cannot breathe", "-   you cannot breathe well", False),
        ("Massage of the back.[@furlan2015]", "Massage of the back.", False),
        ("evidence: weak", "evidence: some", False),
        ("-   the knee is hot\n\n{{", "-   the knee is hot or red\n\n{{", False),
        ("Your knee hurts.", "Your knee aches.", True),
        ("title: Knee pain", "title: A sore knee", True),
        ("due: 2027-11-01", "due: 2027-10-01", True),
    ],
)
def test_a_change_of_health_text_undoes_a_check(
    sample: Sample, old: str, new: str, stands: bool
) -> None:
    assert reviewed.main([KNEE, "tester"], sample.root) == 0
    assert health.standing(knee(sample)) == "checked"
    sample.change(KNEE, old, new)

    assert health.standing(knee(sample)) == ("checked" if stands else "changed")


def test_curled_quotation_marks_undo_no_check(sample: Sample) -> None:
    sample.change(KNEE, "-   you cannot breathe", "-   you can't breathe")
    reviewed.main([KNEE, "tester"], sample.root)

    list(repair.mend(sample.root))

    assert "can’t" in knee(sample).body
    assert health.standing(knee(sample)) == "checked"


def test_signing_writes_one_field_and_keeps_every_rule(
    sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    reviewed.main([KNEE, "tester"], sample.root)
    reviewed.main([KNEE, "tester"], sample.root)

    assert capsys.readouterr().out.splitlines()[0] == (
        f"{KNEE} now says that A. Tester checked it on 2026-11-23."
    )
    assert (sample.root / KNEE).read_text("utf-8").count("clinician:") == 1
    assert sample.problems() == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["docs/conditions/knee-pian.md", "tester"],
         f"'docs/conditions/knee-pian.md' is not known. Did you mean '{KNEE}'?\n"),
        ([KNEE, "tster"], "'tster' is not known. Did you mean 'tester'?\n"),
    ],
)  # fmt: skip
def test_nobody_is_named_who_is_not_listed(
    sample: Sample, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    before = (sample.root / KNEE).read_text("utf-8")

    assert reviewed.main(words, sample.root) == 1
    assert capsys.readouterr().out == says
    assert (sample.root / KNEE).read_text("utf-8") == before


def test_a_check_of_other_words_is_a_tip_with_the_new_mark(sample: Sample) -> None:
    reviewed.main([KNEE, "tester"], sample.root)
    sample.change(KNEE, "-   you cannot breathe", "-   you cannot breathe well")
    read = site.load(sample.root)

    [tip] = checks.tips(read)

    assert str(tip) == (
        f"{KNEE}:10: The health text has changed since a person checked it.\n"
        f"    Tip: Ask them to read it again. Then write the day, and 'text: {health.mark(knee(sample))}'."
    )
