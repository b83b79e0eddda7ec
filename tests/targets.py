"""What can be pressed but is smaller than a fingertip needs: 44 by 44 px, but for links in text."""

from __future__ import annotations

from playwright.sync_api import Page

SMALL = """() => {
  const said = []
  const kinds = 'a[href], button, summary, select, textarea, input, [tabindex="0"]'
  for (const one of document.querySelectorAll(kinds)) {
    const field = ['INPUT', 'TEXTAREA', 'SELECT'].includes(one.tagName)
    const label = one.labels?.[0]
    const seen = (field && label) || one
    if (!seen.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue
    const spread = getComputedStyle(one, '::after').position === 'absolute'  // over its card
    const box = (spread ? one.closest('li, .go') : seen).getBoundingClientRect()
    if (box.right <= 0 || box.bottom <= 0) continue
    const block = one.parentElement.closest('p, li, td, th, dd, dt, figcaption, h1, h2, h3, label')
    const words = (node) => node.innerText.replace(/\\s+/g, '')
    const inText = !field && getComputedStyle(one).display.startsWith('inline') && block
      && words(block).length > words(one).length + 2
    if (inText) continue
    if (box.width < 43.5 || box.height < 43.5)
      said.push(`${(seen.innerText || seen.className).trim()}: ${Math.round(box.width)} by `
        + `${Math.round(box.height)}`)
  }
  return said
}"""


def small(page: Page) -> list[str]:
    """Return each target that is too small, by its name, with its size in px."""
    return page.evaluate(SMALL)
