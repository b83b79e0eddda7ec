"""The command of the repository: its words, its set-up, and what it says when something lacks."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import run
from setup import apt, browser, child, environment, missing, pango, places, port, verbs
from setup.child import Ended
from setup.missing import Missing
from setup.progress import Progress

REPOSITORY = Path(__file__).parents[1]
WORDS = ["serve", "build", "check", "test", "weigh", "new", "compare", "reviewed", "keep", "pack"]
Runs = list[tuple[str, ...]]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of our own, with a space in its name, where a command was typed."""
    folder = tmp_path / "my site"
    folder.mkdir()
    (folder / "requirements.txt").write_text("mkdocs==1.6.1\n")
    monkeypatch.setattr(child, "ROOT", folder)
    monkeypatch.setattr(sys, "argv", ["scripts/run.py", "test"])
    monkeypatch.setattr(missing, "PYTHON", "python3")
    monkeypatch.delenv("CHROME_PATH", raising=False)
    return folder


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    """What would have been run; each run succeeds, and making .venv leaves a Python there."""
    seen: Runs = []

    def remember(*command: str | Path, quiet: bool = False, **variables: str) -> Ended:
        seen.append((*map(str, command), *(f"{key}={text}" for key, text in variables.items())))
        if "venv" in command:
            environment.python().parent.mkdir(parents=True, exist_ok=True)
            environment.python().touch()
        return Ended(0)

    monkeypatch.setattr(child, "run", remember)
    return seen


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Lets every run fail whose command has a word in it, with some last lines."""

    def fail(word: str, output: str) -> None:
        good = child.run

        def bad(*command: str | Path, quiet: bool = False, **variables: str) -> Ended:
            if word in map(str, command):
                return Ended(1, output)
            return good(*command, quiet=quiet, **variables)

        monkeypatch.setattr(child, "run", bad)

    return fail


@pytest.fixture
def no_browser(root: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux machine without a browser, without apt-get, and not as root."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(root))
    monkeypatch.setattr(apt, "is_root", lambda: False)
    monkeypatch.setattr(missing, "is_root", lambda: False)


def program(folder: Path, name: str) -> Path:
    """Put something there that can be run by its name."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o755)
    return file


# The words


def test_without_a_word_all_words_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[2:]] == WORDS
    assert lines[2] == (
        "  serve    show the site at http://127.0.0.1:8000 and reload it as you write"
    )


def test_an_unknown_word_is_answered_with_the_list(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["sevre"]) == 2

    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "There is no word 'sevre' here."
    assert lines[1] == "Type `python3 scripts/run.py` and one of these words:"
    assert [line.split()[0] for line in lines[3:]] == WORDS


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["build"], ["-m", "mkdocs", "build", "--strict"]),
        (["check", "docs/x.md", "--github"], ["scripts/check.py", "docs/x.md", "--github"]),
        (["new", "condition", "neck-pain"], ["scripts/new_page.py", "condition", "neck-pain"]),
        (["keep"], ["scripts/keep_links.py"]),
        (["pack", "out"], ["scripts/pack.py", "out"]),
    ],
    ids=lambda value: value[0],
)
def test_a_word_runs_its_tool_with_what_follows(
    words: list[str], command: list[str], runs: Runs
) -> None:
    assert run.main(words) == 0

    assert runs[-1] == (str(environment.python()), *command)


@pytest.mark.usefixtures("root")
def test_the_tests_are_told_where_the_browser_is(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "found", lambda *_: Path("/usr/bin/chromium"))

    assert run.main(["test", "-k", "links"]) == 0

    chromium = f"CHROME_PATH={Path('/usr/bin/chromium')}"
    assert runs[-1] == (str(environment.python()), "-m", "pytest", "-k", "links", chromium)


@pytest.mark.usefixtures("root")
def test_serve_says_its_address_and_reloads(
    runs: Runs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(port, "is_free", lambda _: True)

    assert run.main(["serve", "--port", "8123"]) == 0

    assert runs[-1][1:] == ("-m", "mkdocs", "serve", "--livereload", "-a", "127.0.0.1:8123")
    assert capsys.readouterr().out.splitlines()[-1] == (
        "3 of 3  Building, then showing the site at http://127.0.0.1:8123 (Ctrl+C ends it) ..."
    )


@pytest.mark.usefixtures("root", "runs")
def test_the_exit_code_of_a_tool_is_handed_on(failing: Callable[[str, str], None]) -> None:
    failing("mkdocs", "")
    environment.stamp().parent.mkdir()
    environment.stamp().write_text(environment.wanted())
    program(environment.python().parent, environment.python().name)

    assert run.main(["build"]) == 1


def test_a_file_is_found_from_any_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "docs").mkdir()
    (root / "docs" / "page.md").touch()
    monkeypatch.chdir(root / "docs")

    named = [verbs.from_root(word) for word in ["page.md", "page.md::test_it", "--github", "-k"]]

    page = os.path.join("docs", "page.md")
    assert named == [page, f"{page}::test_it", "--github", "-k"]


def test_ctrl_c_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> Ended:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "ready", interrupted)

    assert run.main(["build"]) == 130
    assert capsys.readouterr() == ("", "")


# Python and its modules


def test_an_old_python_is_told_which_one_to_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    monkeypatch.setattr(os, "name", "posix")

    assert run.main(["serve"]) == 1
    assert capsys.readouterr().err == (
        "This is Python 3.9.18, and 3.11 or newer is needed: "
        "install it, then type `python3.11 scripts/run.py serve`.\n"
    )


def test_an_old_python_can_read_the_command() -> None:
    ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("module", ["setup", *(f"setup.{name}" for name in ("child", "verbs"))])
def test_the_set_up_needs_only_python(module: str) -> None:
    code = f"import sys; sys.path.insert(0, 'scripts'); import {module}"

    subprocess.run([sys.executable, "-S", "-c", code], cwd=REPOSITORY, check=True)


@pytest.mark.usefixtures("runs")
def test_debian_without_venv_is_told_what_to_install(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name != "ensurepip" or None)
    monkeypatch.setattr(missing, "is_root", lambda: False)

    assert run.main(["build"]) == 1
    assert capsys.readouterr().err == (
        "Python's venv module is missing: type `sudo apt-get install python3-venv`, "
        "then `python3 scripts/run.py test`.\n"
    )


def test_root_is_not_told_to_use_sudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing, "is_root", lambda: True)

    assert missing.as_root("apt-get install python3-venv") == "`apt-get install python3-venv`"


@pytest.mark.parametrize(
    ("system", "place"), [("nt", "Scripts/python.exe"), ("posix", "bin/python")]
)
def test_the_python_in_venv_is_where_the_system_puts_it(system: str, place: str) -> None:
    assert environment.python(system) == child.ROOT / ".venv" / place


# The set-up and its stamp


def test_the_first_run_makes_and_fills_venv(
    root: Path, runs: Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.ready(Progress(3))

    assert [command[1:3] for command in runs] == [("-m", "venv"), ("-m", "pip")]
    assert runs[1][-3:] == ("--require-hashes", "-r", "requirements.txt")
    assert environment.stamp().read_text() == environment.wanted()
    assert capsys.readouterr().out == (
        "1 of 3  Making .venv ...\n2 of 3  Installing the packages in requirements.txt ...\n"
    )


def test_the_second_run_skips_what_is_done(
    root: Path, runs: Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.ready(Progress(3))
    runs.clear()
    capsys.readouterr()

    assert environment.ready(Progress(3)) == environment.python()
    assert (runs, capsys.readouterr().out) == ([], "")


def test_new_requirements_are_installed_into_the_same_venv(root: Path, runs: Runs) -> None:
    environment.ready(Progress(3))
    (root / "requirements.txt").write_text("mkdocs==1.6.2\n")
    runs.clear()

    environment.ready(Progress(3))

    assert [command[1] for command in runs] == ["-c", "-m"]
    assert runs[1][2] == "pip"


@pytest.mark.usefixtures("root")
def test_a_half_made_venv_is_made_anew(runs: Runs) -> None:
    environment.ready(Progress(3))
    environment.stamp().write_text(environment.UNFINISHED)
    runs.clear()

    environment.ready(Progress(3))

    assert runs[0][1:] == ("-m", "venv", "--clear", ".venv")


@pytest.mark.usefixtures("root", "runs")
def test_an_interrupted_installation_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Progress) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "install", interrupted)

    assert run.main(["build"]) == 130
    assert environment.stamp().read_text() == environment.UNFINISHED


@pytest.mark.usefixtures("root", "runs")
def test_a_venv_of_another_python_is_made_anew(failing: Callable[[str, str], None]) -> None:
    environment.ready(Progress(3))
    failing("-c", "")

    assert not environment.is_whole()


@pytest.mark.usefixtures("root", "runs")
def test_a_failure_of_pip_shows_its_last_lines(
    failing: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    failing("pip", "\n".join(f"line {number}" for number in range(20)))

    assert run.main(["build"]) == 1
    errors = capsys.readouterr().err.splitlines()
    assert errors[:-1] == [f"    line {number}" for number in range(12, 20)]
    assert errors[-1] == (
        "pip could not install the packages: look at its last lines above and at the network, "
        "then type `python3 scripts/run.py test`."
    )
    assert environment.stamp().read_text() == ""


@pytest.mark.usefixtures("root", "runs")
def test_a_venv_that_cannot_be_made_is_to_be_deleted(
    failing: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    failing("venv", "Permission denied")

    assert run.main(["build"]) == 1
    assert capsys.readouterr().err == (
        "    Permission denied\nThe folder .venv could not be made: delete it, "
        "then type `python3 scripts/run.py test`.\n"
    )


def test_missing_requirements_are_fetched_from_git(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "requirements.txt").unlink()

    assert run.main(["build"]) == 1
    assert capsys.readouterr().err == (
        "requirements.txt is missing: type `git checkout requirements.txt`, "
        "then `python3 scripts/run.py test`.\n"
    )


def test_every_dependency_is_locked_and_no_machine_is_named() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    lock = (REPOSITORY / "requirements.txt").read_text(encoding="utf-8")

    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["test"]]
    names = {re.split("[<>=]", line)[0] for line in wanted}
    assert names <= set(re.findall(r"^([a-z0-9-]+)==", lock, flags=re.MULTILINE))
    assert not re.search(r"://|index-url|find-links|file:", lock)


# The port


def test_a_taken_port_is_found_before_the_start(
    root: Path, runs: Runs, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]

        assert run.main(["serve", f"--port={taken}"]) == 1

    message = capsys.readouterr().err
    free = int(re.findall(r"\d+", message)[-1])
    assert free > taken or free > port.FIRST
    assert message == (
        f"Port {taken} is taken: type `python3 scripts/run.py serve --port {free}`.\n"
    )
    assert runs == []


@pytest.mark.parametrize(
    "words", [["--port", "web"], ["--port", "0"], ["--port", "70000"], ["8001"], ["--port"]]
)
def test_a_port_that_cannot_be_is_answered_with_one_that_can(
    root: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["serve", *words]) == 2
    assert capsys.readouterr().err == (
        "After serve only a port can stand: type `python3 scripts/run.py serve --port 8001`.\n"
    )


# The browser


@pytest.mark.usefixtures("no_browser")
def test_browsers_are_looked_for_in_order(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order = [program(root, name) for name in places.NAMES]

    for expected in order:
        assert browser.found(environment.python(), Progress(4)) == expected
        expected.unlink()

    assert shutil.which("chromium") is None


@pytest.mark.usefixtures("no_browser")
def test_the_chosen_browser_wins(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(root, "chromium")
    mine = program(root, "my browser")
    monkeypatch.setenv("CHROME_PATH", str(mine))

    assert browser.found(environment.python(), Progress(4)) == mine


@pytest.mark.usefixtures("no_browser")
def test_a_chosen_browser_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROME_PATH", "/no/such/browser")
    monkeypatch.setattr(os, "name", "posix")

    assert run.main(["test"]) == 1
    assert capsys.readouterr().err == (
        "CHROME_PATH names no program (/no/such/browser): type `unset CHROME_PATH`, "
        "then `python3 scripts/run.py test`.\n"
    )


@pytest.mark.usefixtures("no_browser")
def test_a_browser_in_name_only_is_passed_over(
    root: Path, failing: Callable[[str, str], None]
) -> None:
    snap = program(root, "chromium-browser")
    chrome = program(root, "google-chrome")
    failing(str(snap), "requires the chromium snap to be installed")

    assert places.on_machine() == chrome


def test_a_mac_and_a_windows_machine_are_looked_through() -> None:
    windows = {"PROGRAMFILES": "C:/Program Files", "LOCALAPPDATA": "C:/Users/May/AppData/Local"}

    assert list(places.usual_places("linux", windows)) == []
    assert next(places.usual_places("darwin", {})) == Path(
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    )
    assert list(places.usual_places("win32", windows))[-2:] == [
        Path("C:/Program Files/Microsoft/Edge/Application/msedge.exe"),
        Path("C:/Users/May/AppData/Local/Microsoft/Edge/Application/msedge.exe"),
    ]


@pytest.mark.usefixtures("no_browser")
def test_the_browser_of_playwright_is_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    downloaded = program(root, "ms-playwright/chrome")
    monkeypatch.setattr(child, "run", lambda *_, **__: Ended(0, f"{downloaded}\n"))

    assert browser.found(environment.python(), Progress(4)) == downloaded


@pytest.mark.usefixtures("no_browser")
def test_playwright_is_asked_before_apt(
    root: Path,
    runs: Runs,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    program(root, "apt-get")
    monkeypatch.setattr(apt, "is_root", lambda: True)

    with pytest.raises(Missing):
        browser.found(environment.python(), Progress(4))

    assert [command[:3] for command in runs if "-c" not in command] == [
        (str(environment.python()), "-m", "playwright"),
        ("apt-get", "update"),
        ("apt-get", "install", "-y"),
    ]
    assert runs[-1][3:] == (
        "--no-install-recommends",
        "chromium",
        "DEBIAN_FRONTEND=noninteractive",
    )
    assert "3 of 4  Installing Chromium with apt-get ...\n" in capsys.readouterr().out


@pytest.mark.usefixtures("no_browser")
def test_a_library_that_playwright_lacks_is_named(
    root: Path, failing: Callable[[str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    driver = root / ".venv" / "lib" / "python3.11" / "site-packages" / "playwright" / "driver"
    failing(str(program(driver, "node")), "libatomic.so.1: cannot open shared object file")

    assert run.main(["test"]) == 1
    assert capsys.readouterr().err == (
        "Playwright lacks a library: "
        "type `sudo apt-get install -y --no-install-recommends libatomic1`, "
        "then `python3 scripts/run.py test`.\n"
    )


@pytest.mark.usefixtures("no_browser")
@pytest.mark.parametrize(
    ("system", "remedy"),
    [
        ("darwin", "brew install --cask google-chrome"),
        ("win32", "winget install Google.Chrome"),
        ("linux", "export CHROME_PATH=/path/to/chromium"),
        ("debian", "sudo apt-get install -y --no-install-recommends chromium"),
    ],
)
def test_no_browser_fails_with_what_to_type(
    system: str,
    remedy: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "platform", "linux" if system == "debian" else system)
    monkeypatch.setattr(places, "usual_places", lambda *_: [])
    monkeypatch.setattr(shutil, "which", {"apt-get": system == "debian"}.get)

    assert run.main(["test"]) == 1
    assert capsys.readouterr().err.strip() == (
        "No browser was found and none could be installed: "
        f"type `{remedy}`, then `python3 scripts/run.py test`."
    )


# Real programs, run for real


def test_a_program_runs_at_the_top_of_the_repository(root: Path) -> None:
    code = "import os; print(os.getcwd(), os.environ['NO_MKDOCS_2_WARNING'], os.environ['MINE'])"

    ended = child.run(sys.executable, "-c", code, quiet=True, MINE="yes")

    assert ended == Ended(0, f"{root} 1 yes\n")


def test_a_program_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "GRACE", 0.1)
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], text=True)

    child.end(sleeper)

    assert sleeper.returncode not in (None, 0)


def test_the_list_comes_at_once() -> None:
    start = time.perf_counter()
    subprocess.run([sys.executable, "scripts/run.py"], cwd=REPOSITORY, check=True)

    assert time.perf_counter() - start < 1


# Pango


@pytest.mark.parametrize(("root_too", "here"), [(True, False), (True, True), (False, False)])
def test_pango_is_installed_only_where_it_is_missing_and_that_is_allowed(
    root_too: bool, here: bool, runs: Runs, failing: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apt, "is_allowed", lambda: root_too)
    if not here:
        failing("import weasyprint", "cannot load library")

    assert pango.provided(Path("python")) == Path("python")

    installed = [command for command in runs if "install" in command]
    wanted = (*apt.INSTALL, *pango.PACKAGES, "DEBIAN_FRONTEND=noninteractive")
    assert installed == ([wanted] if root_too and not here else [])
