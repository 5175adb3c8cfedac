"""The one place that renders templates."""

from bot.wording.message import Button, Message
from bot.wording.render import Wording

__all__ = ["Button", "Message", "Wording"]
