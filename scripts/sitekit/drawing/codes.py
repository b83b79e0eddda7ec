"""A page's address as a QR code, for a phone's camera."""

from __future__ import annotations

from functools import cache

import segno

QUIET = 4  # modules of white round the code, as ISO/IEC 18004 asks
LEVEL = "m"  # still readable with 15 of 100 modules lost
MASK = 2  # any of the eight can be read; to try them all takes longer than to draw the page's menu


@cache
def qr_code(address: str) -> segno.QRCode:
    """Return the code of an address: level M, and no higher, to keep its modules large."""
    return segno.make_qr(address, error=LEVEL, boost_error=False, mask=MASK)


def qr_drawing(address: str) -> str:
    """Return an SVG to write into a page; the stylesheet gives it a size."""
    return qr_code(address).svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None)


def qr_file(address: str) -> str:
    """Return the file name below the site, without its end, of the code for an address."""
    return f"qr/{address.strip('/') or 'home'}"
