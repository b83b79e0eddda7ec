"""The order in which a built site is completed: its other formats, then what stands beside it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from sitekit.content import Site, address
from sitekit.output.assets import write_assets
from sitekit.output.hosting import write_cdn_files
from sitekit.output.plaintext import write_plain_texts
from sitekit.output.posters import write_codes, write_moved_pages, write_posters


def write_site_files(site: Site, folder: Path, *, serving: bool) -> None:
    """Complete the pages that MkDocs has built in ``folder``; a preview does without some."""
    _add_search_words(site, folder / "search/search_index.json")
    write_moved_pages(site, folder)
    write_codes(site, folder)
    write_posters(site, folder)
    robots = f"User-agent: *\nAllow: /\nSitemap: {site.home.rstrip('/')}/sitemap.xml\n"
    (folder / "robots.txt").write_text(robots, "utf-8")
    write_assets(folder, site.root / "docs/css")
    if not serving:
        write_cdn_files(site, folder)


def write_formats(
    site: Site, folder: Path, leaflets: dict[str, Path], say: Callable[[str], None]
) -> None:
    """Write each page's plain text, and the leaflets that were printed."""
    write_plain_texts(site, folder)
    say(f"Plain text: {len(site.pages)} pages")
    for path, file in leaflets.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / path)


def _add_search_words(site: Site, index: Path) -> None:
    """Add the words that patients use to each page's entry of the theme's search index."""
    data = json.loads(index.read_text("utf-8"))
    words = site.data.synonyms
    placed = {address(source).lstrip("/"): list(words[source].value) for source in words}
    for entry in data["docs"]:
        if entry["location"] in placed:
            entry["tags"] = placed[entry["location"]]
    index.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")
