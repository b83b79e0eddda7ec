"""What GitHub reads is well formed and safe, and each step does what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, Sample

GITHUB = ROOT / ".github"
KNEE = "docs/conditions/knee-pain.md"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ALL = "".join(path.read_text("utf-8") for path in WORKFLOWS)
STEPS = sorted((GITHUB / "steps").iterdir())
TOOLS = Path(sys.executable).parent
SCHEMAS = {
    "vendor.github-workflows": "workflows/*.yml",
    "custom.github-workflows-require-timeout": "workflows/*.yml",
    "vendor.github-issue-forms": "ISSUE_TEMPLATE/[0-9]*.yml",
    "vendor.github-issue-config": "ISSUE_TEMPLATE/config.yml",
    "vendor.dependabot": "dependabot.yml",
}
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def ids(path: object) -> str:
    return path.name if isinstance(path, Path) else str(path)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_have_the_form_that_github_wants(schema: str) -> None:
    paths = [str(path) for path in sorted(GITHUB.glob(SCHEMAS[schema]))]

    assert paths
    assert found_by("check-jsonschema", "--builtin-schema", schema, *paths) == ""


def test_no_workflow_is_unsafe() -> None:
    assert found_by("zizmor", "--offline", "--persona", "pedantic", str(GITHUB)) == ""


def test_the_tests_have_every_engine_in_ci() -> None:
    steps = (GITHUB / "workflows/check.yml").read_text("utf-8").partition("run: .ci/run")[0]

    assert "apt-get install -y --no-install-recommends webkit2gtk-driver xvfb\n" in steps


def found_by(tool: str, *words: str) -> str:
    """Return what a tool has to say against our files, "" if they pass."""
    ended = subprocess.run([str(TOOLS / tool), *words], capture_output=True, text=True, check=False)
    return ended.stdout + ended.stderr if ended.returncode else ""


@pytest.mark.parametrize("path", WORKFLOWS, ids=ids)
def test_a_workflow_is_short_has_no_rights_by_default_and_pins_what_it_uses(path: Path) -> None:
    text = path.read_text("utf-8")
    used = re.findall(r"uses: (.+)", text)

    assert yaml.safe_load(text)["permissions"] == {}
    assert [one for one in used if not PINNED.fullmatch(one)] == []
    assert len(text.splitlines()) <= 65


def read(name: str) -> dict[str, Any]:
    return yaml.safe_load((GITHUB / f"workflows/{name}.yml").read_text("utf-8"))


def test_a_stranger_gets_no_rights_and_his_code_runs_nowhere_else() -> None:
    rights = {
        name: one["permissions"]
        for name in ("preview", "compare", "publish")
        for one in read(name)["jobs"].values()
    }

    assert rights == {
        "preview": {"contents": "read"},
        "compare": {"contents": "read", "pull-requests": "write"},
        "publish": {"actions": "write", "contents": "write", "pull-requests": "read"},
    }
    assert "secrets." not in ALL


def test_a_change_cannot_alter_its_judge() -> None:
    judges = {path.stem for path in WORKFLOWS if "pull_request_target:" in path.read_text("utf-8")}
    text = (GITHUB / "workflows/compare.yml").read_text("utf-8")

    assert judges == {"compare"}
    assert read("compare")[True] == {"pull_request_target": None}
    for name in ("compare", "publish"):  # they have rights, so they run what main holds
        (job,) = read(name)["jobs"].values()
        checkouts = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
        assert [step["with"]["ref"] for step in checkouts] == ["main"]
        assert not any("${{" in step.get("run", "") for step in job["steps"])
    assert re.findall(r"pull_request\.head\.\w+", text) == ["pull_request.head.sha"]
    for name in ("compare-pull-request", "publish-preview"):  # they fetch it, and take nothing out
        step = (GITHUB / "steps" / name).read_text("utf-8")
        assert not re.search(r"git (?:checkout|switch|merge |pull|worktree|restore|reset)", step)


def owners(path: str) -> str:
    """Return the teams that GitHub asks about a file: the last line that fits it counts."""
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    fits = [
        teams
        for pattern, *teams in rows
        if pattern == "*" or path.startswith(pattern.strip("/") + "/" * pattern.endswith("/"))
        or fnmatch(path, pattern.strip("/"))
    ]  # fmt: skip
    return " ".join(team.removeprefix("@OWNER/") for team in fits[-1])


@pytest.mark.parametrize(
    ("path", "teams"),
    [
        ("docs/at-home.md", "editors"),
        ("docs/is-it-safe/medicines.md", "editors clinicians"),
        ("docs/pictures/get-help.md", "editors clinicians"),
        ("docs/_template.md", "editors clinicians"),
        ("docs/conditions/_template.md", "editors clinicians"),
        ("docs/data/safety.yml", "editors clinicians"),
        ("docs/data/regions.yml", "editors clinicians"),
        ("docs/data/messages.yml", "editors clinicians"),
        ("docs/data/reviewers.yml", "clinicians"),
        ("docs/data/synonyms.yml", "editors"),
        ("docs/data/permanent-links.txt", "editors developers"),
        ("docs/js/check.js", "developers"),
        ("docs/css/print.css", "developers"),
        ("mkdocs.yml", "developers"),
        (".github/workflows/compare.yml", "developers"),
        ("scripts/hooks.py", "developers"),
        (".gitattributes", "developers"),
    ],
)
def test_each_file_has_somebody_who_is_asked(path: str, teams: str) -> None:
    assert owners(path) == teams


@pytest.mark.parametrize("path", STEPS, ids=ids)
def test_a_step_is_a_short_script_that_can_be_run(path: Path) -> None:
    assert os.access(path, os.X_OK)
    assert path.read_text("utf-8").startswith("#!/usr/bin/env bash\n# ")
    assert len(path.read_text("utf-8").splitlines()) <= 25
    subprocess.run(["bash", "-n", str(path)], check=True)


def test_every_step_is_used_and_every_used_step_is_there() -> None:
    assert set(re.findall(r"\.github/steps/([\w-]+)", ALL)) == {path.name for path in STEPS}


def test_the_unsafe_form_comes_first() -> None:
    forms = sorted(path.name for path in GITHUB.glob("ISSUE_TEMPLATE/*.yml"))

    assert forms[0] == "1-unsafe.yml"


def test_the_template_asks_four_questions() -> None:
    text = (GITHUB / "pull_request_template.md").read_text("utf-8")

    assert len(re.findall(r"^\*\*.+\?\*\*", text, re.MULTILINE)) == 4


def test_the_devcontainer_shows_the_site() -> None:
    read = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))

    assert read["forwardPorts"] == [8000]
    assert read["image"].startswith("mcr.microsoft.com/devcontainers/python:")
    assert read["postCreateCommand"].split()[:2] == ["python3", "scripts/run.py"]


GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$LOG"
case "$1 $2" in
  "api --method") echo "$GH_NUMBER" ;;
  "issue list") echo "$GH_ISSUES" ;;
  "pr list") echo "$GH_OPEN" ;;
  "run download") mkdir -p preview && echo '<head><body>' > preview/index.html ;;
esac
"""


class Runner:
    """The sample site as GitHub's machine has it, with a stand-in for gh that notes its orders."""

    def __init__(self, sample: Sample, tools: Path) -> None:
        self.root, self.log, self.output = sample.root, tools / "gh.log", tools / "output"
        sample.change("mkdocs.yml", "extra:", "site_url: https://example.org/\nextra:")
        for name in ("scripts", ".github"):
            shutil.copytree(ROOT / name, self.root / name)
        (self.root / ".venv").symlink_to(TOOLS.parent)
        (self.root / "scripts/run.py").write_text("")  # what is set up is set up
        (tools / "gh").write_text(GH)
        (tools / "gh").chmod(0o755)
        self.path = f"{tools}:{os.environ['PATH']}"

    def git(self, *words: str, folder: Path | None = None) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        command = ["git", *who, *words]
        done = subprocess.run(
            command, cwd=folder or self.root, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def step(self, name: str, **variables: str) -> list[str]:
        """Run a step; return the orders it gave to gh."""
        given = {"REPO": "O/r", "LOG": str(self.log), "PATH": self.path, "GH_TOKEN": "none"}
        given |= {"GITHUB_OUTPUT": str(self.output)}
        ended = subprocess.run(
            [str(self.root / ".github/steps" / name)],
            cwd=self.root,
            env=os.environ | given | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def runner(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    return Runner(sample, tmp_path_factory.mktemp("tools"))


@pytest.mark.parametrize(
    ("number", "found"), [("7", "number=7\n"), ("", ""), ("7\n8", ""), ("x", "")]
)
def test_the_pull_request_is_found_or_nothing_is_said(
    runner: Runner, number: str, found: str
) -> None:
    runner.step("find-pull-request", GH_NUMBER=number, HEAD="a:b", SHA="c")

    assert (runner.output.read_text() if runner.output.exists() else "") == found


@pytest.mark.parametrize(("day", "asked"), [("2026-11-23", 0), ("2027-10-20", 3)])
def test_an_issue_is_opened_for_each_page_that_is_due(runner: Runner, day: str, asked: int) -> None:
    said = runner.step("ask-for-reviews", GH_ISSUES="[]", SITE_TODAY=day)

    opened = [one for one in said if one.startswith("issue create --repo O/r --label review due ")]
    assert len(opened) == asked
    assert (
        not asked or "--title Check the page: Knee pain (conditions/knee-pain.md) --" in opened[0]
    )


CREATE = (
    "issue create --repo O/r --label links --title Links that do not answer --body-file links.md"
)


@pytest.mark.parametrize(
    ("broken", "number", "orders"),
    [
        (True, "", [CREATE]),
        (True, "5", ["issue edit 5 --repo O/r --body-file links.md"]),
        (False, "5", ["issue close 5 --repo O/r --comment Every link answers again."]),
        (False, "", []),
    ],
)
def test_one_issue_on_links_is_kept(
    runner: Runner, broken: bool, number: str, orders: list[str]
) -> None:
    failed = {"docs/a.md": [{"url": "https://a.example/", "status": {"code": 404}}]}
    report = json.dumps({"error_map": failed if broken else {}})
    (runner.root / "links.json").write_text(report)

    assert runner.step("report-links", GH_ISSUES=number)[2:] == orders


def changed(runner: Runner, name: str, text: str) -> str:
    """Commit a change of one file on a branch of its own; return the commit, and stand on main."""
    runner.git("init", "-b", "main")
    runner.git("add", "docs", "mkdocs.yml", "scripts", ".github")
    runner.git("commit", "-m", "Start")
    runner.git("checkout", "-b", "change")
    (runner.root / name).parent.mkdir(parents=True, exist_ok=True)
    (runner.root / name).write_text(text, "utf-8")
    runner.git("add", name)
    runner.git("commit", "-m", "Change")
    sha = runner.git("rev-parse", "HEAD")
    runner.git("checkout", "main")
    runner.git("config", f"url.{runner.root}.insteadOf", "https://github.com/O/r")
    return sha


def test_a_plain_change_takes_both_labels_away(runner: Runner) -> None:
    page = runner.root / KNEE
    sha = changed(runner, KNEE, page.read_text("utf-8").replace("knee hurts.", "knee aches."))

    said = runner.step("compare-pull-request", NUMBER="7", SHA=sha)

    for label in ("clinical%20review", "second%20person"):
        assert f"api --silent --method DELETE repos/O/r/issues/7/labels/{label}" in said


def test_a_change_is_compared_labelled_and_shown(
    runner: Runner, tmp_path_factory: pytest.TempPathFactory
) -> None:
    remote = tmp_path_factory.mktemp("remote")
    runner.git("init", "--bare", str(remote))
    page = runner.root / KNEE
    sha = changed(runner, KNEE, page.read_text("utf-8").replace("lies round it.", "lies near it."))

    said = runner.step("compare-pull-request", NUMBER="7", SHA=sha)
    text = (runner.root / "comment.md").read_text("utf-8")
    runner.step("publish-preview", NUMBER="7", RUN="1", SHA=sha, REMOTE=str(remote))
    again = runner.step("publish-preview", NUMBER="7", RUN="1", SHA=sha, REMOTE=str(remote))

    labels = "repos/O/r/issues/7/labels"
    assert f"api --silent --method POST {labels} -f labels[]=clinical review" in said
    assert f"api --silent --method POST {labels} -f labels[]=second person" in said
    assert "needs clinical review.**\n\n- Knee pain: words in short-version\n" in text
    assert "| [see it](https://example.org/preview/7/conditions/knee-pain/) |" in text
    assert again[-1] == "workflow run deploy.yml --repo O/r"
    assert "No public preview" not in text
    assert "noindex" in runner.git("show", "previews:7/index.html", folder=remote)

    (runner.root / "site").mkdir()
    runner.step("add-previews", GH_OPEN="8", REMOTE=str(remote))
    assert not (runner.root / "site/preview").exists()  # 7 is closed
    shutil.rmtree(runner.root / "previews")
    runner.step("add-previews", GH_OPEN="7\n8", REMOTE=str(remote))
    assert [path.name for path in (runner.root / "site/preview").iterdir()] == ["7"]


def test_a_site_without_previews_is_left_as_it_is(runner: Runner) -> None:
    runner.step("add-previews", GH_OPEN="7", REMOTE=str(runner.root / "none"))

    assert not (runner.root / "site").exists()


def test_a_change_of_code_is_labelled_and_not_shown(runner: Runner) -> None:
    sha = changed(runner, "docs/js/reader.js", "alert(1)")

    said = runner.step("compare-pull-request", NUMBER="7", SHA=sha)
    text = (runner.root / "comment.md").read_text("utf-8")
    shown = runner.step("publish-preview", NUMBER="7", RUN="1", SHA=sha, REMOTE="nowhere")

    label = "api --silent --method POST repos/O/r/issues/7/labels -f labels[]=second person"
    assert label in said
    assert text.startswith("## Safety: a second person has to look at this\n")
    assert "- docs/js/reader.js (a new script): nothing → “8 bytes”\n" in text
    assert text.endswith("\nNo public preview: docs/js/reader.js could run code.\n")
    assert shown[-1] == "run download 1 --repo O/r --name preview --dir preview"


def test_a_change_that_guts_the_comparison_is_judged_by_mains_own(runner: Runner) -> None:
    sha = changed(runner, "scripts/sitekit/review/safety.py", "raise SystemExit('hello')")

    runner.step("compare-pull-request", NUMBER="7", SHA=sha)

    text = (runner.root / "comment.md").read_text("utf-8")
    assert "\n- scripts/sitekit/review/safety.py: “" in text


def test_a_finished_page_that_runs_code_is_not_shown(runner: Runner) -> None:
    page = (runner.root / "docs/index.md").read_text("utf-8")
    sha = changed(runner, "docs/index.md", page.replace("made for tests", "made for trials"))
    remote = runner.root.parent / "remote"
    runner.git("init", "--bare", str(remote))
    runner.step("publish-preview", NUMBER="7", RUN="1", SHA=sha, REMOTE=str(remote))
    assert "7/index.html" in runner.git("ls-tree", "-r", "previews", folder=remote)
    gh = runner.log.parent / "gh"
    gh.write_text(GH.replace("<head><body>", "<head><body><script>alert(1)</script>"), "utf-8")

    for place in (str(remote), "nowhere"):  # the second machine finds no earlier preview
        shutil.rmtree(runner.root / "shown")
        said = runner.step("publish-preview", NUMBER="7", RUN="2", SHA=sha, REMOTE=place)
    assert said[-1] == "run download 2 --repo O/r --name preview --dir preview"
    assert "7/index.html" not in runner.git("ls-tree", "-r", "previews", folder=remote)
