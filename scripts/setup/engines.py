"""The engines in which the site is tried: Chromium, Firefox and WebKitGTK.

run.py finds or installs them, or says what to type; the tests ask here where Firefox and WebKitGTK
are. They learn of Chromium, which Playwright finds or gets, through CHROME_PATH (a program) or
CHROME_CHANNEL (Playwright's word for one that it finds itself, on any system: chrome, msedge, or
chromium for its own).
"""

from __future__ import annotations

import glob
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from setup import environment, process
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
    """Return which of some engines are not here; Chromium is looked for below."""
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


def require(engines: tuple[str, ...]) -> None:
    """See that the engines are here, and on Debian get them as root; or say what to type."""
    lacking = missing(engines)
    output = ""
    if lacking and environment.is_allowed():
        say(3, 4, f"Installing {in_words(lacking)} with apt-get")
        output = environment.install(*packages_of(lacking, debian()).split()).stdout
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
        return environment.as_root(f"dnf install {packages_of(lacking, FEDORA)}")
    return environment.as_root(f"{environment.INSTALL} {packages_of(lacking, debian())}")


def find_chromium(python: Path) -> dict[str, str]:
    """Return the variable for a browser that was chosen, is at hand, or is now installed."""
    require_driver(python)
    if not (name := os.environ.get("CHROME_PATH")):
        if environment.is_allowed() and not shutil.which(SHELL):
            say(3, 4, f"Installing {SHELL} with apt-get")
            environment.install(SHELL)  # where there is none, Chromium itself does as well
        return at_hand(python) or install_chromium(python)
    if not (program := shutil.which(name)):
        forget = "set CHROME_PATH=" if sys.platform == "win32" else "unset CHROME_PATH"
        raise Missing(f"CHROME_PATH names no program ({name}): type `{forget}`, then {again()}.")
    return {"CHROME_PATH": program}


def require_driver(python: Path) -> None:
    """See that Playwright's own program starts, for a small Debian lacks a library of it."""
    library = "libatomic"
    version = (python, "-m", "playwright", "--version")
    lacks = library in process.run(*version, quiet=True).stdout
    if lacks and environment.is_allowed():
        say(3, 4, f"Installing {library}1 with apt-get")
        environment.install(f"{library}1")
        lacks = library in process.run(*version, quiet=True).stdout
    if lacks:
        remedy = environment.as_root(f"{environment.INSTALL} {library}1")
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


def install_chromium(python: Path) -> dict[str, str]:
    """Get a browser from Playwright, or on Debian and as root from apt-get."""
    say(3, 4, "Downloading Chromium with Playwright")
    ended = process.run(python, "-m", "playwright", "install", "chromium", "--no-shell", quiet=True)
    browser = at_hand(python)
    if not browser and environment.is_allowed():
        say(3, 4, "Installing Chromium with apt-get")
        ended = environment.install("chromium")
        browser = at_hand(python)
    if not browser:
        said = "No browser was found and none could be installed: type"
        raise Missing(f"{said} {chromium_by_hand()}, then {again()}.", ended.stdout)
    return browser


def chromium_by_hand() -> str:
    """Return what to type for a browser on this kind of machine."""
    if sys.platform == "darwin":
        return "`brew install --cask google-chrome`"
    if sys.platform == "win32":
        return "`winget install Google.Chrome`"
    if environment.has_apt():
        return environment.as_root(f"{environment.INSTALL} chromium")
    return "`export CHROME_PATH=/path/to/chromium`"
