"""Every message is explained, and the explanation is true and easy to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from sitekit import checks
from sitekit.commands import run_command
from sitekit.text import measure
from test_pictures import PLACED
from test_rules import CASES
from test_shared import BAD_INPUT, UNKNOWN

RULES = {one.name: one for one in checks.rules()}
EXPLAIN = "PYTHONPATH=scripts .venv/bin/python -m sitekit explain"
SAID = [(what, fix) for case in CASES for _, what, fix in case.says]
SAID += [(what, fix) for _, _, what, fix in BAD_INPUT.values()]
ELSEWHERE = {  # as the tests of those rules have them
    PLACED,
    "The site is not made of files like 'notes.html'.",
    "The template leads to 'shop.example', which is not on our lists.",
}
EASY, EASIEST = 7.0, 9.0  # the grade of all messages, and of any one rule's words


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_true_message_and_a_plain_reason(rule: str) -> None:
    reading = measure([RULES[rule].why])

    assert RULES[rule].says in {what for what, _ in SAID} | {UNKNOWN} | ELSEWHERE
    assert reading.words
    assert reading.grade <= EASIEST


def test_the_messages_read_easily() -> None:
    assert measure(text for said in SAID for text in said).grade <= EASY
    assert measure(one.why for one in RULES.values()).grade <= EASY


def test_contributing_explains_every_message(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    copy = tmp_path / "CONTRIBUTING.md"
    copy.write_text(text.replace("| The page has no front matter. |", "| Old words. |"), "utf-8")

    assert run_command(["explain"], tmp_path) == 0
    assert copy.read_text("utf-8") == text, f"Type: {EXPLAIN}"


def test_what_can_harm_a_reader_stops_a_page() -> None:
    stops = {name for name, one in RULES.items() if one.level == "stop"}

    assert stops >= {
        "only_safe_markup",
        "drawings_are_safe",
        "claims_are_honest",
        "sections_are_there",
        "cards_are_known",
        "signs_are_not_typed",
        "sign_pages_are_known",
        "safety_page_shows_what_the_check_asks",
    }
