"""The makers' own two readings of each page, and the scores they gave."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

COLUMNS = {  # each score's name on the page, and its scale
    "understand": "Follow, of 100", "act": "Act, of 100", "discern": "Choose, of 80",
    "cdc": "Clear, of 100",
}  # fmt: skip
COMING = "to come"  # a page with one reading so far
NONE = "not asked"  # a page that offers no treatment choice has no DISCERN score


class Scores(BaseModel):
    """One reading: PEMAT-P and the CDC index in points of 100, DISCERN in points of 80."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    understand: int = Field(ge=0, le=100)
    act: int = Field(ge=0, le=100)
    discern: int | None = Field(ge=16, le=80)
    cdc: int = Field(ge=0, le=100)


class Readings(BaseModel):
    """Both readings of one page; the first may still be to come."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: Scores | None
    second: Scores
    stumbles: tuple[str, ...] = Field(
        default=(), description="Say where a reader stumbled, and what was changed, in a sentence."
    )


def table(readings: Mapping[str, Readings], links: Mapping[str, str]) -> str:
    """Return a row for each page as Markdown; ``links`` gives each page's name and address."""
    lines = ["| Page | " + " | ".join(COLUMNS.values()) + " |", "|---" * 5 + "|"]
    for source, both in readings.items():
        cells = " | ".join(_both(both, score) for score in COLUMNS)
        lines.append(f"| {links.get(source, source)} | {cells} |")
    return "\n".join(lines)


def _both(both: Readings, score: str) -> str:
    """Return one score of both readings, the first one first."""
    first, second = (_cell(one, score) for one in (both.first, both.second))
    return NONE if first == second == NONE else f"{first}, then {second}"


def _cell(scores: Scores | None, score: str) -> str:
    """Return one score of a reading in words."""
    value = getattr(scores, score, COMING)
    return NONE if value is None else str(value)


def stumbles(readings: Mapping[str, Readings], links: Mapping[str, str]) -> str:
    """Return where readers stumbled, and what was changed, as a term list: a term is a page."""
    found = {source: both.stumbles for source, both in readings.items() if both.stumbles}
    return "\n\n".join(
        "\n".join([links.get(source, source), *(f":   {one}" for one in each)])
        for source, each in found.items()
    )
