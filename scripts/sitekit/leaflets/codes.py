"""QR codes: the address of a page, for a phone's camera."""

from __future__ import annotations

import io

import segno

LEVEL = "m"  # survives the loss of 15 in 100 squares
QUIET = 4  # empty squares round the code, as its standard asks


def drawing(address: str) -> str:
    """Return the QR code of an address as SVG, its quiet zone included."""
    out = io.BytesIO()
    segno.make(address, error=LEVEL, micro=False, boost_error=False).save(
        out, kind="svg", border=QUIET, xmldecl=False, svgns=True, omitsize=True
    )
    return out.getvalue().decode()
