"""What a reviewer is told about a change: sentences, numbers, sources, and who has to look."""

from __future__ import annotations

import os
import signal
import subprocess
import time
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
| Knee pain | [see it]({HOME}/preview/7/conditions/knee-pain/) | [as it is]({HOME}/conditions/knee-pain/) | 285 → 290 | 3.0 → 2.9 | the same | all kept |

“See it” answers some minutes after the check “preview” is green. If it never does, the run of “publish” says what on the finished pages may not be shown.

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
        (KNEE, "get help first", "get help soon", "words in get-help"),
        (KNEE, "so wait a few days", "so wait a day", "words in not-today"),
        (KNEE, "Massage of the back", "Massage of the neck", "words in can-massage-help"),
        (KNEE, "Take them as before", "Take them", "words in medicines"),
        (KNEE, "evidence: weak", "evidence: some", "words in can-massage-help, the evidence rating"),
        (KNEE, "It gets better in", "It gets better in 3 weeks in", "numbers"),
        (GUIDE, "for a day.[@furlan2015]", "for a day.", "words in own-part, sources"),
        (GUIDE, "for a day.[@furlan2015] See", "for a day. See[@furlan2015]", ""),
        (GUIDE, "made for tests", "made for all", "words in short-version"),
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
    repository.change(KNEE, "at all.[@furlan2015]", "at all.")
    repository.change(KNEE, "Your knee hurts.", "Your knee hurts.[@furlan2015]")

    text = said(repository)

    assert "needs clinical review" in text
    assert "- Gone: ~~(Sources here: furlan2015)~~" in text
    assert "- New: (Sources here: furlan2015)" in text


def test_an_entry_of_the_list_of_sources_is_named(repository: Sample) -> None:
    repository.change("docs/data/references.yml", "    - 3,096 people", "    - 3,069 people")

    assert "needs clinical review.**\n\n- The list of sources: furlan2015\n" in said(repository)


def test_a_danger_sign_that_changes_is_shown_and_needs_a_clinician(repository: Sample) -> None:
    repository.change("docs/data/safety.yml", "level: call", "level: today")
    repository.change("docs/data/safety.yml", "hurts, and the pain", "hurts, and it")

    assert said(repository) == (
        "## Safety: a second person has to look at this\n\n"
        "**A danger sign moves to another level.** A reader who has to call now may wait, or one who "
        "can wait may be frightened.\n\n"
        "- docs/data/safety.yml, chest, level: “call” → “today”\n\n"
        "**The words of a danger sign or its card change.** A reader may no longer know the sign, or "
        "what to do about it.\n\n"
        "- docs/data/safety.yml, chest, line: “Your chest hurts, and the pain does not go away.” → "
        "“Your chest hurts, and it does not go away.”\n\n\n"
        "## What changes for the reader\n\n"
        "**Health text changed: needs clinical review.**\n\n- The danger signs: chest\n\n\n"
        "<details><summary>Danger signs: 2 changes</summary>\n\n**chest**\n\n"
        "- Was: level: call\n- Is: level: **today**\n\n"
        "- Was: line: Your chest hurts, and the pain does not go away.\n"
        "- Is: line: Your chest hurts, and **it** does not go away.\n\n</details>\n"
    )


def test_words_of_a_danger_card_that_change_need_a_clinician(repository: Sample) -> None:
    repository.change("docs/data/cards.yml", "Say first what is wrong", "Say what is wrong")

    text = said(repository)

    assert "needs clinical review.**\n\n- The words of the danger cards: call\n" in text


def test_new_pages_pages_that_go_and_broken_rules_are_in_the_table(repository: Sample) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee has oedema.")
    (repository.root / KNEE).rename(repository.root / "docs/conditions/knee-ache.md")

    rows = [line for line in said(repository).splitlines() if line.startswith("| Knee pain")]

    assert rows[0].startswith(
        f"| Knee pain | [see it]({HOME}/preview/7/conditions/knee-ache/) | new | "
    )
    assert rows[0].endswith(
        " | 5 to mend |"
    )  # four of its cards wait for its new name in safety.yml
    assert rows[1].startswith(f"| Knee pain | gone | [as it is]({HOME}/conditions/knee-pain/) | ")


def test_words_of_a_page_stay_words(repository: Sample) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee hurts. `<b>|@a [x](y) #1`")
    repository.change(KNEE, "title: Knee pain", "title: </summary><img src=x>")

    text = said(repository)

    assert "- Is: Your knee hurts. **\\<b\\>\\|@\u200ba \\[x\\](y) \\#1**\n" in text
    assert "<summary>&lt;/summary&gt;&lt;img src=x&gt;: 4 changes</summary>" in text


def test_two_revisions_are_compared_with_their_pictures(repository: Sample) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee aches.")
    repository.change(GUIDE, "A knee bends one way,", "A knee bends,")  # its picture is looked at
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


ORIGIN = "This is compared with 'origin/main'.\n"
FETCH = (
    "git does not know 'main'. Type a branch or a commit, as main. "
    "To get it first, type `git fetch origin main:refs/remotes/origin/main`.\n"
)


@pytest.mark.parametrize(
    "how",
    [
        ["clone", "--branch", "mine"],
        ["clone", "--branch", "mine", "--depth", "1", "--no-single-branch"],
        ["clone", "--branch", "mine", "--config", "advice.detachedHead=false"],
    ],
    ids=["fresh", "shallow", "detached"],
)
def test_a_copy_without_main_is_compared_with_the_one_it_came_from(
    repository: Sample, tmp_path_factory: pytest.TempPathFactory, how: list[str]
) -> None:
    copy = tmp_path_factory.mktemp("copy") / "site"
    git(repository.root, "branch", "mine")
    git(repository.root, *how, f"file://{repository.root}", str(copy))
    if how[-1].startswith("advice"):
        git(copy, "checkout", "--detach")
        git(copy, "branch", "-D", "mine")
    page = copy / KNEE
    page.write_text(page.read_text("utf-8").replace("knee hurts.", "knee aches."), "utf-8")
    made = Sample.__new__(Sample)
    made.root = copy

    code, text = made.run("compare")

    assert code == 0
    assert text.startswith(ORIGIN)
    assert "Your knee **aches.**" in text


def test_what_is_committed_on_main_itself_is_compared_with_the_one_it_came_from(
    repository: Sample, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = Sample.__new__(Sample)
    made.root = tmp_path_factory.mktemp("copy") / "site"
    git(repository.root, "clone", f"file://{repository.root}", str(made.root))
    made.change(KNEE, "knee hurts.", "knee aches.")
    git(made.root, "commit", "--all", "--message", "Change")

    code, text = made.run("compare")

    assert code == 0
    assert text.startswith(ORIGIN)
    assert "Your knee **aches.**" in text


def test_a_copy_that_has_no_main_at_all_is_told_how_to_get_it(
    repository: Sample, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copy = tmp_path_factory.mktemp("copy") / "site"
    git(repository.root, "branch", "mine")
    words = ["clone", "--branch", "mine", "--depth", "1", f"file://{repository.root}", str(copy)]
    git(repository.root, *words)
    made = Sample.__new__(Sample)
    made.root = copy

    assert made.run("compare") == (1, FETCH)
    git(copy, *FETCH.partition("`git ")[2].partition("`")[0].split())
    assert made.run("compare")[1].startswith(ORIGIN)


def test_an_unpacked_folder_is_told_that_git_has_no_history_of_it(sample: Sample) -> None:
    assert sample.run("compare") == (
        1,
        "git keeps no history of this folder, so there is nothing to compare with. Get the files with "
        "`git clone` and the address of the repository, and make your change in that folder.\n",
    )


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


@pytest.mark.parametrize("long", ["a.", "a@", "a", "1 ", "a-", "999 "])
def test_a_comparison_of_long_words_takes_no_time(long: str, repository: Sample) -> None:
    row = long * (1_900 // len(long))
    repository.change(KNEE, "Your knee hurts.", "\n".join(["Your knee hurts.", *[row] * 9]))
    folded = "\n".join(["title: >-", *[f"    {row}"] * 40])
    repository.change(f"{FIELDS}/references.yml", "title: ", f"{folded}\n    ")
    began = time.process_time()

    assert "What changes for the reader" in said(repository)
    assert time.process_time() - began < 5


# Safety: what a second person has to look at

TITLE = "## Safety: a second person has to look at this\n\n"
WHY = {
    "unread": "**A file cannot be read.** Nobody knows what changed in it until a person has opened it.",
    "gone": "**A danger sign is taken out.** A reader who has it would not be told to get help.",
    "level": "**A danger sign moves to another level.** A reader who has to call now may wait, or one who can wait may be frightened.",
    "sign": "**The words of a danger sign or its card change.** A reader may no longer know the sign, or what to do about it.",
    "shown": "**A danger sign or its card is shown elsewhere, or otherwise.** Readers of a page may not meet a sign that they need.",
    "new": "**A danger sign is new.** A false alarm frightens people, and hides the true ones.",
    "number": "**A number to call, or who answers it, changes.** In an emergency a wrong number costs minutes.",
    "medicine": "**Advice on medicines changes.** Some medicines are dangerous to stop, to miss or to mix.",
    "order": "**What readers are told to do changes.** A “call”, “ask”, “stop”, “never”, “do not” or “get help” that comes, goes or turns round can harm.",
    "health": "**Words on health change.** They can promise more than was found, or leave out a doubt, a limit or a danger.",
    "spelling": "**A word that is swapped on every page changes.** It rewrites each page of a country, and can turn any sentence round.",
    "script": "**Signs or words that are no English letters appear.** The checks read English only, and most of us cannot tell what they say.",
    "meaning": "**What a word of the glossary means changes.** Each page that marks the word says so from now on.",
    "shared": "**Words or facts that pages share change.** They stand in lists, forms, tools or messages, so a slip reaches many readers at once.",
    "menu": "**The menu changes.** Who looks for a page may find it under another name or place, or not at all.",
    "paper": "**The licence or the instructions change.** One says what others may do with our words, and the other what editors type and trust.",
    "rating": "**A rating of the evidence changes.** It says how far readers may trust the page.",
    "figure": "**A figure in a source changes.** Pages may print it from now on. Open the source and find the number.",
    "source": "**A source is new, gone, elsewhere or otherwise judged.** Pages rest on it. Open its address, and see that it is what it says.",
    "reviewer": "**Who has checked a page changes.** Only a person who agreed to be named, and who read the page, may stand there.",
    "due": "**A page's next check is moved, and nobody has read the page.** Old advice would stand for longer.",
    "ledger": "**An address that was published is taken out, or leads elsewhere.** Clinics have it on paper, and none can be called back.",
    "guard": "**A claim or word that the checks refuse may be used again.** The list keeps the pages from saying more than the research shows.",
    "least": "**How much a list that guards readers must hold changes.** Danger signs, sources or refused words could go then, and no check would say so.",
    "host": "**A site that pages may link to is new, gone or otherwise explained.** Readers trust where a health page sends them. Open it and look who is behind it.",
    "setting": "**A setting of the site changes.** One line there can let code in, or change the number, clinic or address on every page.",
    "code": "**Code, a check or a style changes.** It runs for every reader or on our own machines, or decides what is checked and seen.",
    "odd": "**A file is not of the kinds that the site is made of.** It may be published as it is, and no check reads it.",
    "link": "**A link leads elsewhere, or out of the site.** The words may be the same, and the reader ends on another page.",
    "marks": "**Marks that readers do not see change.** A class, a setting of a block or HTML can hide a warning, or draw it as something else.",
    "picture": "**A picture is new, gone or not the same.** No check knows what it shows, and it can say the opposite of the words.",
}
SIGNS = "docs/data/safety.yml"
REGIONS = "docs/data/regions.yml"
SOURCES_LIST = "docs/data/references.yml"
FIELDS = "docs/data"


def safety(sample: Sample) -> str:
    """Return the section "Safety" of the comment, "" if there is none."""
    before, _, after = said(sample).partition("## What changes for the reader\n")
    assert after
    return before


def section(**kinds: list[str]) -> str:
    """Return the section with some lines under each kind."""
    parts = [
        f"{WHY[kind]}\n\n" + "".join(f"- {one}\n" for one in ones) for kind, ones in kinds.items()
    ]
    return TITLE + "\n".join(parts) + "\n\n"


@pytest.mark.parametrize(
    ("edits", "shown"),
    [
        pytest.param(
            [(SIGNS, "It may be a heart attack, even if the pain is mild.", "It is nothing. Do not call.")],
            {"sign": [f"{SIGNS}, chest, why: “It may be a heart attack, even if the pain is mild.” → “It is nothing. Do not call.”"]},
            id="why",
        ),
        pytest.param(
            [
                (SIGNS, "pages: [is-it-safe/index.md, conditions/knee-pain.md]\n  source: [furlan2015]", "pages: [is-it-safe/index.md]\n  source: [furlan2015]"),
                (KNEE, "/// signs | emergency\n///\n\n", ""),
            ],
            {"shown": [
                "docs/conditions/knee-pain.md: “/// signs \\| emergency” → nothing",
                f"{SIGNS}, chest, pages: “is-it-safe/index.md, conditions/knee-pain.md” → “is-it-safe/index.md”",
            ]},
            id="page and data together",
        ),
        pytest.param(
            [(SIGNS, "knee-fresh:\n  level: wait", "knee-fresh2:\n  level: wait")],
            {
                "gone": [f"{SIGNS}, knee-fresh: “level: wait; group: Signs of one page; line: You hurt your knee in the last few days.; short: You hurt your knee just now.; check: False; pages: conditions/knee-pain.md; source: ” → nothing".replace("; source: ”", "; source:”")],
                "new": [f"{SIGNS}, knee-fresh2: nothing → “level: wait; group: Signs of one page; line: You hurt your knee in the last few days.; short: You hurt your knee just now.; check: False; pages: conditions/knee-pain.md; source:”"],
            },
            id="out and in",
        ),
        pytest.param(
            [(KNEE, "get help first and forget", "get help later and book")],
            {"sign": ["docs/conditions/knee-pain.md, get-help: “If one of these signs fits you, get help first and forget the massage.” → “If one of these signs fits you, get help later and book the massage.”"]},
            id="help on a page",
        ),
        pytest.param(
            [(GUIDE, "Call {{ region.emergency }} if you", "Do not call {{ region.emergency }} if you")],
            {"order": ["docs/index.md, next (“do not” appears): “Call \\{\\{ region.emergency \\}\\} if you feel very ill, and see about a massage on another day.” → “Do not call \\{\\{ region.emergency \\}\\} if you feel very ill, and see about a massage on another day.”"]},
            id="turned round",
        ),
        pytest.param(
            [(GUIDE, "Call {{ region.emergency }} if", "Call 911 if")],
            {"number": [
                "docs/index.md, next: “Call \\{\\{ region.emergency \\}\\} if you feel very ill, and see about a massage on another day.” → “Call 911 if you feel very ill, and see about a massage on another day.”",
                "docs/index.md: “\\{\\{ region.emergency \\}\\}” → nothing",
            ]},
            id="number on a page",
        ),
        pytest.param(
            [(KNEE, "---\n\n## The short", "---\n\nStop your warfarin two days before a massage.\n\n## The short")],
            {"medicine": ["docs/conditions/knee-pain.md, before the first heading: nothing → “Stop your warfarin two days before a massage.”"]},
            id="medicine before the first heading",
        ),
        pytest.param(
            [(KNEE, "Take them as before, and", "Leave them at home, but")],
            {"medicine": ["docs/conditions/knee-pain.md, medicines: “Take them as before, and tell the therapist what you take and why.” → “Leave them at home, but tell the therapist what you take and why.”"]},
            id="medicines section",
        ),
        pytest.param(
            [(REGIONS, '"999"', '"989"'), (REGIONS, '"111"', '"112"'), (REGIONS, '"116 123"', '"0900 123"')],
            {"number": [
                f"{REGIONS}, gb, emergency: “999” → “989”",
                f"{REGIONS}, gb, advice: “111” → “112”",
                f"{REGIONS}, gb, crisis: “116 123” → “0900 123”",
            ]},
            id="emergency, advice and crisis",
        ),
        pytest.param(
            [(KNEE, "evidence: weak", "evidence: good"), ("docs/data/ratings.yml", "weak: \"Weak:", "weak: \"Strong:")],
            {"rating": [
                "docs/conditions/knee-pain.md, evidence: “weak” → “good”",
                "docs/data/ratings.yml, weak: “Weak: there is too little proof to be sure” → “Strong: there is too little proof to be sure”",
            ]},
            id="rating",
        ),
        pytest.param(
            [(SOURCES_LIST, "- 25 trials", "- 95 trials"), (SOURCES_LIST, "https://doi.org/", "https://doi.example/")],
            {
                "figure": [f"{SOURCES_LIST}, furlan2015, figures: “25 trials, 3,096 people” → “95 trials, 3,096 people”"],
                "source": [f"{SOURCES_LIST}, furlan2015, url: “https://doi.org/10.1002/14651858.CD001929.pub3” → “https://doi.example/10.1002/14651858.CD001929.pub3”"],
            },
            id="figure and address of a source",
        ),
        pytest.param(
            [
                ("docs/data/reviewers.yml", "tester:", "me:\n  name: M. Self\n  role: Doctor\ntester:"),
                (GUIDE, "due: 2027-11-01\n", "due: 2027-11-01\nclinician: {name: M. Self, role: Doctor, date: 2026-11-20, text: abcdefghij}\n"),
            ],
            {"reviewer": [
                "docs/index.md, clinician: nothing → “name: M. Self, role: Doctor, date: 2026-11-20, text: abcdefghij”",
                "docs/data/reviewers.yml, me: nothing → “name: M. Self; role: Doctor”",
            ]},
            id="a stranger who signs",
        ),
        pytest.param(
            [(GUIDE, "due: 2027-11-01", "due: 2028-11-01")],
            {"due": ["docs/index.md, due: “2027-11-01” → “2028-11-01”"]},
            id="due",
        ),
        pytest.param(
            [("docs/data/permanent-links.txt", "/#short-version\n", "/#new\n")],
            {"ledger": ["docs/data/permanent-links.txt: “/\\#short-version” → nothing"]},
            id="ledger",
        ),
        pytest.param(
            [("docs/data/words.yml", "say: releases toxins", "say: releases poisons")],
            {"guard": ["docs/data/words.yml, banned, releases toxins, say: “releases toxins” → nothing"]},
            id="banned claim",
        ),
        pytest.param(
            [("docs/data/words.yml", "A strong cord that", "Stop running. A strong cord that")],
            {"order": ["docs/data/words.yml, glossary, tendon, means (“stop” appears): “A strong cord that ties a muscle to a bone.” → “Stop running. A strong cord that ties a muscle to a bone.”"]},
            id="words.yml",
        ),
        pytest.param(
            [("docs/data/messages.yml", "\"Ring [phone].\"", "\"Come in any case.\"")],
            {"order": ["docs/data/messages.yml, index.md, mail (“call” goes): “Your visit is on \\[day\\]., Please read: \\[address\\], Ring \\[phone\\].” → “Your visit is on \\[day\\]., Please read: \\[address\\], Come in any case.”"]},
            id="messages.yml",
        ),
        pytest.param(
            [("docs/data/cards.yml", "Say first what is wrong", "Say what is wrong")],
            {"sign": ["docs/data/cards.yml, call, after: “Say first what is wrong, and then where you are.” → “Say what is wrong, and then where you are.”"]},
            id="cards.yml",
        ),
        pytest.param(
            [("docs/data/sheet.yml", "medicines: ", "medicines: Do not list ")],
            {"medicine": ["docs/data/sheet.yml, medicines: “My medicines, with the dose” → “Do not list My medicines, with the dose”"]},
            id="sheet.yml",
        ),
        pytest.param(
            [(GUIDE, "conditions/knee-pain.md#get-help)", "https://evil.example/)")],
            {"link": ["docs/index.md, “knee pain”: “conditions/knee-pain.md\\#get-help” → “https://evil.example/”"]},
            id="link",
        ),
        pytest.param(
            [(KNEE, "/// signs | emergency\n", "/// signs | emergency\n    attrs: {class: usual}\n")],
            {"marks": ["docs/conditions/knee-pain.md: nothing → “attrs: \\{class: usual\\}”"]},
            id="class of a card",
        ),
        pytest.param(
            [(KNEE, "/// ask | Ask the doctor", "/// ask | Never ask the doctor")],
            {"order": ["docs/conditions/knee-pain.md, title of ask (“never” appears): “Ask the doctor” → “Never ask the doctor”"]},
            id="title of a block",
        ),
        pytest.param(
            [(GUIDE, "img/knee.svg)", "img/other.svg)"), ("docs/img/knee.svg", "<svg", "<svg data-x='1'")],
            {"picture": [
                "docs/img/knee.svg: “{size} bytes” → “{more} bytes”",
                "docs/index.md, “A bent knee.”: “img/knee.svg” → “img/other.svg”",
            ]},
            id="picture",
        ),
        pytest.param(
            [(KNEE, "/// signs | emergency\n///", "```\n/// signs | emergency\n///\n```")],
            {"marks": ["docs/conditions/knee-pain.md: nothing → “\\`\\`\\` \\`\\`\\`”"]},
            id="card in a fence",
        ),
        pytest.param(
            [(KNEE, "/// signs | emergency\n///", "    /// signs | emergency\n    ///")],
            {"marks": ["docs/conditions/knee-pain.md: nothing → “/// /// signs \\| emergency”"]},
            id="card in code",
        ),
        pytest.param(
            [(KNEE, "/// signs | emergency", "/// signs | today")],
            {"shown": ["docs/conditions/knee-pain.md: “/// signs \\| emergency” → “/// signs \\| today”"]},
            id="level of a card",
        ),
        pytest.param(
            [(GUIDE, "## What to do next", "{{ check }}\n\n## What to do next")],
            {"shown": ["docs/index.md: nothing → “\\{\\{ check \\}\\}”"]},
            id="the check",
        ),
        pytest.param(
            [(KNEE, "{{ rating }}\n", "")],
            {"rating": ["docs/conditions/knee-pain.md: “\\{\\{ rating \\}\\}” → nothing"]},
            id="a rating that is not shown",
        ),
        pytest.param(
            [("docs/data/spelling.yml", "# How", "gb: {safe: unsafe}\n# How")],
            {"spelling": ["docs/data/spelling.yml, gb: nothing → “safe: unsafe”"]},
            id="spelling.yml",
        ),
        pytest.param(
            [("docs/data/guards.yml", "safety: 1", "safety: 2")],
            {"least": ["docs/data/guards.yml, safety: “1” → “2”"]},
            id="guards.yml",
        ),
        pytest.param(
            [("docs/data/hosts.yml", "www.nhs.uk:", "shop.example: It sells.\nwww.nhs.uk:")],
            {"host": ["docs/data/hosts.yml, shop.example: nothing → “It sells.”"]},
            id="hosts.yml",
        ),
        pytest.param(
            [("mkdocs.yml", "  - index.md", "  - Stop your warfarin: index.md")],
            {
                "medicine": ["mkdocs.yml, nav, Stop your warfarin: nothing → “index.md”"],
                "menu": ["mkdocs.yml, nav, index.md: “index.md” → nothing"],
            },
            id="a name in the menu",
        ),
        pytest.param(
            [(KNEE, "Your knee hurts.", "Your knee hurts, as knees.example and me@knees.example say.")],
            {"link": ["docs/conditions/knee-pain.md, what-it-is: nothing → “Your knee hurts, as knees.example and me@\u200bknees.example say.”"]},
            id="addresses that are no links",
        ),
        pytest.param(
            [(GUIDE, "![A bent knee.]", "![Do not bend a knee.]")],
            {"order": ["docs/index.md, img/knee.svg: “A bent knee.” → “Do not bend a knee.”"]},
            id="words of a picture",
        ),
        pytest.param(
            [(KNEE, "title: Knee pain", "title: Never ask about knee pain")],
            {"order": ["docs/conditions/knee-pain.md, title (“ask” appears, “never” appears): “Knee pain” → “Never ask about knee pain”"]},
            id="title",
        ),
        pytest.param(
            [(KNEE, "Your knee hurts.", "Your knee hurts. Ask on 0900 123 4567.")],
            {"number": ["docs/conditions/knee-pain.md, what-it-is: nothing → “Ask on 0900 123 4567.”"]},
            id="a new number",
        ),
        pytest.param(
            [(GUIDE, "for a day.[@", "for a day. [Book](tel:0900123) or [write](mailto:a@evil.example).[@")],
            {
                "number": ["docs/index.md, “Book”: nothing → “tel:0900123”"],
                "health": ["docs/index.md, own-part: nothing → “Book or write.”"],
                "link": ["docs/index.md, “write”: nothing → “mailto:a@\u200bevil.example”"],
            },
            id="new links that leave",
        ),
        pytest.param(
            [(KNEE, "/// do\n", "/// avoid\n")],
            {"order": ["docs/conditions/knee-pain.md, what-you-can-do, in avoid: nothing → “walk a little on flat ground, and rest the knee for a while afterwards”"]},
            id="do that becomes avoid",
        ),
        pytest.param(
            [("mkdocs.yml", "  - index.md\n", "  - index.md\n  - Book: https://evil.example/\n")],
            {"link": ["mkdocs.yml, nav, Book: nothing → “https://evil.example/”"]},
            id="a link in the menu",
        ),
        pytest.param(
            [(KNEE, "Your knee hurts.", "Your knee hurts. Come off ramipril first. Look at knees.xyz too. Go to hospital.")],
            {
                "medicine": ["docs/conditions/knee-pain.md, what-it-is: nothing → “Come off ramipril first.”"],
                "order": ["docs/conditions/knee-pain.md, what-it-is (“get help” appears): nothing → “Go to hospital.”"],
                "link": ["docs/conditions/knee-pain.md, what-it-is: nothing → “Look at knees.xyz too.”"],
            },
            id="a medicine, an address and help by other names",
        ),
        pytest.param(
            [("mkdocs.yml", "  - Conditions:", "  - Pains:")],
            {"menu": [
                "mkdocs.yml, nav, Conditions: “conditions/knee-pain.md” → nothing",
                "mkdocs.yml, nav, Pains: nothing → “conditions/knee-pain.md”",
            ]},
            id="a renamed group of the menu",
        ),
        pytest.param(
            [("mkdocs.yml", "  - is-it-safe/index.md\n", "")],
            {"menu": ["mkdocs.yml, nav, is-it-safe/index.md: “is-it-safe/index.md” → nothing"]},
            id="a page that is out of the menu",
        ),
        pytest.param(
            [
                ("docs/data/words.yml", "instead: “You may feel calmer.”", "instead: “You lose toxins.”"),
                ("docs/data/words.yml", "instead: swelling", "instead: fat"),
                ("docs/data/words.yml", "why: Many readers", "why: All readers"),
            ],
            {"shared": [
                "docs/data/words.yml, banned, releases toxins, instead: ““You may feel calmer.”” → ““You lose toxins.””",
                "docs/data/words.yml, hard, oedema, why: “Many readers do not know it.” → “All readers do not know it.”",
                "docs/data/words.yml, hard, oedema, instead: “swelling” → “fat”",
            ]},
            id="what to write instead of a word",
        ),
        pytest.param(
            [("docs/data/words.yml", "A strong cord", "A weak cord")],
            {"meaning": ["docs/data/words.yml, glossary, tendon, means: “A strong cord that ties a muscle to a bone.” → “A weak cord that ties a muscle to a bone.”"]},
            id="the meaning of a word",
        ),
        pytest.param(
            [
                (SOURCES_LIST, "about: 25 trials", "about: 250 trials"),
                (SOURCES_LIST, "title: Massage for", "title: Massage cures"),
                (SOURCES_LIST, "authors: Furlan AD", "authors: Nobody AD"),
                (SOURCES_LIST, "where: Cochrane", "where: Our own"),
            ],
            {"shared": [
                f"{SOURCES_LIST}, furlan2015, authors: “Furlan AD and others” → “Nobody AD and others”",
                f"{SOURCES_LIST}, furlan2015, title: “Massage for low-back pain” → “Massage cures low-back pain”",
                f"{SOURCES_LIST}, furlan2015, where: “Cochrane Database of Systematic Reviews” → “Our own Database of Systematic Reviews”",
                f"{SOURCES_LIST}, furlan2015, about: “25 trials, 3,096 people” → “250 trials, 3,096 people”",
            ]},
            id="what readers see of a source",
        ),
        *(pytest.param(
            [(KNEE, "Your knee hurts.", f"Your knee hurts. {words}")],
            {"link": [f"docs/conditions/knee-pain.md, what-it-is: nothing → “{shown or words}”"]},
            id=f"an address spelt out: {words}",
        ) for words, shown in [
            ("See knees dot com.", ""), ("See knees (dot) com.", ""), ("See knees [dot] health.", "See knees \\[dot\\] health."),
            ("See knees-dot-com.", ""), ("See knees point com.", ""), ("See knees . com.", ""), ("See knees DOT com.", ""),
            ("Write to me (at) knees.", ""), ("See knees\u00b7com.", ""), ("See knees dotcom.", ""),
        ]),
        *(pytest.param(
            [(name, old, f"{old}{words}")],
            {kind: [f"{where}: {was} → “{now}”"]},
            id=f"{words.strip()} in {name}",
        ) for words, name, old, kind, where, was, now in [
            (" Жди завтра.", KNEE, "Your knee hurts.", "script", "docs/conditions/knee-pain.md, what-it-is", "“Your knee hurts.”", "Your knee hurts. Жди завтра."),
            (" Περίμενε.", KNEE, "Your knee hurts.", "script", "docs/conditions/knee-pain.md, what-it-is", "“Your knee hurts.”", "Your knee hurts. Περίμενε."),
            (" \u260e", KNEE, "Your knee hurts", "script", "docs/conditions/knee-pain.md, what-it-is", "“Your knee hurts.”", "Your knee hurts \u260e."),
            (" Жди завтра", "docs/data/words.yml", "A strong cord", "script", "docs/data/words.yml, glossary, tendon, means", "“A strong cord that ties a muscle to a bone.”", "A strong cord Жди завтра that ties a muscle to a bone."),
            (" Жди завтра", "docs/data/sheet.yml", "where: Where it hurts", "script", "docs/data/sheet.yml, where", "“Where it hurts”", "Where it hurts Жди завтра"),
        ]),
        pytest.param(
            [("docs/data/sheet.yml", "where: Where it hurts", "where: Where you were")],
            {"shared": ["docs/data/sheet.yml, where: “Where it hurts” → “Where you were”"]},
            id="a word of a tool",
        ),
        pytest.param(
            [("docs/data/cards.yml", "none: None of these", "none: Any of these")],
            {"sign": ["docs/data/cards.yml, check, none: “None of these” → “Any of these”"]},
            id="an answer of the check",
        ),
        pytest.param(
            [("docs/data/synonyms.yml", "[sore knee]", "[knee]")],
            {"shared": ["docs/data/synonyms.yml, conditions/knee-pain.md: “sore knee” → “knee”"]},
            id="a search word that goes",
        ),
        pytest.param(
            [("docs/data/guards.yml", "# Lower a number only with somebody who knows why", "# Lower a number as you like")],
            {"paper": ["docs/data/guards.yml, notes: “\\# Lower a number only with somebody who knows why; the comparison shows what has gone.” → “\\# Lower a number as you like; the comparison shows what has gone.”"]},
            id="a note for editors",
        ),
        pytest.param(
            [(KNEE, "kind: condition", "kind: guide")],
            {"marks": ["docs/conditions/knee-pain.md, kind: “condition” → “guide”"]},
            id="the kind of a page",
        ),
        *(pytest.param(
            [(name, old, new)],
            {"health": [f"{name}, {section}: “{was}” → “{now}”".replace("“” → “", "nothing → “")]},
            id=f"health text: {new[:40]}",
        ) for name, section, was, now, old, new in [
            (GUIDE, "own-part", "You may feel better for a day.", "You feel better for a day.", "You may feel", "You feel"),
            (GUIDE, "own-part", "You may feel better for a day.", "You may feel better for a year.", "a day.", "a year."),
            (GUIDE, "own-part, in caption", "A knee bends one way, so a twist can hurt it.", "A knee bends all ways, so a twist can loosen it.", "A knee bends one way, so a twist can hurt", "A knee bends all ways, so a twist can loosen"),
            (KNEE, "what-you-can-do, in do", "walk a little on flat ground, and rest the knee for a while afterwards", "walk a lot on steep ground, and rest the knee for a while afterwards", "a little on flat", "a lot on steep"),
            (KNEE, "options", "Massage \\| Pain. \\| Time.", "Massage \\| Time. \\| Pain.", "| Pain. | Time. |", "| Time. | Pain. |"),
            (KNEE, "can-massage-help", "", "It suits all knees on all days.", "## Can massage help? {#can-massage-help}\n", "## Can massage help? {#can-massage-help}\n\nIt suits all knees on all days.\n"),
        ]),
        pytest.param(
            [(KNEE, "description: What knee pain is,", "description: Why knee pain is fine,"), (KNEE, "for: adults with", "for: anyone with")],
            {"shared": [
                "docs/conditions/knee-pain.md, description: “What knee pain is, when to get help, and what massage can and cannot do for it.” → “Why knee pain is fine, when to get help, and what massage can and cannot do for it.”",
                "docs/conditions/knee-pain.md, for: “adults with a sore knee” → “anyone with a sore knee”",
            ]},
            id="description, and for whom a page is",
        ),
        pytest.param(
            [(GUIDE, "![A bent knee.]", "![A straight knee.]")],
            {"picture": ["docs/index.md, img/knee.svg: “A bent knee.” → “A straight knee.”"]},
            id="plain words of a picture",
        ),
        pytest.param(
            [(GUIDE, "for a day.[@furlan2015]", "for a day.")],
            {"source": ["docs/index.md, own-part: “furlan2015” → nothing"]},
            id="a source that no sentence cites",
        ),
        pytest.param(
            [(KNEE, "and so do [a few more signs](#danger-signs)", "and so do a few more signs")],
            {"shown": ["docs/conditions/knee-pain.md, “a few more signs”: “\\#danger-signs” → nothing"]},
            id="a link to the danger signs that goes",
        ),
        pytest.param(
            [(GUIDE, "![A bent knee.](img/knee.svg)", "![A straight leg.](img/leg.svg)")],
            {"picture": [
                "docs/index.md, “A straight leg.”: nothing → “img/leg.svg”",
                "docs/index.md, “A bent knee.”: “img/knee.svg” → nothing",
            ]},
            id="a picture with other words",
        ),
        pytest.param(
            [(KNEE, "/// evidence\n", "/// know\n")],
            {"marks": ["docs/conditions/knee-pain.md: “/// evidence” → “/// know”"]},
            id="a block that becomes another",
        ),
        pytest.param(
            [(GUIDE, "## What to do next", "{{ sheet }}\n\n## What to do next")],
            {"shared": ["docs/index.md: nothing → “\\{\\{ sheet \\}\\}”"]},
            id="a tool on a page",
        ),
        pytest.param(
            [("docs/data/redirects.yml", "{}", "/old/: /new/")],
            {},
            id="a new redirect is for the checks",
        ),
        pytest.param(
            [(GUIDE, "It makes the page", "<b>It</b>{.usual} makes the page")],
            {"marks": ["docs/index.md: nothing → “\\</b\\> \\<b\\> \\{.usual\\}”"]},
            id="HTML on a page",
        ),
    ],
)  # fmt: skip
def test_what_could_harm_is_shown_to_a_second_person(
    repository: Sample, edits: list[tuple[str, str, str]], shown: dict[str, list[str]]
) -> None:
    size = (repository.root / "docs/img/knee.svg").stat().st_size
    for name, old, new in edits:
        repository.change(name, old, new)

    lines = {
        kind: [one.replace("{size}", str(size)).replace("{more}", str(size + 11)) for one in ones]
        for kind, ones in shown.items()
    }
    assert safety(repository) == (section(**lines) if lines else "")


def test_sources_that_change_places_and_drawn_numbers_are_shown(repository: Sample) -> None:
    drawn = "/// people | 10 in 100\n10 in 100 people were sore.\n///\n\n/// compare | Days\n-   10 with it\n///"
    rows = "| Guideline | Says |\n|---|---|\n| A[@furlan2015] | No. |\n| B[@other2015] | Yes. |"
    repository.change(KNEE, "We found no guideline", f"{drawn}\n\n{rows}\n\nWe found no guideline")
    git(repository.root, "commit", "-am", "Draw")
    swapped = rows.replace("furlan", "x").replace("other", "furlan").replace("x2015", "other2015")
    repository.change(KNEE, rows, swapped)
    repository.change(KNEE, "people | 10 in", "people | 1 in")
    repository.change(KNEE, "10 with it", "1 with it")

    assert safety(repository) == section(
        source=[
            "docs/conditions/knee-pain.md, can-massage-help, “A”: “furlan2015” → “other2015”",
            "docs/conditions/knee-pain.md, can-massage-help, “B”: “other2015” → “furlan2015”",
        ],
        picture=[
            "docs/conditions/knee-pain.md, can-massage-help, in compare: “10 with it” → “1 with it”",
            "docs/conditions/knee-pain.md, title of people: “10 in 100” → “1 in 100”",
        ],
    )


def test_every_setting_is_shown(repository: Sample) -> None:
    repository.change(
        "mkdocs.yml",
        "  region: gb",
        "  region: us\n  policy: script-src *\n  contact: me@evil.example\n"
        "  clinic: {phone: '0900 1', booking: 'https://evil.example'}",
    )
    repository.change("mkdocs.yml", f"site_url: {HOME}/", "site_url: https://evil.example/")
    repository.change("mkdocs.yml", "  - toc", "  - toc\n  - pymdownx.snippets")
    repository.change(
        "mkdocs.yml",
        "nav:",
        "hooks: [spy.py]\nplugins: [macros]\nrepo_url: https://evil.example/r\nnav:",
    )
    repository.change("mkdocs.yml", "  - index.md", "  - Start: index.md")

    assert safety(repository) == section(
        menu=[
            "mkdocs.yml, nav, index.md: “index.md” → nothing",
            "mkdocs.yml, nav, Start: nothing → “index.md”",
        ],
        setting=[
            f"mkdocs.yml, site\\_url: “{HOME}/” → “https://evil.example/”",
            "mkdocs.yml, extra, region: “gb” → “us”",
            "mkdocs.yml, extra, policy: nothing → “script-src \\*”",
            "mkdocs.yml, extra, contact: nothing → “me@\u200bevil.example”",
            "mkdocs.yml, extra, clinic, phone: nothing → “0900 1”",
            "mkdocs.yml, extra, clinic, booking: nothing → “https://evil.example”",
            "mkdocs.yml, markdown\\_extensions, pymdownx.snippets: nothing → “pymdownx.snippets”",
            "mkdocs.yml, hooks: nothing → “spy.py”",
            "mkdocs.yml, plugins: nothing → “macros”",
            "mkdocs.yml, repo\\_url: nothing → “https://evil.example/r”",
        ],
    )


def test_code_and_files_of_unknown_kinds_are_named(repository: Sample) -> None:
    root = repository.root
    for name in (
        "docs/js/spy.js", "docs/css/hide.css", "scripts/x.py", ".github/workflows/x.yml",
        "overrides/main.html", "deploy/x.conf", ".ci/run", "requirements.txt", "pyproject.toml",
        "docs/_headers", "docs/page.html", "docs/img/X.SVG", "docs/data/more.yml", "CNAME",
    ):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", "utf-8")
    (root / ".gitattributes").write_text("docs/index.md export-ignore\n", "utf-8")
    (root / "docs/link.md").symlink_to("/etc/passwd")
    (root / "docs/img/knee.svg").chmod(0o755)
    size = f"{(root / 'docs/img/knee.svg').stat().st_size} bytes"

    assert safety(repository) == section(
        code=[
            ".ci/run (a new script): nothing → “1 byte”",
            "docs/js/spy.js (a new script): nothing → “1 byte”",
            "scripts/x.py (a new script): nothing → “1 byte”",
            ".gitattributes: nothing → “28 bytes”",
            ".github/workflows/x.yml: nothing → “1 byte”",
            "deploy/x.conf: nothing → “1 byte”",
            "docs/css/hide.css: nothing → “1 byte”",
            "overrides/main.html: nothing → “1 byte”",
            "pyproject.toml: nothing → “1 byte”",
            "requirements.txt: nothing → “1 byte”",
        ],
        odd=[
            "CNAME: nothing → “1 byte”",
            "docs/\\_headers: nothing → “1 byte”",
            "docs/data/more.yml: nothing → “1 byte”",
            "docs/img/X.SVG: nothing → “1 byte”",
            f"docs/img/knee.svg: “{size}” → “a file that can be run”",
            "docs/link.md: nothing → “a link to another file”",
            "docs/page.html: nothing → “1 byte”",
        ],
    )


@pytest.mark.parametrize("name", ["LICENSE", "README.md", "CONTRIBUTING.md"])
def test_a_paper_of_the_project_is_named(repository: Sample, name: str) -> None:
    (repository.root / name).write_text("Do as you like.\n", "utf-8")

    assert safety(repository) == section(paper=[f"{name}: nothing → “16 bytes”"])


@pytest.mark.parametrize("place", ["docs", "docs/conditions", "docs/techniques"])
def test_a_template_decides_what_is_checked(repository: Sample, place: str) -> None:
    path = repository.root / place / "_template.md"
    was = path.stat().st_size
    path.write_text(f"{path.read_text('utf-8')}\nMore.\n", "utf-8")

    line = f"{place}/\\_template.md: “{was:,} bytes” → “{was + 7:,} bytes”"
    assert safety(repository) == section(code=[line])


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (KNEE, "Your knee hurts.", "Your knee hurts when you climb the stairs."),
        (GUIDE, "the others make up for it", "the other lines make up for it"),
        (KNEE, "You talk first, and then", "First you talk with each other, and then"),
        (GUIDE, "checked: 2026-11-02\ndue: 2027-11-01", "checked: 2026-11-20\ndue: 2027-11-15"),
        (GUIDE, "Call {{", "Ring {{"),
        ("docs/data/synonyms.yml", "", "index.md: [stop my tablets]\n"),
        ("docs/data/permanent-links.txt", "/#short-version\n", "/#short-version\n/#own-part\n"),
        ("docs/data/synonyms.yml", "[sore knee]", "[sore knee, bad knee]"),
        (
            "docs/data/words.yml",
            "hard:",
            "  - {say: detox, why: It says nothing., instead: rest}\nhard:",
        ),
        ("mkdocs.yml", "knee-pain.md", "knee-pain.md\n      - conditions/ankle-pain.md"),
        (KNEE, "Your knee hurts.", "The dot on your knee hurts. The point is that a dot is small."),
    ],
)
def test_a_plain_change_needs_no_second_person(
    repository: Sample, name: str, old: str, new: str
) -> None:
    repository.change(name, old, new)

    assert safety(repository) == ""


def write(sample: Sample, name: str, data: bytes) -> None:
    (sample.root / name).write_bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        (SIGNS, b"chest: [\n", f"{SIGNS}, line 2: nothing → “These lines cannot be read as YAML: the brackets are not closed.”"),
        ("docs/data/words.yml", b"a: &a [x]\nb: *a\n", "docs/data/words.yml, line 1: nothing → “These lines cannot be read as YAML: '\\&' and '\\*' are not used here.”"),
        (GUIDE, b"\0\1\2", "docs/index.md, line 1: nothing → “The file is not text.”"),
        (GUIDE, b"---\ntitle: a: b\n---\n", "docs/index.md, line 2: nothing → “These lines cannot be read as YAML: mapping values are not allowed in this context.”"),
        ("docs/data/messages.yml", b"a: \xff\n", "docs/data/messages.yml, line 1: nothing → “The file is not saved as UTF-8.”"),
        (GUIDE, b"word " * 500_000, "docs/index.md: “{size} bytes” → “2,500,000 bytes: too big to be compared”"),
        ("mkdocs.yml", b"a: &a [x]\nb: [*a]\n", "mkdocs.yml, line 1: nothing → “These lines cannot be read as YAML: '\\&' and '\\*' are not used here.”"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_a_line(
    repository: Sample, name: str, data: bytes, line: str
) -> None:
    size = f"{(repository.root / name).stat().st_size:,}"
    write(repository, name, data)

    text = safety(repository)

    assert text.startswith(section(unread=[line.replace("{size}", size)]).rstrip("\n") + "\n")


def test_a_list_of_signs_that_is_gone_is_named_with_each_sign(repository: Sample) -> None:
    (repository.root / SIGNS).unlink()

    text = safety(repository)

    assert f"- {SIGNS}: “1,670 bytes” → “gone”\n" in text
    assert [line.split(":")[0] for line in text.splitlines() if "→ nothing" in line] == [
        f"- {SIGNS}, {key}"
        for key in ("chest", "breath", "hot-joint", "knee-gives-way", "knee-lasts", "knee-fresh")
    ]


def test_a_page_that_takes_too_long_is_named_and_nothing_hangs(repository: Sample) -> None:
    long = "Go on, and *on*.\n\n" * 1000  # processors count time in pieces, so it has to take some
    repository.change(GUIDE, "## My other part", f"{long}## My other part")

    assert repository.run("compare", "main", "--seconds", "0.0001")[1] == section(
        unread=["docs/index.md: nothing → “It takes too long to read.”"]
    ) + ("## What changes for the reader\n\nThe pages cannot be compared: it takes too long.\n")


def test_what_is_stopped_while_it_opens_a_folder_says_no_more_than_that(
    repository: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*words: object) -> object:
        opened = scandir(*words)
        if callable(signal.getsignal(signal.SIGPROF)):
            signal.raise_signal(signal.SIGPROF)
        return opened

    scandir = os.scandir
    repository.change(GUIDE, "feel very ill", "feel quite well")
    monkeypatch.setattr(os, "scandir", stopped)

    said = repository.run("compare", "main")[1]

    assert said.endswith("The pages cannot be compared: it takes too long.\n")


def test_a_template_that_is_gone_is_no_crash(repository: Sample) -> None:
    (repository.root / "docs/_template.md").unlink()

    assert said(repository).endswith("No page reads differently.\n")
    assert "- docs/\\_template.md: “" in safety(repository)


def test_no_archive_and_no_attribute_hides_a_page(repository: Sample) -> None:
    root = repository.root
    (root / ".gitattributes").write_text("docs/index.md export-ignore -diff\n", "utf-8")
    repository.change(GUIDE, "feel very ill", "feel quite well")
    git(root, "add", ".")
    git(root, "commit", "-m", "Hide")

    code, text = repository.run("compare", "main~1", "main")

    assert code == 0
    assert "“Call \\{\\{ region.emergency \\}\\} if you feel quite well" in text


def test_letters_that_nobody_sees_hide_no_order(repository: Sample) -> None:
    repository.change(KNEE, "Your knee hurts.", "Your knee hurts. Do n\u00adot c\u200ball\u202e.")

    assert safety(repository) == section(
        order=[
            "docs/conditions/knee-pain.md, what-it-is (“call” appears, “do not” appears): nothing → “Do not call.”"
        ]
    )


def test_a_flood_hides_no_kind(repository: Sample) -> None:
    repository.change(
        KNEE, "Your knee hurts.", "\n\n".join(f"Call {'x' * 200} {n}x." for n in range(400))
    )
    repository.change("mkdocs.yml", "  region: gb", "  region: us")
    (repository.root / "docs/img/new.svg").write_text("<svg/>", "utf-8")

    text = said(repository)

    assert len(text) < 65_536
    assert "- And 388 more, in docs/conditions/knee-pain.md (388).\n" in text
    assert "- mkdocs.yml, extra, region: “gb” → “us”\n" in text
    assert "- docs/img/new.svg: nothing → “6 bytes”\n" in text


def test_files_that_are_not_committed_are_compared_and_git_keeps_nothing(
    repository: Sample,
) -> None:
    (repository.root / "docs/js").mkdir()
    (repository.root / "docs/js/a.js").write_text("1", "utf-8")
    before = sorted((repository.root / ".git").rglob("*"))

    assert "- docs/js/a.js (a new script): nothing → “1 byte”" in safety(repository)
    assert sorted((repository.root / ".git").rglob("*")) == before
