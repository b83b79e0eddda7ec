"""The files that people edit, whatever they hold: text, and YAML whose keys know their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

import yaml
from yaml import events as event_kinds

from sitekit.content.problem import Fault, Problem
from sitekit.text import merge_mark, plain_text

LIMIT = 200_000  # bytes; the longest page has a tenth of this
WIDEST = 2_000  # letters a line; a Markdown parser may need minutes for more
DEEPEST = 20  # levels of YAML; the deepest file of ours has four
TAKEN = {f"tag:yaml.org,2002:{name}" for name in ("bool", "int", "float", "timestamp")}
CUT = re.compile(r"\s*(#\S.*)")  # what a value loses that goes on with a "#"
NOTE = re.compile(r"\s*(#.*)")
PAIR = re.compile(r"^(\s*(?:- )?(?:[\w/#.-]+:\s+)?)(\S.*?)\s*$")  # a key or a dash, and its value
NAMED = re.compile(r"\s*(?:[-#].*|[^\s:]+:(?: .*)?)$")  # a line that has its colon, or needs none
NO_COLON = "could not find expected ':'"
QUOTES = ("'", '"')
INNER = re.compile(r"(['\"]).*\1.*\1$")  # in quotes, with the same sign inside
COLON = re.compile(r":(?: |$)")
STARTED = ("while scanning a ", "while parsing a flow ")  # what goes wrong began further up
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times as fast


class Line(int):
    """The number of a line; ``typed`` is what stands there where YAML takes words for a number.

    It does so with dates, and with words such as yes, no and off; quotes make them words again.
    """

    typed: str = ""

    @classmethod
    def of_node(cls, first_line: int, key: yaml.Node, value: yaml.Node) -> Line:
        """Return the line of a key, with what is typed as its value."""
        line = cls(first_line + key.start_mark.line)
        if isinstance(value, yaml.ScalarNode) and value.tag in TAKEN:
            line.typed = value.value
        return line


@dataclass(frozen=True)
class Field:
    """One key of a YAML mapping: its line, its value, and the lines of the keys inside it.

    ``inside`` maps the way down from this key, as ("mail",), to a line of the file.
    """

    line: int
    value: object
    inside: Mapping[tuple[str, ...], int] = field(default_factory=dict, compare=False)


def line_of(fields: Mapping[str, Field], *way: str) -> int:
    """Return the line of the key at the end of a way, or of the nearest one above it; else 1."""
    if not way or way[0] not in fields:
        return 1
    top, inside = fields[way[0]], way[1:]
    while inside and inside not in top.inside:
        inside = inside[:-1]
    return top.inside[inside] if inside else top.line


def read_text(root: Path, path: Path) -> str:
    """Return the text of a file, without letters that nobody means: a check names those.

    Raises:
        Fault: the file is missing, too big, binary, not UTF-8, or half merged.
    """
    shown = PurePosixPath(path.relative_to(root).as_posix())
    if path.is_symlink() or (path.exists() and not path.is_file()):
        what = "This is a link or a folder, and no plain file."
        raise Fault(Problem(shown, 1, what, "Put the file itself there, or take it out."))
    try:
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)
        size = path.stat().st_size
    except OSError as error:
        fix = f"Take back what was there: `git checkout -- {shown}`. ({error.strerror})"
        raise Fault(Problem(shown, 1, "The file cannot be read.", fix)) from error
    if len(raw) > LIMIT:
        what = f"The file has {size // 1000} kB. A page has at most {LIMIT // 1000}."
        raise Fault(Problem(shown, 1, what, "Take out what is not text, or split the page."))
    if b"\0" in raw:
        what = "The file is not text."
        raise Fault(Problem(shown, 1, what, "Save it as plain text, or take it out of docs/."))
    return _decoded(shown, raw)


def _decoded(shown: PurePosixPath, raw: bytes) -> str:
    """Return the text of UTF-8 bytes, with one kind of line end."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = "The file is not saved as UTF-8."
        fix = "Save it again with the encoding UTF-8 (in Notepad: Save as, Encoding)."
        raise Fault(Problem(shown, line, what, fix)) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line_of_text in enumerate(text.split("\n"), start=1):
        if len(line_of_text) > WIDEST:
            what = f"The line has {len(line_of_text):,} letters."
            fix = f"Break it into paragraphs; a line has at most {WIDEST:,}."
            raise Fault(Problem(shown, number, what, fix))
    if left := merge_problem(shown, text):
        raise Fault(left)
    return plain_text(text, tab=2 if shown.suffix == ".yml" else 4)


def merge_problem(shown: PurePosixPath, text: str) -> Problem | None:
    """Return what to say of a file with two versions in it, or None."""
    if not (found := merge_mark(text)):
        return None
    line, mark = found
    fix = "Keep the lines you want, and take out those with '<<<<<<<', '=======' and '>>>>>>>'."
    return Problem(shown, line, f"'{mark}' is left of a merge.", fix)


def read_fields(path: PurePosixPath, text: str, first_line: int = 1) -> dict[str, Field]:
    """Return the top-level keys of a YAML text, each with its line and those of the keys inside.

    ``first_line`` is the line of the file on which the text starts.

    Raises:
        Fault: the text is not YAML, is not a mapping, uses aliases, repeats a key, or loses words.
    """
    return dict(_read(path, text, first_line))


@lru_cache(maxsize=200)  # so a preview reads again only what has changed
def _read(path: PurePosixPath, text: str, first_line: int) -> dict[str, Field]:
    lines = text.split("\n")
    try:
        node = _node(text)
        if node:
            _dates_are_real(path, node, first_line)
        values = yaml.constructor.SafeConstructor().construct_document(node) if node else {}
        if isinstance(values, dict) and node:
            _lose_nothing(path, node, lines, first_line)
            return _fields(path, node, values, first_line)
    except yaml.MarkedYAMLError as error:
        raise _fault(path, lines, first_line, error) from error
    except (yaml.YAMLError, ValueError, TypeError) as error:
        raise _unreadable(path, first_line, str(error).splitlines()[0], FIX) from error
    if values:
        raise _unreadable(path, first_line, "it is not a list of 'name: value' lines", FIX)
    return {}


def _dates_are_real(path: PurePosixPath, top: yaml.Node, first_line: int) -> None:
    """See that every date is a day of the calendar.

    Raises:
        Fault: one is not.
    """
    for node in _scalars(top):
        if node.tag == "tag:yaml.org,2002:timestamp":
            try:
                yaml.constructor.SafeConstructor().construct_yaml_timestamp(node)
            except ValueError as error:
                what = f"There is no day {node.value}."
                fix = "Write the year, the month and the day, as 2026-11-23."
                line = first_line + node.start_mark.line
                raise Fault(Problem(path, line, what, fix)) from error


def _lose_nothing(path: PurePosixPath, top: yaml.Node, lines: list[str], first_line: int) -> None:
    """See that no value loses its end to a "#", which begins a note; a page's fields have none.

    Raises:
        Fault: one does.
    """
    for node in _scalars(top):
        if not node.style:
            line = lines[node.end_mark.line] if node.end_mark.line < len(lines) else ""
            lost = (CUT if first_line == 1 else NOTE).match(line, node.end_mark.column)
            if lost:
                what = f"The words from '{lost[1][:30]}' on are lost: '#' begins a note in YAML."
                whole = node.start_mark.line == node.end_mark.line
                fix = _quote(line, lost[1]) if whole else "Put the whole value in quotes."
                raise Fault(Problem(path, first_line + node.end_mark.line, what, fix))


def _scalars(top: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield every key and value that holds no others."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.MappingNode):
            waiting += [one for pair in node.value for one in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _fields(
    path: PurePosixPath, node: yaml.MappingNode, values: dict, first_line: int
) -> dict[str, Field]:
    """Pair each value with the line of its key, and with the lines of the keys inside it."""
    lines, inside = _lines(path, node, first_line), {}
    for (key, *way), line in lines.items():
        inside.setdefault(key, {})[tuple(way)] = line
    found = {}
    for key, value in zip((key.value for key, _ in node.value), values.values(), strict=True):
        below = inside[str(key)]
        found[str(key)] = Field(below.pop(()), value, below)
    return found


def _node(text: str) -> yaml.Node | None:
    """Compose the text, once it is seen to have only what our files need: they are flat and plain.

    Raises:
        MarkedYAMLError: it has more than that, or is not YAML.
    """
    open_now = documents = 0
    for event in _events(text):
        why = ""
        if getattr(event, "anchor", None):
            why = "'&' and '*' are not used here"
        elif getattr(event, "tag", None):  # what it makes of a value may be no value at all
            why = "'!' is not used here"
        elif open_now >= DEEPEST:
            why = "it is nested too deeply"
        elif isinstance(event, event_kinds.ScalarEvent):
            why = "'<<' is not used here" if event.value == "<<" and event.implicit[0] else ""
        elif isinstance(event, event_kinds.CollectionStartEvent):
            open_now += 1
        elif isinstance(event, event_kinds.CollectionEndEvent):
            open_now -= 1
        elif isinstance(event, event_kinds.DocumentStartEvent):
            documents += 1
            why = "it has a second '---'" if documents > 1 else ""
        if why:
            raise yaml.MarkedYAMLError(problem=why, problem_mark=event.start_mark)
    return yaml.compose(text, Loader=LOADER)


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield what the text holds, piece by piece.

    Raises:
        MarkedYAMLError: it is not YAML; where quotes ran on to the next ones, it says so.
    """
    last = None
    try:
        for event in yaml.parse(text, Loader=LOADER):
            last = event if getattr(event, "style", None) in QUOTES else last
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        if last and mark and last.start_mark.line < last.end_mark.line == mark.line:
            raise yaml.MarkedYAMLError("while scanning a quoted scalar", last.start_mark) from error
        raise


def _lines(path: PurePosixPath, top: yaml.Node, first_line: int) -> dict[tuple[str, ...], int]:
    """Return the line of every key by its way down; a key that stands twice is a fault."""
    found: dict[tuple[str, ...], int] = {}
    waiting: list[tuple[tuple[str, ...], yaml.Node]] = [((), top)]
    while waiting:
        way, node = waiting.pop(0)
        if isinstance(node, yaml.SequenceNode):
            for n, item in enumerate(node.value):
                found[*way, str(n)] = Line.of_node(first_line, item, item)
                waiting.append(((*way, str(n)), item))
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            own = (*way, str(key.value))
            line = Line.of_node(first_line, key, value)
            if own in found:
                what = f"'{key.value}' is written twice, in lines {found[own]} and {line}."
                raise Fault(Problem(path, line, what, "Keep one of the two."))
            found[own] = line
            waiting.append((own, value))
    return found


FIX = "Compare the lines with a file that works; a value with ': ' in it needs quotes."


def _fault(
    path: PurePosixPath, lines: list[str], first_line: int, error: yaml.MarkedYAMLError
) -> Fault:
    """Return what is wrong with a YAML text, at the line where it began, and what to type there."""
    context, why = str(error.context), str(error.problem or error.context)
    begun = error.context_mark if context.startswith(STARTED) else None
    mark = begun or error.problem_mark or error.context_mark
    number = mark.line if mark else 0
    line = lines[number] if number < len(lines) else ""
    words, fix = line.strip()[:40], FIX
    for tabbed, one in enumerate(lines[: number + 1]):
        if "\t" in _indent(one):  # as text.strange_letters says too, so it is said once
            column = one.index("\t") + 1
            what = f"A tab stands in column {column}."
            return Fault(Problem(path, first_line + tabbed, what, "Type spaces in its place."))
    if "quoted scalar" in context:
        why, fix = "the quotes are never closed", "Type a second quotation mark where they end."
    elif "flow" in context:
        why, fix = (
            "the brackets are not closed",
            "Close them; a value with '#' or ':' needs quotes.",
        )
    elif "simple key" in context and words.startswith("-"):
        fix = f"Write a space after the dash, as '- {words[1:]}'."
    elif "simple key" in context:
        fix = _add_colon(words)
    elif (found := PAIR.match(line)) and INNER.match(found[2]):
        fix = f"Put the value in other quotes: {found[1].lstrip()}{quoted(found[2][1:-1])}"
    elif "cannot start any token" in why or ("mapping values" in why and _has_two_colons(line)):
        fix = _quote(line)
    elif "mapping values" in why or "did not find expected" in why:
        above = lines[number - 1] if number else ""
        if _indent(above) == _indent(line) and PAIR.match(above) and not NAMED.match(above):
            return _unreadable(path, first_line + number - 1, NO_COLON, _add_colon(above.strip()))
        above = _indent(above)
        spaces = f"{len(above)} spaces" if "-" in above else "as many spaces as the one above it"
        fix = f"Begin the line with {spaces}, and close all quotes."
    return _unreadable(path, first_line + number, why, fix)


def _indent(line: str) -> str:
    """Return what stands before the first word of a line: spaces, and dashes of a list."""
    return re.match(r"\s*(?:- +)*", line)[0]


def _add_colon(line: str) -> str:
    """Say how to write a line that has a name, and no colon after it."""
    name, _, rest = line.partition(" #")[0].strip().partition(" ")
    pair = f"{name}: {rest.lstrip('= ')}".strip()
    return (
        f"Write a colon after its name, as '{pair}'; or, if it goes on from the line above, put "
        "it there."
    )


def _has_two_colons(line: str) -> bool:
    found = PAIR.match(line)
    return bool(found and COLON.search(found[2]))


def _quote(line: str, lost: str = "") -> str:
    """Say how to write a line whose value needs quotes; what it has ``lost`` is no note."""
    found = PAIR.match(line)
    if not found:
        return FIX
    value = found[2] if lost else re.sub(r"\s#\s.*$", "", found[2])
    return f"Put the value in quotes: {found[1].lstrip()}{quoted(value)}"


def quoted(value: str) -> str:
    """Return words in the quotes that keep them as they are in YAML."""
    sign = "'" if '"' in value else '"'
    value = value.replace("'", "''") if sign == "'" else value
    return f"{sign}{value}{sign}"


def _unreadable(path: PurePosixPath, line: int, why: str, fix: str) -> Fault:
    return Fault(Problem(path, line, f"These lines cannot be read as YAML: {why}.", fix))
