"""Rules on what a page claims: effects are cited, and numbers are the source's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from sitekit.checks.paste import pasted_in
from sitekit.checks.rule import page_rule
from sitekit.checks.sections import MARK
from sitekit.checks.wording import OWN, QUOTED, is_own, words_outside
from sitekit.content import SECTION, STOP, Page, Passage, Problem, Site, condition_names
from sitekit.text import (
    CITATION,
    called_numbers,
    citation_keys,
    claims,
    counted_numbers,
    numbers,
    sentences,
)


@page_rule(
    says="No source is called 'furlan2051'.",
    why="Readers must be able to look up what we say.",
    example="You may feel better for a day.[@furlan2015]",
    needs=["references.yml"],
)
def keys_are_known(page: Page, site: Site) -> Iterator[Problem]:
    """A source is cited as [@key], and the key is in the list of sources."""
    for line, key in citation_keys(page.body):
        if key not in site.data.references:
            near = get_close_matches(key, site.data.references, 1)
            guess = f"Did you mean [@{near[0]}]? If not, add" if near else "Add"
            fix = f"{guess} the source to docs/data/references.yml."
            yield Problem(page.path, line, f"No source is called '{key}'.", fix)
    yield from _typed_sources(page, site)


YEAR = r"(?:19|20)\d\d[a-z]?"
AUTHOR = r"[A-Z][\w'’-]+(?: [A-Z]{1,3})?"
OTHERS = rf"(?:,? (?:et al\.?|and (?:others|colleagues|{AUTHOR})|& {AUTHOR}))?"
TYPED = re.compile(  # a source as other texts name one: by its author, its key or a number
    rf"[(\[](?:see )?{AUTHOR}{OTHERS},? \(?{YEAR}[^()\[\]]{{0,40}}[)\]]"
    rf"|\b{AUTHOR}{OTHERS} \({YEAR}\)"
    r"|[(\[]@? ?[a-z][\w-]*[^()\[\]]{0,40}[)\]](?:(?<=\])\([^)]*\))?|(?<![\w.])@[a-z]\w+"
    r"|\[\d{1,3}(?:[,–-] ?\d{1,3})*\](?!\()"
)
DAY = re.compile(  # a year that is no source's
    rf"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? {YEAR}"
    r"|^[(\[]?(?:in|since|from|until|by|about|after|before) ",
    re.IGNORECASE,
)


def _typed_sources(page: Page, site: Site) -> Iterator[Problem]:
    """Say where a source is named by its author and year, by a number, or by half a key."""
    for one in page.outline.passages:
        for found in TYPED.finditer(CITATION.sub(" ", one.raw)):
            key = _likely_key(found[0], site)
            numbered = found[0][1:2].isdigit() or re.search(rf"\w{YEAR}|[A-Z].*{YEAR}", found[0])
            if not key and (not numbered or DAY.search(found[0])):
                continue
            fix = f"Write [@{key}] in its place."
            if not key:
                fix = "Write its key in its place, as [@furlan2015]; the keys are in "
                fix += "docs/data/references.yml."
            what = f"'{found[0][:60]}' names a source in words, so nobody can look it up."
            yield Problem(page.path, one.line, what, fix)


def _likely_key(typed: str, site: Site) -> str:
    """Return the key of the source that somebody has named, "" if none is like it."""
    words, year = re.findall(r"\w+", typed), re.search(YEAR, typed)
    found = {one.lower() for one in words if "_" in one or one[-1].isdigit()}
    keys = sorted(found & site.data.references.keys())
    for key, source in site.data.references.items() if year and not keys else ():
        named = any(one[0].isupper() and one in source.authors for one in words)
        if named and str(source.year) == year[0][:4]:
            return key
    return keys[0] if keys else ""


@page_rule(
    says="The evidence panel cites no source.",
    why="People weigh their choice on this panel.",
    example="Massage of the back.[@furlan2015]",
    needs=["marks"],
)
def evidence_is_cited(page: Page, site: Site) -> Iterator[Problem]:
    """An evidence panel says where its words come from."""
    lines = [line for line, _ in citation_keys(page.body)]
    text = page.body.split("\n")
    for block in page.outline.blocks:
        unwritten = any(MARK in line for line in text[block.start : block.end])
        if block.name == "evidence" and not unwritten and not any(map(block.holds, lines)):
            what = "The evidence panel cites no source."
            fix = "Add the source after each finding, as [@furlan2015]."
            yield Problem(page.path, block.start, what, fix)


EFFECT = re.compile(  # of anything, where a page weighs what helps
    r"\b(?:(?:may|can|could|does|will) (?:also )?(?:help|ease|reduce|improve|relieve|lower|raise)"
    r"|helps|helped|eases|eased|reduces|reduced|improves|improved|relieves|relieved|lowers|lowered"
    r"|works better|worked|prevents|prevented|speeds|speeded|calms|calmed|soothes|soothed"
    r"|\d[\d,]* (?:in 100|people|adults|women|men|patients|clients|athletes|runners))\b",
    re.IGNORECASE,
)
MASSAGE = (
    r"(?:massages?|rubbing|strok(?:es|ing)|kneading|friction|therapy|treatments?|sessions?|pressing"
    r"|deep tissue(?: work)?)"
)
DOES = (
    r"(?: (?:may|can|could|might|does|do|will|is|are|has|have|also|really|often|always|usually|soon"
    r"|quickly|here|now|(?:of|on|for|with) \w+)){0,4}"
)
HEALS = (
    r"(?:(?:eas|reliev|reduc|improv|prevent|calm|sooth|cur|heal|fix|treat|repair|restor|releas"
    r"|loosen|relax|boost|banish)(?:e?s?|ed|ing)|(?:gets?|getting) rid of|(?:takes?|taking) away)"
)
HURTS = r"(?:pains?|aches?|soreness|headaches?|migraines?|stiffness|tension|symptoms?)"
PARTS = (
    r"(?:stress|injur\w+|sciatica|arthritis|backs?|necks?|knees?|shoulders?|muscles|joints|nerves"
    r"|sleep|healing|body)"
)
BENEFIT = re.compile(  # of massage, or promised to the reader, anywhere on a page
    rf"\b{MASSAGE}{DOES} (?:{HEALS}|help(?:s|ed|ing)?|works?|worked|speeds?|stops?|ends?|benefits?"
    r"|(?:good|great|excellent|effective|ideal|perfect) (?:for|against)"
    r"|(?:the|a) (?:\w+ )?(?:cure|remedy|answer) (?:for|to|against))\b(?! or\b)"
    rf"|\b(?:therapists?|hands|we|it|this|that|they|which){DOES} (?:{HEALS}|helps?)"
    rf" (?:\w+ ){{0,3}}?(?:{HURTS}|{PARTS})\b"
    rf"|\b(?:eas|reliev|reduc|improv|cur|heal|fix|treat|help)e?d (?:by|with|through) {MASSAGE}\b"
    rf"|\b(?:free (?:of|from)|rid of) (?:\w+ ){{0,2}}{HURTS}\b|\bno more (?:\w+ )?{HURTS}\b"
    rf"|\b{HURTS}[- ]free\b|\btakes? (?:(?:your|the|all|away) )*{HURTS}"
    rf"|\b{HURTS}(?: (?:will|is|are|has|have|soon|quickly|simply|be)){{0,3}}"
    r" (?:go(?:es)? away|gone|disappears?|vanish(?:es|ed)?|melts?|leaves?)\b"
    r"|\byou(?:r \w+)? will (?:be|feel|get|become|sleep|move|heal|recover|have) (?:\w+ )?"
    r"(?:better|well|healed|cured|fixed|healthier|stronger|younger|less|fully|again)\b",
    re.IGNORECASE,
)
DOUBT = re.compile(  # covers what stands before it in its sentence, and after it up to a "but"
    r"\b(?:nobody|no one|found no|no trial|no study|do not know|not known|not shown|unknown|whether"
    r"|if|how|what|(?:not|cannot) \w+(?: \w+)? that|some [\w ]{0,20}say|been told that"
    r"|hopes? that)\b",
    re.IGNORECASE,
)
TURN = re.compile(r";|\b(?:but|yet|though|still)\b", re.IGNORECASE)
WEIGHED = {  # the sections of conditions and techniques that say what massage and the rest can do
    "can-massage-help", "guidelines", "what-to-expect", "no-treatment", "options", "why-used",
    "what-research-says", "afterwards",
}  # fmt: skip
OPEN = {"", "short-version", "next", "questions"}  # of guides, every section but these
UNASKED = {"claim", "ask", OWN}  # blocks that name a claim to answer it, ask, or have a rule
OTHER = {
    "ask", "plan", "letter", "do", "avoid", "caption", "emergency", "urgent", "soon", "html", OWN,
}  # fmt: skip
FREE = {"0", "1", "10", "100"}  # scales, single things and "in 100"


@page_rule(
    says="Nothing backs this up: 'It eases pain.'.",
    why="If we say that it helps, we show who found that out.",
    example="It may ease pain for a day.[@furlan2015]",
    needs=["marks"],
)
def effects_are_cited(page: Page, site: Site) -> Iterator[Problem]:
    """A sentence that says something helps has its source after it, or owns up to a doubt."""
    found = [
        (one.line, _uncited(one.raw, EFFECT))
        for one in page.outline.passages
        if one.kind not in {"heading", "term"} and _weighs(page, one)
    ]
    found = [(line, text) for line, text in found if not called_numbers(text)]  # somebody helps
    found += [(line, _uncited(text, BENEFIT)) for line, text in _statements(page)]
    found = [(line, sentence) for line, sentence in dict.fromkeys(found) if sentence]
    named = {one.line for one in _typed_sources(page, site)} if found else ()  # cited, otherwise
    for line, sentence in found:
        if line not in named:
            what = f"Nothing backs this up: '{sentence[:60]}'."
            fix = "Add the source after it, as [@furlan2015], or say that nobody knows."
            yield Problem(page.path, line, what, fix)


def _statements(page: Page) -> Iterator[tuple[int, str]]:
    """Yield all that a page says by itself, with the citations in it."""
    silent = [block for block in page.outline.blocks if block.name in UNASKED]
    for one in page.outline.passages:
        if not any(block.holds(one.line) for block in silent):
            yield one.line, one.text if one.kind == "heading" else one.raw
    yield from words_outside(page)


def _uncited(raw: str, effect: re.Pattern[str]) -> str:
    """Return the first sentence that claims an effect after the passage's last citation."""
    rest = list(claims(QUOTED.sub("", raw)))[-1].text
    for sentence in sentences(rest) if effect.search(rest) else ():
        parts = TURN.split(sentence)
        doubts = [n for n, one in enumerate(parts) if DOUBT.search(one)]
        sure = parts[max(doubts) + 1 :] if doubts else parts
        if any(map(effect.search, sure)) and not sentence.rstrip("*_ ").endswith("?"):
            return sentence.strip()
    return ""


def _weighs(page: Page, one: Passage) -> bool:
    around = {block.name for block in page.outline.blocks if block.holds(one.line)}
    if around & OTHER:
        return False
    sections = [
        heading.id
        for heading in page.outline.headings
        if heading.line < one.line and heading.level == SECTION
    ]
    section = sections[-1] if sections else ""
    return section not in OPEN if page.kind == "guide" else section in WEIGHED


@page_rule(
    says="26 is not among the figures of furlan2015.",
    why="One wrong digit can mislead many readers.",
    needs=["marks", "references.yml", "regions.yml"],
)
def numbers_are_the_sources_own(page: Page, site: Site) -> Iterator[Problem]:
    """Every number is among the figures of the source cited after it, or of the page's sources."""
    whole = " ".join(one.raw for one in page.outline.passages)
    keys = [key for claim in claims(whole) for key in claim.keys]
    everything, years = _figures(site, keys), _years(site, keys)
    pasted = pasted_in(site, page)  # paste.pasted_text_is_ours speaks of those lines
    for one in page.outline.passages:
        spared = one.kind == "heading" or one.line in pasted
        if spared or _on_a_scale(page, one) or is_own(page, one.line):
            continue
        for claim in claims(one.raw):
            if not site.data.references.keys() >= set(claim.keys):
                continue  # citing.keys_are_known has said so
            count = numbers if claim.keys else counted_numbers
            known = _figures(site, claim.keys) | years if claim.keys else everything
            known = known | FREE | site.phones
            for number in dict.fromkeys(count(claim.text)):
                if number not in known and number in count(_without_calls(claim.text)):
                    yield _unsupported(page, one, number, claim.keys)


def _without_calls(text: str) -> str:
    """Return a text without the numbers to ring: calls.pages_ring_known_numbers speaks of those."""
    for number in called_numbers(text):
        digits = r"[ ()-]*".join(map(re.escape, number))
        text = re.sub(rf"(?<!\d){digits}(?!\d)", " ", text)
    return text


def _unsupported(page: Page, one: Passage, number: str, keys: tuple[str, ...]) -> Problem:
    sources = " or ".join(keys) or "the page's sources"
    what = f"{number} is not among the figures of {sources}."
    fix = "Check the number; if the source has it, add it to 'figures' in references.yml."
    if not keys:
        fix += (
            " If it is a price, time or notice of your clinic, write it between '/// clinic' and "
        )
        fix += "'///'."
    return Problem(page.path, one.line, what, fix)


def _figures(site: Site, keys: Iterable[str]) -> set[str]:
    known = [site.data.references[key] for key in keys if key in site.data.references]
    return _years(site, keys).union(*(one.supported for one in known))


def _years(site: Site, keys: Iterable[str]) -> set[str]:
    found = (site.data.references[key].year for key in keys if key in site.data.references)
    return {str(year) for year in found if year}


PRICE = re.compile(
    r"(?:\b[A-Z]{1,2})?[£$€] ?\d[\d.,]*"
    r"|\b(?:\d[\d.,]*|\w+ty(?:[- ]\w+)?|(?:a |one )?hundred) ?(?:[£€]|(?:GBP|AUD|NZD|EUR|USD|CAD"
    r"|pounds?|dollars?|euros?|quid|pence)\b)(?! (?:of|heavier|lighter))"
    r"|\b(?:costs?|charges?|price is|fee is) (?:you |only |just |from |about )?\d+\b"
    r"(?!%| (?:in|people|minutes?|hours?|days?|weeks?|visits?)\b)"
)


@page_rule(
    says="'£55' is a price, and no source of it is cited.",
    why="A price is true for one clinic. Elsewhere readers would take it for theirs.",
    example="An hour costs £55. If you cancel, give us 24 hours' notice.",
    needs=["marks"],
)
def prices_stand_apart(page: Page, site: Site) -> Iterator[Problem]:
    """A price stands among the clinic's own facts, or has its source after it."""
    fix = "If it is your clinic's, write it between '/// clinic' and '///'; else add its source "
    fix += "after it, as [@furlan2015]."
    said = [(one.line, list(claims(one.raw))[-1].text) for one in page.outline.passages]
    pasted = pasted_in(site, page)
    for line, text in [*said, *words_outside(page)]:
        if line not in pasted and not is_own(page, line) and (found := PRICE.search(text)):
            what = f"'{found[0].rstrip('.,')}' is a price, and no source of it is cited."
            yield Problem(page.path, line, what, fix)


HEALTH = re.compile(
    r"\b(?:pains?|aches?|sore\w*|injur\w*|headaches?|cures?|cured|heals?|healed|healing|treats?"
    r"|treated|treating|relief|symptoms?|stress|anxiety|sleep|safe|safely|medicines?|doctors?)\b",
    re.IGNORECASE,
)


@page_rule(
    says="The clinic's own facts speak of health: 'It eases pain for a week.'.",
    why="They need no source because they are prices, times, notice and places, and nothing else.",
    example="An hour costs £55. If you cancel, give us 24 hours' notice.",
    level=STOP,
)
def own_facts_are_no_claims(page: Page, site: Site) -> Iterator[Problem]:
    """What stands in a clinic's own block says nothing about what massage does, or for whom."""
    named = sorted(condition_names(site))
    for one in page.outline.passages:
        if not is_own(page, one.line):
            continue
        for sentence in sentences(one.text):
            words = re.sub(r"\d", "", sentence.lower())  # a share that is to be paid is no claim
            health = HEALTH.search(words) or EFFECT.search(words) or CITATION.search(one.raw)
            if health or any(name in words for name in named):
                what = f"The clinic's own facts speak of health: '{sentence[:60]}'."
                fix = "Keep prices, times, notice and places there; say the rest outside, "
                fix += "with its source."
                yield Problem(page.path, one.line, what, fix)


def _on_a_scale(page: Page, one: Passage) -> bool:
    return any(
        block.title == "div.scale" and block.holds(one.line) for block in page.outline.blocks
    )
