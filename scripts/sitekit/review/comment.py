"""The difference between two trees, as a comment on a pull request: Safety first, then the reader.

A page's words may hold anything, and stay words when GitHub draws the comment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from urllib.parse import urljoin

from markupsafe import Markup

from sitekit.checks import page_grade, problems, word_count
from sitekit.content import CONFIG, Fault, Page, Site, address, load, read_fields, read_text
from sitekit.review.comparison import Change, Difference, compare_pages, compare_signs
from sitekit.review.revisions import Tree
from sitekit.review.safety import (
    SECONDS,
    SLOW,
    TooSlow,
    plain,
    safety_entries,
    safety_section,
    time_limit,
)

HEAD = ("Page", "Preview", "Live", "Words", "Reading grade", "Sources", "Checks")
LETTERS = 60_000  # GitHub takes 65,536
TITLE = "## What changes for the reader"
ALL = 60.0  # seconds for the reader's part
SUMMARY = Markup("<details><summary>{}: {}</summary>")
SOON = (
    "“See it” answers some minutes after the check “preview” is green. If it never does, the run "
    "of “publish” says what on the finished pages may not be shown."
)
MOST = 40  # changes shown of one page


def _differences(before: Site, after: Site) -> list[Difference]:
    """Return every page that is not the same for its reader, in the order of their paths."""
    paths = sorted({*before.pages, *after.pages})
    found = (compare_pages(before.pages.get(one), after.pages.get(one)) for one in paths)
    return [one for one in found if one.changes]


def comparison_comment(
    before: Tree, after: Tree, preview: str = "", refused: str = "", *, seconds: float = SECONDS
) -> str:
    """Return the whole comment; ``preview`` is where it is shown, as seen from the live site.

    ``refused`` says why it is not shown. ``seconds`` is how long one page may take to be read.
    """
    entries = safety_entries(before, after, seconds=seconds)
    safety = safety_section(entries)
    health = any(one.kind.health for one in entries)
    slow = any(one.after == SLOW for one in entries)
    text = f"{safety}\n" * bool(safety) + _reader_part(
        before, after, preview, health=health, seconds=0 if slow else ALL
    )
    text += f"\n{plain(refused)}\n" * bool(refused and not preview)
    return text if len(text) <= LETTERS else f"{text[:LETTERS]}…\n\nThe rest is too long to show.\n"


def _reader_part(before: Tree, after: Tree, preview: str, *, health: bool, seconds: float) -> str:
    """Return what changes for the reader, or in a line why nobody can say it."""
    try:
        with time_limit(seconds):
            return _reader(_site(before), _site(after), preview, health=health)
    except Fault as fault:
        at = fault.problem
        why = f"{at.path}, line {at.line}: {at.what}"
    except TooSlow:
        why = "it takes too long."
    except Exception as error:
        why = f"a file is not as the site needs it ({type(error).__name__})."
    return f"{TITLE}\n\nThe pages cannot be compared: {plain(why)}\n"


def _site(tree: Tree) -> Site:
    """Read the site of a tree.

    Raises:
        Fault: its configuration or one of its templates cannot be read.
    """
    read_fields(CONFIG, read_text(tree.folder, tree.folder / CONFIG))
    return load(tree.folder)


def _reader(before: Site, after: Site, preview: str, *, health: bool) -> str:
    """Return what changes for the reader; ``health`` says that the section Safety is on health."""
    changed, entries = _differences(before, after), _entries(before, after)
    signs = compare_signs(before.data.safety, after.data.safety)
    if not changed and not entries and not health:
        return f"{TITLE}\n\nNo page reads differently.\n"
    wrong = Counter(str(one.path) for one in problems(after))
    live = before.home
    lines = [TITLE, "", _verdict(changed, entries, health=health), ""]
    if changed:
        lines += [_line(HEAD), _line(["---"] * len(HEAD))]
    shown = urljoin(live, preview) if preview else ""
    lines += [_row(one, shown, live, wrong) for one in changed]
    lines += ["", SOON] * bool(shown and any(one.after for one in changed))
    lines += _folded("Danger signs", signs) if signs else []
    return "\n".join([*lines, *(_details(one) for one in changed)]) + "\n"


def _entries(before: Site, after: Site) -> dict[str, list[str]]:
    """Return which entries of the shared lists on health are not the same, by list."""
    lists = {
        "The danger signs": (before.data.safety, after.data.safety),
        "The words of the danger cards": (_cards(before), _cards(after)),
        "The list of sources": (before.data.references, after.data.references),
    }
    found = {
        name: sorted(key for key in {*old, *new} if old.get(key) != new.get(key))
        for name, (old, new) in lists.items()
    }
    return {name: keys for name, keys in found.items() if keys}


def _cards(site: Site) -> dict[str, object]:
    return dict(site.data.cards) if site.data.cards else {}


def _verdict(changed: list[Difference], entries: Mapping[str, list[str]], *, health: bool) -> str:
    """Say whether a clinician has to look, by what changed and not by who changed it."""
    names = [
        f"- {plain(one.title)}: {', '.join(map(plain, why))}"
        for one in changed
        if (why := one.clinical())
    ]
    names += [f"- {name}: {', '.join(map(plain, keys))}" for name, keys in entries.items()]
    if health and not names:
        names = ["- What stands under Safety, above"]
    if not names:
        return "No health text changed."
    return "\n".join(["**Health text changed: needs clinical review.**", "", *names])


def _row(one: Difference, preview: str, live: str, wrong: Mapping[str, int]) -> str:
    source, count = one.page.source, wrong[str(one.page.path)]
    return _line(
        [
            plain(one.title),
            _link("see it", preview, source) if one.after else "gone",
            _link("as it is", live, source) if one.before else "new",
            _step(word_count, one),
            _step(page_grade, one),
            _moved(one.sources) or "the same",
            f"{count} to mend" if count else "all kept",
        ]
    )


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _link(words: str, home: str, source: PurePosixPath) -> str:
    return f"[{words}]({home.rstrip('/')}/{address(source).lstrip('/')})" if home else "not shown"


def _step(measured: Callable[[Page], float], one: Difference) -> str:
    """Return a number, or how it changed."""
    known = [str(measured(page)) for page in (one.before, one.after) if page]
    return " → ".join(dict.fromkeys(known))


def _moved(counts: tuple[Counter[str], Counter[str]]) -> str:
    """Return what is gone and what is new, as "a out, b in"."""
    gone, new = counts
    return ", ".join([f"{plain(key)} out" for key in gone] + [f"{plain(key)} in" for key in new])


def _details(one: Difference) -> str:
    """Return what changed on one page, folded."""
    numbers = _moved(one.numbers)
    return "\n".join(_folded(one.title, one.changes, numbers))


def _folded(title: str, changes: Sequence[Change], numbers: str = "") -> list[str]:
    """Return changes under a title that opens them, section by section."""
    count = f"{len(changes)} change{'s' * (len(changes) != 1)}"
    lines = ["", SUMMARY.format(_one_line(title), count), ""]
    lines += [f"**Numbers:** {numbers}", ""] if numbers else []
    shown = changes[:MOST]
    for n, change in enumerate(shown):
        if not n or change.section != shown[n - 1].section:
            lines += [f"**{plain(change.section or 'before the first heading')}**", ""]
        lines += [*_sentence(change), ""]
    if len(changes) > MOST:
        lines += [f"And {len(changes) - MOST} more.", ""]
    return [*lines, "</details>"]


def _one_line(title: str) -> str:
    """Return a title on one line; nobody is called by an @ in it."""
    return " ".join(title.split()).replace("@", "@\u200b")


def _sentence(change: Change) -> list[str]:
    if not change.before:
        return [f"- New: {plain(change.after)}"]
    if not change.after:
        return [f"- Gone: ~~{plain(change.before)}~~"]
    return [f"- Was: {plain(change.before)}", f"- Is: {_marked(change)}"]


def _marked(change: Change) -> str:
    """Return the new sentence with its new words in bold."""
    old, new = change.before.split(), change.after.split()
    parts = []
    for kind, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        text = plain(" ".join(new[start:end]))
        parts.append(text if kind == "equal" or not text else f"**{text}**")
    return " ".join(filter(None, parts))
