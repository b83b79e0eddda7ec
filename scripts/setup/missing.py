"""What stops a command, said in one sentence with something to type."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

PYTHON = "python" if os.name == "nt" else "python3"


class Missing(Exception):
    """Something is missing that the reader can put right by typing what the sentence says."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code


def typed(*words: str) -> str:
    """Write this command with other words, as the reader would type it."""
    parts = [PYTHON, sys.argv[0], *words]
    return f"`{subprocess.list2cmdline(parts) if os.name == 'nt' else shlex.join(parts)}`"


def again() -> str:
    """Write the command that the reader has just typed."""
    return typed(*sys.argv[1:])


def as_root(command: str) -> str:
    """Write a command for the system's packages, with sudo where that is needed."""
    return f"`{command}`" if is_root() else f"`sudo {command}`"


def is_root() -> bool:
    """Tell whether this is the administrator of a Unix machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
