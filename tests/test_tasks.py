"""Work that comes round: checks that are due, links that do not answer, previews of a change."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT, SOURCES, Sample
from sitekit.commands import run_command
from sitekit.review import broken_link_report, files_that_run, review_issues

KNEE = "Check the page: Knee pain (conditions/knee-pain.md)"
GUIDE = "Check the page: A guide (index.md)"


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2027-09-01", ""),
        ("2027-09-02", "is due in 60 days."),
        ("2027-10-31", "is due in 1 day."),
        ("2027-11-01", "is due today."),
        ("2027-11-02", "was due on 2027-11-01."),
    ],
)
def test_a_page_is_asked_for_from_60_days_before(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, day: str, says: str
) -> None:
    monkeypatch.setenv("SITE_TODAY", day)
    pages = ("docs/conditions/knee-pain.md", "docs/index.md")

    assert sample.run("due") == (
        0,
        "".join(f"{page}: the next check {says}\n" for page in pages if says),
    )
    assert [one.title for one in review_issues(sample.site())] == ([KNEE, GUIDE] if says else [])


def test_an_issue_is_written_for_what_is_most_urgent_and_not_asked_for_yet(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_TODAY", "2027-10-31")
    sample.change(
        "mkdocs.yml", "extra:", "repo_url: https://x.example/o/r\nedit_uri: edit/main/docs/\nextra:"
    )
    for n in range(5):
        text = (sample.root / "docs/index.md").read_text("utf-8")
        text = text.replace("due: 2027-11-01", f"due: 2027-10-1{n}").replace(
            "A guide", f"Guide {n}"
        )
        (sample.root / f"docs/page-{n}.md").write_text(text, "utf-8")
    known = sample.root / "open.json"
    known.write_text(json.dumps([{"title": "Check the page: Guide 1 (page-1.md)"}]), "utf-8")

    code, _ = sample.run("due", "--issues", str(known), str(sample.root / "due"))

    made = [path.read_text("utf-8") for path in sorted((sample.root / "due").iterdir())]
    assert code == 0
    assert [one.splitlines()[0] for one in made] == [
        f"Check the page: Guide {n} (page-{n}.md)" for n in (0, 2, 3)
    ]
    assert made[0].split("\n")[2] == "The next check was due on 2027-10-10."
    assert "[Edit the page](https://x.example/o/r/edit/main/docs/page-0.md)" in made[0]
    assert "```yaml\nsearched: 2027-10-31\nchecked: 2027-10-31\ndue: 2028-" in made[0]


def test_the_next_checks_are_spread_over_two_months(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_TODAY", "2027-11-30")
    text = (sample.root / "docs/index.md").read_text("utf-8")
    for n in range(40):
        (sample.root / f"docs/page-{n}.md").write_text(text.replace("A guide", f"{n}"), "utf-8")
    site, issues = sample.site(), []
    while some := review_issues(site, {one.title for one in issues}):
        issues += some
    days = [date.fromisoformat(re.search(r"due: (\S+)", one.body)[1]) for one in issues]

    assert len(days) == len(site.pages)
    assert all(timedelta(300) <= day - site.today < timedelta(364) for day in days)
    assert max(Counter(days).values()) <= 3


BROKEN = {
    "docs/b.md": [{"url": "https://b.example/", "status": {"code": 404, "text": "Not found"}}],
    "docs/a.md": [
        {"url": "https://b.example/", "status": {"code": 404, "text": "Not found"}},
        {"url": "https://a.example/", "status": {"text": "Timeout"}},
    ],
}


@pytest.mark.parametrize("name", ["error_map", "fail_map"])
def test_broken_links_are_listed_once_with_their_files_and_an_old_copy(
    sample: Sample, name: str
) -> None:
    report = sample.root / "links.json"
    report.write_text(json.dumps({name: BROKEN}), "utf-8")

    code, text = sample.run("links", str(report))

    assert code == 0
    assert text.splitlines()[2:] == [
        "- [ ] https://a.example/ (Timeout), in `docs/a.md`.",
        "      An old copy, if there is one: https://web.archive.org/web/https://a.example/",
        "- [ ] https://b.example/ (404), in `docs/a.md`, `docs/b.md`.",
        "      An old copy, if there is one: https://web.archive.org/web/https://b.example/",
    ]


def test_links_that_all_answer_say_nothing() -> None:
    assert broken_link_report({"error_map": {}}) == ""


@pytest.mark.parametrize(
    "name",
    [
        "docs/js/reader.js",
        "docs/css/type.css",
        "docs/page.html",
        "docs/img/page.html",
        "docs/../scripts/hooks.md",
        "mkdocs.yml",
        "scripts/hooks.py",
        "README.md",
        ".github/workflows/check.yml",
        "requirements.txt",
    ],
)
def test_a_preview_shows_nothing_that_could_run(name: str) -> None:
    assert files_that_run(["docs/index.md", name, "docs/data/words.yml"]) == [name]


def test_every_page_and_picture_of_ours_could_be_previewed() -> None:
    ours = [*SOURCES, *(ROOT / "docs/img").glob("*.svg"), *(ROOT / "docs/data").glob("*.yml")]

    assert files_that_run(path.relative_to(ROOT).as_posix() for path in ours) == []


def preview(folder: Path, *names: str) -> tuple[int, str]:
    """Ask for the preview of a built site in which some files were changed; return its page."""
    (folder / "changed.txt").write_text("\n".join(names), "utf-8")
    page = folder / "site/index.html"
    page.parent.mkdir()
    page.write_text('<html><head><title>A</title></head><body dir="ltr"><p>B</p></body></html>')
    code = run_command(["preview", str(folder / "changed.txt"), str(page.parent)])
    return code, page.read_text("utf-8")


def test_a_preview_says_that_it_is_one_and_hides_from_searches(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preview(tmp_path, "docs/index.md") == (
        0,
        '<html><head><meta name="robots" content="noindex"><title>A</title></head>'
        '<body dir="ltr"><p><strong>This is a preview of a change that nobody has checked yet.'
        "</strong></p><p>B</p></body></html>",
    )
    assert capsys.readouterr().out == "Marked 1 pages as a preview.\n"


def test_a_change_of_code_gets_no_public_preview(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, page = preview(tmp_path, "docs/index.md", "scripts/hooks.py")

    assert code == 1
    assert "preview" not in page
    assert capsys.readouterr().out == "No public preview: scripts/hooks.py could run code.\n"
