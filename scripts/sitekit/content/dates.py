"""What day it is, how a day is written, and how far off a page's next check is."""

from __future__ import annotations

import os
from datetime import date

SOON = 60  # days before the day itself in which somebody is asked to look


def today() -> date:
    """Return today, or the day in SITE_TODAY (as 2026-11-23) for tests and previews."""
    chosen = os.environ.get("SITE_TODAY")
    return date.fromisoformat(chosen) if chosen else date.today()


def day_in_full(day: object) -> str:
    """Return a day as 25 November 2026; what is no date stays as it is, for the checks name it."""
    return f"{day.day} {day:%B %Y}" if isinstance(day, date) else str(day)


def is_overdue(due: object, now: date) -> bool:
    """Say whether the day has passed; on the day itself a page is still in time."""
    left = _days_left(due, now)
    return left is not None and left < 0


def is_near(due: object, now: date) -> bool:
    """Say whether somebody has to look: within 60 days, or late."""
    left = _days_left(due, now)
    return left is not None and left <= SOON


def due_in_words(due: object, now: date) -> str:
    """Return how far off a check is, as the end of "The next check"."""
    left = _days_left(due, now)
    if left is None:
        return "has no day."
    if left < 0:
        return f"was due on {due}."
    return "is due today." if not left else f"is due in {left} day{'s' * (left != 1)}."


def _days_left(due: object, now: date) -> int | None:
    """Return the days until a check is due, below 0 once it is late; None without a date."""
    return (due - now).days if type(due) is date else None
