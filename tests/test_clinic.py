"""A clinic's own copy: its name everywhere, its country's numbers, and nobody else's."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from built import Built, page_of, pages
from conftest import CLINIC, ROOT, Sample
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser
from screen import DESK, PHONE, Screen
from serving import serving
from sitekit import content, drawing
from sitekit.content import Region, Site

REGIONS = ("gb", "au", "nz", "ie", "us", "ca")
NUMBER = re.compile(r"(?<![\d.,/-])(?:\d{3}|1800 \d{3} \d{3})(?![\d.,/%-]*\d)")
NOTES = ("NHS 111 Wales agrees", "NHS 111 advice are")  # on our sources: they name the service
DIAL = "Write it as patients dial it, in quotes, with digits and spaces only."
BOOK = "Give the whole address of the booking page, with https:// in front."
DRAW = "Put an SVG or PNG into docs/img and write its path, as img/logo.svg."
BAD = [
    ('phone: "call me"', "'phone' is 'call me', which does not fit.", DIAL),
    ("phone: 01632", "'phone' is '922', which does not fit.", DIAL),
    ("booking: http://x.example/", "'booking' is 'http://x.example/', which does not fit.", BOOK),
    ("booking: javascript:alert(1)", "'booking' is 'javascript:alert(1)', which does not fit.", BOOK),
    ("logo: https://x.example/a.svg", "'logo' is 'https://x.example/a.svg', which does not fit.", DRAW),
    ("logo: img/none.svg", "There is no picture 'docs/img/none.svg'.", DRAW),
    ("fone: '1'", "'fone' is not a field we use.",
     "Did you mean 'phone'? If not, remove the line. The fields are: name, phone, booking, logo."),
    (f"name: {'X' * 31}", "'name' is too long: 31 letters.", "Give a name of 30 letters at most."),
    ("name: Zdrów", "A plain text message has no 'ó', and the clinic's name has.",
     "Write it with plain letters."),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "what", "fix"), BAD, ids=[setting for setting, *_ in BAD])
def test_a_wrong_setting_is_named_with_its_line(
    sample: Sample, setting: str, what: str, fix: str
) -> None:
    name = "" if setting.startswith("name") else "    name: A clinic\n"
    sample.change("mkdocs.yml", "  region: gb", f"  clinic:\n{name}    {setting}\n  region: gb")

    assert f"mkdocs.yml:{5 if name else 4}: {what}\n    Fix: {fix}" in sample.problems()


def test_a_clinic_with_no_name_is_named(sample: Sample) -> None:
    sample.change("mkdocs.yml", "  region: gb", '  clinic: {phone: "01632 960983"}\n  region: gb')

    assert sample.problems() == [
        "mkdocs.yml:3: The clinic has no name.\n"
        "    Fix: Give it too: Give a name of 30 letters at most."
    ]


def test_an_empty_block_is_neutral(sample: Sample) -> None:
    sample.change("mkdocs.yml", "  region: gb", '  clinic: {name: "", phone: }\n  region: gb')

    assert sample.problems() == []
    assert sample.site().clinic == content.Clinic()


def strange_numbers(words: str, ours: Site, region: str) -> set[str]:
    """Return the emergency and advice numbers in some words that are another country's."""
    for note in NOTES:
        words = words.replace(note, "")
    every = set().union(*map(_numbers, ours.data.regions.values()))
    return (set(NUMBER.findall(words)) & every) - _numbers(ours.data.regions[region])


def _numbers(region: Region) -> set[str]:
    return {region.emergency, region.advice} - {""}


@pytest.mark.parametrize("region", REGIONS)
def test_no_page_has_another_countrys_number(region: str, ours: Site, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings.replace("region: gb", f"region: {region}"))
    site = content.load(tmp_path)
    assert site.region == region

    foot = foot_of(site)
    found = {"foot": strange_numbers(foot, ours, region)}
    for source, page in site.pages.items():
        text = drawing.page_markdown(site, page)
        if content.generated_on(page):  # its tool is drawn after Markdown
            text = drawing.finish_page(site, page, drawing.page_markup(site, page))
        found[str(source)] = strange_numbers(re.sub(r"<[^>]+>", " ", text), ours, region)

    assert {name: numbers for name, numbers in found.items() if numbers} == {}
    assert site.data.regions[region].emergency in foot


def foot_of(site: Site) -> str:
    """Return the foot of every page."""
    env = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    env.filters["url"] = lambda address: address
    env.globals["at"] = content.address
    region, foot = site.data.regions[site.region], env.get_template("partials/foot.html")
    return foot.render(region=region, clinic=site.clinic, config=site.config)


def test_every_region_is_tried(ours: Site) -> None:
    assert set(ours.data.regions) == set(REGIONS)
    assert strange_numbers("Call 999 or 111, not 9990.", ours, "nz") == {"999"}


def test_a_clinic_is_on_every_page_and_no_other_number(theirs: Path) -> None:
    every, site = pages(theirs), content.load(theirs.parent)
    named = [page for page in every if page.meta("robots") != "noindex" or "poster" in page.address]
    strange = {page.address: strange_numbers(told(page), site, "au") for page in every}

    assert [page.address for page in named if CLINIC["name"] not in page.words] == []
    assert [page.address for page in named if page.facts and "000" not in told(page)] == []
    assert {address: numbers for address, numbers in strange.items() if numbers} == {}


def told(page: Built) -> str:
    """Return what a page says and dials."""
    asked = [url for _, url in page.pointers() if not url.startswith("data:")]
    return "\n".join([page.words, *(url.removeprefix("tel:") for url in asked)])


def test_the_messages_of_a_clinic_have_its_name_and_phone(theirs: Path) -> None:
    kit = page_of(theirs, "for-clinics/index.md").tree
    [text, mail] = [
        kit.css_first(f'[data-name^="{kind}"] .message__words').text()
        for kind in ("Text message", "E-mail: ")
    ]

    assert text.startswith(f"{CLINIC['name']}: your visit is on [day].")
    assert mail.endswith(f"Ring {CLINIC['phone']}.")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_clinic_can_be_rung_and_booked(width: int, theirs: Path, browser: Browser) -> None:
    with serving(theirs) as address, closing(Screen(browser, width)) as screen:
        screen.open(f"{address}conditions/knee-pain/")
        screen.page.wait_for_load_state()
        foot = screen.page.locator(".foot")
        ring = foot.get_by_role("link", name=CLINIC["phone"])
        book = foot.get_by_role("link", name="Book or change a visit")
        screen.start_axe("light")

        assert ring.get_attribute("href") == "tel:01632960983"
        assert book.get_attribute("href") == CLINIC["booking"]
        assert screen.page.locator(".top__brand").get_by_text(CLINIC["name"]).is_visible()
        assert screen.axe() == []
        assert [said for said in screen.notes(address).values() if said] == []


def test_a_neutral_guide_names_no_clinic(built: Path) -> None:
    home = (built / "index.html").read_text("utf-8")

    assert "Ring us" not in home
    assert "top__clinic" not in home
