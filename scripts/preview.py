"""See if a suggested change may be shown: python scripts/preview.py FILES.txt [SITE]."""

from __future__ import annotations

import sys
from pathlib import Path

from sitekit import publishable


def main(arguments: list[str]) -> int:
    """Return 1 if FILES.txt names more than words and pictures; else mark the pages in SITE."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    files, *sites = map(Path, arguments)
    names = files.read_text("utf-8").splitlines()
    strange = publishable.strangers(names)
    if strange:
        print(f"No public preview: {', '.join(strange)} could run code.")
        return 1
    for site in sites:
        print(f"Marked {publishable.mark(site)} pages as a preview.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
