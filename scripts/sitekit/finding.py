"""Search words that patients use, added to the index that the theme's search reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from sitekit import addresses


def add_words(index: Path, words: Mapping[str, Sequence[str]]) -> None:
    """Add each page's words to its entry; ``words`` has pages by their path below docs/."""
    data = json.loads(index.read_text("utf-8"))
    placed = {addresses.below(source): list(said) for source, said in words.items()}
    for entry in data["docs"]:
        if entry["location"] in placed:
            entry["tags"] = placed[entry["location"]]
    index.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")
