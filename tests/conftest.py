"""What the tests share: the repository, a small sample site, one fresh build, one browser."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path, PurePosixPath

import pytest
from engines import WATCH, Chromium, Engine, Firefox, WebKit
from playwright.sync_api import Browser, Error, sync_playwright
from serving import serving
from setup import ENGINES, find_firefox, find_webkit, sentence
from sitekit import checks, content
from sitekit.commands import run_command
from sitekit.content import Problem, Site
from sitekit.output import response_headers

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(p for p in (ROOT / "docs").rglob("*.md") if not p.name.startswith("_"))
WORDS_OF_TOOLS = ("ratings.yml", "sheet.yml", "diary.yml")  # the sample shares them
TODAY = "2026-11-23"  # on the sample site
CLINIC = {
    "name": "Test Street Massage and Sport",
    "phone": "01632 960 983",
    "booking": "https://clinic.example/book",
    "logo": "img/mark.svg",
}
MOVED = {  # on the site of that clinic
    "/old/": "/conditions/knee-pain/",
    "/old/#ice": "/conditions/knee-pain/#get-help",
    "/conditions/knee-pain/#ice": "/conditions/knee-pain/#get-help",
    "/conditions/knee-pain/#costs": "/#own-part",
}
# What a test starts need not compile all our code anew, as where this is set.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
BROWSER = (
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-gpu-compositing",  # nobody looks: a fifth of the time goes
    "--js-flags=--single-threaded",  # no core is idle that could help
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
    monkeypatch.setenv("SITE_TODAY", TODAY)
    yield Sample(tmp_path)


class House(Sample):
    """The sample's pages in our own house, to be built as a site."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        for name in ("overrides", "scripts"):
            shutil.copytree(ROOT / name, root / name)  # with what Python has made of our code
        for name in ("css", "js", "img"):
            shutil.copytree(ROOT / "docs" / name, root / "docs" / name, dirs_exist_ok=True)
        settings, _, _ = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")
        neutral = re.sub(
            rf"^    ({'|'.join(CLINIC)}): \S.*?(?=  #|$)", r'    \1: ""', settings, flags=re.M
        )
        neutral = re.sub(r"^  region: \w+", "  region: gb", neutral, flags=re.M)
        (root / "mkdocs.yml").write_text(neutral + "\n", "utf-8")


def build(root: Path, folder: Path, *options: str, **variables: str) -> str:
    """Build the site at ``root`` into ``folder``; return what was said, or fail with it."""
    begun = folder.with_suffix(".begun")
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(begun), *options],
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode:
        print(ended.stdout)  # pytest shows it once, with the first test that asked for the site
        pytest.fail("The site does not build; the first such test shows why.", pytrace=False)
    begun.rename(folder)
    return ended.stdout


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that is the same for all workers."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The folder of a fresh build that let no warning pass."""
    folder = shared / "built"
    with Turn(folder.with_suffix(".lock")):
        if not folder.is_dir():
            build(ROOT, folder, "--strict")
    return folder


@pytest.fixture(scope="session")
def theirs(shared: Path) -> Path:
    """The built site of a made-up clinic abroad, with pages that have moved and one reviewed."""
    root = shared / "clinic"
    with Turn(root.with_suffix(".lock")):
        if not (root / "site").is_dir():
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("SITE_TODAY", TODAY)
                settle(House(root))
                build(root, root / "site", "--strict")
    return root / "site"


def settle(house: House) -> None:
    """Turn the sample into the guide of a clinic in Australia."""
    data = house.root / "docs/data"
    regions = (data / "regions.yml").read_text("utf-8")
    abroad = regions.replace("gb:", "au:", 1).replace("999", "000").replace("111", "13 11 14")
    (data / "regions.yml").write_text(regions + abroad.replace("NHS", "Health"), "utf-8")
    house.change("mkdocs.yml", "region: gb", "region: au")
    for key, value in CLINIC.items():
        house.change("mkdocs.yml", f'    {key}: ""', f'    {key}: "{value}"')
    with (data / "permanent-links.txt").open("a", encoding="utf-8") as ledger:
        ledger.write("/old/\n")
    (data / "redirects.yml").write_text("".join(f"{a}: {b}\n" for a, b in MOVED.items()), "utf-8")
    guide = (house.root / "docs/index.md").read_text("utf-8")
    start, end = guide.partition("You may feel")[0], guide.partition("\n## What to do next")[2]
    kit = house.root / "docs/for-clinics/index.md"
    kit.parent.mkdir()
    kit.write_text(start + "{{ messages }}\n\n## What to do next" + end, "utf-8")
    assert house.run("reviewed", "docs/conditions/knee-pain.md", "tester")[0] == 0


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site can be seen."""
    with serving(built) as url:
        yield url


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Starts a browser that reaches this machine alone, with options of its own."""
    with sync_playwright() as playwright:

        def start(*options: str) -> Browser:
            return playwright.chromium.launch(
                executable_path=os.environ.get("CHROME_PATH") or shutil.which("chromium"),
                channel=os.environ.get("CHROME_CHANNEL"),
                args=[*BROWSER, *options],
                ignore_default_args=["--hide-scrollbars"],  # a desk has them, and they take room
            )

        yield start


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """The browser of most tests."""
    try:
        opened = launch()
    except Error:
        pytest.fail("No browser starts: type `python3 scripts/run.py test`.", pytrace=False)
    yield opened
    opened.close()


def engines_asked_for() -> tuple[str, ...]:
    """Return the engines in which to try the site: those that run.py was asked for, or all."""
    named = os.environ.get("ENGINES", "").split(",")
    return tuple(engine for engine in ENGINES if engine in named) or ENGINES


@pytest.fixture(scope="session")
def site(built: Path, ours: Site) -> Iterator[str]:
    """Where the built site can be seen, with all that a host says of it, and watched."""
    with serving(built, response_headers(ours), WATCH) as url:
        yield url


@pytest.fixture(scope="session", params=engines_asked_for())
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each engine in turn, for as long as its tests run."""
    started = start(request)
    yield started
    started.close()


def start(request: pytest.FixtureRequest) -> Engine:
    """Start an engine, or say what to type for it."""
    if request.param == "chromium":
        return Chromium(request.getfixturevalue("browser"))
    found = find_firefox() if request.param == "firefox" else find_webkit()
    if not found:
        pytest.fail(sentence([request.param], engines_asked_for()), pytrace=False)
    return Firefox(found) if request.param == "firefox" else WebKit(found)
