"""Explain how an answer was read: for whoever asks why, and for developing the readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.language.answers import read_answer, read_by_rules
from bot.language.normalise import normalise
from bot.language.opinion import opinion, topic_of

if TYPE_CHECKING:
    from datetime import date


def explain_answer(slot: str, text: str, *, question: str = "", today: date) -> dict[str, Any]:
    """Return what was normalised, what decided, and what rules and examples each say.

    Raises:
        KeyError: There is no such slot.
    """
    reading = read_answer(slot, text, question=question, today=today)
    by_rules = read_by_rules(slot, text, question=question, today=today)
    own = opinion(text, slot) if topic_of(slot) else None
    return {
        "normalised": normalise(text),
        "matched": reading.matched,
        "by": "rules" if reading == by_rules else "examples",
        "rules": {"value": by_rules.value, "choices": list(by_rules.choices)},
        "examples": own and {"value": own.value, "confidence": round(own.confidence, 3)},
    }
