"""What changed on a page that a second person has to look at: words, links, marks, pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import PurePosixPath

from sitekit.content import (
    ORDER,
    SECTION,
    TITLES,
    Block,
    Fault,
    Page,
    Passage,
    health_section_ids,
    health_sections,
    read_page,
)
from sitekit.review import kinds
from sitekit.review.comparison import ATTRIBUTE, Change, Text, marks_on, paired_changes
from sitekit.review.kinds import Entry, Kind
from sitekit.review.orders import turned
from sitekit.review.revisions import Tree
from sitekit.review.values import words_kind
from sitekit.text import CITATION, NAME, names_in, sentences

MEDICINES = PurePosixPath("is-it-safe/medicines.md")
DANGER = {"emergency", "urgent", "soon", "wait", "place", "signs"}  # blocks
CELL, TITLE_OF = "cell", "title of "
AVOID = "avoid"  # a block whose every line says "do not"
DRAWN = {"people", "compare"}  # blocks whose title and lines become a picture
SIGNS = {"get-help", "check-first", "not-today", "danger-signs", *DANGER}  # sections
SAFE = re.compile(r"#(?:get-help|danger-signs|check-first|not-today)$|is-it-safe/")  # of a link
DATES = {"searched", "checked"}  # who reads a page against its sources moves them
START = "before the first heading"
NAMES = (  # that stand on pages for something that matters
    (re.compile(r"region\.(?:emergency|advice|crisis|urgent|maternity)\w*"), kinds.NUMBER),
    (re.compile(r"rating"), kinds.RATING),
    (re.compile(r"check"), kinds.SIGN_SHOWN),
    (re.compile(r"(?!rating|check)\w+"), kinds.SHARED),  # a list or a tool that the build makes
)
FIELDS = {"evidence": kinds.RATING, "clinician": kinds.REVIEWER}  # what others decide unseen
OUT = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//|\\")  # an address that leaves the site begins so


def page_entries(path: str, before: Tree, after: Tree) -> Iterator[Entry]:
    """Yield what a second person has to look at on a page that changed."""
    old, new = _page(before, path), _page(after, path)
    if isinstance(new, Fault):
        yield Entry(kinds.UNREAD, f"{path}, line {new.problem.line}", "", new.problem.what)
        return
    if isinstance(old, Fault):  # it could not be read before, so all of it is new
        old = None
    yield from _fields(path, old, new)
    yield from _words(path, old, new)
    yield from _names(path, old, new)
    yield from _sources(path, old, new)
    yield from _links(path, old, new)
    yield from _blocks(path, old, new)
    yield from _marks(path, old, new)


def _page(tree: Tree, path: str) -> Page | Fault | None:
    if tree.bytes(path) is None:
        return None
    try:
        return read_page(tree.folder, tree.folder / path)
    except Fault as fault:
        return fault


def _fields(path: str, old: Page | None, new: Page | None) -> Iterator[Entry]:
    """Yield what changed on top of a page."""

    def both(key: str) -> tuple[str, str]:
        was, is_ = (one.value(key) if one else None for one in (old, new))
        return _value_text(was), _value_text(is_)

    for key in TITLES:  # they stand in lists, in the menu and where people search
        was, now = both(key)
        kind = words_kind(was, now) or (kinds.SHARED if old and new else None)
        if kind and was != now:
            yield Entry(kind, f"{path}, {key}", was, now, ", ".join(turned(was, now)))
    for key in sorted({*ORDER, *(old.front if old else ()), *(new.front if new else ())}):
        was, now = both(key)
        if was == now or key in {*TITLES, *DATES} or not (old or key == "clinician"):
            continue
        if key != "due":
            yield Entry(FIELDS.get(key, kinds.MARKS), f"{path}, {key}", was, now)
        elif new and old.value("checked") == new.value("checked"):
            yield Entry(kinds.DUE, f"{path}, due", was, now)


def _value_text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {one}" for key, one in value.items())
    return "" if value is None else str(value)


def _words(path: str, old: Page | None, new: Page | None) -> Iterator[Entry]:
    """Yield the sentences that somebody has to look at."""
    before, after = _sentences(old), _sentences(new)
    changes = paired_changes(before, after)
    kept = {*map(_unboxed, before)} & {*map(_unboxed, after)}
    pages = [one for one in (old, new) if one]
    health = {name for one in pages for name in health_section_ids(one.outline)}
    for change in _not_only_moved(list(changes)):
        kind = _kind(path, change, health)
        said = change.before or change.after
        stays = _unboxed((change.section, said)) in kept or not NAME.sub("", said).strip()
        if kind is kinds.HEALTH and stays:
            continue  # what became of the box round it, or of a name, is said once
        if kind:
            note = turned(change.before, change.after, health=True) if kind is kinds.ORDER else []
            where = f"{path}, {change.section}"
            yield Entry(kind, where, change.before, change.after, ", ".join(note))


def _not_only_moved(changes: list[Change]) -> Iterator[Change]:
    """Leave out the sentences that stand at another place of the same section and block."""
    gone = Counter((one.section, one.before) for one in changes if not one.after)
    moved = gone & Counter((one.section, one.after) for one in changes if not one.before)
    out, back = moved.copy(), moved.copy()
    for one in changes:
        left = out if not one.after else back if not one.before else Counter()
        key = (one.section, one.before or one.after)
        if left[key]:
            left[key] -= 1
        else:
            yield one


def _kind(path: str, change: Change, health: set[str]) -> Kind | None:
    section, _, block = change.section.partition(", in ")
    danger = section in SIGNS or block in DANGER
    found = words_kind(change.before, change.after, health=section in health)
    if danger:
        gone = kinds.SIGN_WORDS if change.after else kinds.SIGN_GONE
        return gone if change.before else kinds.SIGN_NEW
    medicine = section == "medicines" or path == f"docs/{MEDICINES}"
    if medicine and found is not kinds.NUMBER:
        return kinds.MEDICINE
    if found or block == AVOID:
        return found or kinds.ORDER
    if block in DRAWN:
        return kinds.PICTURE
    return kinds.HEALTH if section in health else None


def _rows(page: Page) -> Iterator[Passage]:
    """Yield the passages of a page, each row of a table as one: a cell says nothing alone."""
    passages = groupby(page.outline.passages, lambda one: (one.kind == CELL, one.line))
    for (cells, _), group in passages:
        parts = [*group]
        row = " | ".join(one.text for one in parts)
        yield from [replace(parts[0], text=row)] if cells else parts


def _sentences(page: Page | None) -> list[Text]:
    """Return each sentence with its section and the block it stands in."""
    if not page:
        return []
    found, outline = [], page.outline
    starts = [(one.line, one.id or one.text) for one in outline.headings if one.level <= SECTION]
    for passage in _rows(page):
        section = next((name for line, name in reversed(starts) if line <= passage.line), START)
        held = [one for one in outline.blocks if one.holds(passage.line) or _open(one, passage)]
        inner = max(held, key=lambda one: one.start, default=None)
        where = f"{section}, in {_block_name(inner.name, inner.title)}" if inner else section
        found += [(where, text) for text in sentences(passage.text)]
    return found


def _unboxed(text: Text) -> Text:
    """Return a sentence with its section, whichever block it stands in."""
    return text[0].partition(", in ")[0], text[1]


def _open(block: Block, passage: Passage) -> bool:
    """Say whether a block that is never closed holds a passage."""
    return not block.end and block.start < passage.line


def _block_name(name: str, title: str) -> str:
    return title.removeprefix("div.") if name == "html" else name


def _sources(path: str, old: Page | None, new: Page | None) -> Iterator[Entry]:
    """Yield the sources that come or go, section by section, or stand behind other words."""
    cited = [[*_cited(one)] if old and new else [] for one in (old, new)]
    was, now = (Counter((section, key) for section, _, key in one) for one in cited)
    gone, fresh = was - now, now - was
    named = dict.fromkeys(section for section, _ in (*gone, *fresh))
    for section in named:
        keys = [", ".join(key for at, key in one if at == section) for one in (gone, fresh)]
        yield Entry(kinds.SOURCE, f"{path}, {section}", *keys)
    for passage in dict.fromkeys((section, text) for section, text, _ in cited[1]):
        keys = [", ".join(key for *at, key in one if tuple(at) == passage) for one in cited]
        if all(keys) and keys[0] != keys[1] and passage[0] not in named:
            yield Entry(kinds.SOURCE, f"{path}, {passage[0]}, “{passage[1]}”", *keys)


def _cited(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield each source that a page cites, with its section and the words that it backs."""
    for section, inside, _ in health_sections(page.outline):
        for one in inside:
            yield from ((section or START, one.text, key) for key in CITATION.findall(one.raw))


def _names(path: str, old: Page | None, new: Page | None) -> Iterator[Entry]:
    """Yield the {{ names }} that come or go, where no sentence shows it."""
    for pattern, kind in NAMES:
        gone, fresh = _moved(_name_counts(pattern, old), _name_counts(pattern, new))
        if gone or (old and fresh):
            yield Entry(kind, path, ", ".join(gone), ", ".join(fresh))


def _name_counts(pattern: re.Pattern[str], page: Page | None) -> Counter[str]:
    names = (name for _, name in names_in(page.body)) if page else ()
    return Counter(f"{{{{ {name} }}}}" for name in names if pattern.fullmatch(name))


def _moved(old: Counter[str], new: Counter[str]) -> tuple[list[str], list[str]]:
    return sorted((old - new).elements()), sorted((new - old).elements())


def _links(path: str, old: Page | None, new: Page | None) -> Iterator[Entry]:
    """Yield links and pictures that lead elsewhere with the same words, and new ones that leave."""
    was = Counter(_link_pairs(old))
    now = Counter(_link_pairs(new))
    gone, fresh = list((was - now).elements()), list((now - was).elements())
    for link in fresh:
        words, href, picture = link
        same = next((one for one in gone if (one[0], one[2]) == (words, picture)), None)
        if same:
            gone.remove(same)
            kind = _link_kind(href, same[1], picture)
            yield Entry(kind, f"{path}, “{words}”", same[1], href)
            continue
        alt = next((one for one in gone if picture and one[1:] == (href, picture)), None)
        if alt:
            gone.remove(alt)
            kind = words_kind(alt[0], words, health=True) or kinds.PICTURE
            yield Entry(kind, f"{path}, {href}", alt[0], words)
        elif OUT.match(href) or (picture and old):
            yield Entry(_link_kind(href, "", picture), f"{path}, “{words}”", "", href)
    for words, href, picture in gone if new else ():
        kind = _link_kind(href, "", picture)
        if kind is kinds.LINK and SAFE.search(href):
            kind = kinds.SIGN_SHOWN
        if kind is not kinds.LINK or OUT.match(href):
            yield Entry(kind, f"{path}, “{words}”", href, "")


def _link_kind(href: str, other: str, picture: bool) -> Kind:
    if picture:
        return kinds.PICTURE
    called = any(one.lower().startswith("tel:") for one in (href, other))
    return kinds.NUMBER if called else kinds.LINK


def _link_pairs(page: Page | None) -> list[tuple[str, str, bool]]:
    return [(one.text, one.href, one.picture) for one in page.outline.links] if page else []


def _blocks(path: str, old: Page | None, new: Page | None) -> Iterator[Entry]:
    """Yield the blocks that come, go or turn into something else, cards of signs before others."""
    for danger, kind in ((True, kinds.SIGN_SHOWN), (False, kinds.MARKS)):
        gone, fresh = _moved(_block_counts(old, danger=danger), _block_counts(new, danger=danger))
        if (gone and (danger or new)) or (old and fresh):
            yield Entry(kind, path, ", ".join(gone), ", ".join(fresh))
    for change in paired_changes(_titles(old), _titles(new)):
        drawn = change.section.removeprefix(TITLE_OF) in DRAWN and old and new
        kind = words_kind(change.before, change.after) or (kinds.PICTURE if drawn else None)
        if kind:
            where, note = f"{path}, {change.section}", turned(change.before, change.after)
            yield Entry(kind, where, change.before, change.after, ", ".join(note))


def _block_counts(page: Page | None, *, danger: bool) -> Counter[str]:
    """Count the blocks of a page that hold danger signs, or those that hold none.

    A caption comes with its picture, and the words of a clinic's own block are looked at.
    """
    found: Counter[str] = Counter()
    for one in page.outline.blocks if page else ():
        shown = one.name in DANGER or one.title.startswith("div.only-")
        titled = one.title and (shown or one.name == "html")
        if shown == danger and one.name not in {"caption", "clinic", AVOID, "do"}:
            found[f"/// {one.name} | {one.title}" if titled else f"/// {one.name}"] += 1
    return found


def _titles(page: Page | None) -> list[Text]:
    blocks = page.outline.blocks if page else ()
    quiet = DANGER | {"html"}
    return [(f"{TITLE_OF}{one.name}", one.title) for one in blocks if one.name not in quiet]


def _marks(path: str, old: Page | None, new: Page | None) -> Iterator[Entry]:
    """Yield classes, settings of blocks, HTML and definitions that come or go."""
    was, now = (Counter(marks_on(one)) if one else Counter() for one in (old, new))
    gone, fresh = _moved(was, now)
    if gone or fresh:
        yield Entry(kinds.MARKS, path, " ".join(gone), " ".join(fresh))
    elif old and new and _letters(old) != _letters(new) and _parts(old) == _parts(new):
        yield Entry(kinds.MARKS, path, *_first_lines(old.body, new.body))


def _letters(page: Page) -> str:
    """Return all letters of a page, but not how they are set in lines, or made bold."""
    return re.sub(r"[\s*_]+", "", page.body)


def _parts(page: Page) -> object:
    """Return what of a page is compared in other ways."""
    outline = page.outline
    return (
        _sentences(page), _link_pairs(page), [(one.name, one.title) for one in outline.blocks],
        [(one.level, one.text, one.id) for one in outline.headings],
        re.findall(r"\[@[\w-]+\]", page.body), ATTRIBUTE.findall(page.body),
    )  # fmt: skip


def _first_lines(before: str, after: str) -> tuple[str, str]:
    """Return the lines that only one of two texts has, in a few words."""
    old, new = Counter(before.split("\n")), Counter(after.split("\n"))
    return " ".join((old - new).elements()).strip(), " ".join((new - old).elements()).strip()
