"""Brings the library that sets the letters of the leaflets, where that may be done unasked."""

from __future__ import annotations

from pathlib import Path

from setup import apt, child

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def provided(python: Path) -> Path:
    """Install what is missing as root on Debian; elsewhere the build says what to type."""
    if apt.is_allowed() and child.run(python, "-c", "import weasyprint", quiet=True).code != 0:
        apt.install(*PACKAGES)
    return python
