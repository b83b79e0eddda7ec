"""Rules on what a page may contain: words and our own components, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from html.parser import HTMLParser
from urllib.parse import urlsplit

from sitekit.checks.rule import page_rule
from sitekit.content import CARDS, STOP, Page, Problem, Site, generated_on
from sitekit.drawing import page_markup

BLOCKS = {
    "emergency", "urgent", "soon", "do", "avoid", "evidence", "ask", "plan", "know", "claim",
    "clinic",    "letter", "caption", "people", "compare", "signs",
}  # fmt: skip
BOXES = {
    "two", "cards", "timeline", "steps3", "scale", "strip", "faq", "trust", "hero", "paths",
    "pictures",
}  # fmt: skip
BOXES |= {f"only-{level}" for level in ("none", *CARDS)}  # what fits the most serious tick
TAGS = {
    "a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "hr", "img", "li", "ol", "p", "path", "pre", "rect", "strong", "sup",
    "svg", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "alt", "aria-hidden", "aria-label", "class", "d", "data-label", "height", "href", "id",
    "loading", "preserveaspectratio", "role", "scope", "src", "start", "title", "viewbox", "width",
    "x", "y",
}  # fmt: skip
CHECK_TAGS = {"form", "fieldset", "legend", "input", "label", "button"}  # of the safety check
CHECK_ATTRIBUTES = {
    "method", "autocomplete", "type", "for", "value", "hidden", "data-tool", "data-answer",
    "data-step", "data-shared",
}  # fmt: skip
EXPLAINED = (  # a hard word and its meaning, exactly as drawing/glossary.py marks them
    ("a", {"class": r"term", "id": r"word-[\w-]+-here", "href": r"#word-[\w-]+"}),
    ("span", {"id": r"word-[\w-]+", "class": r"meaning", "popover": r"auto", "hidden": r"hidden",
              "data-search-exclude": r""}),
)  # fmt: skip
SCHEMES = {"", "https", "mailto", "tel"}
REMOVE = "Take it out: pages hold words, pictures and the blocks in CONTRIBUTING.md."


@page_rule(
    says="The block 'caption' is never closed.",
    why="A block has a look of its own. A slip in it can hide the words.",
    example="/// do",
)
def blocks_are_ours(page: Page, site: Site) -> Iterator[Problem]:
    """Every /// block is one we have a style for, and is closed."""
    for block in page.outline.blocks:
        known = BOXES if block.name == "html" else BLOCKS
        name = block.title.removeprefix("div.") if block.name == "html" else block.name
        if name not in known:
            what = f"There is no block '{block.name}{' | ' + block.title if block.title else ''}'."
            boxes = ", ".join(sorted(BOXES))
            near = get_close_matches(name, known, 1)
            guess = f"Did you mean '{near[0]}'? " if near else ""
            fix = f"{guess}Use one of: {', '.join(sorted(BLOCKS))}; or html | div. with {boxes}."
            yield Problem(page.path, block.start, what, fix)
        if not block.end:
            what = f"The block '{block.name}' is never closed."
            yield Problem(page.path, block.start, what, "Add a line '///' where it ends.")


@page_rule(
    says="A page may not contain '<script>'.",
    why="Code on a page could spy on readers or fool them.",
    level=STOP,
)
def only_safe_markup(page: Page, site: Site) -> Iterator[Problem]:
    """Nothing on a page runs or loads from elsewhere: pull requests come from strangers."""
    reader = _Reader(checks="check" in generated_on(page))
    reader.feed(page_markup(site, page))
    reader.close()
    for what, clue in dict.fromkeys(reader.found):
        yield Problem(page.path, _line_of(page.body, clue), what, REMOVE)


def _explains_a_word(tag: str, attrs: dict[str, str | None]) -> bool:
    return any(
        tag == name
        and attrs.keys() == wanted.keys()
        and all(re.fullmatch(wanted[key], attrs[key] or "") for key in wanted)
        for name, wanted in EXPLAINED
    )


def _line_of(body: str, clue: str) -> int:
    """Return the first line that holds the clue, or the body's first line."""
    at = body.lower().find(clue.lower())
    start = len(body) - len(body.lstrip("\n"))
    return body.count("\n", 0, at if at >= 0 else start) + 1


class _Reader(HTMLParser):
    """Collects what a page's HTML may not contain, with a clue to find its line."""

    def __init__(self, *, checks: bool) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.tags = TAGS | CHECK_TAGS if checks else TAGS
        self.attributes = ATTRIBUTES | CHECK_ATTRIBUTES if checks else ATTRIBUTES

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _explains_a_word(tag, dict(attrs)):
            return
        if tag not in self.tags:
            self.found.append((f"A page may not contain '<{tag}>'.", f"<{tag}"))
        for name, value in attrs:
            if name not in self.attributes:
                self.found.append((f"A page may not contain '{name}=...'.", name))
            if name in {"href", "src"}:
                self._address(name, value or "")

    def handle_comment(self, data: str) -> None:
        self.found.append(("A page may not contain '<!-- -->'.", "<!--"))

    def handle_decl(self, decl: str) -> None:
        self.found.append((f"A page may not contain '<!{decl[:20]}'.", "<!"))

    def _address(self, name: str, value: str) -> None:
        scheme, host = _scheme_and_host(value)
        if name == "src" and (scheme or host):
            what = f"The picture '{value[:60]}' comes from another site."
            self.found.append((what, value[:40]))
        elif scheme not in SCHEMES or (host and not scheme):
            what = f"A link may not begin with '{value.split(':', maxsplit=1)[0][:20]}:'."
            self.found.append((what, value.split(":", maxsplit=1)[0][:20]))


def _scheme_and_host(value: str) -> tuple[str, str]:
    """Return the scheme and host of an address, as a browser would read them."""
    plain = "".join(character for character in value if character.isprintable()).strip()
    try:
        parts = urlsplit(plain.replace("\\", "/"))
    except ValueError:
        return "unreadable", ""
    return parts.scheme.lower(), parts.netloc
