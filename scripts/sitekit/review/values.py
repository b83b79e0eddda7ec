"""What changed in the shared facts and in the settings that a second person has to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from sitekit.content import CONFIG, FOLDER, LEDGER, Fault, read_fields, read_text
from sitekit.review import kinds
from sitekit.review.kinds import Entry, Kind
from sitekit.review.orders import addresses_in, names_medicine, phones_in, turned
from sitekit.review.revisions import Tree

Way = tuple[str, ...]  # the keys that lead to a value
NAMES = ("say", "word", "name", "place")  # what tells the entries of a list apart
MENU = "nav"
WORDS = "site_description"
WHOM = {  # of a country: whom to ring, and when
    "emergency", "emergency_place", "advice", "advice_name", "advice_limit", "urgent", "crisis",
    "crisis_name", "crisis_note", "maternity", "doctor", "pharmacist", "phone",
}  # fmt: skip
SHOWN = {"pages", "check", "group", "picture"}  # of a danger sign
JUDGED = {"url", "kind", "seen", "how", "year"}  # of a source
Judge = Callable[[Way, str, str], Kind | None]


def data_entries(before: Tree, after: Tree) -> Iterator[Entry]:
    """Yield what a second person has to look at in docs/data and in mkdocs.yml."""
    for name, judge in JUDGES.items():
        path = f"{FOLDER}/{name}"
        yield from _file(path, _sorted_out(before, path), _sorted_out(after, path), judge)
    path = str(CONFIG)
    yield from _file(path, _sorted_out(before, path), _sorted_out(after, path), _setting)
    yield from _ledger(before, after)


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
            yield from _values((*way, name + again), one)
    else:
        yield way, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _name(value: object) -> str:
    """Return what tells an entry of a list from the others, "" if nothing does."""
    if isinstance(value, Mapping):
        named = next((str(value[key]) for key in NAMES if key in value), "")
        return named or (str(next(iter(value))) if len(value) == 1 else "")
    return str(value) if isinstance(value, str) else ""


def _file(
    path: str, old: dict[Way, str] | Fault | None, new: dict[Way, str] | Fault | None, judge: Judge
) -> Iterator[Entry]:
    """Yield what of a file's values a second person has to look at."""
    if old is None or new is None:
        return
    if isinstance(new, Fault):
        yield Entry(kinds.UNREAD, f"{path}, line {new.problem.line}", "", new.problem.what)
        return
    if isinstance(old, Fault):  # it could not be read before, so all of it is new
        old = {}
    gone, fresh = _whole(old, new), _whole(new, old)
    for way in [*old, *(way for way in new if way not in old)]:
        before, after = old.get(way, ""), new.get(way, "")
        if before == after or way[0] in gone or way[0] in fresh:
            continue
        kind = judge(way, before, after)
        if kind:
            yield Entry(
                kind, f"{path}, {', '.join(way)}", before, after, _note(kind, before, after)
            )
    for key, before in gone.items():
        if kind := judge((key,), before, ""):
            yield Entry(kind, f"{path}, {key}", before, "")
    for key, after in fresh.items():
        if kind := judge((key,), "", after):
            yield Entry(kind, f"{path}, {key}", "", after)


def _whole(some: dict[Way, str], others: dict[Way, str]) -> dict[str, str]:
    """Return the entries that only one of two files has, each with all its words."""
    known = {way[0] for way in others}
    found: dict[str, list[str]] = {}
    for way, value in some.items():
        if way[0] not in known:
            label = f"{', '.join(way[1:])}: " if way[1:] else ""
            found.setdefault(way[0], []).append(f"{label}{value}")
    return {key: "; ".join(words) for key, words in found.items()}


def _note(kind: Kind, before: str, after: str) -> str:
    return ", ".join(turned(before, after)) if kind is kinds.ORDER else ""


def words_kind(before: str, after: str, *, health: bool = False) -> Kind | None:
    """Return why a second person has to look at words that changed; None if nobody has to."""
    if phones_in(before) != phones_in(after):
        return kinds.NUMBER
    if names_medicine(before) or names_medicine(after):
        return kinds.MEDICINE
    if turned(before, after, health=health):
        return kinds.ORDER
    return kinds.LINK if addresses_in(before) != addresses_in(after) else None


def _sign(way: Way, before: str, after: str) -> Kind:
    if len(way) == 1:
        return kinds.SIGN_NEW if after else kinds.SIGN_GONE
    if way[1] == "level":
        return kinds.SIGN_LEVEL
    return kinds.SIGN_SHOWN if way[1] in SHOWN else kinds.SIGN_WORDS


def _card(way: Way, before: str, after: str) -> Kind | None:
    return words_kind(before, after) if way[0] == "check" and way[1:] else kinds.SIGN_WORDS


def _country(way: Way, before: str, after: str) -> Kind | None:
    return kinds.NUMBER if len(way) == 1 or way[-1] in WHOM else words_kind(before, after)


def _source(way: Way, before: str, after: str) -> Kind | None:
    if way[-1] == "figures":
        return kinds.FIGURE
    return kinds.SOURCE if len(way) == 1 or way[1] in JUDGED else words_kind(before, after)


def _word(way: Way, before: str, after: str) -> Kind | None:
    if way[0] in {"banned", "hard"}:
        return kinds.GUARD if not after and (len(way) == 1 or way[-1] == "say") else None
    return kinds.SIGN_SHOWN if way[-1] == "urgent" else words_kind(before, after)


def _message(way: Way, before: str, after: str) -> Kind | None:
    return kinds.ORDER if len(way) == 1 and not after else words_kind(before, after)


def _redirect(way: Way, before: str, after: str) -> Kind | None:
    return kinds.LEDGER if before else None


def _setting(way: Way, before: str, after: str) -> Kind | None:
    if way[0] == WORDS:
        return words_kind(before, after)
    if way[0] == MENU:  # the values are pages, and the words of one are its key
        return words_kind("", f"{way[-1]} {after}" if after else "")
    return kinds.SETTING


def _ledger(before: Tree, after: Tree) -> Iterator[Entry]:
    """Yield the published addresses that are no longer on their list: it may only grow."""
    kept = set(after.text(str(LEDGER)).split("\n"))
    for line in before.text(str(LEDGER)).split("\n"):
        if line.startswith("/") and line not in kept:
            yield Entry(kinds.LEDGER, str(LEDGER), line, "")


def _any_words(way: Way, before: str, after: str) -> Kind | None:
    return words_kind(before, after)


def _all(kind: Kind) -> Judge:
    def judge(way: Way, before: str, after: str) -> Kind:
        return kind

    return judge


JUDGES: dict[str, Judge] = {
    "safety.yml": _sign,
    "cards.yml": _card,
    "regions.yml": _country,
    "references.yml": _source,
    "reviewers.yml": _all(kinds.REVIEWER),
    "ratings.yml": _all(kinds.RATING),
    "spelling.yml": _all(kinds.SPELLING),
    "guards.yml": _all(kinds.LEAST),
    "hosts.yml": _all(kinds.HOST),
    "words.yml": _word,
    "messages.yml": _message,
    "redirects.yml": _redirect,
    "sheet.yml": _any_words,
    "diary.yml": _any_words,
}
