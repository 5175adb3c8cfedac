"""What the bot is called, for the links that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from bot.settings import Settings

#: A command must not hang on Telegram: a link without the name is better than none.
PATIENCE_SECONDS = 3.0


def bot_name(settings: Settings) -> str:
    """Return the user name of the bot: that of the settings, else as Telegram says it, else ""."""
    if settings.telegram_bot_name or not settings.telegram_bot_token:
        return settings.telegram_bot_name
    url = f"{settings.telegram_api_url}/bot{settings.telegram_bot_token}/getMe"
    try:
        answer = httpx.get(url, timeout=PATIENCE_SECONDS).json()
        return str(answer["result"]["username"])
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, LookupError, TypeError):
        return ""
