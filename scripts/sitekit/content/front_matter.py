"""What every page says about itself, as a closed schema."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


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
