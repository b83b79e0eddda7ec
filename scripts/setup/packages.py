"""Packages of Debian and Ubuntu: root gets them unasked, others get the line to type."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from setup import process

INSTALL = "apt-get install -y --no-install-recommends"
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")  # letters of the leaflets


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
