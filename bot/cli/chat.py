"""``backontrack chat``: the assistant in a terminal."""

from __future__ import annotations

import asyncio
import secrets
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.web.conversations import WebConversations
    from bot.web.service import Shown

#: How long an answer is waited for, in seconds; the apology comes within 8.
PATIENCE = 10.0


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(chat)


def chat() -> None:
    """Talk with the assistant in this terminal.

    Rasa and the actions must be up: `backontrack run`.
    """
    asyncio.run(_talk())


async def _talk() -> None:
    from bot import bootstrap
    from bot.storage.migrate import migrate
    from bot.web.serve import conversations_of

    settings = bootstrap.settings()
    bootstrap.cipher()
    migrate(settings.case_database_url)
    async with conversations_of(settings, channel="terminal") as conversations:
        visitor = await conversations.open()
        try:
            await _exchange(conversations, visitor.chat_id)
        finally:
            await conversations.end(visitor.chat_id)


async def _exchange(conversations: WebConversations, chat_id: str) -> None:
    last = 0
    choices: tuple[tuple[str, str], ...] = ()
    while True:
        shown = await _answers(conversations, chat_id, last)
        for message in shown:
            last, choices = message.seq, message.buttons or choices
            typer.echo(f"\n{message.text}")
        for number, (title, _) in enumerate(choices, start=1):
            typer.echo(f"  {number}. {title}")
        try:
            typed = await asyncio.to_thread(input, "\n> ")
        except (EOFError, KeyboardInterrupt):
            return
        token = _pressed(typed, choices)
        await conversations.receive(
            chat_id, secrets.token_hex(8), text=None if token else typed, button=token
        )
        choices = ()


async def _answers(conversations: WebConversations, chat_id: str, last: int) -> tuple[Shown, ...]:
    """Return what came, once the answer is complete."""
    shown = await conversations.messages(chat_id, last, PATIENCE)
    while await conversations.is_busy(chat_id):
        await asyncio.sleep(0.1)
        if len(more := await conversations.messages(chat_id, last, 0.0)) > len(shown):
            return more
    return await conversations.messages(chat_id, last, 0.0) or shown


def _pressed(typed: str, choices: tuple[tuple[str, str], ...]) -> str | None:
    """Return the token of the button whose number was typed."""
    number = int(typed) if typed.strip().isdecimal() else 0
    return choices[number - 1][1] if 0 < number <= len(choices) else None
