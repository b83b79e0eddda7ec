"""A clinic's own copy: its name everywhere, its country's numbers, and nobody else's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from built import Built, pages
from conftest import ROOT, Sample
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser
from screen import DESK, PHONE, Screen
from serving import serving
from sitekit import clinic, data, site, values
from sitekit.leaflets.choice import Leaflet
from sitekit.leaflets.document import Documents
from sitekit.regions import Region
from sitekit.site import Site

REGIONS = ("gb", "au", "nz", "ie", "us", "ca")
NUMBER = re.compile(r"(?<![\d.,/-])(?:\d{3}|1800 \d{3} \d{3})(?![\d.,/%-]*\d)")
CLINIC = {"name": "Test Street Massage and Sport", "phone": "01632 960 983",
          "booking": "https://clinic.example/book", "logo": "img/mark.svg"}  # fmt: skip
BAD = [
    ('phone: "call me"', 5, "'phone' is 'call me', which does not fit.",
     "Write it as patients dial it, in quotes, with digits and spaces only."),
    ("phone: 01632", 5, "'phone' is '922', which does not fit.",
     "Write it as patients dial it, in quotes, with digits and spaces only."),
    ("booking: http://x.example/", 5, "'booking' is 'http://x.example/', which does not fit.",
     "Give the whole address of the booking page, with https:// in front."),
    ("booking: javascript:alert(1)", 5, "'booking' is 'javascript:alert(1)', which does not fit.",
     "Give the whole address of the booking page, with https:// in front."),
    ("logo: https://x.example/a.svg", 5, "'logo' is 'https://x.example/a.svg', which does not fit.",
     "Put an SVG or PNG into docs/img and write its path, as img/logo.svg."),
    ("logo: img/none.svg", 5, "There is no picture 'docs/img/none.svg'.",
     "Put an SVG or PNG into docs/img and write its path, as img/logo.svg."),
    ("fone: '1'", 5, "'fone' is not a field we use.",
     "Did you mean 'phone'? If not, remove the line. The fields are: name, phone, booking, logo."),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "line", "what", "fix"), BAD, ids=[one for one, *_ in BAD])
def test_a_wrong_setting_is_named_with_its_line(
    sample: Sample, setting: str, line: int, what: str, fix: str
) -> None:
    sample.change(
        "mkdocs.yml", "  region: gb", f"  clinic:\n    name: A clinic\n    {setting}\n  region: gb"
    )

    assert sample.problems() == [f"mkdocs.yml:{line}: {what}\n    Fix: {fix}"]


@pytest.mark.parametrize(
    ("name", "what", "fix"),
    [
        ("", "The clinic has no name.", "Give it too: Give a name of 30 letters at most."),
        ("X" * 31, "'name' is too long: 31 letters.", "Give a name of 30 letters at most."),
        ("Zdrów", "A plain text message has no 'ó', and the clinic's name has.",
         "Write it with plain letters."),
    ],
)  # fmt: skip
def test_a_wrong_name_is_named(sample: Sample, name: str, what: str, fix: str) -> None:
    block = f'  clinic:\n    phone: "01632 960 983"\n    name: "{name}"\n  region: gb'
    sample.change("mkdocs.yml", "  region: gb", block)

    line = 3 if not name else 5
    assert f"mkdocs.yml:{line}: {what}\n    Fix: {fix}" in sample.problems()


def test_an_empty_block_is_neutral(sample: Sample) -> None:
    sample.change("mkdocs.yml", "  region: gb", '  clinic: {name: "", phone: }\n  region: gb')

    assert sample.problems() == []
    assert site.load(sample.root).clinic == clinic.Clinic()


def strange_numbers(words: str, ours: Site, region: str) -> set[str]:
    """Return the emergency and advice numbers in some words that are another country's."""
    own, every = _numbers(ours.data.regions[region]), set()
    for one in ours.data.regions.values():
        every |= _numbers(one)
    return (set(NUMBER.findall(words)) & every) - own


def without_notes(words: str) -> str:
    """Leave out the name of a British service, which the notes on our sources name."""
    return words.replace("NHS 111 Wales agrees", "").replace("NHS 111 advice are", "")


def _numbers(region: Region) -> set[str]:
    return {region.emergency, region.advice} - {""}


@pytest.mark.parametrize("region", REGIONS)
def test_no_page_has_another_countrys_number(region: str, ours: Site) -> None:
    words = data.load(ROOT).words.filled(ours.data.regions[region].values())
    config = {**ours.config, "extra": {"region": region, "clinic": CLINIC}}
    here = replace(ours, config=config, data=replace(ours.data, words=words))
    env = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    env.filters["url"] = lambda address: address
    foot = env.get_template("partials/foot.html")
    config = {"extra": {"contact": "us@massage.example"}, "site_url": "https://massage.example/"}
    drawn = foot.render(region=ours.data.regions[region], clinic=here.clinic, config=config)
    found = {"foot": strange_numbers(drawn, ours, region)}
    for source, page in ours.pages.items():
        front = {key: field.value for key, field in page.front.items()}
        words = re.sub(r"<[^>]+>", " ", values.filled(here, source, front, page.body))
        found[str(source)] = strange_numbers(without_notes(words), ours, region)

    assert {name: numbers for name, numbers in found.items() if numbers} == {}
    assert ours.data.regions[region].emergency in drawn


def test_every_region_is_tried(ours: Site) -> None:
    assert set(ours.data.regions) == set(REGIONS)
    assert strange_numbers("Call 999 or 111, not 9990.", ours, "nz") == {"999"}


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a made-up clinic in Australia."""
    root = tmp_path_factory.mktemp("clinic")
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("  region: gb", "  region: au")
    for key, value in CLINIC.items():
        text = text.replace(f'    {key}: ""', f'    {key}: "{value}"')
    (root / "mkdocs.yml").write_text(text, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SITE_FORMATS": "no"}
    ended = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return root / "site"


def test_a_clinic_is_on_every_page_and_no_other_number(theirs: Path, ours: Site) -> None:
    every = pages(theirs)
    nameless = [page.address for page in every if CLINIC["name"] not in page.words]
    strange = {
        page.address: strange_numbers(without_notes(told(page)), ours, "au") for page in every
    }

    assert len(every) > 40
    assert nameless == []
    assert {address: numbers for address, numbers in strange.items() if numbers} == {}


def told(page: Built) -> str:
    """Return what a page says and dials."""
    asked = [url for _, url in page.pointers() if not url.startswith("data:")]
    return "\n".join([page.words, *(url.removeprefix("tel:") for url in asked)])


def test_the_messages_of_a_clinic_have_its_name_and_phone(theirs: Path) -> None:
    [kit] = [page for page in pages(theirs) if page.address == "for-clinics/"]
    texts = [pre.text() for pre in kit.tree.css('[data-name^="Text"] .message__words')]

    assert texts
    assert [text for text in texts if not text.startswith(f"{CLINIC['name']}: ")] == []
    assert [text for text in texts if not text.endswith(CLINIC["phone"])] == []


def test_a_clinic_can_be_rung_and_booked(theirs: Path, browser: Browser) -> None:
    with serving(theirs) as address:
        for width in (PHONE, DESK):
            with closing(Screen(browser, width)) as screen:
                screen.open(f"{address}first-visit/")
                screen.page.wait_for_load_state()
                foot = screen.page.locator(".foot")
                screen.start_axe("light")

                assert foot.get_by_role("link", name="01632 960 983").get_attribute("href") == (
                    "tel:01632960983"
                )
                assert foot.get_by_role("link", name="Book or change a visit").is_visible()
                assert screen.page.locator(".top__brand").get_by_text(CLINIC["name"]).is_visible()
                assert screen.axe() == []
                assert [said for said in screen.notes(address).values() if said] == []


def test_a_neutral_guide_names_no_clinic(built: Path) -> None:
    home = (built / "index.html").read_text("utf-8")

    assert "Ring us" not in home
    assert "top__clinic" not in home


def test_a_leaflet_has_the_phone_of_the_clinic(ours: Site) -> None:
    leaflet = Leaflet(PurePosixPath("first-visit/index.md"), large=False)
    config = {**ours.config, "extra": {"region": "au", "clinic": CLINIC}}
    theirs = Documents(replace(ours, config=config)).html(leaflet)

    assert f"{CLINIC['name']}: <strong>{CLINIC['phone']}</strong>" in theirs
    assert "Your clinic’s phone" in Documents(ours).html(leaflet)
