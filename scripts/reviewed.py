"""Note that a listed person has checked a page: run.py reviewed docs/conditions/sciatica.md KEY."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

import yaml
from sitekit import health, site
from sitekit.repair import fields as repair_fields

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Write 'clinician' on top of the page; return 1 if the page or the person is not known."""
    parser = argparse.ArgumentParser(prog="reviewed.py", description=__doc__)
    parser.add_argument("page", help="the page, as docs/conditions/sciatica.md")
    parser.add_argument("key", help="the person's key in docs/data/reviewers.yml")
    options = parser.parse_args(arguments)
    read = site.load(root)
    pages = {str(one.path): one for one in read.pages.values()}
    for name, known in ((options.page, pages), (options.key, read.data.reviewers)):
        if name not in known:
            near = get_close_matches(name, known, 1)
            print(f"'{name}' is not known." + (f" Did you mean '{near[0]}'?" if near else ""))
            return 1
    who, page = read.data.reviewers[options.key], pages[options.page]
    fields = {"name": who.name, "role": who.role, "date": read.today, "text": health.mark(page)}
    path = root / PurePosixPath(options.page)
    path.write_text(signed(path.read_text("utf-8"), fields), "utf-8", newline="\n")
    print(f"{options.page} now says that {who.name} checked it on {read.today}.")
    return 0


def signed(text: str, clinician: dict[str, object]) -> str:
    """Return a page's text with its last field, 'clinician', written anew."""
    head = repair_fields.head_of(text)[0]
    at = next((n for n, line in enumerate(head) if line.startswith("clinician:")), len(head))
    written = yaml.safe_dump(
        clinician, default_flow_style=True, sort_keys=False, allow_unicode=True, width=1000
    )
    return repair_fields.with_head(text, [*head[:at], f"clinician: {written.strip()}"])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
