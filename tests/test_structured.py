"""Search engines are told what readers see, and nothing else."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import jsonschema
import pytest
from built import Built, address_of, read
from conftest import ROOT, Sample
from playwright.sync_api import Browser
from screen import DESK, Screen
from shown import shown
from sitekit import site, structured
from sitekit.site import Site

SCHEMA = json.loads((ROOT / "tests/structured.schema.json").read_text("utf-8"))
MOST = 700  # bytes
BLOCK = 'script[type="application/ld+json"]'


def page_of(built: Path, source: PurePosixPath) -> Built:
    return read(built, built / address_of(source) / "index.html")


def test_what_is_told_is_what_the_page_shows(source: PurePosixPath, built: Path) -> None:
    page = page_of(built, source)
    [block] = page.tree.css(BLOCK)
    told = json.loads(block.text())
    facts = dict(one.split(": ", 1) for one in shown(page)["facts"].split("; "))
    day = date.fromisoformat(told["lastReviewed"])

    jsonschema.validate(told, SCHEMA)
    assert len(block.html.encode()) <= MOST
    assert told["name"] == " ".join(page.tree.css_first("h1").text().split())
    assert told["url"].removeprefix("https://") == facts["Page address"]
    seen = facts["Clinician check" if "reviewedBy" in told else "Words checked"]
    assert seen.endswith(f"{day.day} {day:%B %Y}")
    assert told["description"] == page.tree.css_first('[name="description"]').attributes["content"]
    assert ("reviewedBy" in told) == (facts["Clinician check"] != "Not yet checked by a clinician")


@pytest.mark.parametrize(
    ("name", "kind", "about"),
    [("index.md", "MedicalWebPage", None), ("about/privacy.md", "WebPage", None),
     ("conditions/sciatica.md", "MedicalWebPage", "MedicalCondition"),
     ("techniques/kneading.md", "MedicalWebPage", "MedicalTherapy")],
)  # fmt: skip
def test_a_page_is_told_by_its_kind(name: str, kind: str, about: str | None, ours: Site) -> None:
    told = structured.described(ours, ours.pages[PurePosixPath(name)])

    assert told["@type"] == kind
    assert told.get("about", {}).get("@type") == about


def test_a_review_is_told_once_there_is_one(sample: Sample) -> None:
    line = "due: 2027-11-01\nclinician: {name: A Person, role: Doctor, date: 2026-11-03}"
    sample.change("mkdocs.yml", "extra:", "site_url: https://massage.example/\nextra:")
    sample.change("docs/index.md", "due: 2027-11-01", line)
    read_site = site.load(sample.root)
    told = structured.described(read_site, read_site.pages[PurePosixPath("index.md")])

    jsonschema.validate(told, SCHEMA)
    assert told["reviewedBy"] == {"@type": "Person", "name": "A Person", "jobTitle": "Doctor"}
    assert told["lastReviewed"] == "2026-11-03"


@pytest.mark.parametrize(
    "bad", [{"lastReviewed": "soon"}, {"reviewedBy": {"name": "X"}}, {"@type": "Page"}, {"more": 1}]
)
def test_the_schema_refuses_what_we_do_not_say(bad: dict, ours: Site) -> None:
    told = structured.described(ours, ours.pages[PurePosixPath("index.md")])

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told | bad, SCHEMA)


def test_the_browser_has_nothing_against_the_block(browser: Browser, address: str) -> None:
    with closing(Screen(browser, DESK)) as screen:
        screen.open(address)
        screen.page.wait_for_load_state()

        assert screen.page.locator(BLOCK).count() == 1
        assert screen.console == screen.errors == []


def test_the_site_map_has_the_day_each_page_shows(built: Path, ours: Site) -> None:
    urls = ElementTree.parse(built / "sitemap.xml").getroot()
    found = {url[0].text: url[1].text for url in urls}
    home = ours.config["site_url"]

    assert found == {
        home + address_of(source): str(page.value("checked")) for source, page in ours.pages.items()
    }


def test_robots_may_read_everything_and_find_the_site_map(built: Path, ours: Site) -> None:
    assert (built / "robots.txt").read_text("utf-8").splitlines() == [
        "User-agent: *",
        "Allow: /",
        f"Sitemap: {ours.config['site_url']}sitemap.xml",
    ]
