"""A page as it is printed: how many sides, what it says, and what is wrong with its look."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from playwright.sync_api import Page
from pypdfium2 import PdfDocument, PdfPage

SMALL = ".sheet, .footnote, .checked, .meaning, sup, table, .admonition-title, .for"  # notes, not the text
LOOK = """([small]) => {
  const said = new Set()
  const black = (colour) => /^rgba?\\(0, 0, 0(, 1)?\\)$/.test(colour)
  const clear = (colour) => /^rgb\\(255, 255, 255\\)$|, 0\\)$/.test(colour)
  for (const one of document.querySelectorAll('main, main *')) {
    const words = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    if (!one.checkVisibility() || one.closest('svg')) continue
    const style = getComputedStyle(one), name = [one.localName, ...one.classList].join('.')
    if (!clear(style.backgroundColor)) said.add(`${name} is on ${style.backgroundColor}`)
    if (!words) continue
    if (!black(style.color)) said.add(`${name} is ${style.color}`)
    if (!one.closest(small) && parseFloat(style.fontSize) < 15.9)
      said.add(`${name} has ${Math.round(parseFloat(style.fontSize) * 0.75)} points`)
  }
  for (const card of document.querySelectorAll('.care'))
    if (parseFloat(getComputedStyle(card).borderTopWidth) < 1) said.add('a card has no border')
  for (const name of ['header', '.crumbs', '.contents', '.foot', '.onpage', '.more'])
    for (const one of document.querySelectorAll(name))
      if (one.checkVisibility()) said.add(`${name} is printed`)
  if (!document.querySelector('.checked__code svg')?.checkVisibility()) said.add('there is no code')
  return [...said]
}"""
WORDS = """() => [...document.querySelectorAll('#words :is(h1, h2, h3, p, li, td, dd)')]
  .filter((one) => one.checkVisibility() && !one.closest('.footnote') && !one.querySelector('p, ul, ol'))
  .map((one) => one.innerText).filter((text) => text.trim())"""
HEADS = """() => [...document.querySelectorAll('#words :is(h2, h3, .admonition-title, .level), #words > dl > dt')]
  .map((one) => one.textContent)"""
FOOT = 26  # points: below that stands the foot of each side
NAME = "Remedialmassageexplained"  # stands at the foot of each side
SOURCES = (
    "() => [...document.querySelectorAll('.footnote li a[href^=http]')].map((one) => one.href)"
)


@dataclass(frozen=True)
class Paper:
    """The sides a page takes, and all their text without spaces."""

    sides: int
    text: str
    pdf: PdfDocument

    def lacks(self, wanted: list[str]) -> list[str]:
        """Return which of some texts are not on the paper, whole or in two parts: columns end."""
        return [one for one in wanted if not self._holds(squeezed(one))]

    def _holds(self, letters: str) -> bool:
        parts = range(1, len(letters) + 1)
        return any(letters[:at] in self.text and letters[at:] in self.text for at in parts[::-1])


def sheets(page: Page, size: str = "A4") -> PdfDocument:
    """Print the page that is open, on A4 or Letter."""
    return PdfDocument(page.pdf(format=size))


def printed(page: Page) -> Paper:
    """Print the page that is open, and read what is on the paper."""
    pdf = sheets(page)
    sides = [squeezed(side.get_textpage().get_text_range()) for side in pdf]
    feet = [f"{number}of{len(sides)}" for number in range(1, len(sides) + 1)]
    text = "".join(side.replace(foot, "", 1) for side, foot in zip(sides, feet, strict=True))
    return Paper(len(sides), text, pdf)


def squeezed(text: str) -> str:
    """Return the letters and figures of a text alone: how a PDF spaces them says nothing."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).replace(NAME, "")


def amiss(page: Page) -> list[str]:
    """Say what looks wrong on paper; the page must be open with the media set to print."""
    return page.evaluate(LOOK, [SMALL])


def stranded(paper: PdfDocument, heads: list[str]) -> list[str]:
    """Return the heads that end a column of a paper: what they stand over begins elsewhere."""
    wanted = {squeezed(head) for head in heads}
    return [line for side in paper for line in _ends(side) if squeezed(line) in wanted]


def _ends(side: PdfPage) -> list[str]:
    """Return the last line of each column of a side."""
    text, middle, found = side.get_textpage(), side.get_width() / 2, {}
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    for left, low, right, high in (box for box in boxes if box[1] > FOOT):
        column = left > middle
        if column not in found or low < found[column][1]:
            found[column] = (left, low, right, high)
    return [
        text.get_text_bounded(
            middle if column else 0, low - 2, None if column else middle, high + 2
        )
        for column, (_, low, _, high) in found.items()
    ]
