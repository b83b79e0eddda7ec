"""Which CSS selectors can match something on some pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import tinycss2
from tinycss2.ast import Node

LATER = (
    "md-search",
    "md-tooltip",
    "md-toggle",
    "md-overlay",
    "md-icon",
    "md-tags",
    "js",
    "listen",
    "is-",
    "open]",
)  # by script, or by the reader who opens a <details>


@dataclass
class Names(HTMLParser):
    """The tags, classes, ids and attributes that some pages use."""

    found: set[str] = field(default_factory=lambda: {"*", "html", "body"})

    def __post_init__(self) -> None:
        """Start the parser."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a start tag names."""
        self.found.add(tag)
        for name, value in attrs:
            self.found |= {f"[{name}]", f"[{name}={value}]"}
            marks = {"class": ".", "id": "#"}
            if name in marks:
                self.found |= {marks[name] + word for word in (value or "").split()}

    def has(self, name: str) -> bool:
        """Say whether a page uses a name, or a script may add it later."""
        return name in self.found or name[1:].startswith(LATER)


def applies(selector: list[Node], names: Names) -> bool:
    """Say whether a selector's parts are used; what stands in :not() and its kin is not asked."""
    before = ""
    for token in selector:
        name = _name(token, before)
        if name and not names.has(name):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _name(token: Node, before: str) -> str:
    """Return what a token names, as Names knows it, or nothing; ``before`` is the sign before."""
    if token.type == "ident" and before not in {":", "::"}:
        return f".{token.value}" if before == "." else token.lower_value
    if token.type == "hash":
        return f"#{token.value}"
    return _attribute(token) if token.type == "[] block" else ""


def _attribute(block: Node) -> str:
    """Return [name] or [name=value], whichever the selector asks for."""
    text = tinycss2.serialize(block.content).replace('"', "").replace("'", "")
    name, sign, value = re.match(r"\s*([\w-]+)\s*([~|^$*]?=)?\s*(.*?)\s*$", text).groups()
    return f"[{name}={value}]" if sign == "=" else f"[{name}]"
