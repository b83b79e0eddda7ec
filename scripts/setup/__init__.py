"""A fresh machine made ready, with Python's own library only: .venv, a browser, system packages.

Called by scripts/run.py; one test reads the names of Pango's packages.
Free to touch: all but the sentences for readers, which tests/test_run.py holds word for word.
"""

from setup.packages import PANGO
from setup.verbs import obey

__all__ = ["PANGO", "obey"]
