"""Runs other programs, and lets them end in their own way."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GRACE = 5  # seconds for a server or a test run to tidy up after Ctrl+C


@dataclass(frozen=True)
class Ended:
    """How a program ended, and what it wrote if it was run quietly."""

    code: int
    output: str = ""

    @property
    def tail(self) -> str:
        """The last lines it wrote, where the reason for a failure stands."""
        return "\n".join(f"    {line}" for line in self.output.strip().splitlines()[-8:])


def run(*command: str | Path, quiet: bool = False, **variables: str) -> Ended:
    """Run a program at the top of the repository and wait for its end."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **variables},
        stdin=subprocess.DEVNULL if quiet else None,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        encoding="utf-8",
        errors="replace",
    )
    try:
        output, _ = process.communicate()
    except KeyboardInterrupt:
        end(process)
        raise
    return Ended(process.returncode, output or "")


def end(process: subprocess.Popen[str]) -> None:
    """Wait a little for a program that was interrupted, then stop it."""
    try:
        process.communicate(timeout=GRACE)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.terminate()
        process.wait()
