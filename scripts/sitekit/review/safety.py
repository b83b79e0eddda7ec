"""What a second person has to look at before a change goes out: the section "Safety".

It looks at the two trees themselves, so it finds files that no page or list of ours knows, and
says in a line what it cannot read.
"""

from __future__ import annotations

import re
import signal
import threading
import time
import traceback
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from sitekit.content import CONFIG, FOLDER, LEDGER, TEMPLATES, file_kind
from sitekit.review import kinds
from sitekit.review.kinds import KINDS, Entry
from sitekit.review.revisions import LARGEST, LINK, MODULE, RUNS, File, Tree, changed_files
from sitekit.review.texts import page_entries
from sitekit.review.values import data_entries

TITLE = "## Safety: a second person has to look at this"
CODE = (
    ".github/", ".ci/", ".devcontainer/", "scripts/", "deploy/", "overrides/", "docs/js/",
    "docs/css/", "tests/", "requirements.txt", "pyproject.toml", ".gitattributes", ".gitignore",
    ".python-version",
)  # fmt: skip
PAPERS = {"README.md", "CONTRIBUTING.md", "LICENSE"}
OURS = {"page", "picture", "data"}
SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&])")
HIDDEN = {"Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp"}  # letters that nobody sees
NEW_SCRIPT = "a new script"  # named before other code
MOST = 12  # entries of a kind that are shown
LONGEST, ROUND = 240, 50  # letters shown of a text; and round what changed in it
LETTERS = 40_000  # of the section; GitHub takes 65,536 for the whole comment
FULL = "There is too much to show. Read each file of the change."
SLOW = "It takes too long to read."
SECONDS = 10.0  # for one page
ALL = 120.0  # for all


class TooSlow(BaseException):
    """Raised inside what takes too long: no ``except Exception`` may swallow it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Stop what is done inside after some seconds of work, where the machine can count them."""
    if not hasattr(signal, "SIGPROF") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, max(seconds, 0.001), 1.0)  # again, if it is swallowed
    try:
        with warnings.catch_warnings():
            # What is stopped between opening and closing is left for Python to close.
            warnings.simplefilter("ignore", ResourceWarning)
            try:
                yield
            except TooSlow as late:
                traceback.clear_frames(late.__traceback__)
                raise
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def safety_entries(before: Tree, after: Tree, *, seconds: float = SECONDS) -> list[Entry]:
    """Return all that a second person has to look at, the gravest kinds first.

    ``seconds`` is how long one page may take.
    """
    ends, found = time.process_time() + ALL, []
    changed = changed_files(before, after)
    for path, (_, new) in changed.items():
        found += _file(path, changed[path], after)
        if _is_page(path) and not (new and (new.mode in {LINK, MODULE} or new.size > LARGEST)):
            left = min(seconds, ends - time.process_time())
            found += _looked_at(path, left, lambda one=path: page_entries(one, before, after))
    found += _looked_at(str(FOLDER), SECONDS, lambda: data_entries(before, after, changed))
    order = {kind: n for n, kind in enumerate(KINDS)}
    return sorted(dict.fromkeys(found), key=lambda one: (order[one.kind], one.note != NEW_SCRIPT))


def _looked_at(where: str, seconds: float, look: Callable[[], Iterator[Entry]]) -> list[Entry]:
    """Return what a look finds, or one entry that says why it finds nothing."""
    try:
        with time_limit(seconds):
            return list(look())
    except TooSlow:
        return [Entry(kinds.UNREAD, where, "", SLOW)]
    except Exception as error:
        return [Entry(kinds.UNREAD, where, "", f"It cannot be read ({type(error).__name__}).")]


def _is_page(path: str) -> bool:
    return path.startswith("docs/") and path.endswith(".md")


def _file(path: str, versions: tuple[File | None, File | None], after: Tree) -> Iterator[Entry]:
    """Yield what a changed file is by its name, its size and its kind."""
    old, new = versions
    was, now = _size(old), _size(new)
    now = f"{now}, not the same" if old and was == now else now
    if new and new.mode in {LINK, MODULE}:
        what = "a link to another file" if new.mode == LINK else "a link to another repository"
        yield Entry(kinds.ODD, path, was, what)
        return
    if path.startswith(CODE) or path in TEMPLATES.values():
        note = NEW_SCRIPT if not old and _is_script(path) else ""
        yield Entry(kinds.CODE, path, was, now, note)
        return
    if new and new.mode == RUNS and not (old and old.mode == RUNS):
        yield Entry(kinds.ODD, path, was, "a file that can be run")
    if path in PAPERS:
        yield Entry(kinds.PAPER, path, was, now)
    elif path == str(CONFIG) or _kind(path) in OURS:
        if _kind(path) == "picture":
            same = old and new and old.blob == new.blob  # then only its kind is another
            yield from [] if same else [Entry(kinds.PICTURE, path, was, now)]
        elif new and new.size > LARGEST:
            yield Entry(kinds.UNREAD, path, was, f"{now}: too big to be compared")
        elif new and after.bytes(path) is None:
            yield Entry(kinds.UNREAD, path, was, f"{now}: not written out to be compared")
        elif not new and _holds_facts(path):
            yield Entry(kinds.UNREAD, path, was, "gone")
    else:
        yield Entry(kinds.ODD, path, was, now)


def _holds_facts(path: str) -> bool:
    named = {str(CONFIG), str(LEDGER), *TEMPLATES.values()}
    return path in named or path.startswith(f"{FOLDER}/")


def _is_script(path: str) -> bool:
    name = PurePosixPath(path)
    return name.suffix in {".js", ".py", ".sh", ""} and not name.name.startswith(".")


def _kind(path: str) -> str:
    """Return what a file of docs/ is by its name, "" for any other."""
    return file_kind(PurePosixPath(path.removeprefix("docs/"))) if path.startswith("docs/") else ""


def _size(one: File | None) -> str:
    if not one:
        return ""
    kinds_of_file = {LINK: "a link to another file", MODULE: "a link to another repository"}
    return kinds_of_file.get(one.mode, f"{one.size:,} byte{'s' * (one.size != 1)}")


def safety_section(entries: list[Entry]) -> str:
    """Return the section "Safety" in Markdown, "" if nobody has to look."""
    if not entries:
        return ""
    sections = (_section(entries, most) for most in (MOST, 4, 1))
    return next((one for one in sections if len(one) <= LETTERS), f"{TITLE}\n\n{FULL}\n")


def _section(entries: list[Entry], most: int) -> str:
    lines = [TITLE, ""]
    for kind in KINDS:
        ones = [one for one in entries if one.kind is kind]
        if ones:
            lines += [f"**{kind.what}** {kind.why}", "", *map(_line, ones[:most])]
            lines += _rest(ones[most:])
            lines.append("")
    return "\n".join(lines) + "\n"


def _rest(ones: list[Entry]) -> list[str]:
    """Return a line on the entries of a kind that are not shown, with their files."""
    if not ones:
        return []
    files = Counter(one.where.partition(", ")[0] for one in ones)
    named = ", ".join(f"{plain(path)} ({count})" for path, count in list(files.items())[:20])
    more = f" and {len(files) - 20} other files" if len(files) > 20 else ""  # noqa: PLR2004
    return [f"- And {len(ones)} more, in {named}{more}."]


def _line(one: Entry) -> str:
    before, after = _shortened(one.before, one.after)
    note = f" ({plain(one.note)})" if one.note else ""
    return f"- {plain(one.where)}{note}: {_quotation(before)} → {_quotation(after)}"


def _quotation(text: str) -> str:
    return f"“{plain(text)}”" if text else "nothing"


def _shortened(before: str, after: str) -> tuple[str, str]:
    """Cut two long texts down to what is not the same in them, and a little round it."""
    before, after = " ".join(before.split()), " ".join(after.split())
    if max(len(before), len(after)) <= LONGEST:
        return before, after
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    least = min(len(before), len(after)) - start
    end = next((n for n in range(least) if before[-1 - n] != after[-1 - n]), least)
    return _cut(before, start, len(before) - end), _cut(after, start, len(after) - end)


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(0, start - ROUND), min(len(text), end + ROUND)
    shown = text[first:last]
    if len(shown) > 2 * LONGEST:
        shown = f"{shown[:LONGEST]} … {shown[-LONGEST:]}"
    return f"{'…' * (first > 0)}{shown}{'…' * (last < len(text))}"


def plain(text: str) -> str:
    """Return words so that Markdown shows them as they are, and rings nobody's bell.

    Letters that nobody sees are shown by their number.
    """
    text = "".join(_visible(one) for one in " ".join(text.split()))
    return SPECIAL.sub(r"\\\1", text).replace("@", "@\u200b")


def _visible(letter: str) -> str:
    return f"(U+{ord(letter):04X})" if unicodedata.category(letter) in HIDDEN else letter
