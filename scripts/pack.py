"""Make a built site ready for nginx: python3 scripts/run.py pack [site folder]."""

from __future__ import annotations

import sys
from pathlib import Path

from sitekit import hosting, site
from sitekit.permanence import Addresses

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str], root: Path = ROOT, made: Path = ROOT / "deploy/made") -> int:
    """Write compressed files beside those of the site, and what deploy/nginx.conf includes."""
    folder = Path(words[0]) if words else root / "site"
    if not (folder / "index.html").is_file():
        print(f"There is no site in {folder}: type `python3 scripts/run.py build` first.")
        return 1
    read = site.load(root)
    hosting.for_nginx(made, str(read.config["extra"]["policy"]), Addresses(read).moved)
    plain, packed, smaller = (count // 1000 for count in hosting.squeeze(folder))
    print(f"{plain} kB as they are, {packed} kB with gzip, {smaller} kB with Brotli.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
