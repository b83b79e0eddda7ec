"""Record every new address, so that it answers for ever: python3 scripts/run.py keep."""

from __future__ import annotations

from pathlib import Path

from sitekit import ledger, site
from sitekit.permanence import Addresses

ROOT = Path(__file__).resolve().parent.parent


def main(root: Path = ROOT) -> int:
    """Add what is missing to the list of permanent addresses, in order; take nothing out."""
    read = site.load(root)
    new = Addresses(read).unrecorded()
    path = root / ledger.LEDGER
    text = ledger.written(path.read_text("utf-8"), new)
    path.write_text(text, "utf-8", newline="\n")
    count = len(read.data.permanent) + len(new)
    print(f"{len(new)} new address{'es' * (len(new) != 1)}, {count} in {ledger.LEDGER}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
