"""A small HTTP server on the loopback that can also hang up, which others do not let one do."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Handler = Callable[["Asked"], Awaitable[tuple[int, object]]]

#: Of one request's head.
LONGEST_HEAD = 65_536


class HungUp(Exception):  # noqa: N818 -- what happens, not an error of ours
    """The connection ends without an answer."""


@dataclass(frozen=True)
class Asked:
    """One request: its path, and what was given with it, as text or as JSON."""

    path: str
    given: dict[str, Any]


async def listen(handler: Handler, port: int, tasks: set[asyncio.Task[None]]) -> asyncio.Server:
    """Answer on a port of the loopback; ``tasks`` are the connections that are open."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        tasks.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await _talk(handler, reader, writer)
        finally:
            tasks.discard(task)
            writer.transport.abort()

    return await asyncio.start_server(connected, "127.0.0.1", port, limit=LONGEST_HEAD)


async def _talk(
    handler: Handler, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    while True:
        head = await reader.readuntil(b"\r\n\r\n")
        asked = await _asked(head.decode("latin-1"), reader)
        try:
            status, answer = await handler(asked)
        except HungUp:
            return
        body = json.dumps(answer).encode()
        writer.write(
            b"HTTP/1.1 %d .\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s"
            % (status, len(body), body)
        )
        await writer.drain()


async def _asked(head: str, reader: asyncio.StreamReader) -> Asked:
    first, *lines = head.split("\r\n")
    target = urlsplit(first.split(" ")[1])
    headers = dict(line.lower().split(": ", 1) for line in lines if line)
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    given: dict[str, Any] = dict(parse_qsl(target.query))
    if body and "json" in headers.get("content-type", ""):
        given |= json.loads(body)
    elif body:
        given |= dict(parse_qsl(body.decode(), keep_blank_values=True))
    return Asked(target.path, given)
