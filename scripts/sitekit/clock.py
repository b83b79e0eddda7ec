"""The one place that says what day it is, and how a day is written."""

from __future__ import annotations

import os
from datetime import date


def today() -> date:
    """Return today, or the day in SITE_TODAY (as 2026-11-23) for tests and previews."""
    chosen = os.environ.get("SITE_TODAY")
    return date.fromisoformat(chosen) if chosen else date.today()


def in_full(day: object) -> str:
    """Return a day as 25 November 2026; what is no date stays as it is, for the checks name it."""
    return f"{day.day} {day:%B %Y}" if isinstance(day, date) else str(day)
