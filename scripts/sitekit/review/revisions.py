"""The tree of a git revision, written out as plain files to be read."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

READ = ("docs", "mkdocs.yml")  # all that a comparison looks at


class UnknownRevision(Exception):
    """Raised for a revision that git does not know."""


def export_revision(root: Path, revision: str, folder: Path) -> Path:
    """Write the pages and facts of a revision of the repository at ``root`` into ``folder``.

    Only plain files are written: a link in a stranger's branch could point at anything.

    Raises:
        UnknownRevision: git does not know the revision, or is not there itself.
    """
    command = ["git", "-C", str(root), "archive", "--format=tar", revision, "--", *READ]
    known = not revision.startswith("-")  # or it would be an order to git
    try:
        ended = subprocess.run(command, capture_output=True, check=False) if known else None
    except FileNotFoundError as error:
        raise UnknownRevision("git is not on this machine. Install it first.") from error
    if not ended or ended.returncode:
        raise UnknownRevision(
            f"git does not know '{revision}'. Type a branch or a commit, as main."
        )
    with tarfile.open(fileobj=io.BytesIO(ended.stdout)) as archive:
        plain = [one for one in archive.getmembers() if one.isfile() or one.isdir()]
        archive.extractall(folder, members=plain, filter="data")
    return folder
