"""Keeps .venv as requirements.txt says, and does nothing when it is so already."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from pathlib import Path

from setup import child
from setup.missing import Missing, again, as_root
from setup.progress import Progress

UNFINISHED = "unfinished"
SAME_PYTHON = "import pip, sys; sys.exit('{}.{}'.format(*sys.version_info) != sys.argv[1])"


def python(system: str = os.name) -> Path:
    """Where .venv has its Python."""
    place = "Scripts/python.exe" if system == "nt" else "bin/python"
    return child.ROOT / ".venv" / place


def stamp() -> Path:
    """The file in .venv that says what was installed."""
    return child.ROOT / ".venv" / "installed.txt"


def wanted() -> str:
    """What the stamp says when all is ready: this Python, and these requirements."""
    requirements = child.ROOT / "requirements.txt"
    if not requirements.is_file():
        raise Missing(
            f"requirements.txt is missing: type `git checkout requirements.txt`, then {again()}."
        )
    version = ".".join(str(part) for part in sys.version_info[:3])
    return f"{version} {hashlib.sha256(requirements.read_bytes()).hexdigest()}"


def ready(progress: Progress) -> Path:
    """Make and fill .venv where needed, and give back its Python."""
    goal = wanted()
    found = stamp().read_text(encoding="utf-8") if stamp().is_file() else ""
    if found != goal or not python().is_file():
        if found == UNFINISHED or not is_whole():
            make(progress)
            found = ""
        stamp().write_text(UNFINISHED, encoding="utf-8")
        try:
            install(progress)
        except Missing:
            stamp().write_text(found, encoding="utf-8")  # pip undoes its half-done work itself
            raise
        stamp().write_text(goal, encoding="utf-8")
    return python()


def is_whole() -> bool:
    """Tell whether .venv has a working pip and the Python that runs this."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        python().is_file() and child.run(python(), "-c", SAME_PYTHON, version, quiet=True).code == 0
    )


def make(progress: Progress) -> None:
    """Make .venv anew, whatever is left of an older one."""
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        install_it = as_root("apt-get install python3-venv")
        raise Missing(f"Python's venv module is missing: type {install_it}, then {again()}.")
    progress.say(1, "Making .venv")
    ended = child.run(sys.executable, "-m", "venv", "--clear", ".venv", quiet=True)
    if ended.code != 0:
        print(ended.tail, file=sys.stderr)
        raise Missing(f"The folder .venv could not be made: delete it, then type {again()}.")


def install(progress: Progress) -> None:
    """Install exactly what requirements.txt lists, and believe only its hashes."""
    progress.say(2, "Installing the packages in requirements.txt")
    pip = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    ended = child.run(*pip, "--require-hashes", "-r", "requirements.txt", quiet=True)
    if ended.code != 0:
        print(ended.tail, file=sys.stderr)
        raise Missing(
            "pip could not install the packages: look at its last lines above and at the network, "
            f"then type {again()}."
        )
