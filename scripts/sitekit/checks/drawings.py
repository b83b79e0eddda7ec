"""Rules on the drawings in docs/img: shapes with words for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from sitekit.checks.rule import site_rule
from sitekit.content import STOP, Problem, Site, merge_problem

HEAVIEST = 12_000  # bytes of a drawing
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {
    "svg", "title", "desc", "style", "g", "defs", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "text", "tspan", "use", "clipPath", "pattern", "linearGradient", "stop",
}  # fmt: skip


@site_rule(
    says="A drawing may not contain <script>.",
    why="Code in a drawing could run on the page.",
    level=STOP,
)
def drawings_are_safe(site: Site) -> Iterator[Problem]:
    """A drawing is small, says what it shows, and holds shapes only."""
    for path in sorted((site.root / "docs").rglob("*.svg")):
        yield from _drawing(PurePosixPath(path.relative_to(site.root).as_posix()), path)


def _drawing(shown: PurePosixPath, path: Path) -> Iterator[Problem]:
    if path.stat().st_size > HEAVIEST:
        size = ceil(path.stat().st_size / 100) / 10  # upwards, so that it shows what is too much
        what = f"The drawing has {size} kB."
        yield Problem(shown, 1, what, "Draw fewer points; 12 kB is the most.")
        return
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        if merge_problem(shown, path.read_text("utf-8", "replace")):
            return  # characters.merges_are_done says so
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
