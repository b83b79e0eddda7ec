"""Rules on danger signs: one source, plain words, known pages, and no list typed by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from sitekit.checks.lengths import GRADE, ITEMS, LONGEST
from sitekit.checks.markup import blocks_are_ours
from sitekit.checks.permanence import is_gone, may_be_renamed
from sitekit.checks.rule import page_rule, site_rule
from sitekit.checks.wording import hard_words
from sitekit.content import (
    CARD_LEVELS,
    CARDS,
    FOLDER,
    STOP,
    Cards,
    Page,
    Problem,
    Sign,
    Site,
)
from sitekit.drawing import CARD_LINK, page_signs
from sitekit.text import CITATION, citation_keys, measure, names_in, sentences, words

FILE = FOLDER / "safety.yml"
CARD_FILE = FOLDER / "cards.yml"
SAFETY_PAGE = "is-it-safe/index.md"
KINDS = (*CARD_LEVELS, "strip")
TYPED = {"emergency": "emergency", "urgent": "today", "soon": "doctor"}  # cards no page types
DANGER = re.compile(
    r"chest (?:hurts|pain|feels tight)|(?:cannot|trouble) breath|short(?:ness)? of breath"
    r"|face (?:that )?drops|drooping face|slurred|worst[- ](?:ever|headache)|between your legs"
    r"|pee or poo|cough(?:ing)? (?:up )?blood|both legs",
    re.IGNORECASE,
)
FEW = 2  # danger signs that a list may not hold


@page_rule(
    says="There is no card 'emergancy'.",
    why="The build draws the card from docs/data/safety.yml, so page and file have to agree.",
    example="/// signs | emergency",
    level=STOP,
    needs=["safety.yml"],
)
def cards_are_known(page: Page, site: Site) -> Iterator[Problem]:
    """A page asks once for a card that there is, that has signs for it, and that holds no words."""
    drawn: set[str] = set()
    for block in sorted(page.cards, key=lambda block: block.start):
        name = CARDS.get(CARD_LEVELS.get(block.title, ""), block.title)
        if block.title not in KINDS:
            near = get_close_matches(block.title, KINDS, 1)
            guess = f"Did you mean '{near[0]}'? " if near else ""
            fix = f"{guess}Use one of: {', '.join(KINDS)}."
            yield Problem(page.path, block.start, f"There is no card '{block.title}'.", fix)
        elif block.title != "strip" and not page_signs(site, page, CARD_LEVELS[block.title]):
            if may_be_renamed(page, site):
                continue  # the signs name the old one
            what = f"No sign is for the card '{block.title}' of this page."
            example = _example(site, page, CARD_LEVELS[block.title])
            fix = f"Name the page with each sign of {FILE} that is for it{example}. "
            fix += "Or take the card out."
            yield Problem(page.path, block.start, what, fix)
        elif name in drawn:
            what = f"The card '{block.title}' is on this page already."
            yield Problem(page.path, block.start, what, "Keep one of them.")
        elif block.end and any(
            line.strip() for line in page.body.split("\n")[block.start : block.end - 1]
        ):
            fix = f"Take the words out, so that '///' follows; the signs are in {FILE}."
            yield Problem(page.path, block.start, f"The card '{block.title}' holds words.", fix)
        drawn.add(name)


def _example(site: Site, page: Page, level: str) -> str:
    """Return what to type for the first sign of a level, where its pages stand."""
    for key, sign in site.data.safety.items():
        if sign.level == level:
            line = site.data.line(FILE.name, key, "pages")
            below = site.data.line(FILE.name, key, "pages", "0") > line
            typed = f"    - {page.source}" if below else f"{page.source},"
            where = f"below 'pages:' in line {line}" if below else f"after the '[' in line {line}"
            return f": for '{key}', say, write '{typed}' {where}"
    return ""


@page_rule(
    says="The danger signs of this card are typed by hand.",
    why="A sign has one wording and one level everywhere, so that no page falls behind.",
    example="/// signs | emergency",
    level=STOP,
)
def signs_are_not_typed(page: Page, site: Site) -> Iterator[Problem]:
    """Danger signs stand in their data file, not as a list on a page."""
    for block in page.outline.blocks:
        if block.name in TYPED and any(block.holds(line) for line, _ in page.outline.lists):
            fix = f"Write '/// signs | {TYPED[block.name]}' and '///'; the signs are in {FILE}."
            what = "The danger signs of this card are typed by hand."
            yield Problem(page.path, block.start, what, fix)
    items = [one for one in page.outline.passages if one.kind == "item"]
    starts = sorted(line for line, _ in page.outline.lists)
    for start, end in zip(starts, [*starts[1:], 10**9], strict=False):
        held = [one for one in items if start <= one.line < end and DANGER.search(one.text)]
        if len(held) >= FEW and not _in_a_card(page, start):
            fix = f"Write '/// signs | strip' and '///' in its place; the signs are in {FILE}."
            yield Problem(page.path, start, "This list types danger signs by hand.", fix)


def _in_a_card(page: Page, line: int) -> bool:
    return any(block.name in TYPED and block.holds(line) for block in page.outline.blocks)


@site_rule(
    says="No source is called 'nowhere'.",
    why="A danger sign may only rest on what our list of sources holds.",
    needs=["references.yml"],
)
def sign_sources_are_known(site: Site) -> Iterator[Problem]:
    """Every source of a sign, and of its reason, is in the list of sources."""
    for key, sign in site.data.safety.items():
        cited = [("source", one) for one in sign.source]
        cited += [("why", one) for _, one in citation_keys(sign.why)]
        for field, source in cited:
            if source not in site.data.references:
                what = f"No source is called '{source}'."
                yield _problem(site, what, "Use a key of docs/data/references.yml.", key, field)


@site_rule(
    says="There is no page 'first-visit/after.md'.",
    why="A sign that no page shows reaches nobody.",
    level=STOP,
    needs=["pages"],
)
def sign_pages_are_known(site: Site) -> Iterator[Problem]:
    """Every page that a sign names is there, and shows the card of its level."""
    pages = {str(source): page for source, page in site.pages.items()}
    for key, sign in site.data.safety.items():
        if not sign.pages:
            what = f"The sign '{key}' is on no page."
            fix = f"Name below 'pages' a page that has the card '{_kind(sign.level)}'."
            yield _problem(site, what, fix, key, "pages")
        for name in sign.pages:
            if is_gone(site, name):
                continue
            if name not in pages:
                near = get_close_matches(name, pages, 1)
                fix = f"Did you mean '{near[0]}'?" if near else "Write its path below docs/."
                yield _problem(site, f"There is no page '{name}'.", fix, key, "pages")
            elif CARDS[sign.level] not in pages[name].card_ids and not _is_broken(
                pages[name], site
            ):
                what = f"'{name}' does not show the sign '{key}'."
                card = f"/// signs | {_kind(sign.level)}"
                fix = f"Add '{card}' and '///' to the page, or take it out of 'pages'."
                yield _problem(site, what, fix, key, "pages")


def _is_broken(page: Page, site: Site) -> bool:
    """Say whether a card may be there, but for a slip that another rule names."""
    return bool(page.slips) or any(blocks_are_ours(page, site))


def _kind(level: str) -> str:
    """Return the word by which a page asks for the card of a level."""
    return next(kind for kind, one in CARD_LEVELS.items() if one == level)


@site_rule(
    says="'hot-joint' and 'hot-knee' have the same wording.",
    why="Each sign stands once, so that a change reaches every page.",
)
def signs_stand_once(site: Site) -> Iterator[Problem]:
    """No two signs have one wording."""
    seen: dict[str, str] = {}
    for key, sign in site.data.safety.items():
        line = " ".join(words(sign.line.lower()))
        if line in seen:
            what = f"'{seen[line]}' and '{key}' have the same wording."
            fix = "Keep one of them, with the pages of both."
            yield _problem(site, what, fix, key, "line")
        seen.setdefault(line, key)


@site_rule(
    says="The safety page does not show the sign 'hot-joint'.",
    why="The safety page and the safety check must never say two things.",
    level=STOP,
)
def safety_page_shows_what_the_check_asks(site: Site) -> Iterator[Problem]:
    """Every sign that the check asks stands on the safety page, with words for its answer."""
    asked = {key: sign for key, sign in site.data.safety.items() if sign.check}
    for key, sign in asked.items():
        if SAFETY_PAGE not in sign.pages:
            what = f"The safety page does not show the sign '{key}'."
            fix = f"Add {SAFETY_PAGE} to its 'pages', or write 'check: false'."
            yield _problem(site, what, fix, key, "pages")
        for field in ("why", "say"):
            if not getattr(sign, field):
                fix = f"Write '{field}', or 'check: false' if the check does not ask it."
                yield _problem(site, f"The check has no '{field}' for the sign '{key}'.", fix, key)


@site_rule(
    says="The group 'Heart and breath' has 8 signs.",
    why="Nobody keeps more than seven things in mind.",
)
def groups_are_short(site: Site) -> Iterator[Problem]:
    """A group of the safety check, and of a card, has at most seven signs."""
    found: dict[tuple[str, str], list[str]] = {}
    for key, sign in site.data.safety.items():
        if sign.check:
            found.setdefault((sign.level, sign.group), []).append(key)
    for (_, name), keys in found.items():
        if len(keys) > ITEMS:
            fix = f"Make two groups of it; {ITEMS} is the most."
            yield _problem(
                site, f"The group '{name}' has {len(keys)} signs.", fix, keys[ITEMS], "group"
            )


@site_rule(
    says="There is no danger sign 'chset'.",
    why="A sentence of a card must reach its readers.",
    example="with: {chest: A heart attack may bring no pain at all.}",
    needs=["pages", "regions.yml", "safety.yml"],
)
def card_words_are_known(site: Site) -> Iterator[Problem]:
    """What cards.yml names is there: signs, pages, and facts in {{ braces }}."""
    cards = site.data.cards
    if not cards:
        return  # its file cannot be read, and data_fits says so
    signs = {*site.data.raw.get(FILE.name, {})}  # broken ones too
    for level in CARDS:
        for key in cards.card(level).also:
            if key not in signs:
                yield _unknown(site, "danger sign", key, signs, level, "with", key)
    pages = {str(source) for source in site.pages}
    for way, text in _card_texts(cards):
        for link in CARD_LINK.findall(text):
            if link not in pages and not is_gone(site, link):
                yield _unknown(site, "page", link, pages, *way)
        for what, fix in _unknown_names(text, site):
            yield Problem(CARD_FILE, site.data.line(CARD_FILE.name, *way), what, fix)


def _card_texts(cards: Cards) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each text of cards.yml with the way to it."""
    yield ("strip",), cards.strip
    for level in CARDS:
        for field, value in cards.card(level):
            if isinstance(value, str):
                yield (level, field), value
        yield from (((level, "with", key), text) for key, text in cards.card(level).also.items())


def _unknown_names(text: str, site: Site) -> Iterator[tuple[str, str]]:
    for _, name in names_in(text):
        if name not in site.names:
            what = f"Nothing is called '{{{{ {name} }}}}'."
            yield what, "The names are in docs/data/regions.yml."


def _unknown(site: Site, kind: str, name: str, known: Collection[str], *way: str) -> Problem:
    near = get_close_matches(name, known, 1)
    fix = f"Did you mean '{near[0]}'?" if near else f"Name a {kind} that is there, or take it out."
    line = site.data.line(CARD_FILE.name, *way)
    return Problem(CARD_FILE, line, f"There is no {kind} '{name}'.", fix)


@site_rule(
    says="The group 'Heart and breath' stands at two places.",
    why="The check shows one group at a time, so each needs a place and a name of its own.",
)
def check_groups_stand_together(site: Site) -> Iterator[Problem]:
    """The signs of a group of the check follow each other, and no other group has its name."""
    last: dict[str, tuple[str, str]] = {}  # of each group, the level and the sign before this one
    before = ""
    for key, sign in site.data.safety.items():
        if not sign.check:
            continue
        level, end = last.get(sign.group, (sign.level, before))
        if level != sign.level:
            what = f"The group '{sign.group}' has two levels, '{level}' and '{sign.level}'."
            fix = "Give the signs of one of them a group with another name."
            yield _problem(site, what, fix, key, "group")
        elif end != before:
            what = f"The group '{sign.group}' stands at two places."
            fix = f"Move '{key}' to the line below '{end}', or give it another group."
            yield _problem(site, what, fix, key, "group")
        last[sign.group] = sign.level, key
        before = key


@page_rule(
    says="The check has no question that leads to the answer 'only-wait'.",
    why="A step without questions is one that nobody can take.",
    needs=["safety.yml"],
)
def check_has_questions(page: Page, site: Site) -> Iterator[Problem]:
    """The check asks something, and something for each answer on its page."""
    lines = [line for line, name in names_in(page.body) if name == "check"]
    if not lines:
        return
    asked = {sign.level for sign in site.data.safety.values() if sign.check}
    fix = f"Give signs of {FILE} 'why' and 'say', and take out their 'check: false'."
    if not asked:
        yield Problem(page.path, lines[0], "The check has no questions.", fix)
        return
    for block in page.outline.blocks:
        level = block.title.removeprefix("div.only-")
        if level in CARDS and block.name == "html" and level not in asked:
            what = f"The check has no question that leads to the answer 'only-{level}'."
            yield Problem(page.path, block.start, what, fix.replace("signs", "a sign", 1))


@site_rule(
    says="'oedema' is not for danger signs. Many readers do not know it.",
    why="A worried reader has to know at once if a sign fits.",
    needs=["regions.yml"],
)
def signs_are_plain(site: Site) -> Iterator[Problem]:
    """Signs, reasons and words to say keep the rules of a page's own words."""
    for key, sign in site.data.safety.items():
        for what, fix in _not_plain(key, sign, site):
            yield _problem(site, what, fix, key)


def _not_plain(key: str, sign: Sign, site: Site) -> Iterator[tuple[str, str]]:
    written = (sign.line, sign.short, sign.why, sign.say, sign.note)
    texts = [CITATION.sub("", text) for text in written if text]
    for text in texts:
        yield from _unknown_names(text, site)
        for word in hard_words(site.data.words, text):
            yield f"'{word.say}' is not for danger signs. {word.why}", f"Write: {word.instead}"
        for sentence in sentences(text):
            count = len(words(sentence))
            if count > LONGEST:
                fix = f"Make two of it; {LONGEST} is the most."
                yield f"A sentence of '{key}' has {count} words.", fix
    grade = measure(texts).grade
    if grade > GRADE:
        yield (
            f"The reading grade of '{key}' is {grade}.",
            f"Use shorter words; {GRADE} is the most.",
        )


def _problem(site: Site, what: str, fix: str, *way: str) -> Problem:
    return Problem(FILE, site.data.line(FILE.name, *way), what, fix)
