"""The folder .venv, kept as requirements.txt says; nothing is done when it is so already."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from pathlib import Path

from setup import process
from setup.packages import as_root
from setup.process import Missing, again, say

PIP = "-m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r"


def python() -> Path:
    """Return where .venv has its Python."""
    place = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    return process.ROOT / ".venv" / place


def stamp() -> Path:
    """Return the file in .venv that says what was installed."""
    return process.ROOT / ".venv" / "installed.txt"


def goal() -> str:
    """Return what the stamp says when all is ready: this Python, and these requirements."""
    requirements = process.ROOT / "requirements.txt"
    if not requirements.is_file():
        raise Missing(
            f"requirements.txt is missing: type `git checkout requirements.txt`, then {again()}."
        )
    version = ".".join(str(part) for part in sys.version_info[:3])
    return f"{version} {hashlib.sha256(requirements.read_bytes()).hexdigest()}"


def prepare(steps: int) -> Path:
    """Make and fill .venv where needed, and return its Python."""
    wanted = goal()
    found = stamp().read_text(encoding="utf-8") if stamp().is_file() else ""
    if found == wanted and python().is_file():
        return python()
    if minor(found) != minor(wanted) or not python().is_file():
        make(steps)
        found = ""
    stamp().unlink(missing_ok=True)  # without it, the next run does not believe a half-filled .venv
    try:
        fill(steps)
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


def fill(steps: int) -> None:
    """Install exactly what requirements.txt lists, and believe only its hashes."""
    say(2, steps, "Installing the packages in requirements.txt")
    ended = process.run(python(), *PIP.split(), "requirements.txt", quiet=True)
    if ended.returncode:
        raise Missing(
            "pip could not install the packages: look at its last lines above and at the network, "
            f"then type {again()}.",
            ended.stdout,
        )
