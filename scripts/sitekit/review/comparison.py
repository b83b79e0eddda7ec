"""What changed for the reader between two versions of a page: sentences, numbers and sources.

Links, pictures, blocks and the marks that shape a page unseen are compared too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sitekit.content import ORDER, Page, Sign, health_section_ids, health_sections
from sitekit.review.orders import names_medicine, turned
from sitekit.text import CITATION, citation_keys, numbers, sentences

ALIKE = 0.5  # of the letters; below, a sentence is another one and not a changed one
PAIRS = 40_000  # sentences compared with each other at most; beyond, each is gone or new
TOP = "top of the page"
UNSEEN = ("links", "picture files", "blocks", "marks")  # compared, but no words of the page
ATTRIBUTE = re.compile(r"(?<!\{)\{(?!\{)[^{}\n]*\}(?!\})")
PLAIN_ATTRIBUTE = re.compile(r"\{:? ?(?:#[\w-]+|(?:width|height)=\d+| )* ?\}")
TAG = re.compile(r"<(?!https://)[!/?a-zA-Z][^>\n]*>?")
OPTIONS = re.compile(r"^[ ]{0,8}///[ ]*\S[^\n]*\n((?:[ \t]+(?!///)\S[^\n]*\n)+)", re.MULTILINE)
CODE = re.compile(r"^[ \t]*(?:```|~~~).*$|^[ \t]+///.*$", re.MULTILINE)  # or a block in code
DEFINED = re.compile(r"^ {0,3}\*?\[[^\]\n]+\]:[^\n]*", re.MULTILINE)

Text = tuple[str, str]  # a section, and a sentence in it
Moved = tuple[Counter[str], Counter[str]]  # what is gone, and what is new


@dataclass(frozen=True)
class Change:
    """One sentence: what it was ("" if it is new), what it is ("" if it is gone), and where."""

    section: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """What is not the same for the reader; ``before`` or ``after`` is None for no such page."""

    before: Page | None
    after: Page | None
    changes: tuple[Change, ...]
    numbers: Moved
    sources: Moved

    @property
    def versions(self) -> list[Page]:
        """Return the one or two versions there are, the newer one last."""
        return [one for one in (self.before, self.after) if one]

    @property
    def page(self) -> Page:
        """Return the page as it is, or as it was if it is gone."""
        return self.versions[-1]

    @property
    def title(self) -> str:
        """Return what the page is called."""
        return str(self.page.value("title") or self.page.path)

    def clinical(self) -> list[str]:
        """Return why a clinician has to look: what of the health text is not the same."""
        safe = {name for one in self.versions for name in health_section_ids(one.outline)}
        parts = dict.fromkeys(one.section for one in self.changes if one.section in safe)
        why = [f"words in {', '.join(parts)}"] if parts else []
        rest = [one for one in self.changes if one.section not in {*safe, *UNSEEN}]
        if any(names_medicine(f"{one.before} {one.after}") for one in rest):
            why.append("words on medicines")
        elif any(turned(one.before, one.after) for one in rest):
            why.append("what readers are told to do")
        why += ["numbers"] * any(self.numbers) + ["sources"] * any(self.sources)
        ratings = {str(one.value("evidence")) for one in self.versions}
        return why + ["the evidence rating"] * (len(ratings) > 1)


def compare_pages(before: Page | None, after: Page | None) -> Difference:
    """Compare two versions of a page, either of which may not be there."""
    old, new = list(_texts(before)), list(_texts(after))
    return Difference(
        before,
        after,
        tuple(paired_changes(old, new)),
        _moved(_numbers(old), _numbers(new)),
        _moved(_keys(before), _keys(after)),
    )


def compare_signs(before: Mapping[str, Sign], after: Mapping[str, Sign]) -> list[Change]:
    """Compare two versions of the danger signs, each of which is a section of its own."""
    return list(paired_changes(list(_sign_texts(before)), list(_sign_texts(after))))


def _sign_texts(signs: Mapping[str, Sign]) -> Iterator[Text]:
    for key, sign in signs.items():
        for name, value in sign:
            text = ", ".join(value) if isinstance(value, tuple) else str(value)
            yield from [(key, f"{name}: {text}")] * bool(text)


def _moved(before: Counter[str], after: Counter[str]) -> Moved:
    return before - after, after - before


def _numbers(ones: list[Text]) -> Counter[str]:
    return Counter(n for where, text in ones if where not in {TOP, *UNSEEN} for n in numbers(text))


def _keys(page: Page | None) -> Counter[str]:
    return Counter(key for _, key in citation_keys(page.body)) if page else Counter()


def _texts(page: Page | None) -> Iterator[Text]:
    """Yield all that a reader meets: fields, sentences, the sources after them, and pictures."""
    if not page:
        return
    yield from ((TOP, f"{key}: {page.value(key)}") for key in ORDER if key in page.front)
    for name, inside, _ in health_sections(page.outline):
        for one in inside:
            yield from ((name, text) for text in sentences(one.text))
            if keys := CITATION.findall(one.raw):
                yield name, f"(Sources here: {', '.join(keys)})"
    for link in page.outline.links:
        yield from [("pictures", link.text)] * (link.picture and bool(link.text))
        yield "picture files" if link.picture else "links", f"{link.text}: {link.href}"
    yield from (("blocks", f"{one.name}: {one.title}") for one in page.outline.blocks)
    yield from (("marks", mark) for mark in marks_on(page))


def marks_on(page: Page) -> Iterator[str]:
    """Yield the marks on a page that shape it unseen: classes, settings of blocks, HTML."""
    body = OPTIONS.sub("", page.body)
    yield from (one for one in ATTRIBUTE.findall(body) if not PLAIN_ATTRIBUTE.fullmatch(one))
    yield from (line.strip() for one in OPTIONS.findall(page.body) for line in one.splitlines())
    yield from (one.rstrip().replace("    ", "\t") for one in CODE.findall(body))
    yield from (one.strip() for one in DEFINED.findall(body))
    yield from TAG.findall(body)


def paired_changes(old: list[Text], new: list[Text]) -> Iterator[Change]:
    """Yield what is gone, new or changed, in reading order."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield from _paired(old[a:b], new[c:d])


def _paired(old: list[Text], new: list[Text]) -> Iterator[Change]:
    """Pair each new sentence with the old one of its section that is most like it."""
    few = len(old) * len(new) <= PAIRS
    for section, text in new:
        near = {was: _alike(text, was[1]) for was in old if few and was[0] == section}
        best = max(near, key=near.__getitem__, default=None)
        if best and near[best] >= ALIKE:
            old.remove(best)
            yield Change(section, best[1], text)
        else:
            yield Change(section, "", text)
    yield from (Change(section, text, "") for section, text in old)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
