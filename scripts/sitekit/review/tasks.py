"""Work that comes round: pages that are due for a check, and links that no longer answer."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sitekit.content import Page, Site, due_in_words, is_near

AT_ONCE = 3  # new issues a week, so that they never come in a heap
SOONEST, SPREAD = 300, 64  # days until the next check, which differ from page to page
ARCHIVE = "https://web.archive.org/web/"


@dataclass(frozen=True)
class Issue:
    """What is put on the list of work: a title that never changes, and what to do."""

    title: str
    body: str


def review_issues(site: Site, already: Collection[str] = ()) -> list[Issue]:
    """Return an issue for each page that is due within 60 days or late and has none yet.

    The most urgent come first, and no more than three at once.
    """
    near = [one for one in site.pages.values() if is_near(one.value("due"), site.today)]
    near.sort(key=lambda one: (str(one.value("due")), one.path))
    issues = (_review(one, site) for one in near)
    return [one for one in issues if one.title not in already][:AT_ONCE]


def _review(page: Page, site: Site) -> Issue:
    edit = f"{site.config.get('repo_url')}/{site.config.get('edit_uri')}{page.source}"
    state = due_in_words(page.value("due"), site.today)
    body = f"""The next check {state}

1. [ ] Open each source of the page. Does it still say what we say?
2. [ ] Search for newer research. Put new sources into `docs/data/references.yml` first.
3. [ ] Read the page aloud, as someone in pain would.
4. [ ] [Edit the page]({edit}). Write these days on top of it:

```yaml
searched: {site.today}
checked: {site.today}
due: {next_check(page, site.today)}
```

If its health text has to change, ask a clinician to look.
"""
    return Issue(f"Check the page: {page.value('title')} ({page.source})", body)


def next_check(page: Page, today: date) -> date:
    """Return a day within a year that differs from page to page, so that checks are spread out."""
    return today + timedelta(days=SOONEST + zlib.crc32(str(page.path).encode()) % SPREAD)


def broken_link_report(report: Mapping[str, Any]) -> str:
    """Return lychee's report as the text of an issue, or "" if every link answers."""
    found = dict(_broken(report))
    if not found:
        return ""
    lines = ["These links did not answer. Open each one first: some sites refuse robots.", ""]
    for url, (files, why) in sorted(found.items()):
        lines.append(f"- [ ] {url} ({why}), in {', '.join(f'`{name}`' for name in files)}.")
        lines.append(f"      An old copy, if there is one: {ARCHIVE}{url}")
    return "\n".join(lines) + "\n"


def _broken(report: Mapping[str, Any]) -> Iterator[tuple[str, tuple[list[str], str]]]:
    """Yield each broken address with the files that have it, and what came back."""
    failed = report.get("error_map") or report.get("fail_map") or {}  # its name before 0.17
    places: dict[str, tuple[list[str], str]] = {}
    for name, links in sorted(failed.items()):
        for link in links:
            status = link.get("status") or {}
            why = str(status.get("code") or status.get("text") or "no answer")
            places.setdefault(link["url"], ([], why))[0].append(name)
    yield from places.items()
