"""Turning a page's Markdown into HTML outside the build, as checks and other formats need it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, fromstring

import markdown

from sitekit import citations, extensions, values
from sitekit.words import Term

if TYPE_CHECKING:
    from sitekit.site import Site


def html(text: str, config: Mapping[str, Any], terms: Iterable[Term] = ()) -> str:
    """Return the HTML of a Markdown text, with mkdocs.yml's own extensions."""
    names, settings = [], {}
    for entry in config.get("markdown_extensions", []):
        name, options = next(iter(entry.items())) if isinstance(entry, dict) else (entry, None)
        names.append(name)
        settings[name] = options or {}
    made = markdown.Markdown(
        extensions=[*names, *extensions.all_of_ours(terms)], extension_configs=settings
    )
    return made.convert(text)


def tree(site: Site, source: PurePosixPath) -> Element:
    """Return a page's words as elements: names filled in, sources listed, hard words explained."""
    read = site.pages[source]
    front = {key: field.value for key, field in read.front.items()}
    text = values.filled(site, source, front, read.body)
    text = citations.render(text, site.data.references)
    made = html(text, site.config, site.data.words.glossary)
    return fromstring(f"<div>{made}</div>")  # Markdown writes XHTML, and pages hold no HTML
