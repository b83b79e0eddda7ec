"""Turning what a schema found into words for the person who edits the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sitekit.content.files import quoted
from sitekit.content.problem import Problem

SAYS = {
    "missing": "'{name}' is missing.",
    "extra_forbidden": "'{name}' is not a field we use.",
    "string_too_long": "'{name}' is too long: {length} letters.",
    "string_too_short": "'{name}' is too short: {length} letters.",
    "literal_error": "'{name}' is {value}, which is not one of the choices.",
    "value_error": "{message}",
}
EMPTY = (None, "TO WRITE")  # what a command leaves for somebody to fill in
SHOWN = 46  # letters of a wrong value
OTHERWISE = "'{name}' is {value}, which does not fit."
ANOTHER = "Look at another entry of this file."


def problems(
    path: PurePosixPath,
    error: ValidationError,
    line: Callable[..., int],
    model: type[BaseModel],
    name: str = "",
) -> Iterator[Problem]:
    """Yield one problem for each thing the schema found.

    ``line`` gives the line of a place, by the keys that lead to it; ``name`` is what the whole
    is called.
    """
    details = _without_consequences(error.errors())
    empty = [one for one in details if one["input"] in EMPTY and one["type"] != "missing"]
    if name and empty[1:]:
        details = [one for one in details if one not in empty]
        ways = [tuple(map(str, one["loc"])) for one in empty]
        fields = ", ".join(".".join(way) for way in ways)
        what = f"{len(empty)} fields of '{name}' are not filled in yet: {fields}."
        fix = (
            f"Write each after its colon, as another entry has it. {_fix(ways[0], empty[0], model)}"
        )
        yield Problem(path, line(*ways[0]), what, fix)
    for detail in details:
        way = tuple(str(part) for part in detail["loc"])
        typed = getattr(line(*way), "typed", "")
        place = ".".join(way)
        meant = ""  # the words that YAML took for something else
        if typed and _wants_words(detail, typed):
            meant = f'"{typed}"'
            taken = _yaml_kind(detail["input"])
            what = f"'{place}' is {typed} without quotes, which YAML takes for {taken}."
        elif pair := _pair(detail):
            meant = quoted(pair)
            what = f"'{place}' has ': ' in it, so YAML takes it for a name and a value."
        if meant:
            own = "- " if way[-1].isdecimal() else f"{way[-1]}: "
            yield Problem(path, line(*way), what, f"Write it in quotes: {own}{meant}")
            continue
        if typed:
            detail["input"] = typed
        what = _what(place or name, detail)
        yield Problem(path, line(*way), what, _fix(way, detail, model))


def _without_consequences(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out what is missing because it stands there with a slip in its name."""
    left = list(details)
    for one in details:
        if one["type"] == "extra_forbidden":
            *place, name = one["loc"]
            missing = {
                str(other["loc"][-1]): other
                for other in left
                if other["type"] == "missing" and [*other["loc"][:-1]] == place
            }
            for near in get_close_matches(str(name).lower(), missing, 1):
                left.remove(missing[near])
    return left


def _wants_words(detail: ErrorDetails, typed: str) -> bool:
    """Say whether what is typed would fit if it were words."""
    if detail["type"] == "literal_error":
        return f"'{typed}'" in detail["ctx"]["expected"]
    return detail["type"] == "string_type"


def _pair(detail: ErrorDetails) -> str:
    """Return words with a colon in them as they were typed, where YAML made a pair of them."""
    value = detail["input"]
    if detail["type"] != "string_type" or not isinstance(value, dict) or len(value) != 1:
        return ""
    [(name, rest)] = value.items()
    return f"{name}: {rest}" if isinstance(rest, str) else ""


def _yaml_kind(value: object) -> str:
    """Return what YAML makes of words without quotes."""
    if isinstance(value, bool):
        return "true or false"
    return "a number" if isinstance(value, int | float) else "a date"


def _what(name: str, detail: ErrorDetails) -> str:
    value = detail["input"]
    length = len(value) if isinstance(value, str) else 0
    message = detail["msg"].removeprefix("Value error, ")
    says = SAYS.get(detail["type"], OTHERWISE)
    return says.format(name=name, value=_short(value), length=length, message=message)


def _short(value: object) -> str:
    return "empty" if value is None else f"'{_cut(str(value))}'"


def _cut(text: str) -> str:
    return text if len(text) < SHOWN else f"{text[: SHOWN - 1]}..."


def _fix(way: tuple[str, ...], detail: ErrorDetails, model: type[BaseModel]) -> str:
    while len(way) > 1 and (inner := _inner(model, way[0])):
        model, steps = inner
        way = way[steps:]
    known = _help(model)
    first = way[0] if way else ""
    if detail["type"] == "extra_forbidden":
        near = get_close_matches(first, known, 1)
        guess = f"Did you mean '{near[0]}'? If not, remove" if near else "Remove"
        return f"{guess} the line. The fields are: {', '.join(known)}."
    if detail["type"] == "literal_error":
        return _nearest(detail) + (known.get(first) or "")
    if detail["type"] == "value_error":
        return known.get("evidence") or known.get(first) or "Look at a page of the same kind."
    if detail["type"] == "missing" and not known.get(first):
        return f"Add a line '{first}:' with its words, as another entry of this file has it."
    return known.get(first) or ANOTHER


def _inner(model: type[BaseModel], name: str) -> tuple[type[BaseModel], int] | None:
    """Return the model of a field with fields of its own, and how many steps lead into it."""
    fields = {field.alias or key: field.annotation for key, field in model.model_fields.items()}
    found = fields.get(name)
    for one in (found, *get_args(found)):
        if isinstance(one, type) and issubclass(one, BaseModel):
            listed = get_origin(found) in {tuple, dict}  # a number or a key stands between
            return one, 2 if listed else 1
    return None


def _help(model: type[BaseModel]) -> dict[str, str]:
    """Return each field's own description, by the name people write."""
    fields = model.model_fields.items()
    return {field.alias or name: field.description or "" for name, field in fields}


def _nearest(detail: ErrorDetails) -> str:
    """Return "Did you mean ...? " for a value that is close to one of the choices, else ""."""
    choices = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
    near = get_close_matches(str(detail["input"]), choices, 1)
    return f"Did you mean '{near[0]}'? " if near else ""
