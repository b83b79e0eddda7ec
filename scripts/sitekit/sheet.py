"""The sheet that a person fills in before a first visit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitekit import body, fields
from sitekit.page import Page

ASKED_ON = (  # the pages whose questions can be chosen
    "first-visit/index.md", "is-it-safe/index.md", "is-it-safe/medicines.md",
    "conditions/sporting-injury.md", "conditions/arthritis.md", "conditions/migraine.md",
    "conditions/sciatica.md",
)  # fmt: skip
PRESSURE = {
    "light": "As light as can be", "ask": "Start light, and ask me", "firm": "Firm is fine",
}  # fmt: skip
CLOTHES = {
    "on": "I keep my clothes on", "some": "I take off a little, and stay covered",
    "ask": "Ask me each time",
}  # fmt: skip
NOT_THERE = {
    "face": "Not my face or head", "neck": "Not my neck", "belly": "Not my belly",
    "bottom": "Not my bottom", "feet": "Not my feet",
}  # fmt: skip
NEEDS = {
    "interpreter": "An interpreter, signed or spoken", "print": "Large print or pictures",
    "face": "Face me when you speak", "tap": "One tap means stop", "time": "More time",
    "with": "Someone with me", "woman": "A woman as therapist",
    "man": "A man as therapist", "stairs": "No stairs",
    "chair": "A chair, not the couch", "calm": "Dim light and quiet", "silent": "No small talk",
}  # fmt: skip
KEYS = {"printing": "Print the sheet", "clearing": "Clear everything"}


def form(notes: Mapping[str, str], pages: Mapping[str, Page]) -> str:
    """Return the sheet as HTML; ``notes`` are the things a therapist is to know."""
    return fields.form("sheet", [*_pain(), *_health(notes), *_wishes(), _questions(pages)], KEYS)


def _pain() -> Iterable[str]:
    yield fields.group(
        "About the visit", fields.line("name", "My name"), fields.line("date", "Date of my visit"),
        look="pair",
    )  # fmt: skip
    lists = (
        fields.closed(name, fields.boxes("where", {p.key: p.name for p in body.places(view)}))
        for view, name in (("front", "List of the front"), ("back", "List of the back"))
    )
    yield fields.group("Where it hurts", body.drawing(), fields.STATUS, *lists, look="where")
    yield fields.group(
        "How it began",
        fields.lines("began", "When and how it began"),
        fields.lines("better", "What helps"),
        fields.lines("worse", "What makes it worse"),
    )
    yield fields.group(
        "What I want to do again", fields.lines("goal", "For example: walk to the shop, sleep")
    )


def _health(notes: Mapping[str, str]) -> Iterable[str]:
    yield fields.group(
        "What the therapist needs to know",
        fields.boxes("note", notes),
        fields.lines("medicines", "My medicines, with the dose, and my allergies"),
    )


def _wishes() -> Iterable[str]:
    yield fields.group(
        "What I would rather not",
        fields.boxes("not", NOT_THERE),
        fields.line("not-else", "Other places or touch"),
    )
    yield fields.group("Pressure", fields.boxes("pressure", PRESSURE, one=True))
    yield fields.group("Clothes", fields.boxes("clothes", CLOTHES, one=True))
    yield fields.group("What I need", fields.boxes("need", NEEDS), fields.line("need-else", "More"))


def _questions(pages: Mapping[str, Page]) -> str:
    drawn, count = [], 0
    for source in filter(pages.__contains__, ASKED_ON):
        asked = list(questions(pages[source]))
        chosen = {str(count + n): words for n, words in enumerate(asked)}
        count += len(asked)
        title = str(pages[source].value("title"))
        drawn.append(fields.closed(title, fields.boxes("question", chosen)))
    own = fields.lines("own", "My own questions")
    return fields.group("My questions", *drawn, own, look="questions")


def questions(page: Page) -> Iterable[str]:
    """Yield the questions that a page lists for readers to take along."""
    lists = [block for block in page.outline.blocks if block.name == "ask"]
    for one in page.outline.passages:
        if one.kind == "item" and any(block.holds(one.line) for block in lists):
            yield one.text
