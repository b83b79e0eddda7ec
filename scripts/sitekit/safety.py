"""The questions of the safety check: what a person ticks, and what to do, why and say then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

PICTURES = {  # where the picture version shows the main signs of a level
    "call": "emergency",
    "today": "urgent",
}
LEVELS = {  # from the most serious to the least: what to do, and the class of its look
    "call": ("Call {{ region.emergency }} now.", "emergency"),
    "today": ("Get help today. No massage.", "urgent"),
    "wait": ("Not today. Move your visit.", "wait"),
    "ask": ("Ask a doctor first. Then tell the therapist.", "soon"),
    "place": ("You can have massage, but not on that place.", "place"),
}


class Question(BaseModel):
    """One thing to tick, from the safety tables; ``page`` quotes the safety page's own items."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    level: Literal["call", "today", "wait", "ask", "place"] = Field(
        description="Write call, today, wait, ask or place."
    )
    group: str = Field(min_length=3, description="Name the group it stands in.")
    ask: str = Field(min_length=5, max_length=200, description="Say what people tick, plainly.")
    why: str = Field(min_length=5, max_length=200, description="Say why, in a sentence or two.")
    say: str = Field(min_length=5, max_length=120, description="Give the words for the phone.")
    note: str = Field(default="", max_length=45, description="Name it in a few words.")
    page: tuple[str, ...] = Field(description="Quote the items of the safety page, or write [].")
    source: tuple[str, ...] = Field(description="List the sources' keys, or write [].")

    def markdown(self, key: str) -> str:
        """Return the question with its answer, as the block that draws both."""
        cited = "".join(f"[@{one}]" for one in self.source)
        lines = [f"/// question | {self.level} {key} {self.ask}", _do(self.level)]
        return "\n\n".join([*lines, f"{self.why}{cited}", f"Say: “{self.say}”", "///"])


def _do(level: str) -> str:
    """Return what to do, as a badge; the most serious one rings the number when pressed."""
    do, look = LEVELS[level]
    words = f"[{do}](tel:{{{{ region.emergency }}}})" if level == "call" else do
    return f"**{words}**{{: .{look} }}"


def form(questions: Mapping[str, Question], fill: Callable[[str], str]) -> str:
    """Return the whole check as Markdown, a group under each legend; ``fill`` fills in names."""
    groups = groupby(questions.items(), key=lambda item: (item[1].level, item[1].group))
    parts = [_group(*kind, items) for kind, items in groups]
    start = "/// html | form.tool[method=dialog][autocomplete=off][data-tool=check]"
    end = (
        '<p role="status" class="said"></p>\n<p class="acts">'
        '<button type="reset">Clear my ticks</button>'
        '<button type="button" class="printing">Print this page</button></p>'
    )
    return fill("\n\n".join([start, *parts, end, "///"]))


def _group(level: str, name: str, items: Iterable[tuple[str, Question]]) -> str:
    """Return a group, with what to do about any tick of it: on paper, nothing else says so."""
    legend = f"/// html | legend\n    markdown: inline\n\n{name}\n///"
    told = f"Any of these?  \n{_do(level)}"
    if level in PICTURES:
        told += f"  \n[Main signs in pictures](../pictures/get-help.md#{PICTURES[level]})"
    drawn = [question.markdown(key) for key, question in items]
    return "\n\n".join(["/// html | fieldset", legend, f"{told}\n{{: .level }}", *drawn, "///"])


def notes(questions: Mapping[str, Question]) -> dict[str, dict[str, str]]:
    """Return the short name of each thing that a therapist is to know, under its group."""
    found: dict[str, dict[str, str]] = {}
    for key, one in questions.items():
        if one.note:
            found.setdefault(one.group, {})[key] = one.note
    return found
