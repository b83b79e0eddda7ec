"""Turning a page's Markdown into HTML outside the build, as the checks need it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import markdown

from sitekit import extensions


def html(text: str, config: Mapping[str, Any]) -> str:
    """Return the HTML of a Markdown text, with mkdocs.yml's own extensions."""
    names, settings = [], {}
    for entry in config.get("markdown_extensions", []):
        name, options = next(iter(entry.items())) if isinstance(entry, dict) else (entry, None)
        names.append(name)
        settings[name] = options or {}
    made = markdown.Markdown(
        extensions=[*names, *extensions.all_of_ours()], extension_configs=settings
    )
    return made.convert(text)
