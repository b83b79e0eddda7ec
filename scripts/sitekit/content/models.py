"""What one entry of each file in docs/data holds, as closed schemas.

Each field's description doubles as the help that its editor reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, field_validator

from sitekit.text import WORD, dialled, fill_names, link, plain, supported_numbers

KINDS = Literal[
    "guideline", "review", "trial", "study", "survey", "case report", "theory",
    "health page", "professional page",
]  # fmt: skip
SUBJECTS = Literal[
    "Danger signs", "How safe massage is", "Medicines", "Massage for pain of any kind",
    "Low back pain and sciatica", "Migraine, headache and neck pain", "Arthritis",
    "Sport and injury", "Muscles under pressure and stretch", "A nerve test of the calf",
    "Trigger points", "Nerves, pain and mood", "Meridians", "Pregnancy, cancer and age",
    "What massage is", "Who does what", "Training", "Registers", "Money and law",
]  # fmt: skip
BLANK = re.compile(r"\[(\w+)\]")
TYPICAL = {  # what a clinic's own system writes in, at a length that is not rare
    "clinic": "River Street Massage and Sport",
    "day": "Wed 23 Sept",
    "time": "10:30am",
    "phone": "01632 960 983",
}
BLANKS = {*TYPICAL, "address"}


class Entry(BaseModel):
    """An entry of a data file: it has the fields below and no other, and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reference(Entry):
    """One source: what it is, where it is, and how far somebody has read it."""

    authors: str = Field(min_length=2, description="Name who wrote it, as 'Furlan AD and others'.")
    title: str = Field(min_length=2, description="Give its title as printed.")
    where: str = Field(min_length=2, description="Name the journal, publisher or site.")
    year: int | None = Field(ge=1900, le=2100, description="Give the year, or null if not known.")
    kind: KINDS = Field(description="Write one of the kinds named on top of the file.")
    subject: SUBJECTS = Field(description="Write one of the subjects named on top of the file.")
    about: str = Field(max_length=110, description="Say in one line who or what was studied.")
    url: str = Field(pattern=r"^https://\S+$", description="Give the address, with https://.")
    seen: Literal["yes", "partly", "copy"] = Field(description="Write yes, partly or copy.")
    how: str = Field(min_length=5, description="Say what was read, and what was not.")
    figures: tuple[str, ...] = Field(description="List each number a page may print from it.")

    @cached_property
    def supported(self) -> set[str]:
        """Return the numbers that stand behind it: its figures, and those of its title."""
        return supported_numbers((*self.figures, self.title, self.about))


class Register(Entry):
    """A list of therapists that a patient can search."""

    name: str
    url: str = Field(
        pattern=r"^(https://\S+)?$",
        description='Give the whole address, as https://www.nhs.uk/, or "" if it has none.',
    )
    what: str


class ComplaintBody(Entry):
    """The body of one state that looks into complaints."""

    place: str
    name: str
    phone: str = Field(
        pattern=r"^[\d ]*$", description='Write digits and spaces in quotes, or "" if it has none.'
    )


class Region(Entry):
    """One country: whom to ring, where to go, and who keeps a register."""

    name: str
    emergency: str = Field(
        pattern=r"^\d{3}$", description='Write three digits in quotes, as "999".'
    )
    emergency_place: str
    advice: str = Field(
        pattern=r"^[\d ]*$", description='Write digits and spaces in quotes, or "" if it has none.'
    )
    advice_name: str
    advice_limit: str
    urgent: str
    crisis: str = Field(
        pattern=r"^\d[\d ]*$", description='Write digits and spaces in quotes, as "116 123".'
    )
    crisis_name: str
    crisis_note: str
    maternity: str
    doctor: str
    pharmacist: str
    health_site: str
    position: str
    registers: tuple[Register, ...]
    complaint: str
    complaint_bodies: tuple[ComplaintBody, ...]
    cost: str
    source: tuple[str, ...]
    numbers_seen: str
    unverified: str

    def values(self) -> dict[str, str]:
        """Return what pages may write as {{ region.name }}."""
        facts = {key: plain(text) for key, text in self if isinstance(text, str)}
        buttons = {
            "emergency_button": _button(self.emergency),
            "advice_button": _button(self.advice, self.advice_limit),
            "crisis_button": _button(self.crisis),
        }
        return {f"region.{key}": text for key, text in (facts | buttons).items()}


def _button(number: str, limit: str = "") -> str:
    """Return a link that rings a number and says who cannot use it, or nothing where none is."""
    if not number:
        return ""
    words = f"Call {number} ({limit})" if limit else f"Call {number}"
    rung = f"tel:{number.replace(' ', '')}"
    return f"{link(words, rung)}{{ .call }}"


class Reviewer(Entry):
    """A person who checks pages, listed with their consent."""

    name: str
    role: str


Level = Literal["call", "today", "wait", "ask", "place"]


class Sign(Entry):
    """One danger sign: how soon to act, its one wording, why, and the pages whose card shows it.

    ``check`` is false for a sign that stands on cards but is no box of the safety check.
    """

    level: Level = Field(description="Write call, today, wait, ask or place.")
    group: str = Field(min_length=3, description="Name the group it stands in.")
    line: str = Field(min_length=5, max_length=220, description="Say the sign in one sentence.")
    short: str = Field(min_length=5, max_length=100, description="Say it shortly, for pictures.")
    picture: str = Field(
        default="", pattern=r"^([\w-]+\.svg)?$", description="Name a drawing in docs/img."
    )
    why: str = Field(default="", max_length=240, description="Say why, in a sentence or two.")
    say: str = Field(default="", max_length=120, description="Give the words for the phone.")
    note: str = Field(default="", max_length=45, description="Name it in a few words.")
    check: bool = Field(default=True, description="Write false if the check does not ask it.")
    pages: tuple[str, ...] = Field(description="List the pages whose card shows it, or write [].")
    source: tuple[str, ...] = Field(description="List the sources' keys, or write [].")


class Card(Entry):
    """The words of the cards of one level; ``also`` adds a sentence where a sign is shown."""

    title: str
    label: str
    after: str
    also: dict[str, str] = Field(default={}, alias="with", description="Name a sign's key.")
    do: str


class CheckWords(Entry):
    """The words of the safety check that belong to no sign."""

    any: str
    step: str = Field(pattern=r"\{n\}.*\{all\}", description="Write {n} and {all}.")
    see: str
    back: str
    none: str
    go: str
    ticked: str
    clear: str
    print: str
    share: str
    shared: str
    answer: str
    say: str = Field(pattern=r"\{words\}", description="Write {words} where the words go.")


class Cards(Entry):
    """The whole of docs/data/cards.yml: the words of the cards, the strip and the check."""

    call: Card
    today: Card
    wait: Card
    ask: Card
    place: Card
    strip: str
    check: CheckWords

    def card(self, level: str) -> Card:
        """Return the words of the cards of a level."""
        return getattr(self, level)


class Message(Entry):
    """What to send with a page; [clinic], [day], [time], [phone] and [address] are filled in."""

    when: str = Field(min_length=5, description="Say when a clinic sends it, in a few words.")
    text: str = Field(min_length=20, description="Write a text message with its [address].")
    subject: str = Field(min_length=5, max_length=60, description="Write a short e-mail subject.")
    mail: tuple[str, str, str] = Field(description="Write three lines, one with the [address].")
    letter: str = Field(min_length=20, description="Write a paragraph with the [address].")

    def parts(self) -> dict[str, str]:
        """Return each thing to copy by its name."""
        return {
            "Text message": self.text,
            "E-mail subject": self.subject,
            "E-mail": "\n\n".join(self.mail),
            "Letter": self.letter,
        }


def fill_blanks(text: str, known: Mapping[str, str]) -> str:
    """Return a message with the blanks that are known filled in; the others stay."""
    return BLANK.sub(lambda found: known.get(found[1]) or found[0], text)


def typical_message(text: str, known: Mapping[str, str]) -> str:
    """Return a message as it may be sent: what is known, and for the rest what is typical."""
    return fill_blanks(text, TYPICAL | {name: value for name, value in known.items() if value})


def strange_blanks(text: str) -> list[str]:
    """Return the blanks that nobody fills in."""
    return [found[0] for found in BLANK.finditer(text) if found[1] not in BLANKS]


GAP = r"[\s/\u00b7\u2010-\u2015-]+"  # between two words, and within "drug-free"


class Avoided(Entry):
    """A phrase that pages do not use, why, and what to write instead."""

    say: str = Field(min_length=1, description="Give the phrase; * stands for any ending.")
    why: str = Field(min_length=5, description="Say in one sentence why we avoid it.")
    instead: str = Field(min_length=2, description="Say what to write instead.")

    @cached_property
    def first(self) -> str:
        """Return how its first word stands in a row of words, "" if it begins with none."""
        phrase = self.say.lower()
        found = WORD.match(phrase)
        end = "" if found and phrase[found.end() :].startswith("*") else " "
        return f" {found[0]}{end}" if found else ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Match the phrase as whole words, in any case."""
        body = re.escape(self.say).replace(r"\*", r"\w*")
        body = re.sub(r"\\[ -]", lambda _: GAP, body)
        start = r"\b" if self.say[0].isalnum() else ""
        end = r"\b" if self.say[-1].isalnum() else ""
        return re.compile(start + body + end, re.IGNORECASE)


class Term(Entry):
    """A hard word that the glossary explains."""

    word: str = Field(min_length=2, description="Give the word.")
    also: tuple[str, ...] = Field(description="List other forms, such as the plural.")
    mark: bool = Field(default=True, description="Write false for a word everybody knows.")
    means: str = Field(min_length=5, max_length=220, description="Say what it means, plainly.")
    urgent: bool = Field(default=False, description="Write true to add a link to the danger signs.")


class Words(Entry):
    """The whole of docs/data/words.yml: words that pages never say, avoid or explain."""

    banned: tuple[Avoided, ...] = ()
    hard: tuple[Avoided, ...] = ()
    glossary: tuple[Term, ...] = ()

    def filled(self, known: Mapping[str, str], spell: Callable[[str], str]) -> Words:
        """Return the same words with the country's names in the meanings, spelled its own way."""
        terms = (
            term.model_copy(
                update={
                    "word": spell(term.word),
                    "also": tuple(map(spell, term.also)),
                    "means": spell(fill_names(term.means, known)),
                }
            )
            for term in self.glossary
        )
        return self.model_copy(update={"glossary": tuple(terms)})


class Spelling(RootModel[dict[str, str]]):
    """One country of docs/data/spelling.yml: what it writes for a word of ours."""


class Extra(BaseModel):
    """What we read below ``extra`` in mkdocs.yml; checks of their own look at region and clinic."""

    region: Any = ""
    clinic: Any = None
    contact: str = Field(default="", description="Write an e-mail address.")
    policy: str = Field(default="", description="Write what a page may load, as words.")


class Settings(BaseModel):
    """What we read of mkdocs.yml: MkDocs looks at the rest."""

    site_name: str = Field(default="", description="Write the name of the site, in quotes.")
    site_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s/]+/([^\s?#]*/)?)?$",
        description="Write the whole address, as https://guide.example/.",
    )
    repo_url: str = Field(default="", description="Write the address of the files, with https://.")
    markdown_extensions: tuple[Any, ...] = Field(
        default=(), description="List them, each on a line of its own that begins with a dash."
    )
    extra: Extra = Field(default=Extra(), description="Write 'name: value' lines below it.")

    @field_validator("markdown_extensions")
    @classmethod
    def _each_has_a_name(cls, listed: tuple[Any, ...]) -> tuple[Any, ...]:
        for one in listed:
            if not isinstance(one, str | dict) or not one:
                raise ValueError(f"The extension '{one}' is no name.")
        return listed


class Clinic(Entry):
    """Whose name, phone, booking page and logo stand on every page: extra.clinic in mkdocs.yml.

    Each may be left empty; with no name the guide is neutral.
    """

    name: str = Field(default="", max_length=30, description="Give a name of 30 letters at most.")
    phone: str = Field(
        default="",
        pattern=r"^(\+?\d[\d -]{4,18}\d|(\+1 )?\(\d{2,5}\) ?\d[\d -]{3,14}\d)?$",
        description='Write it as patients dial it, in quotes: "01632 960 983" or "(212) 555-0142".',
    )
    booking: str = Field(
        default="",
        pattern=r"^(https://[^\s\"<>]+)?$",
        description="Give the whole address of the booking page, with https:// in front.",
    )
    logo: str = Field(
        default="",
        pattern=r"^(img/[\w/-]+\.(svg|png|webp|jpe?g))?$",
        description="Put an SVG or PNG into docs/img and write its path there, as img/logo.svg.",
    )

    @property
    def dialled(self) -> str:
        """Return the phone number as a link dials it."""
        return dialled(self.phone)


Choices = dict[str, str]  # what can be ticked: a key, and its words
Ellipse = tuple[int, int, int, int]  # x, y, width and height, from the middle of the figure


class Places(Entry):
    """The places of one side of a body that can be marked: in the middle, and on both sides."""

    middle: dict[str, Ellipse]
    pairs: dict[str, Ellipse]


class SheetSays(Entry):
    """What the sheet says when something is marked or cleared."""

    clear: str
    marked: str
    unmarked: str


class Plans(Entry):
    """Where the last plan of some pages leads: to a tool that keeps it."""

    words: str
    page: str = Field(description="Write the path of the tool's page below docs/.")
    of: tuple[str, ...] = Field(description="List the pages whose plan leads there.")


class Copying(Entry):
    """What the button says that copies a list or a message."""

    copy_: str = Field(alias="copy")
    copied: str
    chosen: str


class Sheet(Entry):
    """The whole of docs/data/sheet.yml: the words of the sheet for a first visit."""

    visit: str
    name: str
    date: str
    where: str
    drawing: str = Field(description="Say what the drawing shows, for those who cannot see it.")
    sides: dict[Literal["front", "back", "left", "right"], str]
    lists: dict[Literal["front", "back"], str]
    places: dict[Literal["front", "back"], Places]
    history: str
    began: str
    better: str
    worse: str
    again: str
    goal: str
    untouched: str
    not_there: Choices
    not_else: str
    health: str
    health_parts: dict[str, str] = Field(
        description="Give the part of the sheet for some groups of the safety check."
    )
    other_part: str = Field(description="Name the part for the other groups.")
    medicines: str
    allergies: str
    pressure: str
    pressures: Choices
    clothes: str
    clothing: Choices
    need: str
    needs: dict[str, Choices]
    need_else: str
    questions: str
    asked_on: tuple[str, ...] = Field(description="List the pages whose questions can be chosen.")
    own: str
    filled: str = Field(description="Say that a folded group is filled in.")
    printing: str
    clearing: str
    plans: tuple[Plans, ...]
    copying: Copying
    say: SheetSays


class DiarySays(Entry):
    """What the diary says: by a message, or below its chart."""

    clear: str
    saved: str
    opened: str
    replace: str
    unchanged: str
    broken: str
    strange: str
    damaged: str
    newer: str
    unfit: str
    big: str
    chart: str
    week: str
    pain: str
    goal: str
    circles: str
    squares: str
    went: str = Field(
        pattern=r"\{first\}.*\{last\}", description="Write {first} and {last} for the numbers."
    )


class Diary(Entry):
    """The whole of docs/data/diary.yml: the words of the diary."""

    opening: str
    plan: str
    goal: str
    care: str
    judge: str
    week: str
    weeks: int = Field(ge=1, le=12, description="Give a number of weeks from 1 to 12.")
    pain: str
    pains: dict[int, str] = Field(description="Give words for some of the numbers from 0 to 10.")
    doing: str
    doings: dict[int, str] = Field(description="Give words for some of the numbers from 0 to 10.")
    note: str
    filled: str = Field(description="Say that a folded group is filled in.")
    saving: str
    printing: str
    clearing: str
    say: DiarySays


class Ratings(Entry):
    """The whole of docs/data/ratings.yml: how good the evidence is, in words, by level."""

    good: str
    some: str
    weak: str
    none: str
    against: str
    contested: str
