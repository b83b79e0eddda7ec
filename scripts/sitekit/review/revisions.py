"""The tree of a git revision: which files it has, and its pages and facts as plain files.

The tree itself is read, and no archive of it: ``export-ignore`` in a .gitattributes would hide a
page from an archive. Nothing of a tree is run, and no link in it is followed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

READ = ("docs/", "mkdocs.yml")  # all that is written out
LARGEST = 2_000_000  # bytes of a file that is looked into; our largest has a tenth of this
ALL = 100_000_000  # bytes of all files that are looked into
NO_COPY = (
    "git keeps no history of this folder, so there is nothing to compare with. Get the files with "
    "`git clone` and the address of the repository, and make your change in that folder."
)
MAIN = "main"
UNKNOWN = "git does not know '{}'. Type a branch or a commit, as main."
FETCH = "To get it first, type `git fetch origin main:refs/remotes/origin/main`."
PLAIN, RUNS, LINK, MODULE = "100644", "100755", "120000", "160000"  # how git notes a file's kind


class UnknownRevision(Exception):
    """Raised for a revision that git does not know."""


@dataclass(frozen=True)
class File:
    """One file of a tree: its kind, its size in bytes, and the name of what is in it."""

    mode: str
    size: int
    blob: str


@dataclass(frozen=True)
class Tree:
    """The files of a revision by their paths, and ``folder``: its pages and facts, written out."""

    files: Mapping[str, File]
    folder: Path

    def bytes(self, path: str) -> bytes | None:
        """Return what is in a file that was written out; None for any other."""
        place = self.folder / path
        written = path in self.files and _may_be_written(path, self.files[path])
        return place.read_bytes() if written and place.is_file() else None

    def text(self, path: str) -> str:
        """Return the text of a file that was written out, however it is spelt; "" for others."""
        return (self.bytes(path) or b"").decode("utf-8", "replace")


def changed_files(before: Tree, after: Tree) -> dict[str, tuple[File | None, File | None]]:
    """Return each file that is not the same in two trees, as it was and as it is."""
    paths = sorted({*before.files, *after.files})
    both = ((path, (before.files.get(path), after.files.get(path))) for path in paths)
    return {path: (old, new) for path, (old, new) in both if old != new}


def known_revision(root: Path, name: str) -> str:
    """Return a branch as this copy knows it: a fresh or shallow one may have only origin's.

    Whoever works on that branch itself compares with origin's, for the other holds the change.

    Raises:
        UnknownRevision: git knows none of that name, or there is no copy of git's here.
    """
    with TemporaryDirectory() as folder:
        git = _Git(root, Path(folder))
        git.expect_repository()
        theirs = f"origin/{name}"
        for one in (theirs, name) if git.stands_on(name) else (name, theirs):
            if git.knows(one):
                return one
    raise UnknownRevision(f"{UNKNOWN.format(name)} {FETCH if name == MAIN else ''}".rstrip())


@contextmanager
def revision_trees(root: Path, before: str, after: str = "") -> Iterator[tuple[Tree, Tree]]:
    """Give the trees of two revisions of the repository at ``root``; "" stands for its files.

    Raises:
        UnknownRevision: git does not know a revision, or is not there itself.
    """
    with TemporaryDirectory() as name:
        places = [Path(name) / word for word in ("before", "after", "store")]
        for place in places:
            place.mkdir()
        git = _Git(root, places[-1])
        yield git.tree(before, places[0]), git.tree(after or git.of_files(), places[1])


class _Git:
    """Asks git about the repository at ``root``; what it writes goes into ``store``."""

    def __init__(self, root: Path, store: Path) -> None:
        self.root, self.store, self.own = root, store, {}

    def expect_repository(self) -> None:
        """Raise if the files are no copy that git made, such as an unpacked .zip."""
        try:
            self._answer("rev-parse", "--git-dir")
        except subprocess.CalledProcessError as error:
            raise UnknownRevision(NO_COPY) from error

    def knows(self, revision: str) -> bool:
        """Say whether a name stands for a commit."""
        if revision.startswith("-"):
            return False  # it would be an order to git
        try:
            self._answer("rev-parse", "--verify", "--quiet", f"{revision}^{{tree}}")
        except subprocess.CalledProcessError:
            return False
        return True

    def stands_on(self, branch: str) -> bool:
        """Say whether what is committed now goes on that branch."""
        try:
            head = self._answer("symbolic-ref", "--quiet", "--short", "HEAD")
        except subprocess.CalledProcessError:
            return False
        return os.fsdecode(head).strip() == branch

    def of_files(self) -> str:
        """Return the name of a tree of the files as they lie in their folder."""
        objects = (
            self.root / os.fsdecode(self._answer("rev-parse", "--git-path", "objects")).strip()
        )
        index = self.root / os.fsdecode(self._answer("rev-parse", "--git-path", "index")).strip()
        self.own = {
            "GIT_INDEX_FILE": str(self.store / "index"),
            "GIT_OBJECT_DIRECTORY": str(self.store),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(objects.resolve()),
        }
        if index.is_file():
            shutil.copy2(index, self.store / "index")  # it knows, by its time, what has not changed
        try:
            self._answer("add", "--all", ".")
            return os.fsdecode(self._answer("write-tree")).strip()
        except subprocess.CalledProcessError as error:
            why = os.fsdecode(error.stderr).strip().split("\n")[0]
            raise UnknownRevision(f"git cannot read your files: {why}") from error

    def tree(self, revision: str, folder: Path) -> Tree:
        """Read a tree, and write its pages and facts into a folder."""
        try:
            if revision.startswith("-"):
                raise subprocess.CalledProcessError(1, "git")  # it would be an order to git
            listed = self._answer("ls-tree", "-r", "-z", "-l", "--full-tree", revision)
        except subprocess.CalledProcessError as error:
            raise UnknownRevision(UNKNOWN.format(revision)) from error
        files = dict(map(_listed, listed.rstrip(b"\0").split(b"\0"))) if listed else {}
        self._write(files, folder)
        return Tree(files, folder)

    def _write(self, files: Mapping[str, File], folder: Path) -> None:
        """Write the plain files that a comparison looks into, and no other."""
        wanted, left = {}, ALL
        for path, one in files.items():
            if _may_be_written(path, one) and one.size <= left:
                wanted[path], left = one, left - one.size
        asked = "".join(f"{one.blob}\n" for one in wanted.values()).encode()
        given, at = self._answer("cat-file", "--batch", given=asked), 0
        for path, one in wanted.items():
            start = given.index(b"\n", at) + 1
            if given[at:start].endswith(b" missing\n"):
                at = start
                continue
            at = start + one.size + 1
            try:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(given[start : at - 1])
            except OSError:  # a name that this machine cannot write, or a folder named like a file
                continue

    def _answer(self, *words: str, given: bytes = b"") -> bytes:
        command = ["git", "-C", str(self.root), "-c", "core.quotePath=false", *words]
        try:
            ended = subprocess.run(
                command, input=given, capture_output=True, check=True, env=os.environ | self.own
            )
        except FileNotFoundError as error:
            raise UnknownRevision("git is not on this machine. Install it first.") from error
        return ended.stdout


def _listed(line: bytes) -> tuple[str, File]:
    """Read one line of git's list of a tree."""
    facts, _, path = line.partition(b"\t")
    mode, _, blob, size = facts.decode("ascii").split()
    return path.decode("utf-8", "backslashreplace"), File(mode, int(size.replace("-", "0")), blob)


def _may_be_written(path: str, one: File) -> bool:
    inside = path.startswith(READ[0]) or path == READ[1]
    parts = PurePosixPath(path).parts
    strange = "\\" in path or ".." in parts or ".git" in {part.lower() for part in parts}
    return inside and not strange and one.mode in {PLAIN, RUNS} and one.size <= LARGEST
