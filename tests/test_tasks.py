"""Work that comes round: checks that are due, links that do not answer, previews of a change."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import due
import links
import preview
import pytest
from conftest import ROOT, Sample
from sitekit import publishable, site, tasks

TITLES = [
    "Check the page: A guide (index.md)",
    "Check the page: Knee pain (conditions/knee-pain.md)",
]


def on(sample: Sample, monkeypatch: pytest.MonkeyPatch, day: str) -> site.Site:
    monkeypatch.setenv("SITE_TODAY", day)
    return site.load(sample.root)


@pytest.mark.parametrize(
    ("day", "titles"),
    [("2027-09-01", []), ("2027-09-02", TITLES[::-1]), ("2027-12-01", TITLES[::-1])],
)
def test_a_page_is_asked_for_60_days_before(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, day: str, titles: list[str]
) -> None:
    found = tasks.reviews(on(sample, monkeypatch, day))

    assert [one.title for one in found] == titles


def test_the_most_urgent_comes_first_and_nothing_is_asked_twice(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.change("docs/index.md", "due: 2027-11-01", "due: 2027-10-01")
    read = on(sample, monkeypatch, "2027-11-30")

    assert [one.title for one in tasks.reviews(read)] == TITLES
    assert [one.title for one in tasks.reviews(read, {TITLES[0]})] == TITLES[1:]


def test_no_more_than_three_at_once(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (sample.root / "docs/index.md").read_text("utf-8")
    for n in range(5):
        (sample.root / f"docs/page-{n}.md").write_text(text, "utf-8")

    assert len(tasks.reviews(on(sample, monkeypatch, "2027-11-30"))) == 3


def test_an_issue_says_what_to_do_and_opens_the_editor(ours: site.Site) -> None:
    page = next(one for one in ours.pages.values() if one.source.name == "sciatica.md")
    made = tasks._review(page, ours)

    assert f"{ours.config['repo_url']}/edit/main/docs/conditions/sciatica.md" in made.body
    assert f"due: {tasks.next_check(page, ours.today)}" in made.body


def test_the_next_checks_are_spread_over_two_months(ours: site.Site) -> None:
    today = date(2026, 11, 25)
    days = [tasks.next_check(one, today) for one in ours.pages.values()]

    assert all(timedelta(300) <= day - today < timedelta(364) for day in days)
    assert max(days.count(day) for day in days) <= 3


def test_due_prints_what_is_due(
    sample: Sample, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_TODAY", "2027-10-31")

    assert due.main([], sample.root) == 0
    assert capsys.readouterr().out == (
        "docs/conditions/knee-pain.md: the next check is due in 1 day.\n"
        "docs/index.md: the next check is due in 1 day.\n"
    )


def test_due_writes_the_new_issues(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_TODAY", "2027-10-31")
    known = sample.root / "open.json"
    known.write_text(json.dumps([{"title": TITLES[0]}]), "utf-8")

    due.main(["--issues", str(known), str(sample.root / "due")], sample.root)

    [made] = (sample.root / "due").iterdir()
    assert made.read_text("utf-8").startswith(f"{TITLES[1]}\n\nThe next check is due in 1 day.\n")


BROKEN = {
    "docs/b.md": [{"url": "https://b.example/", "status": {"code": 404, "text": "Not found"}}],
    "docs/a.md": [
        {"url": "https://b.example/", "status": {"code": 404, "text": "Not found"}},
        {"url": "https://a.example/", "status": {"text": "Timeout"}},
    ],
}


@pytest.mark.parametrize("name", ["error_map", "fail_map"])
def test_broken_links_are_listed_once_with_their_files_and_an_old_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    report = tmp_path / "links.json"
    report.write_text(json.dumps({name: BROKEN}), "utf-8")

    assert links.main([str(report)]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "- [ ] https://a.example/ (Timeout), in `docs/a.md`.",
        "      An old copy, if there is one: https://web.archive.org/web/https://a.example/",
        "- [ ] https://b.example/ (404), in `docs/a.md`, `docs/b.md`.",
        "      An old copy, if there is one: https://web.archive.org/web/https://b.example/",
    ]


def test_links_that_all_answer_say_nothing() -> None:
    assert tasks.broken_links({"error_map": {}}) == ""


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("docs/index.md", True),
        ("docs/conditions/sciatica.md", True),
        ("docs/data/words.yml", True),
        ("docs/img/knee.svg", True),
        ("docs/js/reader.js", False),
        ("docs/css/type.css", False),
        ("docs/page.html", False),
        ("docs/img/page.html", False),
        ("docs/../scripts/hooks.md", False),
        ("mkdocs.yml", False),
        ("scripts/hooks.py", False),
        ("README.md", False),
        (".github/workflows/check.yml", False),
        ("requirements.txt", False),
    ],
)
def test_a_preview_shows_words_and_pictures_only(name: str, shown: bool) -> None:
    assert publishable.strangers([name]) == ([] if shown else [name])


def test_every_page_and_picture_of_ours_could_be_previewed() -> None:
    ours = [
        path.relative_to(ROOT).as_posix()
        for pattern in ("*.md", "*.svg")
        for path in (ROOT / "docs").rglob(pattern)
    ]

    assert publishable.strangers(ours) == []


def test_a_preview_says_that_it_is_one_and_hides_from_searches(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "site/index.html"
    page.parent.mkdir()
    page.write_text('<html><head><title>A</title></head><body dir="ltr"><p>B</p></body></html>')
    names = tmp_path / "changed.txt"
    names.write_text("docs/index.md\n")

    assert preview.main([str(names), str(page.parent)]) == 0
    assert capsys.readouterr().out == "Marked 1 pages as a preview.\n"
    assert page.read_text() == (
        '<html><head><meta name="robots" content="noindex"><title>A</title></head>'
        '<body dir="ltr"><p><strong>This is a preview of a change that nobody has checked yet.'
        "</strong></p><p>B</p></body></html>"
    )


def test_a_change_of_code_gets_no_public_preview(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "changed.txt"
    names.write_text("docs/index.md\nscripts/hooks.py\n")

    assert preview.main([str(names), str(tmp_path)]) == 1
    assert capsys.readouterr().out == "No public preview: scripts/hooks.py could run code.\n"
