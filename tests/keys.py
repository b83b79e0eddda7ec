"""Goes through a page with the Tab key and says what a reader would see at each stop."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

STOP = """() => {
  const here = document.activeElement
  if (!here || here === document.body) return null
  const named = here.getAttribute('aria-label') || here.innerText || here.id || here.className
  const box = here.getBoundingClientRect(), line = here.getClientRects()[0] || box
  const inside = box.left > -1 && box.right < innerWidth + 1
    && box.top > -1 && (box.bottom < innerHeight + 1 || box.height > innerHeight)
  const seen = here.checkVisibility({opacityProperty: true, visibilityProperty: true})
  const top = document.elementFromPoint((line.left + line.right) / 2, (line.top + line.bottom) / 2)
  let ringed = false
  for (let one = here; one !== document.body && one; one = one.parentElement) {
    const style = getComputedStyle(one)
    ringed ||= style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
  }
  const faults = {
    'has no size': !box.width || !box.height,
    'is off the screen': !inside,
    'is invisible': !seen,
    'is covered': inside && seen && !here.contains(top),
    'has no ring': !ringed,
  }
  return [named.trim().replace(/\\s+/g, ' '), Object.keys(faults).filter((one) => faults[one])]
}"""

PATIENCE = 8


@dataclass(frozen=True)
class Stop:
    """Where the focus is: what that is called, and why a reader may not find it."""

    name: str
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}: {', '.join(self.faults)}"


def stop(page: Page) -> Stop | None:
    """Press the Tab key and return where the focus is then, if anywhere."""
    page.keyboard.press("Tab")
    for _ in range(PATIENCE):
        found = page.evaluate(STOP)
        if not found or not found[1]:
            break
        page.wait_for_timeout(100)  # a footnote's own little window takes its time
    return Stop(found[0], tuple(found[1])) if found else None


def stops(page: Page, most: int = 400) -> list[Stop]:
    """Return every stop from here to the end of the page."""
    found: list[Stop] = []
    while len(found) < most and (here := stop(page)):
        found.append(here)
    return found
