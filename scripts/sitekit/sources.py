"""The list of every source, with how far each has been read."""

from __future__ import annotations

from collections.abc import Mapping

from sitekit.references import Reference

GROUPS = {  # each kind's name, and what it can show
    "guideline": ("Guidelines", "Experts weigh up the studies, then give advice."),
    "review": ("Reviews of many studies", "A review weighs more than one of its studies."),
    "trial": ("Trials", "They compare one treatment with another, or with none."),
    "study": ("Other studies", "They measure, ask or count. Most weigh less than a trial."),
    "survey": ("Surveys", "People were asked. Answers alone cannot show a cause."),
    "case report": ("Reports of single cases", "They can warn, but cannot say how often."),
    "theory": ("Theory and opinion", "Ideas and views. They are no test of a treatment."),
    "health page": ("Health services and charities", "Advice to the public, not a study."),
    "professional page": ("Professional bodies and registers", "They speak for their own trade."),
}
SEEN = {"yes": "Read.", "partly": "Read in part.", "copy": "Read as a copy."}


def table(references: Mapping[str, Reference]) -> str:
    """Return all sources as Markdown, grouped by kind, in the order of their names."""
    return "\n\n".join(filter(None, (_group(kind, references) for kind in GROUPS)))


def _group(kind: str, references: Mapping[str, Reference]) -> str:
    ours = sorted((one for one in references.values() if one.kind == kind), key=_name)
    if not ours:
        return ""
    name, shows = GROUPS[kind]
    lines = "\n".join(f"-   {_line(one)}" for one in ours)
    return f"### {name} {{#{kind.replace(' ', '-')}}}\n\n{shows}\n\n{lines}"


def _line(one: Reference) -> str:
    """Return one source: in plain words whom it is about, then where it is and how far we read."""
    about = one.about if one.about.endswith("?") else f"{one.about.rstrip('.')}."
    made = "" if one.authors in one.where else f"{one.authors.rstrip('.')}. "
    year = f", {one.year}" if one.year else ""
    what = f"{about} {made}[{one.title}]({one.url})."
    return f"{what} {one.where}{year}. {SEEN[one.seen]} {one.how}"


def _name(one: Reference) -> tuple[str, str]:
    return one.authors.lower(), one.title.lower()
