#!/usr/bin/env python3
"""One command for the whole site: see it, build it, check it, test it, start a page."""

from __future__ import annotations

import os
import signal
import sys

OLDEST = (3, 11)


def too_old(version: tuple[int, ...], words: list[str]) -> str:
    """Say which Python is needed, in words that any Python since 3.7 can print."""
    found = ".".join(str(part) for part in version[:3])
    newer = "py -3.11" if os.name == "nt" else "python3.11"
    return "This is Python {}, and 3.11 or newer is needed: install it, then type `{}`.".format(
        found, " ".join([newer, "scripts/run.py", *words])
    )


def main(words: list[str]) -> int:
    """Do what the first word says, or list the words."""
    if tuple(sys.version_info) < OLDEST:
        print(too_old(tuple(sys.version_info), words), file=sys.stderr)
        return 1
    from setup import obey  # noqa: PLC0415 (what follows is for 3.11, so it waits for the check)

    return obey(words)


def interrupt(*_: object) -> None:
    """Let a polite kill end the children as Ctrl+C does."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, interrupt)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a Windows console lacks some of pip's letters
    sys.exit(main(sys.argv[1:]))
