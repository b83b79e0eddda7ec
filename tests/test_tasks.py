"""Work that comes round: checks that are due, links that do not answer, previews of a change."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import ROOT, Sample
from sitekit.review import broken_link_report, review_issues, unsafe_pages

KNEE = "Check the page: Knee pain (conditions/knee-pain.md)"
GUIDE = "Check the page: A guide (index.md)"
SAFE = "Check the page: Is it safe? (is-it-safe/index.md)"


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
    asked = {KNEE: "conditions/knee-pain.md", GUIDE: "index.md", SAFE: "is-it-safe/index.md"}

    assert sample.run("due") == (
        0,
        "".join(f"docs/{page}: the next check {says}\n" for page in asked.values() if says),
    )
    assert [one.title for one in review_issues(sample.site())] == (list(asked) if says else [])


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


FINISHED = '<html><head><title>A</title></head><body dir="ltr"><p>B</p></body></html>'


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def change(sample: Sample) -> Sample:
    """The sample in git, with a finished page in "built" that is no part of it."""
    (sample.root / ".gitignore").write_text("built\n", "utf-8")
    git(sample.root, "init", "-b", "main")
    git(sample.root, "add", ".")
    git(sample.root, "commit", "-m", "Start")
    (sample.root / "built").mkdir()
    (sample.root / "built/index.html").write_text(FINISHED, "utf-8")
    return sample


def preview(change: Sample) -> tuple[int, str]:
    """Commit what was changed, and ask for its preview."""
    git(change.root, "add", ".")
    git(change.root, "commit", "--allow-empty", "-m", "Change")
    return change.run("preview", "main~1", "main", str(change.root / "built"))


@pytest.mark.parametrize(
    "name",
    [
        "docs/js/reader.js", "docs/css/type.css", "docs/page.html", "docs/img/page.html",
        "docs/_headers", "docs/img/X.SVG", "docs/data/x.csv", "docs/<script>.md", "mkdocs.yml",
        "scripts/hooks.py", "README.md", ".github/workflows/check.yml", "requirements.txt",
        ".gitattributes",
    ],
)  # fmt: skip
def test_a_preview_shows_nothing_that_could_run(change: Sample, name: str) -> None:
    (change.root / name).parent.mkdir(parents=True, exist_ok=True)
    with (change.root / name).open("a") as file:
        file.write("\n# more\n")

    assert preview(change) == (1, f"No public preview: {name} could run code.\n")
    assert (change.root / "built/index.html").read_text("utf-8") == FINISHED


@pytest.mark.parametrize("kind", ["link", "mode"])
def test_a_preview_shows_no_link_and_nothing_that_can_be_run(change: Sample, kind: str) -> None:
    page = change.root / "docs/index.md"
    if kind == "link":
        page.unlink()
        page.symlink_to("/etc/passwd")
    else:
        page.chmod(0o755)

    assert preview(change) == (1, "No public preview: docs/index.md could run code.\n")


def test_every_page_and_picture_of_ours_could_be_previewed(change: Sample) -> None:
    for name in ("docs/img", "docs/people", "docs/techniques"):
        shutil.copytree(ROOT / name, change.root / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "docs/data/synonyms.yml", change.root / "docs/data")

    assert "could run code" not in preview(change)[1]


def test_a_preview_says_that_it_is_one_and_hides_from_searches(change: Sample) -> None:
    change.change("docs/index.md", "made for tests", "made for trials")

    assert preview(change) == (0, "Marked 1 pages as a preview.\n")
    assert (change.root / "built/index.html").read_text("utf-8") == (
        '<html><head><meta name="robots" content="noindex"><title>A</title></head>'
        '<body dir="ltr"><p><strong>This is a preview of a change that nobody has checked yet.'
        "</strong></p><p>B</p></body></html>"
    )


def test_what_our_own_checks_stop_gets_no_public_preview(change: Sample) -> None:
    change.change("docs/index.md", "made for tests", "made for tests, and releases toxins")

    assert preview(change) == (
        1, "No public preview: docs/index.md may not go out as they are.\n"
    )  # fmt: skip


def test_what_cannot_be_read_gets_no_public_preview(change: Sample) -> None:
    (change.root / "docs/_template.md").unlink()

    assert preview(change) == (
        1, "No public preview: docs/_template.md may not go out as they are.\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<script src=//js/a.js></script>", "<script src=//js/a.js>, index.html: <script>"),
        ("<script src=../img/a.svg></script>", "<script>"),
        ("<![CDATA[ ><meta http-equiv=refresh content=0>]]>", "<meta http-equiv=refresh>"),
        ("<!x ><base href=/x>", "<base>"),
        ("<noscript><p>", "<noscript>"),
        ("<iframe>", "<iframe>"),
        ("<img src=x onerror=y>", "<img onerror=...>"),
        ("<p style=x>", "<p style=...>"),
        ("<form action=x>", "<form action=...>"),
        ("<a href='java&#9;script:x'>", "<a href=java\tscript:x>"),
        ("<a href='\\\\evil'>", "<a href=\\\\evil>"),
        ("<img src=https://evil.example/>", "<img src=https://evil.example/>"),
        ("<link rel=stylesheet href=https://e>", "<link href=https://e>"),
        ("<link rel=preload href=x>", "<link rel=preload>"),
        ("<template><tr><script>x</script></template>", "<script>"),
        ("<svg><a xlink:href=x>", "<a xlink:href=...>"),
    ],
)
def test_a_finished_page_that_runs_or_leads_away_is_not_shown(
    change: Sample, markup: str, what: str
) -> None:
    (change.root / "built/index.html").write_text(f"{FINISHED[:-14]}{markup}", "utf-8")

    assert preview(change) == (
        1, f"No public preview: index.html: {what} may not stand on a finished page.\n"
    )  # fmt: skip


def test_every_finished_page_of_ours_could_be_shown(built: Path) -> None:
    assert list(unsafe_pages(built)) == []
