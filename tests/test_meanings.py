"""Every message is explained, and the explanation is true and easy to read."""

from __future__ import annotations

import pytest
from conftest import ROOT, Sample
from sitekit import checks, meanings, readability, site
from test_rules import CASES
from test_shared import BAD_INPUT

RULES = {rule.__name__ for rule in (*checks.PAGE_RULES, *checks.SITE_RULES, *checks.TIPS)}
EASY, EASIEST = 7.0, 9.0  # the grade of all messages, and of any one rule's words


def said() -> list[str]:
    """Return what the messages of the tests say, without what they quote."""
    lines = [line for case in CASES for text in case.says for line in text.split("\n")]
    lines += [text for _, _, what, fix in BAD_INPUT.values() for text in (what, fix)]
    return [line.split(": ", 1)[-1] for line in lines]


def test_every_rule_has_a_meaning_and_every_meaning_a_rule() -> None:
    assert set(meanings.every()) == RULES | {checks.READABLE}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_problem_knows_its_rule_and_level(case: object, sample: Sample) -> None:
    sample.change(case.file, case.old, case.new)

    found = {one.rule: one.level for one in checks.problems(site.load(sample.root))}

    assert found[case.rule] == meanings.every()[case.rule].level


@pytest.mark.parametrize("rule", sorted({case.rule for case in CASES}))
def test_the_message_in_the_table_is_one_that_the_rule_gives(rule: str) -> None:
    given = [
        text.split("\n")[0].split(": ", 1)[1] for c in CASES if c.rule == rule for text in c.says
    ]

    assert meanings.every()[rule].says in given


def test_the_messages_read_easily() -> None:
    assert readability.measure(said()).grade <= EASY
    assert readability.measure(one.why for one in meanings.every().values()).grade <= EASY


@pytest.mark.parametrize("rule", meanings.every())
def test_each_reason_reads_easily(rule: str) -> None:
    assert readability.measure([meanings.every()[rule].why]).grade <= EASIEST


def test_contributing_explains_every_message() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

    assert meanings.table() in text, "Type: .venv/bin/python scripts/explain.py"


def test_what_can_harm_a_reader_stops_a_page() -> None:
    stops = {name for name, one in meanings.every().items() if one.level == "stop"}

    assert stops >= {
        "only_safe_markup",
        "drawings_are_safe",
        "claims_are_honest",
        "sections_are_there",
    }


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2027-09-01", []),
        ("2027-09-02", ["The next check is due in 60 days."]),
        ("2027-10-31", ["The next check is due in 1 day."]),
        ("2027-11-01", ["The next check is due today."]),
        ("2027-11-02", ["The next check was due on 2027-11-01."]),
    ],
)
def test_a_check_that_is_due_is_a_tip(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, today: str, says: list[str]
) -> None:
    monkeypatch.setenv("SITE_TODAY", today)
    read = site.load(sample.root)

    assert [one.what for one in checks.tips(read) if one.path.name == "index.md"] == says
    assert checks.problems(read) == []


def test_a_page_that_could_be_easier_gets_a_tip(sample: Sample) -> None:
    sample.change("docs/index.md", "You may feel better for a day.",
                  "Afterwards everybody gradually becomes considerably happier. "
                  "Regular movement usually benefits anybody.")  # fmt: skip

    [tip] = checks.tips(site.load(sample.root))

    assert str(tip) == (
        "docs/index.md:1: The page's reading grade is 7.7. The aim is 6.\n"
        "    Tip: Make two of a long sentence, or take a shorter word."
    )
