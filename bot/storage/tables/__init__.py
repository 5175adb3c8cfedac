"""The tables; importing this package registers all of them on ``METADATA``."""

from bot.storage.tables import cases, chats, codes, delivery, line
from bot.storage.tables.columns import METADATA

__all__ = ["METADATA", "cases", "chats", "codes", "delivery", "line"]
