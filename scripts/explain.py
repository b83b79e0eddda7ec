"""Write "What this message means" into CONTRIBUTING.md: python scripts/explain.py."""

from __future__ import annotations

from pathlib import Path

from sitekit import meanings

PLACE = Path(__file__).resolve().parent.parent / "CONTRIBUTING.md"
START, END = "## What this message means\n", "\n## Code\n"


def main() -> None:
    """Put the table of all rules between its heading and the next one."""
    before, _, rest = PLACE.read_text("utf-8").partition(START)
    _, _, after = rest.partition(END)
    intro = "Made from the rules by `scripts/explain.py`. A tip never fails a page."
    text = f"{before}{START}\n{intro}\n\n{meanings.table()}\n{END}{after}"
    PLACE.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
