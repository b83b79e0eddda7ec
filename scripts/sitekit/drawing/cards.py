"""Danger signs as readers meet them: cards, the strip, picture cards, and the safety check.

All of them are Markdown made from docs/data/safety.yml and cards.yml; a page writes only
``/// signs | emergency`` and ``///``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from markupsafe import Markup

from sitekit.content import CARD_LEVELS, CARDS, Page, Sign, Site
from sitekit.text import fill_names, plain, sentences

BLOCK = re.compile(r"^ {0,8}/// *signs *\|? *(.*?) *\n\s*/// *$", re.MULTILINE)
CARD_LINK = re.compile(r"\]\((?!\w+:)([^)#]+\.md)")
STYLES = {  # the block that a level's card is drawn as
    "call": "emergency", "today": "urgent", "wait": "wait", "ask": "soon", "place": "place",
}  # fmt: skip
MOST = 7  # lines of one list; a longer card is drawn in its groups
PICTURES = "pictures"  # the folder whose cards have short lines, and pictures
TURNS = ("see", "back", "none", "go")  # the buttons that lead through the check


def with_cards(site: Site, page: Page, text: str) -> str:
    """Put the drawn cards and strips in the place of a page's ``signs`` blocks."""
    return BLOCK.sub(lambda found: _block(site, page, found[1]), text)


def _block(site: Site, page: Page, kind: str) -> str:
    words = site.data.cards
    if not words or kind not in {*CARD_LEVELS, "strip"}:
        return ""
    if kind == "strip":
        return f"/// html | div.safety\n{_from(page.source, plain(words.strip, links=True))}\n///"
    level = CARD_LEVELS[kind]
    signs = page_signs(site, page, level)
    return _card(site, page, level, signs) if signs else ""


def page_signs(site: Site, page: Page, level: str) -> dict[str, Sign]:
    """Return the signs of a level whose card stands on a page, in the order of the file."""
    return {
        key: sign
        for key, sign in site.data.safety.items()
        if sign.level == level and str(page.source) in sign.pages
    }


def _card(site: Site, page: Page, level: str, signs: Mapping[str, Sign]) -> str:
    words = site.data.cards.card(level)
    said = dict.fromkeys(sentence for key, sentence in words.also.items() if key in signs)
    also = [plain(one, links=True) for one in [*said, words.after]]
    pictured = page.source.parts[0] == PICTURES
    lines = [
        f"/// {STYLES[level]} | {plain(words.label)}\n### {plain(words.title)} {{#{CARDS[level]}}}",
        _pictures(page, signs.values()) if pictured else _lines(signs.values()),
        _from(page.source, " ".join(also)),
        *_buttons(level),
        "///",
    ]
    return "\n\n".join(lines)


def _lines(signs: Iterable[Sign]) -> str:
    """Return the signs as a list, or as a list for each group where there are many."""
    signs = list(signs)
    if len(signs) <= MOST:
        return _list(signs)
    groups: dict[str, list[Sign]] = {}
    for sign in signs:
        groups.setdefault(sign.group, []).append(sign)
    return "\n\n".join(f"**{plain(name)}**\n\n{_list(some)}" for name, some in groups.items())


def _list(signs: Iterable[Sign]) -> str:
    return "\n".join(f"-   {plain(sign.line)}{_cited(sign)}" for sign in signs)


def _pictures(page: Page, signs: Iterable[Sign]) -> str:
    """Return the signs with their pictures and short lines, the first sentence in bold."""
    items = []
    for sign in signs:
        first, *rest = sentences(sign.short)
        parts = [f"**{plain(first)}**{_cited(sign)}", *map(plain, rest)]
        if sign.picture:
            drawing = posixpath.relpath(f"img/{sign.picture}", str(page.source.parent))
            parts.insert(0, f"![]({drawing})")
        items.append("-   " + "\n\n    ".join(parts))
    return "\n".join(["/// html | div.pictures", "\n\n".join(items), "///"])


def _buttons(level: str) -> list[str]:
    if level == "call":
        return ["{{ region.emergency_button }}"]
    if level == "today":
        return ["{{ region.urgent }}", "{{ region.advice_button }}"]
    return []


def _cited(sign: Sign) -> str:
    return "".join(f"[@{key}]" for key in sign.source)


def _from(source: PurePosixPath, text: str) -> str:
    """Return a text whose links, written from the top of docs/, lead on from a page."""
    folder = str(source.parent)
    return CARD_LINK.sub(lambda found: f"]({posixpath.relpath(found[1], folder)}", text)


def draw_check(site: Site) -> str:
    """Return the whole safety check, a group under each legend: js/check.js makes steps of them."""
    words = site.data.cards
    if not words:
        return ""
    groups: dict[tuple[str, str], dict[str, Sign]] = {}
    for key, sign in site.data.safety.items():
        if sign.check:
            groups.setdefault((sign.level, sign.group), {})[key] = sign
    parts = [_group(site, *kind, signs) for kind, signs in groups.items()]
    facts = site.values()
    shown = {name: fill_names(text, facts) for name, text in words.check}
    start = "/// html | form.tool[method=dialog][autocomplete=off][data-tool=check]" + "".join(
        f'[data-{name}="{_quoted(shown[name])}"]' for name in ("answer", "step", "shared")
    )
    turns = _buttons_of(shown, *TURNS)
    end = [
        Markup('<h3 class="ticked" hidden="hidden">{}</h3>').format(shown["ticked"]),
        Markup('<p role="status" class="said"></p>'),
        Markup(
            '<p class="acts"><button type="button" class="printing">{}</button>'
            '<button type="reset">{}</button>{}</p>'
        ).format(shown["print"], shown["clear"], _buttons_of(shown, "share")),
        Markup('<p class="turn" hidden="hidden">{}</p>').format(turns),
    ]
    return "\n\n".join([start, *(fill_names(one, facts) for one in parts), "\n".join(end), "///"])


def _quoted(text: str) -> str:
    """Return words for an attribute of a block: it knows no escapes, so they hold no quotes."""
    return text.replace('"', "”").replace("\\", "")


def _buttons_of(shown: Mapping[str, str], *names: str) -> Markup:
    """Return buttons that only a script can use."""
    button = Markup('<button type="button" class="turn__{}">{}</button>')
    return Markup("").join(button.format(name, shown[name]) for name in names)


def _group(site: Site, level: str, name: str, signs: Mapping[str, Sign]) -> str:
    """Return a group, with what to do about any tick of it: on paper, nothing else says so."""
    title = Markup("<h3>{}</h3>").format(name)
    legend = f"/// html | legend\n    markdown: html\n\n{title}\n///"
    said = f"{plain(site.data.cards.check.any)} {_do(site, level)}\n{{: .level }}"
    asked = [_question(site, key, sign) for key, sign in signs.items()]
    return "\n\n".join(["/// html | fieldset", legend, said, *asked, "///"])


def _question(site: Site, key: str, sign: Sign) -> str:
    """Return a sign as a box to tick with its answer below it, as the block that draws both."""
    lines = [f"/// question | {sign.level} {key} {plain(sign.line)}", _do(site, sign.level)]
    lines.append(plain(site.data.cards.check.say.replace("{words}", sign.say)))
    if sign.level == "today":
        lines.append("{{ region.advice_button }}")
    return "\n\n".join([*lines, plain(sign.why), "///"])


def _do(site: Site, level: str) -> str:
    """Return what to do, as a badge; the most serious one rings the number when pressed."""
    do = plain(site.data.cards.card(level).do)
    words = f"[{do}](tel:{{{{ region.emergency }}}})" if level == "call" else do
    return f"**{words}**{{: .{STYLES[level]} }}"
