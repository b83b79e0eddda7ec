"""Every built page is valid HTML, by the checker that the makers of HTML recommend."""

from __future__ import annotations

from pathlib import Path

import nu

BAD = """<!doctype html><html lang="en"><head><title>Knee</title></head><body><h1>Knee</h1>
<p id="a">Rest</p><p id="a">Ice</p>
<input type="text" autocorrect="off" aria-label="Search"></body></html>"""


def test_an_invalid_page_is_told_exactly_this(tmp_path: Path) -> None:
    (tmp_path / "knee.html").write_text(BAD, "utf-8")

    assert nu.said(tmp_path, [tmp_path / "knee.html"]) == [
        "knee.html:2: Duplicate ID “a”.",
        "knee.html:2: The first occurrence of ID “a” was here.",
        "knee.html:3: Attribute “autocorrect” not allowed on element “input” at this point.",
    ]


def test_every_page_is_valid(built: Path) -> None:
    pages = sorted(built.rglob("*.html"))

    assert len(pages) > 30
    assert nu.said(built, pages) == []
