"""Rules on what a page may contain: words and our own components, nothing that runs.

A page is looked at twice: as it is typed, where no HTML and few attributes stand, and as a browser
reads what is drawn from it, where every element, attribute, class and id is one that we draw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from markdown.extensions.toc import slugify
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitekit.checks.paste import pasted_in
from sitekit.checks.rule import page_rule
from sitekit.content import (
    CARDS,
    STOP,
    Page,
    Problem,
    Site,
    generated_on,
    once,
    picture_command,
)
from sitekit.drawing import own_ids, page_markup
from sitekit.text import NAME, address_parts

END = "data-end"  # marks what follows a page's words: it has to stay beside them
SHELL = f"<!doctype html><html><head></head><body>{{}}<section {END}></section></body></html>"
BLOCKS = {
    "emergency", "urgent", "soon", "do", "avoid", "evidence", "ask", "plan", "know", "claim",
    "clinic", "letter", "caption", "people", "compare", "signs",
}  # fmt: skip
STATES = {f"only-{level}" for level in ("none", *CARDS)}  # what fits the most serious tick
BOXES = {
    "two", "cards", "timeline", "steps3", "scale", "strip", "faq", "trust", "hero", "paths",
    "links", "pictures",
} | STATES  # fmt: skip
ADMONITIONS = {"evidence", "ask", "plan", "do", "avoid", "know", "claim", "letter"}
ADMONITIONS |= {f"care {kind}" for kind in ("emergency", "urgent", "soon", "wait", "place")}
RATING = r"rating rating-(good|some|weak|none|against|contested)"
ANY = r"(?s).*"
NUMBER = r"\d+(\.\d+)?"
NAMED = r"[a-z0-9][a-z0-9_.-]*"  # an id that a person chose, or that a heading's words make
DRAWN = {  # each element that we draw in a page's words, with its attributes and their values
    "a": {
        "href": ANY, "class": r"call|go|to-tool|term|shut|footnote-ref|footnote-backref",
        "id": rf"word-{NAMED}-here",
        "title": r"Back to where source \d+ is cited",
    },
    "div": {
        "class": "|".join([
            *sorted(BOXES - STATES), r"beside|footnote|safety|links|letters links|compare|array",
            *(f"admonition {kind}" for kind in sorted(ADMONITIONS)),
        ]),
    },
    "em": {"class": "about-source"},
    "figure": {"class": "tall|small"},
    "h1": {"id": NAMED}, "h2": {"id": NAMED}, "h4": {"id": NAMED},
    "h3": {"id": NAMED, "class": "admonition-title"},
    "img": {"src": ANY, "alt": ANY, "class": "icon", "width": NUMBER, "height": NUMBER},
    "li": {"class": "not-yet", "id": r"fn:[\w-]+"},
    "ol": {"start": r"\d{1,3}"},
    "p": {"class": "admonition-title|compare__title|lead"},
    "path": {"class": "is-on|is-off", "d": r"[MavhHzcl\d\s,.-]*"},
    "rect": dict.fromkeys(("x", "y", "width", "height"), NUMBER),
    "section": {END: ""},
    "span": {
        "class": "marked|meaning", "id": rf"word-{NAMED}", "popover": "auto",
        "hidden": "hidden", "data-search-exclude": "",
    },
    "strong": {"class": rf"{RATING}|emergency|urgent|soon|wait|place"},
    "sup": {"id": r"fnref\d*:[\w-]+"},
    "svg": {
        "class": "people( people-good)?", "role": "img", "viewBox": rf"0 0 {NUMBER} {NUMBER}",
        "width": NUMBER, "height": NUMBER, "aria-hidden": "true", "preserveAspectRatio": "xMinYMid",
        "aria-label": r"\d+ people in rows of 10\. \d+ are filled in, \d+ are outlines\.",
    },
    "td": {"data-label": ANY}, "th": {"scope": "row|col"},
} | {
    name: {} for name in (
        "blockquote", "br", "code", "dd", "dl", "dt", "figcaption", "hr", "table", "tbody", "thead",
        "tr", "ul",
    )
}  # fmt: skip
OF_THE_CHECK = {  # what the safety check adds to these on its own page
    "button": {"type": "button|reset", "class": r"printing|turn__(share|see|back|none|go)"},
    "div": {"class": "|".join(["asked", "answer", *sorted(STATES)])},
    "fieldset": {},
    "form": {
        "class": "tool", "method": "dialog", "autocomplete": "off", "data-tool": "check",
        "data-answer": ANY, "data-step": ANY, "data-shared": ANY,
    },
    "h3": {"class": "ticked", "hidden": "hidden"},
    "input": {"type": "checkbox", "id": rf"ask-{NAMED}", "value": "|".join(CARDS)},
    "label": {"for": rf"ask-{NAMED}"},
    "legend": {},
    "p": {"class": "level|said|acts|turn", "role": "status", "hidden": "hidden"},
}  # fmt: skip
ELEMENTS = {*DRAWN, *OF_THE_CHECK}  # of all pages,
ATTRIBUTES = {  # with their names as a browser gives them
    name.lower() for kind in (DRAWN, OF_THE_CHECK) for names in kind.values() for name in names
}
OWN_IDS = re.compile(r"__.*|fn.*|word-.*")  # of the search, of notes and of meanings
HEADINGS = {"h2", "h3", "h4"}  # two with one id have a rule of their own
CODE_HERE = "Words that begin four spaces in are shown as code."
SCHEMES = {"", "https", "mailto", "tel"}
OWN = "Give the heading another {#id}: a page draws this one itself."
PHOTO = "<img"  # what GitHub's editor writes for a picture that is dropped into it
BRING = "for it in the pull request; or type "
BRING += f"{picture_command('Front.JPG')} with its own name, and paste what it prints."
AWAY, AT_HOME = "comes from another site.", "is on your own computer."
TAKE_IN = {AWAY: f"Save it on your own computer, and ask {BRING}", AT_HOME: f"Ask {BRING}"}
REMOVE = "Take it out: pages hold words, pictures and the blocks in CONTRIBUTING.md."
TAG = re.compile(r"<(?P<name>/?[a-zA-Z][\w:-]*|!--|![^\s>]*|\?\w*|/)")
ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
NOTE = re.compile(r"\[\^[^\]\s]*\]")
DEFINED = re.compile(r"^\s{0,3}\[[^\]]+\]:")
CODE = re.compile(r"^\s*(`{3,}|~{3,})")
HOVER = re.compile(r"\]\(\s*[^\s()]+\s+(\([^)]*\)?)")  # Markdown's third way to write a title
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
FENCE = re.compile(r"^\s*/{3,}")
BLOCK_LINE = re.compile(r"^ {0,8}///(?: [a-z]+(?: ?\| ?\S.*)?)?\s*$")
FACT = re.compile(r"\{(?: ?\{)? ?([a-z]+\.[a-z_]+) ?\}(?: ?\})?")  # a name, with a brace amiss
BRACES = re.compile(r"\{[^{}]*\}?")
TYPED = (  # all that may stand in braces, with what stands before and after it on its line
    (re.compile(r"\{:? ?# ?[a-z0-9][a-z0-9-]* ?\}"), re.compile(r" *#{1,4}.*"), re.compile(r"\s*")),
    (re.compile(r"\{:? ?width=\d{1,4} height=\d{1,4} ?\}"), re.compile(r".*!\[.*\)"), None),
    (re.compile(r"\{:? ?\.(call|go) ?\}"), re.compile(r".*\)"), None),
    (re.compile(rf"\{{:? ?\.{RATING.replace(' ', ' [.]')} ?\}}"), re.compile(r".*\*\*"), None),
    (re.compile(r"\{: ?\.(lead|not-yet) ?\}"), None, re.compile(r"\s*")),
)


@page_rule(
    says="There is no block 'captoin'.",
    why="A block has a look of its own. A slip in it can hide the words.",
    example="/// do",
    level=STOP,
)
def blocks_are_ours(page: Page, site: Site) -> Iterator[Problem]:
    """Every /// block is one we have a style for."""
    boxes = BOXES if "check" in generated_on(page) else BOXES - STATES
    for block in page.outline.blocks:
        known = boxes if block.name == "html" else BLOCKS
        name = block.title.removeprefix("div.") if block.name == "html" else block.name
        if name not in known and name.islower():  # or reading.marks_are_right names it
            what = f"There is no block '{block.name}{' | ' + block.title if block.title else ''}'."
            near = get_close_matches(name, known, 1)
            guess = f"Did you mean '{near[0]}'? " if near else ""
            listed = f"{', '.join(sorted(BLOCKS))}; or html | div. with {', '.join(sorted(boxes))}"
            yield Problem(page.path, block.start, what, f"{guess}Use one of: {listed}.")


@page_rule(
    says="A page may not contain '<iframe>'.",
    why="What looks like words to you can be code to a browser.",
    level=STOP,
)
def pages_are_typed_plainly(page: Page, site: Site) -> Iterator[Problem]:
    """A page is typed as words and our own blocks: no HTML, no classes and ids but a few."""
    before = ""
    slips = {slip.line for slip in page.slips}  # reading.marks_are_right names these
    for number, line in enumerate(page.body.split("\n"), start=1):
        for what, fix in _typed_markup(line, before) if number not in slips else ():
            yield Problem(page.path, number, what, fix)
        before = line


def _typed_markup(line: str, before: str) -> Iterator[tuple[str, str]]:
    """Yield what may not be typed in a line, and how to put it right."""
    for found in TAG.finditer(line):
        fix = TAKE_IN[AWAY] if found[0].lower() == PHOTO else REMOVE
        yield _holds(_tag_name(found["name"])), fix
    for found in ENTITY.finditer(line):
        yield _holds(found[0]), "Type the letter itself, as it is to be read."
    for found in NOTE.finditer(line):
        yield _holds(found[0]), "Cite a source as [@furlan2015]; it gets its number by itself."
    if found := DEFINED.match(line):
        fix = "Write the address where the link stands: [words](address)."
        yield _holds(found[0].strip()), fix
    for found in filter(None, (CODE.match(line), HOVER.search(line))):
        yield _holds(found[1][:40]), REMOVE
    if CONTROL.search(line):
        fix = "Take it out, and type the line again by hand."
        yield "The line holds a sign that nobody can see, as a tab.", fix
    if FENCE.match(line) and not BLOCK_LINE.match(line):
        fix = "Write three strokes, a space and its name, as '/// do'; three strokes close it."
        yield f"The block '{line.strip()[:40]}' is not written as our blocks are.", fix
    if FENCE.match(before) and before.strip("/ ") and line.startswith(("    ", "\t")):
        fix = "Take the line out; the words of a block begin at the left."
        yield f"A block may have no settings of its own: '{line.strip()[:40]}'.", fix
    bare = NAME.sub(_blanked, line)
    for found in FACT.finditer(bare):
        yield _holds(found[0][:60]), f"Write '{{{{ {found[1]} }}}}', with two braces on each side."
    for found in BRACES.finditer(FACT.sub(_blanked, bare)):
        if not _may_be_typed(found[0], line[: found.start()], line[found.end() :]):
            fix = "Take it out. A heading may have {#an-id}, a picture { width=360 height=400 }."
            yield _holds(found[0][:60]), fix


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _may_be_typed(braces: str, before: str, after: str) -> bool:
    return any(
        kind.fullmatch(braces)
        and (left is None or left.fullmatch(before))
        and (right is None or right.fullmatch(after))
        for kind, left, right in TYPED
    )


def _tag_name(name: str) -> str:
    return "<!-- -->" if name == "!--" else f"<{name.lower().lstrip('/')[:20]}>"


def _holds(what: str) -> str:
    return f"A page may not contain '{what}'."


@page_rule(
    says="A page may not contain '<script>'.",
    why="Code on a page could spy on readers or fool them.",
    level=STOP,
)
def only_safe_markup(page: Page, site: Site) -> Iterator[Problem]:
    """Nothing on a page runs or loads from elsewhere: pull requests come from strangers."""
    found = _Found(checks="check" in generated_on(page))
    found.read(drawn_tree(site, page).root)
    lines = page.body.lower().split("\n")
    slips = "\n".join(lines[slip.line - 1] for slip in page.slips)  # reading.marks_are_right's
    for what, clue in dict.fromkeys(found.said):
        if clue.lower() in slips:
            continue
        line = line_of(page, clue)
        fix = next((way for end, way in TAKE_IN.items() if what.endswith(end)), REMOVE)
        if fix != REMOVE and PHOTO in lines[line - 1]:
            continue  # pages_are_typed_plainly says how to bring it
        if what != CODE_HERE or line not in pasted_in(site, page):
            yield Problem(page.path, line, what, fix)
    ours = own_ids(site, page)
    for one in page.outline.headings:
        name = one.id or slugify(one.text, "-")
        if name in ours or OWN_IDS.fullmatch(name):
            what = f"The id '{name}' belongs to the site itself."
            yield Problem(page.path, one.line, what, OWN)


def line_of(page: Page, *clues: str, otherwise: int = 0) -> int:
    """Return the line that holds the first clue there is; else another, or the body's first one."""
    body = page.body.lower()
    found = (body.find(clue.lower()) for clue in clues)
    first = len(body) - len(body.lstrip("\n"))
    at = next((one for one in found if one >= 0), None)
    return otherwise if at is None and otherwise else body.count("\n", 0, at or first) + 1


class _Found:
    """Collects what a browser would see that we do not draw, with a clue to find its line."""

    def __init__(self, *, checks: bool) -> None:
        self.said: list[tuple[str, str]] = []
        self.kinds = (DRAWN, OF_THE_CHECK) if checks else (DRAWN,)
        self.ids: dict[str, str] = {}  # and the element of each

    def read(self, top: LexborNode) -> None:
        """Look at every element and comment of a page."""
        for node in top.traverse():
            tag = node.tag or ""
            if node.is_comment_node:
                self.said.append((_holds("<!-- -->"), "<!"))
            elif tag == "pre":
                clue = node.text().strip().split("\n")[0][:40]
                self.said.append((CODE_HERE, clue))
            elif node.parent is not None and node.parent.tag == "html":
                self._shell(tag, node.attributes)
            elif tag != "html":
                self._element(tag, node.attributes)
            elif node.attributes:
                self._shell(tag, node.attributes)
        self._end(top)

    def _shell(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Say what a page adds to the <html>, <head> and <body> that are not its own."""
        for name in attributes:
            self.said.append((_holds(f"<{tag} {name}=...>"), f"<{tag}"))

    def _end(self, top: LexborNode) -> None:
        """See that what follows the page would still stand beside it, and not inside it."""
        body = top.css_first("body")
        last = body.last_child if body is not None else None
        if last is None or END not in last.attributes:
            self.said.append(("Something on this page is opened and never closed.", "<"))

    def _element(self, tag: str, attributes: dict[str, str | None]) -> None:
        allowed = [kind[tag] for kind in self.kinds if tag in kind]
        if not allowed:
            self.said.append((_holds(f"<{tag}>"), f"<{tag}"))
            return
        for name, given in attributes.items():
            value = given or ""
            patterns = [one[name] for one in allowed if name in one]
            if not any(re.fullmatch(one, value) for one in patterns):
                shown = "..." if not patterns else value[:40]
                self.said.append((_holds(f"{name}={shown}"), value[:40] or name))
            elif name == "id":
                self._id(tag, value)
            if name in {"href", "src"}:
                self._address(name, value)

    def _id(self, tag: str, value: str) -> None:
        if value in self.ids and not {tag, self.ids[value]} <= HEADINGS:
            self.said.append((f"The id '{value}' is used more than once.", value))
        self.ids[value] = tag

    def _address(self, name: str, value: str) -> None:
        scheme, host, *_ = address_parts(value)
        if name == "src" and (scheme or host):
            where = AT_HOME if scheme == "file" or len(scheme) == 1 else AWAY  # C: is a disk
            what = f"The picture '{value[:60]}' {where}"
            self.said.append((what, value[:40]))
        elif scheme not in SCHEMES or (host and not scheme):
            what = f"A link may not begin with '{value.split(':', maxsplit=1)[0][:20]}:'."
            self.said.append((what, value.split(":", maxsplit=1)[0][:20]))


@dataclass(frozen=True)
class DrawnLink:
    """A link or picture as it is drawn: its address, and the words that a reader sees."""

    href: str
    text: str


@once
def drawn_tree(site: Site, page: Page) -> LexborHTMLParser:
    """Return the tree that a browser makes of a page's words."""
    return LexborHTMLParser(SHELL.format(page_markup(site, page)))


def drawn_links(site: Site, page: Page) -> Iterator[DrawnLink]:
    """Yield the links of a page in reading order."""
    for node in drawn_tree(site, page).css("a[href]"):
        yield DrawnLink(node.attributes["href"] or "", node.text())
