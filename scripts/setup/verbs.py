"""The words one can type after run.py, and what each of them does."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from setup import browser, child, environment, pango, port
from setup.missing import Missing, typed
from setup.progress import Progress


@dataclass(frozen=True)
class Verb:
    """A word, what it is for, and the deed itself, which gives back an exit code."""

    name: str
    line: str
    deed: Callable[[list[str]], int]


def serve(words: list[str]) -> int:
    """Show the site here, and show it anew after each change."""
    number = port.asked(words)
    port.require_free(number)
    progress = Progress(3)
    python = environment.ready(progress)
    address = f"{port.HOST}:{number}"
    progress.last(f"Building, then showing the site at http://{address} (Ctrl+C ends it)")
    # click 8.3.0 leaves live reload off unless it is asked for
    return child.run(python, "-m", "mkdocs", "serve", "--livereload", "-a", address).code


def build(words: list[str]) -> int:
    """Build the site and let no warning pass."""
    progress = Progress(3)
    python = pango.provided(environment.ready(progress))
    progress.last("Building into site/")
    return child.run(python, "-m", "mkdocs", "build", "--strict", *words).code


def script(name: str, doing: str) -> Callable[[list[str]], int]:
    """Make the deed that runs one of our scripts on the words after its verb."""

    def deed(words: list[str]) -> int:
        progress = Progress(3)
        python = environment.ready(progress)
        progress.last(doing)
        return child.run(python, f"scripts/{name}", *map(from_root, words)).code

    return deed


def test(words: list[str]) -> int:
    """Run every test, those in the browser included."""
    progress = Progress(4)
    python = pango.provided(environment.ready(progress))
    program = browser.found(python, progress)
    progress.last(f"Testing with {program}")
    together = [] if words else ["-n", "auto", "--dist", "worksteal"]  # one test alone is quicker
    command = [python, "-m", "pytest", *together, *map(from_root, words)]
    return child.run(*command, CHROME_PATH=str(program)).code


def from_root(word: str) -> str:
    """Name a file as seen from the top of the repository, where the children work."""
    name, *rest = word.split("::")  # pytest's way to name one test in a file
    path = Path(name).resolve()
    if name and path.exists() and path.is_relative_to(child.ROOT):
        return "::".join([os.path.relpath(path, child.ROOT), *rest])
    return word


VERBS = (
    Verb("serve", "show the site at http://127.0.0.1:8000 and reload it as you write", serve),
    Verb("build", "build the site into site/ and let no warning pass", build),
    Verb(
        "check",
        "read the pages for mistakes; --fix mends what is safe",
        script("check.py", "Checking the pages"),
    ),
    Verb("test", "run every test, those in the browser included", test),
    Verb(
        "weigh",
        "print each page's bytes, and the time of a build",
        script("weigh.py", "Building and weighing the site"),
    ),
    Verb("new", "start a page: new condition neck-pain", script("new_page.py", "Starting a page")),
    Verb("compare", "show what changed for readers since main", script("compare.py", "Comparing")),
    Verb("reviewed", "note who checked a page", script("reviewed.py", "Signing the page")),
    Verb("keep", "record every new address", script("keep_links.py", "Recording new addresses")),
    Verb("pack", "compress a built site for nginx", script("pack.py", "Packing the site")),
)


def listing() -> str:
    """All words, one line each."""
    lines = [f"  {verb.name:<9}{verb.line}" for verb in VERBS]
    return "\n".join([f"Type {typed()} and one of these words:", "", *lines])


def obey(words: list[str]) -> int:
    """Do what the first word says, and answer what is missing with one sentence."""
    if not words or words[0] in ("-h", "--help", "help"):
        print(listing())
        return 0
    verb = next((verb for verb in VERBS if verb.name == words[0]), None)
    if verb is None:
        print(f"There is no word {words[0]!r} here.\n{listing()}", file=sys.stderr)
        return 2
    try:
        return verb.deed(words[1:])
    except Missing as missing:
        print(missing, file=sys.stderr)
        return missing.code
    except KeyboardInterrupt:
        return 130
