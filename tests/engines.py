"""Three engines, driven alike: Chromium, Firefox and WebKit, each as a reader's hand and eye.

Playwright drives Chromium. Its own Firefox and WebKit are patched and come from its host alone, so
those that a system's packages bring are driven by the standards that they speak themselves: Firefox
by WebDriver BiDi, WebKitGTK by WebDriver. What all three share stands in ``Engine``.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType

from playwright.sync_api import Browser, Error
from setup import Webkit
from websockets.sync.client import connect

PHONE, DESK = 390, 1280
TALL = 900
PATIENCE, PAUSE = 20, 0.03  # seconds: to wait for what a page does, and between two looks
CODES = {
    "Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Space": " ",
    "ArrowRight": "\ue014", "Backspace": "\ue003", "Shift": "\ue008",
}  # fmt: skip
# Stands first on each page that is served to be watched: what goes wrong is noted in every engine.
WATCH = """(() => {
  const noted = window.noted = []
  addEventListener('error', ({message, target}) => noted.push(message || `not loaded: ${target.src ?? target.href}`), true)
  addEventListener('unhandledrejection', ({reason}) => noted.push(`not handled: ${reason}`))
  document.addEventListener('securitypolicyviolation',
    ({effectiveDirective, blockedURI}) => noted.push(`the policy forbids ${effectiveDirective} ${blockedURI}`))
  for (const level of ['error', 'warn']) console[level] = (...words) => noted.push(`${level}: ${words.join(' ')}`)
})()"""
POINT = """async (selector) => {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
  const seen = (one) => [...one.getClientRects()].find((box) => box.width && box.height)
  const found = [...document.querySelectorAll(selector)].find(seen)
  if (!found) return `nothing to see is ${selector}`
  found.scrollIntoView({block: 'center', behavior: 'instant'})
  for (let n = 0; n < 3; n += 1) await frame()  // WebKit scrolls to what a key has reached a little later
  const box = seen(found), x = box.left + box.width / 2, y = box.top + box.height / 2
  const top = document.elementFromPoint(x, y)
  return found.contains(top) ? [x, y] : `${selector} is covered by ${top?.outerHTML.slice(0, 80)}`
}"""
FOCUS = """(selector) => {
  const found = document.querySelector(selector)
  found?.focus()
  return found && found === document.activeElement
}"""
WIDE = """() => {
  const room = document.documentElement.clientWidth
  return document.documentElement.scrollWidth > room || scrollX
    ? [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > room + 1)
      .slice(0, 3).map((one) => `${one.tagName} ${one.className} is wider than ${room} px`) : []
}"""
SEEN = """(selector) => [...document.querySelectorAll(selector)]
  .some((one) => [...one.getClientRects()].some((box) => box.width && box.height))"""


class Engine(ABC):
    """A browser with one page: what a reader does there, and what he sees."""

    name: str
    prints = True  # to PDF, for a test
    tells = True  # when it asks the reader something, as whether to leave the page

    def __init__(self, *given: object) -> None:
        self.held = ExitStack()
        self.width = 0
        self.asked: list[str] = []  # the reader, who says yes, since the page was opened
        try:
            self.begin(*given)
        except BaseException:
            self.close()
            raise

    @abstractmethod
    def begin(self, *given: object) -> None:
        """Start the browser."""

    def close(self) -> None:
        """End the browser, and all that it needed."""
        self.held.close()

    @abstractmethod
    def open(self, url: str) -> None:
        """Show a page, and wait until all of it has come; forget what was noted before."""

    @abstractmethod
    def evaluate(self, function: str, *given: object) -> object:
        """Return what a function says in the page, once its promise is kept."""

    @abstractmethod
    def tap(self, x: float, y: float) -> None:
        """Press the left button of the mouse on a point of the window."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type letters, one after the other."""

    @abstractmethod
    def back(self) -> None:
        """Go back to the page before, or to what was shown before on this one."""

    @abstractmethod
    def resize(self, width: int, height: int = TALL) -> None:
        """Give the page this much room."""

    @abstractmethod
    def screenshot(self) -> bytes:
        """Return a picture of what is in the window, as PNG."""

    @abstractmethod
    def paper(self) -> bytes:
        """Return the page as it is printed on A4, as PDF."""

    @abstractmethod
    def said(self) -> list[str]:
        """Return what the browser itself has told a developer since the page was opened."""

    def complaints(self) -> list[str]:
        """Return all that went wrong since the page was opened."""
        noted = list(self.evaluate("() => window.noted ?? ['it is not watched']"))
        return list(dict.fromkeys(self.said() + noted))

    def press(self, names: str) -> None:
        """Press a key that has a name, as Tab, or Shift+Tab."""
        self.type("".join(CODES[name] for name in names.split("+")))

    def wait(self, function: str, *given: object) -> object:
        """Wait until a function of the page says something that is true, and return it."""

        def look() -> object:
            try:
                return self.evaluate(function, *given)
            except (AssertionError, Error):  # the page is just being left for the next one
                return None

        return self._patiently(look, f"never true: {function}")

    def see(self, selector: str) -> bool:
        """Tell whether something of this kind is shown."""
        return bool(self.evaluate(SEEN, selector))

    def amiss(self) -> list[str]:
        """Say what is wrong with the page that is open."""
        return self.complaints() + list(self.evaluate(WIDE))

    def await_(self, selector: str) -> None:
        """Wait until something of this kind is shown."""
        self.wait(SEEN, selector)

    def arrive(self, path: str) -> None:
        """Wait until a page is shown whole that something on the last one led to."""
        self.wait(
            "(path) => location.pathname === path && document.readyState === 'complete'", path
        )

    def click(self, selector: str) -> None:
        """Bring the first that is shown into view, and press it; wait a little until it is there."""
        found: object = None

        def point() -> object:
            nonlocal found
            before, found = found, self.evaluate(POINT, selector)
            return isinstance(found, list) and found == before  # it stands still

        try:
            self._patiently(point, "")
        except AssertionError:
            raise AssertionError(found) from None
        self.tap(*found)

    def fill(self, selector: str, text: str) -> None:
        """Put the focus into a field and type there."""
        self.wait(FOCUS, selector)
        self.type(text)

    def text(self, selector: str) -> str:
        """Return the words of the first of a kind, as they are shown."""
        words = self.evaluate("(name) => document.querySelector(name).innerText", selector)
        return " ".join(str(words).split())

    def _patiently(self, look: Callable[[], object], otherwise: str) -> object:
        end = time.monotonic() + PATIENCE
        while not (found := look()):
            assert time.monotonic() < end, otherwise
            time.sleep(PAUSE)
        return found


def opened(engine: Engine, url: str, width: int) -> Engine:
    """Show a page in a window of some width, with nothing kept, asked or noted yet."""
    engine.resize(width)
    engine.evaluate("() => { try { sessionStorage.clear() } catch { /* nothing is kept here */ } }")
    engine.open(url)
    engine.asked.clear()
    return engine


class Chromium(Engine):
    """Chromium, which Playwright drives."""

    name = "chromium"

    def begin(self, browser: Browser) -> None:
        context = browser.new_context(reduced_motion="reduce")
        self.held.callback(context.close)
        self.page = context.new_page()
        self.notes: list[str] = []
        self.page.on("dialog", lambda one: (self.asked.append(one.type), one.accept()))
        self.page.on("console", lambda one: self._hear(one.type, one.text))
        self.page.on("pageerror", lambda error: self.notes.append(error.message))

    def _hear(self, level: str, text: str) -> None:
        if level in {"error", "warning"}:
            self.notes.append(text)

    def open(self, url: str) -> None:
        self.notes.clear()
        self.page.goto(url)

    def evaluate(self, function: str, *given: object) -> object:
        return self.page.evaluate(f"(given) => ({function})(...given)", list(given))

    def tap(self, x: float, y: float) -> None:
        self.page.mouse.click(x, y)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, names: str) -> None:
        self.page.keyboard.press(names)

    def back(self) -> None:
        self.page.go_back(wait_until="commit")

    def resize(self, width: int, height: int = TALL) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def screenshot(self) -> bytes:
        return self.page.screenshot()

    def paper(self) -> bytes:
        return self.page.pdf(format="A4")

    def said(self) -> list[str]:
        return [*self.notes]


def actions(kind: str, steps: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return what a mouse or keys do, as both standards write it."""
    options = {"parameters": {"pointerType": "mouse"}} if kind == "pointer" else {}
    return [{"type": kind, "id": kind, "actions": steps, **options}]


def taps(x: float, y: float) -> list[dict[str, object]]:
    """Return a press of the mouse on a point."""
    where = {"type": "pointerMove", "x": round(x), "y": round(y)}
    held = [{"type": f"pointer{way}", "button": 0} for way in ("Down", "Up")]
    return actions("pointer", [where, *held])


def keys(text: str) -> list[dict[str, object]]:
    """Return letters, one after the other; where Shift comes first, it is held down."""
    shift, rest = text[: text[0] == CODES["Shift"]], text.removeprefix(CODES["Shift"])
    held = [(way, one) for one in rest for way in ("Down", "Up")]
    steps = [("Down", shift), *held, ("Up", shift)] if shift else held
    return actions("key", [{"type": f"key{way}", "value": one} for way, one in steps])


def ended(program: subprocess.Popen[str]) -> None:
    """End a program that we began, and those that it began."""
    program.terminate()
    program.communicate(timeout=PATIENCE)


PREFERENCES = {
    "ui.prefersReducedMotion": 1,
    "ui.useOverlayScrollbars": 0,  # a desk has scroll bars, and they take room
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.server": "",
    "app.normandy.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "services.settings.server": "data:,",  # it asks nobody but this machine
    "browser.region.update.enabled": False,
    "print.always_print_silent": True,
    # what no test looks at: a first page, processes in store, add-ons, what was visited
    "browser.startup.page": 0,
    "browser.newtab.preload": False,
    "dom.ipc.processPrelaunch.enabled": False,
    "fission.autostart": False,
    "media.rdd-process.enabled": False,
    "extensions.enabledScopes": 0,
    "places.history.enabled": False,
    "browser.sessionstore.interval": 600000,
}


class Firefox(Engine):
    """Firefox, by WebDriver BiDi, which it speaks itself."""

    name = "firefox"

    def begin(self, program: str, preferences: Mapping[str, object] = MappingProxyType({})) -> None:
        profile = self.held.enter_context(
            tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True)
        )
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});"
                 for key, value in {**PREFERENCES, **preferences}.items()]  # fmt: skip
        Path(profile, "user.js").write_text("\n".join(lines), "utf-8")
        running = subprocess.Popen(
            [
                program,
                "--headless",
                "--no-remote",
                "--profile",
                profile,
                "--remote-debugging-port=0",
            ],
            env={**os.environ, "MOZ_DISABLE_AUTO_SAFE_MODE": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.held.callback(ended, running)
        address = next(
            (line.split()[-1] for line in running.stderr if "WebDriver BiDi listening on" in line),
            "",
        )
        assert address, f"{program} does not start"
        self.wire = self.held.enter_context(
            connect(f"{address}/session", max_size=None, ping_interval=None)
        )
        self.numbers = itertools.count()
        self.notes: list[str] = []
        answer = {"unhandledPromptBehavior": {"default": "accept"}}
        self.send("session.new", capabilities={"alwaysMatch": answer})
        self.held.callback(self.send, "session.end")
        events = ["log.entryAdded", "browsingContext.userPromptOpened"]
        self.send("session.subscribe", events=events)
        # a tab of its own: the first one leaves the focus in the address bar
        self.context = self.send("browsingContext.create", type="tab")["context"]

    def send(self, method: str, **parameters: object) -> dict:
        """Ask Firefox for something, and note what it says meanwhile."""
        number = next(self.numbers)
        self.wire.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            heard = json.loads(self.wire.recv(timeout=60))
            if heard.get("method") == "log.entryAdded":
                self._hear(heard["params"])
            if heard.get("method") == "browsingContext.userPromptOpened":
                self.asked.append(heard["params"]["type"])
            if heard.get("id") == number:
                assert heard["type"] == "success", f"{method}: {heard.get('message')}"
                return heard["result"]

    def _hear(self, entry: dict) -> None:
        if entry["level"] in {"error", "warn"}:
            self.notes.append(str(entry["text"]))

    def open(self, url: str) -> None:
        self.notes.clear()
        self.send("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def evaluate(self, function: str, *given: object) -> object:
        whole = (
            f"async (given) => JSON.stringify((await ({function})(...JSON.parse(given))) ?? null)"
        )
        found = self.send(
            "script.callFunction",
            functionDeclaration=whole,
            arguments=[{"type": "string", "value": json.dumps(given)}],
            target={"context": self.context},
            awaitPromise=True,
            userActivation=False,
        )
        assert found["type"] == "success", found["exceptionDetails"]["text"]
        return json.loads(found["result"]["value"])

    def tap(self, x: float, y: float) -> None:
        self.send("input.performActions", context=self.context, actions=taps(x, y))

    def back(self) -> None:
        self.send("browsingContext.traverseHistory", context=self.context, delta=-1)

    def type(self, text: str) -> None:
        self.send("input.performActions", context=self.context, actions=keys(text))

    def resize(self, width: int, height: int = TALL) -> None:
        room = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self.context, viewport=room)

    def screenshot(self) -> bytes:
        found = self.send("browsingContext.captureScreenshot", context=self.context)
        return base64.b64decode(found["data"])

    def paper(self) -> bytes:
        size = {"width": 21.0, "height": 29.7}
        found = self.send("browsingContext.print", context=self.context, page=size)
        return base64.b64decode(found["data"])

    def said(self) -> list[str]:
        return [*self.notes]


# WebKitGTK's own small browser cannot be narrower than its buttons: so they take no room.
NO_BUTTONS = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(.1) }"
SCREEN = "1700x1300x24"
MIDDLE = 850  # of it, where the pointer is: the window below that has the keys


class WebKit(Engine):
    """WebKitGTK in the small browser that comes with it, by WebDriver, on a screen nobody sees."""

    name = "webkit"
    prints = tells = False  # its driver has no word for either

    def begin(self, found: Webkit) -> None:
        home = self.held.enter_context(
            tempfile.TemporaryDirectory(prefix="webkit-", ignore_cleanup_errors=True)
        )
        for toolkit in ("gtk-3.0", "gtk-4.0"):
            Path(home, toolkit).mkdir()
            Path(home, toolkit, "gtk.css").write_text(NO_BUTTONS, "utf-8")
        quiet = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True}
        screen = subprocess.Popen(
            [found.screen, "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            **quiet,
        )
        self.held.callback(ended, screen)
        display = screen.stdout.readline().strip()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        own = {
            "DISPLAY": f":{display}", "HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home,
            "XDG_DATA_HOME": home, "XDG_RUNTIME_DIR": home, "GDK_BACKEND": "x11",
            "GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "1", "LIBGL_ALWAYS_SOFTWARE": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",  # layers, drawn without a graphics card, are slow
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # the tests may run as root
        }  # fmt: skip
        driver = subprocess.Popen(
            [found.driver, f"--port={port}"],
            env={**os.environ, **own},
            stdout=subprocess.DEVNULL,
            **quiet,
        )
        self.held.callback(ended, driver)
        self.at = f"http://127.0.0.1:{port}/session"
        wanted = {
            "browserName": "MiniBrowser",
            "unhandledPromptBehavior": "accept",
            "webkitgtk:browserOptions": {"binary": found.browser, "args": ["--automation"]},
        }
        self._patiently(lambda: self._listens(port), f"{found.driver} does not start")
        begun = self.send("POST", "", capabilities={"alwaysMatch": wanted})
        self.at += f"/{begun['sessionId']}"
        self.held.callback(self.send, "DELETE", "")

    def _listens(self, port: int) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    def send(self, method: str, path: str, **parameters: object) -> object:
        """Ask the driver for something."""
        text = json.dumps(parameters).encode() if method == "POST" else None
        asked = urllib.request.Request(self.at + path, text, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                said = json.load(error)["value"]
            raise AssertionError(f"{path}: {said['error']} {said['message']}") from None

    def open(self, url: str) -> None:
        self.send("POST", "/url", url=url)

    def evaluate(self, function: str, *given: object) -> object:
        whole = (
            "const [given, done] = arguments; "
            f"(async () => ({function})(...given))().then((said) => done({{said}}), "
            "(error) => done({error: String(error)}))"
        )
        found = self.send("POST", "/execute/async", script=whole, args=[list(given)])
        assert "error" not in found, found["error"]
        return found.get("said")

    def tap(self, x: float, y: float) -> None:
        self.send("POST", "/actions", actions=taps(x, y))

    def back(self) -> None:
        self.send("POST", "/back")

    def type(self, text: str) -> None:
        self.send("POST", "/actions", actions=keys(text))

    def resize(self, width: int, height: int = TALL) -> None:
        if self.width == width:
            return
        self.width = width
        room = {"x": MIDDLE - width // 2, "y": 100, "width": width, "height": height}
        self.send("POST", "/window/rect", **room)
        self.wait("(width) => innerWidth === width", width)

    def screenshot(self) -> bytes:
        return base64.b64decode(self.send("GET", "/screenshot"))

    def paper(self) -> bytes:
        raise NotImplementedError

    def said(self) -> list[str]:
        return []
