"""The gateway without Telegram's limits, to see what it could do: a module to run."""

from __future__ import annotations

from bot.cli.processes import prepared, telegram
from bot.delivery.limits import UNLIMITED
from bot.web.serve import serve

if __name__ == "__main__":
    settings = prepared()
    serve(settings, telegram(settings, UNLIMITED))
