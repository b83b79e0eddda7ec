"""The fields of a form that a person fills in on the screen or on paper, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

STATUS = '<p role="status" class="told"></p>'  # where a script says what it did


def form(tool: str, parts: Iterable[str], keys: Mapping[str, str]) -> str:
    """Return a form that sends nothing: its parts, and a row of buttons by class and words."""
    row = "".join(_key(name, words) for name, words in keys.items())
    inside = "\n".join([*parts, f'<p class="acts">{row}</p>'])
    ours = f'class="tool sheet" data-tool="{tool}" data-search-exclude=""'
    start = f'<form {ours} method="dialog" autocomplete="off">'
    return f"{start}\n{inside}\n</form>"


def _key(name: str, words: str) -> str:
    kind = "reset" if name == "clearing" else "button"
    return f'<button type="{kind}" class="{name}">{escape(words)}</button>'


def group(legend: str, *parts: str, look: str = "") -> str:
    """Return some fields under one name; ``look`` is a class."""
    name = f' class="{look}"' if look else ""
    return (
        f"<fieldset{name}>\n<legend>{escape(legend)}</legend>\n"
        + "\n".join(parts)
        + "\n</fieldset>"
    )


def closed(words: str, inside: str) -> str:
    """Return fields that show once a person opens them."""
    return f"<details><summary>{escape(words)}</summary>{inside}</details>"


def boxes(prefix: str, choices: Mapping[str, str], *, one: bool = False) -> str:
    """Return boxes to tick, by key; of ``one`` kind only one can be ticked."""
    kind = f'type="radio" name="{prefix}"' if one else 'type="checkbox"'
    drawn = (
        f'<label class="box"><input {kind} id="{prefix}-{key}" />'
        f"<span>{escape(words)}</span></label>"
        for key, words in choices.items()
    )
    return f'<div class="boxes">{"".join(drawn)}</div>'


def part(key: str, words: str, inside: str) -> str:
    """Return some of a group's fields under a small name of their own."""
    name = f'<p class="part" id="part-{key}">{escape(words)}</p>'
    return f'<div role="group" aria-labelledby="part-{key}">{name}{inside}</div>'


def line(key: str, words: str) -> str:
    """Return one line to write on."""
    field = f'<input type="text" id="{key}" maxlength="200" />'
    return f'<label class="line">{escape(words)}{field}</label>'


def lines(key: str, words: str) -> str:
    """Return some lines to write on."""
    area = f'<textarea id="{key}" rows="2" maxlength="600"></textarea>'
    return f'<label class="line">{escape(words)}{area}</label>'


def scale(key: str, words: str, said: Mapping[int, str]) -> str:
    """Return a choice from 0 to 10, with words at some of the numbers."""
    choices = "".join(
        f'<option value="{n}">{f"{n}: {said[n]}" if n in said else n}</option>' for n in range(11)
    )
    select = f'<select id="{key}"><option value="">&#160;</option>{choices}</select>'
    return f'<label class="line">{escape(words)}{select}</label>'
