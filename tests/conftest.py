"""What the tests share: the repository, a small sample site, one fresh build, one browser."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Error, sync_playwright
from serving import serving
from sitekit import checks, content
from sitekit.commands import run_command
from sitekit.content import Problem, Site

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(p for p in (ROOT / "docs").rglob("*.md") if not p.name.startswith("_"))
WORDS_OF_TOOLS = ("ratings.yml", "sheet.yml", "diary.yml")  # the sample shares them
BROWSER = (
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes ``source`` runs once for each page."""
    if "source" in metafunc.fixturenames:
        names = [source.relative_to(ROOT / "docs").as_posix() for source in SOURCES]
        metafunc.parametrize("source", [PurePosixPath(name) for name in names], ids=names)


@pytest.fixture(scope="session")
def ours() -> Site:
    """The real site, as its files say it is."""
    return content.load(ROOT)


@pytest.fixture(scope="session")
def all_problems(ours: Site) -> list[Problem]:
    """Every problem of the real site."""
    return checks.problems(ours)


class Turn:
    """Lets one process at a time do something; ``path`` stands as long as one does."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        while True:
            try:
                self.path.touch(exist_ok=False)
                return
            except FileExistsError:
                time.sleep(0.1)

    def __exit__(self, *_: object) -> None:
        self.path.unlink()


class Sample:
    """A small site that keeps every rule, to be broken one thing at a time."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(ROOT / "tests/sample", root, dirs_exist_ok=True)
        for name in WORDS_OF_TOOLS:
            shutil.copy(ROOT / "docs/data" / name, root / "docs/data" / name)
        self.root = root

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words in a file, which must be there."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def site(self) -> Site:
        """Return the site as its files say it is now."""
        return content.load(self.root)

    def problems(self) -> list[str]:
        """Return every problem, as a person reads it."""
        return [str(problem) for problem in checks.problems(self.site())]

    def run(self, *words: str) -> tuple[int, str]:
        """Type a command; return its exit code, and all that it printed."""
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = run_command(list(words), self.root)
        return code, said.getvalue()


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sample]:
    """A fresh sample site on the 23rd of November 2026."""
    monkeypatch.setenv("SITE_TODAY", "2026-11-23")
    yield Sample(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of a fresh build that let no warning pass, the same for all workers."""
    alone = worker_id == "master"
    base = tmp_path_factory.getbasetemp()
    folder = (base if alone else base.parent) / "built"
    with Turn(folder.with_suffix(".lock")):
        return folder if folder.is_dir() else build(folder)


def build(folder: Path) -> Path:
    """Build the site into ``folder``, or fail with what MkDocs said."""
    begun = folder.with_suffix(".begun")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(begun)]
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode:
        print(ended.stdout)  # pytest shows it once, with the first test that asked for the site
        pytest.fail("The site does not build; the first such test shows why.", pytrace=False)
    return begun.rename(folder)


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site can be seen."""
    with serving(built) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser that reaches this machine alone."""
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(
                executable_path=os.environ.get("CHROME_PATH") or shutil.which("chromium"),
                channel=os.environ.get("CHROME_CHANNEL"),
                args=BROWSER,
                ignore_default_args=["--hide-scrollbars"],  # a desk has them, and they take room
            )
        except Error:
            pytest.fail("No browser starts: type `python3 scripts/run.py test`.", pytrace=False)
        yield opened
        opened.close()
