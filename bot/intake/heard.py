"""One message, and what it changes in an intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.intake.plain import as_stored
from bot.intake.questions import NETWORK_REFUSAL, OWN_WORDS, Question, without

if TYPE_CHECKING:
    from bot.intake.unasked import Answers

#: How an answer leaves what is kept about the question that it answers.
SETTLED: Mapping[str, object] = MappingProxyType(
    {"question_attempts": 0, "open_choices": None, "question_stage": None}
)


#: A feeling or a story had its answer, and the question was put again.
HEARD_OUT = "heard_out"
_NOT_SURE = ("unknown", "unsure")


@dataclass(frozen=True)
class Heard:
    """One message: its words, its intent, and the values of a button (never of typed words).

    ``is_alarm``: it must not wait (``bot.safety``); help was given already.
    """

    text: str
    intent: str = ""
    confidence: float = 0.0
    pressed: Mapping[str, str] = field(default_factory=dict)
    is_alarm: bool = False

    @property
    def is_button(self) -> bool:
        """Say whether this was a button, which arrives as a payload with a slash."""
        return self.text.startswith("/")


@dataclass(frozen=True)
class Turn:
    """What a message changes.

    Args:
        changes: Slots to set; None forgets the answer.
        say: What is told before the next question, a template of ``templates/intake``: "heard"
            repeats what was understood, "noted" what the words told instead of the answer,
            "corrected" what was given anew; or nothing.
        is_aside: Something else than an answer; the rules answer it.
    """

    changes: Mapping[str, object] = field(default_factory=dict)
    say: str = ""
    is_aside: bool = False


def put_at(stage: str) -> Turn:
    """Return the turn that puts the open question in the words of a stage."""
    return Turn(changes={**SETTLED, "question_stage": stage})


def heard_out(answers: Answers, say: str) -> Turn | None:
    """Say something kind to words that answer nothing, once; None where that was said just now.

    What is told again is counted, so that nobody is asked for ever.
    """
    was_said = answers.get("question_stage") == HEARD_OUT or attempts(answers)
    return None if was_said else replace(put_at(HEARD_OUT), say=say)


def forget(slot: str, answers: Answers) -> dict[str, object]:
    """Return the changes that forget an answer and what depends on it."""
    kept = without(answers, slot)
    gone: dict[str, object] = {name: None for name in answers if name not in kept}
    words = answers.get(OWN_WORDS)
    if isinstance(words, Mapping) and any(name in words for name in gone):
        gone[OWN_WORDS] = {name: one for name, one in words.items() if name not in gone} or None
    return gone


def with_dependents(new: Answers, answers: Answers) -> dict[str, object]:
    """Return new answers, with the changes that forget what depended on the old ones."""
    gone = {name: None for slot in new for name in forget(slot, answers)}
    return {**gone, **new}


def settled_now(answers: Answers, changes: Mapping[str, object]) -> dict[str, object]:
    """Return what falls where words settle what somebody was not sure of: the indication."""
    settled = [slot for slot in changes if answers.get(slot) in _NOT_SURE and changes[slot]]
    return {name: None for slot in settled for name in forget(slot, answers) if name != slot}


def filled(
    question: Question,
    value: object,
    also: Mapping[str, object] = MappingProxyType({}),
) -> Turn:
    """Fill the slot; a no at the summary sends nothing and asks what then."""
    if question.slot == "confirm" and value == "no":
        return put_at("declined")
    changes = {**SETTLED, **also, question.slot: as_stored(value)}
    told_more = any(also.get(slot) is not None for slot in also if slot != NETWORK_REFUSAL)
    return Turn(changes=changes, say="heard" if told_more else "")


def attempts(answers: Answers) -> int:
    """Return how many answers to the open question were not understood."""
    count = answers.get("question_attempts")
    return count if isinstance(count, int) else 0


def unclear(answers: Answers) -> Turn:
    """Count an answer that was not understood; what was asked back is asked back once more."""
    tries = attempts(answers)
    if tries == 0 and answers.get("open_choices"):
        return Turn(changes={"question_attempts": 1})
    return Turn(changes={**SETTLED, "question_attempts": tries + 1})


def not_knowing(question: Question) -> str | None:
    """Return what "weet ik niet" means here; None where it is no answer."""
    if question.kind == "yes_no_unsure":
        return "unsure"
    if question.may_be_none:
        return "none"
    return "unknown" if question.may_be_unknown else None
