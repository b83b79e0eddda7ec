"""Which words are health text, and when a check by a person still stands."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from conftest import Sample
from sitekit.content import Outline, Page, health_section_ids, review_standing

KNEE = "docs/conditions/knee-pain.md"
SIGNS = "docs/data/safety.yml"


def knee(sample: Sample) -> Page:
    return sample.site().pages[PurePosixPath("conditions/knee-pain.md")]


def test_help_safety_evidence_and_what_cites_are_health_text(sample: Sample) -> None:
    assert health_section_ids(knee(sample).outline) == {
        "short-version", "get-help", "can-massage-help", "not-today", "options", "what-you-can-do",
        "medicines", "danger-signs",
    }  # fmt: skip


@pytest.mark.parametrize(("cited", "ids"), [("", set()), ("[@a]", {"short-version", "us"})])
def test_a_page_about_us_has_no_health_text_until_it_cites(cited: str, ids: set[str]) -> None:
    text = f"## The short version {{#short-version}}\n\nA.\n\n## Us {{#us}}\n\nB.{cited}\n"

    assert health_section_ids(Outline.from_text(text)) == ids


@pytest.mark.parametrize(
    ("file", "old", "new", "standing"),
    [
        (KNEE, "get help first", "get help soon", "changed"),
        (KNEE, "at all.[@furlan2015]", "at all.", "changed"),
        (KNEE, "evidence: weak", "evidence: some", "changed"),
        (KNEE, "/// signs | doctor", "/// signs | wait", "checked"),  # a check names such a slip
        (KNEE, "may take a few weeks", "may “take” a few weeks", "changed"),
        (KNEE, "from 'what' lies", "from ‘what’ lies", "checked"),
        (KNEE, "Your knee hurts.", "Your knee aches.", "checked"),
        (KNEE, "title: Knee pain", "title: A sore knee", "checked"),
        (KNEE, "due: 2027-11-01", "due: 2027-10-01", "checked"),
        (SIGNS, "Your chest hurts, and", "Your chest feels tight, and", "changed"),
        (SIGNS, "level: call", "level: today", "changed"),
        (SIGNS, "index.md, conditions/knee-pain.md]", "index.md]", "changed"),
        (SIGNS, "line: You suddenly cannot", "line: You just cannot", "checked"),  # on another page
    ],
)
def test_a_change_of_health_text_undoes_a_check(
    sample: Sample, file: str, old: str, new: str, standing: str
) -> None:
    sample.change(KNEE, "from what lies", "from 'what' lies")
    sample.run("reviewed", KNEE, "tester")
    assert review_standing(knee(sample)) == "checked"

    sample.change(file, old, new)

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
         f"There is no page 'docs/conditions/knee-pian.md'. Did you mean '{KNEE}'?\n"),
        ((KNEE, "tster"),
         "'tster' is not in docs/data/reviewers.yml. Did you mean 'tester'? We know: tester.\n"),
    ],
)  # fmt: skip
def test_nobody_is_named_who_is_not_listed(
    sample: Sample, words: tuple[str, str], says: str
) -> None:
    before = (sample.root / KNEE).read_text("utf-8")

    code, said = sample.run("reviewed", *words)

    assert code
    assert said == says
    assert (sample.root / KNEE).read_text("utf-8") == before
