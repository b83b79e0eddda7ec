"""Leaflets: a PDF of each page that clinics hand out, in normal and in large print.

A leaflet is one HTML text that loads nothing, drawn by overrides/leaflet.html; WeasyPrint prints
it. Those that changed are printed on every processor, the others are kept from the last time.
"""

from __future__ import annotations

import functools
import hashlib
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element, tostring

from sitekit.content import (
    Page,
    Site,
    absolute_link,
    address,
    day_in_full,
    generated_on,
    review_standing,
    whole_address,
)
from sitekit.drawing import QUIET, qr_code, template
from sitekit.output.elements import page_tree
from sitekit.output.paper import data_address, prepare_for_paper

FOLDER = "leaflets"
KINDS = {"condition", "technique"}
GUIDES = {  # the folders, and pages without one, that are handed out too
    "first-visit", "is-it-safe", "people", "stress-and-sleep.md", "at-home.md", "who-does-what.md",
}  # fmt: skip
FORMS = {"check", "sheet", "diary"}  # filled in on the page itself, which prints them
STYLES = "docs/css/leaflet.css"
CACHE = ".cache/leaflets"
PRINTERS = ("weasyprint", "pydyf", "fontpkg-atkinson-hyperlegible")
PACKAGE = "fontpkg_atkinson_hyperlegible"
FACES = {"Regular": "400 normal", "Bold": "700 normal", "Italic": "400 italic"}
FACE = (
    "@font-face {{ font-family: 'Atkinson Hyperlegible'; src: url({url});"
    " font-weight: {weight}; font-style: {style} }}"
)
FIXES = {
    "darwin": "type `brew install pango`",
    "win32": "install MSYS2 from https://www.msys2.org/, and in its window type "
    "`pacman -S mingw-w64-ucrt-x86_64-pango`",
}
APT = "type `sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`"


@dataclass(frozen=True)
class Leaflet:
    """One leaflet: the page it is made from, and whether it is in large print."""

    source: PurePosixPath
    large: bool

    @property
    def path(self) -> str:
        """Return its address below the site: short, and as stable as the page's own name."""
        name = self.source.parent.name if self.source.stem == "index" else self.source.stem
        return f"{FOLDER}/{name}{'-large' if self.large else ''}.pdf"


def page_leaflets(page: Page) -> list[Leaflet]:
    """Return a page's leaflets, the normal print first; none if clinics do not hand it out."""
    form = generated_on(page) & FORMS
    handed_out = page.kind in KINDS or (page.source.parts[0] in GUIDES and not form)
    return [Leaflet(page.source, large) for large in (False, True)] if handed_out else []


def missing_printer(system: str = sys.platform) -> str:
    """Return one sentence with what to type where the printer does not start, else ""."""
    try:
        import weasyprint  # noqa: F401, PLC0415 (it loads Pango when it is imported)
    except (ImportError, OSError):
        fix = FIXES.get(system, APT)
        return f"The leaflets need Pango, which is not on this machine: {fix}, then build again."
    return ""


def print_leaflets(site: Site, say: Callable[[str], None]) -> dict[str, Path]:
    """Print every leaflet that is new or changed; return the file of each, by its path.

    The pages must have been drawn. ``say`` tells the reader how far it is.
    """
    css = (site.root / STYLES).read_text("utf-8")
    cache = site.root / CACHE
    cache.mkdir(parents=True, exist_ok=True)
    wanted = dict(_documents(site))
    kept = {path: cache / f"{_name(path, html, css)}.pdf" for path, html in wanted.items()}
    changed = [(wanted[path], css, kept[path]) for path in wanted if not kept[path].is_file()]
    if changed:
        say(f"Leaflets: printing {len(changed)} that are new or changed")
        with (
            tempfile.TemporaryDirectory() as folder,
            ProcessPoolExecutor(initializer=_unpack_in, initargs=(folder,)) as printers,
        ):
            list(printers.map(_print_one, changed))
    for file in kept.values():
        _forget_older(cache, file)
    say(f"Leaflets: {len(kept)} of {len(wanted)}")
    return kept


def _documents(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each leaflet's path and its whole HTML: the page's words, a QR code, the dates."""
    drawing = template("leaflet.html")
    for page in site.pages.values():
        leaflets = page_leaflets(page)
        body = _body(site, page) if leaflets else ""
        own = whole_address(site, address(page.source))
        for one in leaflets:
            yield (
                one.path,
                drawing.render(
                    page={key: field.value for key, field in page.front.items()},
                    standing=review_standing(page),
                    site=site.config,
                    clinic=site.clinic,
                    day=day_in_full,
                    language=site.language,
                    address=own,
                    code=data_address(_code(own)),
                    large=one.large,
                    body=body,
                    mark=hashlib.sha256(body.encode()).hexdigest()[:4],
                ),
            )


def _body(site: Site, page: Page) -> str:
    """Return a page's words for paper, with whole addresses."""
    folder = site.root / "docs" / address(page.source).strip("/")  # where its pictures' paths start
    root = prepare_for_paper(page_tree(site, page), folder)
    for link in root.iter("a"):
        if not link.get("href", "").startswith("#"):
            link.set("href", absolute_link(site, page.source, link.get("href", "")))
            link.set("data-shown", link.get("href", "").removeprefix("https://"))
    return _inner_html(root)


def _inner_html(root: Element) -> str:
    return "".join(tostring(child, "unicode", method="html") for child in root)


def _code(own: str) -> str:
    """Return the QR code of an address as SVG, its quiet zone included."""
    out = io.BytesIO()
    qr_code(own).save(out, kind="svg", border=QUIET, xmldecl=False, omitsize=True)
    return out.getvalue().decode()


def _name(path: str, html: str, css: str) -> str:
    """Return what a leaflet is kept as: another name when anything in it has changed."""
    versions = [f"{name} {metadata.version(name)}" for name in PRINTERS]
    digest = hashlib.sha256("\0".join([html, css, *versions]).encode()).hexdigest()
    return f"{Path(path).stem}.{digest[:16]}"


def _unpack_in(folder: str) -> None:
    """Let a printer unpack its letters where they are cleared away: it ends without doing so."""
    tempfile.tempdir = folder


def _print_one(job: tuple[str, str, Path]) -> None:
    """Write one PDF: tagged as PDF/UA-1 asks, with a bookmark for each heading."""
    import weasyprint  # noqa: PLC0415 (it loads Pango, so only printers import it)

    html, css, file = job
    only_its_own = weasyprint.URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    fonts, faces = _letters()
    styles = [faces, weasyprint.CSS(string=css, font_config=fonts)]
    document = weasyprint.HTML(string=html, base_url="leaflet:", url_fetcher=only_its_own)
    pdf = document.write_pdf(
        stylesheets=styles,
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        optimize_images=False,
        finisher=_complete_tags,
    )
    half = file.with_suffix(f".{os.getpid()}")  # another build may write the same one
    half.write_bytes(pdf)
    half.replace(file)


def _complete_tags(document: object, pdf: object) -> None:
    """Say of each header cell what it heads, and list their names: the printer does neither."""
    import pydyf  # noqa: PLC0415 (the printer brings it, so only printers import it)

    parts: list[Any] = pdf.objects
    tags = {one.reference: one for one in parts if _is(one, "Type", "/StructElem")}
    named = {}
    for tag in tags.values():
        if _is(tag, "S", "/TH"):
            rows = tags[tags[tag["P"]]["P"]]  # the cell stands in a row, and the row in a group
            tag["A"]["Scope"] = "/Column" if _is(rows, "S", "/THead") else "/Row"
            named[tag["ID"].data] = [tag["ID"], tag.reference]
    if named:
        root = next(one for one in parts if _is(one, "Type", "/StructTreeRoot"))
        listed = [part for name in sorted(named) for part in named[name]]
        root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(listed)})


def _is(one: object, key: str, name: str) -> bool:
    return isinstance(one, dict) and one.get(key) == name


@functools.cache
def _letters() -> tuple[Any, Any]:
    """Return letters that do not depend on the machine, read once in each process."""
    import weasyprint  # noqa: PLC0415 (as above)
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    folder, fonts, rules = resources.files(PACKAGE) / "files", FontConfiguration(), []
    for name, kind in FACES.items():
        weight, style = kind.split()
        file = Path(str(folder / f"AtkinsonHyperlegible-{name}.ttf"))
        rules.append(FACE.format(url=file.as_uri(), weight=weight, style=style))
    return fonts, weasyprint.CSS(string="\n".join(rules), font_config=fonts)


def _forget_older(cache: Path, file: Path) -> None:
    """Drop what was kept of the same leaflet before."""
    for other in cache.glob(f"{file.name.partition('.')[0]}.*.pdf"):
        if other != file:
            other.unlink(missing_ok=True)
