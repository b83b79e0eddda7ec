"""Taking off spaces that nobody sees."""

from __future__ import annotations


def trimmed(text: str) -> str:
    """Take spaces off the ends of lines, but not the two that break a line in Markdown."""
    lines = text.split("\n")
    after = [*lines[1:], ""]
    return "\n".join(
        line if _breaks(line, following) else line.rstrip(" \t")
        for line, following in zip(lines, after, strict=True)
    )


def _breaks(line: str, following: str) -> bool:
    """Say whether the spaces at the end mean a new line: two or more, and words below."""
    return bool(line.strip()) and line.endswith("  ") and bool(following.strip())
