"""Hard words: explained where a page first uses them, and on the page that lists them all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from sitekit.content import Term
from sitekit.text import WORD, plain

TEXTS = {"p", "li", "dd", "td"}
SKIPPED = {"a", "h1", "h2", "h3", "h4", "sup", "svg", "dt", "th", "code"}
SKIPPED_CLASSES = {
    "ask", "plan", "cards", "paths", "footnote", "letter", "admonition-title", "answer", "rating",
}  # fmt: skip
CLOSE = "Close"
SIGNS = " See the [danger signs](../is-it-safe/index.md#get-help)."  # from the list of words


def glossary_list(terms: Iterable[Term]) -> str:
    """Return links to the first letters, then term lists, one under a heading for each."""
    ordered = sorted(terms, key=lambda term: term.word.casefold())
    lists = {
        letter: "\n\n".join(
            f"{plain(one.word)}\n:   {plain(one.means)}{SIGNS * one.urgent}" for one in same_letter
        )
        for letter, same_letter in groupby(ordered, key=lambda term: term.word[0].upper())
    }
    links = "\n".join(f"-   [{letter}](#words-{letter.lower()})" for letter in lists)
    headed = (
        f"### {plain(letter)} {{#words-{letter.lower()}}}\n\n{text}"
        for letter, text in lists.items()
    )
    return "\n\n".join([f"/// html | div.links.letters\n{links}\n///", *headed])


class MarkedWords(Extension):
    """Explain each of some terms where a text first uses it outside brackets."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Keep the terms that are to be marked."""
        super().__init__()
        self.terms = [term for term in terms if term.mark]

    def extendMarkdown(self, md: Markdown) -> None:
        """Run on finished text, before MkDocs notes what one can link to; each page starts anew."""
        if self.terms:
            md.treeprocessors.register(_Marker(md, self.terms), "marked-words", 6)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, terms: list[Term]) -> None:
        super().__init__(md)
        self.by_form = {form: term for term in terms for form in _forms(term)}
        found = "|".join(map(re.escape, sorted(self.by_form, key=len, reverse=True)))
        self.pattern = re.compile(rf"(?<![\w-])(?:{found})(?![\w-])", re.IGNORECASE)
        self.begin = {one for form in self.by_form for one in WORD.findall(form.lower())[:1]}
        self.seen: set[str] = set()
        self.entry = ""  # the word that the list of words is explaining

    def run(self, root: Element) -> None:
        self.seen, self.entry = set(), ""
        self._walk(root, inside=False)

    def _walk(self, element: Element, *, inside: bool) -> None:
        """Mark the texts of an element and its children, in reading order."""
        if element.tag == "dt":
            self.entry = element.text or ""
        skip = element.tag in SKIPPED or SKIPPED_CLASSES & set(element.get("class", "").split())
        if skip:
            return
        inside = inside or element.tag in TEXTS
        children = list(element)
        if inside:
            self._mark(element, element.text, None)
        for child in children:
            self._walk(child, inside=inside)
            if inside:
                self._mark(element, child.tail, child)
        if element.tag == "dl":
            self.entry = ""

    def _mark(self, parent: Element, text: str | None, before: Element | None) -> None:
        """Put a link and its meaning after ``before``, for each word met for the first time."""
        rest, at = text or "", list(parent).index(before) + 1 if before is not None else 0
        while found := self._next(rest):
            term, start, end = found
            _set_text(parent, before, rest[:start])
            word, meaning = marked_word(term, rest[start:end])
            parent.insert(at, word)
            parent.insert(at + 1, meaning)
            before, at, rest = meaning, at + 2, rest[end:]
            meaning.tail = rest

    def _next(self, text: str) -> tuple[Term, int, int] | None:
        if self.begin.isdisjoint(WORD.findall(text.lower())):  # most texts hold none
            return None
        for found in self.pattern.finditer(text):
            term = self.by_form.get(found[0]) or self.by_form.get(found[0].lower())
            if term is None or term.word == self.entry or term.word in self.seen:
                continue
            self.seen.add(term.word)
            before = text[: found.start()]
            if before.count("(") == before.count(")"):  # in brackets it has just been explained
                return term, found.start(), found.end()
        return None


def _forms(term: Term) -> list[str]:
    """Return how a term is written: as it stands if in capitals, else in small letters."""
    return [one if one.isupper() else one.lower() for one in (term.word, *term.also)]


def marked_word(term: Term, written: str) -> tuple[Element, Element]:
    """Return a link in the text that is the word, and the meaning to which it leads.

    The word stays text, to copy, find, translate or read in a plain view, none of which see what is
    ``hidden``. A script shows the meaning over the page; without one, the address does.
    """
    name = f"word-{slugify(term.word, '-')}"
    here = f"{name}-here"
    word = Element("a", {"class": "term", "id": here, "href": f"#{name}"})
    word.text = written
    attributes = {"id": name, "class": "meaning", "popover": "auto", "hidden": "hidden"}
    meaning = Element("span", attributes | {"data-search-exclude": ""})
    explained = SubElement(meaning, "strong")
    explained.text, explained.tail = f"{term.word}: ", f"{term.means} "
    SubElement(meaning, "a", {"class": "shut", "href": f"#{here}"}).text = CLOSE
    return word, meaning


def _set_text(parent: Element, before: Element | None, text: str) -> None:
    if before is None:
        parent.text = text
    else:
        before.tail = text
