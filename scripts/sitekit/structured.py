"""What search engines are told of a page, in schema.org's words: what readers see, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitekit import addresses
from sitekit.page import Page

if TYPE_CHECKING:
    from sitekit.site import Site

ABOUT = {"condition": "MedicalCondition", "technique": "MedicalTherapy"}
NOT_MEDICAL = ("about", "for-clinics")  # folders whose pages are about the guide itself


def described(site: Site, page: Page) -> dict[str, object]:
    """Return a page's JSON-LD: its names and dates, and a reviewer only where there is one."""
    medical = page.source.parts[0] not in NOT_MEDICAL
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if medical else "WebPage",
        "url": addresses.whole(str(site.config.get("site_url", "")), addresses.of(page.source)),
        "name": page.value("title"),
        "description": page.value("description"),
        "inLanguage": "en-GB",
        "lastReviewed": str(page.value("checked")),
    }
    if page.kind in ABOUT:
        told["about"] = {"@type": ABOUT[page.kind], "name": page.value("title")}
    return told | _reviewer(page.value("clinician"))


def _reviewer(clinician: object) -> dict[str, object]:
    """Return who reviewed a page and when; nothing until a listed person has."""
    if not isinstance(clinician, dict):
        return {}
    person = {"@type": "Person", "name": clinician.get("name"), "jobTitle": clinician.get("role")}
    return {"reviewedBy": person, "lastReviewed": str(clinician.get("date"))}
