"""The statistical reader: how much a text is like the messages that must not wait, per kind.

A linear model over ``features``, made by ``python -m bot.safety.training`` and applied here with
nothing but the standard library, because the gateway must stay light. It adds what the patterns
miss; what it finds cannot be explained, only learned anew with more examples.
"""

from __future__ import annotations

import gzip
import json
from array import array
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from bot.safety import features

FILE = Path(__file__).with_name("data") / "weights.gz"
#: Of a message in several stretches the worst stretch counts for this share, the whole message
#: for the rest: a cry for help in a ramble must stand out, a calm story around it must soften it.
SHARE_OF_STRETCH = 0.5
#: A long calm message says no more than this against its worst stretch.
LEAST_OF_WHOLE = -2.0


@dataclass(frozen=True)
class Model:
    """Weights per kind, and the scores from which a kind is found.

    ``found_from``: by the statistics alone. ``kept_from``: what a pattern of a weak group found.
    """

    kinds: tuple[str, ...]
    weights: tuple[array[int], ...]
    scales: tuple[float, ...]
    biases: tuple[float, ...]
    found_from: dict[str, float]
    kept_from: dict[str, float]
    digest: str

    def score(self, words: tuple[str, ...]) -> list[float]:
        """Return a score per kind for one row of words."""
        totals = [0.0] * len(self.kinds)
        for group in features.groups(words):
            if len(group) == 1:
                (feature,) = group
                totals = [
                    total + weights[feature]
                    for total, weights in zip(totals, self.weights, strict=True)
                ]
            elif group:
                # One getter for all kinds: half the time of asking for each feature by itself.
                share, picked = len(group) ** -0.5, itemgetter(*group)
                totals = [
                    total + share * sum(picked(weights))
                    for total, weights in zip(totals, self.weights, strict=True)
                ]
        return [
            total * scale + bias
            for total, scale, bias in zip(totals, self.scales, self.biases, strict=True)
        ]


@dataclass(frozen=True)
class Score:
    """How much a message is like one kind, and the words that are most like it."""

    value: float
    stretch: tuple[str, ...]


def read(plain_text: str) -> dict[str, Score]:
    """Score a message in plain form for each kind."""
    known = model()
    stretches = features.stretches(plain_text)
    if not stretches:
        return {}
    each = [known.score(stretch) for stretch in stretches]
    whole = each[0] if len(each) == 1 else known.score(features.words_of(plain_text))
    found = {}
    for place, kind in enumerate(known.kinds):
        worst, stretch = max(
            (one[place], words) for one, words in zip(each, stretches, strict=True)
        )
        found[kind] = Score(blend(worst, whole[place]), stretch)
    return found


def blend(worst: float, whole: float) -> float:
    """Return the score of a message from those of its worst stretch and of all of it."""
    return SHARE_OF_STRETCH * worst + (1 - SHARE_OF_STRETCH) * max(whole, LEAST_OF_WHOLE)


@lru_cache(maxsize=1)
def model() -> Model:
    """Load the weights when the first message comes."""
    with gzip.open(FILE) as file:
        header: dict[str, Any] = json.loads(file.readline())
        weights = tuple(array("b", file.read(features.count())) for _ in header["kinds"])
    return Model(
        kinds=tuple(header["kinds"]),
        weights=weights,
        scales=tuple(header["scales"]),
        biases=tuple(header["biases"]),
        found_from=header["found_from"],
        kept_from=header["kept_from"],
        digest=header["digest"],
    )
