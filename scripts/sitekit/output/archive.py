"""The whole site as one file that opens from a disk, with no server and no connection."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sitekit.content import Site

NAME = "remedial-massage.zip"
FOLDER = "remedial-massage"
WORKER = "js/disk.js"  # what search needs in place of a worker, which no browser gives a file
FOR_HOSTS = {".gz", ".xml", ".txt"}  # endings of files that only hosts and search engines read


def write_archive(
    site: Site, folder: Path, leaflets: dict[str, Path], build: Callable[[Path], None]
) -> Path:
    """Pack a second build, made for a disk by ``build``, into the built site in ``folder``."""
    with TemporaryDirectory() as name:
        disk = Path(name)
        build(disk)
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
