"""What may be wrong inside one page of the built site; a good page has no fault of any kind."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

from built import Built

LEFTOVERS = ("{{", "}}", "[@", "[^", "{#", "{:", "///", "TO WRITE")
LOADING = {"script", "img", "source", "iframe", "embed", "object", "audio", "video", "link"}
TOLD_NOT_LOADED = {"canonical", "prev", "next", "alternate", "license", "author"}
STYLE_FROM_ELSEWHERE = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^\s\"')]+", re.I)


def headings_amiss(page: Built) -> list[str]:
    """One h1 comes first, and no level below it is left out."""
    nodes = page.tree.css("h1, h2, h3, h4, h5, h6")
    found = [(int(node.tag[1]), " ".join(node.text().split())) for node in nodes]
    ones = [words for level, words in found if level == 1]
    counted = [] if len(ones) == 1 else [f"{len(ones)} h1: {', '.join(ones)}"]
    gaps = [
        f"h{level} after h{before}: {words}"
        for (before, _), (level, words) in pairwise([(0, ""), *found])
        if level > before + 1
    ]
    return counted + gaps


def pictures_without_alt(page: Built) -> list[str]:
    """A picture says in words what it shows, or says with alt="" that it shows nothing."""
    pictures = [node.attributes for node in page.tree.css("img")]
    return [one.get("src") or "" for one in pictures if "alt" not in one]


def repeated_ids(page: Built) -> list[str]:
    """An id is the address of one element."""
    counted = Counter(node.attributes["id"] or "" for node in page.tree.css("[id]"))
    return [name for name, count in counted.items() if count > 1]


def missing_language(page: Built) -> list[str]:
    """A page says that it is in English, so that it is read aloud as English."""
    language = page.tree.css_first("html").attributes.get("lang")
    return [] if language in {"en", "en-GB"} else [f"lang is {language}"]


def leftovers(page: Built) -> list[str]:
    """A reader never sees a sign that was meant for the build or for the writer."""
    return [mark for mark in LEFTOVERS if mark in page.words]


def inline_handlers(page: Built) -> list[str]:
    """No element carries a script in an attribute."""
    return [
        f"{node.tag} {key}"
        for node in page.tree.css("*")
        for key, value in node.attributes.items()
        if key.startswith("on") or (value or "").strip().lower().startswith("javascript:")
    ]


def strangers(page: Built) -> list[str]:
    """Nothing is loaded from another site."""
    loaded = [
        url
        for node, url in page.pointers()
        if node.tag in LOADING and node.attributes.get("rel") not in TOLD_NOT_LOADED
    ]
    styles = [found[0] for found in STYLE_FROM_ELSEWHERE.finditer(page.html)]
    return [url for url in loaded if urlsplit(url).netloc] + styles


def missing_guard(page: Built) -> list[str]:
    """The page tells the browser to run nothing that is written into it or comes from elsewhere."""
    node = page.tree.css_first('meta[http-equiv="Content-Security-Policy"]')
    policy = (node.attributes.get("content") or "") if node else ""
    lax = [word for word in ("unsafe-", "http:", "https:", "*") if word in policy]
    return (
        lax if "default-src 'none'" in policy or "default-src 'self'" in policy else ["no policy"]
    )


def lost_footnotes(page: Built) -> list[str]:
    """Each number leads to a source in the list, and each source back to its numbers."""
    cited = {node.attributes["href"] for node in page.tree.css("a.footnote-ref[href]")}
    notes = {f"#{node.attributes.get('id')}": node for node in page.tree.css(".footnote li")}
    lost = [f"{one} is cited, not listed" for one in sorted(cited - set(notes))]
    lost += [f"{one} is listed, not cited" for one in notes if one not in cited]
    if cited and "sources" not in page.ids:
        lost.append("the list has no heading #sources")
    for one, note in notes.items():
        back = [node.attributes["href"] or "" for node in note.css("a.footnote-backref[href]")]
        marks = [page.tree.css_first(f'[id="{link[1:]}"] a.footnote-ref') for link in back]
        right = [mark for mark in marks if mark is not None and mark.attributes["href"] == one]
        if len(right) != len(back) or not back:
            lost.append(f"{one} does not lead back")
    return lost


KINDS = (
    headings_amiss,
    pictures_without_alt,
    repeated_ids,
    missing_language,
    leftovers,
    inline_handlers,
    strangers,
    missing_guard,
    lost_footnotes,
)
