"""What the safety screen and the normaliser cost for one message."""

from __future__ import annotations

import time
from statistics import mean
from typing import TYPE_CHECKING

import yaml

from bench.figures import Figure, Goal, percentile
from bot.language.normalise import normalise
from bot.safety.screening import screen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.stage import Stage

SECTION = "screen"
#: A message may not wait for it.
SCREEN_MICROSECONDS = 1000


def measure(stage: Stage) -> list[Figure]:
    """Return the time for each of the sentences that the assistant learns from."""
    sentences = _sentences(stage)
    return [
        *_costs("safety screen", screen, sentences, Goal(SCREEN_MICROSECONDS)),
        *_costs("normaliser", normalise.__wrapped__, sentences),
    ]


def _costs(
    name: str, read: Callable[[str], object], sentences: Sequence[str], goal: Goal | None = None
) -> list[Figure]:
    read(sentences[0])
    costs = []
    for sentence in sentences:
        # Processor time: what else the machine does is no part of it.
        began = time.thread_time()
        read(sentence)
        costs.append(1e6 * (time.thread_time() - began))
    note = f"{len(sentences)} different sentences, each once; processor time"
    values = (
        ("mean", mean(costs), goal),
        ("p50", percentile(costs, 0.5), None),
        ("p95", percentile(costs, 0.95), None),
    )
    return [
        Figure(SECTION, f"{name}, {word}", value, "µs", wanted, note)
        for word, value, wanted in values
    ]


def _sentences(stage: Stage) -> list[str]:
    found: dict[str, None] = {}
    for path in sorted((stage.tree / "nlu_data" / "nlu").glob("*.yml")):
        for entry in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            lines = entry.get("examples", "").splitlines()
            found |= dict.fromkeys(line.removeprefix("- ").strip() for line in lines)
    return [sentence for sentence in found if sentence]
