"""What stands beside the site's own pages: posters and codes to print, and pages that moved."""

from __future__ import annotations

from pathlib import Path

from sitekit.content import Site, address, moved_addresses, relative_address, whole_address
from sitekit.drawing import QUIET, qr_code, qr_file, template

WIDTH = 30.0  # millimetres of a code itself on paper: 3 cm
DOTS = 12  # of a PNG, for each square
INCH = 25.4  # millimetres


def write_posters(site: Site, folder: Path) -> None:
    """Write a sheet to hang up for each page that has messages for clinics."""
    pages = {str(source): page for source, page in site.pages.items()}
    drawing = template("poster.html")
    for source in site.data.messages:
        if source in pages:
            page = pages[source]
            to = address(page.source)
            own = f"/poster{to}"
            words = {key: page.value(key) for key in ("title", "for", "checked", "clinician")}
            facts = {"words": words, "address": to, "code": qr_file(to)}
            facts["file"] = "index.html" if site.store.get("offline") else ""
            html = drawing.render(**_facts(site), **facts, root=relative_address(own, "/"))
            _write_page(folder, own, html)


def write_moved_pages(site: Site, folder: Path) -> None:
    """Leave a page at each old address that sends readers on, with the section they asked for."""
    moved = moved_addresses(site)
    drawing = template("moved.html")
    for old, new in moved.items():
        if "#" in old:
            continue
        parts = {
            one.partition("#")[2]: relative_address(old, to)
            for one, to in moved.items()
            if one.startswith(f"{old}#")
        }
        own = {"old": old, "address": new, "new": relative_address(old, new), "parts": parts}
        html = drawing.render(**_facts(site), **own, root=relative_address(old, "/"))
        _write_page(folder, old, html)


def _facts(site: Site) -> dict[str, object]:
    """Return what every such page says of the site."""
    return {
        "home": site.home.rstrip("/"),
        "language": site.language,
        "name": site.config.get("site_name", ""),
        "clinic": site.clinic,
        "policy": site.policy,
    }


def _write_page(folder: Path, below: str, html: str) -> None:
    place = folder / below.strip("/")
    place.mkdir(parents=True, exist_ok=True)
    (place / "index.html").write_text(html, "utf-8")


def write_codes(site: Site, folder: Path) -> None:
    """Write the QR code of each page, as an SVG and as a PNG of the same size."""
    for page in site.pages.values():
        whole = whole_address(site, address(page.source))
        code, path = qr_code(whole), folder / qr_file(address(page.source))
        square = WIDTH / code.symbol_size(border=0)[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        code.save(
            f"{path}.svg", scale=square, unit="mm", border=QUIET, light="#fff", xmldecl=False,
            title="QR code", desc=f"Leads to {whole}",
        )  # fmt: skip
        dots = round(DOTS * INCH / square)
        code.save(f"{path}.png", scale=DOTS, border=QUIET, light="#fff", dpi=dots)
