"""The makers' own two readings of each page, and the scores they gave."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from pydantic import BaseModel, ConfigDict, Field

COLUMNS = {  # each score's name on the page, and its scale
    "understand": "Follow, of 100", "act": "Act, of 100", "discern": "Choose, of 80",
    "cdc": "Clear, of 100",
}  # fmt: skip
AIMS = {"understand": 95, "act": 90, "discern": 70, "cdc": 95}
NONE = "not asked"  # a page that offers no treatment choice has no DISCERN score


class Scores(BaseModel):
    """One reading: PEMAT-P and the CDC index in points of 100, DISCERN in points of 80."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    understand: int = Field(ge=0, le=100)
    act: int = Field(ge=0, le=100)
    discern: int | None = Field(ge=16, le=80)
    cdc: int = Field(ge=0, le=100)


class Readings(BaseModel):
    """Both readings of one page, made apart from each other, and where readers stumbled."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: Scores
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
    good = sum(map(_reaches_all, readings.values()))
    count = f"In both readings, {good} of {len(readings)} pages reach all our aims."
    return "\n".join([f"{count}\n", "/// html | div.scores", *lines, "///"])


def _reaches_all(both: Readings) -> bool:
    given = (*both.first, *both.second)  # pairs of a score's name and its points
    return all(points is None or points >= AIMS[name] for name, points in given)


def _both(both: Readings, score: str) -> str:
    """Return one score of both readings, the first one first."""
    first, second = (getattr(one, score) for one in (both.first, both.second))
    return NONE if first is None and second is None else f"{first} and {second}"


def stumbles(readings: Mapping[str, Readings], links: Mapping[str, str]) -> str:
    """Return where readers stumbled, and what was changed: a part that opens for each folder."""
    found = {source: both.stumbles for source, both in readings.items() if both.stumbles}
    folders = groupby(sorted(found, key=_folder_of), key=_folder_of)
    return "\n\n".join(
        _folder(name, {links.get(one, one): found[one] for one in sources})
        for name, sources in folders
    )


def _folder_of(source: str) -> str:
    return source.rpartition("/")[0]


def _folder(name: str, pages: Mapping[str, tuple[str, ...]]) -> str:
    """Return one folder's stumbles as a term list that opens; a term is a page."""
    title = name.replace("-", " ").capitalize() or "Single pages"
    count = sum(map(len, pages.values()))
    lists = ("\n".join([page, *(f":   {one}" for one in each)]) for page, each in pages.items())
    summary = f"/// html | summary\n**{title}** {count} changes\n///"
    return "\n\n".join(["/// html | details.kit", summary, *lists, "///"])
