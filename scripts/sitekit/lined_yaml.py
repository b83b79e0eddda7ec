"""YAML with line numbers, closed to aliases and to nesting without end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from sitekit.problem import Fault, Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times as fast
DEEPEST = 20  # levels; the deepest file of ours has four


@dataclass(frozen=True)
class Field:
    """One key of a YAML mapping: its value and the line it stands on."""

    line: int
    value: object


def fields(path: PurePosixPath, text: str, first_line: int = 1) -> dict[str, Field]:
    """Return the top-level keys of a YAML text with their lines.

    Raises:
        Fault: the text is not YAML, is not a mapping, uses aliases, or repeats a key.
    """
    try:
        _refuse_bombs(text)
        node = yaml.compose(text, Loader=LOADER)
        values = yaml.load(text, Loader=LOADER) or {}
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        raise _fault(path, line, str(error.problem or error.context)) from error
    except (yaml.YAMLError, ValueError, TypeError) as error:
        raise _fault(path, first_line, str(error).splitlines()[0]) from error
    if not isinstance(values, dict):
        raise _fault(path, first_line, "it is not a list of 'name: value' lines")
    return _fields(path, node, values, first_line)


def _fields(
    path: PurePosixPath, node: yaml.Node | None, values: dict, first_line: int
) -> dict[str, Field]:
    """Pair each value with the line of its key."""
    found: dict[str, Field] = {}
    for key, _ in node.value if node else ():
        line = first_line + key.start_mark.line
        if key.value in found:
            what = f"'{key.value}' is written twice."
            raise Fault(Problem(path, line, what, "Keep one of the two lines."))
        found[str(key.value)] = Field(line, values.get(key.value))
    return found


def places(text: str) -> dict[tuple[str, ...], int]:
    """Return the line of every key, by its way down from the top; {} for what is no mapping."""
    found: dict[tuple[str, ...], int] = {}
    waiting = [((), yaml.compose(text, Loader=LOADER))]
    while waiting:
        way, node = waiting.pop()
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            found[*way, str(key.value)] = key.start_mark.line + 1
            waiting.append(((*way, str(key.value)), value))
    return found


def _refuse_bombs(text: str) -> None:
    """Stop before a YAML bomb unfolds: our files are flat, and need no anchors and aliases."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if getattr(event, "anchor", None):
            mark = event.start_mark
            raise yaml.MarkedYAMLError(problem="'&' and '*' are not used here", problem_mark=mark)
        if depth > DEEPEST:
            mark = event.start_mark
            raise yaml.MarkedYAMLError(problem="it is nested too deeply", problem_mark=mark)


def _fault(path: PurePosixPath, line: int, why: str) -> Fault:
    fix = "Compare the lines with a page that works; a value with ': ' in it needs quotes."
    return Fault(Problem(path, line, f"These lines cannot be read as YAML: {why}.", fix))
