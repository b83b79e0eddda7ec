"""What a page of the built site shows about itself."""

from __future__ import annotations

from built import Built
from selectolax.lexbor import LexborNode


def shown(page: Built) -> dict[str, str]:
    """Return what a page shows about itself, "" for what it does not show."""
    tree = page.tree
    boxes = {dt.text(strip=True): dt.next for dt in tree.css(".checked dt")}
    facts = {name: _text(_element(after)) for name, after in boxes.items()}
    links = [node.attributes.get("href") or "" for node in tree.css(".checked a[href]")]
    return {
        "who and how long": _text(tree.css_first(".for")),
        "facts": "; ".join(f"{name}: {value}" for name, value in facts.items()),
        "links": " ".join(links),
    }


def _element(node: LexborNode | None) -> LexborNode | None:
    while node is not None and node.is_text_node:
        node = node.next
    return node


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""
