"""A clinic's own copy: its name everywhere, its country's numbers, and nobody else's."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from pathlib import Path, PurePosixPath

import pytest
from built import Built, page_of, pages
from conftest import CLINIC, ROOT, Sample
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser
from screen import DESK, PHONE, Screen
from serving import serving
from sitekit import checks, content, drawing
from sitekit.content import Region, Site
from sitekit.text import respell

GUIDE, KNEE = "docs/index.md", "docs/conditions/knee-pain.md"
REGIONS = ("gb", "au", "nz", "ie", "us", "ca")
CALLED = re.compile(r"\b(?:call|ring|dial)(?:s|ed|ing)?\b[^.!?\n]*|tel:[\d+]+", re.IGNORECASE)
TITLE = re.compile(  # of a source, which may be called "When to call 999"
    r"\[[^\]]*\]\(https:[^)]*\)|<a[^>]* href=\"https:.*?</a>"
)
DIAL = 'Write it as patients dial it, in quotes: "01632 960 983" or "(212) 555-0142".'
BOOK = "Give the whole address of the booking page, with https:// in front."
DRAW = "Put an SVG or PNG into docs/img and write its path there, as img/logo.svg."
BAD = [
    ('phone: "call me"', "'phone' is 'call me', which does not fit.", DIAL),
    ("phone: +44 (0)20 7946 0958", "'phone' is '+44 (0)20 7946 0958', which does not fit.", DIAL),
    ("phone: 01632", "'phone' is 01632 without quotes, which YAML takes for a number.",
     'Write it in quotes: phone: "01632"'),
    ("booking: http://x.example/", "'booking' is 'http://x.example/', which does not fit.", BOOK),
    ("booking: javascript:alert(1)", "'booking' is 'javascript:alert(1)', which does not fit.", BOOK),
    ("logo: https://x.example/a.svg", "'logo' is 'https://x.example/a.svg', which does not fit.", DRAW),
    *((f"logo: img/none.{kind}", f"There is no picture 'docs/img/none.{kind}'.", DRAW)
      for kind in ("svg", "png", "webp", "jpg", "jpeg")),
    ("logo: img/none.gif", "'logo' is 'img/none.gif', which does not fit.", DRAW),
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
        "mkdocs.yml:3: The clinic has no name.\n    Fix: Give a name of 30 letters at most."
    ]


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("(212) 555-0142", "2125550142"), ("+1 (212) 555-0142", "+12125550142"),
        ("212-555-0142", "2125550142"), ("(01632) 960983", "01632960983"),
        ("+353 1 496 0123", "+35314960123"),
    ],
)  # fmt: skip
def test_a_phone_is_written_as_people_of_its_country_do(
    phone: str, dialled: str, sample: Sample
) -> None:
    clinic = f'  clinic: {{name: A clinic, phone: "{phone}"}}\n  region: gb'
    sample.change("mkdocs.yml", "  region: gb", clinic)

    assert sample.problems() == []
    assert sample.site().clinic.dialled == dialled


def test_an_empty_block_is_neutral(sample: Sample) -> None:
    sample.change("mkdocs.yml", "  region: gb", '  clinic: {name: "", phone: }\n  region: gb')

    assert sample.problems() == []
    assert sample.site().clinic == content.Clinic()


def strange_numbers(words: str, ours: Site, region: str) -> set[str]:
    """Return the numbers that some words say to ring, and that are another country's."""
    regions = ours.data.regions
    strangers = set().union(*map(_numbers, regions.values())) - _numbers(regions[region])
    called = CALLED.findall(TITLE.sub("", words))
    return {one for one in strangers if any(_names(one, text) for text in called)}


def _names(number: str, text: str) -> bool:
    """Say whether a text has a number, as it is written or as a link dials it."""
    dialled = number.replace(" ", "")
    return bool(re.search(rf"(?<!\d)(?<!\d )(?:{number}|{dialled})(?! ?\d)", text))


def _numbers(region: Region) -> set[str]:
    return {region.emergency, region.advice, region.crisis} - {""}


@pytest.fixture(scope="module", params=REGIONS)
def abroad(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real site, of a clinic with a name, in one country after the other."""
    root = tmp_path_factory.mktemp(request.param)
    shutil.copytree(ROOT / "docs", root / "docs")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "README.md").touch()
    settings = re.sub(r"\bregion: \w\w", f"region: {request.param}", text_of("mkdocs.yml"))
    settings = re.sub(r'(?<=\n    name: )"[^"\n]*"', f'"{CLINIC["name"]}"', settings)
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    site = content.load(root)
    assert (site.region, site.clinic.name) == (request.param, CLINIC["name"])
    return site


def text_of(name: str) -> str:
    """Return the text of a file of the repository."""
    return (ROOT / name).read_text("utf-8")


def test_every_page_keeps_every_rule_in_every_country(abroad: Site, ours: Site) -> None:
    seen = abroad.region == ours.region  # by test_pages.py

    assert seen or [str(one) for one in checks.problems(abroad)] == []


def test_no_page_has_another_countrys_number(abroad: Site, ours: Site) -> None:
    region, foot = abroad.region, foot_of(abroad)
    found = {"foot": strange_numbers(foot, ours, region)}
    for source, page in abroad.pages.items():
        text = drawing.page_markdown(abroad, page)
        if content.generated_on(page):  # its tool is drawn after Markdown
            text = drawing.finish_page(abroad, page, drawing.page_markup(abroad, page))
        found[str(source)] = strange_numbers(text, ours, region)

    assert {name: numbers for name, numbers in found.items() if numbers} == {}
    assert abroad.data.regions[region].emergency in foot


def foot_of(site: Site) -> str:
    """Return the foot of every page."""
    env = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    env.filters["url"] = lambda address: address
    env.globals["at"] = content.address
    region, foot = site.data.regions[site.region], env.get_template("partials/foot.html")
    return foot.render(region=region, clinic=site.clinic, config=site.config)


def test_every_region_is_tried(ours: Site) -> None:
    assert set(ours.data.regions) == set(REGIONS)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Call 999 or 111, not 9990.", {"999"}),
        ("Ring Samaritans on 116 123 or 11 61 23.", {"116 123"}),
        ('<a href="tel:116123">here</a>', {"116 123"}),
        ("[Emergency](tel:999)", {"999"}),
        ("It took 112 days. NHS 111 Wales agrees.", set()),
        ("[When to call 999](https://www.a.example/)", set()),
        ('<a href="https://www.a.example/">When to call 999</a>', set()),
    ],
)
def test_a_number_of_another_country_is_found_where_it_is_rung(
    words: str, found: set[str], ours: Site
) -> None:
    assert strange_numbers(words, ours, "nz") == found


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
    return "\n".join([page.words, *asked])


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


def test_the_home_page_names_a_clinic_where_there_is_one(built: Path, ours: Site) -> None:
    home = (built / "index.html").read_text("utf-8")

    assert ("Call us" in home) == bool(ours.clinic.phone)
    assert ("top__clinic" in home) == bool(ours.clinic.name)


AMERICAN = {"colour": "color", "physiotherapist": "physical therapist", "ring us": "call us"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("A colour, and Colour.", "A color, and Color."),
        ("Ring us, or a padded ring.", "Call us, or a padded ring."),
        ("/// question | place colour A colour", "/// question | place colour A color"),  # its key
        ("Two colours", "Two colours"),  # only whole words that are in the list
        ("A [colour](colour.md#colour){ .colour }[@colour]", "A [color](colour.md#colour){ .colour }[@colour]"),
        ('<img alt="colour"> colour https://colour.example/', '<img alt="colour"> color https://colour.example/'),
    ],
)  # fmt: skip
def test_a_country_spells_words_its_own_way(ours: str, theirs: str) -> None:
    assert respell(ours, AMERICAN) == theirs
    assert respell(ours, {}) == ours


def test_a_page_is_drawn_as_its_country_spells(sample: Sample) -> None:
    sample.change(
        "docs/data/spelling.yml", "# How", "gb: {massage: rubbing, therapist: rubber}\n# How"
    )
    sample.change(KNEE, "title: Knee pain", "title: Massage for knee pain")
    sample.change(KNEE, "{{ rating }}", "{{ rating }} [massage](knee-pain.md).[@furlan2015]")
    site = sample.site()
    page = site.pages[PurePosixPath("conditions/knee-pain.md")]
    drawn = drawing.page_markdown(site, page)
    text, _, sources = drawn.partition("## Where this comes from")

    assert page.value("title") == "Rubbing for knee pain"
    assert "[rubbing](knee-pain.md)" in text and "can rubbing help?" in text.lower()
    assert not re.search(r"\bmassage\b", re.sub(r"\{[^}]*\}|\([^)]*\)", "", text), re.IGNORECASE)
    assert "assage" in sources  # a source keeps its own title


def test_no_page_speaks_another_countrys_english(abroad: Site) -> None:
    """What the list of a country replaces is nowhere left in what its readers see."""
    theirs = abroad.data.spelling.get(abroad.region)
    words = "|".join(theirs.root) if theirs else "(?!)"
    left = {
        str(source): found
        for source, page in abroad.pages.items()
        if (found := re.findall(rf"\b(?:{words})\b", prose(abroad, page), re.IGNORECASE))
    }

    assert left == {}
    assert abroad.language == f"en-{abroad.region.upper()}"


def prose(site: Site, page: content.Page) -> str:
    """Return what a page says above its sources, without addresses and attributes."""
    drawn = drawing.page_markdown(site, page).partition("\n## Where this comes from")[0]
    named = {"about/sources.md", "find-a-therapist.md"}  # have the names of bodies and sources
    keys = r"(?m:^/// question \| \w+ [\w-]+)"
    plain = re.sub(rf"{keys}|\]\([^)]*\)|\{{[^{{}}]*\}}|<[^>]*>", "]", drawn)
    return "" if str(page.source) in named else plain


@pytest.mark.parametrize(("name", "title"), [("", ""), ("A clinic", " | A clinic")])
def test_a_clinics_own_facts_have_its_name(sample: Sample, name: str, title: str) -> None:
    sample.change("mkdocs.yml", "  region: gb", f'  clinic: {{name: "{name}"}}\n  region: gb')
    sample.change(
        GUIDE, "## What to do next", "/// clinic\nAn hour costs £55.\n///\n\n## What to do next"
    )
    site = sample.site()

    text = drawing.page_markdown(site, site.pages[PurePosixPath("index.md")])

    assert f"\n/// clinic{title}\nAn hour costs £55.\n///\n" in text
