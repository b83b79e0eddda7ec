"""Rules on the values of docs/data and mkdocs.yml: they are text, and no code in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from sitekit.checks.rule import site_rule
from sitekit.content import CONFIG, FOLDER, STOP, Problem, Site, config_line
from sitekit.text import CITATION, NAME, OWN_LINK

Way = tuple[str, ...]
NAMED = {"cards.yml", "safety.yml", "words.yml"}  # their texts may have {{ names }}
BLANKED = {"cards.yml", "diary.yml"}  # and these {words} to fill in
CODE = re.compile(
    r"<[a-zA-Z/!?][^\s>]*>?"  # HTML
    r"|&#?\w+;"  # a letter in code
    r"|\{[{%#:.]?\s*[^\s{}]*|\}\}"  # a template, or attributes
    r"|\]\([^)]*\)?|\]\[|\[\^[^\]]*\]?|!\["  # a link, a note, a picture
    r"|///|[\x00-\x1f\x7f]"  # a block, and what nobody sees
    r"|(?i:\b(?:javascript|vbscript|data|file)\s*:\s*\S)"  # an address that runs
)
BLANK = re.compile(r"\{[a-z]+\}")
SETTINGS = ("site_name", "site_description", "site_url", "repo_url", "edit_uri", "nav", "extra")
POLICY = "policy"
FORMS = {  # what each setting of mkdocs.yml looks like
    ("site_url",): (r"https://[a-z0-9.-]+(/[\w./-]*)?", "https://remedialmassage.example/"),
    ("repo_url",): (r"https://[a-z0-9.-]+/[\w./-]+", "https://github.com/OWNER/remedial-massage"),
    ("edit_uri",): (r"[\w./-]+", "edit/main/docs/"),
    ("extra", "contact"): (r"[\w.+-]+@[a-zA-Z0-9.-]+", "changes@remedialmassage.example"),
    ("extra", POLICY): (r"[\w\s':;*./-]+", "default-src 'none'; script-src 'self'"),
}


@site_rule(
    says="'furlan2015.title' holds '<b>', which is code and no word.",
    why="The data is drawn on many pages as words, where code shows as a muddle, or runs.",
    level=STOP,
)
def data_is_text(site: Site) -> Iterator[Problem]:
    """No value of a data file holds HTML, a template, attributes, or Markdown but our own."""
    for name, values in site.data.raw.items():
        for way, text in texts(values):
            if found := _code(name, text):
                what = f"'{_way_name(way)}' holds '{_printable(found)}', which is code and no word."
                line = site.data.line(name, *way)
                yield Problem(FOLDER / name, line, what, "Write it in plain words.")


@site_rule(
    says="'site_name' holds '{{ small', which is code and no word.",
    why="It is written into every page as it stands.",
    level=STOP,
)
def settings_are_text(site: Site) -> Iterator[Problem]:
    """No setting that pages show holds code, and addresses look like addresses."""
    line = partial(config_line, site)
    for way, text in texts({key: site.config.get(key) for key in SETTINGS}):
        form, example = FORMS.get(way, (None, ""))
        if form and text and not re.fullmatch(form, text):
            what = f"'{_way_name(way)}' is '{_printable(text)}', which does not fit."
            yield Problem(CONFIG, line(*way), what, f"Write it as {example}")
        elif not form and (found := _code(CONFIG.name, text)):
            what = f"'{_way_name(way)}' holds '{_printable(found)}', which is code and no word."
            yield Problem(CONFIG, line(*way), what, "Write it in plain words.")


def _way_name(way: Way) -> str:
    return ".".join(filter(None, way))[:60]


def _printable(text: str) -> str:
    return "".join(one if one.isprintable() else "?" for one in text[:40])


def _code(name: str, text: str) -> str:
    """Return the first thing in a text that is no word, or ""."""
    rest = CITATION.sub(" ", text) if name == "safety.yml" else text
    if name == "cards.yml":
        rest = OWN_LINK.sub(" ", rest)
    if name in NAMED:
        rest = NAME.sub(" ", rest)
    if name in BLANKED:
        rest = BLANK.sub(" ", rest)
    found = CODE.search(rest.strip())
    return found[0] if found else ""


def texts(value: object, way: Way = ()) -> Iterator[tuple[Way, str]]:
    """Yield every text below a value, each key among them, with the way to it."""
    waiting: list[tuple[Way, object]] = [(way, value)]
    while waiting:
        here, one = waiting.pop(0)
        if isinstance(one, str):
            yield here, one
        elif isinstance(one, Mapping):
            yield from (((*here, str(key), ""), str(key)) for key in one)
            waiting += [((*here, str(key)), inner) for key, inner in one.items()]
        elif isinstance(one, (list, tuple)):
            waiting += [((*here, str(n)), inner) for n, inner in enumerate(one)]
