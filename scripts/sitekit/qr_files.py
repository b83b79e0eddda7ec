"""Each page's QR code as files, for printers and word processors."""

from __future__ import annotations

from pathlib import Path

from sitekit import addresses
from sitekit.qr import QUIET, code

WIDTH = 30.0  # millimetres of the code itself on paper: 3 cm
DOTS = 12  # of the PNG, for each square
INCH = 25.4  # millimetres


def name(address: str) -> str:
    """Return the file name, without its end, of the code for an address below the site."""
    return f"qr/{address.strip('/') or 'home'}"


def write(site: Path, home: str, address: str) -> None:
    """Write the code of a page into the built site, as an SVG and as a PNG of the same size."""
    whole = addresses.whole(home, address)
    drawn = code(whole)
    square = WIDTH / drawn.symbol_size(border=0)[0]
    path = site / name(address)
    path.parent.mkdir(parents=True, exist_ok=True)
    about = {"title": "QR code", "desc": f"Leads to {whole}"}
    drawn.save(
        f"{path}.svg", scale=square, unit="mm", border=QUIET, light="#fff", xmldecl=False, **about
    )
    drawn.save(
        f"{path}.png", scale=DOTS, border=QUIET, light="#fff", dpi=round(DOTS * INCH / square)
    )
