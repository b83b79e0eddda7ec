"""Rules on what pages share: data, settings and drawings."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from sitekit.citations import cited
from sitekit.problem import Problem
from sitekit.site import Site

HEAVIEST = 12_000  # bytes of a drawing
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {
    "svg", "title", "desc", "style", "g", "defs", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "text", "tspan", "use", "clipPath", "pattern", "linearGradient", "stop",
}  # fmt: skip


def data_fits(site: Site) -> Iterator[Problem]:
    """The files in docs/data hold what they are meant to."""
    yield from site.data.problems


def references_are_used(site: Site) -> Iterator[Problem]:
    """Every source in the list is cited by a page, or by a country's entry."""
    used = {key for page in site.pages.values() for _, key in cited(page.body)}
    used |= {key for region in site.data.regions.values() for key in region.source}
    used |= {key for question in site.data.safety.values() for key in question.source}
    for key, line in site.data.reference_lines.items():
        if key not in used:
            what = f"No page cites '{key}'."
            fix = f"Cite it as [@{key}], or take the entry out."
            yield Problem(PurePosixPath("docs/data/references.yml"), line, what, fix)


def synonyms_lead_to_pages(site: Site) -> Iterator[Problem]:
    """Search words belong to pages that exist."""
    known = {str(source): source for source in site.pages}
    path = PurePosixPath("docs/data/synonyms.yml")
    for source, field in site.data.synonyms.items():
        if source not in known:
            near = get_close_matches(source, known, 1)
            fix = f"Did you mean '{near[0]}'?" if near else "Write the page's path below docs/."
            yield Problem(path, field.line, f"There is no page '{source}'.", fix)
        if not isinstance(field.value, list) or not all(isinstance(w, str) for w in field.value):
            fix = "Write them as [slipped disc, trapped nerve]."
            yield Problem(path, field.line, f"The words of '{source}' are no list of words.", fix)


def drawings_are_safe(site: Site) -> Iterator[Problem]:
    """A drawing is small, says what it shows, and holds shapes only."""
    for path in sorted((site.root / "docs").rglob("*.svg")):
        yield from _drawing(PurePosixPath(path.relative_to(site.root).as_posix()), path)


def _drawing(shown: PurePosixPath, path: Path) -> Iterator[Problem]:
    if path.stat().st_size > HEAVIEST:
        what = f"The drawing has {path.stat().st_size // 1000} kB."
        yield Problem(shown, 1, what, "Draw fewer points; 12 kB is the most.")
        return
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        yield Problem(shown, error.position[0], "The drawing cannot be read.", "Save it again.")
        return
    for name in ("title", "desc"):
        if not (root.findtext(SVG + name) or "").strip():
            fix = f"Add '<{name}>' with plain words, right after '<svg ...>'."
            yield Problem(shown, 1, f"The drawing has no <{name}>.", fix)
    for what in dict.fromkeys(_strangers(root)):
        yield Problem(shown, 1, f"A drawing may not contain {what}.", "Take it out: shapes only.")


def _strangers(root: ElementTree.Element) -> Iterator[str]:
    for part in root.iter():
        name = str(part.tag).removeprefix(SVG)
        if name not in SHAPES:
            yield f"<{name}>"
        for key, value in part.attrib.items():
            if key.lower().startswith("on"):
                yield f"'{key}'"
            if key.endswith("href") and not value.startswith("#"):
                yield "a link"
        if name == "style" and ("@import" in (part.text or "") or "url(" in (part.text or "")):
            yield "a style from elsewhere"
