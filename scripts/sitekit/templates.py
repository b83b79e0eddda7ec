"""Pages that are no pages of docs/, drawn from our own templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from sitekit import clock


def write(folder: Path, templates: Path, name: str, facts: Mapping[str, object]) -> None:
    """Draw the template ``name`` with its facts as the page of a new folder of the site."""
    env = Environment(
        loader=FileSystemLoader(templates),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["day"] = clock.in_full
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(env.get_template(name).render(facts), "utf-8")
