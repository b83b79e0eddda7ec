"""Giving a section the id that it lacks."""

from __future__ import annotations

from sitekit.outline import Outline
from sitekit.parts import SECTION, Heading
from sitekit.repair.fields import head_of

LONGEST = 3  # words of an address


def suggested(heading: Heading) -> str:
    """Return an id made from the first words of a heading."""
    kept = "".join(one if one.isalnum() else " " for one in heading.text.lower().replace("’", ""))
    return "-".join(kept.split()[:LONGEST])


def added(text: str) -> str:
    """Add an id to each section without one, unless another heading has that id."""
    rest = head_of(text)[1]
    before = len(text.split("\n")) - len(rest)
    outline = Outline.of("\n".join(rest))
    taken = {one.id for one in outline.headings}
    for heading in outline.headings:
        name, line = suggested(heading), rest[heading.line - 1]
        lacks = heading.level == SECTION and not heading.id and line.startswith("## ")
        if lacks and name not in taken | {""}:
            rest[heading.line - 1] = f"{line.rstrip()} {{#{name}}}"
            taken.add(name)
    return "\n".join([*text.split("\n")[:before], *rest])
