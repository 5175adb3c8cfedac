"""How calls travel: kept connections, and what each kind of silence means for a message."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.telegram.calls import Calls
from bot.telegram.sending import result_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ME = b'{"ok": true, "result": {"id": 1, "is_bot": true, "first_name": "B", "username": "b_bot"}}'
BUSY = b'{"ok": false, "error_code": 429, "description": "x", "parameters": {"retry_after": 7}}'


class Server:
    """A server that answers every request with the same bytes, or with silence."""

    def __init__(self, answer: bytes | None, status: str = "200 OK") -> None:
        self._answer, self._status = answer, status
        self.connections = 0
        self.requests: list[bytes] = []
        self._writers: list[asyncio.StreamWriter] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.append(writer)
        while head := await self._head(reader):
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            self.requests.append(await reader.readexactly(length))
            if self._answer is None:
                continue
            if not self._answer:
                break
            size = len(self._answer)
            headers = f"HTTP/1.1 {self._status}\r\nContent-Length: {size}\r\n\r\n"
            writer.write(headers.encode() + self._answer)
            await writer.drain()
        writer.close()

    async def close(self) -> None:
        for writer in self._writers:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    async def _head(self, reader: asyncio.StreamReader) -> bytes:
        try:
            return await reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return b""


@asynccontextmanager
async def bot_at(server: Server, calls: Calls) -> AsyncIterator[Bot]:
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    try:
        yield Bot("1:x", base_url=f"http://127.0.0.1:{port}/bot", request=calls)
    finally:
        await calls.shutdown()
        listening.close()
        await server.close()


async def test_connection_is_kept_for_the_next_call() -> None:
    server = Server(ME)

    async with bot_at(server, Calls()) as bot:
        names = [(await bot.get_me()).username for _ in range(3)]

    assert names == ["b_bot"] * 3
    assert server.connections == 1


async def test_words_arrive_as_they_are() -> None:
    server = Server(b'{"ok": true, "result": true}')

    async with bot_at(server, Calls()) as bot:
        await bot.answer_callback_query("7", "één & twee 🙂")

    assert b"text=%C3%A9%C3%A9n+%26+twee+%F0%9F%99%82" in server.requests[0]


async def test_pause_that_is_asked_for_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with bot_at(Server(BUSY, "429 Too Many Requests"), Calls()) as bot:
        with pytest.raises(RetryAfter):
            await bot.get_me()


async def test_silence_leaves_a_message_in_doubt() -> None:
    async with bot_at(Server(None), Calls(answer_seconds=0.05)) as bot:
        with pytest.raises(TimedOut) as told:
            await bot.get_me()

    assert result_of(told.value).outcome == "unknown"


async def test_connection_that_breaks_leaves_a_message_in_doubt() -> None:
    async with bot_at(Server(b""), Calls()) as bot:
        with pytest.raises(NetworkError) as told:
            await bot.get_me()

    assert result_of(told.value).outcome == "unknown"


async def test_no_connection_means_that_nothing_was_sent(unused_tcp_port: int) -> None:
    calls = Calls()
    bot = Bot("1:x", base_url=f"http://127.0.0.1:{unused_tcp_port}/bot", request=calls)

    with pytest.raises(NetworkError) as told:
        await bot.get_me()
    await calls.shutdown()

    assert result_of(told.value).outcome == "unreachable"


async def test_calls_go_on_after_they_were_shut_down() -> None:
    calls = Calls()

    async with bot_at(Server(ME), calls) as bot:
        await bot.get_me()
        await calls.shutdown()
        again = await bot.get_me()

    assert again.username == "b_bot"


async def test_calls_go_by_way_of_the_proxy_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = Server(ME)

    async with bot_at(server, Calls()) as bot:
        monkeypatch.setenv("http_proxy", bot.base_url.removesuffix("/bot1:x"))
        calls = Calls()
        beyond = Bot("1:x", base_url="http://telegram.invalid/bot", request=calls)
        name = (await beyond.get_me()).username
        await calls.shutdown()

    assert name == "b_bot"
    assert server.connections == 1
