"""What MkDocs calls while it builds; each hook hands over to sitekit."""

from __future__ import annotations

import logging
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sitekit import checks, citations, extensions, extras, facts, formats, publishing, site, values
from sitekit.clock import in_full
from sitekit.qr import inline

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.site")  # --strict counts the loggers of mkdocs only
serving = {"now": False}


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether this is a preview, whose live reload our content policy would stop."""
    serving["now"] = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Read pages and facts afresh for each build, and teach Markdown what is ours."""
    config.extra["serving"] = serving["now"]
    config.extra |= publishing.theme_files(config.theme.dirs)
    ours = config.extra["site"] = site.load(Path(config.docs_dir).parent)
    config.markdown_extensions += extensions.all_of_ours(ours.data.words.glossary)


def on_pre_build(config: MkDocsConfig) -> None:
    """Report every problem before anything is drawn; a preview shows them on the page as well."""
    ours, found = config.extra["site"], checks.problems(config.extra["site"])
    for problem in found:
        log.warning(problem)
    config.extra["problems"] = facts.for_authors(ours, found) if serving["now"] else {}


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in names, turn citations into footnotes, and tell the template what is true today."""
    ours: site.Site = config.extra["site"]
    source = PurePosixPath(page.file.src_uri)
    read, text = ours.pages.get(source), values.filled(ours, source, page.meta, markdown)
    if read:
        page.meta |= facts.of_today(read, ours.today)
    return citations.render(text, ours.data.references)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take off the shell of a whole page that the zoom adds; let old section ids answer."""
    return extras.finished(html, page.file.src_uri, config.extra["site"])


def on_page_context(context: object, *, page: Page, config: MkDocsConfig, nav: object) -> None:
    """Tell the head what to say, and keep the zoom off: reader.js loads it with a picture."""
    page.meta["glightbox"] = False
    page.meta |= extras.told(page.file.src_uri, config.extra["site"])


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give every template the country's facts, the clinic, and ways to write days and addresses."""
    env.trim_blocks = env.lstrip_blocks = True  # no template is read before this
    ours: site.Site = config.extra["site"]
    own = {"region": ours.data.regions.get(ours.region), "clinic": ours.clinic}
    env.globals |= own | {"qr": inline, "day": in_full}


def on_post_build(config: MkDocsConfig) -> None:
    """Write what stands beside the pages, the one stylesheet, and the site's other formats."""
    folder, ours = Path(config.site_dir), config.extra["site"]
    extras.write(folder, ours, serving=serving["now"])
    if not serving["now"]:
        formats.write_all(ours, folder, log)
