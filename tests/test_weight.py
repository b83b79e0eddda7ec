"""What each page costs a first visitor stays within the numbers we promise."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser
from sitekit.commands import Weight, weigh_page
from sitekit.content import Site

MOST, REQUESTS = 30_000, 10  # bytes after Brotli, pictures included
SOURCES, LIST = "about/sources/index.html", 36_000  # the list of all sources grows with each
OWN = 200  # for a clinic's name, phone, booking page and logo
QUICK = 5  # of 11 levels of Brotli
STYLES = 7_500  # what a page waits for before it shows


def too_heavy(weight: Weight, most: int) -> list[str]:
    """Say by how much a page is over its budget."""
    found, total = [], sum(weight.bytes().values())
    if total > most:
        found.append(f"{total} bytes, {total - most} too many")
    if weight.requests > REQUESTS:
        found.append(f"{weight.requests} requests, {weight.requests - REQUESTS} too many")
    return found


@cache
def roughly(path: Path) -> int:
    """Return a file's size after a quick Brotli, which saves less than the best."""
    return len(brotli.compress(path.read_bytes(), quality=QUICK))


def is_in_doubt(weight: Weight, most: int) -> bool:
    """Tell whether a page has to be weighed as hosts send it, which takes long."""
    heaviest = sum(roughly(path) for paths in weight.files.values() for path in paths)
    return heaviest > most or weight.requests > REQUESTS


def test_a_page_over_its_budget_is_told_by_how_much(tmp_path: Path) -> None:
    names = [f"{number}.svg" for number in range(11)]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    page = tmp_path / "index.html"
    page.write_text('<img src="data:,a">' + "".join(f'<img src="{name}">' for name in names))
    total = len(brotli.compress(page.read_bytes())) + 11 * len(brotli.compress(b""))

    assert is_in_doubt(weigh_page(page), 50)
    assert too_heavy(weigh_page(page), 50) == [
        f"{total} bytes, {total - 50} too many",
        "12 requests, 2 too many",
    ]


def test_every_page_is_light(built: Path, ours: Site) -> None:
    found, more = {}, OWN if ours.clinic.name else 0
    for path in sorted(built.rglob("index.html")):
        name = path.relative_to(built).as_posix()
        weight, most = weigh_page(path), (LIST if name == SOURCES else MOST) + more
        if is_in_doubt(weight, most):
            found[name] = too_heavy(weight, most)

    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("name", ["", "conditions/sciatica/", "first-visit/"])
def test_a_browser_loads_no_more_than_was_weighed(
    name: str, browser: Browser, address: str, built: Path
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + name, wait_until="networkidle")
    page.close()

    weighed = [
        path for paths in weigh_page(built / name / "index.html").files.values() for path in paths
    ]
    known = {address + path.relative_to(built.resolve()).as_posix() for path in weighed}
    loaded = {f"{url}index.html" if url.endswith("/") else url for url in asked}
    assert {url for url in loaded if not url.startswith("data:")} - known == set()


def test_a_page_waits_for_few_styles(built: Path) -> None:
    [waited] = (built / "assets").glob("site.*.css")

    assert len(brotli.compress(waited.read_bytes())) <= STYLES
