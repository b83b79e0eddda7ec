"""Gives the tests a browser, and installs one where there is none."""

from __future__ import annotations

import sys
from pathlib import Path

from setup import apt, child
from setup.missing import Missing, again
from setup.places import chosen, on_machine, starts
from setup.progress import Progress

PLAYWRIGHT_HAS = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: print(p.chromium.executable_path)"
)


def found(python: Path, progress: Progress) -> Path:
    """The browser that was chosen, that is at hand, or that is now installed."""
    require_driver(python, progress)
    return chosen() or on_machine() or of_playwright(python) or installed(python, progress)


def require_driver(python: Path, progress: Progress) -> None:
    """See that Playwright's own program starts, for a small Debian lacks a library of it."""
    node = next(python.parents[1].glob("lib/*/site-packages/playwright/driver/node"), None)
    if node is None or starts(node):
        return
    if apt.is_allowed():
        progress.say(3, "Installing libatomic1 with apt-get")
        apt.install("libatomic1")
    if not starts(node):
        remedy = apt.by_hand("libatomic1")
        raise Missing(f"Playwright lacks a library: type {remedy}, then {again()}.")


def of_playwright(python: Path) -> Path | None:
    """The browser that Playwright has downloaded, if it has."""
    ended = child.run(python, "-c", PLAYWRIGHT_HAS, quiet=True)
    program = Path(ended.output.strip())
    return program if ended.code == 0 and starts(program) else None


def installed(python: Path, progress: Progress) -> Path:
    """A browser from Playwright, or on Debian and as root from apt-get."""
    progress.say(3, "Downloading Chromium with Playwright")
    ended = child.run(python, "-m", "playwright", "install", "chromium", quiet=True)
    if program := of_playwright(python):
        return program
    if apt.is_allowed():
        progress.say(3, "Installing Chromium with apt-get")
        ended = apt.install("chromium")
        if program := on_machine():
            return program
    print(ended.tail, file=sys.stderr)
    raise Missing(
        f"No browser was found and none could be installed: type {remedy()}, then {again()}."
    )


def remedy() -> str:
    """What to type for a browser on this kind of machine."""
    if sys.platform == "darwin":
        return "`brew install --cask google-chrome`"
    if sys.platform == "win32":
        return "`winget install Google.Chrome`"
    if apt.is_here():
        return apt.by_hand("chromium")
    return "`export CHROME_PATH=/path/to/chromium`"
