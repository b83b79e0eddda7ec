"""Rules on what guards the readers: it cannot be emptied, halved, turned round or laid aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from sitekit.checks.rule import site_rule
from sitekit.content import FOLDER, LEDGER, STOP, TEMPLATES, Problem, Site

FILE = FOLDER / "guards.yml"
SIGNS = FOLDER / "safety.yml"
DANGER = {  # the sections that no template may lose
    "condition": ("short-version", "get-help", "not-today", "medicines", "danger-signs"),
    "technique": ("short-version", "check-first"),
    "guide": ("short-version", "next"),
}
URGENT = ("call", "today")  # the levels of danger
SOOTHING = re.compile(
    r"\b(?:do not|don.?t|no need to|need not|never|no reason to|not have to|stop|avoid)\s+"
    r"(?:call|ring|phone|dial|worry|tell|go to|ask for help|get help|bother)\w*"
    r"|\b(?:is|it.s|are|means)\s+(?:nothing|harmless|normal|fine|okay|safe|no danger)\b"
    r"|\b(?:ignore|nothing to worry|no danger|not dangerous|wait and see|stay at home|rest at home|"
    r"not an emergency|not urgent|not serious|will pass|false alarm|relax|carry on)\b",
    re.IGNORECASE,
)


@site_rule(
    says="The list 'safety' has 6 entries; 9 is the least.",
    why="A list that guards readers guards nobody once it is emptied.",
    level=STOP,
    needs=["guards.yml"],
)
def guards_are_full(site: Site) -> Iterator[Problem]:
    """No list that guards readers has fewer entries than guards.yml says it must have."""
    counts = _counts(site)
    for name, (path, count) in counts.items():
        field = site.data.guards.get(name)
        least = field.value if field else None
        if not isinstance(least, int) or isinstance(least, bool) or least < 1:
            line = field.line if field else 1
            what = f"Nothing says how many entries the list '{name}' has at least."
            yield Problem(FILE, line, what, f"Write '{name}: {max(1, count * 9 // 10)}'.")
        elif count < least:
            what = f"The list '{name}' has {count} entries; {least} is the least."
            fix = f"Bring them back. Who knows why they may go lowers the number in {FILE}."
            yield Problem(path, 1, what, fix)


def _counts(site: Site) -> dict[str, tuple[PurePosixPath, int]]:
    """Return the file of each list that guards readers, and how many entries are written in it.

    A file that cannot be read is left out: that has been said.
    """
    raw, found = site.data.raw, {}
    signs = raw.get("safety.yml", {}).values()
    levels = [one.get("level") for one in signs if isinstance(one, dict)]
    lists = {"safety.yml": {"safety": len(levels), **{one: levels.count(one) for one in URGENT}}}
    lists["words.yml"] = {
        one: len(some) if isinstance(some := raw.get("words.yml", {}).get(one), list) else 0
        for one in ("banned", "hard", "glossary")
    }
    for name in ("regions", "messages", "references"):
        lists[f"{name}.yml"] = {name: len(raw.get(f"{name}.yml", {}))}
    for file, counts in lists.items():
        if file in raw:
            found |= {name: (FOLDER / file, count) for name, count in counts.items()}
    if LEDGER not in {one.path for one in site.data.problems}:
        found["addresses"] = (LEDGER, len(site.data.permanent))
    return found


@site_rule(
    says="The template has no section {#next}.",
    why="Each page has the parts of its template: what goes there goes everywhere.",
    level=STOP,
)
def templates_keep_the_danger_sections(site: Site) -> Iterator[Problem]:
    """Each template has the sections that keep its readers safe."""
    for kind, plan in site.anatomy.items():
        for wanted in DANGER[kind]:
            if not plan.required(wanted):
                what = f"The template has no section {{#{wanted}}}."
                fix = "Bring it back: the code names the sections that keep readers safe."
                yield Problem(PurePosixPath(TEMPLATES[kind]), 1, what, fix)


@site_rule(
    says="The sign 'chest' says 'is nothing', which turns the danger round.",
    why="A reader in danger believes the one sentence that lets them wait.",
    level=STOP,
)
def signs_do_not_soothe(site: Site) -> Iterator[Problem]:
    """No sign or card of the urgent levels says that it is nothing, or not to call."""
    fix = "Say what the danger may be, and what to do."
    for key, sign in site.data.safety.items():
        for field in ("group", "line", "short", "why", "say", "note"):
            found = SOOTHING.search(getattr(sign, field)) if sign.level in URGENT else None
            if found:
                what = f"The sign '{key}' says '{found[0]}', which turns the danger round."
                yield Problem(SIGNS, site.data.line(SIGNS.name, key, field), what, fix)
    cards = site.data.cards
    for level in URGENT if cards else ():
        card = cards.card(level)
        parts = {"title": card.title, "label": card.label, "after": card.after, "do": card.do}
        for way, text in [*parts.items(), *card.also.items()]:
            if found := SOOTHING.search(text):
                what = f"The card '{level}' says '{found[0]}', which turns the danger round."
                inside = (way,) if way in parts else ("with", way)
                line = site.data.line("cards.yml", level, *inside)
                yield Problem(FOLDER / "cards.yml", line, what, fix)
