"""Start a page from its template: python3 scripts/run.py new condition neck-pain."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from sitekit import clock, starting
from sitekit.anatomy import TEMPLATES

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+){0,2}")


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Write the page and put it in the menu; return 1 if there is one already."""
    parser = argparse.ArgumentParser(prog="new_page.py", description=__doc__)
    parser.add_argument("kind", choices=sorted(TEMPLATES), help="what kind of page")
    parser.add_argument("name", help="its address: one to three words, as neck-pain")
    options = parser.parse_args(arguments)
    if not NAME.fullmatch(options.name):
        print(f"'{options.name}' is no address. Use one to three lower-case words, as neck-pain.")
        return 2
    template = root / TEMPLATES[options.kind]
    page = template.with_name(f"{options.name}.md")
    if page.exists():
        print(f"{page.relative_to(root).as_posix()} is there already. Open it and change it.")
        return 1
    page.write_text(
        starting.started(template.read_text("utf-8"), options.name, clock.today()),
        "utf-8",
        newline="\n",
    )
    print(f"Made {page.relative_to(root).as_posix()}. Replace each 'TO WRITE'.")
    print(starting.into_menu(root, page))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
