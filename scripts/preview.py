"""Get a suggested change ready to be shown: python scripts/preview.py SITE FILES.txt."""

from __future__ import annotations

import sys
from pathlib import Path

from sitekit import publishable


def main(arguments: list[str]) -> int:
    """Mark the pages in SITE as a preview; return 1 if FILES.txt names more than words."""
    if len(arguments) != 2:  # noqa: PLR2004 (the two that the line above names)
        print(__doc__, file=sys.stderr)
        return 2
    names = Path(arguments[1]).read_text("utf-8").splitlines()
    strange = publishable.strangers(names)
    if strange:
        print(f"No public preview: {', '.join(strange)} could run code.")
        return 1
    print(f"Marked {publishable.mark(Path(arguments[0]))} pages as a preview.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
