"""A reader's screen: opens one page after another and notes what is wrong there."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Response

PHONE, DESK, NARROW = 390, 1280, 320
START_AXE = """() => {
  const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, {enabled: true}]))
  rules['color-contrast'].enabled = false  // color-contrast-enhanced asks the same, and more
  const begun = new Promise((begin) => setTimeout(begin))
  window.axeReport = begun.then(() => axe.run(document, {rules, resultTypes: ['violations']}))
}"""
AXE_REPORT = """async () => (await window.axeReport).violations.flatMap((rule) => rule.nodes.map(
  (node) => `${rule.id} at ${node.target.join(' ')}: `
    + [...node.any, ...node.all, ...node.none].map((one) => one.message).join(' ')))"""
WIDTH = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
KEPT = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


class Screen:
    """One reader's screen, and what was said and asked for since it last opened a page."""

    def __init__(self, browser: Browser, width: int, **options: object) -> None:
        phone = width < DESK
        self.name = f"{width} px"
        self.widths = [NARROW, width] if phone else [width]
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

    def start_axe(self, scheme: str) -> None:
        """Let every rule of axe look at the page, light or dark, and do not wait for it."""
        self.page.wait_for_load_state()
        self.page.emulate_media(color_scheme=scheme)
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        self.page.evaluate(START_AXE)

    def axe(self) -> list[str]:
        """Return what axe found."""
        return self.page.evaluate(AXE_REPORT)

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
