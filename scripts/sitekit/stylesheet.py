"""One small stylesheet: the theme's rules and ours, less what no page uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import tinycss2
from tinycss2.ast import Node

from sitekit.selectors import Names, applies

DROPPED = {"font-face", "charset", "keyframes", "-webkit-keyframes"}
OURS = ("details", "summary", "ol ol", "ul ol", "[type]", "focus-visible", "tr:hover", ".footnote>")
Keep = Callable[[list[Node]], bool]  # says whether a selector stays
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def used(css: str, names: Names) -> str:
    """Return the rules of a stylesheet that can apply to the pages, without spare spaces."""
    kept = _kept(css, lambda selector: applies(selector, names))
    while (less := _without_unused_variables(kept)) != kept:
        kept = less
    return kept


def without_details(theme: str) -> str:
    """Return the theme's rules without those for parts that our own rules say all of."""

    def keep(selector: list[Node]) -> bool:
        text = _text(selector)
        return "md-search" in text or not any(part in text for part in OURS)

    return _kept(theme, keep)


def _kept(css: str, keep: Keep) -> str:
    return "".join(_rules(tinycss2.parse_stylesheet(css, True, True), keep))


def _rules(rules: Iterable[Node], keep: Keep) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one for one in _split(rule.prelude) if keep(one)]
            body = _body(rule.content)
            if selectors and body:
                yield f"{','.join(map(_text, selectors))}{{{body}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword not in DROPPED:
            yield _at_rule(rule, keep)


def _at_rule(rule: Node, keep: Keep) -> str:
    head = f"@{rule.at_keyword} {_text(rule.prelude)}".rstrip()
    if rule.lower_at_keyword == "page":
        return f"{head}{{{_text(rule.content)}}}"
    inner = "".join(_rules(tinycss2.parse_rule_list(rule.content or [], True, True), keep))
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


def _text(tokens: Iterable[Node]) -> str:
    return re.sub(r"\s+", " ", tinycss2.serialize(tokens)).strip()


def _without_unused_variables(css: str) -> str:
    asked = set(VARIABLE.findall(css))

    def keep(found: re.Match[str]) -> str:
        return found[0] if found[1] in asked else ""

    return re.sub(r"(?<=[{;])(--[\w-]+):(?:[^;{}\"]|\"[^\"]*\")*;?", keep, css)
