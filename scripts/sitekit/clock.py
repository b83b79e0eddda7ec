"""The one place that says what day it is."""

from __future__ import annotations

import os
from datetime import date


def today() -> date:
    """Return today, or the day in SITE_TODAY (as 2026-11-23) for tests and previews."""
    chosen = os.environ.get("SITE_TODAY")
    return date.fromisoformat(chosen) if chosen else date.today()
