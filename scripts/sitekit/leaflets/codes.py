"""The QR code of a leaflet, as a picture that the printer can read."""

from __future__ import annotations

import io

from sitekit import qr


def drawing(address: str) -> str:
    """Return the QR code of an address as SVG, its quiet zone included."""
    out = io.BytesIO()
    qr.code(address).save(out, kind="svg", border=qr.QUIET, xmldecl=False, omitsize=True)
    return out.getvalue().decode()
