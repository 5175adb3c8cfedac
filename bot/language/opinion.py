"""A second reader for questions with few answers, which has learned from examples.

The rules of a reader know the phrases that somebody thought of. This one weighs the words, pairs
of words and letters of an answer as ``data/examples`` taught it (``python -m bench.opinions``
learns anew), and tells how sure it is. It speaks where the rules say nothing, and may stop one.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.language.change import CHANGES, current
from bot.language.cues import cues, has, has_topic
from bot.language.normalise import normalise
from bot.language.reading import NOTHING, Reading
from bot.language.sentences import statements
from bot.language.tables import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What the examples call an answer that says nothing about the question.
NOTHING_SAID = "-"
#: So sure it must be to speak where the rules are silent, to silence a rule, to say otherwise.
_SPEAKS, _SILENCES, _OVERRULES = 0.65, 0.75, 0.9
#: So sure that a place, income or role is not told at all, to silence a rule that found one.
_SAYS_NOTHING = 0.8
#: Roles are easily confounded, kinds of services hardly (measured on writers left out).
_SILENCES_OF = {"referrer_type": 0.7}
_SPEAKS_OF = {"referrer_type": 0.75, "referrer_organisation": 0.55}
#: So sure to tell which of two services, or roles, somebody has.
_DECIDES = {"referrer_type": 0.8, "referrer_organisation": 0.8, "income": 0.9}
_JOINED = re.compile(r"(?<!\w)(?:of|ofwel|allebei|beide|alle twee|halftijds|samen|zowel)(?!\w)")
#: So sure to confirm what a rule found in words about something else.
_SHARES = 0.85
#: So unlikely must a rule's value be to be silenced: of a place, income or role, of a yes or no.
_UNLIKELY = (0.2, 0.1)
#: Somebody with two roles, or who does not know of which service.
_OPEN = re.compile(
    r"(?<!\w)(?:allebei|beide|alle ?twee|zowel|omgekeerd|door (?:mekaar|elkaar))(?!\w)"
)
#: A longer answer is a story, of which an opinion must be surer; of the longest there is none.
_STORY, _LONGEST_STORY, _SURE_OF_STORY = 20, 60, 0.85
#: A saying has fewer words than this.
_SAYING = 4
#: What only the question makes clear.
_BARE = frozenset({"ja", "nee", "jawel", "klopt", "inderdaad"})
_WORD = re.compile(r"\w+|[?!👍👎✅❌🤷🤔]")
_LETTERS = 4
_LONGEST = 60
_PROPOSALS = frozenset({"network_consent", "rent_guarantee_consent", "accepts_intensive_coaching"})
_TOPICS = {
    "yes_no": _PROPOSALS | {"wants_change", "discussed_with_youth", "earlier_home_support"},
    "living_situation": frozenset({"living_situation"}),
    "income": frozenset({"income"}),
    "referrer_type": frozenset({"referrer_type"}),
    "referrer_organisation": frozenset({"referrer_organisation"}),
}


@dataclass(frozen=True)
class Opinion:
    """The likeliest value, or ``NOTHING_SAID``, and how likely it and every other is (0 to 1)."""

    value: str
    confidence: float
    likely: Mapping[str, float]


def topic_of(slot: str) -> str | None:
    """Return the name of the examples from which answers to ``slot`` are learned."""
    return next((topic for topic, slots in _TOPICS.items() if slot in slots), None)


def opinion(text: str, slot: str) -> Opinion:
    """Return the opinion on an answer as typed.

    Raises:
        KeyError: Nothing was learned for such a slot.
    """
    topic = topic_of(slot)
    if topic is None:
        raise KeyError(slot)
    labels, weights, bias = _learned(topic)
    found = features(text, slot)
    scores = list(bias)
    scale = 1 / math.sqrt(len(found))
    for feature in found:
        for index, weight in enumerate(weights.get(feature, ())):
            scores[index] += scale * weight
    one_by_one = [1 / (1 + math.exp(-score)) for score in scores]
    likely = {label: one / sum(one_by_one) for label, one in zip(labels, one_by_one, strict=True)}
    best = max(likely, key=likely.__getitem__)
    return Opinion(best, likely[best], likely)


def is_shared(reading: Reading, text: str, slot: str) -> bool:
    """Tell whether the opinion is sure of what a rule found in words that were not its answer."""
    if reading.value is None or topic_of(slot) is None:
        return False
    own = opinion(text, slot)
    return own.value == reading.value and own.confidence >= _SHARES


def weighed(reading: Reading, text: str, slot: str, question: str) -> Reading:
    """Return a reading by rules in the light of the opinion on the same answer.

    Where the rules say nothing a sure opinion speaks; where it differs from them nothing is read,
    so that the question is asked again, unless it is very sure. Choices stay, but for roles of
    which it is sure, and so does what answers a question that is turned round ("heb je er iets op
    tegen?").
    """
    if topic_of(slot) is None or _is_silent(text, slot, normalise(question)):
        return reading
    if reading.choices:
        return _decided(reading, text, slot)
    own = opinion(text, slot)
    return _spoken(own, text, slot) if reading.is_empty else _against(own, reading, text, slot)


def _spoken(own: Opinion, text: str, slot: str) -> Reading:
    """Return the value of an opinion where the rules are silent, if it is sure enough."""
    length = len(text.split())
    needed = _SPEAKS_OF.get(slot, _SPEAKS) if length < _STORY else _SURE_OF_STORY
    is_sure = own.confidence >= needed and length < _LONGEST_STORY
    is_open = slot in _SPEAKS_OF and bool(_OPEN.search(normalise(text)))
    speaks = is_sure and own.value != NOTHING_SAID and not is_open
    return Reading(own.value, matched=_resembles(own)) if speaks else NOTHING


def _against(own: Opinion, reading: Reading, text: str, slot: str) -> Reading:
    """Return what a rule found, nothing where the opinion silences it, or what that says."""
    length = len(text.split())
    # "Zijde zot" resembles nothing, and is known to the rules.
    is_saying = own.value == NOTHING_SAID and length < _SAYING
    likely = own.likely.get(str(reading.value), 0)
    doubts = likely < _UNLIKELY[topic_of(slot) == "yes_no"] and not _leads(text, slot)
    is_sure = own.confidence >= _needed_against(own, text, slot)
    if is_saying or own.value == reading.value or not (is_sure or doubts):
        return reading
    tells = length < _STORY and own.value != NOTHING_SAID and own.confidence >= _OVERRULES
    return Reading(own.value, matched=_resembles(own)) if tells else NOTHING


def _needed_against(own: Opinion, text: str, slot: str) -> float:
    """Return how sure an opinion must be to silence a rule that says something else."""
    if own.value == NOTHING_SAID:
        return _OVERRULES if topic_of(slot) == "yes_no" else _SAYS_NOTHING
    return _OVERRULES if _leads(text, slot) else _SILENCES_OF.get(slot, _SILENCES)


def _decided(reading: Reading, text: str, slot: str) -> Reading:
    """Return the one of two that an opinion is sure of, unless the answer joins them."""
    if slot not in _DECIDES or _JOINED.search(normalise(text)):
        return reading
    own = opinion(text, slot)
    is_one = own.value in reading.choices and own.confidence >= _DECIDES[slot]
    return Reading(own.value, matched=_resembles(own)) if is_one else reading


def _is_silent(text: str, slot: str, asked: str) -> bool:
    """Tell whether the opinion has no say: at a question asked back or turned round."""
    told = statements(normalise(text))
    explicit = has_topic(slot) and "nothing" in cues(slot) and has(slot, "nothing", told)
    turned = topic_of(slot) == "yes_no" and (
        has("yes_no", "inverted_question", asked) or has("yes_no", "negative_question", asked)
    )
    bare = topic_of(slot) != "yes_no" and told.strip(".! ") in _BARE
    return not told or explicit or turned or bare


def _leads(text: str, slot: str) -> bool:
    """Tell whether an answer begins with a yes or a no, against which an opinion must be surer."""
    if topic_of(slot) != "yes_no":
        return False
    normal = normalise(text)
    return has("yes_no", "lead_yes", normal) or has("yes_no", "lead_no", normal)


def _resembles(own: Opinion) -> str:
    return f"resembles examples of {own.value} ({own.confidence:.0%})"


def features(text: str, slot: str) -> set[str]:
    """Return what is weighed: words, pairs, letters in words; words also for this question."""
    told = normalise(text)
    told = current(told) if slot in CHANGES else told
    words = ["^", *_WORD.findall(told)[:_LONGEST], "$"]
    spoken = {*words, *(f"{one} {two}" for one, two in pairwise(words))}
    for kind in {slot, "proposal"} if slot in _PROPOSALS else {slot}:
        if topic_of(slot) == "yes_no":
            spoken |= {f"{kind}|{one}" for one in spoken if "|" not in one}
    for word in words:
        padded = f"<{word}>"
        spoken |= {
            f"#{padded[start : start + _LETTERS]}" for start in range(len(padded) - _LETTERS + 1)
        }
    return spoken


@cache
def _learned(topic: str) -> tuple[list[str], Mapping[str, tuple[float, ...]], tuple[float, ...]]:
    """Return the labels, the weight of each feature for each label, and where scores begin."""
    lines = (DATA / "opinions" / f"{topic}.tsv").read_text(encoding="utf-8").splitlines()
    labels = lines[1].split("\t")[1:]
    table = {}
    for line in lines[2:]:
        feature, *numbers = line.split("\t")
        table[feature] = tuple(float(number) for number in numbers)
    return labels, table, table.pop("(bias)")
