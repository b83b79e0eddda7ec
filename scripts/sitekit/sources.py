"""The list of every source in plain words, with how far each has been read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import get_args

from markdown.extensions.toc import slugify

from sitekit.references import KINDS, SUBJECTS, Reference

SEEN = {"yes": "Read.", "partly": "Read in part.", "copy": "Read as a copy."}
HEAVIEST_FIRST = get_args(KINDS)


def table(references: Mapping[str, Reference]) -> str:
    """Return all sources as Markdown under their subjects, the kinds that weigh most first."""
    return "\n\n".join(filter(None, (_group(one, references) for one in get_args(SUBJECTS))))


def _group(subject: str, references: Mapping[str, Reference]) -> str:
    ours = sorted((one for one in references.values() if one.subject == subject), key=_order)
    if not ours:
        return ""
    kinds = (
        "\n".join([f"**{kind.capitalize()}**\n", *map(_lines, same)])
        for kind, same in groupby(ours, key=lambda one: one.kind)
    )
    return "\n\n".join([f"### {subject} {{#{slugify(subject, '-')}}}", *kinds])


def _lines(one: Reference) -> str:
    """Return one source: what it is about, whose it is, and how far we read it.

    Its title, often in experts' words, stands below each page that uses it.
    """
    year = f", {one.year}" if one.year else ""
    made = "" if one.authors in one.where else f"{one.authors.rstrip('.')}. "
    what = f"-   [{one.about.rstrip('.')}]({one.url})"
    whose = f"{made}{one.where}{year}."
    return f"{what}  \n    {whose}  \n    {SEEN[one.seen]} {one.how}"


def _order(one: Reference) -> tuple[int, str]:
    return HEAVIEST_FIRST.index(one.kind), one.authors.lower()
