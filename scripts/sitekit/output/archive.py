"""The whole site as one file that opens from a disk, with no server and no connection."""

from __future__ import annotations

import shutil
import subprocess
import weakref
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sitekit.content import Site

NAME = "remedial-massage.zip"
FOLDER = "remedial-massage"
WORKER = "js/disk.js"  # what search needs in place of a worker, which no browser gives a file
FOR_HOSTS = {".gz", ".xml", ".txt"}  # endings of files that only hosts and search engines read


class SecondBuild:
    """A build of the site for a disk, which runs beside the first on another processor."""

    def __init__(self, command: list[str]) -> None:
        """Begin; the command is given the folder to build into as its last word."""
        self._place = TemporaryDirectory()
        self._said = Path(self._place.name, "said")
        self._folder = Path(self._place.name, "site")
        with self._said.open("wb") as said:
            words = [*command, str(self._folder)]
            self._process = subprocess.Popen(words, stdout=said, stderr=said)
        weakref.finalize(self, self._process.kill)  # it does not outlive the first

    def folder(self) -> Path:
        """Wait until it is done, and return where it is.

        Raises:
            RuntimeError: it has failed; the message is what it said last.
        """
        if self._process.wait():
            raise RuntimeError(self._said.read_text("utf-8", "replace")[-2000:])
        return self._folder


def write_archive(site: Site, folder: Path, leaflets: dict[str, Path], disk: Path) -> Path:
    """Pack the build that was made for a disk, with the leaflets, into the site in ``folder``."""
    shutil.copyfile(site.root / "docs" / WORKER, disk / WORKER)
    for path, file in leaflets.items():
        (disk / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, disk / path)
    return _zip(folder / NAME, disk)


def _zip(place: Path, disk: Path) -> Path:
    """Write a zip that is the same each time for the same files, the home page first."""
    files = [
        path
        for path in disk.rglob("*")
        if path.is_file() and path.suffix not in FOR_HOSTS and path.name != "404.html"
    ]
    files.sort(key=lambda path: (path != disk / "index.html", path))
    with ZipFile(place, "w", ZIP_DEFLATED) as packed:
        for path in files:
            entry = ZipInfo(
                f"{FOLDER}/{path.relative_to(disk).as_posix()}"
            )  # the first date there is
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())
    return place
