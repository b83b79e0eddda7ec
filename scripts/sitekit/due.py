"""When a page has to be checked again, as seen from a day."""

from __future__ import annotations

from datetime import date

SOON = 60  # days before the day itself in which somebody is asked to look


def days_left(due: object, today: date) -> int | None:
    """Return the days until a check is due, below 0 once it is late; None without a date."""
    return (due - today).days if type(due) is date else None


def is_overdue(due: object, today: date) -> bool:
    """Say whether the day has passed; on the day itself a page is still in time."""
    left = days_left(due, today)
    return left is not None and left < 0


def is_near(due: object, today: date) -> bool:
    """Say whether somebody has to look: within 60 days, or late."""
    left = days_left(due, today)
    return left is not None and left <= SOON


def in_words(due: object, today: date) -> str:
    """Return how far off a check is, as the end of "The next check"."""
    left = days_left(due, today)
    if left is None:
        return "has no day."
    if left < 0:
        return f"was due on {due}."
    return "is due today." if not left else f"is due in {left} day{'s' * (left != 1)}."
