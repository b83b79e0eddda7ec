"""The words one can type after run.py, and what each of them does."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from difflib import get_close_matches
from itertools import count
from pathlib import Path

from setup import engines, environment, process
from setup.process import Missing, say, typed

HOST = "127.0.0.1"
FIRST_PORT, LAST_PORT = 8000, 65535


def serve(words: list[str]) -> int:
    """Show the site here, and show it anew after each change."""
    port = port_in(words)
    if not is_free(port):
        other = next(number for number in count(max(port, FIRST_PORT) + 1) if is_free(number))
        raise Missing(f"Port {port} is taken: type {typed('serve', '--port', str(other))}.")
    python = environment.prepare()
    address = f"{HOST}:{port}"
    say(3, 3, f"Building, then showing the site at http://{address} (Ctrl+C ends it)")
    # click 8.3.0 leaves live reload off unless it is asked for
    return process.run(python, "-m", "mkdocs", "serve", "--livereload", "-a", address).returncode


def port_in(words: list[str]) -> int:
    """Return the port that stands after serve, or the usual one."""
    match [part for word in words for part in word.split("=", 1)]:
        case []:
            return FIRST_PORT
        case ["--port", number] if number.isdecimal() and 0 < int(number) <= LAST_PORT:
            return int(number)
    example = typed("serve", "--port", str(FIRST_PORT + 1))
    raise Missing(f"After serve only a port can stand: type {example}.", code=2)


def is_free(port: int) -> bool:
    """Tell whether a server could listen there now."""
    with socket.socket() as probe:
        if os.name == "posix":  # as the server does; on Windows this would share a taken port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def build(words: list[str]) -> int:
    """Build the site and let no warning pass."""
    if words and not words[0].startswith("-"):
        example = typed("build", "--site-dir", "out")
        raise Missing(
            f"'build' cannot use '{words[0]}': type {example} for another folder.", code=2
        )
    python = environment.prepare()
    environment.add_pango(python)
    say(3, 3, "Building into site/")
    return process.run(python, "-m", "mkdocs", "build", "--strict", *words).returncode


def test(words: list[str]) -> int:
    """Run every test, in all three engines or in those that --engines names."""
    asked, words = engines.chosen(words)
    python = environment.prepare(tests=True)
    environment.add_pango(python)
    found = engines.find_chromium(python)
    engines.require(asked)
    say(4, 4, f"Testing with {' '.join(found.values())}, in {engines.in_words(asked)}")
    untried = [engine for engine in engines.ENGINES if engine not in asked]
    if untried:
        print(f"NOT TRIED: {engines.in_words(untried)}. A fault there stays unseen.", flush=True)
    variables = {**found, "ENGINES": ",".join(asked)}
    if words:  # one test alone is quicker so, and what it leaves can be looked at
        return process.run(python, "-m", "pytest", *map(from_root, words), **variables).returncode
    workers = str((os.cpu_count() or 1) + 1)  # for a test that waits for a browser leaves one idle
    with process.folder_in_memory() as folder:
        variables |= {"TMPDIR": folder} if folder else {}
        together = ("-n", workers, "--dist", "worksteal")
        return process.run(python, "-m", "pytest", *together, **variables).returncode


def ask_sitekit(verb: str, words: list[str]) -> int:
    """Hand a verb and what follows it to sitekit, which needs what .venv holds."""
    python = environment.prepare()
    say(3, 3, SITEKIT[verb][1])
    command = (python, "-m", "sitekit", verb, *map(from_root, words))
    return process.run(*command, PYTHONPATH="scripts").returncode


def from_root(word: str) -> str:
    """Name a file as seen from the top of the repository, where the children work, or whole."""
    name, *rest = word.split("::")  # pytest's way to name one test in a file
    path = Path(name).resolve()
    if name and path.exists() and path.is_relative_to(process.ROOT):
        return "::".join([os.path.relpath(path, process.ROOT), *rest])
    return str(path) if name and path.is_file() else word


OURS: dict[str, tuple[str, Callable[[list[str]], int]]] = {
    "serve": ("show the site at http://127.0.0.1:8000 and reload it as you write", serve),
    "build": ("build the site into site/ and let no warning pass", build),
    "test": ("run every test, in Chromium, Firefox and WebKit (fewer: --engines chromium)", test),
}
SITEKIT = {  # its line in the list, and what is said while it runs
    "check": ("read the pages for mistakes", "Checking the pages"),
    "weigh": ("print each page's bytes, and the time of a build", "Building and weighing the site"),
    "bench": ("time builds of three sizes", "Timing builds of three sizes"),
    "due": ("list the pages that have to be checked again", "Looking at the dates"),
    "new": ("start a page: new condition frozen shoulder", "Starting a page"),
    "move": ("give a page another address: move sciatica leg-pain", "Moving the page"),
    "delete": ("take a page out: delete sciatica --to back-pain", "Taking the page out"),
    "source": ("start the entry of a source: source 10.1002/14651858", "Adding the source"),
    "picture": ("take a photo in: picture Front.JPG", "Taking the picture in"),
    "compare": ("show what changed for readers since main", "Comparing"),
    "reviewed": ("note who checked a page", "Signing the page"),
    "keep": ("record every new address", "Recording new addresses"),
    "pack": ("compress a built site for nginx", "Packing the site"),
}


def listing() -> str:
    """Return all words, one line each."""
    lines = [f"  {name:<9}{line}" for name, (line, _) in (OURS | SITEKIT).items()]
    return "\n".join([f"Type {typed()} and one of these words:", "", *lines])


def obey(words: list[str]) -> int:
    """Do what the first word says, and answer what is missing with one sentence."""
    verb, *rest = words or ["help"]
    if verb in ("-h", "--help", "help"):
        print(listing())
        return 0
    if verb not in OURS | SITEKIT:
        near = get_close_matches(verb, OURS | SITEKIT, 1)
        guess = f" Did you mean '{near[0]}'?" if near else ""
        print(f"There is no word {verb!r} here.{guess}\n{listing()}", file=sys.stderr)
        return 2
    if verb in OURS and {"-h", "--help"} & {*rest}:
        print(f"{typed(verb)} is to {OURS[verb][0]}.")
        return 0
    try:
        return OURS[verb][1](rest) if verb in OURS else ask_sitekit(verb, rest)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return missing.code
    except KeyboardInterrupt:
        return 130
