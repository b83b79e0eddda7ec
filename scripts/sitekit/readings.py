"""The makers' own two readings of each page, and the scores they gave."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

NONE = "not asked"  # a page that offers no treatment choice has no DISCERN score


class Scores(BaseModel):
    """One reading: PEMAT-P and the CDC index in points of 100, DISCERN in points of 80."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    understand: int = Field(ge=0, le=100)
    act: int = Field(ge=0, le=100)
    discern: int | None = Field(ge=16, le=80)
    cdc: int = Field(ge=0, le=100)

    def cell(self) -> str:
        """Return the four scores in the order the page explains."""
        return f"{self.understand}, {self.act}, {self.discern or NONE}, {self.cdc}"


class Readings(BaseModel):
    """Both readings of one page; the first may still be to come."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: Scores | None
    second: Scores
    stumbles: tuple[str, ...] = Field(
        default=(), description="Say where a reader stumbled, and what was changed, in a sentence."
    )


def table(readings: Mapping[str, Readings], links: Mapping[str, str]) -> str:
    """Return every page's scores as Markdown; ``links`` gives each page's name and address."""
    lines = ["| Page | First reading | Second reading |", "|---|---|---|"]
    for source, both in readings.items():
        first = both.first.cell() if both.first else "still to come"
        lines.append(f"| {links.get(source, source)} | {first} | {both.second.cell()} |")
    return "\n".join(lines)


def stumbles(readings: Mapping[str, Readings], links: Mapping[str, str]) -> str:
    """Return where readers stumbled on each page, and what was changed, as a Markdown table."""
    lines = ["| Page | Where a reader stumbled, and what we changed |", "|---|---|"]
    for source, both in readings.items():
        lines += [f"| {links.get(source, source)} | {one} |" for one in both.stumbles]
    return "\n".join(lines)
