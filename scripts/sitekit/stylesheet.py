"""One small stylesheet: the theme's rules and ours, less what no page uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import tinycss2
from tinycss2.ast import Node

LATER = ("md-search", "md-tooltip", "md-toggle", "md-overlay", "md-icon", "js", "is-")  # by script
DROPPED = {"font-face", "charset", "keyframes", "-webkit-keyframes"}
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


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


def used(css: str, names: Names) -> str:
    """Return the rules of a stylesheet that can apply to the pages, without spare spaces."""
    kept = "".join(_rules(tinycss2.parse_stylesheet(css, True, True), names))
    while (less := _without_unused_variables(kept)) != kept:
        kept = less
    return kept


def _rules(rules: Iterable[Node], names: Names) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _split(rule.prelude) if _applies(one, names)]
            body = _body(rule.content)
            if selectors and body:
                yield f"{','.join(map(_text, selectors))}{{{body}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword not in DROPPED:
            yield _at_rule(rule, names)


def _at_rule(rule: Node, names: Names) -> str:
    head = f"@{rule.at_keyword} {_text(rule.prelude)}".rstrip()
    if rule.lower_at_keyword == "page":
        return f"{head}{{{_text(rule.content)}}}"
    inner = "".join(_rules(tinycss2.parse_rule_list(rule.content or [], True, True), names))
    return f"{head}{{{inner}}}" if inner else ""


def _body(content: list[Node]) -> str:
    parts = tinycss2.parse_declaration_list(content, True, True)
    return ";".join(
        f"{one.name}:{_text(one.value)}{'!important' if one.important else ''}"
        for one in parts
        if one.type == "declaration"
    )


def _split(prelude: list[Node]) -> Iterator[list[Node]]:
    """Split a list of selectors at its commas."""
    selector: list[Node] = []
    for token in [*prelude, None]:
        if token is None or (token.type == "literal" and token.value == ","):
            yield selector
            selector = []
        else:
            selector.append(token)


def _applies(selector: list[Node], names: Names) -> bool:
    """Say whether a selector's parts are used; what stands in :not() and its kin is not asked."""
    before = ""
    for token in selector:
        if token.type == "ident" and before not in {":", "::"}:
            name = f".{token.value}" if before == "." else token.lower_value
            if not names.has(name):
                return False
        elif (token.type == "hash" and not names.has(f"#{token.value}")) or (
            token.type == "[] block" and not names.has(_attribute(token))
        ):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _attribute(block: Node) -> str:
    """Return [name] or [name=value], whichever the selector asks for."""
    text = tinycss2.serialize(block.content).replace('"', "").replace("'", "")
    name, sign, value = re.match(r"\s*([\w-]+)\s*([~|^$*]?=)?\s*(.*?)\s*$", text).groups()
    return f"[{name}={value}]" if sign == "=" else f"[{name}]"


def _text(tokens: Iterable[Node]) -> str:
    return re.sub(r"\s+", " ", tinycss2.serialize(tokens)).strip()


def _without_unused_variables(css: str) -> str:
    asked = set(VARIABLE.findall(css))

    def keep(found: re.Match[str]) -> str:
        return found[0] if found[1] in asked else ""

    return re.sub(r"(?<=[{;])(--[\w-]+):(?:[^;{}\"]|\"[^\"]*\")*;?", keep, css)
