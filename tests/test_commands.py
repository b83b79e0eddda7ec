"""What an author types, and what they read."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Sample
from sitekit import checks, content
from sitekit.commands import COMMANDS, run_command

KNEE = "docs/conditions/knee-pain.md"
EXAMPLES = {
    "check": " sciatica", "compare": " main", "new": " condition frozen shoulder",
    "move": " sciatica leg-pain", "delete": " sciatica --to back-pain",
    "source": " 10.1002/14651858.CD001929.pub3 furlan2015",
    "picture": ' "Our Clinic Front.JPG" find-a-therapist --alt "The door of our clinic"',
    "reviewed": " sciatica KEY", "keep": "", "weigh": " sciatica", "bench": "", "pack": " site",
    "due": " sciatica", "explain": "",
}  # fmt: skip
NEEDS = {
    verb: f"After '{verb}' something is missing: {words}. "
    for verb, words in {
        "new": "KIND, NAME", "move": "PAGE, NEW", "delete": "PAGE", "source": "DOI",
        "picture": "FILE", "reviewed": "PAGE, PERSON",
    }.items()
}  # fmt: skip
HARD = (
    f"{KNEE}:43: 'oedema' is a hard word here. Many readers do not know it.\n"
    "    Fix: Write: swelling\n"
    "    Why: The plain word comes first. The hard one may follow in brackets.\n"
    "    Example: swelling (oedema)\n"
)


def test_a_sound_site_gives_a_count_and_no_error(sample: Sample) -> None:
    assert sample.run("check") == (0, "3 pages read, no problems.\n")


def test_problems_are_printed_with_a_count_on_the_pages_that_are_asked_for(sample: Sample) -> None:
    sample.change(KNEE, "Your knee hurts.", "Your knee has oedema.")

    assert sample.run("check") == (1, f"{HARD}3 pages read, 1 problem.\n")
    assert sample.run("check", str(sample.root / KNEE)) == (1, f"{HARD}1 page read, 1 problem.\n")
    assert sample.run("check", "docs/index.md") == (
        0,
        f"1 page read, no problems.\nElsewhere: 1 problem, in {KNEE}. "
        "To see it, type `python3 scripts/run.py check`.\n",
    )


def test_github_gets_a_note_on_the_line(sample: Sample) -> None:
    sample.change(KNEE, "Your knee hurts.", "Your knee has oedema.")

    assert sample.run("check", "--github")[1].splitlines()[0] == (
        f"::error file={KNEE},line=43,title=Please fix::'oedema' is a hard word here. "
        "Many readers do not know it.%0AFix: Write: swelling%0A"
        "Why: The plain word comes first. The hard one may follow in brackets.%0A"
        "Example: swelling (oedema)"
    )


def test_a_page_that_is_not_there_is_guessed(sample: Sample) -> None:
    assert sample.run("check", "docs/conditions/knee-pian.md") == (
        2, f"There is no page 'docs/conditions/knee-pian.md'. Did you mean '{KNEE}'?\n"
    )  # fmt: skip


def test_a_page_that_cannot_be_read_has_that_one_problem(sample: Sample) -> None:
    sample.change(KNEE, "title: Knee pain", "title: Knee: pain")
    one = (
        f"{KNEE}:2: These lines cannot be read as YAML: mapping values are not allowed in this context.\n"
        '    Fix: Put the value in quotes: title: "Knee: pain"\n'
        "    Why: A file that we cannot read cannot be shown.\n"
        "1 page read, 1 problem (1 to mend first).\n"
    )

    for named in (["knee-pain"], ["Knee", "pain"], ["conditions/knee-pain"], [KNEE]):
        assert sample.run("check", *named) == (1, one)
    assert sample.run("check", "knee-pian")[1].endswith(f"Did you mean '{KNEE}'?\n")
    assert sample.run("due", "knee", "pain")[1].startswith(
        f"{KNEE} cannot be read. Mend it first: "
    )


def test_a_page_that_breaks_another_says_where_to_look(sample: Sample) -> None:
    sample.change(
        "docs/index.md", "conditions/knee-pain.md#get-help", "conditions/knee-pain.md#own"
    )
    sample.change("docs/is-it-safe/index.md", "ask a doctor", "[ask a doctor](doctor.md)")

    assert sample.run("check", "knee-pain") == (
        0,
        "1 page read, no problems.\nElsewhere: 2 problems, in docs/index.md, docs/is-it-safe/index.md. "
        "To see them, type `python3 scripts/run.py check`.\n",
    )


def test_the_worst_comes_first_and_tips_fail_nothing(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_TODAY", "2027-10-20")
    code, out = sample.run("check", KNEE)
    assert (code, out.splitlines()[-1]) == (0, "1 page read, no problems, 1 tip.")

    sample.change(KNEE, "Your knee hurts.", "Your knee has oedema.")
    sample.change(KNEE, "It gets better in", "It releases toxins in")
    code, out = sample.run("check", KNEE)
    assert code == 1
    assert out.index("releases toxins") < out.index("oedema") < out.index("Tip: ")
    assert out.endswith("1 page read, 2 problems (1 to mend first), 1 tip.\n")

    code, out = sample.run("check", "--stop", KNEE)
    assert (code, out.splitlines()[-1]) == (1, "1 page read, 1 problem (1 to mend first).")


def test_a_word_that_is_no_command_is_answered_with_the_list(sample: Sample) -> None:
    code, out = sample.run("chek")

    assert code == 2
    assert out.startswith(
        "There is no word 'chek' here. Did you mean 'check'? Type one of these words: check, "
    )


def test_check_runs_without_set_up_from_any_folder(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sitekit", "check", "--help"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Check the pages before anyone else sees them" in done.stdout


def test_a_new_page_of_ours_fails_only_for_what_is_not_written_yet(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for kind in content.TEMPLATES:
        assert run_command(["new", kind, f"new-{kind}"], tmp_path) == 0

    found = [one for one in checks.problems(content.load(tmp_path)) if "/new-" in str(one.path)]

    assert {one.path.stem for one in found} == {f"new-{kind}" for kind in content.TEMPLATES}
    rest = [one for one in found if "not written yet" not in one.what]
    assert len(found) - len(rest) == len(content.TEMPLATES)  # one message a page
    assert {one.path.stem for one in rest} == {"new-condition"}  # no danger sign names it yet
    assert {one.rule for one in rest} == {"cards_are_known"}


def test_a_new_page_is_put_in_the_menu(sample: Sample) -> None:
    assert sample.run("new", "condition", "neck-pain") == (
        0,
        "Made docs/conditions/neck-pain.md. Replace each 'TO WRITE'.\n"
        "Put it in the menu: mkdocs.yml, line 30.\n",
    )
    menu = (sample.root / "mkdocs.yml").read_text("utf-8").splitlines()
    assert menu[-2:] == ["      - conditions/knee-pain.md", "      - conditions/neck-pain.md"]


def test_a_page_is_never_written_over(sample: Sample) -> None:
    before = (sample.root / KNEE).read_text("utf-8")

    assert sample.run("new", "condition", "knee-pain") == (
        1, f"{KNEE} is there already. Open it and change it.\n"
    )  # fmt: skip
    assert (sample.root / KNEE).read_text("utf-8") == before


@pytest.mark.parametrize(
    "words", [["Frozen", "Shoulder"], ["frozen shoulder"], ["frozen_shoulder"], ["FROZEN-shoulder"]]
)
def test_a_page_is_named_as_people_type_it(sample: Sample, words: list[str]) -> None:
    code, said = sample.run("new", "Condition", *words)

    assert (code, said.splitlines()[0]) == (
        0, "Made docs/conditions/frozen-shoulder.md. Replace each 'TO WRITE'."
    )  # fmt: skip
    text = (sample.root / "docs/conditions/frozen-shoulder.md").read_text("utf-8")
    assert text.splitlines()[1] == "title: Frozen shoulder"


@pytest.mark.parametrize("name", ["../neck", "a-b-c-d", "?", ""])
def test_a_name_that_is_no_address_is_refused(sample: Sample, name: str) -> None:
    assert sample.run("new", "condition", name) == (
        2, f"'{name}' is no name for a page. Use one to three words, as frozen shoulder.\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ["docs/conditions/knee-pain.md"], ["conditions/knee-pain.md"], ["conditions\\knee-pain"],
        ["/conditions/knee-pain/#get-help"], ["knee-pain"], ["knee-pain.md"], ["Knee pain"],
        ["knee", "pain"],
    ],
)  # fmt: skip
def test_a_page_is_known_by_any_of_its_names(sample: Sample, words: list[str]) -> None:
    assert sample.run("due", *words) == (0, f"{KNEE}: the next check is due in 343 days.\n")
    assert sample.run("check", *words) == (0, "1 page read, no problems.\n")


def test_a_person_is_known_by_key_or_name(sample: Sample) -> None:
    for words in (["knee", "pain", "A.", "Tester"], ["knee-pain", "TESTER"]):
        assert sample.run("reviewed", *words) == (
            0, f"{KNEE} now says that A. Tester checked it on 2026-11-23.\n"
        )  # fmt: skip


def test_a_name_of_two_pages_is_asked_about(sample: Sample) -> None:
    (sample.root / "docs/people").mkdir()
    shutil.copy(sample.root / KNEE, sample.root / "docs/people/knee-pain.md")

    assert sample.run("due", "knee-pain") == (
        2,
        f"'knee-pain' may be any of these, so type one of them: {KNEE}, docs/people/knee-pain.md.\n",
    )


@pytest.mark.parametrize("verb", [one for one in COMMANDS if one not in {"links", "preview"}])
def test_each_word_explains_itself_and_refuses_what_it_cannot_use(
    sample: Sample, verb: str
) -> None:
    code, help_text = sample.run(verb, "--help")

    assert code == 0
    assert f"  Type: python3 scripts/run.py {verb}" in help_text
    assert f"  For example: python3 scripts/run.py {verb}" in help_text
    assert sample.run(verb, "--colour", "--with") == (
        2, NEEDS.get(verb, f"'{verb}' cannot use '--colour --with'. ")
        + f"For example: `python3 scripts/run.py {verb}{EXAMPLES[verb]}`.\n",
    )  # fmt: skip


def example(verb: str, text: str) -> str:
    return f" For example: `python3 scripts/run.py {verb} {text}`.\n"


NEW, DOI = "condition frozen shoulder", "10.1002/14651858.CD001929.pub3 furlan2015"
WRONG = [  # what is typed, and what is said
    ("new", "After 'new' something is missing: KIND, NAME." + example("new", NEW)),
    ("new condition", "After 'new' something is missing: NAME." + example("new", NEW)),
    ("new conditoin knee", "There is no kind of page 'conditoin'. Did you mean 'condition'? "
     "Write one of: condition, technique, guide." + example("new", NEW)),
    ("new condition knee pain", f"{KNEE} is there already. Open it and change it.\n"),
    ("move knee-pain", "After 'move' something is missing: NEW." + example("move", "sciatica leg-pain")),
    ("move kne-pain leg", f"There is no page 'kne-pain'. Did you mean '{KNEE}'?\n"),
    ("move knee-pain is-it-safe/index.md", "docs/is-it-safe/index.md is there already. Choose another name.\n"),
    ("move knee-pain /is-it-safe/", "docs/is-it-safe/index.md is there already. Choose another name.\n"),
    ("move knee-pain img/leg", "'img/leg' is no place for a page. Write a name, as leg-pain.\n"),
    ("move knee-pain leg-pain knee-pain", "'leg-pain knee-pain' is more than one new name. Write one, with "
     "hyphens between its words, for example: `python3 scripts/run.py move conditions/knee-pain leg-pain`.\n"),
    ("move knee pain to sore leg please now", "'sore leg please now' is more than one new name. Write one, with "
     "hyphens between its words, for example: `python3 scripts/run.py move conditions/knee-pain sore-leg`.\n"),
    ("move home start", "The home page stays where it is.\n"),
    ("delete", "After 'delete' something is missing: PAGE." + example("delete", "sciatica --to back-pain")),
    ("delete knee-pain", "Where should /conditions/knee-pain/ lead? Clinics have it on paper. Type, for "
     "example: `python3 scripts/run.py delete conditions/knee-pain --to home`.\n"),
    ("delete knee-pain --to", "After '--to' something is missing." + example("delete", "sciatica --to back-pain")),
    ("delete knee-pain --to neck", "There is no page 'neck'. The menu at the end of mkdocs.yml names all.\n"),
    ("delete knee-pain --to knee-pain", f"{KNEE} is the page that goes, so name another after --to.\n"),
    ("delete home --to knee-pain", "docs/index.md stays, for it holds the start of the site.\n"),
    ("source", "After 'source' something is missing: DOI." + example("source", DOI)),
    ("source 11.1002/x", "'11.1002/x' is no DOI: one begins with 10. and has a slash." + example("source", DOI)),
    *((f"new guide {name}", f"'{name[:40]}' is no name for a page. Use one to three words, as frozen shoulder.\n")
      for name in ("search", "img", "x" * 80)),
    ("new condition knee-pain.md", f"{KNEE} is there already. Open it and change it.\n"),
    *((f"source {doi}", "That source is there already: cite it as [@furlan2015].\n") for doi in (
        "(10.1002/14651858.CD001929.pub3)", "https://www.doi.org/10.1002/14651858.CD001929.pub3?via=mail#part",
        "doi.org/10.1002/14651858.CD001929.pub3.", "10.1002 / 14651858.CD001929.pub3 furlan2015b",
        "https://doi.org/10.1002%2F14651858.CD001929.pub3", "10.1002/ 14651858.CD001929.pub3 --authors Furlan",
    )),
    ("delete knee-pain to knee-pain", f"{KNEE} is the page that goes, so name another after --to.\n"),
    ("source 10.1000/x 2015furlan", "'2015furlan' is no key. Write small letters and digits, as furlan2015.\n"),
    ("source 10.1000/x furlan2015", "The key 'furlan2015' is taken. Write another one, as furlan2015b.\n"),
    ("source 10.1000/x --year 20155", "'20155' is no year. Write it as 2015.\n"),
    ("source 10.1000/x --kind reviw", "There is no kind 'reviw'. Did you mean 'review'? Use one of: guideline, "
     "review, trial, study, survey, case report, theory, health page, professional page.\n"),
    ("source https://doi.org/10.1002/14651858.CD001929.pub3", "That source is there already: cite it as [@furlan2015].\n"),
    ("source 10.1000/x key more", "'source' cannot use 'more'." + example("source", DOI)),
    ("reviewed knee-pain", "After 'reviewed' something is missing: PERSON." + example("reviewed", "sciatica KEY")),
    ("check docs/data/wrods.yml", "There is no file 'docs/data/wrods.yml'. Did you mean 'docs/data/words.yml'?\n"),
    ("check docs/data/zzz.yml", "There is no file 'docs/data/zzz.yml'. docs/data has the facts.\n"),
    ("check neck", "There is no page 'neck'. The menu at the end of mkdocs.yml names all.\n"),
    ("due neck", "There is no page 'neck'. The menu at the end of mkdocs.yml names all.\n"),
    ("weigh neck", "There is no page 'neck'. The menu at the end of mkdocs.yml names all.\n"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "says"), WRONG)
def test_what_is_typed_wrongly_gets_one_message_and_changes_nothing(
    sample: Sample, typed: str, says: str
) -> None:
    before = everything(sample.root)

    code, said = sample.run(*typed.split(" "))

    assert code
    assert said == says
    assert everything(sample.root) == before


def everything(root: Path) -> dict[Path, bytes]:
    """Return each file below a folder."""
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_source_is_put_where_its_key_belongs(sample: Sample) -> None:
    assert sample.run("source", "doi:10.1000/xyz.", "zed2020") == (
        0,
        "Made an entry for https://doi.org/10.1000/xyz: docs/data/references.yml, line 16. "
        "Nothing was looked up.\n"
        "Open the source, then fill in: authors, title, where, year, kind, subject, about, seen, "
        "how, figures.\n"
        "Cite it on a page as [@zed2020], and type `python3 scripts/run.py check`.\n",
    )
    given = ["--authors", "Able B", "--title", "A: test", "--journal", "Pain", "--year", "2020"]
    code, said = sample.run("source", "PMID:", "1234", *given)
    assert (code, said.splitlines()[1]) == (
        0, "Open the source, then fill in: kind, subject, about, seen, how, figures."
    )  # fmt: skip

    text = (sample.root / "docs/data/references.yml").read_text("utf-8")
    assert [line for line in text.splitlines() if line[:1].isalpha()] == [
        "able2020:", "furlan2015:", "zed2020:"
    ]  # fmt: skip
    assert text.startswith(
        "able2020:\n  authors: Able B\n  title: 'A: test'\n  where: Pain\n  year: 2020\n"
        "  kind: # TO WRITE. Write one of the kinds named on top of the file.\n"
    )
    assert "\n  url: https://pubmed.ncbi.nlm.nih.gov/1234/\n" in text


def test_a_source_is_refused_by_the_check_until_it_is_filled_in(sample: Sample) -> None:
    assert sample.run("source", "10.1000/xyz", "zed2020")[0] == 0

    fields = "authors, title, where, year, kind, subject, about, seen, how"
    [said] = sample.problems()
    assert f"9 fields of 'zed2020' are not filled in yet: {fields}." in said


@pytest.mark.parametrize(
    ("change", "said", "without"),
    [
        (("docs/index.md", "You may feel", "• Rest.\n\nYou may feel"), "'•' makes no list.", "/// emergency"),
        (("docs/img/knee.svg", '<title id="t">A knee</title>', ""), "The drawing has no <title>.",
         "Code in a drawing"),
        ((KNEE, "(#danger-signs)", "(#danger-sings)"), "leads to a section that does not exist.",
         "Example: See [sciatica]"),
        (("mkdocs.yml", "region: gb", "region: gb\n  clinic:\n    booking: here"), "'booking' is 'here'",
         "Example: phone:"),
    ],
    ids=["a bullet", "a drawing without a name", "a section", "the booking page"],
)  # fmt: skip
def test_a_reason_and_an_example_belong_to_the_message(
    sample: Sample, change: tuple[str, str, str], said: str, without: str
) -> None:
    """A rule has several messages: its example stands only below the one that it mends."""
    sample.change(*change)

    code, out = sample.run("check")

    assert code == 1
    assert said in out
    assert "    Why: " in out
    assert without not in out


def test_ctrl_c_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("sitekit.commands.run_command", interrupted)

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("sitekit", run_name="__main__")
    assert ended.value.code == 130
    assert ended.value.__suppress_context__
