"""Says what to type where the library that sets the letters is missing."""

from __future__ import annotations

import sys

FIXES = {
    "darwin": "type `brew install pango`",
    "win32": "install MSYS2 from https://www.msys2.org/, and in its window type "
    "`pacman -S mingw-w64-ucrt-x86_64-pango`",
}
APT = "type `sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`"


def missing(system: str = sys.platform) -> str:
    """Return one sentence for a machine on which the leaflets' printer does not start."""
    fix = FIXES.get(system, APT)
    return f"The leaflets need Pango, which is not on this machine: {fix}, then build again."


def is_here() -> bool:
    """Tell whether the printer starts; it loads Pango when it is imported."""
    try:
        import weasyprint  # noqa: F401, PLC0415 (asking for it is the question)
    except (ImportError, OSError):
        return False
    return True
