"""A fresh machine made ready, with Python's own library only: .venv, browsers, system packages.

Called by scripts/run.py; the tests ask where the engines are, and read names of packages.
Free to touch: all but the sentences for readers, which tests/test_run.py holds word for word.
"""

from setup.engines import ENGINES, Webkit, find_firefox, find_webkit, sentence
from setup.environment import PANGO
from setup.verbs import obey

__all__ = ["ENGINES", "PANGO", "Webkit", "find_firefox", "find_webkit", "obey", "sentence"]
