"""What every page says about itself, as a closed schema, and its dates in words."""

from __future__ import annotations

import datetime
import os
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SOON = 60  # days before the day itself in which somebody is asked to look


class Clinician(BaseModel):
    """The person who checked a page, and when."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(description="Give the name as in docs/data/reviewers.yml.")
    role: str = Field(description="Give the role as in docs/data/reviewers.yml.")
    date: datetime.date = Field(description="Give the day of the check, as 2026-11-23.")
    text: str = Field(default="", description="Ten letters that stand for the words checked.")


class FrontMatter(BaseModel):
    """The fields of a page, in their order; each description doubles as help."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(
        min_length=1, max_length=60, description="Name the page as a patient would, in 60 letters."
    )
    description: str = Field(
        min_length=50,
        max_length=160,
        description="Sum the page up in one sentence of 50 to 160 letters.",
    )
    kind: Literal["condition", "technique", "guide"] = Field(
        description="Write condition, technique or guide."
    )
    for_: str = Field(
        alias="for", min_length=5, description="Say who the page is for, as 'adults with ...'."
    )
    evidence: Literal["good", "some", "weak", "none", "against", "contested"] | None = Field(
        default=None, description="Write good, some, weak, none, against or contested."
    )
    searched: datetime.date = Field(
        description="Give the day the research was last searched, as 2026-11-23."
    )
    checked: datetime.date = Field(
        description="Give the day the whole page was last read, as 2026-11-23."
    )
    due: datetime.date = Field(
        description="Give the day of the next check, within 12 months, as 2027-11-23."
    )
    clinician: Clinician | None = Field(
        default=None, description="Leave it out until a listed reviewer has checked the page."
    )

    @model_validator(mode="after")
    def _evidence_fits_the_kind(self) -> FrontMatter:
        if self.kind == "guide" and self.evidence:
            raise ValueError("A guide has no 'evidence' field.")
        if self.kind != "guide" and not self.evidence:
            raise ValueError("'evidence' is missing.")
        return self


ORDER = [field.alias or name for name, field in FrontMatter.model_fields.items()]


def today() -> datetime.date:
    """Return today, or the day in SITE_TODAY (as 2026-11-23) for tests and previews."""
    chosen = os.environ.get("SITE_TODAY")
    return datetime.date.fromisoformat(chosen) if chosen else datetime.date.today()


def day_in_full(day: object) -> str:
    """Return a day as 25 November 2026; what is no date stays as it is, for the checks name it."""
    return f"{day.day} {day:%B %Y}" if isinstance(day, datetime.date) else str(day)


def is_overdue(due: object, now: datetime.date) -> bool:
    """Say whether the day has passed; on the day itself a page is still in time."""
    left = _days_left(due, now)
    return left is not None and left < 0


def is_near(due: object, now: datetime.date) -> bool:
    """Say whether somebody has to look: within 60 days, or late."""
    left = _days_left(due, now)
    return left is not None and left <= SOON


def due_in_words(due: object, now: datetime.date) -> str:
    """Return how far off a check is, as the end of "The next check"."""
    left = _days_left(due, now)
    if left is None:
        return "has no day."
    if left < 0:
        return f"was due on {due}."
    return "is due today." if not left else f"is due in {left} day{'s' * (left != 1)}."


def _days_left(due: object, now: datetime.date) -> int | None:
    """Return the days until a check is due, below 0 once it is late; None without a date."""
    return (due - now).days if type(due) is datetime.date else None
