"""Rules on what pages share: the files in docs/data, the country, the clinic and its messages."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial

from pydantic import ValidationError

from sitekit.checks.permanence import gone_pages, is_gone
from sitekit.checks.rule import site_rule
from sitekit.content import (
    BLANKS,
    CONFIG,
    FOLDER,
    TIP,
    Clinic,
    Page,
    Problem,
    Site,
    condition_names,
    config_line,
    read_clinic,
    schema_problems,
    strange_blanks,
    typical_message,
)
from sitekit.drawing import known_blanks
from sitekit.text import SEGMENT, citation_keys, odd_letters, plain_letter, septets

MESSAGES, SPELLING = FOLDER / "messages.yml", FOLDER / "spelling.yml"
FIELDS = {"Text message": "text", "E-mail subject": "subject", "E-mail": "mail", "Letter": "letter"}
TAKEN_FOR = {True: "yes", False: "no"}  # words that YAML does not read as words
SAID_FOR = {"uk": "gb", "usa": "us", "england": "gb"}  # what people write for a country
ENGLISH = "en"
SLIP = 0.85  # how alike two names are when one is likely a slip for the other


@site_rule(
    says="'kind' is 'blog', which is not one of the choices.",
    why="All pages draw on these lists, so a slip here is a slip on many pages.",
    needs=None,
)
def data_fits(site: Site) -> Iterator[Problem]:
    """The files in docs/data hold what they are meant to."""
    yield from site.data.problems


@site_rule(
    says="No page cites 'furlan2016'.",
    why="The list shows what our pages rest on, and no more.",
    needs=["pages", "regions.yml", "safety.yml"],
)
def references_are_used(site: Site) -> Iterator[Problem]:
    """Every source in the list is cited by a page, a country's entry or a danger sign."""
    if gone_pages(site):
        return  # one may have cited them
    for key in uncited_sources(site):
        what, line = f"No page cites '{key}'.", site.data.line("references.yml", key)
        fix = f"Cite it as [@{key}], or take the entry out."
        yield Problem(FOLDER / "references.yml", line, what, fix)


def uncited_sources(site: Site) -> list[str]:
    """Return the key of each source that nothing rests on."""
    used = {key for page in site.pages.values() for _, key in citation_keys(page.body)}
    used |= {key for region in site.data.regions.values() for key in region.source}
    for sign in site.data.safety.values():
        used |= {*sign.source, *(key for _, key in citation_keys(sign.why))}
    return [key for key in site.data.references if key not in used]


@site_rule(
    says="There is no page 'conditions/knee-pian.md'.",
    why="These words help people find a page when they search.",
    needs=["pages"],
)
def synonyms_lead_to_pages(site: Site) -> Iterator[Problem]:
    """Search words belong to pages that exist."""
    known = {str(source): source for source in site.pages}
    path = FOLDER / "synonyms.yml"
    for source, field in site.data.synonyms.items():
        if source not in known and not is_gone(site, source):
            near = get_close_matches(source, known, 1)
            fix = f"Did you mean '{near[0]}'?" if near else "Write the page's path below docs/."
            yield Problem(path, field.line, f"There is no page '{source}'.", fix)
        if not isinstance(field.value, list) or not all(isinstance(w, str) for w in field.value):
            taken = [line.typed for line in field.inside.values() if getattr(line, "typed", "")]
            fix = "Write them as [slipped disc, trapped nerve]."
            listed = field.value if isinstance(field.value, list) else []
            pairs = [pair for one in listed if isinstance(one, dict) for pair in one.items()]
            if pairs:
                said = ": ".join(map(str, pairs[0]))
                fix = f'Write it in quotes, for it has a colon: "{said}"'
            if taken:
                fix = f'Write it in quotes, for YAML takes it for no word: "{taken[0]}"'
            yield Problem(path, field.line, f"The words of '{source}' are no list of words.", fix)


@site_rule(
    says="There is no region 'gbr'.",
    why="The country sets which number to call.",
    example="region: gb",
    needs=["regions.yml"],
)
def region_is_known(site: Site) -> Iterator[Problem]:
    """The country in mkdocs.yml is one we have facts for."""
    written = (site.config.get("extra") or {}).get("region", "")
    wanted = TAKEN_FOR[written] if isinstance(written, bool) else str(written)
    if wanted not in site.data.regions:
        names = {one.name.lower(): key for key, one in site.data.regions.items()}
        said = {one: key for one, key in SAID_FOR.items() if key in site.data.regions}
        known = {key: key for key in site.data.regions} | names | said
        near = get_close_matches(wanted.lower(), known, 1)
        guess = f"Did you mean '{known[near[0]]}'? " if near else ""
        fix = f"{guess}Use one of: {', '.join(site.data.regions)}."
        yield Problem(CONFIG, _line(site, "region"), f"There is no region '{wanted}'.", fix)


@site_rule(
    says="The language 'de' is not possible yet.",
    why="The checks measure English, and the build adds English words to each page.",
    example="language: en",
)
def language_is_english(site: Site) -> Iterator[Problem]:
    """The language in mkdocs.yml is the one that pages, checks and templates have."""
    theme = site.config.get("theme")
    language = theme.get("language", ENGLISH) if isinstance(theme, dict) else ENGLISH
    if language != ENGLISH:
        what = f"The language '{language}' is not possible yet."
        fix = f"Write 'language: {ENGLISH}'. Each country has its own English: see 'region'."
        yield Problem(CONFIG, config_line(site, "theme", "language"), what, fix)


@site_rule(
    says="Not everything about United Kingdom has been checked yet.",
    why="A clinic there sends patients to these numbers and bodies, so somebody there checks them.",
    level=TIP,
)
def region_is_checked(site: Site) -> Iterator[Problem]:
    """What rests on little is said to whoever chooses a country, or puts a clinic's name on it."""
    chosen, first = site.data.regions.get(site.region), next(iter(site.data.regions), "")
    if chosen and chosen.unverified and (site.clinic.name or site.region != first):
        what = f"Not everything about {chosen.name} has been checked yet."
        yield Problem(CONFIG, _line(site, "region"), what, chosen.unverified)


@site_rule(
    says="There is no country 'uk' to spell for.",
    why="A line that fits no country, or no word of ours, changes nothing on any page.",
    example="us: {colour: color}",
    needs=["regions.yml"],
)
def spelling_is_of_a_country(site: Site) -> Iterator[Problem]:
    """docs/data/spelling.yml names countries that can be chosen, and gives no word twice."""
    line = partial(site.data.line, SPELLING.name)
    for region, theirs in site.data.spelling.items():
        if region not in site.data.regions:
            what = f"There is no country '{region}' to spell for."
            fix = f"Use one of: {', '.join(site.data.regions)}."
            yield Problem(SPELLING, line(region), what, fix)
        for ours in theirs.root:
            if ours != ours.lower():
                what = f"'{ours}' has a capital."
                fix = f"Write '{ours.lower()}': a capital at the start of a word stays by itself."
                yield Problem(SPELLING, line(region, ours), what, fix)


@site_rule(
    says="'phone' is 'call me', which does not fit.",
    why="It stands on every page, message and poster, and patients go by it.",
    example='phone: "01632 960 983"',
)
def clinic_fits(site: Site) -> Iterator[Problem]:
    """The clinic's name, phone, booking page and logo can be shown as they are."""
    try:
        ours = read_clinic(site.config)
    except ValidationError as error:
        yield from schema_problems(CONFIG, error, partial(_line, site, "clinic"), Clinic)
        return
    if not ours.name and (ours.phone or ours.booking or ours.logo):
        fix = str(Clinic.model_fields["name"].description)
        yield Problem(CONFIG, _line(site, "clinic"), "The clinic has no name.", fix)
    for letter in odd_letters(ours.name):
        what = f"A plain text message has no '{letter}', and the clinic's name has."
        yield Problem(CONFIG, _line(site, "clinic", "name"), what, "Write it with plain letters.")
    if ours.logo and not (site.root / "docs" / ours.logo).is_file():
        what = f"There is no picture 'docs/{ours.logo}'."
        fix = Clinic.model_fields["logo"].description
        yield Problem(CONFIG, _line(site, "clinic", "logo"), what, str(fix))


def _line(site: Site, *way: str) -> int:
    """Return the line of a setting below ``extra``."""
    return config_line(site, "extra", *way)


@site_rule(
    says="The text message has 164 letters; one holds 160.",
    why="Clinics send it as it is, and a stranger may see it on a locked phone.",
    needs=["pages"],
)
def messages_fit(site: Site) -> Iterator[Problem]:
    """Each page's messages can be sent as they are: short, plain, discreet, with one address."""
    if not site.data.messages:
        return
    pages = {str(source): page for source, page in site.pages.items()}
    line = partial(site.data.line, MESSAGES.name)
    for source, message in site.data.messages.items():
        if source in pages:
            for name, text in message.parts().items():
                yield from _blanks(name, text, line(source, FIELDS[name]))
            yield from _text(site, pages[source], message.text, line(source, "text"))
        elif not is_gone(site, source) and (
            near := get_close_matches(source, set(pages) - set(site.data.messages), 1, SLIP)
        ):
            fix = f"Did you mean '{near[0]}'?"
            yield Problem(MESSAGES, line(source), f"There is no page '{source}'.", fix)


def _blanks(name: str, text: str, line: int) -> Iterator[Problem]:
    for blank in strange_blanks(text):
        known = ", ".join(f"[{one}]" for one in sorted(BLANKS))
        yield Problem(MESSAGES, line, f"Nobody fills in '{blank}'.", f"Use one of: {known}.")
    wanted = 0 if name == "E-mail subject" else 1
    if text.count("[address]") != wanted or "://" in text or "www." in text:
        what = f"The {name.lower()} has another address than its page's own."
        fix = "Write [address] once, and no other." if wanted else "Write no link in a subject."
        yield Problem(MESSAGES, line, what, fix)


def _text(site: Site, page: Page, text: str, line: int) -> Iterator[Problem]:
    sent = typical_message(text, known_blanks(site, page))
    for letter in odd_letters(sent):
        instead = plain_letter(letter)
        fix = f"Write {instead} instead." if instead else "Write it with plain letters."
        yield Problem(MESSAGES, line, f"A plain text message has no '{letter}'.", fix)
    over = septets(sent) - SEGMENT
    if over > 0:
        what = f"The text message has {over + SEGMENT} letters; one holds {SEGMENT}."
        yield Problem(MESSAGES, line, what, f"Take out {over} or more.")
    for name in sorted(condition_names(site)):
        if name in text.lower():
            fix = "Leave it out: other people may read a text on a locked phone."
            yield Problem(MESSAGES, line, f"The text message names a condition, '{name}'.", fix)
