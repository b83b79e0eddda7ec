"""Record every new address, so that it answers for ever: python3 scripts/run.py keep."""

from __future__ import annotations

from pathlib import Path

from sitekit import site
from sitekit.permanence import LEDGER, Addresses

ROOT = Path(__file__).resolve().parent.parent


def main(root: Path = ROOT) -> int:
    """Add what is missing to the list of permanent addresses, in order; take nothing out."""
    read = site.load(root)
    new = Addresses(read).unrecorded()
    path = root / LEDGER
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    notes = [line for line in lines if line.startswith("# ")]
    kept = sorted({*(line for line in lines if line.startswith("/")), *new})
    path.write_text("\n".join([*notes, *kept]) + "\n", "utf-8", newline="\n")
    print(f"{len(new)} new address{'es' * (len(new) != 1)}, {len(kept)} in {LEDGER}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
