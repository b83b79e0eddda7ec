"""What changed in the shared facts and in the settings that a second person has to look at.

Every value that changes is named, but for those that ``_needs_nobody`` lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from sitekit.content import CONFIG, LEDGER, Fault, file_kind, read_fields, read_text
from sitekit.review import kinds
from sitekit.review.kinds import Entry, Kind
from sitekit.review.orders import addresses_in, names_medicine, other_signs, phones_in, turned
from sitekit.review.revisions import Tree

Way = tuple[str, ...]  # the keys that lead to a value
NAMES = ("say", "word", "name", "place")  # what tells the entries of a list apart
NOTE = re.compile(r"(?:^|(?<=\s))# .*")  # for those who edit a file
MENU = "nav"
WHOM = {  # of a country: whom to ring, and when
    "emergency", "emergency_place", "advice", "advice_name", "advice_limit", "urgent", "crisis",
    "crisis_name", "crisis_note", "maternity", "doctor", "pharmacist", "phone",
}  # fmt: skip
SHOWN = {"pages", "check", "group", "picture"}  # of a danger sign
JUDGED = {"url", "kind", "seen", "how", "year"}  # of a source
REFUSED = {"banned", "hard"}  # the words that no page may have
Judge = Callable[[Way, str, str], Kind | None]


def data_entries(before: Tree, after: Tree, changed: Iterable[str]) -> Iterator[Entry]:
    """Yield what a second person has to look at in the changed files of facts and settings."""
    for path in changed:
        if path == str(LEDGER):
            yield from _ledger(before, after)
        elif path == str(CONFIG) or _is_data(path):
            yield from _file(path, _sorted_out(before, path), _sorted_out(after, path))
            old, new = (Counter(NOTE.findall(one.text(path))) for one in (before, after))
            if before.text(path) and after.text(path) and old != new:
                gone, fresh = (" ".join(one.elements()) for one in (old - new, new - old))
                yield Entry(kinds.PAPER, f"{path}, notes", gone, fresh)


def _is_data(path: str) -> bool:
    return path.startswith("docs/") and file_kind(PurePosixPath(path[len("docs/") :])) == "data"


def _needs_nobody(name: str, way: Way, before: str, after: str) -> bool:
    """Say whether a change is of the few that no second person has to look at."""
    if name == "synonyms.yml":  # more words by which people find a page
        return _adds_only(before, after)
    if name == "redirects.yml":  # a new one, for the checks see where it leads
        return not before
    if name == "words.yml" and not (before and after):  # one field tells of the whole entry
        refused = way[0] in REFUSED and way[1:] and (not before or way[-1] != "say")
        return bool(refused or way[-1] in {"word", "also"})
    if name == CONFIG.name and way[0] == MENU:  # a new page under its own title
        fresh = {*after.split(", ")} - {*before.split(", ")}
        bare = all(one.endswith(".md") for one in fresh) and (before or way[-1] == after)
        return bool(bare) and _adds_only(before, after)
    return False


def _adds_only(before: str, after: str) -> bool:
    """Say whether a list holds all that it held, in its order, and something new."""
    old, new = before.split(", ") if before else [], after.split(", ")
    return bool(after) and [one for one in new if one in old] == old


def _sorted_out(tree: Tree, path: str) -> dict[Way, str] | Fault | None:
    """Return the values of a YAML file by their ways, or what is wrong with it.

    None is for a link, or for what is too big: the list of files says so.
    """
    if path not in tree.files:
        return {}
    if tree.bytes(path) is None:
        return None
    try:
        text = read_text(tree.folder, tree.folder / path)
        fields = read_fields(PurePosixPath(path), text)
    except Fault as fault:
        return fault
    return dict(_values((), {key: field.value for key, field in fields.items()}))


def _values(way: Way, value: object) -> Iterator[tuple[Way, str]]:
    """Yield each value in a file with the keys that lead to it."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _values((*way, str(key)), inside)
    elif isinstance(value, list) and any(isinstance(one, Mapping | list) for one in value):
        seen: dict[str, int] = {}
        for number, one in enumerate(value, start=1):
            name = _name(one) or str(number)
            seen[name] = seen.get(name, 0) + 1
            again = f" ({seen[name]})" if seen[name] > 1 else ""
            inside = one[name] if isinstance(one, Mapping) and [*one] == [name] else one
            yield from _values((*way, name + again), inside)
    else:
        yield way, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _name(value: object) -> str:
    """Return what tells an entry of a list from the others, "" if nothing does."""
    if isinstance(value, Mapping):
        named = next((str(value[key]) for key in NAMES if key in value), "")
        return named or (str(next(iter(value))) if len(value) == 1 else "")
    return str(value) if isinstance(value, str) else ""


def _file(
    path: str, old: dict[Way, str] | Fault | None, new: dict[Way, str] | Fault | None
) -> Iterator[Entry]:
    """Yield what of a file's values a second person has to look at."""
    if old is None or new is None:
        return
    if isinstance(new, Fault):
        yield Entry(kinds.UNREAD, f"{path}, line {new.problem.line}", "", new.problem.what)
        return
    if isinstance(old, Fault):  # it could not be read before, so all of it is new
        old = {}
    name = PurePosixPath(path).name
    gone, fresh = _whole(old, new), _whole(new, old)
    both = {way: (old.get(way, ""), new.get(way, "")) for way in [*old, *new]}
    both = {way: pair for way, pair in both.items() if not {way[0]} & {*gone, *fresh}}
    both |= {(key,): (words, "") for key, words in gone.items()}
    both |= {(key,): ("", words) for key, words in fresh.items()}
    for way, (was, now) in both.items():
        if was != now and (kind := _kind(name, way, was, now)):
            note = ", ".join(turned(was, now)) if kind is kinds.ORDER and way[1:] else ""
            yield Entry(kind, f"{path}, {', '.join(way)}", was, now, note)


def _whole(some: dict[Way, str], others: dict[Way, str]) -> dict[str, str]:
    """Return the entries that only one of two files has, each with all its words."""
    known = {way[0] for way in others}
    found: dict[str, list[str]] = {}
    for way, value in some.items():
        if way[0] not in known:
            label = f"{', '.join(way[1:])}: " if way[1:] else ""
            found.setdefault(way[0], []).append(f"{label}{value}")
    return {key: "; ".join(words) for key, words in found.items()}


def words_kind(before: str, after: str, *, health: bool = False) -> Kind | None:
    """Return why a second person has to look at words that changed; None if nobody has to."""
    if phones_in(before) != phones_in(after):
        return kinds.NUMBER
    if names_medicine(before) or names_medicine(after):
        return kinds.MEDICINE
    if turned(before, after, health=health):
        return kinds.ORDER
    if other_signs(before) != other_signs(after):
        return kinds.SCRIPT
    return kinds.LINK if addresses_in(before) != addresses_in(after) else None


def _kind(name: str, way: Way, before: str, after: str) -> Kind | None:
    """Return what kind of change one of a value is: by its file, by its words, or a plain one."""
    if _needs_nobody(name, way, before, after):
        return None
    if name in WHOLE:
        return WHOLE[name]
    own = JUDGES[name](way, before, after) if name in JUDGES else None
    return own or words_kind(before, after) or kinds.SHARED


def _sign(way: Way, before: str, after: str) -> Kind:
    if len(way) == 1:
        return kinds.SIGN_NEW if after else kinds.SIGN_GONE
    if way[1] == "level":
        return kinds.SIGN_LEVEL
    return kinds.SIGN_SHOWN if way[1] in SHOWN else kinds.SIGN_WORDS


def _card(way: Way, before: str, after: str) -> Kind:
    asked = words_kind(before, after) if way[0] == "check" and way[1:] else None
    return asked or kinds.SIGN_WORDS


def _country(way: Way, before: str, after: str) -> Kind | None:
    return kinds.NUMBER if len(way) == 1 or way[-1] in WHOM else None


def _source(way: Way, before: str, after: str) -> Kind | None:
    if way[-1] == "figures":
        return kinds.FIGURE
    return kinds.SOURCE if len(way) == 1 or way[1] in JUDGED else None


def _word(way: Way, before: str, after: str) -> Kind | None:
    if way[0] in REFUSED:
        return kinds.GUARD if not after else None
    if way[-1] == "urgent":
        return kinds.SIGN_SHOWN
    return words_kind(before, after) or kinds.MEANING if way[-1] == "means" else None


def _message(way: Way, before: str, after: str) -> Kind | None:
    return kinds.ORDER if len(way) == 1 and not after else None


def _setting(way: Way, before: str, after: str) -> Kind:
    if way[0] == MENU:  # the values are pages, and the words of one are its key
        return words_kind("", f"{way[-1]} {after}" if after else "") or kinds.MENU
    words = words_kind(before, after) if way[0] == "site_description" else None
    return words or kinds.SETTING


def _ledger(before: Tree, after: Tree) -> Iterator[Entry]:
    """Yield the published addresses that are no longer on their list: it may only grow."""
    kept = set(after.text(str(LEDGER)).split("\n"))
    for line in before.text(str(LEDGER)).split("\n"):
        if line.startswith("/") and line not in kept:
            yield Entry(kinds.LEDGER, str(LEDGER), line, "")


JUDGES: dict[str, Judge] = {  # of a file whose values are of several kinds
    "safety.yml": _sign,
    "cards.yml": _card,
    "regions.yml": _country,
    "references.yml": _source,
    "words.yml": _word,
    "messages.yml": _message,
    CONFIG.name: _setting,
}
WHOLE = {  # the kind of all values of a file
    "reviewers.yml": kinds.REVIEWER,
    "ratings.yml": kinds.RATING,
    "spelling.yml": kinds.SPELLING,
    "guards.yml": kinds.LEAST,
    "hosts.yml": kinds.HOST,
    "redirects.yml": kinds.LEDGER,
}
