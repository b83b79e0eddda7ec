"""A reader's screen and keys: opens pages, and notes what is wrong there and at each stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

PHONE, DESK, NARROW = 390, 1280, 320
START_AXE = """([asked, left, where]) => {
  const rules = Object.fromEntries(axe.getRules().map(({ruleId}) => (
    [ruleId, {enabled: (!asked.length || asked.includes(ruleId)) && !left.includes(ruleId)}])))
  rules['color-contrast'].enabled = false  // color-contrast-enhanced asks the same, and more,
  const {contrastRatio} = axe._audit.checks['color-contrast-enhanced'].options
  for (const size of Object.values(contrastRatio)) delete size.minThreshold  // once it asks of all
  // targets.py asks more than the first; the others find only what somebody should look at
  for (const one of ['target-size', 'hidden-content', 'identical-links-same-purpose'])
    rules[one].enabled = false
  const begun = new Promise((begin) => setTimeout(begin))
  const settings = {rules, resultTypes: ['violations'], preload: false, debug: true}
  window.axeReport = begun.then(() => axe.run(where || document, settings))
}"""
AXE_REPORT = """async () => (await window.axeReport).violations.flatMap((rule) => rule.nodes.map(
  (node) => `${rule.id} at ${node.target.join(' ')}: `
    + [...node.any, ...node.all, ...node.none].map((one) => one.message).join(' ')))"""
COLOURS = ["color-contrast-enhanced", "link-in-text-block"]  # the rules that look at colours
SCHEMES = {"light": [], "dark": COLOURS}
WIDTH = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
KEPT = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"

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
PATIENCE = 30  # looks, for a footnote's own little window takes its time on a busy machine


class Screen:
    """One reader's screen, and what was said and asked for since it last opened a page."""

    def __init__(self, browser: Browser, width: int, **options: object) -> None:
        phone = width < DESK
        self.name = f"{width} px"
        self.widths = [NARROW, DESK, width] if phone else [width]  # it ends as it began
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            is_mobile=phone,
            has_touch=phone,
            **options,
        )
        self.page = self.context.new_page()
        self.console: list[str] = []
        self.errors: list[str] = []
        self.failed: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(error.message))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self.failed.append(request.url))
        self.page.on("response", self._answer)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.console.append(message.text)

    def _answer(self, response: Response) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.status} {response.url}")

    def open(self, url: str) -> None:
        """Begin to show a page, with nothing noted yet."""
        for notes in (self.console, self.errors, self.failed, self.requests):
            notes.clear()
        self.page.goto(url, wait_until="commit")

    def close(self) -> None:
        """Put the screen away, with all that it kept."""
        self.context.close()

    def start_axe(
        self, scheme: str, rules: Sequence[str] = (), without: Sequence[str] = (), where: str = ""
    ) -> None:
        """Let some rules of axe, or all, look at the page, light or dark; do not wait for them.

        ``where`` is the part to look at, as a selector; all of the page if it is empty.
        """
        self.page.wait_for_load_state()
        self.page.emulate_media(color_scheme=scheme)
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        self.page.evaluate(START_AXE, [list(rules), list(without), where])

    def axe(self) -> list[str]:
        """Return what axe found."""
        return self.page.evaluate(AXE_REPORT)

    def axe_by_day_and_night(self, where: str = "") -> dict[str, list[str]]:
        """Return what axe finds there; by night other colours are all that is new."""
        found = {}
        for scheme, rules in SCHEMES.items():
            self.start_axe(scheme, rules, where=where)
            found[f"{scheme}: axe"] = self.axe()
        return found

    def sideways(self) -> list[str]:
        """Name each width at which one must scroll sideways."""
        size, found = self.page.viewport_size, []
        for width in self.widths:
            self.page.set_viewport_size({**size, "width": width})
            wide, seen = self.page.evaluate(WIDTH)
            found += [f"{wide} px wide on {seen} px"] if wide > seen else []
        return found

    def notes(self, address: str) -> dict[str, list[str]]:
        """Return all that is wrong but for what axe says; ``address`` is where the site is."""
        inside = (address, "data:", "blob:")
        return {
            "console": [*self.console],
            "error": [*self.errors],
            "not answered": [*self.failed],
            "from elsewhere": [url for url in self.requests if not url.startswith(inside)],
            "cookie": [cookie["name"] for cookie in self.context.cookies()],
            "kept": self.page.evaluate(KEPT),
            "sideways": self.sideways(),
        }


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
        page.wait_for_timeout(100)
    return Stop(found[0], tuple(found[1])) if found else None


def stops(page: Page, most: int = 400) -> list[Stop]:
    """Return every stop from here to the end of the page."""
    found: list[Stop] = []
    while len(found) < most and (here := stop(page)):
        found.append(here)
    return found
