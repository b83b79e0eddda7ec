"""What the build adds to MkDocs's own pages, and the files that stand beside them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from sitekit import (
    addresses,
    finding,
    hosting,
    moving,
    posters,
    previews,
    publishing,
    qr_files,
    structured,
)
from sitekit.permanence import Addresses
from sitekit.site import Site


def finished(html: str, source: str, site: Site) -> str:
    """Return a page's words without a parser's shell, and with its old section ids."""
    moved = Addresses(site).moved
    return moving.with_old_sections(publishing.without_shell(html), addresses.of(source), moved)


def told(source: str, site: Site) -> dict[str, object]:
    """Return what a page's head tells of it to programs; nothing for a page that is no page."""
    page = site.pages.get(PurePosixPath(source))
    if not page:
        return {}
    preview = previews.words(site, page) | {"picture": previews.picture(page.source)}
    return {"preview": preview, "structured": structured.described(site, page)}


def write(folder: Path, site: Site, *, serving: bool) -> None:
    """Write every such file into the built site in ``folder``; a preview does without some."""
    said = {source: field.value for source, field in site.data.synonyms.items()}
    finding.add_words(folder / "search/search_index.json", said)
    facts = {
        "home": str(site.config.get("site_url", "")).rstrip("/"),
        "name": site.config.get("site_name", ""),
        "clinic": site.clinic,
        "policy": (site.config.get("extra") or {}).get("policy", ""),
    }
    moved = Addresses(site).moved
    moving.write_pages(folder, site.root / "overrides", moved, facts)
    for source in site.pages:
        qr_files.write(folder, str(facts["home"]), addresses.of(source))
    posters.write(folder, site, facts)
    robots = f"User-agent: *\nAllow: /\nSitemap: {facts['home']}/sitemap.xml\n"
    (folder / "robots.txt").write_text(robots, "utf-8")
    publishing.publish(folder, site.root / "docs/css")
    if not serving:
        previews.write(folder, site)
        hosting.for_cdn(folder, str(facts["policy"]), moved)
