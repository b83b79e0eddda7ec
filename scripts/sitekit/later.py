"""Which rules of a stylesheet can wait until a script first needs them."""

from __future__ import annotations

from collections.abc import Iterable

import tinycss2
from tinycss2.ast import Node

WAITING = ("md-search-result", "md-search__scrollwrap", "md-search__suggest", "md-tooltip")


def split(css: str) -> tuple[str, str]:
    """Return the rules for the page as it arrives, and those for what search or a note opens."""
    return _split(tinycss2.parse_stylesheet(css, True, True))


def _split(rules: Iterable[Node]) -> tuple[str, str]:
    now, later = [], []
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media":
            head = f"@media {tinycss2.serialize(rule.prelude).strip()}"
            halves = _split(tinycss2.parse_rule_list(rule.content, True, True))
            for half, made in zip((now, later), halves, strict=True):
                half.append(f"{head}{{{made}}}" if made else "")
        else:
            (later if _waits(rule) else now).append(rule.serialize())
    return "".join(now), "".join(later)


def _waits(rule: Node) -> bool:
    """Say whether each selector of a rule names something that is not there at first."""
    if rule.type != "qualified-rule":
        return False
    selectors = tinycss2.serialize(rule.prelude).split(",")
    return all(any(name in one for name in WAITING) for one in selectors)
