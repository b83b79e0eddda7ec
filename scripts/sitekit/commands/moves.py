"""The commands that move a page or take it out, with all that names it, in one go."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

import yaml

from sitekit import checks, content
from sitekit.commands.arguments import PAGE_HELP, Parser, Refused, find_page, slug
from sitekit.commands.draft import Draft, drafted
from sitekit.content import (
    FOLDER,
    LEDGER,
    RUN,
    Page,
    Site,
    address,
    extended_ledger,
    generated_on,
    health_mark,
    moved_addresses,
    review_standing,
    whole_address,
)
from sitekit.drawing import live_addresses, section_ids, unrecorded_addresses

HOME = PurePosixPath("index.md")
NO_PAGES = {"assets", "css", "data", "img", "js"}  # folders of docs/ for something else
PAGES = "docs/**/*.md"
LINKED = ("docs/data/cards.yml", "docs/data/words.yml")  # their links start at the top of docs/
LINK = re.compile(r"(\]\()([^()\s#{]*)(#[^()\s]*)?")
WHOLE = re.compile(r"\[([^\[\]]*)\]\(([^()\s#{]*)(#[^()\s]*)?\)(\{[^{}]*\})?")
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
TEXTS = ("mkdocs.yml", "README.md", "CONTRIBUTING.md", "docs/data/*.yml", "overrides/**/*.html")
TEXTS += (".github/**/*", "scripts/**/*.py")
SEARCHES = "tests/searches.txt"
REDIRECTS = f"{FOLDER}/redirects.yml"
MOST_WORDS = 3  # of a new name that is typed without quotes
WIDEST = 1_900  # letters of a line of search words; a file may have 2,000


def move(words: list[str], root: Path) -> int:
    """Give a page another address, and change all that names it."""
    parser = Parser(
        "move",
        "Give a page another address. The menu, links, data, search words and danger signs change "
        "with it, and the old address leads to the new one for ever.",
        "sciatica leg-pain",
    )
    parser.add_argument("page", metavar="PAGE", help=PAGE_HELP)
    parser.add_argument(
        "new", metavar="NEW", nargs="+", help="its new name, or folder and name: people/leg-pain"
    )
    options = parser.parse_args(words)
    site = content.load(root)
    page, named = _page_and_name(site, [options.page, *options.new])
    typed = _one_name(named, page)
    new = _new_place(site, page, typed)
    _refuse_to_move(site, page)
    old, path = page.source, f"docs/{new}"
    with drafted(root) as draft:
        draft.write(path, draft.text(str(page.path)))
        draft.remove(str(page.path))
        links = [name for name, *_ in _relink(draft, old, new) if name != path]
        _rename(draft, site, str(old), str(new))
        _redirect(draft, address(old), address(new))
        _carry_marks(draft, site, {old: new})
        draft.keep()
    print(f"Moved {page.path} to {path}.")
    print(f"{address(old)} leads to {address(new)} for ever.")
    _say_changes(draft, links, str(page.path), path)
    print(f"Its title is still '{page.value('title')}'; change it on top of the page if you like.")
    _say_tests(root, str(old))
    return 0


def delete(words: list[str], root: Path) -> int:
    """Take a page out, let its address lead to another page, and change all that names it."""
    parser = Parser(
        "delete",
        "Take a page out. Its address, its links and its search words lead to another page, and "
        "the menu, messages and danger signs forget it.",
        "sciatica --to back-pain",
    )
    parser.add_argument("page", metavar="PAGE", nargs="+", help=PAGE_HELP)
    parser.add_argument("--to", metavar="PAGE", nargs="+", help="where its address leads from now")
    if "--to" not in words and "to" in words[1:-1]:
        words = ["--to" if at == words.index("to") else word for at, word in enumerate(words)]
    options = parser.parse_args(words)
    site = content.load(root)
    page = find_page(site, " ".join(options.page))
    _refuse_to_delete(site, page)
    if not options.to:
        name = page.source.with_suffix("")
        raise Refused(
            f"Where should {address(page.source)} lead? Clinics have it on paper. Type, for "
            f"example: `{RUN} delete {name} --to {_beside(site, page)}`.", 2
        )  # fmt: skip
    other = find_page(site, " ".join(options.to))
    if other is page:
        raise Refused(f"{page.path} is the page that goes, so name another after --to.", 2)
    old, to = str(page.source), str(other.source)
    with drafted(root) as draft:
        draft.remove(str(page.path))
        links = _changed_lines(_relink(draft, page.source, other.source, section_ids(site, other)))
        handed = _hand_signs_on(draft, site, old, to)
        for name in ("mkdocs.yml", f"{FOLDER}/safety.yml", f"{FOLDER}/sheet.yml"):
            draft.write(name, _without(draft.text(name), old))
        for name in draft.names(".github/CODEOWNERS"):
            line = rf"(?m)^/docs/{re.escape(old)}(?:[ \t].*)?\n"
            draft.write(name, re.sub(line, "", draft.text(name)))
        _pass_on_words(draft, site, old, to)
        _take_entries(draft, "messages.yml", [old])
        searched = _searched_again(draft, address(page.source), address(other.source))
        _redirect(draft, address(page.source), address(other.source))
        uncited = _uncited(draft)
        _take_entries(draft, "references.yml", uncited)
        draft.keep()
    print(f"Deleted {page.path}.")
    print(f"{address(page.source)} leads to {address(other.source)} for ever.")
    _say_changes(draft, [], str(page.path))
    if uncited:
        print(f"No other page cites these sources, so they went too: {', '.join(uncited)}.")
    if searched:
        asked = "1 recorded search" if searched == 1 else f"{searched} recorded searches"
        print(f"{asked} in {SEARCHES} now end{'s' * (searched == 1)} at {other.path}.")
    if handed:
        print(f"These danger signs were on that page alone, so {other.path} shows them now:")
        print(f"  {', '.join(handed)}. Ask a clinician whether they belong there.")
    if links:
        print(f"Read these again, for what led to the page leads to {other.path} now:")
        print("\n".join(f"  {one}" for one in links))
    _say_tests(root, old)
    return 0


# What is asked for


def _page_and_name(site: Site, words: list[str]) -> tuple[Page, list[str]]:
    """Return the page that the first words name, and the rest, which are its new name."""
    refusals = []
    for at in range(len(words) - 1, 0, -1):
        try:
            return find_page(site, " ".join(words[:at])), words[at:]
        except Refused as refused:
            refusals.append(refused)
    raise max(refusals, key=lambda one: len(str(one)))  # the one that has a guess


def _one_name(words: list[str], page: Page) -> str:
    """Return the words after a page as one name; "to" may stand before them.

    Raises:
        Refused: nobody can mean all of them, for one is a name by itself, or they are too many.
    """
    words = words[1:] if words[0].lower() == "to" and words[1:] else words
    parts = [words[0].rpartition("/")[2], *words[1:]]
    if words[1:] and (len(words) > MOST_WORDS or not all(part.isalpha() for part in parts)):
        one = next((word for word in words if not word.isalpha()), slug(" ".join(words[:2])))
        raise Refused(
            f"'{' '.join(words)}' is more than one new name. Write one, with hyphens between its "
            f"words, for example: `{RUN} move {page.source.with_suffix('')} {one}`.", 2
        )  # fmt: skip
    return " ".join(words)


def _new_place(site: Site, page: Page, typed: str) -> PurePosixPath:
    """Return the path below docs/ that a page is to have.

    Raises:
        Refused: no page may lie there, or one does.
    """
    text = typed.replace("\\", "/").removeprefix(site.home or "\0").removeprefix("./").strip("/")
    *folders, name = text.removeprefix("docs/").removesuffix(".md").split("/")
    parts = [slug(part) for part in (*folders, name)]
    if page.source == HOME:
        raise Refused("The home page stays where it is.")
    if not all(parts) or (folders and parts[0] in NO_PAGES):
        raise Refused(f"'{typed}' is no place for a page. Write a name, as leg-pain.", 2)
    if not folders and not typed.startswith(("/", "docs/", site.home or "\0")):
        here = page.source.parent.parent if page.source.name == HOME.name else page.source.parent
        parts = [*here.parts, *parts]
    if page.source.name == HOME.name and parts[-1] != "index":
        parts.append("index")
    new = PurePosixPath(*parts).with_suffix(".md")
    there = next((one for one in site.pages if address(one) == address(new)), None)
    if there or (site.root / "docs" / new).exists():
        raise Refused(f"docs/{there or new} is there already. Choose another name.")
    return new


def _refuse_to_move(site: Site, page: Page) -> None:
    """Refuse to move a page that the checks ask more of, by the name that it has."""
    for path in sorted((site.root / "scripts/sitekit/checks").glob("*.py")):
        if f'"{page.source}"' in path.read_text("utf-8"):
            where = path.relative_to(site.root).as_posix()
            raise Refused(f"{page.path} stays, for a check knows it by that name: {where}.")


def _refuse_to_delete(site: Site, page: Page) -> None:
    """Refuse to take out what every page needs, or what the build makes."""
    for path in sorted((site.root / "overrides").rglob("*.html")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if f"'{page.source}'" in line or f'"{page.source}"' in line:
                where = f"{path.relative_to(site.root).as_posix()}, line {number}"
                raise Refused(f"{page.path} stays, for the frame of every page needs it: {where}.")
    if page.source == HOME or generated_on(page):
        what = " and ".join(f"{{{{ {name} }}}}" for name in sorted(generated_on(page)))
        raise Refused(f"{page.path} stays, for it holds {what or 'the start of the site'}.")


def _beside(site: Site, page: Page) -> str:
    """Return the page that stands above a page, as an example of where to lead its readers."""
    above = page.source.parent / HOME
    if above in site.pages and above not in {page.source, HOME}:
        return str(above.parent)
    return "home"


# Links


def _relink(
    draft: Draft, old: PurePosixPath, new: PurePosixPath, kept: Collection[str] | None = None
) -> list[tuple[str, str, str]]:
    """Lead every link to a page to another; return the files with some, and both their texts.

    A section stays in a link if it is ``kept``, for the other page has it too. With None, the page
    itself has moved with its sections, and its own links lead on from there.
    """
    changed = []
    for name in draft.names(PAGES, *([] if kept is None else LINKED)):
        here = PurePosixPath(name).relative_to("docs") if name.endswith(".md") else HOME
        was = old if kept is None and here == new else here
        before = draft.text(name)
        text = _relinked(before, was, here, {str(old): str(new)}, kept)
        if kept is not None and here == new:
            text = WHOLE.sub(partial(_unlinked, here.name), text)
        if draft.write(name, text):
            changed.append((name, before, text))
    return changed


def _relinked(
    text: str,
    was: PurePosixPath,
    now: PurePosixPath,
    renamed: Mapping[str, str],
    kept: Collection[str] | None,
) -> str:
    """Return a page's text with its links right for where it lies now, and for what was renamed."""

    def again(found: re.Match[str]) -> str:
        target, section = _target(was, found[2]), found[3] or ""
        if not target or (target not in renamed and was.parent == now.parent):
            return found[0]
        if target in renamed and kept is not None and section[1:] not in kept:
            section = ""
        link = posixpath.relpath(renamed.get(target, target), str(now.parent))
        return f"{found[1]}{link}{section}"

    return LINK.sub(again, text)


def _target(page: PurePosixPath, link: str) -> str:
    """Return the path below docs/ that a link leads to; "" if it leads to no other file of ours."""
    if not link or OUTSIDE.match(link):
        return ""
    return posixpath.normpath(posixpath.join(str(page.parent), link))


def _unlinked(own: str, found: re.Match[str]) -> str:
    """Return a link; what leads to its ``own`` page is a link to a section, or words alone."""
    words, target, section, attributes = found.groups("")
    if target != own:
        return found[0]
    return f"[{words}]({section}){attributes}" if section else words


def _changed_lines(changed: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return the place of each line that has changed, with its new links."""
    found = []
    for name, *texts in changed:
        both = zip(*(text.split("\n") for text in texts), strict=True)
        for number, (before, line) in enumerate(both, start=1):
            if line != before:
                links = [one[0] for one in WHOLE.finditer(line) if one[0] not in before]
                found.append(f"{name}:{number}: {' '.join(links) or line.strip()[:90]}")
    return found


# What else names a page


def _rename(draft: Draft, site: Site, old: str, new: str) -> None:
    """Write a page's new path wherever its old one stands: menu, data, frame, settings, code."""
    path = re.compile(rf"(?<![\w./-])(/?(?:docs/)?){re.escape(old)}(?![\w/-])")
    whole = re.compile(re.escape(whole_address(site, address(old))) + "(?![a-z0-9])")
    again = whole_address(site, address(new))
    for name in draft.names(*TEXTS):
        text = path.sub(lambda found: found[1] + new, draft.text(name))
        draft.write(name, whole.sub(again, text))
    _searched_again(draft, address(old), address(new))


def _searched_again(draft: Draft, old: str, new: str) -> int:
    """Let the recorded searches ask for a page's new address; return how many did for the old."""
    if not draft.names(SEARCHES):
        return 0
    asked = re.compile(rf"(\| *){re.escape(old.lstrip('/'))}$", re.MULTILINE)
    text, count = asked.subn(lambda found: found[1] + new.lstrip("/"), draft.text(SEARCHES))
    draft.write(SEARCHES, text)
    return count


def _without(text: str, old: str) -> str:
    """Return a YAML text without a page in its lists, and without a heading of the menu left alone.

    Another list that is left empty says so.
    """
    page = re.escape(old)
    item = re.compile(rf"""\s*- (?:[^#]+: +)?["']?{page}["']?\s*(?:#.*)?""")
    lines = text.split("\n")
    for at in reversed([at for at, line in enumerate(lines) if item.fullmatch(line)]):
        key, sign, note = lines[at - 1].partition(" #")
        below = "".join(lines[at + 1 : at + 2])
        goes_on = _indent(below) > _indent(key) or (
            below.lstrip().startswith("- ") and _indent(below) == _indent(lines[at])
        )
        if not key.rstrip().endswith(":") or goes_on:
            del lines[at]
        elif key.lstrip().startswith("- "):
            del lines[at - 1 : at + 1]
        else:
            lines[at - 1 : at + 1] = [f"{key.rstrip()} []{sign}{note}"]
    return re.sub(rf"(?<=\[){page}(?:, |(?=\]))|, {page}(?=[,\]])", "", "\n".join(lines))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _hand_signs_on(draft: Draft, site: Site, old: str, to: str) -> list[str]:
    """Name another page with each danger sign that no other page shows; return these signs.

    The result is refused, as any that breaks a rule, where that page has no card for one of them.
    """
    name, handed = f"{FOLDER}/safety.yml", []
    lines = draft.text(name).split("\n")
    for key, sign in site.data.safety.items():
        if sign.pages == (old,):
            at = site.data.line("safety.yml", key, "pages", "0") - 1
            lines[at] = lines[at].replace(old, to, 1)
            handed.append(key)
    draft.write(name, "\n".join(lines))
    return handed


def _pass_on_words(draft: Draft, site: Site, old: str, to: str) -> None:
    """Give the search words of a page to another."""
    ours, theirs = (site.data.synonyms.get(name) for name in (old, to))
    if not ours or not isinstance(ours.value, list):
        return
    both = dict.fromkeys([*(theirs.value if theirs else []), *ours.value])
    said = yaml.safe_dump([*both], default_flow_style=True, allow_unicode=True, width=WIDEST)
    name, kept = f"{FOLDER}/synonyms.yml", to if theirs else old
    entries = [
        f"{to}: {said.strip()}\n" if one.startswith(f"{kept}:") else one
        for one in _entries(draft.text(name))
    ]
    draft.write(name, "".join(entries))
    _take_entries(draft, "synonyms.yml", [old])


def _take_entries(draft: Draft, file: str, keys: list[str]) -> None:
    """Take entries out of a data file, with the empty lines below each."""
    name = f"{FOLDER}/{file}"
    before = _entries(draft.text(name))
    left = [one for one in before if not one.startswith(tuple(f"{key}:" for key in keys))]
    if left != before:
        text = "".join(left).rstrip() + "\n"
        draft.write(name, text if yaml.safe_load(text) else f"{text}{{}}\n".lstrip())


def _entries(text: str) -> list[str]:
    """Return a data file in parts: each begins where a line does, with a key or with a note."""
    return re.split(r"^(?=[^\s-])", text, flags=re.MULTILINE)


def _uncited(draft: Draft) -> list[str]:
    """Return the sources that nobody cites now that a page is gone; none where a file is wrong."""
    now = draft.site()
    return [] if now.wrong else checks.uncited_sources(now)


def _redirect(draft: Draft, old: str, new: str) -> None:
    """Let an old address, and all that led there or is lost with it, lead on; record new ones."""
    site = draft.site()
    live, written = live_addresses(site), moved_addresses(site)
    ways = {one: str(field.value) for one, field in site.data.redirects.items()}
    for one, goal in written.items():
        page, sign, section = goal.partition("#")
        if page == old:
            ways[one] = f"{new}{sign}{section}" if f"{new}{sign}{section}" in live else new
    ways = {one: goal for one, goal in ways.items() if one not in live} | {old: new}
    for one in site.data.permanent:
        page, sign, section = one.partition("#")
        goals = (one, ways.get(one), f"{ways.get(page)}{sign}{section}")
        if not any(goal in live for goal in goals):
            ways[one] = ways.get(page, page if page in live else new)
    lines = draft.text(REDIRECTS).rstrip("\n").split("\n")
    for one, field in site.data.redirects.items():
        if ways.get(one) != str(field.value):
            lines[field.line - 1] = f"{one}: {ways[one]}" if one in ways else "\0"
    lines += [f"{one}: {goal}" for one, goal in ways.items() if one not in site.data.redirects]
    text = "\n".join(line for line in lines if line not in {"\0", "{}"})
    draft.write(REDIRECTS, text + "\n" if ways else f"{text}\n{{}}\n")
    ledger = extended_ledger(draft.text(str(LEDGER)), unrecorded_addresses(site))
    draft.write(str(LEDGER), ledger)


def _carry_marks(draft: Draft, site: Site, moved: Mapping[PurePosixPath, PurePosixPath]) -> None:
    """Keep what a person checked as checked: only addresses in the text have changed, no word."""
    now = draft.site()
    for source, page in site.pages.items():
        new = now.pages[moved.get(source, source)]
        if review_standing(page) == "checked" and review_standing(new) == "changed":
            text = draft.text(str(new.path))
            draft.write(str(new.path), text.replace(health_mark(page), health_mark(new), 1))


# What is said


def _say_changes(draft: Draft, links: list[str], *known: str) -> None:
    if links:
        print(f"Links changed in {len(links)} page{'s' * (len(links) != 1)}: {', '.join(links)}.")
    rest = [name for name in draft.changed if name not in {*links, *known}]
    print(f"Changed with it: {', '.join(sorted(rest))}.")


def _say_tests(root: Path, old: str) -> None:
    """Name the tests of the code that speak of a page; only a developer can change those."""
    names = "|".join(map(re.escape, (old, address(old).strip("/"))))
    speaks = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
    tests = sorted((root / "tests").glob("*.py"))
    named = [f"tests/{one.name}" for one in tests if speaks.search(one.read_text("utf-8"))]
    if named:
        print(f"Tests of the code still name it, so tell a developer: {', '.join(named)}.")
