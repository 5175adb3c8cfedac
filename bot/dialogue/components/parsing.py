"""The understanding of the trained model, without a server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from bot import bootstrap
from bot.logs import configure_logging


def parse_texts(texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield what the newest model of ``models/`` understands of each text, in order.

    ``ranking`` holds every intent with its confidence, the likeliest first.
    """
    configure_logging(logging.WARNING)
    from rasa.core.agent import Agent

    # Rasa writes what it parsed to standard output unless it is told not to.
    configure_logging(logging.WARNING)
    agent = Agent.load(str(bootstrap.ROOT / "models"))
    # asyncio.Runner came with Python 3.11, and Rasa holds us at 3.10.
    with closing(asyncio.new_event_loop()) as loop:
        for text in texts:
            parsed = loop.run_until_complete(agent.parse_message(_as_typed(text)))
            yield {
                "text": text,
                "intent": parsed["intent"]["name"],
                "confidence": round(float(parsed["intent"]["confidence"]), 4),
                "entities": parsed["entities"],
                "ranking": [
                    {"intent": one["name"], "confidence": round(float(one["confidence"]), 4)}
                    for one in parsed.get("intent_ranking", [])
                ],
            }


def _as_typed(text: str) -> str:
    """Take off the slash by which a text would pass for a button."""
    return text.lstrip().lstrip("/")
