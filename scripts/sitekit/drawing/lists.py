"""Lists that the build makes from shared facts, as Markdown: sources, countries, all pages."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from itertools import groupby
from pathlib import PurePosixPath
from typing import get_args

from markdown.extensions.toc import slugify

from sitekit.content import KINDS, SUBJECTS, ComplaintBody, Reference, Region, Site
from sitekit.text import CITATION, citation_keys, link, plain

SEEN = {"yes": "Read.", "partly": "Read in part.", "copy": "Read as a copy."}
HEAVIEST_FIRST = get_args(KINDS)


def with_footnotes(text: str, references: Mapping[str, Reference]) -> str:
    """Turn each citation into a footnote and add the page's list of sources.

    A key that is not in ``references`` is left as it stands; a check reports it.
    """
    keys = [
        key for key in dict.fromkeys(key for _, key in citation_keys(text)) if key in references
    ]
    if not keys:
        return text
    notes = "\n".join(f"[^{key}]: {_footnote(references[key])}" for key in keys)
    body = CITATION.sub(lambda found: f"[^{found[1]}]" if found[1] in keys else found[0], text)
    return f"{body}\n\n## Where this comes from {{#sources}}\n\n{notes}\n"


def _footnote(one: Reference) -> str:
    """Return a source as one line of a page's list."""
    year = f", {one.year}" if one.year else ""
    about = f" {plain(one.about.rstrip('.'))}{_stop(one.about)}" if one.about else ""
    what = f"{plain(one.authors.rstrip('.'))}. {link(one.title, one.url)}{_stop(one.title)}"
    return f"{what} {plain(one.where)}{year}. *{one.kind.capitalize()}.{about}*{{: .about-source }}"


def _stop(text: str) -> str:
    """Return the full stop that ends ``text``; a question has its own mark."""
    return "" if text.endswith("?") else "."


def source_list(references: Mapping[str, Reference]) -> str:
    """Return all sources under their subjects, the kinds that weigh most first."""
    return "\n\n".join(filter(None, (_subject(one, references) for one in get_args(SUBJECTS))))


def _subject(subject: str, references: Mapping[str, Reference]) -> str:
    ours = [one for one in references.values() if one.subject == subject]
    if not ours:
        return ""
    ours.sort(key=lambda one: (HEAVIEST_FIRST.index(one.kind), one.authors.lower()))
    kinds = (
        "\n".join([f"**{kind.capitalize()}**\n", *map(_source, same)])
        for kind, same in groupby(ours, key=lambda one: one.kind)
    )
    return "\n\n".join([f"### {subject} {{#{slugify(subject, '-')}}}", *kinds])


def _source(one: Reference) -> str:
    """Return one source: what it is about, whose it is, and how far we read it.

    Its title, often in experts' words, stands below each page that uses it.
    """
    year = f", {one.year}" if one.year else ""
    authors = "" if one.authors in one.where else f"{plain(one.authors.rstrip('.'))}. "
    what = f"-   {link(one.about.rstrip('.'), one.url)}"
    return (
        f"{what}  \n    {authors}{plain(one.where)}{year}.  \n    {SEEN[one.seen]} {plain(one.how)}"
    )


def country_list(regions: Mapping[str, Region]) -> str:
    """Return links to the countries, then each one's position, registers and complaint route."""
    links = ", ".join(link(region.name, f"#{key}") for key, region in regions.items())
    return "\n\n".join([f"Go to: {links}.", *(_country(*one) for one in regions.items())])


def _country(key: str, region: Region) -> str:
    cited = "".join(f"[@{source}]" for source in region.source)
    registers = "\n".join(
        f"-   {link(one.name, one.url) if one.url else plain(one.name)}. {plain(one.what)}"
        for one in region.registers
    )
    heading = f"### {plain(region.name)} {{#{key}}}"
    facts = [plain(region.cost), plain(region.complaint)]
    lines = [heading, f"{plain(region.position)}{cited}", registers, *facts]
    bodies = "\n".join(
        f"-   **{plain(one.place)}:** {_body(one)}" for one in region.complaint_bodies
    )
    return "\n\n".join(filter(None, [*lines, bodies]))


def _body(one: ComplaintBody) -> str:
    """Return who takes complaints in one state, with a link that rings."""
    rung = f"tel:{one.phone.replace(' ', '')}"
    return f"{plain(one.name)}, {link(one.phone, rung)}" if one.phone else plain(one.name)


def page_list(site: Site, source: PurePosixPath) -> str:
    """Return links to all pages, from the page at ``source``, under their first letters."""
    links = sorted(
        link(str(page.value("title")), posixpath.relpath(path, source.parent))
        for path, page in site.pages.items()
    )
    return "\n\n".join(
        f"### {letter} {{#pages-{letter.lower()}}}\n\n"
        + "\n".join(["/// html | div.links", *(f"-   {link}" for link in same), "///"])
        for letter, same in groupby(links, key=lambda link: link[1].upper())
    )
