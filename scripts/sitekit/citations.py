"""Citations: [@key] in, numbered footnotes and a list of sources out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sitekit.references import Reference

CITATION = re.compile(r"\[@([\w-]+)\]")


def cited(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the key of every citation."""
    for number, line in enumerate(text.split("\n"), start=1):
        for found in CITATION.finditer(line):
            yield number, found[1]


def render(text: str, references: Mapping[str, Reference]) -> str:
    """Turn each citation into a footnote and add the page's list of sources.

    A key that is not in ``references`` is left as it stands; a check reports it.
    """
    keys = [key for key in dict.fromkeys(key for _, key in cited(text)) if key in references]
    if not keys:
        return text
    notes = "\n".join(f"[^{key}]: {references[key].markdown()}" for key in keys)
    body = CITATION.sub(lambda found: f"[^{found[1]}]" if found[1] in keys else found[0], text)
    return f"{body}\n\n## Where this comes from {{#sources}}\n\n{notes}\n"
