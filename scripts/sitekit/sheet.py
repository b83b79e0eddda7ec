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
    "on": "I keep my clothes on", "some": "I take off a little", "ask": "Ask me each time",
}  # fmt: skip
NOT_THERE = {
    "face": "Not my face or head", "neck": "Not my neck", "chest": "Not my chest",
    "belly": "Not my belly", "bottom": "Not my bottom", "feet": "Not my feet",
}  # fmt: skip
NEEDS = {
    "Talking and reading": {
        "interpreter": "Interpreter, signed or spoken", "print": "Large print or pictures",
        "face": "Face me when you speak", "tap": "One tap means stop",
        "silent": "Please do not chat",
    },
    "The room and the time": {
        "stairs": "No stairs", "chair": "A chair, not the couch", "calm": "Dim light and quiet",
        "time": "More time",
    },
    "The people": {
        "with": "Someone with me", "woman": "A woman as therapist", "man": "A man as therapist",
    },
}  # fmt: skip
OURS = {  # the groups of the safety check that have a part of the sheet; the rest share one
    "Your health": "My health", "Places to leave alone": "Places to leave alone",
}  # fmt: skip
REST = "My blood, nerves and medicines"
KEYS = {"printing": "Print the sheet", "clearing": "Clear everything"}


def form(notes: Mapping[str, Mapping[str, str]], pages: Mapping[str, Page]) -> str:
    """Return the sheet as HTML; ``notes``, by group, are the things a therapist is to know."""
    return fields.form("sheet", [*_pain(), *_health(notes), *_wishes(), _questions(pages)], KEYS)


def _pain() -> Iterable[str]:
    yield fields.group(
        "About the visit", fields.line("name", "My name"), fields.line("date", "Date of my visit"),
        look="pair",
    )  # fmt: skip
    lists = (
        fields.closed(name, fields.boxes("where", {p.key: p.name for p in body.places(view)}))
        for view, name in (("front", "Front: tick places"), ("back", "Back: tick places"))
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
    yield fields.group(
        "Places I do not want touched",
        fields.boxes("not", NOT_THERE),
        fields.line("not-else", "Other places, or another touch"),
    )


def _health(notes: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    parts: dict[str, dict[str, str]] = {}
    for name, some in notes.items():
        parts.setdefault(OURS.get(name, REST), {}).update(some)
    yield fields.group(
        "What the therapist needs to know",
        *_parts("note", parts),
        fields.lines("medicines", "My medicines, with the dose"),
        fields.line("allergies", "My allergies"),
    )


def _parts(prefix: str, parts: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    for number, (name, some) in enumerate(parts.items(), start=1):
        yield fields.part(f"{prefix}-{number}", name, fields.boxes(prefix, some))


def _wishes() -> Iterable[str]:
    yield fields.group("Pressure", fields.boxes("pressure", PRESSURE, one=True))
    yield fields.group("Clothes", fields.boxes("clothes", CLOTHES, one=True))
    yield fields.group("What I need", *_parts("need", NEEDS), fields.line("need-else", "What else"))


def _questions(pages: Mapping[str, Page]) -> str:
    drawn, count = [], 0
    for source in filter(pages.__contains__, ASKED_ON):
        inside = ""
        for whom, asked in questions(pages[source]).items():
            chosen = {str(count + n): words for n, words in enumerate(asked)}
            inside += fields.part(f"question-{count}", whom, fields.boxes("question", chosen))
            count += len(asked)
        drawn.append(fields.closed(str(pages[source].value("title")), inside))
    own = fields.lines("own", "My own questions")
    return fields.group("My questions", *drawn, own, look="questions")


def questions(page: Page) -> dict[str, list[str]]:
    """Return the questions that a page lists for readers to take along, by whom to ask."""
    items = [one for one in page.outline.passages if one.kind == "item"]
    lists = [block for block in page.outline.blocks if block.name == "ask"]
    return {
        block.title: [one.text for one in items if block.holds(one.line)]
        for block in sorted(lists, key=lambda block: block.start)
    }
