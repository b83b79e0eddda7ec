"""Looks for a browser that is on the machine already."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from setup import child
from setup.missing import Missing, again

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


def usual_places(system: str, variables: Mapping[str, str]) -> Iterator[Path]:
    """Where a Mac or a Windows machine keeps its browsers."""
    if system == "darwin":
        folders, programs = ["/Applications", f"{Path.home()}/Applications"], MAC
    elif system == "win32":
        names = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        folders, programs = [variables[name] for name in names if name in variables], WINDOWS
    else:
        return
    yield from (Path(folder, program) for program in programs for folder in folders)


def starts(program: Path) -> bool:
    """Tell whether a browser runs, for Ubuntu has one in name only, and libraries can lack."""
    if not program.is_file():
        return False
    if sys.platform == "win32":
        return True  # asked for its version there, it would open a window
    return child.run(program, "--version", quiet=True).code == 0


def chosen() -> Path | None:
    """The browser in CHROME_PATH, which wins over all others."""
    if not (name := os.environ.get("CHROME_PATH")):
        return None
    if program := shutil.which(name):
        return Path(program)
    forget = "set CHROME_PATH=" if os.name == "nt" else "unset CHROME_PATH"
    raise Missing(f"CHROME_PATH names no program ({name}): type `{forget}`, then {again()}.")


def on_machine() -> Path | None:
    """A browser that was installed for its own sake."""
    named = [Path(program) for name in NAMES if (program := shutil.which(name))]
    places = [*named, *usual_places(sys.platform, os.environ)]
    return next(filter(starts, places), None)
