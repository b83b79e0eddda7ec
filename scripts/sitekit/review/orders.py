"""Words that tell a reader what to do: call, ask, stop, never, do not, get help."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from sitekit.text import called_numbers, dialled

WHOM = r"(?= (?:us|them|him|her|your|the|a|an|\d|\[|\{))"
BEFORE_WHOM = (
    r"(?= (?:us|them|him|her|your|the|a|an|on|in|at once|now|first|for|and|before|if|or|straight|"
    r"\d|\[|\{))"
)
ORDERS = {
    "call": re.compile(
        r"\bcall(?:ing)?\b(?! (?:it|this|these|that)\b)"
        rf"|(?<!your )(?<!the )(?<!a )\b(?:ring{BEFORE_WHOM}|(?:tele)?phone{WHOM})|\bdial\b"
        r"|\[phone\]|\{\{ ?region\.(?:emergency|advice|crisis)\w* ?\}\}"
    ),
    "ask": re.compile(r"\bask(?:s|ing)?\b"),
    "stop": re.compile(r"\bstop(?:s|ping)?\b"),
    "never": re.compile(r"\bnever\b"),
    "do not": re.compile(  # said to the reader: "It does not last" tells nobody what to do
        r"(?:^|[^\w ]|\b(?:and|but|or|so|please|then|also|just|you should|better|to)) ?"
        r"(?:do n[o']t|don't)\b"
    ),
    "get help": re.compile(
        r"\bget (?:urgent |medical )?help\b|\bambulance\b|\b(?:see|visit|go to) "
        r"(?:an? |the |your |any )?"
        r"(?:gp|doctor|a&e|hospital|\{\{ ?region\.(?:doctor|pharmacist|emergency_place) ?\}\})"
    ),
}
TURNS = re.compile(  # words that turn a sentence round
    r"\b(?:no|not|cannot|nor|none|nobody|nothing|without|unless|except|avoid|safe|unsafe|harmless)\b"
    r"|n't\b"
)
TIMES = re.compile(  # and, where something is to be done, words that put it off
    r"\b(?:now|today|tomorrow|soon|later|immediately|at once|until|before|after|wait|only|"
    r"instead)\b"
)
MEDICINE = re.compile(
    r"\b(?:medicines?|medications?|drugs?|tablets?|pills?|doses?|dosage|prescri\w+|painkillers?|"
    r"(?:blood|anti)[ -]?(?:thinn\w+|inflammator\w+|coagul\w+|biotics?|depress\w+|"
    r"histamin\w+|platelets?)|"
    r"steroids?|insulin|aspirin|paracetamol|acetaminophen|tylenol|advil|nsaids?|inhalers?|"
    r"opi(?:oid|ate)s?|morphine|codeine|tramadol|fentanyl|metformin|methotrexate|biologics?|dmards?|"
    r"triptans?|statins?|beta[ -]?blockers?|hormones?|hrt|contracepti\w+|supplements?|herbal|"
    r"injections?|epipens?|chemo(?:therapy)?|gabapentin|pregabalin|diazepam|amitriptyline|diclofenac|naproxen|"
    r"heparin|warfarin|lithium|clopidogrel|sertraline|citalopram|tamoxifen|levothyroxine|eliquis|xarelto|"
    r"nurofen|voltarol|panadol|calpol|\w+(?:xaban|gatran|profen|statin|olol|oxacin|azepam|"
    r"parin|cillin|mab|prazole|isolone|sartan|oxetine|triptan|dipine|coxib)s?|\w{2,}pril)\b"
)
SAME = re.compile(r"\b(?:ring|phone|telephone|dial)\b")
LONG_NUMBER = re.compile(r"\+?\d(?:[ -]?\d){6,}")
TARGET = re.compile(r"\]\(([^)\s]*)")  # of a link or picture in Markdown
ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:|tel:)[^\s)>\]\"']+"
    r"|(?<![\w.+-])[\w.+-]{1,64} ?@ ?[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
    r"|(?<![\w-])(?!region\.)(?:[\w-]{1,63}\.){1,8}(?!(?:md|svg|png|pdf|txt|yml|zip)\b)[a-z]{2,63}\b"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b",
    re.IGNORECASE,
)
SPELT = re.compile(  # "knees dot com", "me (at) knees", "knees . com"
    r"(?<!\ba)(?<!\bthe)(?<!\beach)(?<!\bone)[\s_*-](?:dot|d0t)[\s_*-]+[a-z]{2,}|\bdotcom\b"
    r"|[\[({<]\s*(?:dot|d0t|point|punkt|\.|at)\s*[\])}>]\s*\w{2,}"
    r"|\b(?:\.\s|\s\.\s?|\spoint\s)(?:com|org|net|info|biz|co|uk|au|nz|ie|us|ca|eu|health|clinic|shop|"
    r"app|io|me|example)\b(?!\s[a-z])"
    r"|\w[\u00b7\u2022\u2219\u3002\u30fb]\w{2,}"
)
WORD = re.compile(r"[\w'{}.]+")


def plain_words(text: str) -> str:
    """Return a text as it sounds: small letters, straight quotes, and no invisible ones."""
    text = unicodedata.normalize("NFKC", text).replace("’", "'")
    seen = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return " ".join(seen.lower().split())


def orders_in(text: str) -> Counter[str]:
    """Count the words in a text that tell a reader what to do."""
    plain = plain_words(text)
    counts = Counter({name: len(one.findall(plain)) for name, one in ORDERS.items()})
    return Counter({name: count for name, count in counts.items() if count})


def turned(before: str, after: str, *, health: bool = False) -> list[str]:
    """Say how a text's orders differ from another's: what appears, goes, or is turned round.

    In a text on health a "not" that comes or goes counts, whether something is to be done or not.
    """
    old, new = orders_in(before), orders_in(after)
    said = [f"“{name}” appears" for name in new - old] + [f"“{name}” goes" for name in old - new]
    if said:
        return said
    one, other = plain_words(before), plain_words(after)
    if before and after and _in_turn(one) != _in_turn(other):
        return ["it may say the opposite"]
    if (health or old) and before and after and _turns(TURNS, one) != _turns(TURNS, other):
        return ["it may say the opposite"]
    if old and before and after and sorted(TIMES.findall(one)) != sorted(TIMES.findall(other)):
        return ["what to do when is not the same"]
    if "call" in old and _order_words(one) != _order_words(other):
        return ["a sentence with “call” is reworded"]
    return []


def _in_turn(text: str) -> list[str]:
    """Return the orders in a text as they follow each other."""
    found = ((at.start(), name) for name, one in ORDERS.items() for at in one.finditer(text))
    return [name for _, name in sorted(found)]


def _turns(pattern: re.Pattern[str], text: str) -> list[str]:
    """Return the words that turn a text round; each way to say "not" counts as the same."""
    kept = {"safe", "unsafe", "harmless", "avoid"}
    return sorted(one if one in kept else "not" for one in pattern.findall(text))


def _order_words(text: str) -> list[str]:
    """Return the words of a text, whichever word it has for "call"."""
    return [one.strip(".") for one in WORD.findall(SAME.sub("call", text))]


def names_medicine(text: str) -> bool:
    """Say whether a text names a medicine."""
    return MEDICINE.search(plain_words(text)) is not None


def phones_in(text: str) -> Counter[str]:
    """Count the numbers in a text that somebody could ring."""
    plain = plain_words(text)
    return Counter(map(dialled, LONG_NUMBER.findall(plain))) | Counter(called_numbers(plain))


def addresses_in(text: str) -> Counter[str]:
    """Count the addresses in a text, and those of its links."""
    spelt = SPELT.findall(plain_words(text))
    typed = (*ADDRESS.findall(text), *TARGET.findall(text), *spelt)
    return Counter(one.rstrip(".,;") for one in typed)


def other_signs(text: str) -> Counter[str]:
    """Count the letters of other alphabets in a text, and the signs that are small pictures."""
    return Counter(one for one in text if one > "\u024f" and _is_other(one))


def _is_other(sign: str) -> bool:
    kind = unicodedata.category(sign)
    latin = unicodedata.name(sign, "").startswith("LATIN")
    return kind == "So" or kind[0] == "M" or (kind[0] == "L" and not latin)
