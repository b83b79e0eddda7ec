"""The sources that pages may cite."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

KINDS = Literal[
    "guideline", "review", "trial", "study", "survey", "case report", "theory",
    "health page", "professional page",
]  # fmt: skip
SUBJECTS = Literal[
    "Danger signs", "How safe massage is", "Medicines", "Massage for pain of any kind",
    "Low back pain and sciatica", "Migraine, headache and neck pain", "Arthritis",
    "Sport and injury", "Muscles under pressure and stretch", "A nerve test of the calf",
    "Trigger points", "Nerves, pain and mood", "Meridians", "What massage is", "Training",
    "Registers",
]  # fmt: skip


class Reference(BaseModel):
    """One source: what it is, where it is, and how far somebody has read it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    authors: str = Field(min_length=2, description="Name who wrote it, as 'Furlan AD and others'.")
    title: str = Field(min_length=2, description="Give its title as printed.")
    where: str = Field(min_length=2, description="Name the journal, publisher or site.")
    year: int | None = Field(ge=1900, le=2100, description="Give the year, or null if not known.")
    kind: KINDS = Field(description="Write one of the kinds named on top of the file.")
    subject: SUBJECTS = Field(description="Write one of the subjects named on top of the file.")
    about: str = Field(max_length=110, description="Say in one line who or what was studied.")
    url: str = Field(pattern=r"^https://\S+$", description="Give the address, with https://.")
    seen: Literal["yes", "partly", "copy"] = Field(description="Write yes, partly or copy.")
    how: str = Field(min_length=5, description="Say what was read, and what was not.")
    figures: tuple[str, ...] = Field(description="List each number a page may print from it.")

    def markdown(self) -> str:
        """Return the source as one line of a page's list."""
        year = f", {self.year}" if self.year else ""
        kind = f"{self.kind.capitalize()}."
        about = f" {self.about.rstrip('.')}{_stop(self.about)}" if self.about else ""
        what = f"{self.authors.rstrip('.')}. [{self.title}]({self.url}){_stop(self.title)}"
        return f"{what} {self.where}{year}. *{kind}{about}*{{: .about-source }}"


def _stop(text: str) -> str:
    """Return the full stop that ends ``text``; a question has its own mark."""
    return "" if text.endswith("?") else "."
