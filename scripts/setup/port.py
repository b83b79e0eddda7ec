"""Finds out before the server starts whether its port is free."""

from __future__ import annotations

import os
import socket
from itertools import count

from setup.missing import Missing, typed

HOST = "127.0.0.1"
FIRST = 8000
LAST = 65535


def asked(words: list[str]) -> int:
    """The port that stands after serve, or the usual one."""
    match [part for word in words for part in word.split("=", 1)]:
        case []:
            return FIRST
        case ["--port", number] if number.isdecimal() and 0 < int(number) <= LAST:
            return int(number)
    example = typed("serve", "--port", str(FIRST + 1))
    raise Missing(f"After serve only a port can stand: type {example}.", code=2)


def is_free(port: int) -> bool:
    """Tell whether a server could listen there now."""
    with socket.socket() as probe:
        if os.name == "posix":  # as the server does; on Windows this would share a taken port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def require_free(port: int) -> None:
    """Stop when another program has the port, and name one that is free."""
    if not is_free(port):
        other = next(number for number in count(max(port, FIRST) + 1) if is_free(number))
        raise Missing(f"Port {port} is taken: type {typed('serve', '--port', str(other))}.")
