"""The links by which people come in, as commands print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.line.pairing import Invitation


def invitation_link(invitation: Invitation) -> str:
    """Return the link of an invitation; say so where the bot's name is not known."""
    from bot import bootstrap
    from bot.line.pairing import link
    from bot.telegram.identity import bot_name

    name = bot_name(bootstrap.settings())
    if not name:
        note = "the bot's name is not known: set TELEGRAM_BOT_NAME, or open its chat and type"
        typer.echo(f"{note} /start with what stands after start=", err=True)
    return link(name, invitation.token)
