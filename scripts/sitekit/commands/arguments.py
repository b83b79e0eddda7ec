"""What people type after a verb, read kindly: a page has many names, and a slip gets a sentence."""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import NoReturn

from sitekit.content import RUN, Page, Site

PAGE_HELP = "the page: its title, file name, address or path"
ALL_PAGES = "The menu at the end of mkdocs.yml names all."
WIDTH = 11  # of the names in a help text


class Refused(Exception):
    """What was typed cannot be done: one message says why, and what to type instead."""

    def __init__(self, message: str, code: int = 1) -> None:
        """Keep the exit code: 2 for words that make no sense, 1 for what cannot be done now."""
        super().__init__(message)
        self.code = code


class Parser(argparse.ArgumentParser):
    """Reads the words after a verb, and answers a slip with a sentence and an example."""

    def __init__(self, verb: str, says: str, example: str = "") -> None:
        super().__init__(prog=verb, description=says, allow_abbrev=False)
        self.example = f"{RUN} {verb} {example}".strip()

    def error(self, message: str) -> NoReturn:
        """Refuse, in our own words."""
        raise Refused(f"{self._sentence(message)} For example: `{self.example}`.", 2)

    def _sentence(self, message: str) -> str:
        start, _, rest = message.partition(": ")
        if start == "the following arguments are required":
            spare = [_name(one) for one in self._actions if one.nargs in {"?", "*"}]
            lacks = ", ".join(one for one in rest.split(", ") if one not in spare)
            return f"After '{self.prog}' something is missing: {lacks}."
        if start == "unrecognized arguments":
            return f"'{self.prog}' cannot use '{rest}'."
        if rest.startswith("expected"):
            option = start.removeprefix("argument ")
            return f"After '{option}' something is missing."
        return f"'{self.prog}' cannot use that: {message}."

    def format_help(self) -> str:
        """Return what the verb does, how it is typed, and what each word stands for."""
        actions = [one for one in self._actions if one.dest != "help"]
        shapes = [_shape(one) for one in actions]
        lines = [str(self.description), "", " ".join(["  Type:", RUN, self.prog, *shapes])]
        lines += [f"  For example: {self.example}", ""]
        lines += [f"  {_name(one):<{WIDTH}} {one.help}" for one in actions]
        return "\n".join(lines).rstrip() + "\n"


def _name(action: argparse.Action) -> str:
    return action.option_strings[0] if action.option_strings else str(action.metavar)


def _shape(action: argparse.Action) -> str:
    """Return a word as it stands in "Type:", in brackets if it may be left out."""
    if action.option_strings:
        value = "" if action.nargs == 0 else f" {action.metavar or '…'}"
        return f"[{action.option_strings[0]}{value}]"
    return f"[{action.metavar}]" if action.nargs in {"?", "*"} else str(action.metavar)


def guess(word: str, known: Iterable[str]) -> str:
    """Return " Did you mean …?" for a word that is nearly one of those known, or nothing."""
    near = get_close_matches(word, list(known), 1)
    return f" Did you mean '{near[0]}'?" if near else ""


def slug(words: str) -> str:
    """Return words as a name in an address: small plain letters and digits, with hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def find_page(site: Site, words: str) -> Page:
    """Return the page that is meant, by its path, address, title or file name.

    Raises:
        Refused: there is none, or more than one, or it cannot be read.
    """
    path = find_path(site, words)
    for fault in site.faults:
        if fault.path == path:
            raise Refused(f"{path} cannot be read. Mend it first: {fault.what} {fault.fix}")
    return next(page for page in site.pages.values() if page.path == path)


def find_path(site: Site, words: str) -> PurePosixPath:
    """Return the file of the page that is meant, even of one that cannot be read.

    Raises:
        Refused: there is none, or more than one.
    """
    place = _place(site, words)
    pages = {page.path: str(page.value("title")) for page in site.pages.values()}
    broken = [one.path for one in site.faults if one.path.suffix == ".md"]
    broken = {path: path.stem for path in broken if not path.name.startswith("_")}
    called = {path: _names(path, title) for path, title in (pages | broken).items()}
    for step in range(3):  # the surest first
        found = [
            path
            for path, names in called.items()
            if place in names[step] or (path in broken and slug(place) in names[step])
        ]
        if len(found) == 1:
            return found[0]
        if found:
            paths = ", ".join(map(str, found))
            raise Refused(f"'{words}' may be any of these, so type one of them: {paths}.", 2)
    known = {name: str(path) for path, names in called.items() for name in set().union(*names)}
    near = get_close_matches(place, known, 1)
    ask = f"Did you mean '{known[near[0]]}'?" if near else ALL_PAGES
    raise Refused(f"There is no page '{words}'. {ask}", 2)


def _place(site: Site, words: str) -> str:
    """Return what was typed without all that says the same: docs/, .md, slashes, capitals."""
    text = words.strip().replace("\\", "/")
    if Path(text).is_absolute() and Path(text).is_relative_to(site.root):
        text = Path(text).relative_to(site.root).as_posix()
    text = text.removeprefix(site.home) if site.home else text
    text = text.partition("#")[0].removeprefix("./").strip("/")
    return _bare(text.removeprefix("docs/")) or "home"


def _bare(path: str) -> str:
    bare = path.lower().removesuffix(".md").removesuffix("/index")
    return "home" if bare == "index" else bare


def _stem(path: str) -> str:
    return _bare(path).rpartition("/")[2]


def _names(path: PurePosixPath, title: str) -> tuple[set[str], set[str], set[str]]:
    """Return what a page may be called: by its place, its title, and the name of its file."""
    title, below = title.lower(), str(path.relative_to("docs"))
    titles = {title, title.translate({ord("’"): "'"}), title.rstrip("?")}
    return {_bare(below)}, titles, {_stem(below), slug(title)}
