"""The understanding of the trained model, without a server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from bot import bootstrap
from bot.logs import configure_logging


def parse_texts(texts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield what the newest model of ``models/`` understands of each text, in order.

    ``ranking`` holds every intent with its confidence, the likeliest first.
    """
    for parsed in parsed_by_rasa(texts, bootstrap.ROOT / "models"):
        ranking = [_named(one) for one in parsed.get("intent_ranking", [])]
        found = {"text": parsed["text"], **_named(parsed["intent"])}
        yield {**found, "entities": parsed["entities"], "ranking": ranking}


def _named(intent: dict[str, Any]) -> dict[str, Any]:
    return {"intent": intent["name"], "confidence": round(float(intent["confidence"]), 4)}


def parsed_by_rasa(texts: Iterable[str], models: Path) -> Iterator[dict[str, Any]]:
    """Yield all that the newest model in ``models`` tells of each text, with the ranking."""
    configure_logging(logging.WARNING)
    from rasa.core.agent import Agent

    # Rasa writes what it parsed to standard output unless it is told not to.
    configure_logging(logging.WARNING)
    agent = Agent.load(str(models))
    # asyncio.Runner came with Python 3.11, and Rasa holds us at 3.10.
    with closing(asyncio.new_event_loop()) as loop:
        for text in texts:
            parsed = loop.run_until_complete(agent.parse_message(_as_typed(text)))
            yield {**parsed, "text": text}


def _as_typed(text: str) -> str:
    """Take off the slash by which a text would pass for a button."""
    return text.lstrip().lstrip("/")
