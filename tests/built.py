"""Reads the built site: its pages, their addresses, and where their links lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

POINTERS = ("href", "src", "srcset", "poster", "data")
FOR_HOSTS = {"_headers", "_redirects"}
UNSEEN = "script, style, template"


@dataclass(frozen=True)
class Built:
    """One HTML file of the site: its path below the site's folder, and its text."""

    path: PurePosixPath
    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The elements."""
        return LexborHTMLParser(self.html)

    @property
    def address(self) -> str:
        """The page's address below the site's; home has an empty one."""
        return str(self.path).removesuffix("index.html")

    @cached_property
    def ids(self) -> set[str]:
        """Every id of an element."""
        return {node.attributes["id"] or "" for node in self.tree.css("[id]")}

    @cached_property
    def words(self) -> str:
        """What a reader can see, and what pictures and controls are called."""
        tree = LexborHTMLParser(self.html)
        for node in tree.css(UNSEEN):
            node.decompose()
        named = [node.attributes for node in tree.css("[alt], [title], [aria-label], [content]")]
        names = [one.get(key) for one in named for key in ("alt", "title", "aria-label", "content")]
        return "\n".join([tree.root.text(separator=" "), *filter(None, names)])

    def pointers(self) -> Iterator[tuple[LexborNode, str]]:
        """Yield each address that an element leads to or loads, with the element."""
        for key in POINTERS:
            for node in self.tree.css(f"[{key}]"):
                value = node.attributes[key] or ""
                parts = value.split(",") if key == "srcset" else [value]
                yield from ((node, " ".join(part.split()[:1])) for part in parts)


def address_of(source: PurePosixPath) -> str:
    """Return the address of a page from its path below docs/."""
    path = source.with_suffix("")
    folder = path.parent if path.name == "index" else path
    return f"{folder}/" if folder.name else ""


def read(folder: Path, path: Path) -> Built:
    """Read one HTML file of the site in ``folder``."""
    return Built(PurePosixPath(path.relative_to(folder).as_posix()), path.read_text("utf-8"))


def pages(folder: Path) -> list[Built]:
    """Read every HTML file of the site in ``folder``."""
    return [read(folder, path) for path in sorted(folder.rglob("*.html"))]


def broken_links(folder: Path, home: str) -> list[str]:
    """Name each link, picture, script and style of ours whose file or section is missing."""
    site = {page.address: page for page in pages(folder)}
    return [
        f"{page.path}: {link}"
        for page in site.values()
        for link in dict.fromkeys(link for _, link in page.pointers())
        if _is_broken(urljoin(home + page.address, link), home, folder, site)
    ]


def _is_broken(url: str, home: str, folder: Path, site: dict[str, Built]) -> bool:
    if not url.startswith(home):
        return False
    path, _, section = url.removeprefix(home).partition("#")
    address = unquote(path.partition("?")[0]).removesuffix("index.html")
    if address in site:
        return bool(section) and unquote(section) not in site[address].ids
    return bool(section) or not (folder / address).is_file()


def unpublishable(folder: Path) -> list[str]:
    """Name each file that is an author's own: a template, a page's source, or shared facts."""
    paths = [path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        path.as_posix()
        for path in paths
        if path.name not in FOR_HOSTS
        and (
            path.suffix in {".md", ".yml", ".yaml", ".py"}
            or any(part.startswith("_") or part == "data" for part in path.parts)
        )
    ]
