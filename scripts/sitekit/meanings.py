"""What each rule is for, in words for the person who is told of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from sitekit.problem import FIX

PLACE = Path(__file__).parent / "checks/meanings.yml"


class Meaning(BaseModel):
    """One rule: how much it matters, a message of its own, why it is there, and an example."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    level: Literal["stop", "please fix", "tip"] = FIX
    says: str
    why: str
    example: str = ""


@cache
def every() -> dict[str, Meaning]:
    """Return the meaning of each rule, by the rule's name."""
    read = yaml.safe_load(PLACE.read_text("utf-8"))
    return {name: Meaning.model_validate(entry) for name, entry in read.items()}


def level(rule: str) -> str:
    """Return how much a rule matters."""
    known = every().get(rule)
    return known.level if known else FIX


def explained(rule: str) -> str:
    """Return why a rule is there, with an example, as lines to print under a problem; or ""."""
    known = every().get(rule)
    if not known:
        return ""
    example = f"\nExample: {known.example}" if known.example else ""
    return f"Why: {known.why}{example}"


def table() -> str:
    """Return "What this message means" as Markdown."""
    lines = ["| It says, for example | How much | Why, and what is right |", "|---|---|---|"]
    for one in every().values():
        example = f" As in `{one.example}`" if one.example else ""
        lines.append(f"| {_cell(one.says)} | {one.level} | {one.why}{_cell(example)} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")
