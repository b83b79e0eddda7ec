"""Square codes (QR) that lead to a page, drawn as printers and word processors like them."""

from __future__ import annotations

from pathlib import Path

import segno

LEVEL = "m"  # reads with 15 in 100 of it hidden by a stain or a fold
QUIET = 4  # empty squares round the code, which cameras need
WIDTH = 30.0  # millimetres of the code itself on paper: 3 cm
DOTS = 12  # of the PNG, for each square
INCH = 25.4  # millimetres


def name(address: str) -> str:
    """Return the file name, without its end, of the code for an address below the site."""
    return f"qr/{address.strip('/') or 'home'}"


def write(site: Path, home: str, address: str) -> None:
    """Write the code of a page into the built site, as an SVG and as a PNG of the same size."""
    whole = home.rstrip("/") + address
    code = segno.make(whole, error=LEVEL, micro=False, boost_error=False)
    square = WIDTH / code.symbol_size(border=0)[0]
    path = site / name(address)
    path.parent.mkdir(parents=True, exist_ok=True)
    about = {"title": "QR code", "desc": f"Leads to {whole}"}
    code.save(
        f"{path}.svg", scale=square, unit="mm", border=QUIET, light="#fff", xmldecl=False, **about
    )
    code.save(
        f"{path}.png", scale=DOTS, border=QUIET, light="#fff", dpi=round(DOTS * INCH / square)
    )
