"""A page that moves or goes takes all that names it along, in one go or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT, Sample
from sitekit.content import review_standing

KNEE = "docs/conditions/knee-pain.md"
LEG = "docs/people/sore-leg.md"
MENU = "mkdocs.yml"
DATA = "docs/data"
OURS = ("docs", "overrides", "scripts", ".github", "tests", "mkdocs.yml", "CONTRIBUTING.md")


def everything(root: Path) -> dict[str, bytes]:
    """Return each file below a folder by its name."""
    files = [path for path in root.rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def text(sample: Sample, name: str) -> str:
    return (sample.root / name).read_text("utf-8")


@pytest.fixture
def rich(sample: Sample) -> Sample:
    """The sample with a page that much of it names, a note in the menu, and recorded addresses."""
    sample.change(MENU, "conditions/knee-pain.md", "The knee: conditions/knee-pain.md # by clinics")
    sample.change("docs/index.md", "the signs", "[the signs](./conditions/knee-pain.md) that are")
    sample.change(f"{DATA}/sheet.yml", "  - conditions/sciatica.md", "  - conditions/knee-pain.md")
    sample.change(f"{DATA}/cards.yml", "(is-it-safe/index.md)", "(conditions/knee-pain.md)")
    sample.change(
        KNEE, "Your knee hurts.", "Your [knee](#get-help) hurts, see [help](../index.md#next)."
    )
    message = text(sample, f"{DATA}/messages.yml").replace("index.md:", "conditions/knee-pain.md:")
    path = sample.root / DATA / "messages.yml"
    path.write_text(f"{text(sample, f'{DATA}/messages.yml')}\n{message}", "utf-8")
    moved = sample.root / DATA / "redirects.yml"
    moved.write_text(
        "# Moved.\n/knee/: /conditions/knee-pain/\n/ice/: /conditions/knee-pain/#get-help\n"
    )
    for name in ("tests", ".github", "overrides"):
        (sample.root / name).mkdir()
    (sample.root / "tests/searches.txt").write_text("sore knee | conditions/knee-pain/\n")
    (sample.root / ".github/CODEOWNERS").write_text("/docs/conditions/knee-pain.md @OWNER/knees\n")
    ledger = sample.root / DATA / "permanent-links.txt"
    ledger.write_text(f"{ledger.read_text('utf-8')}/knee/\n/ice/\n", "utf-8")
    assert sample.run("keep")[0] == 0
    assert sample.problems() == []
    return sample


def show(sample: Sample, page: str, *kinds: str) -> None:
    """Let a page show cards of danger signs, which it has no sign for yet."""
    cards = "\n\n".join(f"/// signs | {kind}\n///" for kind in kinds)
    sample.change(page, "## What to do next", f"{cards}\n\n## What to do next")


def test_a_page_moves_with_all_that_names_it(rich: Sample) -> None:
    published = set(text(rich, f"{DATA}/permanent-links.txt").splitlines())

    assert rich.run("move", "Kne", "pain", "people/Sore leg") == (
        2, f"There is no page 'Kne pain'. Did you mean '{KNEE}'?\n"
    )  # fmt: skip
    code, said = rich.run("move", "Knee", "pain", "people/Sore leg")

    assert code == 0, said
    assert said.splitlines()[:3] == [
        f"Moved {KNEE} to {LEG}.",
        "/conditions/knee-pain/ leads to /people/sore-leg/ for ever.",
        "Links changed in 1 page: docs/index.md.",
    ]
    assert not (rich.root / KNEE).exists()
    assert rich.problems() == []
    assert "      - The knee: people/sore-leg.md # by clinics" in text(rich, MENU)
    assert "[the signs](people/sore-leg.md)" in text(rich, "docs/index.md")
    assert "[knee](#get-help) hurts, see [help](../index.md#next)" in text(rich, LEG)
    assert text(rich, f"{DATA}/redirects.yml") == (
        "# Moved.\n/knee/: /people/sore-leg/\n/ice/: /people/sore-leg/#get-help\n"
        "/conditions/knee-pain/: /people/sore-leg/\n"
    )
    assert published < set(text(rich, f"{DATA}/permanent-links.txt").splitlines())
    assert text(rich, "tests/searches.txt") == "sore knee | people/sore-leg/\n"
    assert text(rich, ".github/CODEOWNERS") == "/docs/people/sore-leg.md @OWNER/knees\n"
    left = {name for name, raw in everything(rich.root).items() if b"knee-pain" in raw}
    assert left == {f"{DATA}/redirects.yml", f"{DATA}/permanent-links.txt"}


def test_a_page_that_moves_back_needs_no_old_address(rich: Sample) -> None:
    before = everything(rich.root)

    assert rich.run("move", "knee-pain", "people/sore-leg")[0] == 0
    assert rich.run("move", "sore-leg", "/conditions/knee-pain/")[0] == 0

    assert rich.problems() == []
    assert "/people/sore-leg/: /conditions/knee-pain/" in text(rich, f"{DATA}/redirects.yml")
    changed = {name for name, raw in everything(rich.root).items() if before.get(name) != raw}
    assert changed == {
        f"{DATA}/redirects.yml", f"{DATA}/permanent-links.txt", "docs/index.md"  # which had ./
    }  # fmt: skip


def test_what_a_person_checked_stays_checked_when_only_an_address_changes(rich: Sample) -> None:
    rich.change("docs/index.md", "## Check first", "Rest.[@furlan2015]\n\n## Check first")
    assert rich.run("reviewed", "a guide", "tester")[0] == 0

    assert rich.run("move", "knee-pain", "sore-leg")[0] == 0

    [page] = [one for one in rich.site().pages.values() if str(one.source) == "index.md"]
    assert review_standing(page) == "checked"


def test_a_page_goes_and_leaves_a_clean_site(rich: Sample) -> None:
    rich.change(KNEE, "at all.[@furlan2015]", "at all.[@gone2020]")
    source = text(rich, f"{DATA}/references.yml")
    other = source.replace("furlan2015", "gone2020").replace("CD001929", "CD000000")
    (rich.root / DATA / "references.yml").write_text(f"{source}\n{other}", "utf-8")
    assert rich.problems() == []

    alone = everything(rich.root)
    code, said = rich.run("delete", "knee-pain", "--to", "is-it-safe")
    assert code == 1
    assert "'is-it-safe/index.md' does not show the sign 'knee-lasts'." in said
    assert everything(rich.root) == alone
    show(rich, "docs/is-it-safe/index.md", "doctor", "wait")

    code, said = rich.run("delete", "knee-pain", "--to", "is-it-safe")

    assert code == 0, said
    assert said.splitlines() == [
        f"Deleted {KNEE}.",
        "/conditions/knee-pain/ leads to /is-it-safe/ for ever.",
        said.splitlines()[2],
        "No other page cites these sources, so they went too: gone2020.",
        "1 recorded search in tests/searches.txt now ends at docs/is-it-safe/index.md.",
        "These danger signs were on that page alone, so docs/is-it-safe/index.md shows them now:",
        "  knee-gives-way, knee-lasts, knee-fresh. Ask a clinician whether they belong there.",
        "Read these again, for what led to the page leads to docs/is-it-safe/index.md now:",
        f"  {DATA}/cards.yml:33: [Is it safe?](is-it-safe/index.md)",
        "  docs/index.md:19: [knee pain](is-it-safe/index.md#get-help) "
        "[the signs](is-it-safe/index.md)",
    ]
    assert rich.problems() == []
    assert rich.run("check")[0] == 0
    assert text(rich, MENU).endswith("  - is-it-safe/index.md\n")
    assert text(rich, f"{DATA}/references.yml") == source
    assert "knee-pain" not in text(rich, f"{DATA}/sheet.yml")
    assert text(rich, ".github/CODEOWNERS") == ""
    assert "index.md:\n" in text(rich, f"{DATA}/messages.yml")
    assert text(rich, f"{DATA}/synonyms.yml") == "is-it-safe/index.md: [sore knee]\n"
    moved = dict(line.split(": ") for line in text(rich, f"{DATA}/redirects.yml").splitlines()[1:])
    assert moved["/knee/"] == moved["/conditions/knee-pain/"] == "/is-it-safe/"
    assert moved["/ice/"] == "/is-it-safe/#get-help"
    assert moved["/conditions/knee-pain/#options"] == "/is-it-safe/"
    assert "/conditions/knee-pain/#get-help" not in moved  # the other page has that section too


def test_search_words_of_two_pages_are_joined(rich: Sample) -> None:
    with (rich.root / DATA / "synonyms.yml").open("a") as file:
        file.write("index.md: [sore knee, 'no']\n")

    show(rich, "docs/index.md", "today", "doctor", "wait")

    assert rich.run("delete", "knee-pain", "--to", "home")[0] == 0

    assert text(rich, f"{DATA}/synonyms.yml") == "index.md: [sore knee, 'no']\n"
    assert "[" not in text(rich, "docs/index.md").split("See ")[1].split("that need")[0]


def test_nothing_is_changed_where_the_result_would_break_a_rule(rich: Sample) -> None:
    before = everything(rich.root)

    code, said = rich.run("move", "knee-pain", "-".join(["long"] * 20))

    assert code == 1
    assert said.startswith("Nothing was changed, for it would make 2 problems:\n")
    assert everything(rich.root) == before


def test_nothing_is_changed_where_a_file_cannot_be_written(rich: Sample) -> None:
    (rich.root / "docs/people").write_text("This is a file, so no page can lie in it.")
    before = everything(rich.root)

    code, said = rich.run("move", "knee-pain", "people/sore-leg")

    assert (code, said.split(": ")[0]) == (
        1,
        "Nothing was changed, for docs/people cannot be written",
    )
    assert everything(rich.root) == before


def test_all_is_put_back_where_the_disk_is_full(
    rich: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, write, room = everything(rich.root), Path.write_bytes, iter(range(3))

    def write_some(path: Path, raw: bytes) -> int:
        if raw not in before.values() and next(room, None) is None:
            raise OSError(28, "No space left on device", str(path))
        return write(path, raw)

    monkeypatch.setattr(Path, "write_bytes", write_some)
    code, said = rich.run("move", "knee-pain", "sore-leg")

    assert code == 1
    assert said.startswith("Nothing was changed, for ")
    assert said.endswith(" cannot be written: No space left on device.\n")
    assert next(room, None) is None
    assert everything(rich.root) == before


def test_what_a_check_knows_by_name_stays(rich: Sample) -> None:
    path = rich.root / "scripts/sitekit/checks/signs.py"
    path.parent.mkdir(parents=True)
    path.write_text('PAGE = "conditions/knee-pain.md"\n')

    assert rich.run("move", "knee-pain", "sore-leg") == (
        1,
        f"{KNEE} stays, for a check knows it by that name: scripts/sitekit/checks/signs.py.\n",
    )
    path.rename(path.parents[1] / "signs.py")
    assert rich.run("move", "knee-pain", "sore-leg")[0] == 0
    assert (path.parents[1] / "signs.py").read_text() == 'PAGE = "conditions/sore-leg.md"\n'


def test_what_every_page_needs_stays(rich: Sample) -> None:
    frame = rich.root / "overrides/foot.html"
    frame.write_text("<p>\n<a href=\"{{ at('conditions/knee-pain.md') | url }}\">Knee</a>")

    assert rich.run("delete", "knee-pain", "--to", "home") == (
        1,
        f"{KNEE} stays, for the frame of every page needs it: overrides/foot.html, line 2.\n",
    )
    assert rich.run("move", "knee-pain", "sore-leg")[0] == 0
    assert "at('conditions/sore-leg.md')" in frame.read_text("utf-8")


def test_a_page_of_ours_can_go(tmp_path: Path) -> None:
    for name in OURS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    ours = Sample.__new__(Sample)
    ours.root = tmp_path

    code, said = ours.run("delete", "sciatica", "--to", "back", "pain")

    assert code == 0, said  # it refuses what would bring a problem
    assert not (tmp_path / "docs/conditions/sciatica.md").exists()
    assert "sciatica.md" not in (tmp_path / "mkdocs.yml").read_text("utf-8")
