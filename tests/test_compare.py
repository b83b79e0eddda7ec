"""What a reviewer is told about a change: sentences, numbers, sources, and who has to look."""

from __future__ import annotations

import subprocess
from pathlib import Path

import compare
import pytest
from conftest import Sample
from sitekit import site
from sitekit.compare import comment, differences, revisions
from sitekit.compare.words import plain

KNEE = "docs/conditions/knee-pain.md"
GUIDE = "docs/index.md"


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(sample: Sample) -> Sample:
    """The sample, committed, to be changed."""
    git(sample.root, "init", "-b", "main")
    git(sample.root, "add", ".")
    git(sample.root, "commit", "-m", "Start")
    return sample


def said(sample: Sample) -> str:
    """Return the comment on what is changed and not committed."""
    before = site.load(revisions.export(sample.root, "main", sample.root / ".before"))
    return comment(before, site.load(sample.root), "https://example.org/preview/7/")


def test_nothing_changed_for_the_reader(repository: Sample) -> None:
    repository.change(GUIDE, "![A bent", "\n\n![A bent")

    assert said(repository) == "## What changes for the reader\n\nNo page reads differently.\n"


def test_a_changed_sentence_in_plain_text_needs_no_clinician(repository: Sample) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee hurts and clicks. It may swell.")

    assert (
        said(repository)
        == """## What changes for the reader

No health text changed.

| Page | Preview | Live | Words | Reading grade | Sources | Checks |
| --- | --- | --- | --- | --- | --- | --- |
| Knee pain | [see it](https://example.org/preview/7/conditions/knee-pain/) | not shown | 158 → 163 | -0.5 → -0.6 | the same | all kept |

<details><summary>Knee pain: 2 changes</summary>

**what-it-is**

- Was: Your knee hurts.
- Is: Your knee **hurts and clicks.**

- New: It may swell.

</details>
"""
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        (KNEE, "-   you cannot breathe", "-   you cannot breathe well", "words in get-help"),
        (KNEE, "-   the knee is hot\n///", "-   it is hot\n///", "words in not-today"),
        (KNEE, "Massage of the back.", "Massage of the neck.", "words in can-massage-help"),
        (KNEE, "Take them as before.", "Take them.", "words in options"),
        (KNEE, "evidence: weak", "evidence: some", "words in can-massage-help, the evidence rating"),
        (KNEE, "It gets better.", "It gets better in 3 weeks.", "numbers"),
        (GUIDE, "for a day.[@furlan2015]", "for a day.", "words in own-part, sources"),
        (GUIDE, "for a day.[@furlan2015] See", "for a day. See[@furlan2015]", ""),
        (GUIDE, "-   One line.", "-   Two words.", "words in short-version"),
        (GUIDE, "Call {{", "Ring {{", ""),
        (GUIDE, "due: 2027-11-01", "due: 2027-10-01", ""),
    ],
)  # fmt: skip
def test_a_change_of_health_text_is_flagged_by_what_changed(
    repository: Sample, name: str, old: str, new: str, why: str
) -> None:
    repository.change(name, old, new)

    title = "A guide" if name == GUIDE else "Knee pain"
    flag = f"**Health text changed: needs clinical review.**\n\n- {title}: {why}\n"

    text = said(repository)

    assert ("needs clinical review" in text) == bool(why)
    assert not why or flag in text


def test_a_source_that_moves_to_another_passage_is_shown(repository: Sample) -> None:
    repository.change(KNEE, "Massage of the back.[@furlan2015]", "Massage of the back.")
    repository.change(KNEE, "Your knee hurts.", "Your knee hurts.[@furlan2015]")

    text = said(repository)

    assert "needs clinical review" in text
    assert "- Gone: ~~(Sources here: furlan2015)~~" in text
    assert "- New: (Sources here: furlan2015)" in text


def test_an_entry_of_the_list_of_sources_is_named(repository: Sample) -> None:
    repository.change("docs/data/references.yml", "    - 3,096 people", "    - 3,069 people")

    assert "needs clinical review.**\n\n- The list of sources: furlan2015\n" in said(repository)


def test_new_pages_and_pages_that_go(repository: Sample) -> None:
    (repository.root / KNEE).rename(repository.root / "docs/conditions/knee-ache.md")
    text = said(repository)

    assert (
        "| Knee pain | [see it](https://example.org/preview/7/conditions/knee-ache/) | new |"
        in text
    )
    assert "| Knee pain | gone | not shown |" in text


def test_rules_that_are_broken_are_counted(repository: Sample) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee has oedema.")

    assert "| the same | 1 to mend |" in said(repository)


def test_words_of_a_page_stay_words() -> None:
    assert plain("<b>|@a [x](y) #1") == "\\<b\\>\\|@\u200ba \\[x\\](y) \\#1"


def test_a_title_cannot_close_the_box(repository: Sample) -> None:
    repository.change(KNEE, "title: Knee pain", "title: </summary><img src=x>")

    assert "<summary>&lt;/summary&gt;&lt;img src=x&gt;: 2 changes</summary>" in said(repository)


def test_the_command_compares_revisions(
    repository: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee aches.")
    repository.change(GUIDE, "A knee bends one way.", "A knee bends.")  # its picture is looked at
    git(repository.root, "commit", "-am", "Change")

    assert compare.main(["main~1", "main"], repository.root) == 0
    out = capsys.readouterr().out
    assert "Your knee **aches.**" in out
    assert out.count("| all kept |") == 2
    assert compare.main(["main"], repository.root) == 0
    assert "No page reads differently." in capsys.readouterr().out


@pytest.mark.parametrize("revision", ["nowhere", "--output=/tmp/x"])
def test_an_unknown_revision_is_named(
    repository: Sample, capsys: pytest.CaptureFixture[str], revision: str
) -> None:
    assert compare.main(["--", revision], repository.root) == 1
    assert capsys.readouterr().err == (
        f"git does not know '{revision}'. Type a branch or a commit, as main.\n"
    )


def test_a_machine_without_git_is_told_so(
    repository: Sample, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert compare.main(["main"], repository.root) == 1
    assert capsys.readouterr().err == "git is not on this machine. Install it first.\n"


def test_a_link_in_a_branch_is_not_followed(repository: Sample) -> None:
    (repository.root / "docs/secret.md").symlink_to("/etc/passwd")
    git(repository.root, "add", ".")
    git(repository.root, "commit", "-m", "Link")

    folder = revisions.export(repository.root, "main", repository.root / ".before")

    assert not (folder / "docs/secret.md").is_symlink()
    assert not (folder / "docs/secret.md").exists()


def test_a_long_difference_is_cut(repository: Sample) -> None:
    path = repository.root / KNEE
    path.write_text(path.read_text("utf-8").replace("Your knee hurts.", "Hot. " * 60), "utf-8")
    assert "And " in said(repository)

    before = site.load(revisions.export(repository.root, "main", repository.root / ".before"))
    assert len(differences(before, site.load(repository.root))) == 1
