"""Serve the site with deploy/nginx.conf on a real nginx, and say what it answers amiss."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pack
from sitekit import hosting, site
from trial import asking, expected, server

ROOT = Path(__file__).resolve().parent.parent
REQUESTS, READERS = 10_000, 100
MOVED = {"/old-page/": "/first-visit/"}  # as if a page had moved


def main() -> int:
    """Build, pack, serve, ask, and let a crowd in; return 1 if anything is amiss."""
    policy = str(site.read_config(ROOT)["extra"]["policy"])
    with TemporaryDirectory() as name:
        root = Path(name)
        folder, made = root / "site", root / "deploy/made"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        pack.main([str(folder)], made=made)
        hosting.for_nginx(made, policy, MOVED)
        with server.running(ROOT / "deploy/nginx.conf", root, made) as port:
            found = list(expected.faults(port, folder, policy, MOVED))
            pages = sorted(folder.rglob("index.html"))
            paths = [f"/{path.parent.relative_to(folder).as_posix()}/" for path in pages]
            paths = ["/" if path == "/./" else path for path in paths]
            print(asking.crowd(port, paths, REQUESTS, READERS))
    print("\n".join(found) or "Headers, forms, caching, 404, redirects and refusals are right.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
