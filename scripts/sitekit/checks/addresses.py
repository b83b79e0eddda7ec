"""Rules on addresses: short ones, that answer for ever."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from sitekit.addresses import WRITTEN, of
from sitekit.ledger import LEDGER
from sitekit.permanence import REDIRECTS, Addresses
from sitekit.problem import Problem
from sitekit.site import Site

LONGEST = 60  # letters with the host: it fits a line of a letter, and a small QR code
EXAMPLE = "/old-page/: /new-page/"


def addresses_still_answer(site: Site) -> Iterator[Problem]:
    """Every address ever published leads to its page or section, or to where it has moved."""
    known = Addresses(site)
    for address, line in site.data.permanent.items():
        if not WRITTEN.fullmatch(address):
            fix = "Take your change to this line back: only the command 'keep' adds lines here."
            yield Problem(LEDGER, line, f"'{address[:60]}' is no address.", fix)
        elif not known.now(address) and not _told_with_its_page(address, known):
            what = f"'{address}' was published, and leads nowhere now."
            line_to_add = f"'{address}: {_like(address, known)}'"
            fix = f"Bring it back, or add a line to {REDIRECTS}: {line_to_add}."
            yield Problem(LEDGER, line, what, fix)


def _like(address: str, known: Addresses) -> str:
    """Return the page or section most like a lost one, a new one first, or a stand-in."""
    section = "#" in address
    for some in (known.unrecorded(), sorted(known.live)):
        near = get_close_matches(address, [one for one in some if ("#" in one) == section], 1)
        if near:
            return near[0]
    return "/new-page/#part" if section else "/new-page/"


def _told_with_its_page(address: str, known: Addresses) -> bool:
    """Say whether a section is lost only because its page is, which has a line of its own."""
    page, sign, _ = address.partition("#")
    return bool(sign) and not known.now(page)


def redirects_lead_somewhere(site: Site) -> Iterator[Problem]:
    """A redirect starts at an address that is gone, and ends at one that is there."""
    known = Addresses(site)
    for old, field in site.data.redirects.items():
        new = str(field.value)
        if not WRITTEN.fullmatch(old) or not WRITTEN.fullmatch(new):
            wrong = new if WRITTEN.fullmatch(old) else old
            what = f"'{wrong[:60]}' is no address of this site."
            yield Problem(REDIRECTS, field.line, what, f"Write both as in '{EXAMPLE}'.")
        elif old in known.live:
            what = f"'{old}' is there, so it needs no redirect."
            yield Problem(REDIRECTS, field.line, what, "Take the line out.")
        elif "#" in old and not known.now(old.partition("#")[0]):
            fix = (
                f"Add a line for the page too: '{old.partition('#')[0]}: {new.partition('#')[0]}'."
            )
            yield Problem(REDIRECTS, field.line, f"The page of '{old}' is gone.", fix)
        elif new not in known.live:
            near = get_close_matches(new, known.live, 1)
            guess = f"Did you mean '{near[0]}'?" if near else "Write the address of a page."
            yield Problem(REDIRECTS, field.line, f"'{new}' leads nowhere.", guess)


def addresses_are_short(site: Site) -> Iterator[Problem]:
    """A page's address fits one line of a letter and a small QR code."""
    host = urlsplit(str(site.config.get("site_url", ""))).netloc
    for source in site.pages:
        length = len(host + of(source))
        if length > LONGEST:
            what = f"The address has {length} letters with the host; {LONGEST} is the most."
            yield Problem(PurePosixPath("docs") / source, 1, what, "Give the file a shorter name.")
