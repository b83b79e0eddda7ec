"""The reader's difference between two trees, as a comment on a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urljoin

from sitekit import addresses, checks
from sitekit.compare import difference
from sitekit.compare.difference import Difference
from sitekit.compare.words import details, moved, plain
from sitekit.site import Site

HEAD = ("Page", "Preview", "Live", "Words", "Reading grade", "Sources", "Checks")
LETTERS = 60_000  # GitHub takes 65,536
TITLE = "## What changes for the reader"


def differences(before: Site, after: Site) -> list[Difference]:
    """Return every page that is not the same for its reader, in the order of their paths."""
    paths = sorted({*before.pages, *after.pages})
    found = (difference.between(before.pages.get(one), after.pages.get(one)) for one in paths)
    return [one for one in found if one.changes]


def comment(before: Site, after: Site, preview: str = "") -> str:
    """Return the whole comment; ``preview`` is where it is shown, as seen from the live site."""
    changed, entries = differences(before, after), _entries(before, after)
    if not changed and not entries:
        return f"{TITLE}\n\nNo page reads differently.\n"
    wrong = Counter(str(one.path) for one in checks.problems(after))
    live = str(before.config.get("site_url") or "")
    lines = [TITLE, "", _verdict(changed, entries), ""]
    if changed:
        lines += [_line(HEAD), _line(["---"] * len(HEAD))]
    shown = urljoin(live, preview) if preview else ""
    lines += [_row(one, shown, live, wrong) for one in changed]
    text = "\n".join([*lines, *(details(one) for one in changed)]) + "\n"
    return text if len(text) <= LETTERS else f"{text[:LETTERS]}…\n\nThe rest is too long to show.\n"


def _entries(before: Site, after: Site) -> list[str]:
    """Return the keys of references.yml whose entry is not the same."""
    old, new = before.data.references, after.data.references
    return sorted(key for key in {*old, *new} if old.get(key) != new.get(key))


def _verdict(changed: list[Difference], entries: list[str]) -> str:
    """Say whether a clinician has to look, by what changed and not by who changed it."""
    names = [
        f"- {plain(one.title)}: {', '.join(map(plain, why))}"
        for one in changed
        if (why := one.clinical())
    ]
    if entries:
        names.append(f"- The list of sources: {', '.join(map(plain, entries))}")
    if not names:
        return "No health text changed."
    return "\n".join(["**Health text changed: needs clinical review.**", "", *names])


def _row(one: Difference, preview: str, live: str, wrong: Mapping[str, int]) -> str:
    source, count = one.page.source, wrong[str(one.page.path)]
    return _line(
        [
            plain(one.title),
            _link("see it", preview, source) if one.after else "gone",
            _link("as it is", live, source) if one.before else "new",
            _step(difference.words, one),
            _step(difference.grade, one),
            moved(one.sources) or "the same",
            f"{count} to mend" if count else "all kept",
        ]
    )


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _link(words: str, home: str, source: PurePosixPath) -> str:
    return f"[{words}]({home.rstrip('/')}/{addresses.below(str(source))})" if home else "not shown"


def _step(measured: difference.Measure, one: Difference) -> str:
    """Return a number, or how it changed."""
    known = [str(measured(page)) for page in (one.before, one.after) if page]
    return " → ".join(dict.fromkeys(known))
