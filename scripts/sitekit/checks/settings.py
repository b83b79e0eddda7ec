"""Rules on mkdocs.yml: the country, and the clinic that publishes the guide."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from pydantic import ValidationError

from sitekit import clinic, lined_yaml, schema, textfile, texting
from sitekit.problem import Problem
from sitekit.site import Site

FILE = PurePosixPath("mkdocs.yml")


def region_is_known(site: Site) -> Iterator[Problem]:
    """The country in mkdocs.yml is one we have facts for."""
    if site.region not in site.data.regions:
        near = get_close_matches(site.region, site.data.regions, 1)
        guess = f"Did you mean '{near[0]}'? " if near else ""
        fix = f"{guess}Use one of: {', '.join(site.data.regions)}."
        yield Problem(FILE, _line(site, "region"), f"There is no region '{site.region}'.", fix)


def clinic_fits(site: Site) -> Iterator[Problem]:
    """The clinic's name, phone, booking page and logo can be shown as they are."""
    try:
        ours = clinic.read(site.config)
    except ValidationError as error:
        lines = {name: _line(site, "clinic", name) for name in clinic.FIELDS}
        for detail in error.errors():
            lines |= {str(key): _line(site, "clinic", str(key)) for key in detail["loc"]}
        yield from schema.problems(FILE, error, lines, clinic.Clinic)
        return
    if not ours.name and (ours.phone or ours.booking or ours.logo):
        fix = f"Give it too: {clinic.Clinic.model_fields['name'].description}"
        yield Problem(FILE, _line(site, "clinic"), "The clinic has no name.", fix)
    for letter in texting.strangers(ours.name):
        what = f"A plain text message has no '{letter}', and the clinic's name has."
        yield Problem(FILE, _line(site, "clinic", "name"), what, "Write it with plain letters.")
    if ours.logo and not (site.root / "docs" / ours.logo).is_file():
        what = f"There is no picture 'docs/{ours.logo}'."
        fix = clinic.Clinic.model_fields["logo"].description
        yield Problem(FILE, _line(site, "clinic", "logo"), what, str(fix))


def _line(site: Site, *way: str) -> int:
    """Return the line of a setting below ``extra``, or of what is above it when it is not there."""
    lines = lined_yaml.places(textfile.read(site.root, site.root / FILE))
    ways = [("extra", *way[:length]) for length in range(len(way), -1, -1)]
    return next((lines[one] for one in ways if one in lines), 1)
