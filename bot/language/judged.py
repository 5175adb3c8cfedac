"""What words resemble, by weights that were learned from examples (``python -m bench.opinions``).

The weights of a topic stand in ``data/opinions``: of each word, pair of words and four letters how
much it speaks for each label. Nothing is imported for it but Python itself.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.language.tables import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What the examples call words that say nothing about what is asked.
NOTHING_SAID = "-"
WORD = re.compile(r"\w+|[?!👍👎✅❌🤷🤔]")
_LETTERS = 4
#: As many words of an answer are weighed.
_LONGEST = 60


@dataclass(frozen=True)
class Opinion:
    """The likeliest value, or ``NOTHING_SAID``, and how likely it and every other is (0 to 1)."""

    value: str
    confidence: float
    likely: Mapping[str, float]


def weighable(told: str, asked: Iterable[str] = (), longest: int = _LONGEST) -> set[str]:
    """Return what is weighed of normalised words: words, pairs, letters in words.

    Args:
        told: The words.
        asked: Questions for each of which words and pairs count once more.
        longest: As many words are weighed, the first ones.
    """
    words = ["^", *WORD.findall(told)[:longest], "$"]
    phrases = {*words, *(f"{one} {two}" for one, two in pairwise(words))}
    spoken = phrases | {f"{kind}|{one}" for kind in asked for one in phrases}
    for word in words:
        padded = f"<{word}>"
        spoken |= {
            f"#{padded[start : start + _LETTERS]}" for start in range(len(padded) - _LETTERS + 1)
        }
    return spoken


def judged(features: Iterable[str], topic: str, strange: float = 0.0) -> Opinion:
    """Return the opinion on what is weighed, by the weights of a topic.

    Args:
        features: What is weighed.
        topic: Whose weights.
        strange: How much something without a weight counts as said: the more, the less the rest
            decides.
    """
    labels, table, bias = _learned(topic)
    weighed = tuple(features)
    known = [table[feature].split("\t") for feature in weighed if feature in table]
    unknown = strange**2 * sum(_share(feature) for feature in weighed if feature not in table)
    length = math.sqrt(unknown + sum(float(size) ** 2 for size, *_ in known)) or 1.0
    scores = list(bias)
    for _, *weights in known:
        for index, weight in enumerate(weights):
            scores[index] += float(weight) / length
    one_by_one = [1 / (1 + math.exp(-score)) for score in scores]
    likely = {label: one / sum(one_by_one) for label, one in zip(labels, one_by_one, strict=True)}
    best = max(likely, key=likely.__getitem__)
    return Opinion(best, likely[best], likely)


def _share(feature: str) -> float:
    """Return how much a feature counts beside a word: letters less, as they are learned."""
    return 0.5 if feature.startswith("#") else 1.0


@cache
def _learned(topic: str) -> tuple[list[str], Mapping[str, str], tuple[float, ...]]:
    """Return the labels, the numbers of each feature as written, and where scores begin.

    The numbers are its size and its weight for each label; few of them are ever needed.
    """
    text = (DATA / "opinions" / f"{topic}.tsv").read_text(encoding="utf-8")
    _, labels, bias, *lines = text.splitlines()
    # A line without its feature is a list of numbers; most are never looked at.
    table = dict(line.split("\t", 1) for line in lines)
    return labels.split("\t")[2:], table, tuple(map(float, bias.split("\t")[2:]))
