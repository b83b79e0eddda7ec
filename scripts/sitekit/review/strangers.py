"""What of a stranger's suggestion may be shown on our own address before anybody has read it.

It has to be words and pictures only, as plain files; the base's own checks must not stop it; and
the finished pages, read as a browser reads them, may hold nothing that runs, loads or leads away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitekit.checks import ATTRIBUTES, ELEMENTS, SCHEMES, problems
from sitekit.content import STOP, file_kind, load
from sitekit.review.revisions import LARGEST, PLAIN, Tree, changed_files
from sitekit.review.safety import TooSlow, time_limit
from sitekit.text import address_parts

WORDS = {"page", "picture", "data"}  # the kinds of files that run nowhere
SECONDS = 60.0
FACTS_FIT = "data_fits"  # the rule that says that a file of facts cannot be read
HEAD = re.compile(r"<head>", re.IGNORECASE)
BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
HIDDEN = '<head><meta name="robots" content="noindex">'
NOTE = "<p><strong>This is a preview of a change that nobody has checked yet.</strong></p>"

TAGS = ELEMENTS | {  # what is drawn in a page's words, and what our templates draw round them
    "article", "aside", "body", "details", "ellipse", "footer", "g", "head", "header", "html", "i",
    "link", "main", "meta", "nav", "option", "script", "select", "small", "summary", "template",
    "text", "textarea", "title", "wbr",
}  # fmt: skip
NAMES = ATTRIBUTES | {
    "accept", "aria-current", "aria-labelledby", "aria-live", "autocapitalize", "charset",
    "content", "cx", "cy", "defer", "dir", "download", "http-equiv", "lang", "loading", "maxlength",
    "media", "name", "placeholder", "popovertarget", "property", "rel", "required", "rows", "rx",
    "ry", "selected", "spellcheck", "stroke", "stroke-dasharray", "tabindex", "transform", "xmlns",
}  # fmt: skip
SCRIPT = re.compile(r"(?:/|(?:\.\./)*|\./)js/[a-z]+\.js")  # one of ours, by its name
TEMPLATE = re.compile(r"<(/?)template\b", re.IGNORECASE)
FACTS = {"application/json", "application/ld+json"}  # of scripts that do not run
LINKS = {"canonical", "icon", "stylesheet", "alternate", "prev", "next", "manifest"}
LOADED = {"script", "img", "link"}  # what they name is loaded, so it is ours


def files_that_run(before: Tree, after: Tree) -> list[str]:
    """Return the changed files that are no plain page, fact or picture: they could run code."""
    return [
        path
        for path, (_, new) in changed_files(before, after).items()
        if not _is_words(PurePosixPath(path)) or (new and not _is_small(after, path))
    ]


def _is_words(path: PurePosixPath) -> bool:
    return path.is_relative_to("docs") and file_kind(path.relative_to("docs")) in WORDS


def _is_small(tree: Tree, path: str) -> bool:
    return tree.files[path].mode == PLAIN and tree.files[path].size <= LARGEST


def stopped_files(tree: Tree) -> list[str]:
    """Return the files of a tree that our checks stop; or one line if they cannot be read.

    A file of facts with a slip in it is among them, for the rules that need it are silent.
    """
    try:
        with time_limit(SECONDS):
            found = problems(load(tree.folder))
    except TooSlow:
        return ["a file that takes too long to read"]
    except Exception as error:  # whatever a stranger's file does, it is not shown
        return [f"a file that cannot be read ({type(error).__name__})"]
    return sorted({str(one.path) for one in found if one.level == STOP or one.rule == FACTS_FIT})


def unsafe_pages(folder: Path) -> Iterator[str]:
    """Yield what the finished pages of a site hold that they may not, with the page's path."""
    for path in sorted(folder.rglob("*")):
        shown = path.relative_to(folder).as_posix()
        if path.is_symlink():
            yield f"{shown}: a link to another file"
        elif path.suffix.lower() in {".html", ".htm", ".xhtml"}:
            for what in unsafe_markup(path.read_text("utf-8", "replace")):
                yield f"{shown}: {what}"


def unsafe_markup(page: str) -> list[str]:
    """Return what a finished page holds that it may not, as a browser reads it.

    What is inside a <template> is no part of the page yet, so it is read as if it were.
    """
    found: dict[str, None] = {}
    for text in (page, TEMPLATE.sub(r"<\1div", page)):
        for node in LexborHTMLParser(text).root.traverse():
            found |= dict.fromkeys(_unsafe(node) if node.is_element_node else ())
    return list(found)


def _unsafe(node: LexborNode) -> Iterator[str]:
    tag, given = node.tag, {name.lower(): value or "" for name, value in node.attributes.items()}
    if tag not in TAGS:
        yield f"<{tag}>"
    for name, value in given.items():
        if name not in NAMES and not name.startswith("data-"):
            yield f"<{tag} {name}=...>"
        if name in {"href", "src", "action"} and not _is_ours(node, given, value):
            yield f"<{tag} {name}={value[:60]}>"
    if tag == "script" and not _is_our_script(node, given):
        yield "<script>"
    if tag == "meta" and given.get("http-equiv", "content-security-policy").lower() != (
        "content-security-policy"
    ):
        yield f"<meta http-equiv={given['http-equiv'][:20]}>"
    if tag == "link" and not set(given.get("rel", "none").lower().split()) <= LINKS:
        yield f"<link rel={given.get('rel', '')[:20]}>"


def _is_our_script(node: LexborNode, given: dict[str, str]) -> bool:
    if given.get("type", "").lower() in FACTS:
        return "src" not in given
    return SCRIPT.fullmatch(given.get("src", "")) is not None and not node.text().strip()


def _is_ours(node: LexborNode, given: dict[str, str], value: str) -> bool:
    """Say whether an address is one that a page may have there, as a browser reads it."""
    scheme, host, path, *_ = address_parts(value)
    if node.tag in LOADED and given.get("rel") != "canonical":
        drawing = node.tag == "img" and scheme == "data" and path.startswith("image/")
        return drawing or not (scheme or host)
    return scheme in SCHEMES and bool(scheme or not host)


def mark_preview(folder: Path) -> int:
    """Write on each built page that it is a preview, hide it from searches, and count them."""
    pages = sorted(folder.rglob("*.html"))
    for path in pages:
        text = HEAD.sub(HIDDEN, path.read_text("utf-8"), count=1)
        path.write_text(BODY.sub(lambda found: found[0] + NOTE, text, count=1), "utf-8")
    return len(pages)
