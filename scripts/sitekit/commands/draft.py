"""A copy of the files that people edit: a command changes it, and keeps all of it or nothing."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sitekit import checks, content
from sitekit.commands.arguments import Refused
from sitekit.content import Problem, Site

FOLDERS = ("docs", "overrides", "scripts", ".github")
SHOWN = 5  # problems that are named, of many
FILES = ("mkdocs.yml", "README.md", "CONTRIBUTING.md", "tests/searches.txt")


class Draft:
    """The files as they would be; ``changed`` names those that differ from the ones at ``root``."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder
        self.changed: list[str] = []
        for name in FOLDERS:
            if (root / name).is_dir():
                leave = shutil.ignore_patterns("__pycache__")
                shutil.copytree(root / name, folder / name, ignore=leave)
        for name in FILES:
            if (root / name).is_file():
                (folder / name).parent.mkdir(exist_ok=True)
                shutil.copyfile(root / name, folder / name)
        self.before = Counter(one.what for one in checks.problems(self.site()))

    def names(self, *patterns: str) -> list[str]:
        """Return the files that fit a pattern, as docs/**/*.md."""
        found = {path for pattern in patterns for path in self.folder.glob(pattern)}
        return sorted(path.relative_to(self.folder).as_posix() for path in found if path.is_file())

    def text(self, name: str) -> str:
        """Return the text of a file."""
        return (self.folder / name).read_text("utf-8")

    def write(self, name: str, text: str) -> bool:
        """Give a file another text; tell whether that changed anything."""
        path = self.folder / name
        if path.is_file() and path.read_text("utf-8") == text:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        self._note(name)
        return True

    def remove(self, name: str) -> None:
        """Take a file out."""
        (self.folder / name).unlink()
        self._note(name)

    def site(self) -> Site:
        """Return the site as the files say it is now."""
        return content.load(self.folder)

    def new_problems(self) -> list[Problem]:
        """Return the problems that were not there before the first change."""
        left, found = self.before.copy(), []
        for one in checks.problems(self.site()):
            if left[one.what]:
                left[one.what] -= 1
            else:
                found.append(one)
        return found

    def keep(self) -> None:
        """Write every change to the real files; if one cannot be written, put all of them back.

        Raises:
            Refused: the changes would break rules.
        """
        if found := self.new_problems():
            every = "\n".join([*map(str, found[:SHOWN]), *(["..."] if found[SHOWN:] else [])])
            count = f"{len(found)} problem{'s' * (len(found) != 1)}"
            raise Refused(f"Nothing was changed, for it would make {count}:\n{every}")
        before = {name: _content(self.root / name) for name in self.changed}
        try:
            for name in self.changed:
                _put(self.root / name, _content(self.folder / name))
        except BaseException:
            for name, old in before.items():
                with suppress(OSError):  # what could not be written is as it was
                    _put(self.root / name, old)
            raise

    def _note(self, name: str) -> None:
        if name not in self.changed:
            self.changed.append(name)


@contextmanager
def drafted(root: Path) -> Iterator[Draft]:
    """Make a draft that is gone afterwards; what of it was kept stays.

    Raises:
        Refused: a file cannot be written.
    """
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        try:
            yield Draft(root, folder)
        except OSError as error:
            file = str(error.filename).removeprefix(f"{folder}/").removeprefix(f"{root}/")
            why = f"{file} cannot be written: {error.strerror}."
            raise Refused(f"Nothing was changed, for {why}") from error


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _put(path: Path, content: bytes | None) -> None:
    """Write a file, or take it out, with the folder that it leaves empty."""
    if content is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    elif path.is_file():
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
