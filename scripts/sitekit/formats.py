"""The site in other formats: leaflets, plain text, and one file to carry."""

from __future__ import annotations

import os
from logging import Logger
from pathlib import Path
from typing import TYPE_CHECKING

from sitekit import offline, plaintext, takeaway
from sitekit.leaflets import pango, press

if TYPE_CHECKING:
    from sitekit.site import Site


def write_all(site: Site, folder: Path, log: Logger) -> None:
    """Write every format into a built site, and say in ``log`` what was done or is missing.

    SITE_FORMATS=no leaves them out, for a build that is about something else.
    """
    if os.environ.get("SITE_FORMATS") == "no":
        return
    plaintext.write_all(site, folder)
    log.info(f"Plain text: {len(site.pages)} pages")
    if not pango.is_here():
        log.warning(pango.missing())
        return
    press.print_all(site, folder, log.info)
    takeaway.fill_sizes(folder)
    packed = offline.write(folder, site.config["extra"]["policy"])
    takeaway.fill_sizes(folder)
    log.info(f"One file: {packed.name}, {packed.stat().st_size // 1000} kB")
