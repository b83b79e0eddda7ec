"""Rules on the sites that ours leads to: named ones, by plain addresses that say where they go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import PurePosixPath
from urllib.parse import unquote

from sitekit.checks.markup import drawn_links, line_of
from sitekit.checks.plainness import texts
from sitekit.checks.rule import page_rule, site_rule
from sitekit.checks.wording import is_own
from sitekit.content import CONFIG, FOLDER, STOP, Page, Problem, Site, config_line, once
from sitekit.text import address_parts

HOSTS = FOLDER / "hosts.yml"
LISTS = ("hosts.yml", "references.yml", "regions.yml")  # hold the sites that ours may lead to
NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")  # of a host, in plain letters
SHOWN = re.compile(  # bounded: a text may hold 100,000 dots
    r"(?<![\w-])(?:[\w-]{1,63}\.){1,8}(?!md\b|pdf\b|txt\b|zip\b)[a-z]{2,}\b", re.IGNORECASE
)
WRITTEN = re.compile(r"(?:[a-z][a-z+.-]{0,20}:)?//[^\s<>\"'“”]+", re.IGNORECASE)
OUT = re.compile(r"\s*(?:https?:|[/\\]{2})", re.IGNORECASE)  # as browsers see it
SHORT = {  # they lead anywhere, and elsewhere tomorrow
    "bit.ly", "t.co", "tinyurl.com", "goo.gl", "is.gd", "ow.ly", "buff.ly", "rebrand.ly", "cutt.ly",
    "shorturl.at", "lnkd.in", "t.ly", "tiny.cc", "rb.gy", "v.gd", "bl.ink", "s.id", "linktr.ee",
}  # fmt: skip
ONWARD = re.compile(r"(?:(?:https?:)?//|https?:)[^\s#]*", re.IGNORECASE)  # a second address
UNKNOWN = "leads to a site that is not on our lists."
BOOKING = "If it is your booking page, write it at 'booking' in mkdocs.yml."
WHOLE = "Write the whole address, as https://www.nhs.uk/conditions/sciatica/."


@page_rule(
    says="The link to 'shop.example' leads to a site that is not on our lists.",
    why="Readers trust where a health page sends them.",
    example="www.who.int: The fact sheet on osteoarthritis.",
    level=STOP,
    needs=LISTS,
)
def links_lead_to_known_sites(page: Page, site: Site) -> Iterator[Problem]:
    """A link out leads to a site of our sources or of hosts.yml, and names no other one."""
    for link in drawn_links(site, page):
        if not (_leads_out(link.href) or _names(link.text)):
            continue
        clues = (f"[{link.text}]({link.href}", link.href, unquote(link.href), f"[{link.text}]")
        line = line_of(page, *clues, otherwise=1)
        for what, fix in _faults(link.href, known_hosts(site)) if _leads_out(link.href) else ():
            own = f" {BOOKING}" if what.endswith(UNKNOWN) and is_own(page, line) else ""
            yield Problem(page.path, line, what, fix + own)
        for named in _names(link.text):
            to = address_parts(link.href).hostname or ""
            if not (to == named or to.endswith(f".{named}") or to == f"www.{named}"):
                what = f"The link says '{named}', and leads to '{to or link.href[:40]}'."
                yield Problem(page.path, line, what, "Let its words name where it leads.")


@site_rule(
    says="The address of 'example.org@shop.example' hides where it leads.",
    why="Readers trust what stands here, and where it leads.",
    level=STOP,
)
def data_leads_to_plain_addresses(site: Site) -> Iterator[Problem]:
    """Every address in the data and in mkdocs.yml says plainly where it leads."""
    for name, values in site.data.raw.items():
        for way, text in () if name in {HOSTS.name, *site.wrong} else texts(values):
            for address in WRITTEN.findall(text):
                for what, fix in _faults(address):
                    yield Problem(FOLDER / name, site.data.line(name, *way), what, fix)
    extra = site.config.get("extra")
    booking = extra.get("clinic") if isinstance(extra, dict) else None
    settings = {"repo_url": site.config.get("repo_url"), "extra": {"clinic": booking}}
    for way, text in texts(settings):
        for address in WRITTEN.findall(text):
            for what, fix in _faults(address):
                yield Problem(CONFIG, config_line(site, *way), what, fix)


@site_rule(
    says="'bit.ly' cannot be a site that we lead to.",
    why="Each line of the list is a site that we send patients to.",
    example="www.who.int: The fact sheet on osteoarthritis.",
    level=STOP,
)
def known_sites_have_a_reason(site: Site) -> Iterator[Problem]:
    """hosts.yml names hosts, each with the reason why pages lead there."""
    for host, field in site.data.hosts.items():
        if not NAME.fullmatch(host) or _is_short(host) or "xn--" in host:
            what = f"'{host[:40]}' cannot be a site that we lead to."
            yield Problem(HOSTS, field.line, what, "Write the name of one site, as www.who.int.")
        if not isinstance(field.value, str) or len(field.value) < len("A reason"):
            what = f"'{host[:40]}' has no reason."
            yield Problem(HOSTS, field.line, what, "Say after it what is there, and why.")


@site_rule(
    says="The template leads to 'shop.example', which is not on our lists.",
    why="What a template links to stands on every page.",
    level=STOP,
    needs=LISTS,
)
def templates_lead_to_known_sites(site: Site) -> Iterator[Problem]:
    """Our templates lead to no site but those of hosts.yml."""
    for path in sorted((site.root / "overrides").rglob("*.html")):
        shown = PurePosixPath(path.relative_to(site.root).as_posix())
        for n, line in enumerate(path.read_text("utf-8", "replace").split("\n"), start=1):
            for address in re.findall(r"https?://[\w.:@-]+", line):
                host = address_parts(address).hostname or ""
                if host not in known_hosts(site):
                    what = f"The template leads to '{host}', which is not on our lists."
                    yield Problem(shown, n, what, f"Add a line to {HOSTS}, with the reason.")


@once
def known_hosts(site: Site) -> set[str]:
    """Return every host that a page may lead to."""
    found = {address_parts(one.url).hostname for one in site.data.references.values()}
    registers = (one for region in site.data.regions.values() for one in region.registers)
    found |= {address_parts(one.url).hostname for one in registers}
    ours = (site.home, str(site.config.get("repo_url") or ""), site.clinic.booking)
    found |= {address_parts(one).hostname for one in ours} | {*site.data.hosts}
    return {host for host in found if host}


def _leads_out(href: str) -> bool:
    return bool(OUT.match(href))


def _names(text: str) -> list[str]:
    """Return the hosts that a link's words name."""
    return [found.lower() for found in SHOWN.findall(text) if "@" not in text]


def _is_short(host: str) -> bool:
    return host.removeprefix("www.") in SHORT


def _faults(address: str, known: set[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with an address, and how to put it right."""
    parts = address_parts(address)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme != "https":
        yield f"The address '{address[:40]}' does not begin with https://.", WHOLE
    elif "@" in parts.netloc:
        yield f"The address of '{parts.netloc[:40]}' hides where it leads.", WHOLE
    elif not host.isascii() or "xn--" in host or "%" in parts.netloc:
        what = f"The host '{host[:40]}' has letters that look like others."
        yield what, "Write it in the plain letters a to z, or leave it out."
    elif _is_number(host) or not NAME.fullmatch(host) or parts.netloc.lower() != host:
        what = f"'{parts.netloc[:40]}' is no plain name of a site."
        yield what, "Write its name without numbers, ports and signs, as www.nhs.uk."
    elif _is_short(host) or (onward := ONWARD.search(_decoded(address))):
        what = f"The address at '{host}' leads on to another one."
        end = "" if _is_short(host) else onward[0].partition("&")[0]
        shown = f": {end}" if end.startswith("https://") else "."
        yield what, f"Write the address where it ends{shown}"
    elif known is not None and host not in known:
        what = f"The link to '{host}' {UNKNOWN}"
        yield what, f"If patients may trust it, add a line to {HOSTS}: '{host}: the reason'."


def _decoded(address: str) -> str:
    """Return what follows "https://" in an address, in plain letters."""
    return unquote(unquote(address[len("https://") :]))


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
