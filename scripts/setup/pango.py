"""Old door for tests/test_leaflets.py; goes away with its next change."""

from setup.packages import PANGO as PACKAGES

__all__ = ["PACKAGES"]
