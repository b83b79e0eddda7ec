"""From a leaflet's HTML to a tagged PDF, with letters that do not depend on the machine."""

from __future__ import annotations

import functools
from importlib import resources
from pathlib import Path
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

PACKAGE = "fontpkg_atkinson_hyperlegible"
FACES = {"Regular": "400 normal", "Bold": "700 normal", "Italic": "400 italic"}
FACE = (
    "@font-face {{ font-family: 'Atkinson Hyperlegible'; src: url({url});"
    " font-weight: {weight}; font-style: {style} }}"
)
ONLY_ITS_OWN = weasyprint.URLFetcher(allowed_protocols=("data",), fail_on_errors=True)


def made(html: str, css: str) -> bytes:
    """Return the PDF of a leaflet: tagged as PDF/UA-1 asks, with a bookmark for each heading."""
    fonts, faces = _letters()
    styles = [faces, weasyprint.CSS(string=css, font_config=fonts)]
    document = weasyprint.HTML(string=html, base_url="leaflet:", url_fetcher=ONLY_ITS_OWN)
    return document.write_pdf(
        stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1", optimize_images=False
    )


@functools.cache
def _letters() -> tuple[FontConfiguration, Any]:
    """Return the fonts, read once in each process."""
    folder = resources.files(PACKAGE) / "files"
    fonts = FontConfiguration()
    rules = []
    for name, kind in FACES.items():
        weight, style = kind.split()
        file = Path(str(folder / f"AtkinsonHyperlegible-{name}.ttf"))
        rules.append(FACE.format(url=file.as_uri(), weight=weight, style=style))
    return fonts, weasyprint.CSS(string="\n".join(rules), font_config=fonts)
