"""Asking a web server as plainly as the wire allows, so that no client tidies an address up."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the headers in small letters, and the body's bytes."""

    status: int
    headers: dict[str, str]
    body: bytes


async def _one(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, line: str, more: str
) -> Answer:
    writer.write(f"{line} HTTP/1.1\r\nHost: massage.example\r\n{more}\r\n".encode())
    await writer.drain()
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = (row.split(": ", 1) for row in head[1:] if ": " in row)
    headers = {key.lower(): value for key, value in pairs}
    length = 0 if line.startswith("HEAD") else int(headers.get("content-length", 0))
    return Answer(int(head[0].split()[1]), headers, await reader.readexactly(length))


async def _alone(port: int, line: str, more: str) -> Answer:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        return await _one(reader, writer, line, more)
    finally:
        writer.close()
        await writer.wait_closed()


def ask(port: int, line: str, **headers: str) -> Answer:
    """Send one request line, as "GET /", with headers, as accept_encoding="br"."""
    more = "".join(f"{key.replace('_', '-')}: {value}\r\n" for key, value in headers.items())
    return asyncio.run(_alone(port, line, more))


async def _reader(port: int, paths: list[str], times: list[float], wrong: list[str]) -> None:
    """One of many readers at once: takes the next path until none is left, each time anew."""
    while paths:
        path, began = paths.pop(), time.perf_counter()
        answer = await _alone(port, f"GET {path}", "Accept-Encoding: br\r\n")
        times.append(time.perf_counter() - began)
        if answer.status != HTTPStatus.OK:
            wrong.append(f"{path}: {answer.status}")


async def _crowd(port: int, paths: list[str], readers: int) -> tuple[list[float], list[str]]:
    times: list[float] = []
    wrong: list[str] = []
    await asyncio.gather(*(_reader(port, paths, times, wrong) for _ in range(readers)))
    return sorted(times), wrong


def crowd(port: int, paths: list[str], requests: int, readers: int) -> str:
    """Let many read at once; return how it went in a line.

    Raises:
        SystemExit: an answer was not 200.
    """
    todo = [paths[number % len(paths)] for number in range(requests)]
    began = time.perf_counter()
    times, wrong = asyncio.run(_crowd(port, todo, readers))
    took = time.perf_counter() - began
    if wrong or len(times) != requests:
        raise SystemExit(f"{len(wrong)} of {requests} failed, as {wrong[:3]}")
    middle, slow = times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000
    return (
        f"{requests} requests, {readers} at once: {took:.1f} s, {requests / took:.0f} a second, "
        f"half within {middle:.0f} ms, 99 in 100 within {slow:.0f} ms, 0 errors"
    )
