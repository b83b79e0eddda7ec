"""Rules on the drawings in docs/img: shapes with words for those who cannot see them."""

from __future__ import annotations

import re
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
LOOKS = {  # the attributes of a drawing
    "aria-labelledby", "class", "clip-path", "clip-rule", "clipPathUnits", "cx", "cy", "d", "dx",
    "dy", "fill", "fill-opacity", "fill-rule", "font-family", "font-size", "font-weight",
    "gradientUnits", "height", "href", "id", "lengthAdjust", "offset", "opacity", "patternUnits",
    "points", "preserveAspectRatio", "r", "role", "rx", "ry", "stop-color", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width",
    "style", "text-anchor", "textLength", "transform", "viewBox", "width", "x", "x1", "x2", "y",
    "y1", "y2",
}  # fmt: skip
ORDERS = re.compile(r"<[!?](?!--)|<!--.*?(?:--!?>|$)", re.DOTALL)  # to whoever reads the XML
ELSEWHERE = re.compile(
    r"\\|url\((?!#[\w-]+\))|@(?!media\b)|image|src\(|expression|binding|/\*", re.I
)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
HUGE = re.compile(r"(?<![.\d])\d{5}|\d[eE]\+?\d")  # it makes a browser work for long
MOST = {"of its parts": 400, "<use>": 20, "<pattern>": 5, "<clipPath>": 20}


@site_rule(
    says="A drawing may not contain <script>.",
    why="Code in a drawing could run on the page.",
    level=STOP,
)
def drawings_are_safe(site: Site) -> Iterator[Problem]:
    """A drawing holds shapes only."""
    for shown, path in _drawings(site):
        text = _text(path)
        if found := ORDERS.search(text):
            line = text.count("\n", 0, found.start()) + 1
            what = f"A drawing may not contain '{found[0][:9].strip()}'."
            yield Problem(shown, line, what, "Take it out: shapes only.")
        elif (root := _root(text)) is not None:
            for what in dict.fromkeys(_strangers(root)):
                said = f"A drawing may not contain {what}."
                yield Problem(shown, 1, said, "Take it out: shapes only.")


@site_rule(
    says="The drawing has no <desc>.",
    why="A drawing opens fast on every phone, and says what it shows to those who hear the page.",
    level=STOP,
)
def drawings_are_whole(site: Site) -> Iterator[Problem]:
    """A drawing is small, can be read, and says what it shows."""
    for shown, path in _drawings(site):
        size, text = path.stat().st_size, _text(path)
        if size > HEAVIEST:
            kb = ceil(size / 100) / 10  # upwards, so that it shows what is too much
            what = f"The drawing has {kb} kB."
            yield Problem(shown, 1, what, "Draw fewer points; 12 kB is the most.")
        elif not ORDERS.search(text) and not merge_problem(shown, text):
            yield from _unfinished(shown, text)


def _unfinished(shown: PurePosixPath, text: str) -> Iterator[Problem]:
    root = _root(text)
    if root is None:
        again = f"Save it again as SVG, or take back the old one: `git checkout -- {shown}`."
        yield Problem(shown, _broken_at(text), "The drawing cannot be read.", again)
        return
    if root.tag != f"{SVG}svg":
        fix = "Begin it with <svg xmlns='http://www.w3.org/2000/svg' ...>."
        yield Problem(shown, 1, "The drawing is no SVG.", fix)
    for name in ("title", "desc"):
        if not (root.findtext(SVG + name) or "").strip():
            fix = f"Add this right after '<svg ...>', with your words: <{name}>A bent knee</{name}>"
            yield Problem(shown, 1, f"The drawing has no <{name}>.", fix)


def _drawings(site: Site) -> Iterator[tuple[PurePosixPath, Path]]:
    """Yield the drawings that have a place in docs/."""
    for path in sorted((site.root / "docs").rglob("*.svg")):
        shown = PurePosixPath(path.relative_to(site.root).as_posix())
        if not site.has_no_place(str(shown.relative_to("docs"))):
            yield shown, path


def _text(path: Path) -> str:
    """Return the text of a drawing; "" of one that is too heavy to be looked into."""
    if path.stat().st_size > HEAVIEST:
        return ""
    return path.read_bytes().decode("utf-8", "replace")


def _root(text: str) -> ElementTree.Element | None:
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, RecursionError, ValueError):
        return None


def _broken_at(text: str) -> int:
    """Return the line where a drawing stops being one."""
    try:
        ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return error.position[0]
    except (RecursionError, ValueError):
        pass
    return 1


def _strangers(root: ElementTree.Element) -> Iterator[str]:
    counts = dict.fromkeys(MOST, 0)
    for part in root.iter():
        name = str(part.tag).removeprefix(SVG)
        counts["of its parts"] += 1
        counts[f"<{name}>"] = counts.get(f"<{name}>", 0) + 1
        if name not in SHAPES:
            yield f"<{name}>"
        for key, value in part.attrib.items():
            yield from _strange(key, value)
        if name == "style" and ELSEWHERE.search(part.text or ""):
            yield "a style from elsewhere"
        if name in {"defs", "g", "clipPath", "pattern"} and _nests(part):
            yield "a shape that uses itself again and again"
    yield from (f"more than {most} {name}" for name, most in MOST.items() if counts[name] > most)


def _nests(part: ElementTree.Element) -> bool:
    """Say whether a part with an id, which others may use, uses others in turn."""
    return any(one.get("id") and one.find(f".//{SVG}use") is not None for one in part.iter())


def _strange(key: str, value: str) -> Iterator[str]:
    if key not in LOOKS:
        yield f"'{key.rpartition('}')[2]}'"
    elif key == "href" and not re.fullmatch(r"#[\w-]+", value):
        yield "a link"
    elif ELSEWHERE.search(value):
        yield f"'{value[:40]}'"
    elif HUGE.search(COLOUR.sub("", value)):
        yield "a number that large"
