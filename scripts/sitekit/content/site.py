"""The whole site as its files say it is: what a check, a drawing or an output may look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from sitekit.content import dates, schema
from sitekit.content.data import Data, empty, load_data
from sitekit.content.files import Field, read_fields, read_text
from sitekit.content.folder import strange_files
from sitekit.content.models import Clinic, Settings
from sitekit.content.outline import Heading
from sitekit.content.page import Fill, Page, read_page
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
        extra = self.config.get("extra")
        return " ".join(str(extra.get("policy", "") if isinstance(extra, Mapping) else "").split())

    @property
    def region(self) -> str:
        """Return the key of the country in use; the first we know, where it is none of ours."""
        return _region(self.config, self.data)

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
        return _respelled(self.config, self.data, text)

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
        return _values(self.config, self.data, front, region)


def load(root: Path) -> Site:
    """Read the repository at ``root``."""
    settings, faults = read_config(root)
    config = {key: one.value for key, one in settings.items()}
    data = load_data(root)
    spell = partial(_respelled, config, data)
    data = replace(data, words=data.words.filled(_values(config, data), spell))

    def fill(front: dict[str, object], text: str) -> str:
        return fill_names(text, _values(config, data, front) | STAND_IN)

    strange = strange_files(root)
    pages = _pages(root, data, fill, spell, strange=strange, faults=faults)
    anatomy = _anatomy(root, fill, faults)
    return Site(root, config, settings, pages, tuple(faults), data, anatomy, dates.today(), strange)


def read_config(root: Path) -> tuple[dict[str, Field], list[Problem]]:
    """Return mkdocs.yml, its address mended, and what is wrong with what we read of it."""
    try:
        found = read_fields(CONFIG, read_text(root, root / CONFIG))
        if not found:
            raise empty(CONFIG)
    except Fault as fault:
        return {}, [fault.problem]
    for name, mended in (("site_url", _mended), ("extra", _filled_in)):
        if name in found:
            found[name] = replace(found[name], value=mended(found[name].value))
    given = {key: one.value for key, one in found.items() if one.value is not None}
    try:
        Settings.model_validate(given)
    except ValidationError as error:
        line = partial(_setting_line, found)
        return found, [*schema.problems(CONFIG, error, line, Settings)]
    return found, []


def _mended(address: object) -> object:
    """Return the address of the site without spaces round it, and with a slash at its end."""
    if not isinstance(address, str) or not address.strip():
        return address or ""
    return f"{address.strip().rstrip('/')}/"


def _filled_in(extra: object) -> object:
    """Return what stands below ``extra``, without names that have no value."""
    if not isinstance(extra, dict):
        return extra
    return {key: one for key, one in extra.items() if one is not None}


def config_line(site: Site, *way: str) -> int:
    """Return the line of a setting of mkdocs.yml, or of the nearest one above it."""
    return _setting_line(site.settings, *way)


def _setting_line(settings: Mapping[str, Field], *way: str) -> int:
    if not way or way[0] not in settings:
        return 1
    lines = settings[way[0]].inside
    ways = (way[1:length] for length in range(len(way), 1, -1))
    return next((lines[one] for one in ways if one in lines), settings[way[0]].line)


def read_clinic(config: Mapping[str, Any]) -> Clinic:
    """Return the clinic of a configuration.

    Raises:
        ValidationError: a field does not fit.
    """
    extra = config.get("extra")
    written = extra.get("clinic") if isinstance(extra, dict) else None
    if isinstance(written, dict):
        written = {key: "" if value is None else value for key, value in written.items()}
    return Clinic.model_validate({} if written is None else written)


def generated_on(page: Page) -> set[str]:
    """Return the names of the lists and tools that the build puts on a page."""
    return {name for _, name in names_in(page.body)} & GENERATED


def _region(config: Mapping[str, Any], data: Data) -> str:
    extra = config.get("extra")
    wanted = extra.get("region") if isinstance(extra, Mapping) else ""
    return (
        wanted
        if isinstance(wanted, str) and wanted in data.regions
        else next(iter(data.regions), "")
    )


def _values(
    config: Mapping[str, Any],
    data: Data,
    front: Mapping[str, object] | None = None,
    region: str = "",
) -> dict[str, str]:
    extra = config.get("extra")
    contact = extra.get("contact") if isinstance(extra, Mapping) else ""
    ours = {"repo": plain(str(config.get("repo_url") or "")), "contact": plain(str(contact or ""))}
    chosen = data.regions.get(region or _region(config, data))
    own = {} if front is None else {"rating": _rating(data, str(front.get("evidence")))}
    return (chosen.values() if chosen else {}) | ours | own


def _rating(data: Data, level: str) -> str:
    """Return the evidence rating as the first line of an evidence panel."""
    words = getattr(data.ratings, level, "") if data.ratings else ""
    return f"**{plain(words)}.**{{: .rating .rating-{level} }}" if words else ""


def _respelled(config: Mapping[str, Any], data: Data, text: str) -> str:
    chosen = data.spelling.get(_region(config, data))
    return respell(text, chosen.root) if chosen else text


def _pages(
    root: Path,
    data: Data,
    fill: Fill,
    spell: Callable[[str], str],
    *,
    strange: Mapping[PurePosixPath, object],
    faults: list[Problem],
) -> dict[PurePosixPath, Page]:
    """Return the pages that can be read; what is wrong with the others goes to ``faults``."""
    found = {}
    for path in sorted((root / "docs").rglob("*.md")):
        below = PurePosixPath(path.relative_to(root / "docs").as_posix())
        if path.name.startswith("_") or {below, *below.parents} & strange.keys():
            continue
        try:
            page = read_page(root, path, fill)
            front = {**page.front, **_titles(page, spell)}
            found[page.source] = replace(page, front=front, signs=tuple(_signs(data, page)))
        except Fault as fault:
            faults.append(fault.problem)
    return found


def _titles(page: Page, spell: Callable[[str], str]) -> dict[str, Field]:
    """Return what the front matter says to readers, as their country spells it."""
    return {
        key: replace(page.front[key], value=spell(page.front[key].value))
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


def _anatomy(root: Path, fill: Fill, faults: list[Problem]) -> dict[str, Anatomy]:
    """Read what the three templates ask for; of one that cannot be read, nothing is asked."""
    found = {}
    for kind, path in TEMPLATES.items():
        try:
            headings = read_page(root, root / path, fill).outline.headings
        except Fault as fault:
            faults.append(fault.problem)
            continue
        required = tuple(one for one in headings if one.id != OPEN)
        found[kind] = Anatomy(required, own_sections=len(required) < len(headings))
    return found
