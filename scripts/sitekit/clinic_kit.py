"""The kit that a receptionist copies from: for each page its messages, ready to paste."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sitekit import addresses, disclosing, messages, qr, qr_files, texting
from sitekit.page import Page

if TYPE_CHECKING:
    from sitekit.site import Site

AGREED = "The address names a health matter. Send it only if the patient agreed."
LABELS = {False: "For any patient", True: "Only if the patient agreed"}


def drawn(site: Site) -> str:
    """Return every page's messages as blocks that open; those that tell of health come last."""
    return "\n\n".join(_group(site, label, tells=tells) for tells, label in LABELS.items())


def _group(site: Site, label: str, *, tells: bool) -> str:
    """Return the blocks of the pages that tell of health, or of the others, under their label."""
    pages = {str(source): page for source, page in site.pages.items()}
    kits = [
        _page(site, pages[source], message)
        for source, message in site.data.messages.items()
        if source in pages and disclosing.discloses(site, pages[source]) is tells
    ]
    return "\n\n".join([f"<p><strong>{label}</strong></p>", *kits] if kits else [])


def known(site: Site, page: Page) -> dict[str, str]:
    """Return what we can fill in: the page's address, and the clinic where it has a name."""
    home = str(site.config.get("site_url", ""))
    own = {"clinic": site.clinic.name, "phone": site.clinic.phone}
    return {"address": addresses.whole(home, addresses.of(page.source)), **own}


def _page(site: Site, page: Page, message: messages.Message) -> str:
    title = escape(str(page.value("title")))
    parts = "\n".join(_message(site, page, name, text) for name, text in message.parts().items())
    parts += _code(str(site.config.get("site_url", "")), addresses.of(page.source))
    warning = f'<p class="kit__care"><strong>{AGREED}</strong></p>\n'
    return (
        f'<details class="kit">\n<summary><h3>{title}</h3> <span>{escape(message.when)}</span>'
        f"</summary>\n{warning * disclosing.discloses(site, page)}{parts}\n</details>"
    )


def _code(home: str, address: str) -> str:
    """Return a page's square code, with links to its files and its poster."""
    file = f"../{qr_files.name(address)}"
    drawing = qr.inline(addresses.whole(home, address)).replace("\n", "")
    picture = f'<span role="img" aria-label="QR code. It leads to {address}">{drawing}</span>'
    links = (
        f'<a href="{file}.svg" download="">Code for a print shop (SVG)</a>',
        f'<a href="{file}.png" download="">Code for a letter (PNG)</a>',
        f'<a href="../poster{address}">Poster to hang up</a>',
    )
    items = "".join(f"<li>{link}</li>" for link in links)
    return f'\n<div class="code">{picture}<ul>{items}</ul></div>'


def _message(site: Site, page: Page, name: str, text: str) -> str:
    known_here = known(site, page)
    shown = escape(messages.filled(text, known_here), quote=False)
    count = texting.septets(messages.counted(text, known_here))
    note = f", about {count} of {texting.SEGMENT} letters" if name == "Text message" else ""
    title = escape(f"{name}: {page.value('title')}")
    return (
        f'<div class="message" data-name="{title}"><p><strong>{name}</strong>{note}</p>'
        f'<div class="message__words">{shown}</div></div>'
    )
