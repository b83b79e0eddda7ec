"""What is true of a page today, for the templates that draw it."""

from __future__ import annotations

from datetime import date

from sitekit import due, health
from sitekit.page import Page


def of_today(page: Page, today: date) -> dict[str, object]:
    """Return "overdue" (yes or no), and "standing": "none", "checked" or "changed"."""
    late = due.is_overdue(page.value("due"), today)
    return {"overdue": late, "standing": health.standing(page)}
