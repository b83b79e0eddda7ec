"""The whole site as its files say it is: what a check, a drawing or an output may look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial, wraps
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import ValidationError

from sitekit.content import schema
from sitekit.content.data import Data, empty, load_data
from sitekit.content.files import Field, line_of, read_fields, read_text
from sitekit.content.folder import strange_files
from sitekit.content.front_matter import today
from sitekit.content.models import Clinic, Settings
from sitekit.content.outline import Heading
from sitekit.content.page import Page, read_page
from sitekit.content.problem import Fault, Problem
from sitekit.text import fill_names, names_in, numbers, plain, respell

CONFIG = PurePosixPath("mkdocs.yml")
TEMPLATES = {
    "condition": "docs/conditions/_template.md",
    "technique": "docs/techniques/_template.md",
    "guide": "docs/_template.md",
}
TITLES = ("title", "description", "for")  # what of the front matter readers see
OPEN = "…"  # in a template: the writer's own words, or sections of the writer's own
GENERATED = {  # names that stand for a list or tool that the build makes
    "glossary", "all_sources", "countries", "pages", "messages",
    "check", "sheet", "diary",
}  # fmt: skip
STAND_IN = dict.fromkeys(GENERATED, "Made from data.")  # what the checks see of them
Given = TypeVar("Given")


@dataclass(frozen=True)
class Anatomy:
    """The headings one kind of page must have, in order, and whether it may add sections."""

    headings: tuple[Heading, ...]
    own_sections: bool

    def required(self, heading_id: str) -> Heading | None:
        """Return the required heading with an id, if there is one."""
        return next((one for one in self.headings if one.id == heading_id), None)


def fits_heading(wanted: Heading, words: str) -> bool:
    """Say whether a heading has the template's words, with anything where it has "…"."""
    pattern = ".+".join(re.escape(part) for part in wanted.text.split(OPEN))
    return re.fullmatch(pattern, words) is not None


@dataclass(frozen=True)
class Site:
    """Pages by their path below docs/, shared facts, required sections, and unreadable files."""

    root: Path
    config: dict[str, Any]
    settings: dict[str, Field]  # the same, with the lines of mkdocs.yml
    pages: dict[PurePosixPath, Page]
    faults: tuple[Problem, ...]
    data: Data
    anatomy: dict[str, Anatomy]
    today: date
    strange: Mapping[PurePosixPath, tuple[str, str]]  # what has no place in docs/, and why
    store: dict[str, Any] = field(default_factory=dict, compare=False)  # what rooms keep by name

    def has_no_place(self, below: str) -> bool:
        """Say whether a path below docs/ is strange, or lies in a strange folder."""
        path = PurePosixPath(below)
        return not {path, *path.parents}.isdisjoint(self.strange)

    @property
    def home(self) -> str:
        """Return the address of the whole site, as mkdocs.yml gives it."""
        return str(self.config.get("site_url") or "")

    @property
    def policy(self) -> str:
        """Return what a page may load, as browsers are told it."""
        return " ".join(str(_extra(self.config).get("policy", "")).split())

    @property
    def region(self) -> str:
        """Return the key of the country in use; the first we know, where it is none of ours."""
        wanted = _extra(self.config).get("region")
        known = self.data.regions
        return wanted if isinstance(wanted, str) and wanted in known else next(iter(known), "")

    @cached_property
    def wrong(self) -> frozenset[str]:
        """Return the names of the shared files with problems, and "pages" where one of them has.

        What depends on one of those says nothing until it is mended: one cause, one message.
        """
        found = {one.path.name for one in (*self.faults, *self.data.problems)}
        return frozenset({"pages" if name.endswith(".md") else name for name in found})

    @property
    def language(self) -> str:
        """Return the language of every page with its country, as en-GB."""
        language = (self.config.get("theme") or {}).get("language", "en")
        return f"{language}-{self.region.upper()}"

    def respelled(self, text: str) -> str:
        """Return a text as the country in use spells it."""
        chosen = self.data.spelling.get(self.region)
        return respell(text, chosen.root) if chosen else text

    @cached_property
    def clinic(self) -> Clinic:
        """Return the clinic that publishes this copy; a neutral one where none, or a wrong one."""
        try:
            return read_clinic(self.config)
        except ValidationError:
            return Clinic()

    @cached_property
    def phones(self) -> set[str]:
        """Return every number that the chosen country's facts may print."""
        chosen = self.data.regions.get(self.region)
        words = " ".join(chosen.values().values()) if chosen else ""
        return set(numbers(words))

    @cached_property
    def names(self) -> set[str]:
        """Return every name that a page may write in {{ braces }}."""
        return {*self.values(), "rating"} | GENERATED

    def values(self, front: Mapping[str, object] | None = None, region: str = "") -> dict[str, str]:
        """Return what the {{ names }} of a page stand for, but for lists and tools.

        ``front`` is the page's front matter; ``region`` may ask for another country than ours.
        """
        ours = {
            "repo": plain(str(self.config.get("repo_url") or "")),
            "contact": plain(str(_extra(self.config).get("contact") or "")),
        }
        chosen = self.data.regions.get(region or self.region)
        own = {} if front is None else {"rating": self._rating(str(front.get("evidence")))}
        return (chosen.values() if chosen else {}) | ours | own

    def _rating(self, level: str) -> str:
        """Return the evidence rating as the first line of an evidence panel."""
        words = getattr(self.data.ratings, level, "")
        return f"**{plain(words)}.**{{: .rating .rating-{level} }}" if words else ""

    def filled(self, front: Mapping[str, object], text: str) -> str:
        """Return a page's text with its names filled in, and a word for each list and tool."""
        return fill_names(text, self.values(front) | STAND_IN)


def once(give: Callable[..., Given]) -> Callable[..., Given]:
    """Keep what a function gives of a site, or of one of its pages, for it is asked for again."""

    @wraps(give)
    def answer(site: Site, *pages: Page) -> Given:
        found = site.store.setdefault(f"{give.__module__}.{give.__name__}", {})
        sources = tuple(page.source for page in pages)
        if sources not in found:
            found[sources] = give(site, *pages)
        return found[sources]

    return answer


def load(root: Path) -> Site:
    """Read the repository at ``root``."""
    settings, faults = read_config(root)
    config = {key: one.value for key, one in settings.items()}
    strange = strange_files(root)
    site = Site(root, config, settings, {}, (), load_data(root), {}, today(), strange)
    words = site.data.words.filled(site.values(), site.respelled)
    site = replace(site, data=replace(site.data, words=words))
    pages, anatomy = _pages(site, faults), _anatomy(site, faults)
    return replace(site, pages=pages, anatomy=anatomy, faults=tuple(faults))


def read_config(root: Path) -> tuple[dict[str, Field], list[Problem]]:
    """Return mkdocs.yml, its address mended, and what is wrong with what we read of it."""
    try:
        found = read_fields(CONFIG, read_text(root, root / CONFIG))
        if not found:
            raise empty(CONFIG)
    except Fault as fault:
        return {}, [fault.problem]
    if address := found.get("site_url"):
        found["site_url"] = replace(address, value=_mended(address.value))
    if (extra := found.get("extra")) and isinstance(extra.value, dict):
        own = {key: one for key, one in extra.value.items() if one is not None}
        found["extra"] = replace(extra, value=own)
    given = {key: one.value for key, one in found.items() if one.value is not None}
    try:
        Settings.model_validate(given)
    except ValidationError as error:
        line = partial(line_of, found)
        return found, [*schema.problems(CONFIG, error, line, Settings)]
    return found, []


def _mended(address: object) -> object:
    """Return the address of the site without spaces round it, and with a slash at its end."""
    if not isinstance(address, str) or not address.strip():
        return address or ""
    return f"{address.strip().rstrip('/')}/"


def config_line(site: Site, *way: str) -> int:
    """Return the line of a setting of mkdocs.yml, or of the nearest one above it."""
    return line_of(site.settings, *way)


def _extra(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what stands below ``extra``; nothing where that is no list of names."""
    extra = config.get("extra")
    return extra if isinstance(extra, Mapping) else {}


def read_clinic(config: Mapping[str, Any]) -> Clinic:
    """Return the clinic of a configuration.

    Raises:
        ValidationError: a field does not fit.
    """
    written = _extra(config).get("clinic")
    if isinstance(written, dict):
        written = {key: "" if value is None else value for key, value in written.items()}
    return Clinic.model_validate({} if written is None else written)


def generated_on(page: Page) -> set[str]:
    """Return the names of the lists and tools that the build puts on a page."""
    return {name for _, name in names_in(page.body)} & GENERATED


def _pages(site: Site, faults: list[Problem]) -> dict[PurePosixPath, Page]:
    """Return the pages that can be read; what is wrong with the others goes to ``faults``."""
    found = {}
    docs = site.root / "docs"
    for path in sorted(docs.rglob("*.md")):
        if path.name.startswith("_") or site.has_no_place(path.relative_to(docs).as_posix()):
            continue
        try:
            page = read_page(site.root, path, site.filled)
        except Fault as fault:
            faults.append(fault.problem)
            continue
        front = {**page.front, **_titles(site, page)}
        found[page.source] = replace(page, front=front, signs=tuple(_signs(site.data, page)))
    return found


def _titles(site: Site, page: Page) -> dict[str, Field]:
    """Return what the front matter says to readers, as their country spells it."""
    return {
        key: replace(page.front[key], value=site.respelled(page.front[key].value))
        for key in TITLES
        if isinstance(page.value(key), str)
    }


def _signs(data: Data, page: Page) -> Iterator[str]:
    """Yield the words of each danger sign on a page's cards, or in its safety check."""
    checks = "check" in generated_on(page)
    for sign in data.safety.values():
        if checks and sign.check:
            yield f"{sign.level} {sign.line} {sign.why} {sign.say}"
        elif str(page.source) in sign.pages:
            yield f"{sign.level} {sign.line} {sign.short}"


def _anatomy(site: Site, faults: list[Problem]) -> dict[str, Anatomy]:
    """Read what the three templates ask for; of one that cannot be read, nothing is asked."""
    found = {}
    for kind, path in TEMPLATES.items():
        try:
            headings = read_page(site.root, site.root / path, site.filled).outline.headings
        except Fault as fault:
            faults.append(fault.problem)
            continue
        required = tuple(one for one in headings if one.id != OPEN)
        found[kind] = Anatomy(required, own_sections=len(required) < len(headings))
    return found
