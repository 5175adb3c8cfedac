"""What python-telegram-bot does by itself: ``run_polling`` and a handler that answers."""

from __future__ import annotations

import sys
import time
import warnings
from typing import TYPE_CHECKING

from telegram.ext import Application, MessageHandler, filters

from tests.live.telegram import ECHO
from tests.telegram.bot_api import TOKEN

if TYPE_CHECKING:
    from telegram import Update

#: As long the work for a message takes: storing, screening, encrypting, on a slow machine. People
#: write a little faster, so that some messages always wait: in the library, in memory.
WORK_SECONDS = 0.15


async def answer(update: Update, _context: object) -> None:
    """Answer a message."""
    time.sleep(WORK_SECONDS)  # noqa: ASYNC251 -- it is work
    await update.message.reply_text(f"{ECHO}{update.message.text}")


def main() -> None:
    """Poll at the address that is given."""
    warnings.simplefilter("ignore")
    application = Application.builder().token(TOKEN).base_url(f"{sys.argv[1]}/bot").build()
    application.add_handler(MessageHandler(filters.ALL, answer))
    application.run_polling(bootstrap_retries=-1)


if __name__ == "__main__":
    main()
