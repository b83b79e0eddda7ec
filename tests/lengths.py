"""How many screens of a phone a page takes, and how many it may."""

from __future__ import annotations

from pathlib import PurePosixPath

from playwright.sync_api import Page
from sitekit.content import Site

SCREEN = 844  # px of a phone's height
ANSWER = 1.5  # screens, in which the short version ends
LIMITS = {"home": 8, "first visit": 9, "condition": 14, "technique": 8}  # screens
ROOM = 0.2  # screens, for the name of a clinic and the words of its country
NAMED = {"index.md": "home", "first-visit/index.md": "first visit"}  # the others go by their kind
# Faces whose letters are as wide as those of most phones.
FACES = '"Liberation Sans", Roboto, Arial, "Nimbus Sans", sans-serif'
HEIGHTS = """(faces) => {
  const letters = document.documentElement.style
  letters.setProperty('--text', faces)
  const page = document.documentElement.scrollHeight
  const answer = document.querySelector('.short, .paths')?.getBoundingClientRect().bottom ?? 0
  letters.removeProperty('--text')
  return [page, answer + scrollY]
}"""


def limit_of(source: PurePosixPath, site: Site) -> float | None:
    """Return how many screens a page may take, if there is a limit."""
    limit = LIMITS.get(NAMED.get(str(source), site.pages[source].kind))
    return limit and limit + (ROOM if site.clinic.name else 0)


def screens(page: Page) -> tuple[float, float]:
    """Return how many screens of a phone the page that is open takes, and where its answer ends."""
    height, answer = page.evaluate(HEIGHTS, FACES)
    return height / SCREEN, answer / SCREEN


def too_long(length: float, answer: float, limit: float | None) -> list[str]:
    """Say by how much a page is too long, or its answer too late."""
    said = [f"{length:.1f} screens, not {limit:g}"] if limit and length > limit else []
    return said + ([f"the short version ends at {answer:.1f}"] if answer > ANSWER else [])


def row(name: str, length: float, limit: float | None) -> str:
    """Return a page's line in the table of lengths."""
    return f"{name or 'home':<40}{length:>6.1f}{f' of {limit:g}' if limit else ''}"
