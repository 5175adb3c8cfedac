"""The sentences that nothing is trained on, and what a model makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parents[1] / "tests" / "nlu"
FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Sentence:
    """A held-out sentence, its intent, and who would write it."""

    text: str
    intent: str
    group: str


@dataclass(frozen=True)
class Parsed:
    """What a held-out sentence means, and what was understood with which confidence.

    ``best`` is the most likely intent, also where the assistant rather asks back.
    """

    intent: str
    group: str
    best: str
    confidence: float
    asks_back: bool

    @property
    def is_right(self) -> bool:
        """Say whether the most likely intent is the right one."""
        return self.intent == self.best

    @property
    def is_understood(self) -> bool:
        """Say whether the assistant goes on with the right intent."""
        return self.is_right and not self.asks_back

    @property
    def is_misunderstood(self) -> bool:
        """Say whether the assistant goes on with a wrong intent."""
        return not self.is_right and not self.asks_back


def sentences() -> list[Sentence]:
    """Return all held-out sentences, by topic."""
    return [
        Sentence(**entry)
        for path in sorted(FOLDER.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def judged(sentence: Sentence, result: Mapping[str, Any]) -> Parsed:
    """Compare what a sentence means with what Rasa tells of it."""
    ranking = [guess for guess in result["intent_ranking"] if guess["name"] != FALLBACK]
    name, confidence = (ranking[0]["name"], ranking[0]["confidence"]) if ranking else ("", 0.0)
    asks_back = result["intent"]["name"] == FALLBACK
    return Parsed(sentence.intent, sentence.group, name, confidence, asks_back)


def share(part: int, whole: int) -> str:
    """Write a share as a percentage."""
    return f"{part / whole:6.1%} ({part} of {whole})" if whole else "-"
