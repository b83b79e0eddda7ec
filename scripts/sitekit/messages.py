"""The words that clinics copy into a text message, an e-mail or a letter, for each page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

BLANK = re.compile(r"\[(\w+)\]")
TYPICAL = {  # what a clinic's own system writes in, at a length that is not rare
    "clinic": "River Street Massage and Sport",
    "day": "Wed 23 Sept",
    "time": "10:30am",
    "phone": "01632 960 983",
}
BLANKS = {*TYPICAL, "address"}


class Message(BaseModel):
    """What to send with a page; [clinic], [day], [time], [phone] and [address] are filled in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    when: str = Field(min_length=5, description="Say when a clinic sends it, in a few words.")
    text: str = Field(min_length=20, description="Write a text message with its [address].")
    subject: str = Field(min_length=5, max_length=60, description="Write a short e-mail subject.")
    mail: tuple[str, str, str] = Field(description="Write three lines, one with the [address].")
    letter: str = Field(min_length=20, description="Write a paragraph with the [address].")

    def parts(self) -> dict[str, str]:
        """Return each thing to copy by its name."""
        return {
            "Text message": self.text,
            "E-mail subject": self.subject,
            "E-mail": "\n\n".join(self.mail),
            "Letter": self.letter,
        }


def filled(text: str, known: Mapping[str, str]) -> str:
    """Return a text with the blanks that are known filled in; the others stay."""
    return BLANK.sub(lambda found: known.get(found[1]) or found[0], text)


def counted(text: str, known: Mapping[str, str]) -> str:
    """Return a text as it may be sent: what is known, and for the rest what is typical."""
    return filled(text, TYPICAL | {name: value for name, value in known.items() if value})


def strange_blanks(text: str) -> list[str]:
    """Return the blanks that nobody fills in."""
    return [found[0] for found in BLANK.finditer(text) if found[1] not in BLANKS]
