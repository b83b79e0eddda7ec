"""The browser of the tests: found by Playwright, or installed where there is none.

The tests learn of it through CHROME_PATH (a program) or CHROME_CHANNEL (Playwright's word for one
that it finds itself, on any system: chrome, msedge, or chromium for its own).
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from setup import packages, process
from setup.process import Missing, again, say

SHELL = "chromium-headless-shell"  # Debian's: opens no window for a tab, so tests take half as long
PROGRAMS = (SHELL, "chromium", "chromium-browser")  # no channel is for these
CHANNELS = ("chrome", "msedge", "chromium")
FIRST_THAT_STARTS = """
import os, sys
from playwright.sync_api import Error, sync_playwright
with sync_playwright() as playwright:
    for word in sys.argv[1:]:
        where = {"executable_path" if os.path.isabs(word) else "channel": word}
        try:
            playwright.chromium.launch(args=["--no-sandbox"], **where).close()
        except Error:
            continue
        print(word)
        break
"""


def find(python: Path, steps: int) -> dict[str, str]:
    """Return the variable for a browser that was chosen, is at hand, or is now installed."""
    require_driver(python, steps)
    if not (name := os.environ.get("CHROME_PATH")):
        if packages.is_allowed() and not shutil.which(SHELL):
            say(3, steps, f"Installing {SHELL} with apt-get")
            packages.install(SHELL)  # where there is none, Chromium itself does as well
        return at_hand(python) or install(python, steps)
    if not (program := shutil.which(name)):
        forget = "set CHROME_PATH=" if sys.platform == "win32" else "unset CHROME_PATH"
        raise Missing(f"CHROME_PATH names no program ({name}): type `{forget}`, then {again()}.")
    return {"CHROME_PATH": program}


def require_driver(python: Path, steps: int) -> None:
    """See that Playwright's own program starts, for a small Debian lacks a library of it."""
    library = "libatomic"
    version = (python, "-m", "playwright", "--version")
    lacks = library in process.run(*version, quiet=True).stdout
    if lacks and packages.is_allowed():
        say(3, steps, f"Installing {library}1 with apt-get")
        packages.install(f"{library}1")
        lacks = library in process.run(*version, quiet=True).stdout
    if lacks:
        remedy = packages.as_root(f"{packages.INSTALL} {library}1")
        raise Missing(f"Playwright lacks a library: type {remedy}, then {again()}.")


def at_hand(python: Path) -> dict[str, str]:
    """Return the variable for the first browser that starts, if one does."""
    programs = [program for name in PROGRAMS if (program := shutil.which(name))]
    words = [*programs, *CHANNELS]
    ended = process.run(python, "-c", FIRST_THAT_STARTS, *words, quiet=True)
    last = ended.stdout.strip().rpartition("\n")[2]
    if last not in words:
        return {}
    return {"CHROME_PATH" if last in programs else "CHROME_CHANNEL": last}


def install(python: Path, steps: int) -> dict[str, str]:
    """Get a browser from Playwright, or on Debian and as root from apt-get."""
    say(3, steps, "Downloading Chromium with Playwright")
    ended = process.run(python, "-m", "playwright", "install", "chromium", "--no-shell", quiet=True)
    browser = at_hand(python)
    if not browser and packages.is_allowed():
        say(3, steps, "Installing Chromium with apt-get")
        ended = packages.install("chromium")
        browser = at_hand(python)
    if not browser:
        raise Missing(
            f"No browser was found and none could be installed: type {by_hand()}, then {again()}.",
            ended.stdout,
        )
    return browser


def by_hand() -> str:
    """Return what to type for a browser on this kind of machine."""
    if sys.platform == "darwin":
        return "`brew install --cask google-chrome`"
    if sys.platform == "win32":
        return "`winget install Google.Chrome`"
    if packages.has_apt():
        return packages.as_root(f"{packages.INSTALL} chromium")
    return "`export CHROME_PATH=/path/to/chromium`"
