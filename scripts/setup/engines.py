"""The engines beside Chromium in which the site is tried, Firefox and WebKitGTK, from packages.

run.py finds or installs them, or says what to type; the tests ask here where they are.
"""

from __future__ import annotations

import glob
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from setup import packages
from setup.process import Missing, again, say, typed

ENGINES = ("chromium", "firefox", "webkit")
OPTION = "--engines"
NAMES = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKitGTK"}
FIREFOX = (
    "firefox-esr",
    "firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
)
SMALL_BROWSERS = (  # Debian's place and Fedora's
    "/usr/lib/*/webkit*gtk-*/MiniBrowser",
    "/usr/libexec/webkit*gtk-*/MiniBrowser",
)


RELEASE = Path("/etc/os-release")
HOMES = {"darwin": "`brew install --cask firefox`", "win32": "`winget install Mozilla.Firefox`"}
FEDORA = {
    "firefox": ("firefox",),
    "webkit": ("/usr/bin/WebKitWebDriver", "xorg-x11-server-Xvfb"),
}


def debian() -> dict[str, tuple[str, ...]]:
    """Return the packages of Debian, or of Ubuntu, which has no firefox-esr."""
    firefox = "firefox" if "ubuntu" in release() else "firefox-esr"
    return {"firefox": (firefox,), "webkit": ("webkit2gtk-driver", "xvfb")}


@dataclass(frozen=True)
class Webkit:
    """The three programs that show a page in WebKitGTK: its driver, its browser, a screen."""

    driver: str
    browser: str
    screen: str


def find_firefox() -> str | None:
    """Return Firefox: the one that FIREFOX_PATH names, or the system's."""
    names = [os.environ["FIREFOX_PATH"]] if os.environ.get("FIREFOX_PATH") else FIREFOX
    return next((found for name in names if (found := shutil.which(name))), None)


def find_webkit() -> Webkit | None:
    """Return WebKitGTK, if all that it needs is there."""
    browsers = [one for place in SMALL_BROWSERS for one in sorted(glob.glob(place))]
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    return Webkit(driver, browsers[0], screen) if driver and browsers and screen else None


def missing(engines: tuple[str, ...]) -> list[str]:
    """Return which of some engines are not here; Chromium has a module of its own."""
    found = {"chromium": True, "firefox": find_firefox(), "webkit": find_webkit()}
    return [engine for engine in engines if not found[engine]]


def chosen(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Return the engines that are asked for after --engines, or all; and the words left over."""
    example = typed("test", OPTION, "chromium,firefox")
    engines, left, waiting = set(ENGINES), [], iter(words)
    for word in waiting:
        option, _, value = word.partition("=")
        if option != OPTION:
            left.append(word)
            continue
        engines = {*filter(None, (value or next(waiting, "")).split(","))}
        if not {"chromium"} <= engines <= {*ENGINES}:
            raise Missing(
                f"After {OPTION} stands chromium, which every test of a page needs, "
                f"and firefox or webkit or both or none: type {example}.",
                code=2,
            )
    return tuple(engine for engine in ENGINES if engine in engines), left


def require(engines: tuple[str, ...], steps: int) -> None:
    """See that the engines are here, and on Debian get them as root; or say what to type."""
    lacking = missing(engines)
    output = ""
    if lacking and packages.is_allowed():
        say(3, steps, f"Installing {in_words(lacking)} with apt-get")
        output = packages.install(*packages_of(lacking, debian()).split()).stdout
        lacking = missing(engines)
    if lacking:
        raise Missing(sentence(lacking, engines), output)


def sentence(lacking: list[str], engines: tuple[str, ...]) -> str:
    """Say which engines are missing, what to type for them, and what to type to do without."""
    are = "is" if len(lacking) == 1 else "are"
    rest = ",".join(engine for engine in engines if engine not in lacking)
    fewer = typed("test", OPTION, rest)
    remedy = by_hand(lacking)
    get = f"type {remedy}, then {again()}; or" if remedy else "this system has no WebKitGTK:"
    return f"{in_words(lacking)} {are} missing: {get} test without with {fewer}."


def in_words(engines: list[str] | tuple[str, ...]) -> str:
    """Return the names of one, two or three engines as one says them."""
    *first, last = [NAMES[engine] for engine in engines]
    return f"{', '.join(first)} and {last}" if first else last


def packages_of(engines: list[str], named: dict[str, tuple[str, ...]]) -> str:
    """Return the packages that hold some engines, as they are typed."""
    return " ".join(name for engine in engines for name in named[engine])


def release() -> str:
    """Return what this system says it is."""
    return RELEASE.read_text("utf-8") if RELEASE.is_file() else ""


def by_hand(lacking: list[str]) -> str:
    """Return what to type for what is missing, or nothing where there is no such package."""
    if sys.platform in HOMES:
        return "" if "webkit" in lacking else HOMES[sys.platform]
    if shutil.which("dnf"):
        return packages.as_root(f"dnf install {packages_of(lacking, FEDORA)}")
    return packages.as_root(f"{packages.INSTALL} {packages_of(lacking, debian())}")
