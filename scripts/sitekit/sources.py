"""The list of every source, with how far each has been read."""

from __future__ import annotations

from collections.abc import Mapping

from sitekit.references import Reference

GROUPS = {
    "guideline": "Guidelines",
    "review": "Reviews of many studies",
    "trial": "Trials",
    "study": "Other studies",
    "survey": "Surveys",
    "case report": "Reports of single cases",
    "theory": "Theory and opinion",
    "health page": "Health services and charities",
    "professional page": "Professional bodies and registers",
}
SEEN = {"yes": "Read.", "partly": "Read in part.", "copy": "Read as a copy."}


def table(references: Mapping[str, Reference]) -> str:
    """Return all sources as Markdown, grouped by kind, in the order of their names."""
    return "\n\n".join(filter(None, (_group(kind, references) for kind in GROUPS)))


def _group(kind: str, references: Mapping[str, Reference]) -> str:
    ours = sorted((one for one in references.values() if one.kind == kind), key=_name)
    if not ours:
        return ""
    lines = (f"-   {one.markdown()} {SEEN[one.seen]} {one.how}" for one in ours)
    anchor = kind.replace(" ", "-")
    return f"### {GROUPS[kind]} {{#{anchor}}}\n\n" + "\n".join(lines)


def _name(one: Reference) -> tuple[str, str]:
    return one.authors.lower(), one.title.lower()
