"""Installs a package of Debian or Ubuntu, where that is allowed."""

from __future__ import annotations

import shutil

from setup import child
from setup.missing import as_root, is_root

INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")


def is_here() -> bool:
    """Tell whether this machine has apt-get at all."""
    return bool(shutil.which("apt-get"))


def is_allowed() -> bool:
    """Tell whether this may install packages without asking anybody."""
    return is_here() and is_root()


def install(*packages: str) -> child.Ended:
    """Install packages from a fresh list."""
    child.run("apt-get", "update", quiet=True)
    return child.run(*INSTALL, *packages, quiet=True, DEBIAN_FRONTEND="noninteractive")


def by_hand(package: str) -> str:
    """What a reader types to install it."""
    return as_root(" ".join([*INSTALL, package]))
