"""The kinds of change that a second person has to look at, the gravest first, each with its why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of change: what it is, why somebody has to look, and whether a clinician has to."""

    what: str
    why: str
    health: bool = False


@dataclass(frozen=True)
class Entry:
    """One change: its kind, where it is, what it was and is ("" for nothing), and a note."""

    kind: Kind
    where: str
    before: str = ""
    after: str = ""
    note: str = ""


UNREAD = Kind(
    "A file cannot be read.",
    "Nobody knows what changed in it until a person has opened it.",
)
SIGN_GONE = Kind(
    "A danger sign is taken out.",
    "A reader who has it would not be told to get help.",
    health=True,
)
SIGN_LEVEL = Kind(
    "A danger sign moves to another level.",
    "A reader who has to call now may wait, or one who can wait may be frightened.",
    health=True,
)
SIGN_WORDS = Kind(
    "The words of a danger sign or its card change.",
    "A reader may no longer know the sign, or what to do about it.",
    health=True,
)
SIGN_SHOWN = Kind(
    "A danger sign or its card is shown elsewhere, or otherwise.",
    "Readers of a page may not meet a sign that they need.",
    health=True,
)
SIGN_NEW = Kind(
    "A danger sign is new.",
    "A false alarm frightens people, and hides the true ones.",
    health=True,
)
NUMBER = Kind(
    "A number to call, or who answers it, changes.",
    "In an emergency a wrong number costs minutes.",
    health=True,
)
MEDICINE = Kind(
    "Advice on medicines changes.",
    "Some medicines are dangerous to stop, to miss or to mix.",
    health=True,
)
ORDER = Kind(
    "What readers are told to do changes.",
    "A “call”, “ask”, “stop”, “never”, “do not” or “get help” that comes, goes or turns round can "
    "harm.",
    health=True,
)
HEALTH = Kind(
    "Words on health change.",
    "They can promise more than was found, or leave out a doubt, a limit or a danger.",
    health=True,
)
SCRIPT = Kind(
    "Signs or words that are no English letters appear.",
    "The checks read English only, and most of us cannot tell what they say.",
)
MEANING = Kind(
    "What a word of the glossary means changes.",
    "Each page that marks the word says so from now on.",
    health=True,
)
SPELLING = Kind(
    "A word that is swapped on every page changes.",
    "It rewrites each page of a country, and can turn any sentence round.",
    health=True,
)
RATING = Kind(
    "A rating of the evidence changes.",
    "It says how far readers may trust the page.",
    health=True,
)
FIGURE = Kind(
    "A figure in a source changes.",
    "Pages may print it from now on. Open the source and find the number.",
    health=True,
)
SOURCE = Kind(
    "A source is new, gone, elsewhere or otherwise judged.",
    "Pages rest on it. Open its address, and see that it is what it says.",
    health=True,
)
REVIEWER = Kind(
    "Who has checked a page changes.",
    "Only a person who agreed to be named, and who read the page, may stand there.",
)
DUE = Kind(
    "A page's next check is moved, and nobody has read the page.",
    "Old advice would stand for longer.",
)
LEDGER = Kind(
    "An address that was published is taken out, or leads elsewhere.",
    "Clinics have it on paper, and none can be called back.",
)
GUARD = Kind(
    "A claim or word that the checks refuse may be used again.",
    "The list keeps the pages from saying more than the research shows.",
)
LEAST = Kind(
    "How much a list that guards readers must hold changes.",
    "Danger signs, sources or refused words could go then, and no check would say so.",
)
HOST = Kind(
    "A site that pages may link to is new, gone or otherwise explained.",
    "Readers trust where a health page sends them. Open it and look who is behind it.",
)
SHARED = Kind(
    "Words or facts that pages share change.",
    "They stand in lists, forms, tools or messages, so a slip reaches many readers at once.",
)
MENU = Kind(
    "The menu changes.",
    "Who looks for a page may find it under another name or place, or not at all.",
)
SETTING = Kind(
    "A setting of the site changes.",
    "One line there can let code in, or change the number, clinic or address on every page.",
)
CODE = Kind(
    "Code, a check or a style changes.",
    "It runs for every reader or on our own machines, or decides what is checked and seen.",
)
PAPER = Kind(
    "The licence or the instructions change.",
    "One says what others may do with our words, and the other what editors type and trust.",
)
ODD = Kind(
    "A file is not of the kinds that the site is made of.",
    "It may be published as it is, and no check reads it.",
)
LINK = Kind(
    "A link leads elsewhere, or out of the site.",
    "The words may be the same, and the reader ends on another page.",
)
MARKS = Kind(
    "Marks that readers do not see change.",
    "A class, a setting of a block or HTML can hide a warning, or draw it as something else.",
)
PICTURE = Kind(
    "A picture is new, gone or not the same.",
    "No check knows what it shows, and it can say the opposite of the words.",
)
KINDS = (
    UNREAD, SIGN_GONE, SIGN_LEVEL, SIGN_WORDS, SIGN_SHOWN, SIGN_NEW, NUMBER, MEDICINE, ORDER,
    HEALTH, SCRIPT, MEANING, SPELLING, RATING, FIGURE, SOURCE, REVIEWER, DUE, LEDGER, GUARD,
    LEAST, HOST, SHARED, MENU, SETTING, CODE, PAPER, ODD, LINK, MARKS, PICTURE,
)  # fmt: skip
