"""Other programs: run until they end in their own way, or named for the reader to type."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEMORY = Path("/dev/shm")  # what Linux keeps in memory, as files
ROOM = 1_000_000_000  # bytes that have to be free there; a run of the tests takes a third
GRACE = 5  # seconds for a server or a test run to tidy up after Ctrl+C


class Missing(Exception):
    """Something is missing that the reader can put right by typing what the sentence says."""

    def __init__(self, sentence: str, output: str = "", code: int = 1) -> None:
        reason = output.strip().splitlines()[-8:]  # where a program that failed says why
        super().__init__("\n".join([*(f"    {line}" for line in reason), sentence]))
        self.code = code


def run(
    *command: str | Path, quiet: bool = False, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a program at the top of the repository, and keep its words if it is to be quiet."""
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
    return subprocess.CompletedProcess(process.args, process.returncode, output or "")


@contextmanager
def folder_in_memory() -> Iterator[str]:
    """Give a folder for many small files, which disks take slowly; "" where memory has no room.

    Some machines let no program run from there, as tests of ours have to.
    """
    disk = os.statvfs(MEMORY) if os.access(MEMORY, os.W_OK) else None
    if not disk or disk.f_bavail * disk.f_frsize < ROOM or disk.f_flag & os.ST_NOEXEC:
        yield ""
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield folder


def end(process: subprocess.Popen[str]) -> None:
    """Wait a little for a program that was interrupted, then stop it."""
    try:
        process.communicate(timeout=GRACE)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.terminate()
        process.wait()


def say(step: int, steps: int, text: str) -> None:
    """Print a step that takes time, at once even into a pipe; ``steps`` are those from nothing."""
    print(f"{step} of {steps}  {text} ...", flush=True)


def typed(*words: str) -> str:
    """Return this command with other words, as the reader would type it."""
    if sys.platform == "win32":
        return f"`{subprocess.list2cmdline(['python', sys.argv[0], *words])}`"
    return f"`{shlex.join(['python3', sys.argv[0], *words])}`"


def again() -> str:
    """Return the command that the reader has just typed."""
    return typed(*sys.argv[1:])
