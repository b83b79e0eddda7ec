"""The folder .venv, kept as a lock says; nothing is done when it is so already.

Packages of Debian and Ubuntu stand below it: root gets them unasked, others get the line to type.

requirements.txt is what the site needs. requirements-test.txt has that and what only tests need,
some of which no wheel is for on every system: nobody who writes pages has to install it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from setup import process
from setup.process import Missing, again, say

SITE, TESTS = "requirements.txt", "requirements-test.txt"
INSTALL = "apt-get install -y --no-install-recommends"
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")  # letters of the leaflets
SILENTLY = "--quiet --disable-pip-version-check --no-input"
PIP = f"-m pip install {SILENTLY} --no-compile --require-hashes -r"


def python() -> Path:
    """Return where .venv has its Python."""
    place = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    return process.ROOT / ".venv" / place


def stamp() -> Path:
    """Return the file in .venv that says what was installed."""
    return process.ROOT / ".venv" / "installed.txt"


def goal(*, tests: bool) -> str:
    """Return what the stamp says when all is ready: this Python, and each lock."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    marks = [hashlib.sha256(read(lock)).hexdigest() for lock in (SITE, TESTS)[: 1 + tests]]
    return " ".join([version, *marks])


def read(lock: str) -> bytes:
    """Return what a lock lists."""
    if not (process.ROOT / lock).is_file():
        raise Missing(f"{lock} is missing: type `git checkout {lock}`, then {again()}.")
    return (process.ROOT / lock).read_bytes()


def prepare(*, tests: bool = False) -> Path:
    """Make and fill .venv where needed, with what tests need if asked, and return its Python."""
    wanted, steps = goal(tests=tests), 4 if tests else 3
    found = stamp().read_text(encoding="utf-8") if stamp().is_file() else ""
    if f"{found} ".startswith(f"{wanted} ") and python().is_file():
        return python()  # what tests need may be there too
    if minor(found) != minor(wanted) or not python().is_file():
        make(steps)
        found = ""
    stamp().unlink(missing_ok=True)  # without it, the next run does not believe a half-filled .venv
    try:
        fill(steps, TESTS if tests else SITE)
    except Missing:
        stamp().write_text(found, encoding="utf-8")  # pip undoes its half-done work itself
        raise
    stamp().write_text(wanted, encoding="utf-8")
    return python()


def minor(text: str) -> list[str]:
    """Return the parts of a stamp that another .venv is needed for: 3 and 11."""
    return text.split(".")[:2]


def make(steps: int) -> None:
    """Make .venv anew, whatever is left of an older one."""
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        install_it = as_root("apt-get install python3-venv")
        raise Missing(f"Python's venv module is missing: type {install_it}, then {again()}.")
    say(1, steps, "Making .venv")
    ended = process.run(sys.executable, "-m", "venv", "--clear", ".venv", quiet=True)
    if ended.returncode:
        sentence = f"The folder .venv could not be made: delete it, then type {again()}."
        raise Missing(sentence, ended.stdout)


def fill(steps: int, lock: str) -> None:
    """Install exactly what a lock lists, and believe only its hashes."""
    say(2, steps, f"Installing the packages in {lock}")
    ended = process.run(python(), *PIP.split(), lock, quiet=True)
    if ended.returncode:
        raise Missing(
            "pip could not install the packages: look at its last lines above and at the network, "
            f"then type {again()}.",
            ended.stdout,
        )


def has_apt() -> bool:
    """Tell whether this machine has apt-get at all."""
    return bool(shutil.which("apt-get"))


def is_root() -> bool:
    """Tell whether this is the administrator of a Unix machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def is_allowed() -> bool:
    """Tell whether packages may be installed without asking anybody."""
    return has_apt() and is_root()


def install(*names: str) -> subprocess.CompletedProcess[str]:
    """Install packages from a fresh list."""
    process.run("apt-get", "update", quiet=True)
    return process.run(*INSTALL.split(), *names, quiet=True, DEBIAN_FRONTEND="noninteractive")


def as_root(command: str) -> str:
    """Return what to type for a command that needs the administrator."""
    return f"`{command}`" if is_root() else f"`sudo {command}`"


def add_pango(python: Path) -> None:
    """Install what leaflets need, if that is allowed; elsewhere the build says what to type."""
    if is_allowed() and process.run(python, "-c", "import weasyprint", quiet=True).returncode:
        install(*PANGO)
