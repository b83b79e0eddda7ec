"""Rules on the messages that clinics send."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from sitekit import clinic_kit, disclosing, lined_yaml, messages, textfile, texting
from sitekit.page import Page
from sitekit.problem import Problem
from sitekit.site import Site

FILE = PurePosixPath("docs/data/messages.yml")
FIELDS = {"Text message": "text", "E-mail subject": "subject", "E-mail": "mail", "Letter": "letter"}
SLIP = 0.85  # how alike two names are when one is likely a slip for the other


def messages_fit(site: Site) -> Iterator[Problem]:
    """Each page's messages can be sent as they are: short, plain, discreet, with one address."""
    if not site.data.messages:
        return
    pages = {str(source): page for source, page in site.pages.items()}
    lines = lined_yaml.places(textfile.read(site.root, site.root / FILE))
    for source, message in site.data.messages.items():
        if source in pages:
            for name, text in message.parts().items():
                line = lines[source, FIELDS[name]]
                yield from _blanks(name, text, line)
            line = lines[source, "text"]
            yield from _text(site, pages[source], message.text, line)
        elif near := get_close_matches(source, set(pages) - set(site.data.messages), 1, SLIP):
            fix = f"Did you mean '{near[0]}'?"
            line = lines[(source,)]
            yield Problem(FILE, line, f"There is no page '{source}'.", fix)


def _blanks(name: str, text: str, line: int) -> Iterator[Problem]:
    for blank in messages.strange_blanks(text):
        known = ", ".join(f"[{one}]" for one in sorted(messages.BLANKS))
        yield Problem(FILE, line, f"Nobody fills in '{blank}'.", f"Use one of: {known}.")
    wanted = 0 if name == "E-mail subject" else 1
    if text.count("[address]") != wanted or "://" in text or "www." in text:
        what = f"The {name.lower()} has another address than its page's own."
        fix = "Write [address] once, and no other." if wanted else "Write no link in a subject."
        yield Problem(FILE, line, what, fix)


def _text(site: Site, page: Page, text: str, line: int) -> Iterator[Problem]:
    sent = messages.counted(text, clinic_kit.known(site, page))
    for letter in texting.strangers(sent):
        instead = texting.PLAIN.get(letter)
        fix = f"Write {instead} instead." if instead else "Write it with plain letters."
        yield Problem(FILE, line, f"A plain text message has no '{letter}'.", fix)
    over = texting.septets(sent) - texting.SEGMENT
    if over > 0:
        what = (
            f"The text message has {over + texting.SEGMENT} letters; one holds {texting.SEGMENT}."
        )
        yield Problem(FILE, line, what, f"Take out {over} or more.")
    for name in sorted(disclosing.condition_names(site)):
        if name in text.lower():
            fix = "Leave it out: other people may read a text on a locked phone."
            yield Problem(FILE, line, f"The text message names a condition, '{name}'.", fix)
