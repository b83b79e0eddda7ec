"""Search engines and previews of a link are told what readers see, and nothing of their health."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from built import Built, page_of, pages, text_of
from conftest import TODAY
from PIL import Image
from sitekit import content
from sitekit.content import Site

ABOUT = {"condition": "MedicalCondition", "technique": "MedicalTherapy"}
OF_THE_GUIDE = {"about", "for-clinics"}  # the folders of pages that are not about health
LARGEST_BLOCK, LARGEST_PICTURE = 700, 200_000  # bytes
NEEDED = ("title", "description", "url", "image", "image:width", "image:height", "image:alt",
          "type", "site_name", "locale")  # fmt: skip


def structured(page: Built) -> dict:
    """Return the one block of facts that a page gives to search engines."""
    [block] = page.tree.css('script[type="application/ld+json"]')
    assert len(block.html.encode()) <= LARGEST_BLOCK
    return json.loads(block.text())


def preview(page: Built) -> dict[str, str]:
    """Return what a page tells programs that show its link."""
    nodes = [node.attributes for node in page.tree.css('meta[property^="og:"]')]
    return {str(one["property"]).removeprefix("og:"): one["content"] or "" for one in nodes}


def test_search_engines_are_told_what_the_page_shows_and_no_more(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page, words = page_of(built, source), ours.pages[source]
    name, who = text_of(page.tree.css_first("h1")), words.value("clinician")
    expected = {
        "@context": "https://schema.org",
        "@type": "WebPage" if source.parts[0] in OF_THE_GUIDE else "MedicalWebPage",
        "url": f"https://{page.facts['Page address']}",
        "name": name,
        "description": page.meta("description"),
        "inLanguage": ours.language,
        "lastReviewed": str(who["date"] if who else words.value("checked")),
    }
    if words.kind in ABOUT:
        expected["about"] = {"@type": ABOUT[words.kind], "name": name}
    if who:
        expected["reviewedBy"] = {"@type": "Person", "name": who["name"], "jobTitle": who["role"]}

    assert structured(page) == expected


def test_a_review_is_told_once_there_is_one(theirs: Path) -> None:
    page = page_of(theirs, "conditions/knee-pain.md")
    told = structured(page)

    assert told["reviewedBy"] == {"@type": "Person", "name": "A. Tester", "jobTitle": "Nurse"}
    assert told["lastReviewed"] == TODAY
    assert page.facts["Clinician check"] == "A. Tester, Nurse, 23 November 2026"


def test_a_page_tells_all_that_a_preview_needs(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page = page_of(built, source)
    shown, canonical = preview(page), page.tree.css('link[rel="canonical"]')

    assert [name for name in NEEDED if not shown.get(name)] == []
    assert shown["url"] == ours.home + page.address
    assert [node.attributes["href"] for node in canonical] == [ours.home + page.address]
    assert shown["image"] == f"{ours.home}img/preview.png"


def test_a_page_on_health_is_shown_under_a_neutral_name(
    source: PurePosixPath, built: Path, ours: Site
) -> None:
    page, shown = ours.pages[source], preview(page_of(built, source))
    names = content.condition_names(ours) | {"your medicines"}
    words = " ".join(value for key, value in shown.items() if key != "url").lower()

    assert [name for name in names if name in words] == []
    if page.kind == "condition":
        assert shown["title"] == "Before your visit"
        assert shown["description"] == "Plain words for patients"
    elif not content.discloses(ours, page):
        assert shown["title"] == page.value("title")


def test_the_one_picture_of_previews_is_small_and_of_the_right_size(built: Path) -> None:
    picture = (built / "img/preview.png").read_bytes()

    assert Image.open(BytesIO(picture)).size == (1200, 630)
    assert len(picture) <= LARGEST_PICTURE


def test_the_site_map_has_every_page_with_the_day_it_shows(built: Path, ours: Site) -> None:
    urls = ElementTree.parse(built / "sitemap.xml").getroot()

    assert {url[0].text: url[1].text for url in urls} == {
        content.whole_address(ours, content.address(source)): str(page.value("checked"))
        for source, page in ours.pages.items()
    }


def test_robots_may_read_everything_but_posters_and_pages_that_moved(
    built: Path, theirs: Path, ours: Site
) -> None:
    assert (built / "robots.txt").read_text("utf-8").splitlines() == [
        "User-agent: *",
        "Allow: /",
        f"Sitemap: {ours.home}sitemap.xml",
    ]
    kept_out = [page.address for page in pages(theirs) if page.meta("robots") == "noindex"]
    assert kept_out == ["old/", "poster/"]
