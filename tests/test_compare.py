"""What a reviewer is told about a change: sentences, numbers, sources, and who has to look."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import Sample

KNEE = "docs/conditions/knee-pain.md"
GUIDE = "docs/index.md"
HOME = "https://example.org"


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(sample: Sample) -> Sample:
    """The sample, committed, to be changed."""
    sample.change("mkdocs.yml", "extra:", f"site_url: {HOME}/\nextra:")
    git(sample.root, "init", "-b", "main")
    git(sample.root, "add", ".")
    git(sample.root, "commit", "-m", "Start")
    return sample


def said(sample: Sample) -> str:
    """Return the comment on what is changed and not committed."""
    code, text = sample.run("compare", "main", "--preview", "preview/7/")
    assert code == 0
    return text


def test_nothing_changed_for_the_reader(repository: Sample) -> None:
    repository.change(GUIDE, "![A bent", "\n\n![A bent")

    assert said(repository) == "## What changes for the reader\n\nNo page reads differently.\n"


def test_a_changed_sentence_in_plain_text_needs_no_clinician(repository: Sample) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee hurts and clicks. It may swell.")

    assert (
        said(repository)
        == f"""## What changes for the reader

No health text changed.

| Page | Preview | Live | Words | Reading grade | Sources | Checks |
| --- | --- | --- | --- | --- | --- | --- |
| Knee pain | [see it]({HOME}/preview/7/conditions/knee-pain/) | [as it is]({HOME}/conditions/knee-pain/) | 158 → 163 | -0.5 → -0.6 | the same | all kept |

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
    text = said(repository)

    title = "A guide" if name == GUIDE else "Knee pain"
    assert ("needs clinical review" in text) == bool(why)
    assert not why or f"needs clinical review.**\n\n- {title}: {why}\n" in text


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


def test_new_pages_pages_that_go_and_broken_rules_are_in_the_table(repository: Sample) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee has oedema.")
    (repository.root / KNEE).rename(repository.root / "docs/conditions/knee-ache.md")

    rows = [line for line in said(repository).splitlines() if line.startswith("| Knee pain")]

    assert rows[0].startswith(
        f"| Knee pain | [see it]({HOME}/preview/7/conditions/knee-ache/) | new | "
    )
    assert rows[0].endswith(" | 1 to mend |")
    assert rows[1].startswith(f"| Knee pain | gone | [as it is]({HOME}/conditions/knee-pain/) | ")


def test_words_of_a_page_stay_words(repository: Sample) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee hurts. `<b>|@a [x](y) #1`")
    repository.change(KNEE, "title: Knee pain", "title: </summary><img src=x>")

    text = said(repository)

    assert "- Is: Your knee hurts. **\\<b\\>\\|@\u200ba \\[x\\](y) \\#1**\n" in text
    assert "<summary>&lt;/summary&gt;&lt;img src=x&gt;: 3 changes</summary>" in text


def test_two_revisions_are_compared_with_their_pictures(repository: Sample) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee aches.")
    repository.change(GUIDE, "A knee bends one way.", "A knee bends.")  # its picture is looked at
    git(repository.root, "commit", "-am", "Change")

    code, text = repository.run("compare", "main~1", "main")

    assert code == 0
    assert "Your knee **aches.**" in text
    assert text.count("| not shown |") == text.count("| all kept |") == 2


@pytest.mark.parametrize("revision", ["nowhere", "--output=made"])
def test_an_unknown_revision_is_named_and_no_order_to_git(
    repository: Sample, revision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.root)

    assert repository.run("compare", "--", revision) == (
        1, f"git does not know '{revision}'. Type a branch or a commit, as main.\n"
    )  # fmt: skip
    assert not (repository.root / "made").exists()


def test_a_machine_without_git_is_told_so(
    repository: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert repository.run("compare") == (1, "git is not on this machine. Install it first.\n")


def test_a_link_in_a_branch_is_not_followed(repository: Sample) -> None:
    secret = repository.root / "secret.md"
    secret.write_text((repository.root / GUIDE).read_text("utf-8"), "utf-8")
    (repository.root / "docs/link.md").symlink_to(secret)
    git(repository.root, "add", ".")
    git(repository.root, "commit", "-m", "Link")

    code, text = repository.run("compare", "main~1", "main")

    assert (code, text.splitlines()[-1]) == (0, "No page reads differently.")


def test_a_long_difference_is_cut(repository: Sample) -> None:
    repository.change(
        KNEE, "Your knee hurts.", "\n\n".join(f"Hot {'x' * n}." for n in range(1, 61))
    )
    assert "\nAnd 21 more.\n" in said(repository)

    repository.change(KNEE, "Hot x.", "\n\n".join("Long " + "y" * 1900 for _ in range(40)))
    text = said(repository)
    assert len(text) < 65_536
    assert text.endswith("…\n\nThe rest is too long to show.\n")
