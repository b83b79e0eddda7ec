"""A reader's screen: opens one page after another and notes what is wrong on it."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Response

PHONE, DESK, NARROW = 390, 1280, 320
START_AXE = """() => {
  const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, {enabled: true}]))
  window.axeReport = axe.run(document, {rules, resultTypes: ['violations']})
}"""
AXE_REPORT = """async () => (await window.axeReport).violations.flatMap((rule) => rule.nodes.map(
  (node) => `${rule.id} at ${node.target.join(' ')}: `
    + [...node.any, ...node.all, ...node.none].map((one) => one.message).join(' ')))"""
TOO_WIDE = """() => {
  const {scrollWidth, clientWidth} = document.documentElement
  return scrollWidth > clientWidth ? [`${scrollWidth} px on ${clientWidth} px`] : []
}"""
KEPT = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


class Screen:
    """One reader's screen, and what was said and asked for since it last opened a page."""

    def __init__(self, browser: Browser, width: int, scheme: str, **options: object) -> None:
        phone = width < DESK
        self.name = f"{width} px, {scheme}"
        self.context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
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
        """Show a page, with nothing noted yet."""
        for notes in (self.console, self.errors, self.failed, self.requests):
            notes.clear()
        self.page.goto(url)

    def start_axe(self) -> None:
        """Let every rule of axe look at the page as it is, and do not wait for it."""
        self.page.evaluate(AXE_SCRIPT)
        self.page.evaluate(START_AXE)

    def axe(self) -> list[str]:
        """Return what axe found."""
        return self.page.evaluate(AXE_REPORT)

    def too_wide(self, width: int) -> list[str]:
        """Say whether one must scroll sideways at a width."""
        was = self.page.viewport_size
        self.page.set_viewport_size({**was, "width": width})
        found = self.page.evaluate(TOO_WIDE)
        self.page.set_viewport_size(was)
        return found

    def findings(self, address: str) -> dict[str, list[str]]:
        """Return each kind of thing that is wrong; ``address`` is where the site is."""
        inside = (address, "data:", "blob:")
        found = {
            "axe": self.axe(),
            "console": self.console,
            "errors": self.errors,
            "not answered": self.failed,
            "from elsewhere": [url for url in self.requests if not url.startswith(inside)],
            "cookies": [cookie["name"] for cookie in self.context.cookies()],
            "kept": self.page.evaluate(KEPT),
        }
        return {f"{self.name}: {kind}": list(notes) for kind, notes in found.items() if notes}
