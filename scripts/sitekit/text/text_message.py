"""What fits one text message: the letters of GSM 03.38, counted as phones count them."""

from __future__ import annotations

SEGMENT = 160  # septets that one message holds
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")  # each takes two septets: an escape, then the letter
PLAIN = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}


def septets(text: str) -> int:
    """Return how many septets a text takes; a letter outside the alphabet counts as one."""
    return len(text) + sum(letter in EXTENDED for letter in text)


def odd_letters(text: str) -> list[str]:
    """Return the letters that no plain text message has, each once, in order."""
    return [one for one in dict.fromkeys(text) if one not in BASIC | EXTENDED]


def plain_letter(letter: str) -> str:
    """Return what a plain text message has in place of a letter, or "" for none."""
    return PLAIN.get(letter, "")
