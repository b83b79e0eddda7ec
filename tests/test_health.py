"""Which words are health text, and when a check by a person still stands."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from conftest import Sample
from sitekit.content import Outline, Page, health_section_ids, review_standing

KNEE = "docs/conditions/knee-pain.md"


def knee(sample: Sample) -> Page:
    return sample.site().pages[PurePosixPath("conditions/knee-pain.md")]


def test_help_safety_evidence_and_what_cites_are_health_text(sample: Sample) -> None:
    assert health_section_ids(knee(sample).outline) == {
        "short-version", "get-help", "can-massage-help", "not-today", "options", "what-you-can-do",
    }  # fmt: skip


@pytest.mark.parametrize(("cited", "ids"), [("", set()), ("[@a]", {"short-version", "us"})])
def test_a_page_about_us_has_no_health_text_until_it_cites(cited: str, ids: set[str]) -> None:
    text = f"## The short version {{#short-version}}\n\nA.\n\n## Us {{#us}}\n\nB.{cited}\n"

    assert health_section_ids(Outline.from_text(text)) == ids


@pytest.mark.parametrize(
    ("old", "new", "standing"),
    [
        ("-   you cannot breathe", "-   you cannot breathe well", "changed"),
        ("Massage of the back.[@furlan2015]", "Massage of the back.", "changed"),
        ("evidence: weak", "evidence: some", "changed"),
        ("-   the knee is hot\n\n{{", "-   the knee is hot or red\n\n{{", "changed"),
        ("-   Two lines.", "-   Two “lines”.", "changed"),
        ("-   Three 'lines'.", "-   Three ‘lines’.", "checked"),
        ("Your knee hurts.", "Your knee aches.", "checked"),
        ("title: Knee pain", "title: A sore knee", "checked"),
        ("due: 2027-11-01", "due: 2027-10-01", "checked"),
    ],
)
def test_a_change_of_health_text_undoes_a_check(
    sample: Sample, old: str, new: str, standing: str
) -> None:
    sample.change(KNEE, "Three lines.", "Three 'lines'.")
    sample.run("reviewed", KNEE, "tester")
    assert review_standing(knee(sample)) == "checked"

    sample.change(KNEE, old, new)

    assert review_standing(knee(sample)) == standing


def test_signing_writes_one_field_and_keeps_every_rule(sample: Sample) -> None:
    says = f"{KNEE} now says that A. Tester checked it on 2026-11-23.\n"

    assert sample.run("reviewed", KNEE, "tester") == (0, says)
    assert sample.run("reviewed", KNEE, "tester") == (0, says)
    assert (sample.root / KNEE).read_text("utf-8").count("clinician:") == 1
    assert sample.problems() == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("docs/conditions/knee-pian.md", "tester"),
         f"'docs/conditions/knee-pian.md' is not known. Did you mean '{KNEE}'?\n"),
        ((KNEE, "tster"), "'tster' is not known. Did you mean 'tester'?\n"),
    ],
)  # fmt: skip
def test_nobody_is_named_who_is_not_listed(
    sample: Sample, words: tuple[str, str], says: str
) -> None:
    before = (sample.root / KNEE).read_text("utf-8")

    assert sample.run("reviewed", *words) == (1, says)
    assert (sample.root / KNEE).read_text("utf-8") == before
