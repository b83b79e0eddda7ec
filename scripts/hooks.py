"""What MkDocs calls while it builds: the way of a page from its file to HTML, and of the site.

on_config reads the site, on_page_markdown fills a page's text in, MkDocs draws it once,
on_page_content keeps what it drew, on_env reports what is wrong, on_post_build writes the rest.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sitekit import checks, content, drawing, output

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.site")  # --strict counts the loggers of mkdocs only
serving = {"now": False}
DISK = "material/offline"  # the plugin that a second build has, for the copy that opens from a disk
BUILD_FOR_DISK = """
import json, sys
from importlib import import_module
builder, file, plugins, folder = sys.argv[1:]
load = import_module(f"{builder}.config").load_config
import_module(f"{builder}.commands.build").build(
    load(file, site_dir=folder, plugins=json.loads(plugins)))
"""


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether this is a preview, whose live reload our content policy would stop."""
    serving["now"] = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Read pages and facts afresh for each build, and teach Markdown what is ours."""
    site = config.extra["site"] = content.load(Path(config.docs_dir).parent)
    config.site_url = site.home or None  # as every writer of ours has it
    _stop_at_links(site)
    config.extra |= {"serving": serving["now"], "leaflets": {}, "sizes": {}, "problems": {}}
    config.extra["offline"] = site.store["offline"] = DISK in config.plugins
    wanted = os.environ.get("SITE_FORMATS") != "no" and not serving["now"]
    config.extra["formats"] = wanted and not config.extra["offline"]
    if config.extra["formats"]:
        config.extra["disk"] = output.SecondBuild(_command_for_disk(config))
    config.extra |= output.theme_files(config.theme.dirs)
    config.markdown_extensions += drawing.markdown_extensions(site.data.words.glossary)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Take out what the site is not made of: a check says so, and nobody is shown it."""
    for file in [one for one in files if config.extra["site"].has_no_place(one.src_uri)]:
        files.remove(file)
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill in names and lists, turn citations into footnotes, and tell the template the facts."""
    site, ours = config.extra["site"], _page_of(page, config)
    if not ours:
        return ""  # its file cannot be read, and a check says so
    own_title = page.title == page.meta.get("title")  # the menu may give it another
    page.meta |= output.page_facts(site, ours)
    page.title = page.meta["title"] if own_title else page.title
    return drawing.page_markdown(site, ours)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep what Markdown drew, before the zoom wraps the pictures; put the tools in."""
    ours = _page_of(page, config)
    return drawing.finish_page(config.extra["site"], ours, html) if ours else ""


on_page_content.mkdocs_priority = 100  # before the plugins


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Report every problem, print the leaflets, and give every template the country's facts."""
    site, extra = config.extra["site"], config.extra
    found = [] if extra["offline"] else checks.problems(site)
    for problem in found:
        log.warning(problem)
    if serving["now"]:
        extra["problems"] = output.author_notes(site, found)
    if extra["formats"] and (missing := output.missing_printer()):
        log.warning(missing)
    elif extra["formats"]:  # now, so that the pages can say how large they are
        extra["leaflets"] = output.print_leaflets(site, log.info)
        extra["sizes"] = output.file_sizes(extra["leaflets"])
    env.trim_blocks = env.lstrip_blocks = True  # no template has been read before this,
    env.autoescape = True  # so each value is escaped, but for the HTML that we drew
    urls = {file.src_uri: file.url for file in files.documentation_pages()}
    env.globals |= {"region": site.data.regions.get(site.region), "clinic": site.clinic}
    env.globals["language"] = site.language
    env.globals["sheet"] = site.data.sheet
    env.globals |= {"qr": drawing.qr_drawing, "day": content.day_in_full}
    env.globals["at"] = lambda source: urls.get(source) or content.address(source).lstrip("/")


def on_page_context(context: object, *, page: Page, config: MkDocsConfig, nav: object) -> None:
    """Let old section ids answer, and keep the zoom's script off: reader.js loads it when asked."""
    page.meta["glightbox"] = False
    if ours := _page_of(page, config):
        plain = drawing.without_shell(page.content)
        page.content = drawing.with_old_sections(config.extra["site"], ours, plain)


on_page_context.mkdocs_priority = 100  # before search reads the page


def on_post_build(config: MkDocsConfig) -> None:
    """Write the site's other formats, and what stands beside the pages."""
    folder, site = Path(config.site_dir), config.extra["site"]
    output.write_site_files(site, folder, serving=serving["now"], disk=config.extra["offline"])
    if config.extra["formats"]:
        disk = config.extra["disk"].folder()
        output.write_formats(site, folder, config.extra["leaflets"], disk, log.info)


def _stop_at_links(site: content.Site) -> None:
    """End the build before MkDocs follows a link out of docs/, or round for ever."""
    for below, (what, fix) in site.strange.items():
        if (site.root / "docs" / below).is_symlink():
            sys.exit(f"docs/{below}: {what} {fix}")


def _command_for_disk(config: MkDocsConfig) -> list[str]:
    """Return what builds the site with Material's own plugin for a disk, into a folder to add."""
    builder = type(config).__module__.partition(".")[0]  # mkdocs, or one that stands in for it
    plugins = json.dumps([*config.extra["site"].config["plugins"], "offline"])
    return [sys.executable, "-c", BUILD_FOR_DISK, builder, str(config.config_file_path), plugins]


def _page_of(page: Page, config: MkDocsConfig) -> content.Page | None:
    return config.extra["site"].pages.get(PurePosixPath(page.file.src_uri))
