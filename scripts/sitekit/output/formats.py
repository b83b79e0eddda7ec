"""The order in which a built site is completed: its other formats, then what stands beside it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup, escape

from sitekit.content import Site, address
from sitekit.output.archive import write_archive
from sitekit.output.assets import write_assets
from sitekit.output.hosting import write_cdn_files
from sitekit.output.plaintext import write_plain_texts
from sitekit.output.posters import write_codes, write_moved_pages, write_posters

ABOUT = Markup("<p>{}</p>")


def write_site_files(site: Site, folder: Path, *, serving: bool, disk: bool = False) -> None:
    """Complete the pages that MkDocs has built in ``folder``.

    A preview (``serving``) does without what only hosts read, and a copy for a ``disk`` too.
    """
    _complete_search(site, folder / "search/search_index.json", disk=disk)
    write_codes(site, folder)
    write_posters(site, folder)
    if not disk:
        write_moved_pages(site, folder)
    write_assets(folder, site.root / "docs/css")  # after every page that names a stylesheet
    if disk:
        return
    robots = f"User-agent: *\nAllow: /\nSitemap: {site.home.rstrip('/')}/sitemap.xml\n"
    (folder / "robots.txt").write_text(robots, "utf-8")
    if not serving:
        write_cdn_files(site, folder)


def write_formats(
    site: Site,
    folder: Path,
    leaflets: dict[str, Path],
    disk: Path,
    say: Callable[[str], None],
) -> None:
    """Write each page's plain text, the leaflets that were printed, and one file of it all.

    ``disk`` has the site as a second build made it, for a reader with no server.
    """
    write_plain_texts(site, folder)
    say(f"Plain text: {len(site.pages)} pages")
    for path, file in leaflets.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / path)
    packed = write_archive(site, folder, leaflets, disk)
    say(f"One file: {packed.name}, {packed.stat().st_size // 1000} kB")


def _complete_search(site: Site, index: Path, *, disk: bool) -> None:
    """Add to each page's entry of the theme's search index what it is about, in patients' words.

    A page begins with a heading, so the theme finds no text for the page as a whole.
    """
    data = json.loads(index.read_text("utf-8"))
    pages = {_location(str(source), disk=disk): page for source, page in site.pages.items()}
    for entry in data["docs"]:
        if page := pages.get(entry["location"]):
            entry["title"] = escape(page.value("title"))  # the theme draws all of these as HTML
            entry["text"] = entry["text"] or ABOUT.format(page.value("description"))
            if words := site.data.synonyms.get(str(page.source)):
                entry["tags"] = [escape(word) for word in words.value]
    index.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _location(source: str, *, disk: bool) -> str:
    """Return where search finds a page; on a disk a page is a file of its own name."""
    return source.replace(".md", ".html") if disk else address(source).lstrip("/")
