"""Print what each built page costs a first visitor: python3 scripts/run.py weigh."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from sitekit.weight import Weight, weigh

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("html", "css", "js", "picture")


def main() -> int:
    """Build the site afresh, time it, and print a line a page: kB by kind, and requests."""
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        seconds = time.perf_counter() - began
        site = Path(folder).resolve()
        print(
            f"{'kB (Brotli 11)':<38}{'all':>7}" + "".join(f"{kind:>9}" for kind in KINDS) + " req"
        )
        for path in sorted(site.rglob("index.html")):
            print(row(weigh(path), path.relative_to(site).parent.as_posix()))
    print(f"Clean build: {seconds:.1f} s")
    return 0


def row(weight: Weight, name: str) -> str:
    """Return one page as a line of the table."""
    parts = weight.bytes()
    cells = "".join(f"{parts[kind] / 1000:>9.1f}" for kind in KINDS)
    return f"{name:<38}{sum(parts.values()) / 1000:>7.1f}{cells}{weight.requests:>9}"


if __name__ == "__main__":
    raise SystemExit(main())
