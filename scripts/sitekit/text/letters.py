"""Letters that nobody means: unseen ones, odd spaces, look-alikes, and what a merge leaves behind.

``plain_text`` takes them out once, where a file is read; ``strange_letters`` names them. Below
them stand the letters that a text message has (GSM 03.38), counted as phones count them.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape

UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # Unicode's kinds: controls, formats, private, lines
BLANK = {
    "\u034f",
    "\u115f",
    "\u1160",
    "\u2800",
    "\u3164",
    "\uffa0",
    *map(chr, range(0xFE00, 0xFE10)),
}
LOST = "\ufffd"  # what a program writes for a letter that it could not read
ALIKE = str.maketrans(  # letters of Greek and Cyrillic that look like ours
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ",
    "ABEKMHOPCTYXIJSaeopcyxijshdqwABEZHIKMNOPTYXaikvoptux",
)
FOREIGN = "".join(map(chr, ALIKE))
OTHER = r"[^\W\d_a-zA-Z\u00aa-\u02af\u03bc\u1d00-\u1eff]"  # of another alphabet, but for µ
MIXED = re.compile(rf"\b(?=\w*[A-Za-z])(?=\w*{OTHER})\w+|\b[{FOREIGN}]{{2,}}\b")
OVERLAY = {
    *map(chr, range(0x0332, 0x0339)),
    *map(chr, range(0x20D0, 0x2100)),
}  # strike a letter out, or underline it
SPELT = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);|\\(?:x\w{2}|u\w{4}|U\w{8})")  # HTML, YAML
MERGE = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
AROUND = re.compile(r"[^\s<>]{0,20}$"), re.compile(r"[^\s<>]{0,20}(?: [^\s<>]{1,20}){0,3}")
SEGMENT = 160  # septets that one message holds
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")  # each takes two septets: an escape, then the letter
PLAIN = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}


@dataclass(frozen=True)
class Strange:
    """A letter that nobody means: its line, what it is and where, and what to type instead."""

    line: int
    what: str
    fix: str


def plain_text(text: str, tab: int = 4) -> str:
    """Return a text with every letter written in one way, and without those that nobody means."""
    odd = _pattern(text)
    if odd:
        text = odd.sub(lambda found: _replacement(found[0]), text.replace("\t", " " * tab))
        text = MIXED.sub(lambda found: found[0].translate(ALIKE), text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def strange_letters(text: str) -> Iterator[Strange]:
    """Yield the first letter of each line that nobody means."""
    odd = _pattern(text)
    for number, line in enumerate(text.split("\n") if odd else (), start=1):
        places = [found for found in (odd.search(line), MIXED.search(line)) if found]
        if places:
            found = min(places, key=re.Match.start)
            yield Strange(number, *_letter_fault(line, found))


def merge_mark(text: str) -> tuple[int, str] | None:
    """Return the line and the sign of the first mark that a merge has left, or None."""
    found = MERGE.search(text)
    return (text.count("\n", 0, found.start()) + 1, found[0][:40]) if found else None


def septets(text: str) -> int:
    """Return how many septets a text takes; a letter outside the alphabet counts as one."""
    return len(text) + sum(letter in EXTENDED for letter in text)


def odd_letters(text: str) -> list[str]:
    """Return the letters that no plain text message has, each once, in order."""
    return [one for one in dict.fromkeys(text) if one not in BASIC | EXTENDED]


def plain_letter(letter: str) -> str:
    """Return what a plain text message has in place of a letter, or "" for none."""
    return PLAIN.get(letter, "")


@lru_cache(maxsize=500)  # a text is cleaned when it is read, and judged later
def _pattern(text: str) -> re.Pattern[str] | None:
    """Return what finds the strange letters of a text, or None if it has none."""
    letters = set(text)
    odd = "".join(map(re.escape, sorted(filter(_is_strange, letters))))
    spelt = {one for one in SPELT.findall(text) if any(map(_is_strange, _spelt_letter(one)))}
    ways = [*map(re.escape, sorted(spelt)), *([f"[{odd}]"] if odd else [])]
    others = any(one > "\u02af" and one.isalpha() for one in letters)
    if not ways and not (others and MIXED.search(text)):
        return None
    return re.compile("|".join(ways) or r"(?!)")


@cache
def _is_strange(letter: str) -> bool:
    if letter == "\n" or " " <= letter <= "~":
        return False
    kind = unicodedata.category(letter)
    if kind in UNSEEN or kind == "Zs" or letter in BLANK | OVERLAY or letter == LOST:
        return True
    drawn = kind in {"Nl", "So"} and len(unicodedata.normalize("NFKC", letter)) == 1
    return (drawn or kind[0] == "L" or "\uff01" <= letter <= "\uff5e") and _is_other_form(letter)


def _is_other_form(letter: str) -> bool:
    """Say if a letter is one of ours in disguise: wide, bold, small, raised, or two in one."""
    if unicodedata.normalize("NFKC", letter).isascii():
        return True
    kept = letter <= "\u024f" and letter not in "\u0131\u0138"  # of names, as in Ćurčić and Māori
    kept = kept or unicodedata.normalize("NFD", letter)[0].isascii()
    return not kept and unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER LETTER"))


def _spelt_letter(spelt: str) -> str:
    """Return the letter that is spelt out, as &shy; or \\u00ad."""
    if spelt[0] == "&":
        return unescape(spelt)
    digits = spelt[2:]
    code = int(digits, 16) if re.fullmatch("[0-9a-fA-F]+", digits) else sys.maxunicode + 1
    return chr(code) if code <= sys.maxunicode else ""


def _replacement(found: str) -> str:
    """Return what a strange letter becomes: a space, the plain letter, or nothing."""
    letter = found if len(found) == 1 else _spelt_letter(found)[:1]
    if letter in "\n\t" or unicodedata.category(letter) in {"Zs", "Zl", "Zp"}:
        return " "
    other = unicodedata.normalize("NFKC", letter)
    return other if other.isascii() and other.isprintable() else ""


def _letter_fault(line: str, found: re.Match[str]) -> tuple[str, str]:
    """Return what a strange letter is, and how to put it right."""
    start, end = found.span()
    place = f"in column {start + 1}"
    if len(found[0]) > 1 and found[0][0] not in "&\\":
        letter = next(one for one in found[0] if one in FOREIGN or re.match(OTHER, one))
        what = f"'{found[0]}' {place} has a letter of another alphabet: {_name(letter)}."
        again = found[0].translate(ALIKE)
        plain = "" if re.search(OTHER, again) else f": '{again}'"
        return what, f"Type it again{plain or ' in the letters a to z'}."
    letter = found[0] if len(found[0]) == 1 else _spelt_letter(found[0])[:1]
    place += f", as {found[0]}" if len(found[0]) > 1 else ""
    if letter == LOST:
        what = f"A letter was lost {place}: {_name(letter)}."
        return what, "Type the letter that belongs there."
    if letter == "\t":
        return f"A tab stands {place}.", "Type spaces in its place."
    before, after = AROUND[0].search(line[:start])[0], AROUND[1].match(line[end:])[0]
    again = plain_text(f"{before}{found[0]}{after}").strip()
    if letter.isalpha() and not _replacement(found[0]):
        what = f"A letter that nobody means stands {place}: {_name(letter)}."
        return what, "Type the word again in the letters a to z."
    fix = (
        f"Type it again{' with a plain space' if _replacement(found[0]) == ' ' else ''}: '{again}'."
    )
    return f"A letter that nobody means stands {place}: {_name(letter)}.", fix


def _name(letter: str) -> str:
    return f"{unicodedata.name(letter, 'control sign').lower()} (U+{ord(letter):04X})"
