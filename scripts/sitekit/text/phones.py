"""Numbers that people ring, however they are written, and what each is in a country."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberType, ShortNumberCost, shortnumberinfo

WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
DIGITS = {word: str(n) for n, word in enumerate(WORDS)}
DIGITS |= {"oh": "0", "nought": "0"}
TIMES = {"double": 2, "triple": 3, "treble": 3}
DIGIT = "|".join([*DIGITS, *TIMES, *(f"{one}s" for one in DIGITS)])
SPOKEN = re.compile(rf"\b(?:{DIGIT})(?:[\s,-]+(?:{DIGIT}))+\b")
BETWEEN = r"[\s().,/\u2010-\u2015\u2212-]{0,3}"  # the digits of one number
NUMBER = re.compile(rf"(?<![\w.,£$€])\+?\d(?:{BETWEEN}\d)+(?![\w%°])")
ADDRESS = re.compile(r"\b(?:https://(?:dx\.)?doi\.org/|doi: ?)?10\.\d{4,9}/\S+")  # of a source
ASKED = re.compile(
    r"\b(?:call|ring|phone|telephone|dial|text|tel|number|contact|sms|whatsapp|through to)\b",
    re.IGNORECASE,
)
ANSWERS = (
    r"(?:ambulances?|paramedics?|help-?lines?|hot-?lines?|emergency (?:number|line|services?))"
)
NAMED = re.compile(rf"\b{ANSWERS}\b", re.IGNORECASE)  # who answers, anywhere in the same sentence
RINGS = re.compile(  # after a number: "989 gets you an ambulance"
    rf"\s*(?:is|gets|brings|reaches|rings|calls)\b[^.!?;]{{0,40}}\b(?:call|ring|phone|dial|{ANSWERS})\b",
    re.IGNORECASE,
)
REACH, FAR = 45, 200  # letters between the word, or who answers, and the number that it asks for
SHORTEST = 3  # digits of a number that people ring
LONGEST = 15
PHONE = 9  # digits: so many in one number are no year, and no count of people
COUNTED = re.compile(
    r"\s*(?:people|patients|adults|women|men|children|trials|studies|words|letters|minutes?|hours?"
    r"|days?|weeks?|months?|years?|kB|dots|with|of the)\b"
)
AMOUNT = re.compile(r"\b(?:by|in|of|than|about|to|from|over|under|almost|and|with)\s*$")
COUNTRIES = ("gb", "au", "nz", "ie", "us", "ca")  # whose emergency numbers readers may know


@lru_cache(maxsize=10_000)  # the same words stand on many pages, and many rules ask for them
def called_numbers(text: str) -> tuple[str, ...]:
    """Return the digits of each number that a text asks to ring, and of each that is a phone's."""
    return tuple(_called_numbers(text))


def _called_numbers(text: str) -> Iterator[str]:
    small = unicodedata.normalize("NFKC", text).lower()
    plain = ADDRESS.sub(" ", SPOKEN.sub(lambda found: _spoken(found[0]), small))
    for found in NUMBER.finditer(plain):
        digits = dialled(found[0])
        if not SHORTEST <= len(digits.lstrip("+")) <= LONGEST:
            continue
        before = re.split(r"[.!?;]\s", plain[max(0, found.start() - FAR) : found.start()])[-1]
        asked = ASKED.search(before[-REACH:]) or NAMED.search(before)
        asked = asked or RINGS.match(plain, found.end())
        known = not AMOUNT.search(before) and any(rings_emergency(digits, one) for one in COUNTRIES)
        asks = asked or known
        if (asks and not COUNTED.match(plain, found.end())) or _is_a_phones(found[0], digits):
            yield digits


def dialled(number: str) -> str:
    """Return a number as a phone dials it."""
    return re.sub(r"[^\d+]", "", unicodedata.normalize("NFKC", number))


def rings_emergency(number: str, country: str) -> bool:
    """Say whether a number is an emergency number of a country."""
    return shortnumberinfo.is_emergency_number(number, country.upper())


def costs_extra(number: str, country: str) -> bool:
    """Say whether a number has a premium, in a country or by its own country code."""
    try:
        parsed = phonenumbers.parse(number, country.upper())
    except phonenumbers.NumberParseException:
        return False
    short = shortnumberinfo.expected_cost_for_region(parsed, country.upper())
    dear = phonenumbers.number_type(parsed) == PhoneNumberType.PREMIUM_RATE
    return dear or short == ShortNumberCost.PREMIUM_RATE


def _is_a_phones(written: str, digits: str) -> bool:
    begins = written.lstrip("( ").startswith(("0", "+"))
    return len(digits) >= PHONE and (begins or not re.fullmatch(r"[\d,]+", written))


def _spoken(words: str) -> str:
    digits, times = "", 1
    for word in re.split(r"[\s,-]+", words):
        if word in TIMES:
            times = TIMES[word]
        else:
            digits += DIGITS[word.removesuffix("s") if word not in DIGITS else word] * times
            times = 1
    return digits
