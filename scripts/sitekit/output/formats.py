"""The order in which a built site is completed: what stands beside it, then its other formats.

The last is the whole site as one file that opens from a disk, with no server and no connection.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import weakref
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from markupsafe import Markup, escape

from sitekit.content import Site, address
from sitekit.output.assets import write_assets
from sitekit.output.hosting import write_cdn_files
from sitekit.output.plaintext import write_plain_texts
from sitekit.output.posters import write_codes, write_moved_pages, write_posters

ABOUT = Markup("<p>{}</p>")
ARCHIVE = "remedial-massage.zip"
FOLDER = "remedial-massage"
WORKER = "js/disk.js"  # what search needs in place of a worker, which no browser gives a file
CODES = "qr"  # the folder of the codes, drawn once for both
FOR_HOSTS = {".gz", ".xml", ".txt"}  # endings of files that only hosts and search engines read


class SecondBuild:
    """A build of the site for a disk, which runs beside the first on another processor."""

    def __init__(self, command: list[str]) -> None:
        """Begin; the command is given the folder to build into as its last word."""
        self._place = TemporaryDirectory()
        self._said = Path(self._place.name, "said")
        self._folder = Path(self._place.name, "site")
        with self._said.open("wb") as said:
            words = [*command, str(self._folder)]
            self._process = subprocess.Popen(words, stdout=said, stderr=said)
        weakref.finalize(self, self._process.kill)  # it does not outlive the first

    def folder(self) -> Path:
        """Wait until it is done, and return where it is.

        Raises:
            RuntimeError: it has failed; the message is what it said last.
        """
        if self._process.wait():
            raise RuntimeError(self._said.read_text("utf-8", "replace")[-2000:])
        return self._folder


def write_site_files(site: Site, folder: Path, *, serving: bool, disk: bool = False) -> None:
    """Complete the pages that MkDocs has built in ``folder``.

    A preview (``serving``) does without what only hosts read, and a copy for a ``disk`` too.
    """
    _complete_search(site, folder / "search/search_index.json", disk=disk)
    write_posters(site, folder)
    if not disk:
        write_codes(site, folder)
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
        for place in (folder / path, disk / path):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
    shutil.copytree(folder / CODES, disk / CODES)
    shutil.copyfile(site.root / "docs" / WORKER, disk / WORKER)
    packed = _zip(folder / ARCHIVE, disk)
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


def _zip(place: Path, disk: Path) -> Path:
    """Write a zip that is the same each time for the same files, the home page first."""
    files = [
        path
        for path in disk.rglob("*")
        if path.is_file() and path.suffix not in FOR_HOSTS and path.name != "404.html"
    ]
    files.sort(key=lambda path: (path != disk / "index.html", path))
    with ZipFile(place, "w", ZIP_DEFLATED) as packed:
        for path in files:
            name = f"{FOLDER}/{path.relative_to(disk).as_posix()}"
            entry = ZipInfo(name)  # with the first date there is
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())
    return place
